"""The Concept Index: every row of its tables, those that are cut off or have too many cells included."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from reclint.markdown import Heading, Item, Items, Paragraph, Quote, Table, is_struck, plain, rows_of_text
from reclint.model import ConceptIndex, ConceptRow, DepthMark, LessonRef, RowShape, Word
from reclint.readers.depths.depth import find_mark, read_depth_cell
from reclint.readers.depths.legend import without_keys
from reclint.readers.index.alike import with_coded_lessons, with_slugs_alike, without_doubt
from reclint.readers.index.also import with_further
from reclint.readers.index.blocks import (
    are_remarks,
    before_tables,
    callout,
    explains_letters,
    is_bold_line,
    mostly,
    names_index,
    with_cells_from_above,
)
from reclint.readers.index.bold_names import read_asides
from reclint.readers.index.cells import CellsReader, is_sum
from reclint.readers.index.cut import blank_lines, fit, joined, mended, shift_of, stray_pipes, without_empty_ends
from reclint.readers.index.entry import read_entry
from reclint.readers.index.item import ItemReader
from reclint.readers.index.lists import (
    are_named_rows,
    listed_mark,
    plain_name,
    remarks_below,
    titled_depth,
    whole_entry,
)
from reclint.readers.index.matrix import statements, with_ticked_lessons
from reclint.readers.index.parting import Parting, parting_of, share_names
from reclint.readers.index.several import listings, split_entries, with_listed
from reclint.readers.index.table import COLUMNS, goes_on, lessons_of_row, matrix_shift, table_columns
from reclint.readers.index.titles import TitleReader
from reclint.readers.sections.cells import (
    cell_at,
    filled_cells,
    find_columns,
    lacks_only_notes,
    least_cells,
    read_lesson_refs,
)
from reclint.text.source import Passage, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reclint.markdown import Block, Row
    from reclint.readers.index.bold_names import Asides
    from reclint.readers.index.matrix import Spread
    from reclint.readers.index.table import Columns
    from reclint.readers.lessons.names import LessonNames
    from reclint.readers.sections.coverage import Coverage
    from reclint.text.source import Source
    from reclint.vocabulary.lexicon import Lexicon

R = TypeVar("R", "Row", "Passage")

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
    blocks = list(blocks)
    listed = [*before_tables(with_listed(source, [*without_keys(blocks, lexicon)], lexicon, names))]
    asides = read_asides(blocks, lexicon, names)
    reader = _IndexReader(source, lexicon, coverage, names, asides).read_all(listed)
    if share_names(reader.rows, source, lexicon):
        reader = _IndexReader(source, lexicon, coverage, names, replace(asides, whole=True)).read_all(listed)
    if heading:
        coverage.claim(heading)
    rows = reader.rows if reader.header else with_slugs_alike(reader.rows, source)
    return ConceptIndex(
        span=heading.text.span if heading else reader.rows[0].span if reader.rows else Span(0, 0),
        columns=reader.titles,
        header=reader.header.span if reader.header else None,
        rows=tuple(with_coded_lessons(rows, source)),
        delimiters=reader.delimiters,
        titled=heading is None or names_index(heading, lexicon),
        has_lessons=reader.header is None or "lesson" in reader.columns or any(row.lessons for row in reader.rows),
        cut=reader.cut,
    )


class _IndexReader:
    """Collects the rows of successive tables; rows without a header use the columns of the header before them."""

    def __init__(
        self, source: Source, lexicon: Lexicon, coverage: Coverage, names: LessonNames, asides: Asides
    ) -> None:
        self.source = source
        self.lexicon = lexicon
        self.coverage = coverage
        self.below: dict[Passage | None, tuple[Passage, ...]] = {}
        self.names = names
        self.cells = CellsReader(source, lexicon, names)
        self.title = TitleReader(lexicon, names)
        self.header: Row | None = None
        self.above: Row | None = None
        self.titles: tuple[Word, ...] = ()
        self.columns = {kind: place for place, kind in enumerate(COLUMNS)}
        self.width = len(COLUMNS)
        self.spread: tuple[Spread, ...] = ()
        self.ticked: tuple[Spread, ...] = ()
        self.rows: list[ConceptRow] = []
        self.under: tuple[LessonRef, ...] = names.only
        self.given: DepthMark | None = None
        self.delimiters = 0
        self.by_depth, self.banded = False, False
        self.cut: Span | None = None
        self.asides, self.parting = asides, Parting()
        self.opened, self.tabled = 0, False

    def read_all(self, blocks: Iterable[tuple[Block, bool]]) -> _IndexReader:
        for block, self.tabled in blocks:
            self.read(block)
        return self

    def read(self, block: Block) -> None:
        """Take the rows of a table, of a list, or of lines that a break cut off from a table."""
        if isinstance(block, Heading):
            self.open(block, block.text)
        elif isinstance(block, Table):
            self.read_table(block)
        elif isinstance(block, Items) and (self.header is None or self.is_further_block(block)):
            self.read_list(block)
        elif isinstance(block, Quote):
            self.read_quote(block)
        elif isinstance(block, Paragraph) and (
            is_bold_line(block.text.text) or self.title.leads_in(block.text, by_depth=self.by_depth)
        ):
            self.open(block, block.text)
        elif isinstance(block, Paragraph) and self.header and self.above:
            least = least_cells(self.above, self.source, self.lexicon)
            self.add(rows_of_text(self.source, block, self.width, least), detached=True)

    def is_further_block(self, items: Items) -> bool:
        """Whether a list stands alone below the title of a lesson, as tables of others do, and has rows like them."""
        is_first = bool(self.under and self.rows) and self.opened == len(self.rows)
        return is_first and not self.tabled and are_named_rows(items, self.lexicon)

    def open(self, block: Block | None, title: Passage) -> None:
        """Take what a heading or a line in bold gives to the rows below it: a lesson, or a depth."""
        self.opened = len(self.rows)
        self.given = titled_depth(title, self.lexicon)
        self.under = () if self.given else self.title.lesson(title)
        if not self.given and not self.under:
            self.given = self.title.depth(title, by_depth=self.by_depth)
        self.by_depth = self.by_depth or bool(self.given)
        if block and (self.given or self.under):
            self.coverage.claim(block)

    def read_quote(self, quote: Quote) -> None:
        """Take the rows of a quote; what the title of a callout gives ends with it where rows stand inside.

        A title that gives nothing parts nothing, and one above a remark, or nothing, leads in to what follows; one that
        may be a depth of another vocabulary gives it to the rows inside alone.
        """
        before, titled, count, is_known = (self.given, self.under), callout(quote), len(self.rows), True
        if titled:
            self.read(titled[0])
            is_known = bool(self.under or (self.given and self.given.level))
            if not (self.given or self.under):
                self.given, self.under = before
        for inner in titled[1:] if titled else quote.blocks:
            self.read(inner)
        if len(self.rows) > count or not is_known:
            self.given, self.under = before

    def read_table(self, table: Table) -> None:
        if explains_letters(table, self.lexicon) or (not (table.header or self.header) and self.read_headless(table)):
            return
        if self.header is None and table.header and (rows := self.cells.rows(table)):
            self.take_header(table.header, table.delimiters)
            self.coverage.claim_spans(*(row.span for row in rows))
            self.rows += rows[: MOST_ROWS - len(self.rows)]
            return
        if table.header:
            columns = table_columns(table, self.lexicon, given=self.given is not None)
            if not columns.has("concept") or not (columns.has("depth") or self.given):
                return
            if columns.guessed and not self.goes_on(table.header, columns):
                return
            self.columns, self.width = columns.places, len(table.header.cells)
            self.spread, self.ticked = columns.spread, columns.ticked
            self.take_header(table.header, table.delimiters)
            self.parting = parting_of(table, columns, self.lexicon)
        ticked = with_ticked_lessons(table.rows, self.ticked)
        self.add(with_cells_from_above(ticked, self.columns, self.lexicon), detached=table.header is None)

    def goes_on(self, header: Row, columns: Columns) -> bool:
        """Whether a table is the first of the index, or one more of its kind."""
        return self.header is None or goes_on(header, columns, self.titles, grouped=bool(self.under or self.given))

    def take_header(self, header: Row, delimiters: int) -> None:
        """Keep the header of the first table as that of the index, and each as that of the rows below it."""
        self.coverage.claim_header(header)
        self.above = header
        if self.header is None:
            self.header, self.delimiters = header, delimiters
            self.titles = tuple(Word(span=cell.span, text=cell.text) for cell in header.cells)

    def read_headless(self, table: Table) -> bool:
        """Take the first of rows without delimiters for their header, where it names the columns of an index."""
        header = table.rows[0]
        columns = find_columns(header, COLUMNS, self.lexicon)
        if len(table.rows) < 2 or not columns.keys() >= {"concept", "depth"}:
            return False
        self.coverage.claim_spans(header.span)
        self.columns, self.width, self.header, self.above = columns, len(header.cells), header, header
        self.titles = tuple(Word(span=cell.span, text=cell.text) for cell in header.cells)
        self.add(table.rows[1:], detached=False)
        return True

    def within(self, found: Sequence[R]) -> Sequence[R]:
        """Those of some rows that are read, `MOST_ROWS` of all at most; where the others begin is kept."""
        room = MOST_ROWS - len(self.rows)
        if len(found) > room and self.cut is None:
            self.cut = found[room].span
        return found[:room]

    def add(self, rows: Sequence[Row], *, detached: bool) -> None:
        for row, following in zip(self.within(rows), [*rows[1:], None], strict=False):
            self.coverage.claim_spans(row.span)
            if self.is_band(row, following):
                self.banded = True
                self.open(None, row.cells[self.columns["concept"]])
            elif filled_cells(row) and not self.is_struck(row) and not is_sum(row, following, self.lexicon):
                read = (self.spread_out if self.spread else self.row)(row, detached=detached)
                self.rows.append(with_further(read, self.source, self.lexicon, self.names))

    def is_band(self, row: Row, following: Row | None) -> bool:
        """Whether a row says nothing but what holds for those below it: "| **L1** | | |", "| **Hands: grips** | | |".

        That is a lesson or a depth, or whatever stands there in bold, as no concept does, above a row with more cells.
        """
        name = cell_at(row, self.columns, "concept")
        if name is None or not name.text or filled_cells(row) > 1 or len(row.cells) < 2:
            return False
        if titled_depth(name, self.lexicon) or self.names.lookup(plain(name.text)):
            return True
        is_bold = not self.parting.bold and is_bold_line(name.text)
        return is_bold and following is not None and filled_cells(following) > 1

    def is_struck(self, row: Row) -> bool:
        """Whether the concept of a row is struck through: it is no row any more."""
        name = cell_at(row, self.columns, "concept")
        return name is not None and is_struck(name.text)

    def read_list(self, items: Items) -> None:
        """The rows of a list that stands for the table, where most of its items state a depth."""
        struck = [item for item in items.items if item.text and is_struck(item.text.text)]
        self.coverage.claim_spans(*(item.text.span for item in struck if item.text))
        kept = [item for item in items.items if item not in struck]
        groups = [item for item in kept if self.is_group(item)]
        texts = [text for item in kept if item not in groups and (text := whole_entry(item, self.lexicon))]
        if self.given and not self.under and are_remarks(texts, self.source, self.lexicon, self.names):
            return
        if self.given or self.are_entries(texts):
            self.below = {item.text: remarks_below(item, self.lexicon) for item in kept if item.blocks[1:]}
            self.take(texts)
            self.read_groups(groups)
        else:
            self.read_groups(kept)

    def are_entries(self, texts: Sequence[Passage]) -> bool:
        """Whether half of some texts or more say a depth, or one lists several concepts of a lesson or a depth."""
        return (
            mostly(texts, lambda text: listed_mark(text, self.lexicon) is not None)
            or any(split_entries(text, self.lexicon, self.names) for text in texts)
            or mostly(texts, lambda text: read_entry(text, self.lexicon, self.names).mark is not None)
        )

    def is_group(self, item: Item) -> bool:
        """Whether an item names a lesson or a depth and no more, above a list: "- `true-wheels`", "- Developed (2)"."""
        if not item.text or not any(isinstance(block, Items) for block in item.blocks[1:]):
            return False
        entry, given = read_entry(item.text, self.lexicon, self.names), titled_depth(item.text, self.lexicon)
        return given is not None or (not entry.name.text and bool(entry.mark or entry.lessons))

    def read_groups(self, items: Iterable[Item]) -> None:
        """The rows of lists inside a list, of which each item names a lesson or a depth: "- true-wheels", "- D:"."""
        for item in items:
            lists = [block for block in item.blocks[1:] if isinstance(block, Items)]
            if item.text and lists:
                before = self.given, self.under
                self.open(item.blocks[0], item.text)
                for block in lists:
                    self.read_list(block)
                self.given, self.under = before

    def take(self, texts: Sequence[Passage]) -> None:
        """Take the rows that some texts are, or list behind a lesson or a depth."""
        listing = listings(texts, self.lexicon, self.names)
        for listed in listing.values():
            before = self.given, self.under
            self.open(None, listed.label)
            self.under = self.under or before[1]
            self.take_entries(listed.parts)
            self.given, self.under = before
        self.take_entries([text for text in texts if text not in listing])

    def take_entries(self, texts: Sequence[Passage]) -> None:
        texts = self.within(texts)
        reader = ItemReader(self.source, self.lexicon, self.names, self.given, self.under, self.asides)
        for text, row in zip(texts, without_doubt(reader.rows(texts), texts, self.lexicon), strict=True):
            below = self.below.get(text, ())
            self.coverage.claim_spans(text.span, *(remark.span for remark in below))
            notes = " ".join(filter(None, (row.notes, *(remark.text for remark in below))))
            self.rows.append(row.model_copy(update={"notes": notes}) if below else row)

    def spread_out(self, row: Row, *, detached: bool) -> ConceptRow:
        """The row of a matrix: its lessons with the depth of each, and the last of these depths as its own."""
        whole, shift = row, matrix_shift(row, self.spread, self.width, self.lexicon)
        place = self.columns.get("concept", 0)
        named = joined(self.source, row.cells[place : place + 1 + shift]) if row.cells[place:] else None
        row = row._replace(cells=(*row.cells[:place], named, *row.cells[place + 1 + shift :])) if named else row
        given = read_lesson_refs(cell_at(row, self.columns, "lesson"), self.lexicon, self.names) or self.under
        name = cell_at(row, self.columns, "concept") or Passage.at("", row.span.stop)
        name, beside = self.parting.parted(name, self.asides, told=True) if self.parting.sentences else (name, "")
        notes = cell_at(row, self.columns, "notes")
        found = list(statements(row, self.spread, self.lexicon, self.names, self.source.text))
        lessons = tuple(
            ref.model_copy(update={"depth": stated.depth}) for stated in found for ref in stated.lessons or ()
        )
        return ConceptRow(
            span=row.span,
            name=Word(span=name.span, text=plain(name.text)),
            depth=next((stated.depth for stated in reversed(found) if stated.depth), None),
            lessons=lessons or given,
            notes=notes.text if notes else beside,
            detached=detached,
            shape=RowShape.SHIFTED if shift else self.shape(row, 0),
            cells=len(row.cells) + shift,
            line=row.line,
            gap=self.gap(row) if detached else None,
            stray_pipes=tuple(stray_pipes(self.source, whole, self.width, place, shift)) if shift else (),
        )

    def row(self, whole: Row, *, detached: bool) -> ConceptRow:
        row, cut = mended(self.source, whole, self.width, self.columns)
        shift, cells = shift_of(row, self.width, self.columns, self.lexicon), row.cells
        # A cell too many, as a pipe in code makes one, is of no column.
        places = {kind: place + shift for kind, place in self.columns.items()}
        concept, depth, notes = (places.get(kind, len(cells)) for kind in ("concept", "depth", "notes"))
        concept = self.columns["concept"]
        notes_end = None if notes - shift == self.width - 1 else notes + 1
        # What an unescaped pipe cuts off from the last column belongs to it.
        behind = len(cells) - self.width if concept == self.width - 1 else shift
        named = without_empty_ends(cells[concept : concept + 1 + max(shift, behind)])
        name = joined(self.source, named) if named else Passage.at("", row.span.stop)
        told = "lesson" in self.columns or bool(self.under)
        name, beside = self.parting.parted(name, self.asides, told=told)
        mark = read_depth_cell(cells[depth], self.lexicon) if depth < len(cells) else self.given
        mark = mark or (self.given if self.banded else None)
        if depth == concept and (found := find_mark(name, self.lexicon)):
            # "Spokes (DEVELOPED)" in a cell.
            name, mark = name.part(0, found.start).strip(" :—–-"), found.mark
        refs = lessons_of_row(cells, places, self.lexicon, self.names)
        lessons = refs or (self.under if "lesson" not in self.columns or self.banded else ())
        return ConceptRow(
            span=row.span,
            name=Word(span=name.span, text=plain_name(name.text)),
            depth=mark,
            lessons=lessons,
            notes=joined(self.source, cells[notes:notes_end]).text if notes < len(cells) else beside,
            detached=detached,
            shape=RowShape.SHIFTED if cut else self.shape(row, shift, stated=bool(mark and mark.level and lessons)),
            cells=len(whole.cells),
            line=row.line,
            gap=self.gap(row) if detached else None,
            stray_pipes=(*cut, *stray_pipes(self.source, row, self.width, concept, shift)),
        )

    def gap(self, row: Row) -> Span | None:
        """The blank lines between this row and the one above, None where anything else stands there."""
        above = self.rows[-1].line + 1 if self.rows else self.header.line + 2 if self.header else row.line
        return blank_lines(self.source, above, row.line)

    def shape(self, row: Row, shift: int, *, stated: bool = True) -> RowShape:
        """How a row fits its table; without remarks it does where it states depth and lesson in their places."""
        if shift:
            return RowShape.SHIFTED
        bare = stated and self.above is not None and lacks_only_notes(row, self.above, self.source, self.lexicon)
        return RowShape.REGULAR if bare else fit(row, self.width)
