"""Cells of tables: columns by the names of their headers, and the lessons that a cell names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reclint.markdown import balanced_end, split_list
from reclint.model import LessonRef, Word
from reclint.readers.lexicon import ARROW, NEAR_SLUG, SLUG

if TYPE_CHECKING:
    from reclint.markdown import Row
    from reclint.readers.lexicon import Lexicon
    from reclint.source import Passage

_LEADING_SLUG = re.compile(rf"`?({SLUG}|{NEAR_SLUG})`?(?=$|[\s(,;])")
_ARROW = re.compile(rf"\s*{ARROW}\s*")


def find_columns(header: Row, among: tuple[str, ...], lexicon: Lexicon) -> dict[str, int]:
    """The place of each column of ``among`` that the header names, the first that does."""
    found: dict[str, int] = {}
    for index, cell in enumerate(header.cells):
        kind = lexicon.vocabulary.column(cell.text, tuple(kind for kind in among if kind not in found))
        if kind:
            found[kind] = index
    return found


def cell_at(row: Row, columns: dict[str, int], kind: str) -> Passage | None:
    """The cell of the column ``kind``, None where the table or the row has none."""
    index = columns.get(kind)
    return row.cells[index] if index is not None and index < len(row.cells) else None


def word_at(row: Row, columns: dict[str, int], kind: str) -> Word | None:
    """The text of the column ``kind`` as a word, None where it is empty or not there."""
    cell = cell_at(row, columns, kind)
    return Word(span=cell.span, text=cell.text) if cell and cell.text else None


def read_lesson_refs(cell: Passage | None) -> tuple[LessonRef, ...]:
    """The lessons that a cell names, separated by commas or arrows; what is not a slug is left out."""
    if cell is None:
        return ()
    refs = []
    for part in split_list(cell):
        for piece in _split_arrows(part):
            if match := _LEADING_SLUG.match(piece.text):
                span = piece.span_of(match.start(1), match.end(1))
                refs.append(LessonRef(span=span, slug=match[1], note=_note(piece.text[match.end() :])))
    return tuple(refs)


def _split_arrows(part: Passage) -> list[Passage]:
    edges = [0]
    for match in _ARROW.finditer(part.text):
        edges += [match.start(), match.end()]
    edges.append(len(part.text))
    return [part.part(start, stop) for start, stop in zip(edges[::2], edges[1::2], strict=True)]


def _note(rest: str) -> str | None:
    rest = rest.strip()
    if rest.startswith("(") and balanced_end(rest, 0) == len(rest):
        rest = rest[1:-1].strip()
    return rest or None
