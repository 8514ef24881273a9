"""A course: opened from its files, with its configuration and the rules that are in force for it."""
