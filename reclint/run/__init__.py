"""Running rules: what is asked for, what was found, what fixes come to."""
