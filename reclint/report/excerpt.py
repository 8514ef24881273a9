"""A line of a document behind a gutter, with a mark under the stretch that is meant: text of records is only quoted."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from reclint.report.cleaning import clean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reclint.findings.finding import Place
    from reclint.text.source import Source

WIDTH = 100
_MORE = "…"
_REACH = 2
"""How many times the width is looked at on either side of a place: characters that take no column have no end."""


def excerpt(source: Source | None, place: Place, width: int = WIDTH) -> list[str]:
    """The first line of a place and a mark under it, at most ``width`` columns of text; empty without a source."""
    if source is None or place.start.line > len(source.lines):
        return []
    line = source.lines[place.start.line - 1]
    start = place.start.column - 1
    stop = place.stop.column - 1 if place.stop.line == place.start.line else len(line)
    first, last = max(start - _REACH * width, 0), min(start + _REACH * width, len(line))
    characters = [clean(character) for character in line[first:last]]
    shown, before, marked = _window(characters, start - first, max(stop, start) - first, width)
    if first and not shown.startswith(_MORE):
        shown, before = f"{_MORE}{shown}", before + len(_MORE)
    if last < len(line) and not shown.endswith(_MORE):
        shown += _MORE
    number = str(place.start.line)
    gutter = " " * len(number)
    return [f"{number} | {shown}".rstrip(), f"{gutter} | {' ' * before}{'^' * max(marked, 1)}"]


def _window(characters: Sequence[str], start: int, stop: int, width: int) -> tuple[str, int, int]:
    """The text shown, the columns before the mark, and the columns of the mark; a long line is cut around the mark."""
    left, right, used = start, start, 0
    while right < min(stop, len(characters)) and used + columns(characters[right]) <= width:
        used += columns(characters[right])
        right += 1
    marked, room = used, width - used
    lead = 0
    while left > 0 and lead + columns(characters[left - 1]) <= room // 2:
        left -= 1
        lead += columns(characters[left])
    room -= lead
    while right < len(characters) and columns(characters[right]) <= room:
        room -= columns(characters[right])
        right += 1
    while left > 0 and columns(characters[left - 1]) <= room:
        left -= 1
        lead += columns(characters[left])
        room -= columns(characters[left])
    text = "".join(characters[left:right])
    head, tail = (_MORE if left else ""), (_MORE if right < len(characters) else "")
    return f"{head}{text}{tail}", lead + len(head), marked


def columns(text: str) -> int:
    """The columns of a terminal that text takes; combining marks take none, wide characters two.

    After the East Asian Width property, https://www.unicode.org/reports/tr11/.
    """
    return sum(_column(character) for character in text)


def _column(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1
