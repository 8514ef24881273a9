"""One module for each output: a function from plain data to a string. Nothing here reads files or knows a terminal."""
