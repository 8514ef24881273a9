"""Which columns of a table make it a Concept Index, by what their headers say and by what their cells hold."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from reclint.markdown import bold_spans, plain
from reclint.readers.depths.depth import find_mark
from reclint.readers.index.entry import read_entry
from reclint.readers.index.matrix import LEAST, Spread, depth_columns, lesson_columns, says_lessons, ticked_columns
from reclint.readers.sections.cells import find_columns, read_lesson_refs
from reclint.vocabulary.lexicon import LETTER

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reclint.markdown import Row, Table
    from reclint.model import LessonRef, Word
    from reclint.readers.lessons.names import LessonNames
    from reclint.text.source import Passage
    from reclint.vocabulary.lexicon import Lexicon

COLUMNS = ("concept", "depth", "lesson", "notes")
_SAMPLE = 60
"""How many rows of a table are looked at to tell its columns."""
_MOST = 0.5
"""Which share of a column's cells must be of a kind. Columns of real tables are of one kind, or of none."""
_WIDEST_REMARK = 20
"""How much a depth cell may hold beside one or two depths: "DEVELOPED (reinforced)"."""
_SLUG_CELL = re.compile(rf"[`\[*_]*{LETTER}+(?:-{LETTER}+)+(?![\w-])")
"""A cell that begins with a slug of several words: "first-knots, second-knots", "`first-knots`"."""
_NOTHING = " -–—·.…"
"""What an empty cell may be filled with: "—", "·", "…"."""
_ID_CELL = re.compile(r"\W*(?:[^\W\d_]{1,4}[-.]?)?\d[\w.-]*\W*")
"""A cell that identifies its row: "C-001", "R12", "1.3.1-a", "2.01"."""
_NUMBER_CELL = re.compile(r"\W*\d{1,4}(?:\s*[,–-]\s*\d{1,4})*\W*$")
"""A cell of numbers: "1", "1, 3", "2–4", "#2"."""


class Columns(NamedTuple):
    """The places of a table's columns by what they hold, and which of them only their cells tell.

    The columns of a ``spread`` state depth and lesson together, several times in a row; those that are ``ticked`` are
    called by lessons and say by a mark that a row belongs to them.
    """

    places: dict[str, int]
    guessed: frozenset[str]
    spread: tuple[Spread, ...] = ()
    spread_lessons: bool = False
    ticked: tuple[Spread, ...] = ()

    def has(self, *kinds: str) -> bool:
        """Whether there is a column of each kind, or columns of a spread for it."""
        spread = {"depth": bool(self.spread), "lesson": self.spread_lessons}
        return all(kind in self.places or spread.get(kind, False) for kind in kinds)


def table_columns(table: Table, lexicon: Lexicon, *, given: bool = False) -> Columns:
    """The columns of a table; where no header names one, what cells hold decides.

    ``given``: a heading gives the depth, so that the lessons alone have a column: "| Thing | Lesson |".
    """
    if table.header is None:
        return Columns({}, frozenset())
    named = find_columns(table.header, COLUMNS, lexicon)
    width = len(table.header.cells)
    cells = [
        [row.cells[place].text for row in table.rows[:_SAMPLE] if place < len(row.cells)] for place in range(width)
    ]
    places = dict(named)
    depths = [depth_share(column, lexicon) for column in cells]
    free = [place for place in range(width) if place not in places.values()]
    if "depth" not in places and (spread := _spread(table.header, cells, places, lexicon)):
        found = _of_spread(spread, places, free, table)
        taken = {**found.places, **{f"spread {one.place}": one.place for one in spread}}
        beside = None if found.has("lesson") else _lesson_column(table.header, cells, taken, lexicon)
        return found if beside is None else found._replace(places={**found.places, "lesson": beside})
    best = max(range(width), key=lambda place: depths[place], default=0)
    # A column that its header names keeps its name: depths below another one are those of rows that are shifted.
    if depths[best] >= _MOST and "depth" not in places and best not in places.values():
        places["depth"] = best
    if "lesson" not in places and (place := _lesson_column(table.header, cells, places, lexicon)) is not None:
        places["lesson"] = place
    free = [place for place in range(width) if place not in places.values()]
    ticked = ticked_columns(table.header, cells, free, lexicon) if "depth" in places and "lesson" not in places else ()
    if ticked:
        places["lesson"] = ticked[0].place
    if "concept" in places and "depth" not in places and _bears_marks(table, places["concept"], lexicon):
        places["depth"] = places["concept"]
    if "concept" not in places and ("depth" in places or (given and "lesson" in named)):
        texts = (place for place in range(width) if place not in places.values() and not _are_numbers(cells[place]))
        if (place := next(texts, None)) is not None:
            places["concept"] = place
    return Columns(places, frozenset(kind for kind, place in places.items() if named.get(kind) != place), ticked=ticked)


def goes_on(header: Row, columns: Columns, titles: Sequence[Word], *, grouped: bool) -> bool:
    """Whether a table whose cells tell some of its columns is one more of an index: one for each lesson, or depth.

    It has the ``titles`` of the table before it, "|   | Concept | Notes |", or names its concepts where it is
    ``grouped`` below the name of a lesson or a depth.
    """
    if [plain(cell.text).casefold() for cell in header.cells] == [plain(title.text).casefold() for title in titles]:
        return True
    return grouped and "concept" not in columns.guessed


def opens_in_bold(table: Table, place: int) -> bool:
    """Whether most cells of a column are a name in bold and more: "**Spokes** – thin, crossed thrice"."""
    texts = [row.cells[place].text for row in table.rows if place < len(row.cells)]
    found = sum(any(bold.start == 0 and bold.stop < len(text) for bold in bold_spans(text)) for text in texts)
    return found > 0 and found * 2 >= len(texts)


def _bears_marks(table: Table, place: int, lexicon: Lexicon) -> bool:
    """Whether most cells of a column bear a depth mark behind a name: "Spokes (DEVELOPED)"."""
    cells = [row.cells[place] for row in table.rows[:_SAMPLE] if place < len(row.cells) and row.cells[place].text]
    marks = [find_mark(cell, lexicon) for cell in cells]
    return len(cells) > 0 and sum(bool(mark and mark.start) for mark in marks) >= _MOST * len(cells)


def _spread(header: Row, cells: Sequence[Sequence[str]], named: dict[str, int], lexicon: Lexicon) -> tuple[Spread, ...]:
    """The columns that state depth and lesson together: called by a depth, or by a lesson above cells with depths."""
    free = [place for place in range(len(cells)) if place not in named.values()]
    digits = [place for place in free if _are_depth_numbers(cells[place], lexicon)]
    if len(digits) >= LEAST:
        # Below "| 1 | 2 |" a 3 may be the depth as well as the lesson.
        doubted = any(header.cells[place].text.strip() in lexicon.depth_numbers for place in digits)
        columns = lesson_columns(header, digits, lexicon)
        return columns if len(columns) == len(digits) and not doubted else ()
    stating = [place for place in free if depth_share(cells[place], lexicon) >= _MOST]
    if len(stating) < LEAST:
        return depth_columns(header, lexicon)
    empty = [place for place in free if all(_is_mark(cell, lexicon) for cell in cells[place])]
    stating = sorted({*stating, *(column.place for column in lesson_columns(header, empty, lexicon))})
    found = lesson_columns(header, stating, lexicon)
    if len(found) == len(stating):
        return found
    # Whatever they are called: "Concept | Soft Rolls | Hard Rolls" has the titles of lessons.
    titled = "concept" in named and "lesson" not in named
    return tuple(Spread(place, header.cells[place], None) for place in stating) if titled else ()


def _are_depth_numbers(cells: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether all filled cells of a column are digits that the record has explained as depths: "3", "2", "—"."""
    filled = [cell for cell in cells if re.search(r"\w", cell)] if lexicon.depth_numbers else []
    return bool(filled) and all(cell.strip("*_` ") in lexicon.depth_numbers for cell in filled)


def _of_spread(spread: tuple[Spread, ...], named: dict[str, int], free: Sequence[int], table: Table) -> Columns:
    taken = {column.place for column in spread}
    places = {kind: place for kind, place in named.items() if place not in taken}
    first = next((place for place in free if place not in taken), None)
    guessed = frozenset() if "concept" in places or first is None else frozenset({"concept"})
    if guessed and first is not None:
        places["concept"] = first
    return Columns(places, guessed, spread, says_lessons(spread, table.rows[:_SAMPLE]))


def depth_share(cells: Sequence[str], lexicon: Lexicon) -> float:
    """Which share of the filled cells states a depth and little else."""
    stating = [cell for cell in cells if _states_depth(cell, lexicon)]
    filled = stating + [cell for cell in cells if cell.strip(_NOTHING) and not _states_depth(cell, lexicon)]
    return len(stating) / len(filled) if filled else 0.0


def _is_mark(cell: str, lexicon: Lexicon) -> bool:
    """Whether a cell of a column for a lesson may be blank, a depth, or a letter for what comes back there: "r"."""
    return len(cell.strip(_NOTHING + "*_`")) <= 1 or _states_depth(cell, lexicon)


def matrix_shift(row: Row, spread: Sequence[Spread], width: int, lexicon: Lexicon) -> int:
    """By how many cells unescaped pipes in the concept of a matrix move the rest: until its depths are in place."""

    def fits(shift: int) -> bool:
        cells = [row.cells[column.place + shift].text for column in spread]
        return all(not re.search(r"\w", cell) or depth_share([cell], lexicon) for cell in cells)

    extra = len(row.cells) - width
    return next((shift for shift in range(extra + 1) if fits(shift)), 0) if extra > 0 else 0


def _states_depth(cell: str, lexicon: Lexicon) -> bool:
    match = lexicon.depth_unasked.search(cell)
    return match is not None and len(plain(cell)) <= 2 * len(match.group()) + _WIDEST_REMARK


def _lesson_column(header: Row, cells: Sequence[Sequence[str]], named: dict[str, int], lexicon: Lexicon) -> int | None:
    """The column of which most cells are slugs, or numbers below an abbreviation of a word for lessons."""
    words = [word.casefold() for word in lexicon.vocabulary.words_of("lesson", "lessons")]
    for place, column in enumerate(cells):
        filled = [cell for cell in column if cell.strip()]
        if place in named.values() or not filled:
            continue
        slugs = sum(bool(_SLUG_CELL.match(cell)) for cell in filled)
        if slugs >= _MOST * len(filled) and len(set(filled)) < len(filled):
            return place
        if sum(bool(_lesson_cell(lexicon).fullmatch(cell)) for cell in filled) >= _MOST * len(filled):
            return place
        # "L", "Les.": below it stand numbers, or titles.
        short = header.cells[place].text.strip("*_`. ").casefold()
        numbers = sum(bool(_NUMBER_CELL.match(cell)) for cell in filled)
        if short and any(word.startswith(short) for word in words) and numbers >= _MOST * len(filled):
            return place
    return None


@lru_cache(maxsize=16)
def _lesson_cell(lexicon: Lexicon) -> re.Pattern[str]:
    """A cell that numbers lessons and says so: "Lesson 1", "L1, L3", "in lesson 2"."""
    one = rf"(?:{lexicon.word('lesson', 'lessons')}\s*|{lexicon.lesson_initial})\d{{1,3}}"
    return re.compile(rf"\W*(?:[^\W\d]+\s+)?{one}(?:\W+(?:{one}|\d{{1,3}}))*\W*", re.I)


def _are_numbers(cells: Sequence[str]) -> bool:
    """Whether a column does no more than number or identify its rows."""
    filled = [cell for cell in cells if cell.strip()]
    return bool(filled) and all(_NUMBER_CELL.match(cell) or _ID_CELL.fullmatch(cell) for cell in filled)


def lessons_of_row(
    cells: Sequence[Passage], places: Mapping[str, int], lexicon: Lexicon, names: LessonNames
) -> tuple[LessonRef, ...]:
    """The lessons in the cell of a row for them; without such a column those in that of its depth, "DEVELOPED (L1)"."""
    lesson, depth = (
        cells[at] if (at := places.get(kind, len(cells))) < len(cells) else None for kind in ("lesson", "depth")
    )
    refs = read_lesson_refs(lesson, lexicon, names)
    return read_entry(depth, lexicon, names).lessons if depth and not refs and "lesson" not in places else refs
