"""The one small tree of errors that reclint raises on purpose.

Every error says in one sentence what was found; ``hint`` says what was expected or what to do. ``slug`` is a stable
name for tests and machine output. Content of documents never raises: it becomes a finding.
"""

from __future__ import annotations


class ReclintError(Exception):
    """Something that stops a run: wrong usage, configuration, catalogue or an unreadable file."""

    slug = "error"

    def __init__(self, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class UsageError(ReclintError):
    """The command line asks for something that does not exist or does not fit."""

    slug = "usage"


class SourceError(ReclintError):
    """A document cannot be turned into text; ``path`` names it, ``reason`` says why."""

    slug = "unreadable"

    def __init__(self, path: str, message: str, hint: str | None = None) -> None:
        super().__init__(f"{path}: {message}", hint)
        self.path = path
        self.reason = message


class YamlError(ReclintError):
    """A YAML file is malformed or does not fit its schema; each problem stands with its own line and column."""

    slug = "yaml"


class ConfigError(ReclintError):
    """A configuration cannot be used; each problem stands with its own line and column."""

    slug = "config"


class CatalogueError(YamlError):
    """The rule catalogue does not fit its checks."""

    slug = "catalogue"
