"""Patterns of ``.gitignore`` that are tried on a path in the time that its length asks for, however they are written.

pathspec makes a regular expression of each: a ``*`` becomes ``[^/]*``, a ``**`` between slashes ``(?:/.+)?``. With
several of them, as in ``*a*a*b``, Python tries every way to part a name among them. It is enough to try the first way:
what stands behind a star and before the next one is taken where it is found first, and what is left goes to the last
star. `fnmatch.translate` does the same. The lookaheads are atomic groups, which Python 3.10 does not have. As in Git,
and not in pathspec, a bracket such as ``[!a]`` stands for no slash.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pathspec import GitIgnoreSpec

if TYPE_CHECKING:
    from collections.abc import Iterable

_STAR, _ONE = "[^/]*", "[^/]"
_FOLDERS, _FIRST_FOLDERS = "(?:/.+)?", "^(?:.+/)?"
_OTHER_THAN = re.compile(r"(?<![\[\\])\[\^(?!/)")
"""A set of other characters that lets a slash through, "[^ab]": in Git no set does."""
_STARS = re.compile(r"(?:\[\^/\]\*){2,}")
"""Stars in a row, "***", which are one and would be tried in all ways."""


def ignore_spec(lines: Iterable[str]) -> GitIgnoreSpec:
    """What some lines of a ``.gitignore`` match.

    Raises:
        ValueError: a line is no pattern.
    """
    spec = GitIgnoreSpec.from_lines(lines)
    for pattern in spec.patterns:
        regex = getattr(pattern, "regex", None)
        if regex is not None and (quick := quickened(regex.pattern)) != regex.pattern:
            pattern.regex = re.compile(quick, regex.flags)
    return spec


def quickened(regex: str) -> str:
    """The expression that pathspec makes of a pattern, rewritten so that no star but the last is tried twice."""
    return _with_quick_folders(_with_quick_stars(_OTHER_THAN.sub("[^/", regex)))


def _with_quick_stars(regex: str) -> str:
    first, *rest = _STARS.sub(lambda _: _STAR, regex).split(_STAR)
    made = [first]
    for place, part in enumerate(rest):
        is_last = place == len(rest) - 1 or "/" in part.replace(_ONE, "")
        made.append(_STAR + part if is_last else _atomic(f"star{place}", f"{_STAR}?{part}"))
    return "".join(made)


def _with_quick_folders(regex: str) -> str:
    first, *rest = regex.split(_FOLDERS)
    if rest and first.startswith(_FIRST_FOLDERS):
        first = "^" + _atomic("first", f"(?:.+?/)??{first[len(_FIRST_FOLDERS) :]}(?=/)")
    made = [first]
    for place, part in enumerate(rest):
        is_last = place == len(rest) - 1
        made.append(_FOLDERS + part if is_last else _atomic(f"folders{place}", f"(?:/.+?)??{part}(?=/)"))
    return "".join(made)


def _atomic(name: str, regex: str) -> str:
    return f"(?=(?P<{name}>{regex}))(?P={name})"
