"""The concept index: where it stands, its rows, and what each says."""
