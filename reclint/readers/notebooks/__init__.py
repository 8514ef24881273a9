"""Notebooks, and what a record says of them and of their exercises."""
