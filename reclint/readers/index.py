"""The Concept Index: every row of its tables, those that are cut off or have too many cells included."""

from __future__ import annotations

import re
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from reclint.markdown import (
    LONGEST,
    Heading,
    Items,
    Paragraph,
    Quote,
    Table,
    bold_spans,
    plain,
    plain_title,
    rows_of_text,
)
from reclint.model import ConceptIndex, ConceptRow, LessonRef, RowShape, Word
from reclint.readers.cells import LINKED, cell_at, find_columns, read_lesson_refs
from reclint.readers.depth import read_depth_cell
from reclint.readers.index_list import listed_mark, opening_depth, titled_depth
from reclint.readers.index_matrix import statements
from reclint.readers.index_table import COLUMNS, table_columns
from reclint.readers.lesson_heading import read_lesson_heading
from reclint.readers.lesson_names import QUOTED
from reclint.text.source import Passage, Span
from reclint.vocabulary.lexicon import ARROW, DASH, LETTER

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reclint.markdown import Block, Row
    from reclint.model import DepthMark
    from reclint.readers.coverage import Coverage
    from reclint.readers.index_matrix import Spread
    from reclint.readers.lesson_names import LessonNames
    from reclint.text.source import Source
    from reclint.vocabulary.lexicon import Lexicon

_LEAST_PARTS = 3
_GROUP = re.compile(r"\(([^()]*)\)")
_LONG = re.compile(rf"{LETTER}+(?:-{LETTER}+)+")
_FIELD = re.compile(rf"\s(?:{DASH}|{ARROW}|[·|])\s|[(\[]|,\s|;\s")
_SET_OFF = re.compile(rf"\s(?:{DASH}|[·|])\s|;\s")
_AHEAD = re.compile(rf"\s(?:{DASH}|{ARROW}|[·|])\s|;\s")
"""What parts a name, with its commas, from the lesson behind it: "Cartouche, frame and neatline → `map-margins`"."""
_NOTE = re.compile(r"[.!?]\s|\n")
"""What parts the note of an item from its concept and lesson: a sentence's end, or that of its first line."""
_WIDEST_DEPTH_CELL = 80
"""A longer cell that starts with a level is a note: "DEVELOPED already in the module before, where …"."""
MOST_ROWS = 2000
"""How many rows of an index are read; a module has some dozens, and each is compared with all that is taught."""


def read_index(
    source: Source,
    heading: Heading | None,
    blocks: Iterable[Block],
    lexicon: Lexicon,
    coverage: Coverage,
    names: LessonNames,
) -> ConceptIndex:
    """The index that some blocks hold, below their ``heading``."""
    reader = _IndexReader(source, lexicon, coverage, names)
    for block in blocks:
        reader.read(block)
    if heading:
        coverage.claim(heading)
    return ConceptIndex(
        span=heading.text.span if heading else reader.rows[0].span if reader.rows else Span(0, 0),
        columns=reader.titles,
        header=reader.header.span if reader.header else None,
        rows=tuple(reader.rows),
        delimiters=reader.delimiters,
        titled=heading is None or _names_index(heading, lexicon),
        has_lessons=reader.header is None or "lesson" in reader.columns or any(row.lessons for row in reader.rows),
    )


class _IndexReader:
    """Collects the rows of successive tables; rows without a header use the columns of the header before them."""

    def __init__(self, source: Source, lexicon: Lexicon, coverage: Coverage, names: LessonNames) -> None:
        self.source = source
        self.lexicon = lexicon
        self.coverage = coverage
        self.names = names
        self.header: Row | None = None
        self.titles: tuple[Word, ...] = ()
        self.columns = {kind: place for place, kind in enumerate(COLUMNS)}
        self.width = len(COLUMNS)
        self.spread: tuple[Spread, ...] = ()
        self.rows: list[ConceptRow] = []
        self.under: tuple[LessonRef, ...] = names.only
        self.given: DepthMark | None = None
        self.delimiters = 0

    def read(self, block: Block) -> None:
        """Take the rows of a table, of a list, or of lines that a break cut off from a table."""
        if isinstance(block, Heading):
            self.open(block, block.text)
        elif isinstance(block, Table):
            self.read_table(block)
        elif isinstance(block, Items) and self.header is None:
            self.read_list(block)
        elif isinstance(block, Quote):
            for inner in block.blocks:
                self.read(inner)
        elif isinstance(block, Paragraph) and _is_bold_line(block.text.text):
            self.open(block, block.text)
        elif isinstance(block, Paragraph) and self.header and (rows := rows_of_text(self.source, block, self.width)):
            self.add(rows, detached=True)

    def open(self, block: Block, title: Passage) -> None:
        """Take what a heading or a line in bold gives to the rows below it: a lesson, or a depth."""
        self.given = titled_depth(title, self.lexicon)
        self.under = () if self.given else self.named(title)
        if not self.given and not self.under:
            self.given = opening_depth(title, self.lexicon)
        if self.given or self.under:
            self.coverage.claim(block)

    def named(self, title: Passage) -> tuple[LessonRef, ...]:
        """The lesson to which the rows below a heading inside the index belong."""
        text = plain_title(title).text
        found = read_lesson_heading(title, self.lexicon)
        slug = self.names.lookup(text) or found.slug or self.names.lookup(found.title or "") or self.names.within(text)
        return (LessonRef(span=title.span, slug=slug),) if slug else ()

    def read_table(self, table: Table) -> None:
        if table.header is None and self.header is None and self.read_headless(table):
            return
        if table.header:
            columns = table_columns(table, self.lexicon)
            if not columns.has("concept") or not (columns.has("depth") or self.given):
                return
            if self.header and columns.guessed:
                return
            self.coverage.claim_header(table.header)
            self.columns, self.width, self.spread = columns.places, len(table.header.cells), columns.spread
            if self.header is None:
                self.header, self.delimiters = table.header, table.delimiters
                self.titles = tuple(Word(span=cell.span, text=cell.text) for cell in table.header.cells)
        self.add(table.rows, detached=table.header is None)

    def read_headless(self, table: Table) -> bool:
        """Take the first of rows without delimiters for their header, where it names the columns of an index."""
        header = table.rows[0]
        columns = find_columns(header, COLUMNS, self.lexicon)
        if len(table.rows) < 2 or not columns.keys() >= {"concept", "depth"}:
            return False
        self.coverage.claim_spans(header.span)
        self.columns, self.width, self.header = columns, len(header.cells), header
        self.titles = tuple(Word(span=cell.span, text=cell.text) for cell in header.cells)
        self.add(table.rows[1:], detached=False)
        return True

    def add(self, rows: Iterable[Row], *, detached: bool) -> None:
        for row in islice(rows, MOST_ROWS - len(self.rows)):
            self.coverage.claim_spans(row.span)
            if any(_texts(row)):
                read = self.spread_out if self.spread else self.row
                self.rows.append(read(row, detached=detached))

    def read_list(self, items: Items) -> None:
        """The rows of a list that stands for the table, where most of its items state a depth."""
        texts = [(item, item.text) for item in items.items if item.text]
        marked = sum(listed_mark(text, self.lexicon) is not None for _, text in texts)
        if not self.given and (not marked or marked * 2 < len(items.items)):
            return
        found = [(item, self.listed(text)) for item, text in texts]
        for item, row in found[: MOST_ROWS - len(self.rows)]:
            assert item.text is not None
            self.coverage.claim_spans(item.text.span)
            self.rows.append(row)

    def listed(self, text: Passage) -> ConceptRow:
        """The row that an item stands for: "Bowline -- DEVELOPED -- `first-knots` -- a loop"."""
        mark = listed_mark(text, self.lexicon)
        if mark and self.given and _NOTE.search(text.text, 0, mark.start + 1):
            mark = None  # a note that speaks of another depth: "Hydration → `soft-rolls`. Raised from MENTIONED."
        rest = text.part(mark.stop, len(text.text)) if mark and mark.start == 0 else text
        parts = [part for part in split_fields(rest) if part.text]
        # What explains a concept in further lines may speak of other lessons too.
        first = rest.part(0, len(rest.text.partition("\n")[0]))
        refs = self.lessons_in(first) or self.under or self.lessons_in(rest)
        named = text.part(0, mark.start) if mark and mark.start > 0 else rest
        bold = next(bold_spans(rest.text), None)
        name = rest.part(0, bold.stop) if bold and bold.start == 0 else _name_in(named, refs)
        name = name.strip(" (\t:—–-")
        unknown = parts[1] if len(parts) > _LEAST_PARTS and not self.given else None
        return ConceptRow(
            span=text.span,
            name=Word(span=name.span, text=plain(name.text)),
            depth=(mark.mark if mark else None)
            or self.given
            or (read_depth_cell(unknown, self.lexicon) if unknown else None),
            lessons=refs,
            notes=parts[-1].text if len(parts) > _LEAST_PARTS else "",
            cells=len(COLUMNS),
            line=self.source.line_index(text.span.start),
        )

    def lessons_in(self, text: Passage) -> tuple[LessonRef, ...]:
        """The lessons that the text of an item names: by links, as parts of their own, or in quotation marks."""
        groups = [text.part(group.start(1), group.end(1)) for group in _GROUP.finditer(text.text)]
        parts = [part for part in split_fields(text) if part.text]
        found = (refs for part in (*groups, *parts[1:]) if (refs := self.slugs_in(part)))
        return self.linked_in(text) or next(found, ()) or self.titles_in(text)

    def titles_in(self, text: Passage) -> tuple[LessonRef, ...]:
        """The lessons whose titles an item has in quotation marks."""
        found = ((match.span("inside"), self.names.lookup(match["inside"])) for match in QUOTED.finditer(text.text))
        return tuple(LessonRef(span=text.span_of(*place), slug=slug) for place, slug in found if slug)

    def linked_in(self, text: Passage) -> tuple[LessonRef, ...]:
        """The lessons whose pages the links of an item lead to: "[[first-knots|L1]], [[bends|L3]]"."""
        links = (read_lesson_refs(text.part(*link.span()), self.lexicon) for link in LINKED.finditer(text.text))
        return tuple(ref for refs in links for ref in refs if self.is_lesson(ref))

    def slugs_in(self, part: Passage) -> tuple[LessonRef, ...]:
        """The lessons that a part of an item is; a word by itself is one only where a section has it as its slug."""
        refs = read_lesson_refs(part.strip("()[] "), self.lexicon, self.names)
        return tuple(ref for ref in refs if self.is_lesson(ref))

    def is_lesson(self, ref: LessonRef) -> bool:
        """Whether what is written as a slug is meant as one; digits are one only in a number for a lesson."""
        if self.names.lookup(ref.slug) == ref.slug:
            return True
        return not self.under and bool(_LONG.fullmatch(ref.slug) or self.names.is_number(ref.slug))

    def spread_out(self, row: Row, *, detached: bool) -> ConceptRow:
        """The row of a matrix: its lessons with the depth of each, and the last of these depths as its own."""
        given = read_lesson_refs(cell_at(row, self.columns, "lesson"), self.lexicon, self.names) or self.under
        name = cell_at(row, self.columns, "concept") or Passage.at("", row.span.stop)
        notes = cell_at(row, self.columns, "notes")
        found = list(statements(row, self.spread, self.lexicon, self.names))
        lessons = tuple(
            ref.model_copy(update={"depth": stated.depth}) for stated in found for ref in stated.lessons or ()
        )
        return ConceptRow(
            span=row.span,
            name=Word(span=name.span, text=plain(name.text)),
            depth=found[-1].depth if found else None,
            lessons=lessons or given,
            notes=notes.text if notes else "",
            detached=detached,
            shape=self.shape(row, 0),
            cells=len(row.cells),
            line=row.line,
            gap=self.gap(row) if detached else None,
        )

    def row(self, row: Row, *, detached: bool) -> ConceptRow:
        shift = self.shift(row)
        cells = row.cells
        concept, depth = self.columns["concept"], self.columns.get("depth", self.width) + shift
        lesson = self.columns.get("lesson", self.width) + shift
        notes = self.columns.get("notes", self.width) + shift
        notes_end = None if notes - shift == self.width - 1 else notes + 1
        named = cells[concept : concept + 1 + shift]
        name = self.joined(named) if named else Passage.at("", row.span.stop)
        return ConceptRow(
            span=row.span,
            name=Word(span=name.span, text=plain(name.text)),
            depth=read_depth_cell(cells[depth], self.lexicon) if depth < len(cells) else self.given,
            lessons=read_lesson_refs(cells[lesson] if lesson < len(cells) else None, self.lexicon, self.names)
            or (self.under if "lesson" not in self.columns else ()),
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
        depth = self.columns.get("depth")
        texts = _texts(row)
        if depth is None:
            return 0
        if depth < len(texts) and self.lexicon.depth_any_case.search(texts[depth]):
            return 0
        for place in range(depth + 1, len(texts) - (self.width - depth - 1) + 1):
            text = texts[place] if place < len(texts) else ""
            text = plain(text)
            stated = self.lexicon.depth_exact.match(text) or self.lexicon.depth_any_case.fullmatch(text)
            if stated and len(text) <= _WIDEST_DEPTH_CELL:
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


def split_fields(text: Passage) -> list[Passage]:
    """The parts of an item between dashes, dots, commas and brackets."""
    cuts = [(0, 0), *(match.span() for match in _FIELD.finditer(text.text)), (len(text.text), len(text.text))]
    return [text.part(left[1], right[0]).strip(" )]") for left, right in pairwise(cuts)]


def _name_in(text: Passage, refs: tuple[LessonRef, ...]) -> Passage:
    """The concept of an item: up to a dash, with its commas and asides where none of these is a lesson."""
    starts = [ref.span.start - text.span.start for ref in refs if text.span.start <= ref.span.start < text.span.stop]
    masked = _GROUP.sub(
        lambda group: group.group() if _holds(group, starts) else " " + "_" * (len(group.group()) - 1), text.text
    )
    ahead = _AHEAD.search(masked)
    if starts and not (ahead and ahead.end() <= min(starts)):
        ahead = _FIELD.search(masked)
    elif not starts:
        ahead = _SET_OFF.search(text.text)
    return text.part(0, ahead.start() if ahead else len(text.text))


def _holds(group: re.Match[str], places: Iterable[int]) -> bool:
    return any(group.start() <= place < group.end() for place in places)


def _is_bold_line(text: str) -> bool:
    return "\n" not in text and text.startswith(("**", "__")) and text.endswith(("**", "__"))


def _names_index(heading: Heading, lexicon: Lexicon) -> bool:
    """Whether a heading has the words of the index's title."""
    title = plain_title(heading.text).text
    return (lexicon.vocabulary.section(title) or lexicon.vocabulary.section_like(title)) == "index"
