"""The sections of lessons: their headings, names and facts, and the fields below them."""
