"""The day that a title names, as year, month and day: "2026-02-14", "14 February 2026", "February 14th, 2026".

Also days in cells, as values that tell which is before which.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reclint.vocabulary.lexicon import Lexicon

_MONTHS = 12
"""The vocabulary lists the names of all months in their order first, and shorter forms behind them."""
_SHORT = 3
"""How many letters tell one month from the others: "Sep", "Sept."."""


def read_day(text: str, lexicon: Lexicon) -> str | None:
    """The first day that a text names with its year, as "2026-02-14"; None where it names none."""
    match = _day(lexicon).search(text)
    if match is None or match["iso"]:
        return match["iso"] if match else None
    day, word = match["day"] or match["behind"], match["month"] or match["before"]
    month = _month(word, lexicon)
    return f"{match['year'] or match['last']}-{month:02}-{int(day):02}" if month else None


def day_in_order(texts: Sequence[str], lexicon: Lexicon) -> list[tuple[int, ...]]:
    """The days that texts open with, to be compared; none where one has none, or they are written in several ways."""
    named = [_named(text, lexicon) for text in texts]
    if named and all(named):
        days = [day for day in named if day]
        months = [day[1] for day in days]
        # "30 Dec" above "2 Jan": less than half a year is between them.
        turns = max(months) - min(months) > _MONTHS // 2 and not any(day[0] for day in days)
        return [(year + (turns and month <= _MONTHS // 2), month, day) for year, month, day in days]
    # "9.10.", "10/5/26": which of them is the month shows where all numbers but one are the same; "9" is a day alone.
    found = [re.match(r"\W*(\d{1,4})(?:([./])(\d{1,2})(?:\2(\d{2,4}))?)?(?!\d)", text) for text in texts]
    numbers = [tuple(int(part or 0) for part in match.group(1, 3, 4)) for match in found if match]
    differing = [place for place in range(3) if len({day[place] for day in numbers}) > 1]
    return [(day[differing[0]],) for day in numbers] if len(numbers) == len(texts) and len(differing) == 1 else []


def _named(text: str, lexicon: Lexicon) -> tuple[int, int, int] | None:
    """The year, month and day that a text opens with, without a year 0: "2026-02-14", "5 Oct", "October 5"."""
    if iso := re.match(r"\W*(\d{4})-(\d{2})-(\d{2})(?!\d)", text):
        return int(iso[1]), int(iso[2]), int(iso[3])
    match = _open_day(lexicon).match(text)
    month = _month(match["month"] or match["before"], lexicon) if match else None
    return (int(match["year"] or 0), month, int(match["day"] or match["behind"])) if match and month else None


def _month(word: str, lexicon: Lexicon) -> int | None:
    names = [name.lower() for name in lexicon.vocabulary.words_of("month")[:_MONTHS]]
    return next((number for number, name in enumerate(names, 1) if name.startswith(word[:_SHORT].lower())), None)


@lru_cache(maxsize=16)
def _open_day(lexicon: Lexicon) -> re.Pattern[str]:
    """A day that a text opens with, with a weekday or without, with its year or without: "Mon 5 Oct", "October 5"."""
    month, of = lexicon.word("month"), lexicon.word("of")
    named = rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th|\.)?\s+(?:{of}\s+)?(?P<month>{month})"
    other = rf"(?P<before>{month})\.?\s+(?P<behind>\d{{1,2}})(?:st|nd|rd|th)?"
    return re.compile(rf"\W*(?:[^\W\d]+,?\s+)?(?:{named}|{other})(?!\w)(?:[.,]{{0,2}}\s+(?P<year>\d{{4}}))?", re.I)


@lru_cache(maxsize=16)
def _day(lexicon: Lexicon) -> re.Pattern[str]:
    """A day with its year: "2026-02-14", "14 February 2026", "14th of Feb. 2026", "February 14, 2026"."""
    month, of = lexicon.word("month"), lexicon.word("of")
    ending = r"(?:st|nd|rd|th|\.)?"
    named = rf"(?P<day>\d{{1,2}}){ending}\s+(?:{of}\s+)?(?P<month>{month})\.?,?\s+(?P<year>\d{{4}})"
    other = rf"(?P<before>{month})\.?\s+(?P<behind>\d{{1,2}}){ending},?\s+(?P<last>\d{{4}})"
    return re.compile(rf"(?<!\w)(?:(?P<iso>\d{{4}}-\d{{2}}-\d{{2}})|{named}|{other})(?!\d)", re.I)
