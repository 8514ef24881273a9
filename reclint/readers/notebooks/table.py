"""The exercises that a table lists: one a row, with its level and what is done."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reclint.model import Exercise, Word

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from reclint.markdown import Row, Table
    from reclint.readers.notebooks.exercises import ExerciseReader
    from reclint.text.source import Passage
    from reclint.vocabulary.lexicon import Lexicon

_MOST = 0.5
"""Which share of a column's cells must be of a kind, as in an index."""
_NUMBER = re.compile(r"\W*(?P<number>\d{1,3})(?:\s*[-–—]\s*(?P<last>\d{1,2}))?\W*$")
"""The number of an exercise in a cell: "3", "#3", "3."; of several, "1-3"."""
_SHORTEST = 2
"""How many letters of a word its abbreviation has at least: "Ex."."""


def lists_exercises(table: Table, lexicon: Lexicon) -> bool:
    """Whether a table lists exercises: most cells of a column are levels, or its header names exercises."""
    if table.header is None or not table.rows:
        return False
    return _level_column(table, lexicon) is not None or _names_exercises(table.header, lexicon) is not None


def read_exercise_table(table: Table, reader: ExerciseReader) -> tuple[Exercise, ...]:
    """An exercise for each row; one without a number of its own gets its place in the table."""
    if not lists_exercises(table, reader.lexicon) or _counts_levels(table, reader.lexicon):
        return ()
    level, named = _level_column(table, reader.lexicon), _names_exercises(table.header, reader.lexicon)
    number = _column_of(table, lambda cell: _NUMBER.match(cell) is not None, taken={level})
    title = named if named not in (None, number, level) else _text_column(table, {level, number})
    rows = [row for row in table.rows if row.cells]
    return tuple(
        exercise
        for place, row in enumerate(rows, 1)
        for exercise in _several(row, number, _exercise(row, place, reader, (level, number, title)))
    )


def _counts_levels(table: Table, lexicon: Lexicon) -> bool:
    """Whether each row is a level with how many exercises it has, "| Guided | 2 |", and not with which one is of it.

    Numbers that go up from 1 may be those of exercises.
    """
    level = _level_column(table, lexicon)
    cells = [[cell for place, cell in enumerate(row.cells) if place != level] for row in table.rows if row.cells]
    if level is None or not all(len(row) == 1 and row[0].text.strip("*_` ").isdecimal() for row in cells):
        return False
    names = {row.cells[level].text.strip("*_` ").casefold() for row in table.rows if level < len(row.cells)}
    numbers = [int(row[0].text.strip("*_` ")) for row in cells]
    return len(names) == len(numbers) and numbers != list(range(1, len(numbers) + 1))


def _several(row: Row, column: int | None, exercise: Exercise) -> Sequence[Exercise]:
    """The exercises of a row: those of a range, without a title of their own."""
    cell = _cell(row, column)
    match = _NUMBER.match(cell.text) if cell else None
    if match is None or not match["last"]:
        return [exercise]
    numbers = range(int(match["number"]), int(match["last"]) + 1)
    return [exercise.model_copy(update={"number": number, "title": None}) for number in numbers]


def _exercise(row: Row, place: int, reader: ExerciseReader, columns: Sequence[int | None]) -> Exercise:
    level, number, title = (_cell(row, column) for column in columns)
    match = _NUMBER.match(number.text) if number else None
    stated = Word(span=level.span, text=level.text.strip("*_` ")) if level and level.text.strip("*_` -—–") else None
    return Exercise(
        span=row.span,
        marked=True,
        number=int(match["number"]) if match else place,
        level=reader.known_level(stated.text) if stated else None,
        level_text=stated,
        title=title.text.strip("*_ ") or None if title else None,
    )


def _cell(row: Row, column: int | None) -> Passage | None:
    return row.cells[column] if column is not None and column < len(row.cells) else None


def _level_column(table: Table, lexicon: Lexicon) -> int | None:
    return _column_of(table, lambda cell: lexicon.level.fullmatch(cell.strip("*_` ")) is not None)


def _names_exercises(header: Row | None, lexicon: Lexicon) -> int | None:
    """The column that the header calls exercises, perhaps short: "Ex."."""
    words = [word.casefold() for word in lexicon.vocabulary.words_of("exercise", "exercises")]
    for place, cell in enumerate(header.cells if header else ()):
        name = cell.text.strip("*_`. ").casefold()
        if len(name) >= _SHORTEST and (
            name in words or (cell.text.strip("*_` ").endswith(".") and _starts(name, words))
        ):
            return place
    return None


def _starts(name: str, words: Sequence[str]) -> bool:
    return any(word.startswith(name) for word in words)


def _column_of(table: Table, holds: Callable[[str], bool], taken: Iterable[int | None] = ()) -> int | None:
    """The first column of which most filled cells are of a kind."""
    for place in range(len(table.header.cells) if table.header else 0):
        cells = [row.cells[place].text for row in table.rows if place < len(row.cells)]
        filled = [cell for cell in cells if cell.strip()]
        if place not in set(taken) and filled and sum(map(holds, filled)) > _MOST * len(filled):
            return place
    return None


def _text_column(table: Table, taken: set[int | None]) -> int | None:
    """The column in which most cells have a word."""
    return _column_of(table, lambda cell: re.search(r"[^\W\d_]", cell) is not None, taken)
