"""The one small tree of errors that reclint raises on purpose.

Every error says in one sentence what was found; ``hint`` says what was expected or what to do. ``slug`` is a stable
name for tests and machine output. Content of documents never raises: it becomes a finding.
"""

from __future__ import annotations

from typing import NamedTuple


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


class Problem(NamedTuple):
    """What is wrong in a file that a person has written, at a 1-based line and column; 0 where none can be told."""

    path: str
    line: int
    column: int
    what: str

    def __str__(self) -> str:
        """One line for a person."""
        place = "".join(f":{number}" for number in (self.line, self.column) if number)
        return f"{self.path}{place}: {self.what}"


class FileError(ReclintError):
    """A file that a person has written cannot be used, for one or more ``problems``, told a line each."""

    def __init__(self, *problems: Problem, hint: str | None = None) -> None:
        super().__init__("\n".join(map(str, problems)), hint)
        self.problems = problems


class YamlError(FileError):
    """A YAML or TOML file is malformed or does not fit its schema."""

    slug = "yaml"


class ConfigError(FileError):
    """A configuration cannot be used."""

    slug = "config"


class CatalogueError(YamlError):
    """The rule catalogue does not fit its checks."""

    slug = "catalogue"
