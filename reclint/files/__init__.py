"""All that touches the world: finding, reading and writing files, and Git."""
