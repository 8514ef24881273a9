"""reclint: a linter and review tool for lesson records."""

__version__ = "0.1.0"
