"""The Concept Index: every row of its tables, those that are cut off or have too many cells included."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reclint.markdown import LONGEST, Table, plain
from reclint.model import ConceptIndex, ConceptRow, RowShape, Word
from reclint.readers.cells import find_columns, read_lesson_refs
from reclint.readers.depth import read_depth_cell
from reclint.text.source import Passage, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reclint.markdown import Row, Section
    from reclint.readers.coverage import Coverage
    from reclint.text.source import Source
    from reclint.vocabulary.lexicon import Lexicon

_COLUMNS = ("concept", "depth", "lesson", "notes")
_WIDEST_DEPTH_CELL = 80
"""A longer cell that starts with a level is a note: "DEVELOPED already in the module before, where …"."""
MOST_ROWS = 2000
"""How many rows of an index are read; a module has some dozens, and each is compared with all that is taught."""


def read_index(source: Source, section: Section, lexicon: Lexicon, coverage: Coverage) -> ConceptIndex:
    """The index under the heading of ``section``."""
    assert section.heading is not None
    coverage.claim(section.heading)
    reader = _IndexReader(source, lexicon, coverage)
    for block in section.all_blocks():
        if isinstance(block, Table):
            reader.read(block)
    return ConceptIndex(
        span=section.heading.text.span,
        columns=reader.titles,
        header=reader.header.span if reader.header else None,
        rows=tuple(reader.rows),
    )


class _IndexReader:
    """Collects the rows of successive tables; rows without a header use the columns of the header before them."""

    def __init__(self, source: Source, lexicon: Lexicon, coverage: Coverage) -> None:
        self.source = source
        self.lexicon = lexicon
        self.coverage = coverage
        self.header: Row | None = None
        self.titles: tuple[Word, ...] = ()
        self.columns = {kind: place for place, kind in enumerate(_COLUMNS)}
        self.width = len(_COLUMNS)
        self.rows: list[ConceptRow] = []

    def read(self, table: Table) -> None:
        if table.header:
            columns = find_columns(table.header, _COLUMNS, self.lexicon)
            if "concept" not in columns or "depth" not in columns:
                return
            self.coverage.claim_header(table.header)
            self.columns, self.width = columns, len(table.header.cells)
            if self.header is None:
                self.header = table.header
                self.titles = tuple(Word(span=cell.span, text=cell.text) for cell in table.header.cells)
        for row in table.rows:
            if len(self.rows) == MOST_ROWS:
                return
            self.coverage.claim_spans(row.span)
            if any(_texts(row)):
                self.rows.append(self.row(row, detached=table.header is None))

    def row(self, row: Row, *, detached: bool) -> ConceptRow:
        shift = self.shift(row)
        cells = row.cells
        concept, depth = self.columns["concept"], self.columns["depth"] + shift
        lesson = self.columns.get("lesson", self.width) + shift
        notes = self.columns.get("notes", self.width) + shift
        notes_end = None if notes - shift == self.width - 1 else notes + 1
        named = cells[concept : concept + 1 + shift]
        name = self.joined(named) if named else Passage.at("", row.span.stop)
        return ConceptRow(
            span=row.span,
            name=Word(span=name.span, text=plain(name.text)),
            depth=read_depth_cell(cells[depth], self.lexicon) if depth < len(cells) else None,
            lessons=read_lesson_refs(cells[lesson] if lesson < len(cells) else None, self.lexicon),
            notes=self.joined(cells[notes:notes_end]).text if notes < len(cells) else "",
            detached=detached,
            shape=self.shape(row, shift),
            cells=len(cells),
            line=row.line,
            gap=self.gap(row) if detached else None,
            stray_pipes=tuple(self.stray_pipes(row, concept, shift)),
        )

    def gap(self, row: Row) -> Span | None:
        """The blank lines between this row and the one above, None where anything else stands there."""
        above = self.rows[-1].line + 1 if self.rows else self.header.line + 2 if self.header else row.line
        blank = above < row.line and not any(line.strip() for line in self.source.lines[above : row.line])
        return Span(self.source.line_start(above), self.source.line_start(row.line)) if blank else None

    def stray_pipes(self, row: Row, concept: int, shift: int) -> Iterator[Span]:
        """The pipes inside the concept of a shifted row, and those after the last column."""
        last = self.width - 1 + shift
        for place in (*range(concept, concept + shift), *range(last, len(row.cells) - 1)):
            pipe = self.source.text.index("|", row.cells[place].span.stop)
            yield Span(pipe, pipe + 1)

    def shift(self, row: Row) -> int:
        """By how many cells an unescaped pipe in the concept moves the rest to the right."""
        depth = self.columns["depth"]
        texts = _texts(row)
        if depth < len(texts) and self.lexicon.depth_any_case.search(texts[depth]):
            return 0
        for place in range(depth + 1, len(texts) - (self.width - depth - 1) + 1):
            text = texts[place] if place < len(texts) else ""
            if len(text) <= _WIDEST_DEPTH_CELL and self.lexicon.depth_exact.match(plain(text)):
                return place - depth
        return 0

    def shape(self, row: Row, shift: int) -> RowShape:
        if shift:
            return RowShape.SHIFTED
        if len(row.cells) == self.width:
            return RowShape.REGULAR
        return RowShape.OVERFLOWING if len(row.cells) > self.width else RowShape.SHORT

    def joined(self, cells: tuple[Passage, ...]) -> Passage:
        """Cells with the pipes between them, as one stretch of the document; the start of an endless one."""
        start, stop = cells[0].span.start, min(cells[-1].span.stop, cells[0].span.start + LONGEST)
        return Passage.at(self.source.text[start:stop], start)


def _texts(row: Row) -> list[str]:
    return [cell.text for cell in row.cells]
