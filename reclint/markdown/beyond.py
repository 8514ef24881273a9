"""Where a document goes beyond a bound of what is read, so that whoever reads it can say so."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from reclint.markdown.blocks import Heading, Items, Paragraph, Quote, Table
from reclint.markdown.comments import LONGEST, strip_comments
from reclint.markdown.lists import DEEPEST
from reclint.markdown.tables import MOST_CELLS, has_pipe
from reclint.text.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reclint.markdown.blocks import Block, Row
    from reclint.text.source import Source

_BREAKS = ("\n\n", "\n\r\n")
"""Empty lines, which no paragraph, heading or table goes across."""
# "- rye", "> rye" on any line of a text that lies too deep, "2. rye" on its first: elsewhere that may go on a sentence.
_MARK = re.compile(r"^[ \t]*(?:[-*+>](?=[ \t])|>)|\A[ \t]*\d{1,9}[.)](?=[ \t])", re.M)


class Beyond(NamedTuple):
    """What goes beyond a bound ("text", "cells", "nesting"), and where what is not read stands."""

    bound: str
    most: int
    span: Span


def may_go_beyond(text: str) -> bool:
    """Whether a paragraph, a heading or a row may be too long to be read whole: rather once too often than too seldom.

    It goes from one empty line to the last one that a passage could reach, so that most of a text is not looked at.
    """
    place = 0
    while len(text) - place > LONGEST:
        stop = max(text.rfind(mark, place, place + LONGEST) for mark in _BREAKS)
        if stop <= place:
            return True
        place = stop + 1
    return False


def beyond_bounds(source: Source, blocks: Iterable[Block], depth: int = 0) -> Iterator[Beyond]:
    """What of some blocks goes beyond a bound; ``depth`` is how many lists and quotes are around them."""
    for block in blocks:
        if isinstance(block, (Paragraph, Heading)):
            yield from _of_text(source, block, depth)
        elif isinstance(block, Table):
            for row in (*([block.header] if block.header else ()), *block.rows):
                yield from _of_row(source, row)
        elif isinstance(block, Items):
            for item in block.items:
                yield from beyond_bounds(source, item.blocks, depth + 1)
        elif isinstance(block, Quote):
            yield from beyond_bounds(source, block.blocks, depth + 1)


def _of_text(source: Source, block: Paragraph | Heading, depth: int) -> Iterator[Beyond]:
    stop = source.line_span(block.last - 1).stop
    if stop - source.line_start(block.first) > LONGEST and (left := _left(source, block.text.span.stop, stop)):
        yield Beyond("text", LONGEST, left)
    if depth >= DEEPEST and (mark := _MARK.search(block.text.text)):
        yield Beyond("nesting", DEEPEST, block.text.span_of(mark.start(), len(block.text.text)))


def _of_row(source: Source, row: Row) -> Iterator[Beyond]:
    if len(row.cells) == MOST_CELLS and has_pipe(row.cells[-1].text):
        yield Beyond("cells", MOST_CELLS, Span(row.cells[-1].span.start, row.span.stop))
    elif row.span.stop - row.span.start > LONGEST:
        stops = [*(cell.span.start for cell in row.cells[1:]), row.span.stop]
        for cell, stop in zip(row.cells, stops, strict=True):
            if left := _left(source, cell.span.stop, stop):
                yield Beyond("text", LONGEST, left)


def _left(source: Source, start: int, stop: int) -> Span | None:
    """What says something between the end of what was read and that of what is there; None where nothing does."""
    rest = source.text[start:stop]
    blank = len(rest) - len(rest.lstrip())
    return Span(start + blank, stop) if strip_comments(rest).strip(" \t\r\n#=->|") else None
