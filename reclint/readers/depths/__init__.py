"""Depths: the words and marks for them, and what a record says that its own marks mean."""
