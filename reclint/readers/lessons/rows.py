"""Lessons that have no headings: rows, columns or whole tables, items of a list, entries of a list of definitions.

Each becomes what a section of its own would be: a heading, and below it a table of labels and values, or what stands
below the item. Nobody looks for them in a record that has sections for its lessons.
"""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from reclint.markdown import Heading, Items, Paragraph, Table, plain_title
from reclint.readers.lessons.heading import read_lesson_heading
from reclint.readers.sections.fields import read_fields
from reclint.readers.sections.part import LESSON_KINDS
from reclint.text.source import Passage

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reclint.markdown import Block, Item, Row
    from reclint.text.source import Source
    from reclint.vocabulary.lexicon import Lexicon

_LESSON_LEVEL = 3
"""The level of a record's lessons."""
_LEAST = 2
"""How many kinds of field say that something is a lesson, and how many lessons a list or table of them has."""
_MOST = 500
"""How many lessons a list or table has at most, as many as are read of sections."""
_SAID = frozenset({"taught", "review", "notebook"})
"""Kinds of field without which a table is an overview and no summary."""
_NAMING = ("number", "slug", "lesson", "title")
"""Columns that name a lesson, in the order in which a heading would."""
_LINE = re.compile(r"\n:?[ \t]*")
"""What parts the lines of an entry: "Soft Rolls (soft-rolls)", ": Load: BUILD"."""
_OPENING = re.compile(r"(?:,\s+|\.\s+|\s[—–]\s|\s--\s)(?=\S)")
"""What parts the name of a lesson from what else the first line of an item says: "**Soft Rolls** (`rolls`), BUILD"."""


class _Lesson(NamedTuple):
    """What names a lesson, the lines that it stands on, and what is said of it."""

    name: Passage
    first: int
    last: int
    blocks: tuple[Block, ...]


def with_lessons_of_rows(
    source: Source, blocks: Iterable[Block], slugs: Sequence[str], lexicon: Lexicon
) -> list[Block]:
    """The blocks, with each lesson that is a row, a column, a table or an item as a heading with what belongs to it.

    They stand at the end of their section, so that what follows a table does not belong to its last lesson.
    """
    reader = _RowsReader(source, frozenset(slugs), lexicon)
    found: list[Block] = []
    waiting: list[_Lesson] = []
    level = 0
    for block in (*blocks, None):
        if block is None or isinstance(block, Heading):
            below = max(_LESSON_LEVEL, level + 1)
            for lesson in waiting:
                found += [Heading(lesson.first, lesson.first + 1, below, lesson.name), *lesson.blocks]
            waiting, level = [], block.level if block else 0
        lessons = list(reader.lessons(block)) if block else []
        waiting += lessons
        found += [block] if block and not lessons else []
    return found


class _RowsReader:
    def __init__(self, source: Source, slugs: frozenset[str], lexicon: Lexicon) -> None:
        self.source = source
        self.slugs = slugs
        self.lexicon = lexicon

    def lessons(self, block: Block) -> Iterator[_Lesson]:
        """The lessons that a block lists, none where it is no list of lessons."""
        if isinstance(block, Table) and block.header and 0 < len(block.rows) <= _MOST:
            yield from self.table(block, block.header)
        elif isinstance(block, Items) and len(block.items) <= _MOST:
            # The first item that is no lesson ends the look at the others.
            found = list(takewhile(bool, (self.item(item, ordered=block.ordered) for item in block.items)))
            yield from filter(None, found) if len(found) == len(block.items) else ()
        elif isinstance(block, Paragraph) and "\n:" in block.text.text:
            yield from self.defined(block)

    def table(self, table: Table, header: Row) -> Iterator[_Lesson]:
        rows = (header, *table.rows)
        labels = [kind for row in table.rows if row.cells and (kind := self.kind(row.cells[0]))]
        width = len(header.cells)
        if len(set(labels)) < _LEAST or any(len(row.cells) != width for row in rows):
            yield from self.rows(table, header)
        elif width == _LEAST and self.is_name(Passage.joined(header.cells, ": ")):
            pairs = _pairs(table.rows, 1)
            yield _Lesson(Passage.joined(header.cells, ": "), header.line, table.last, (pairs,))
        elif width > _LEAST and all(self.is_name(cell) for cell in header.cells[1:]):
            for place, cell in enumerate(header.cells[1:], 1):
                yield _Lesson(cell, header.line, table.last, (_pairs(table.rows, place),))

    def rows(self, table: Table, header: Row) -> Iterator[_Lesson]:
        """A lesson for each row, where columns name it and others have the labels of its fields."""
        kinds = {place: kind for place, cell in enumerate(header.cells) if (kind := self.kind(cell))}
        naming = self.naming(header)
        stated = {kind for place, kind in kinds.items() if place not in naming}
        if len(stated) < _LEAST or not stated & _SAID or not naming or len(table.rows) < _LEAST:
            return
        for row in table.rows:
            named = [row.cells[place] for place in naming if place < len(row.cells) and row.cells[place].text]
            others = [place for place in kinds if place not in naming and place < len(row.cells)]
            pairs = tuple(row._replace(cells=(header.cells[place], row.cells[place])) for place in others)
            if named:
                yield _Lesson(_name(named), row.line, row.line + 1, (Table(row.line, row.line + 1, None, pairs),))

    def naming(self, header: Row) -> list[int]:
        """The places of the columns that name a lesson; none where there is only one of numbers or titles."""
        found: dict[str, int] = {}
        for place, cell in enumerate(header.cells):
            kind = next((kind for kind in _NAMING if self.lexicon.vocabulary.column(cell.text, (kind,))), None)
            if kind and kind not in found and self.kind(cell) not in _SAID:
                found[kind] = place
        return [found[kind] for kind in _NAMING if kind in found] if {"slug", "lesson"} & found.keys() else []

    def item(self, item: Item, *, ordered: bool) -> _Lesson | None:
        """The lesson that an item is: its text names one, and below it stand fields."""
        if not item.text or len(item.blocks) < _LEAST or not self.has_fields(item.blocks[1:]):
            return None
        name, rest = self.opening(item.text)
        if name is None:
            return None
        line = self.source.lines[item.first]
        number = re.match(r"\s*(\d{1,3})[.)]\s", line) if ordered else None
        if number:
            start = self.source.line_start(item.first) + number.start(1)
            name = Passage.joined((Passage.at(f"{number[1]}.", start), name), " ")
        below = (Paragraph(item.first, item.first + 1, rest),) if rest.text else ()
        return _Lesson(name, item.first, item.last, (*below, *item.blocks[1:]))

    def defined(self, block: Paragraph) -> Iterator[_Lesson]:
        """The lesson of a definition: its name on the first line, its fields behind colons."""
        head, *lines = _parted(block.text)
        own = tuple(Paragraph(block.first, block.last, line) for line in lines)
        if self.is_name(head) and self.has_fields(own):
            yield _Lesson(head, block.first, block.last, own)

    def opening(self, text: Passage) -> tuple[Passage | None, Passage]:
        """The name of a lesson that opens a text, and the rest of it."""
        for match in (*_OPENING.finditer(text.text), None):
            name = text.part(0, match.start() if match else len(text.text))
            if self.is_name(name):
                return name, text.part(match.end() if match else len(text.text), len(text.text))
        return None, text

    def is_name(self, name: Passage) -> bool:
        """Whether a text is the name of a lesson: it calls itself one by its number, or has a slug of the index."""
        heading = read_lesson_heading(name, self.lexicon)
        return heading.named or heading.slug in self.slugs

    def has_fields(self, blocks: Sequence[Block]) -> bool:
        """Whether some blocks have several fields of a lesson."""
        kinds = {entry.kind for entry in read_fields(blocks, self.lexicon).labelled} & LESSON_KINDS
        return len(kinds) >= _LEAST

    def kind(self, cell: Passage) -> str | None:
        """The kind of field that a cell labels."""
        vocabulary, name = self.lexicon.vocabulary, plain_title(cell).text
        kind = vocabulary.field(name) if vocabulary.is_label(name) else None
        return kind if kind in LESSON_KINDS else None


def _name(cells: Sequence[Passage]) -> Passage:
    """The cells that name a lesson as one text: "1. Soft Rolls · soft-rolls"."""
    first, *others = cells
    if not first.text.strip("*_ ").rstrip(".").isdecimal():
        return Passage.joined(cells, " · ")
    number = first.strip("*_ .")
    return Passage.joined((number, Passage.joined(others, " · ")), ". ") if others else number


def _pairs(rows: Sequence[Row], place: int) -> Table:
    """A table of the labels in the first cells of some rows and of the values in another column."""
    pairs = tuple(row._replace(cells=(row.cells[0], row.cells[place])) for row in rows)
    return Table(rows[0].line, rows[-1].line + 1, None, pairs)


def _parted(text: Passage) -> Iterator[Passage]:
    start = 0
    for match in (*_LINE.finditer(text.text), None):
        yield text.part(start, match.start() if match else len(text.text))
        start = match.end() if match else start
