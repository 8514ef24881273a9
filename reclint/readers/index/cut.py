"""Rows of the index with cells that an unescaped pipe cuts in two: "| DEVELOPED (half|full) | first-knots |"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reclint.markdown import LONGEST, plain
from reclint.model import RowShape
from reclint.text.source import Passage, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from reclint.markdown import Row
    from reclint.text.source import Source
    from reclint.vocabulary.lexicon import Lexicon

_PAIRS = (("(", ")"), ("[", "]"))
"""What a piece of a cell opens, and the piece behind the pipe closes."""

_WIDEST_DEPTH_CELL = 80
"""A longer cell that starts with a level is a note: "DEVELOPED already in the module before, where …"."""


def joined(source: Source, cells: Sequence[Passage]) -> Passage:
    """Cells with the pipes between them, as one stretch of the document; the start of an endless one."""
    start, stop = cells[0].span.start, min(cells[-1].span.stop, cells[0].span.start + LONGEST)
    return Passage.at(source.text[start:stop], start)


def blank_lines(source: Source, first: int, stop: int) -> Span | None:
    """The lines from the 0-based ``first`` up to ``stop``, None where there are none or one of them is not blank."""
    blank = first < stop and not any(line.strip() for line in source.lines[first:stop])
    return Span(source.line_start(first), source.line_start(stop)) if blank else None


def mended(source: Source, row: Row, width: int, columns: Mapping[str, int]) -> tuple[Row, tuple[Span, ...]]:
    """A row with the cells of depth and lesson whole again, and the pipes that cut them.

    A cell is cut where it opens a bracket or code that only a cell behind it closes, and the row has so many cells
    too many.
    """
    for place in sorted(columns[kind] for kind in ("depth", "lesson") if kind in columns):
        surplus = len(row.cells) - width
        counts = range(2, surplus + 2) if surplus > 0 and place < width and not _is_whole(row.cells[place].text) else ()
        for count in counts:
            pieces = row.cells[place : place + count]
            whole = joined(source, pieces)
            if _is_whole(whole.text):
                cells = (*row.cells[:place], whole, *row.cells[place + count :])
                return row._replace(cells=cells), tuple(_pipes(pieces, whole))
    return row, ()


def shift_of(row: Row, width: int, columns: Mapping[str, int], lexicon: Lexicon) -> int:
    """By how many cells an unescaped pipe in the concept moves the rest to the right."""
    depth = columns.get("depth")
    texts = [cell.text for cell in row.cells]
    if depth is None:
        return 0
    if depth < len(texts) and lexicon.depth_any_case.search(texts[depth]):
        return 0
    for place in range(depth + 1, len(texts) - (width - depth - 1) + 1):
        written = texts[place] if place < len(texts) else ""
        text = plain(written)
        stated = lexicon.depth_exact.match(text) or lexicon.depth_any_case.fullmatch(text)
        # "`D`": a letter is a depth by the marks around it.
        marked = len(text.strip("`")) == 1 and lexicon.depth_any_case.search(written)
        if (stated or marked) and len(text) <= _WIDEST_DEPTH_CELL:
            return place - depth
    return 0


def fit(row: Row, width: int) -> RowShape:
    """How the number of a row's cells fits the width of its table."""
    if len(row.cells) == width:
        return RowShape.REGULAR
    return RowShape.OVERFLOWING if len(row.cells) > width else RowShape.SHORT


def stray_pipes(source: Source, row: Row, width: int, concept: int, shift: int) -> Iterator[Span]:
    """The pipes inside the concept of a shifted row, and those after the last column."""
    last = width - 1 + shift
    for place in (*range(concept, concept + shift), *range(last, len(row.cells) - 1)):
        pipe = source.text.index("|", row.cells[place].span.stop)
        yield Span(pipe, pipe + 1)


def without_empty_ends(cells: tuple[Passage, ...]) -> tuple[Passage, ...]:
    """The cells that a name stands in, without empty ones around it; the first where all are: "| Gluten |  |"."""
    filled = [place for place, cell in enumerate(cells) if cell.text]
    return cells[filled[0] : filled[-1] + 1] if filled else cells[:1]


def _is_whole(text: str) -> bool:
    """Whether all that a text opens is closed."""
    return text.count("`") % 2 == 0 and all(text.count(opens) == text.count(closes) for opens, closes in _PAIRS)


def _pipes(pieces: tuple[Passage, ...], whole: Passage) -> Iterable[Span]:
    """The pipe behind each of the pieces but the last."""
    for piece in pieces[:-1]:
        at = whole.span.start + whole.text.index("|", piece.span.stop - whole.span.start)
        yield Span(at, at + 1)
