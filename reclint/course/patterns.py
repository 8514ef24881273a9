"""Patterns of a configuration that match no file: what they were written for is misspelt, or gone."""

from __future__ import annotations

import re
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from reclint.course.configuration import FILE_KEYS
from reclint.files.discovery import path_matcher
from reclint.findings.report import IdlePattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reclint.course.configuration import Loaded
    from reclint.course.opening import Opened
    from reclint.text.yamltext import Steps

_PLACEHOLDER = re.compile(r"\{[^{}]*\}")
"""A placeholder of a file pattern: "{series}" in "plans/{series}-{module}.md"."""


def idle_patterns(course: Opened) -> tuple[IdlePattern, ...]:
    """The patterns of the course's own configuration that match nothing; what it extends may be meant for others."""
    return tuple(_idle(course.settings.chain[-1], course.place.tree.keys)) if course.settings.chain else ()


def _idle(loaded: Loaded, keys: Sequence[str]) -> Iterator[IdlePattern]:
    for key in FILE_KEYS:
        patterns: Sequence[str] = getattr(loaded.configuration, key) or ()
        if patterns and not any(_names(pattern, keys) for pattern in patterns):  # several are tried one after another
            yield IdlePattern(key, ", ".join(patterns), loaded.source.place((key,)))
    for where, pattern in _of_gitignore(loaded):
        if not pattern.startswith("!") and not any(map(path_matcher((pattern,)), keys)):
            yield IdlePattern(".".join(str(step) for step in where[:-1]), pattern, loaded.source.place(where))


def _of_gitignore(loaded: Loaded) -> Iterator[tuple[Steps, str]]:
    """The patterns that are those of ``.gitignore``, each with its place in the configuration."""
    configuration = loaded.configuration
    yield from ((("exclude", place), pattern) for place, pattern in enumerate(configuration.exclude))
    yield from ((("per-file", pattern), pattern) for pattern in configuration.per_file)
    for name, settings in configuration.rules.items():
        yield from ((("rules", name, "paths", place), pattern) for place, pattern in enumerate(settings.paths))


def _names(pattern: str, keys: Sequence[str]) -> bool:
    shape = _PLACEHOLDER.sub("*", pattern)
    return any(fnmatchcase(key, shape) or fnmatchcase(key, f"*/{shape}") for key in keys)
