"""Tables whose rows state a concept at several depths: a column for each depth, or a column for each lesson."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from reclint.markdown import plain_title
from reclint.model import DepthMark, LessonRef
from reclint.readers.depths.depth import read_depth_cell
from reclint.readers.sections.cells import read_lesson_refs
from reclint.text.source import Passage
from reclint.vocabulary.lexicon import ARROW, DASH, LETTER

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reclint.markdown import Row
    from reclint.readers.lessons.names import LessonNames
    from reclint.vocabulary.lexicon import Lexicon

LEAST = 2
"""How many columns there are at least; with one, the table has a column of depths like any other."""
_WIDEST_HEADER = 20
"""How much a header may say beside its depth: "Introduced (week)"; a choice, as for cells with a remark."""
_OTHERS = ("established", "used", "required", "actual")
"""Columns of other tables whose headers may hold a depth: "Introduced in" of the mental models."""
_LONGEST_MARK = 3
"""How long a mark for what comes back is at most: "r", "rec"."""
_TICK = re.compile(r"[\s*_`]*(?:[xX×]|[✓✔☑✅●•◆■☒✗])[\s*_`]*")
"""A cell that says that a concept has the column: "x", "✓", "**●**"."""
_NOTHING = re.compile(r"[\W_]*")
"""A cell that says nothing: blank, "—"."""
_SLUG = re.compile(rf"[`\[*_]*{LETTER}+(?:-{LETTER}+)+(?![\w-])")
"""A slug of several words in a cell, perhaps marked: "`first-knots`", "[first-knots](...)"."""


class Spread(NamedTuple):
    """A column that holds one statement of its row's concept: its ``header`` names the depth, or else the lesson."""

    place: int
    header: Passage
    depth: str | None


class Stated(NamedTuple):
    """What one cell states: a depth, and the lessons; the lessons are None where only the rest of the row tells."""

    depth: DepthMark | None
    lessons: tuple[LessonRef, ...] | None


def depth_columns(header: Row, lexicon: Lexicon) -> tuple[Spread, ...]:
    """The columns that are called by a depth each: "Introduced", "Mastered"; empty where there is one at most."""
    found: dict[str, Spread] = {}
    for place, cell in enumerate(header.cells):
        # A sign for a depth is all that a title has, and no ornament of it: "| Concept | ○ | ◑ |".
        title = plain_title(cell).text or cell.text
        words = list(lexicon.depth_any_case.finditer(title))
        if len(words) != 1 or lexicon.vocabulary.column(cell.text, _OTHERS):
            continue
        depth = lexicon.depth(words[0].group())
        if len(cell.text) <= len(words[0].group()) + _WIDEST_HEADER:
            found.setdefault(depth, Spread(place, cell, depth))
    return tuple(found.values()) if len(found) >= LEAST else _initials(header, lexicon)


def _initials(header: Row, lexicon: Lexicon) -> tuple[Spread, ...]:
    """The columns that are called by the first letter of a depth each, all depths side by side: "| M | I | D | A |"."""
    letters = [depth[0].upper() for depth in lexicon.vocabulary.depths]
    if len(set(letters)) < len(letters) or len(letters) <= LEAST:
        return ()
    titles = [plain_title(cell).text.strip("*_` ") for cell in header.cells]
    for first in range(len(titles) - len(letters) + 1):
        if titles[first : first + len(letters)] in (letters, letters[::-1]):
            depths = dict(zip(letters, lexicon.vocabulary.depths, strict=True))
            places = range(first, first + len(letters))
            return tuple(Spread(place, header.cells[place], depths[titles[place]]) for place in places)
    return ()


def lesson_columns(header: Row, places: Sequence[int], lexicon: Lexicon) -> tuple[Spread, ...]:
    """Those of the ``places`` that are called by a lesson, as columns of a lesson each.

    "2", "Lesson 2", "In lesson 2", "L2", "1.1.2", "II" and "first-knots" call a lesson.
    """
    number = r"(?:\d{1,3}(?:\.\d{1,3})*|(?-i:[IVX]{1,5}))\W*$"
    short = rf"(?:{lexicon.word('lesson')}|[^\W\d_](?=\W*\d))?\W*{number}"
    # "In lesson 1", "After lesson 2".
    named = re.compile(
        rf"(?:[^\W\d]+\s+(?={lexicon.word('lesson')}\W*{number}))?(?P<name>{short}|{_SLUG.pattern})", re.I
    )
    titles = ((place, plain_title(header.cells[place])) for place in places)
    called = ((place, title, match) for place, title in titles if (match := named.match(title.text)))
    return tuple(
        Spread(
            place,
            title.part(match.start("name"), len(title.text)) if match.start("name") else header.cells[place],
            None,
        )
        for place, title, match in called
    )


def ticked_columns(
    header: Row, cells: Sequence[Sequence[str]], free: Sequence[int], lexicon: Lexicon
) -> tuple[Spread, ...]:
    """Those of the ``free`` columns that are called by a lesson and hold ticks: "| Concept | Depth | L1 | L2 |"."""
    ticked = [place for place in free if all(map(_is_mere_mark, cells[place]))]
    found = lesson_columns(header, ticked, lexicon)
    told = any(_TICK.fullmatch(cell) for column in found for cell in cells[column.place])
    return found if len(found) >= LEAST and told else ()


def with_ticked_lessons(rows: Sequence[Row], ticked: Sequence[Spread]) -> Sequence[Row]:
    """The rows, with the names of the columns that they have ticks in as one cell in the first of these columns."""
    if not ticked:
        return rows
    first = ticked[0].place
    found = []
    for row in rows:
        named = [
            one.header for one in ticked if one.place < len(row.cells) and _TICK.fullmatch(row.cells[one.place].text)
        ]
        cell = Passage.joined(named, ", ") if named else None
        found.append(row._replace(cells=(*row.cells[:first], cell, *row.cells[first + 1 :])) if cell else row)
    return found


def says_lessons(spread: Sequence[Spread], rows: Sequence[Row]) -> bool:
    """Whether the columns tell lessons: their headers do, or their cells hold more than ticks."""
    if spread and spread[0].depth is None:
        return True
    cells = [row.cells[column.place].text for row in rows for column in spread if column.place < len(row.cells)]
    ticks = sum(bool(_TICK.fullmatch(cell)) for cell in cells)
    # One that is no tick among many may have slipped from another column.
    return sum(not _is_mere_mark(cell) for cell in cells) > ticks


def statements(
    row: Row, spread: Sequence[Spread], lexicon: Lexicon, names: LessonNames | None = None, document: str = ""
) -> Iterator[Stated]:
    """What the cells of a row state, one after another; a cell that is empty or has a dash in it states nothing.

    Where one has a tick, no other states anything without one. What the ``document`` explains as a mark for what comes
    back in a lesson names that lesson, and no depth.
    """
    ticked = [one for one in spread if one.place < len(row.cells) and _is_tick(row.cells[one.place].text, lexicon)]
    for column in ticked or spread:
        cell = row.cells[column.place] if column.place < len(row.cells) else None
        if cell is None or _says_nothing(cell.text, lexicon):
            continue
        if column.depth is None:
            mark = None if _is_recalled(cell.text, document, lexicon) else read_depth_cell(cell, lexicon)
            yield Stated(mark, read_lesson_refs(column.header, lexicon, names) or None)
        else:
            mark = DepthMark(span=cell.span, text=column.header.text, level=column.depth, levels=(column.depth,))
            yield Stated(mark, None if _is_mere_mark(cell.text) else read_lesson_refs(cell, lexicon, names))


def _is_recalled(cell: str, document: str, lexicon: Lexicon) -> bool:
    """Whether a cell says that a concept comes back in a lesson: "recap", "r" where that is explained so."""
    said = cell.strip("*_` ")
    if len(said) > _LONGEST_MARK or lexicon.depth_unasked.search(said):
        return re.fullmatch(lexicon.word("recalled"), said, re.I) is not None
    return _explained_recall(said, lexicon).search(document) is not None


@lru_cache(maxsize=64)
def _explained_recall(mark: str, lexicon: Lexicon) -> re.Pattern[str]:
    """What explains a mark for what comes back: "`r` = just revisited then", "r: recap", "(r) for revisited"."""
    parts = rf"(?:\s*(?:[=:)]|{DASH}|{ARROW}|{lexicon.word('stands-for', 'short-for')}(?=\s)))+\s*"
    return re.compile(
        rf"(?<![\w-]){re.escape(mark)}[*_`]*{parts}(?:[^\W\d_]+\s+){{0,2}}{lexicon.word('recalled')}(?!\w)"
    )


def _is_tick(cell: str, lexicon: Lexicon) -> bool:
    """Whether a cell has a tick, and none that stands for a depth: "●" where the record has "● = applied"."""
    return bool(_TICK.fullmatch(cell)) and not lexicon.depth_any_case.fullmatch(cell.strip("*_` "))


def _says_nothing(cell: str, lexicon: Lexicon) -> bool:
    bare = cell.strip("*_` ")
    if lexicon.depth_any_case.fullmatch(bare):  # a sign for a depth: "◔"
        return False
    return not _TICK.fullmatch(cell) and bool(
        _NOTHING.fullmatch(cell) or re.fullmatch(lexicon.word("none"), bare, re.I)
    )


def _is_mere_mark(cell: str) -> bool:
    return bool(_TICK.fullmatch(cell) or _NOTHING.fullmatch(cell))
