"""The day that a title names, as year, month and day: "2026-02-14", "14 February 2026", "February 14th, 2026"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
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
    names = [name.lower() for name in lexicon.vocabulary.words_of("month")[:_MONTHS]]
    found = (number for number, name in enumerate(names, 1) if name.startswith(word[:_SHORT].lower()))
    month = next(found, None)
    return f"{match['year'] or match['last']}-{month:02}-{int(day):02}" if month else None


@lru_cache(maxsize=16)
def _day(lexicon: Lexicon) -> re.Pattern[str]:
    """A day with its year: "2026-02-14", "14 February 2026", "14th of Feb. 2026", "February 14, 2026"."""
    month, of = lexicon.word("month"), lexicon.word("of")
    ending = r"(?:st|nd|rd|th|\.)?"
    named = rf"(?P<day>\d{{1,2}}){ending}\s+(?:{of}\s+)?(?P<month>{month})\.?,?\s+(?P<year>\d{{4}})"
    other = rf"(?P<before>{month})\.?\s+(?P<behind>\d{{1,2}}){ending},?\s+(?P<last>\d{{4}})"
    return re.compile(rf"(?<!\w)(?:(?P<iso>\d{{4}}-\d{{2}}-\d{{2}})|{named}|{other})(?!\d)", re.I)
