"""A document as its parts: the outline with the role of each, its fields, labels, tables and titles."""
