"""Repositories that mean harm, one function for each: what it tries is its docstring. `python -m scripts.hostile`."""
