"""Benchmarks: `python bench/run.py` runs them all."""
