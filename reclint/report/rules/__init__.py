"""The rule catalogue for people, for tools and for the documentation."""
