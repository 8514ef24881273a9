"""Text and nothing else: sources with positions, YAML with the place of every mistake, nearest words, errors."""
