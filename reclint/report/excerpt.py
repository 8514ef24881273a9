"""A line of a document behind a gutter, with a mark under the stretch that is meant: text of records is only quoted."""

from __future__ import annotations

from itertools import accumulate, takewhile
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len

from reclint.report.cleaning import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reclint.findings.finding import Place
    from reclint.text.source import Source

WIDTH = 100
"""The columns of text where nobody asks for others: a choice, which leaves room for the gutter on 110 columns."""
_MORE = "…"
_PICTURE = "\ufe0f"
"""https://www.unicode.org/reports/tr51/#def_emoji_presentation_selector"""
_REACH = 2
"""How many times the width is looked at on either side of a place: characters that take no column have no end.

With one combining mark on each letter a line is still shown to its full width.
"""


class ExcerptLine(NamedTuple):
    """A line of an excerpt: the number of the line in its document, blank below it, and the text."""

    number: str
    text: str

    @property
    def whole(self) -> str:
        """The line behind its gutter."""
        return f"{self.number} | {self.text}".rstrip()


def excerpt(source: Source | None, place: Place, width: int = WIDTH) -> list[ExcerptLine]:
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
    shown = shown.rstrip()
    before = min(before, cell_len(shown))
    marked = min(marked, cell_len(shown) + 1 - before)  # blanks at the end are not shown, and hold one mark at most
    mark = f"{' ' * before}{'^' * max(marked, 1)}"
    return [ExcerptLine(number, shown), ExcerptLine(" " * len(number), mark)]


def _window(characters: Sequence[str], start: int, stop: int, width: int) -> tuple[str, int, int]:
    """The text shown, the columns before the mark, and the columns of the mark; a long line is cut around the mark."""
    widths = [_columns(character) for character in characters]
    right = start + _fitting(widths[start:stop], width)
    end, room = right, width - sum(widths[start:right])
    left = start - _fitting(reversed(widths[:start]), room // 2)
    room -= sum(widths[left:start])
    right += _fitting(widths[right:], room)
    room -= sum(widths[end:right])
    left -= _fitting(reversed(widths[:left]), room)
    head, tail = (_MORE if left else ""), (_MORE if right < len(characters) else "")
    before, meant = head + "".join(characters[left:start]), "".join(characters[start:end])
    return f"{before}{meant}{''.join(characters[end:right])}{tail}", cell_len(before), cell_len(meant)


def _fitting(widths: Iterable[int], room: int) -> int:
    """How many of some widths, from the first one on, fit into a room."""
    return sum(1 for _ in takewhile(lambda used: used <= room, accumulate(widths)))


def _columns(character: str) -> int:
    """The most columns that a character adds to a line; the selector of a picture may make the one before it wide."""
    return 1 if character == _PICTURE else cell_len(character)
