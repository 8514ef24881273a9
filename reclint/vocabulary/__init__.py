"""The words of a course, as data and as compiled patterns."""
