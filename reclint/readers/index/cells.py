"""Tables of an index whose rows are no concepts: its cells name them, or its headers do.

Of concept, depth and lesson one stands in the first column and one in the headers; the third is in the cells. Where a
table has two columns, a cell lists concepts, each with the lesson or the depth that its row does not give.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from reclint.markdown import plain, split_list
from reclint.model import ConceptRow, Word
from reclint.readers.depths.depth import find_mark, read_depth_cell
from reclint.readers.index.item import ItemReader
from reclint.readers.index.lists import titled_depth
from reclint.readers.sections.cells import read_lesson_refs
from reclint.readers.sections.label_text import with_breaks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from reclint.markdown import Row, Table
    from reclint.model import DepthMark, LessonRef
    from reclint.readers.lessons.names import LessonNames
    from reclint.text.source import Passage, Source
    from reclint.vocabulary.lexicon import Lexicon

_LEAST = 2
"""How many headers are depths or lessons, at least, and how many concepts some cell lists where there is one column."""


_WIDEST = 100
"""How many columns, and rows, such a table has at most: one for each lesson, depth or concept of a module."""


class _Listing(NamedTuple):
    """A cell that lists concepts, with the depth and the lessons that its row and its column give them."""

    cell: Passage
    depth: DepthMark | None
    lessons: tuple[LessonRef, ...]


class CellsReader:
    """Reads tables whose cells or headers name concepts."""

    def __init__(self, source: Source, lexicon: Lexicon, names: LessonNames) -> None:
        self.source = source
        self.lexicon = lexicon
        self.names = names

    def rows(self, table: Table) -> list[ConceptRow]:
        """A row for each concept of a table, none where its rows are concepts as in most."""
        header = table.header
        if header is None or not _LEAST <= len(header.cells) <= _WIDEST or len(table.rows) > _WIDEST:
            return []
        if self.names_concepts(header.cells[0]):
            return []
        if turned := self.turned(header, table.rows):
            return turned
        listings = list(self.crossed(header, table.rows)) or list(self.listed(header, table.rows))
        marks = [mark for mark in (";", ",") if any(len(split_list(one.cell, mark)) > 1 for one in listings)]
        return [row for listing in listings for row in self.of_cell(listing, marks[:1])]

    def names_concepts(self, cell: Passage) -> bool:
        """Whether a header is that of a column of concepts."""
        return self.lexicon.vocabulary.column(cell.text, ("concept",)) is not None

    def lessons_in(self, cell: Passage) -> tuple[LessonRef, ...]:
        """The lessons that a cell names and nothing else, by what the record has."""
        refs = read_lesson_refs(cell, self.lexicon, self.names)
        return refs if refs and all(self.names.lookup(ref.slug) for ref in refs) else ()

    def depth_in(self, cell: Passage) -> DepthMark | None:
        """The depth that a cell states and nothing else."""
        return titled_depth(cell, self.lexicon)

    def crossed(self, header: Row, rows: Sequence[Row]) -> Iterator[_Listing]:
        """The cells of a table of lessons by depth, or of depths by lesson, which hold the concepts."""
        if any(map(self.names_concepts, header.cells)):
            return  # they have a column of their own: "| Item | Concept | M | I | D | A |"
        depths = [self.depth_in(cell) for cell in header.cells[1:]]
        lessons = [self.lessons_in(cell) for cell in header.cells[1:]]
        by_lesson = sum(map(bool, depths)) >= _LEAST and _all_first(rows, self.lessons_in)
        by_depth = all(lessons) and _all_first(rows, self.depth_in)
        if not by_lesson and not by_depth:
            return
        for row in rows:
            own, given = self.lessons_in(row.cells[0]), self.depth_in(row.cells[0])
            for cell, depth, refs in zip(row.cells[1:], depths, lessons, strict=False):
                if re.search(r"\w", cell.text) and (depth if by_lesson else refs):
                    yield _Listing(cell, depth, own) if by_lesson else _Listing(cell, given, refs)

    def listed(self, header: Row, rows: Sequence[Row]) -> Iterator[_Listing]:
        """The cells of a table with a row for each depth, or each lesson, and one column of concepts."""
        place = next((at for at, cell in enumerate(header.cells) if self.names_concepts(cell)), None)
        if not place or not all(place < len(row.cells) for row in rows):
            return
        told = [_Listing(row.cells[place], self.depth_in(row.cells[0]), self.lessons_in(row.cells[0])) for row in rows]
        firsts = [row.cells[0].text.casefold() for row in rows]
        if len(set(firsts)) < len(firsts):
            return
        parts = [self.parts(one.cell, ";,") for one in told]
        by_depth = all(one.depth for one in told) and all(self.has_lesson(part) for each in parts for part in each)
        several = any(len(each) >= _LEAST for each in parts)
        by_lesson = all(one.lessons for one in told) and all(self.has_mark(part) for each in parts for part in each)
        yield from told if by_depth or (by_lesson and several) else ()

    def has_mark(self, part: Passage) -> bool:
        """Whether an entry has a depth of its own."""
        return find_mark(part, self.lexicon) is not None

    def has_lesson(self, part: Passage) -> bool:
        """Whether an entry has a lesson of its own."""
        reader = ItemReader(self.source, self.lexicon, self.names, given=None, under=())
        return any(row.lessons for row in reader.rows([part]))

    def of_cell(self, listing: _Listing, marks: Sequence[str]) -> list[ConceptRow]:
        """The rows of the entries of a cell, which one of the ``marks`` parts."""
        reader = ItemReader(self.source, self.lexicon, self.names, given=listing.depth, under=listing.lessons)
        return reader.rows(self.parts(listing.cell, "".join(marks) or ";"))

    def parts(self, cell: Passage, marks: str) -> list[Passage]:
        """The entries of a cell, between breaks, and between the first of the ``marks`` that parts it."""
        lines = split_list(with_breaks(cell), "\n")
        if len(lines) > 1:
            return [line.strip(" •·-") for line in lines if line.text.strip()]
        return next((parts for mark in marks if len(parts := split_list(cell, mark)) > 1), [cell])

    def turned(self, header: Row, rows: Sequence[Row]) -> list[ConceptRow]:
        """A row for each header of a table of lessons by concept, whose cells hold depths."""
        places = [at for at, cell in enumerate(header.cells) if at and cell.text and not self.lessons_in(cell)]
        if len(places) < _LEAST or not _all_first(rows, self.lessons_in):
            return []
        columns = {at: [row for row in rows if at < len(row.cells) and _says(row.cells[at])] for at in places}
        if any(self.depth_in(header.cells[at]) for at in places) or not all(
            rows and all(self.depth_in(row.cells[at]) for row in rows) for at, rows in columns.items()
        ):
            return []
        return [self.of_column(header.cells[at], at, rows) for at, rows in columns.items()]

    def of_column(self, name: Passage, place: int, rows: Sequence[Row]) -> ConceptRow:
        """The concept of a column, with each lesson of its cells and the depth there; the last one holds."""
        stated = [(read_depth_cell(row.cells[place], self.lexicon), self.lessons_in(row.cells[0])) for row in rows]
        return ConceptRow(
            span=name.span,
            name=Word(span=name.span, text=plain(name.text)),
            depth=stated[-1][0],
            lessons=tuple(ref.model_copy(update={"depth": mark}) for mark, refs in stated for ref in refs),
            notes="",
            cells=len(rows) + 1,
            line=self.source.line_index(name.span.start),
        )


def _says(cell: Passage) -> bool:
    return bool(re.search(r"\w", cell.text))


def _all_first(rows: Sequence[Row], holds: Callable[[Passage], object]) -> bool:
    """Whether the first cells of all rows are of a kind."""
    return bool(rows) and all(row.cells and holds(row.cells[0]) for row in rows)


def is_sum(row: Row, following: Row | None, lexicon: Lexicon) -> bool:
    """Whether the last row of an index only sums it up: "| **Total: 12 concepts** | | | |"."""
    said = [cell.text for cell in row.cells if re.search(r"\w", cell.text)]
    # A concept may begin so: "All-or-none law".
    counted = r"(?:\d{1,4}(?:\s+[^\W\d_]+){0,2}\W*)?"
    sums = re.fullmatch(rf"\W*{lexicon.word('total')}\W*{counted}", said[0], re.I) if said else None
    return following is None and sums is not None and not any(re.search(r"[^\W\d_]", cell) for cell in said[1:])
