"""Lines of documents as the page quotes them: numbered, cut around what is meant, which is marked.

Text of records is cleaned here, control characters and marks of direction made visible; templates escape it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reclint.report.cleaning import clean

if TYPE_CHECKING:
    from reclint.findings.finding import Place
    from reclint.findings.lookup import Lookup
    from reclint.report.review.html.anchors import Anchors
    from reclint.text.source import Source

BEFORE = 90
"""How many characters are shown before what is meant: a choice, about a line of the card."""
AFTER = 160
"""How many characters are shown after it: a choice, about two lines of the card."""
_LONGEST = 260
"""How many characters of what is meant are shown: three of four places in real courses fit whole."""
LINES = 4
"""How many lines of a long place are shown: a choice, so that both sides of a finding fit on a screen."""
MORE = "…"


@dataclass(frozen=True, slots=True)
class QuotedLine:
    """A line by its 1-based number, in three parts, of which the second is meant."""

    number: int
    before: str
    meant: str
    after: str
    href: str | None = None


@dataclass(frozen=True, slots=True)
class Quotation:
    """A place in a document with its lines; none where the document cannot be shown. ``hidden`` lines are left out."""

    label: str
    path: str
    lines_named: str
    href: str | None
    lines: tuple[QuotedLine, ...]
    hidden: int = 0


def quote(lookup: Lookup, place: Place, anchors: Anchors) -> Quotation:
    """The quotation of a place."""
    source = lookup.source(place.document)
    first, last = place.start.line, last_line(place)
    shown: tuple[QuotedLine, ...] = ()
    whole_file = place.start == place.stop
    if source is not None and last <= len(source.lines) and not whole_file:
        numbers = range(first, min(last, first + LINES - 1) + 1)
        shown = tuple(_line(source, place, number, anchors) for number in numbers)
    return Quotation(
        label=clean(place.message),
        path=clean(lookup.path(place.document)),
        lines_named=str(first) if first == last else f"{first}–{last}",
        href=anchors.place(place),
        lines=shown,
        hidden=max(last - first + 1 - len(shown), 0) if shown else 0,
    )


def last_line(place: Place) -> int:
    """The 1-based number of the last line that a place has a character on."""
    ends_before = place.stop.column == 1 and place.stop.line > place.start.line
    return place.stop.line - 1 if ends_before else max(place.stop.line, place.start.line)


def columns_on(place: Place, number: int, length: int) -> tuple[int, int]:
    """The 0-based columns, the end exclusive, that a place covers on a line with ``length`` characters."""
    start = place.start.column - 1 if number == place.start.line else 0
    stop = place.stop.column - 1 if number == place.stop.line else length
    return min(start, length), min(max(stop, start), length)


def _line(source: Source, place: Place, number: int, anchors: Anchors) -> QuotedLine:
    text = source.lines[number - 1]
    start, stop = columns_on(place, number, len(text))
    before, meant, after = text[:start], text[start:stop], text[stop:]
    if len(before) > BEFORE:
        before = MORE + before[-BEFORE:]
    if len(meant) > _LONGEST:
        meant = meant[:_LONGEST] + MORE
        after = ""
    if len(after) > AFTER:
        after = after[:AFTER] + MORE
    return QuotedLine(number, clean(before), clean(meant), clean(after), anchors.line(place.document, number))
