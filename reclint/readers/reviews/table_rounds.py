"""Which round a row of a review's table is of: by its number, or by its place where rows open with days."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from reclint.readers.reviews.dates import day_in_order

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reclint.markdown import Row
    from reclint.vocabulary.lexicon import Lexicon


def row_numbers(header: Row, rows: Sequence[Row], lexicon: Lexicon) -> tuple[list[int], int | None]:
    """The number of the round of each row, and the maximum that one states: "2 of 3".

    Rows without one have that of their place; where days stand in the first column, the latest may stand first.
    """
    days = lexicon.vocabulary.mask_days
    named = [_number_of(lexicon).match(days(row.cells[0].text)) if row.cells else None for row in rows]
    name = header.cells[0].text if header.cells else ""
    if not _counts_rounds(name, lexicon) and _are_days(name, rows, named, lexicon):
        named = [None] * len(rows)
    places = [*range(1, len(rows) + 1)]
    if not any(named) and _falls(rows, lexicon):
        places.reverse()
    numbers = [_number(match, lexicon) if match else place for match, place in zip(named, places, strict=True)]
    return numbers, next((int(match["maximum"]) for match in reversed(named) if match and match["maximum"]), None)


def names_round(header: str, lexicon: Lexicon) -> bool:
    """Whether the header of a column names a round by its number or its day: "Round 2", "R2", "5 Oct"."""
    return (
        lexicon.vocabulary.mask_days(header) != header
        or _number_of(lexicon).match(header) is not None
        or _written_out(lexicon).match(header) is not None
    )


@lru_cache(maxsize=16)
def _number_of(lexicon: Lexicon) -> re.Pattern[str]:
    """The number that a cell opens with: "2", "Round 2 of 3", "r2", "second look"; not that of the day "3.3."."""
    of = rf"(?:\s*(?P<of>/|{lexicon.word('of')})\s*(?P<maximum>\d{{1,3}}))?"
    opens = rf"(?:(?P<word>{lexicon.word('iteration')}\s*|{lexicon.word('iteration-initial')}))?"
    numbered = rf"{opens}(?P<number>[1-9]\d{{0,2}})(?!\d|[.-]\d){of}"
    return re.compile(rf"\W*(?:{numbered}|(?P<ordinal>{lexicon.ordinal})(?!\w))", re.I)


@lru_cache(maxsize=16)
def _written_out(lexicon: Lexicon) -> re.Pattern[str]:
    """A round by a number in words: "Round two"."""
    return re.compile(rf"\W*{lexicon.word('iteration')}\s+{lexicon.number}(?!\w)", re.I)


def _number(match: re.Match[str], lexicon: Lexicon) -> int:
    return lexicon.ordinal_value(match["ordinal"]) if match["ordinal"] else int(match["number"])


@lru_cache(maxsize=16)
def _of_rounds(lexicon: Lexicon) -> re.Pattern[str]:
    """The header of a column of rounds: "Round", "Iteration no.", "Review round"."""
    return re.compile(rf"\W*(?:{lexicon.word('review')}\s+)?{lexicon.word('iteration')}(?!\w)", re.I)


def _counts_rounds(header: str, lexicon: Lexicon) -> bool:
    """Whether numbers below a header are those of rounds, in whatever order they stand: "Round", "No.", "#"."""
    return _of_rounds(lexicon).match(header) is not None or lexicon.vocabulary.column(header, ("number",)) is not None


def _are_days(header: str, rows: Sequence[Row], named: Sequence[re.Match[str] | None], lexicon: Lexicon) -> bool:
    """Whether what rows open with are days and no numbers: "3/10" above "7/10", or "3" above "7" below "Day".

    Numbers that follow upon each other, up or down, are those of rounds.
    """
    found = [match for match in named if match]
    numbers = [_number(match, lexicon) for match in found]
    is_time = re.fullmatch(rf"\W*{lexicon.word('day-column')}\W*", header, re.I) is not None
    bare = is_time and 1 not in numbers and not any(match["maximum"] for match in found)
    if not numbers or any(match["word"] for match in found) or (_follow(numbers, found) and not bare):
        return False
    # "3/10", "3.", "3-Oct"; "3 (Ada)" and "3 of 3" are no days.
    day = re.compile(r"\W*\d{1,2}\s?(?:[./]|-\w)")
    return is_time or any(row.cells and day.match(row.cells[0].text) for row in rows)


def _follow(numbers: Sequence[int], found: Sequence[re.Match[str]]) -> bool:
    """Whether numbers rise one by one from where the first begins, or fall down to 1, or from the most that may be."""
    first, last = numbers[0], numbers[-1]
    rises = list(numbers) == list(range(first, first + len(numbers)))
    falls = list(numbers) == list(range(first, first - len(numbers), -1))
    return rises or (falls and (last == 1 or found[0]["maximum"] == str(first)))


def _falls(rows: Sequence[Row], lexicon: Lexicon) -> bool:
    """Whether all rows open with days of which each is before the one above it: "9 Oct" above "5 Oct"."""
    days = day_in_order([row.cells[0].text for row in rows if row.cells], lexicon)
    return len(days) == len(rows) > 1 and all(later > day for later, day in pairwise(days))
