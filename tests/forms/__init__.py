"""Other ways to write the same record, and that they are read the same."""
