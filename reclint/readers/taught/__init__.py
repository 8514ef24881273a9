"""What a lesson taught: in lists, tables, lines and prose, each with its depth."""
