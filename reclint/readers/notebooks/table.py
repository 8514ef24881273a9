"""The exercises that a table lists: one a row, with its level and what is done."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from reclint.model import Count, Exercise, Word
from reclint.vocabulary.folding import fold_word

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


def read_exercise_table(table: Table, reader: ExerciseReader, stated: int | None = None) -> tuple[Exercise, ...]:
    """An exercise for each row; one without a number of its own gets its place in the table.

    ``stated`` is how many exercises the record says that there are.
    """
    if not lists_exercises(table, reader.lexicon) or _LevelNumbers(table, reader.lexicon).may_count(stated):
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


def read_level_table(table: Table, lexicon: Lexicon, stated: int | None) -> tuple[tuple[str, Count], ...]:
    """The numbers of exercises by level that a table states: "| Guided | 2 |", "| Supported | 3 |"."""
    numbers = _LevelNumbers(table, lexicon)
    return numbers.counts if numbers.do_count(stated) else ()


class _LevelNumbers:
    """A table of which each row is a level and one number: how many exercises it has, or which one is of it."""

    def __init__(self, table: Table, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.counts = _levels_with_numbers(table, lexicon)
        self.numbers = [count.value for _, count in self.counts]
        self.rises = self.numbers == sorted(set(self.numbers))
        self.numbers_rows = self.numbers == list(range(1, len(self.numbers) + 1))
        cells = table.header.cells if table.header else ()
        level = _level_column(table, lexicon)
        self.header = next((cell.text.strip("*_` ") for at, cell in enumerate(cells) if at != level), "")

    def do_count(self, stated: int | None) -> bool:
        """Whether the numbers say how many exercises each level has.

        Their header says so, "How many", or they add up to what the record states. That of "Exercises" may head the
        numbers of exercises where they go up.
        """
        if not self.counts or self._names_one():
            return False
        named, summed = self._named("exercises"), sum(self.numbers) == stated != len(self.numbers)
        return self._counts_by_header() or summed or (named and not self.rises)

    def may_count(self, stated: int | None) -> bool:
        """Whether they do or may; numbers that go up without a gap from 1 are those of exercises, as most may be."""
        if not self.counts or self._names_one() or self.do_count(stated):
            return bool(self.counts) and not self._names_one()
        few_gaps = self.rises and self.numbers[-1] <= 2 * len(self.numbers) and not self._named("exercises")
        return not (self.numbers_rows or few_gaps)

    def _counts_by_header(self) -> bool:
        return _how_many(self.lexicon).search(self.header) is not None

    def _names_one(self) -> bool:
        """Whether the header is for the number of one exercise: "Exercise", "Ex.", "#", "No.", "Exercise no."."""
        name, columns = self.header.rstrip("."), self.lexicon.vocabulary.columns.get("number", ())
        if fold_word(self.header) in map(fold_word, columns) or fold_word(name) in map(fold_word, columns):
            return True
        return not self._counts_by_header() and _one_exercise(self.lexicon).match(self.header) is not None

    def _named(self, key: str) -> bool:
        return fold_word(self.header) in map(fold_word, self.lexicon.vocabulary.words_of(key))


def _levels_with_numbers(table: Table, lexicon: Lexicon) -> tuple[tuple[str, Count], ...]:
    """The level and the number of each row, none where one has anything else or two have one level."""
    at, found = _level_column(table, lexicon), list[tuple[str, Count]]()
    for row in table.rows if at is not None else ():
        others = [cell.strip("*_` ") for place, cell in enumerate(row.cells) if place != at]
        level = _cell(row, at)
        name = level.text.strip("*_` ") if level else ""
        if len(others) != 1 or not others[0].text.isdecimal() or not lexicon.level.fullmatch(name):
            return ()
        found.append((lexicon.level_of(name), Count(span=others[0].span, value=int(others[0].text))))
    return tuple(found) if len({level for level, _ in found}) == len(found) else ()


@lru_cache(maxsize=16)
def _how_many(lexicon: Lexicon) -> re.Pattern[str]:
    """Finds what heads numbers of things: "How many", "Number of exercises"; not "Number of the exercise"."""
    one = lexicon.word("exercise")
    return re.compile(rf"(?<!\w){lexicon.word('how-many')}(?!\w)(?![^\n]{{0,40}}\s{one}\W{{0,4}}\Z)", re.I)


@lru_cache(maxsize=16)
def _one_exercise(lexicon: Lexicon) -> re.Pattern[str]:
    """A header that opens with the word for one exercise, perhaps short: "Exercise", "Exercise no.", "Ex."."""
    return re.compile(rf"{lexicon.word('exercise')}(?!\w)", re.I)


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
    words = [fold_word(word) for word in lexicon.vocabulary.words_of("exercise", "exercises")]
    for place, cell in enumerate(header.cells if header else ()):
        name = fold_word(cell.text.strip("*_`. "))
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
