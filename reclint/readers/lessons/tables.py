"""Tables that state things of several lessons, outside their sections: an overview of lessons, a log of reviews.

Such a table has a column that names the lessons of the record, by number, slug or title; what its other columns say is
said of the lesson that the row names, unless that lesson's own section says it.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from reclint.readers.index.blocks import with_cells_from_above
from reclint.readers.index.cells import is_sum
from reclint.readers.index.table import table_columns
from reclint.readers.lessons.heading import slug_of_path
from reclint.readers.lessons.names import LessonNames, slug_of_title
from reclint.readers.reviews.claim import ReviewReader
from reclint.readers.reviews.table import read_review_table
from reclint.readers.sections.cells import LINKED
from reclint.readers.sections.labelled import Fields, Labelled
from reclint.readers.sections.part import LESSON_KINDS
from reclint.text.source import Passage
from reclint.vocabulary.lexicon import ARROW, DASH

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reclint.markdown import Items, Row, Table
    from reclint.readers.lessons.heading import LessonHeading
    from reclint.text.source import Span
    from reclint.vocabulary.lexicon import Lexicon

_LEAST = 2
"""How many lessons a table names at least; one that names one only is about something else as a rule."""
_SIGN = re.compile(rf"[*_`]*:[*_`]*\s|\s(?:{DASH}|{ARROW}|[·|=])\s|\s(?=\()|\n")
"""What parts a lesson from its review: "true-wheels: passed", "**Lesson 1** — passed", "L1 (true-wheels) → passed"."""
_SIGNS, _LONGEST = 3, 120
"""How many signs, and characters, of an item are looked at for the name of its lesson: a title has one sign or two."""
_KINDS = LESSON_KINDS - {"taught", "revisited", "models", "excluded", "teaching"}
"""What a cell can state of a lesson; lists and prose stand in sections."""


class _Keyed(NamedTuple):
    """A table by lesson: the place of the column that names them, and each row with the lesson that it names."""

    table: Table
    place: int
    rows: tuple[tuple[int, Row], ...]


def add_from_tables(
    tables: Iterable[Table], headings: Sequence[LessonHeading], number: str, fields: Sequence[Fields], lexicon: Lexicon
) -> list[Table]:
    """Give each lesson the fields that rows of some tables are; the tables from which something was taken."""
    own = [tuple(one.labelled) for one in fields]
    reader = _TablesReader(headings, number, lexicon)
    taken = []
    for keyed in reader.keyed(tables):
        found = [(lesson, entry) for lesson, entry in reader.entries(keyed) if _is_missing(entry, own[lesson], lexicon)]
        for lesson, entry in found:
            fields[lesson].labelled.append(entry)
        if found:
            taken.append(keyed.table)
    return taken


def add_from_lists(
    lists: Iterable[Items], headings: Sequence[LessonHeading], number: str, fields: Sequence[Fields], lexicon: Lexicon
) -> list[Span]:
    """Give each lesson the review that an item of a ledger tells: "true-wheels: 0/2/1, then 0/0/1, passed at 2/3".

    Half of the items or more name lessons of the record, two at least. Where what was taken stands is returned.
    """
    reader, taken = _TablesReader(headings, number, lexicon), []
    for items in lists:
        found = [(item, told) for item in items.items if item.text and (told := reader.told(item.text))]
        found = [(item, told) for item, told in found if told[1].text or len(item.blocks) > 1]
        if len({lesson for _, (lesson, _) in found}) < _LEAST or len(found) * 2 < len(items.items):
            continue
        for item, (lesson, said) in found:
            own = fields[lesson].of("review")
            if all(_points_elsewhere(entry, lexicon) for entry in own):
                entry = Labelled(said.part(0, 0), "review", said, item.first, blocks=[*item.blocks[1:]])
                fields[lesson].labelled.append(entry)
                taken.append(item.text.span if item.text else said.span)
    return taken


def _is_missing(entry: Labelled, own: Iterable[Labelled], lexicon: Lexicon) -> bool:
    """Whether a lesson's own section does not say what an entry does; a bare number of exercises joins a list."""
    if entry.kind == "exercises" and entry.text.text.isdecimal():
        return True
    return all(other.kind != entry.kind or _points_elsewhere(other, lexicon) for other in own)


def _points_elsewhere(entry: Labelled, lexicon: Lexicon) -> bool:
    """Whether a field of reviews states nothing of them, and so may stand in a table: "see the ledger", "below"."""
    if entry.kind != "review":
        return False
    claim = ReviewReader(lexicon).read(Fields(labelled=[entry]))
    return claim is None or not (claim.iterations or claim.statements or claim.maximum or claim.totals or claim.absent)


class _TablesReader:
    def __init__(self, headings: Sequence[LessonHeading], number: str, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.names = LessonNames(headings, number, lexicon)
        slugs = [heading.slug or slug_of_title(heading.title or "") for heading in headings]
        self.lessons = {slug: place for place, slug in enumerate(slugs) if slug}

    def keyed(self, tables: Iterable[Table]) -> Iterator[_Keyed]:
        """The tables that have a column of lessons, and are not of concepts."""
        for table in tables:
            columns = table_columns(table, self.lexicon)
            if table.header is None or columns.has("concept", "depth"):
                continue
            found = (self._by_column(table, place) for place in range(len(table.header.cells)))
            if best := next((one for one in found if one), None):
                yield best

    def _by_column(self, table: Table, place: int) -> _Keyed | None:
        """The table by the lessons that a column names; None where a row of it names none, and is no sum of others.

        In a column that is called one of lessons half of the rows may name others, which have no section.
        """
        last = table.rows[-1] if table.rows else None
        summed = last is not None and is_sum(last, None, self.lexicon)
        given = with_cells_from_above(table.rows, {"lesson": place, "concept": place + 1}, self.lexicon)
        cells = [(row, row.cells[place]) for row in given[: -1 if summed else None] if place < len(row.cells)]
        found = [(self.lessons.get(self._named(cell)), row) for row, cell in cells]
        rows = tuple((lesson, row) for lesson, row in found if lesson is not None)
        several = len({lesson for lesson, _ in rows}) >= _LEAST
        least = len(table.rows) - summed
        if table.header and self.lexicon.vocabulary.column(table.header.cells[place].text, ("lesson", "slug")):
            least = (least + 1) // 2
        return _Keyed(table, place, rows) if several and len(rows) >= least else None

    def _named(self, cell: Passage) -> str:
        """The slug of the lesson that a cell names, by its number, its title or a link to its page; perhaps empty."""
        link = LINKED.fullmatch(cell.text)
        linked = slug_of_path(link["wiki"] or link["target"]) if link else None
        return self.names.lookup(cell.text) or linked or ""

    def told(self, text: Passage) -> tuple[int, Passage] | None:
        """The lesson that opens an item, and what is said of it behind the sign that parts the two, if anything is."""
        signs = [match.span() for match in islice(_SIGN.finditer(text.text, 0, _LONGEST), _SIGNS)]
        for start, stop in (*signs, (len(text.text), len(text.text))):
            lesson = self.lessons.get(self._named(text.part(0, start).strip())) if start <= _LONGEST else None
            if lesson is not None:
                return lesson, text.part(stop, len(text.text)).strip()
        return None

    def entries(self, keyed: _Keyed) -> Iterator[tuple[int, Labelled]]:
        """Each field that a table states, with the lesson of which it does."""
        reduced = _without(keyed.table, keyed.place)
        if read_review_table(reduced, self.lexicon)[0]:
            yield from self._reviews(keyed)
            return
        assert keyed.table.header is not None
        if rounds := self._rounds(keyed.table.header):
            yield from self._by_rounds(keyed, keyed.table.header, rounds)
        kinds = {place: kind for place, cell in enumerate(keyed.table.header.cells) if (kind := self._kind(cell.text))}
        for lesson, row in keyed.rows:
            for place, kind in kinds.items():
                cell = row.cells[place] if place < len(row.cells) else None
                if cell and cell.text.strip("-–— "):
                    yield lesson, Labelled(cell.part(0, 0), kind, cell, row.line)

    def _rounds(self, header: Row) -> list[int]:
        """The places of columns that are called by the rounds of a review: "Round 1", "2nd round (c/i/p)", "R1"."""
        word, number = self.lexicon.word("iteration"), self.lexicon.number
        short = rf"{self.lexicon.word('iteration-initial')}\d{{1,2}}"
        one = rf"(?:{word}\s*#?\s*{number}|{self.lexicon.ordinal}\s+{word}|{short})"
        called = re.compile(rf"\W*{one}\W*(?:[(\[][^()\[\]]{{0,40}}[)\]]\W*)?", re.I)
        return [place for place, cell in enumerate(header.cells) if called.fullmatch(cell.text)]

    def _by_rounds(self, keyed: _Keyed, header: Row, rounds: Sequence[int]) -> Iterator[tuple[int, Labelled]]:
        """The review of each lesson, with its rounds and its verdict as lines: "Round 1: 0/2/1", "PASS at 2 of 3"."""
        for lesson, row in keyed.rows:
            told = [
                (place, cell) for place, cell in enumerate(row.cells) if place in rounds and re.search(r"\w", cell.text)
            ]
            lines = [
                Passage.joined((header.cells[place], cell), ": ") for place, cell in told if place < len(header.cells)
            ]
            others = (cell for place, cell in enumerate(row.cells) if place not in (keyed.place, *rounds))
            judged = [cell for cell in others if self.lexicon.verdict.search(cell.text)]
            # "PASS" is said of the last round, "passed at 3/3" of the one that it names.
            numbered = any(map(str.isdigit, "".join(cell.text for cell in judged)))
            lines = [*judged, *lines] if numbered else [*lines, *judged]
            if lines:
                yield lesson, Labelled(lines[0].part(0, 0), "review", Passage.joined(lines, "\n"), row.line)

    def _reviews(self, keyed: _Keyed) -> Iterator[tuple[int, Labelled]]:
        """A table of reviews for each lesson."""
        for lesson in dict.fromkeys(lesson for lesson, _ in keyed.rows):
            rows = tuple(row for other, row in keyed.rows if other == lesson)
            table = _without(keyed.table._replace(rows=rows), keyed.place)
            at = Passage.at("", rows[0].span.start)
            yield lesson, Labelled(at, "review", at, rows[0].line, blocks=[table], alone=True)

    def _kind(self, header: str) -> str | None:
        """The kind of field that a column's header names: "Notebook", "Ex."."""
        vocabulary = self.lexicon.vocabulary
        if column := vocabulary.column(header, ("slug", "load", "notebook")):
            return column
        if re.fullmatch(rf"\W*{self.lexicon.word('exercises')}\W*", header, re.I):
            return "exercises"
        kind = vocabulary.field(header) if vocabulary.is_label(header) else None
        return kind if kind in _KINDS else None


def _without(table: Table, place: int) -> Table:
    """A table without one of its columns."""

    def row(row: Row) -> Row:
        return row._replace(cells=(*row.cells[:place], *row.cells[place + 1 :]))

    header = row(table.header) if table.header else None
    return table._replace(header=header, rows=tuple(map(row, table.rows)))
