"""Fields that say on which day a lesson was taught, where their label may as well list what was."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reclint.readers.sections.labelled import Labelled
    from reclint.vocabulary.lexicon import Lexicon

_FEW = 3
"""How many words stand beside the day of a label for it, at most: "Taught on: Friday, 4 May, in room 4"."""


def says_when(entry: Labelled, lexicon: Lexicon) -> bool:
    """Whether a field opens with its day and has nothing else but who taught, and how long: "Monday, 4 May, by Ada".

    "Spokes (4 May)", "6 June 1944, supplies" and whatever stands behind "Concepts taught" name concepts.
    """
    text = entry.text.text
    rest = lexicon.vocabulary.without_dates(text)
    if rest == text or _noun(lexicon).search(entry.label.text):
        return False
    if _day_first(lexicon).match(rest) is None and not rest.startswith(" "):
        return False
    for_days = _on(lexicon).search(entry.label.text) is not None
    return _has_no_other(rest, lexicon) or (for_days and len(re.findall(r"[^\W\d]+", rest)) <= _FEW)


@lru_cache(maxsize=16)
def _noun(lexicon: Lexicon) -> re.Pattern[str]:
    """A noun for concepts in a label: "Concepts taught"."""
    return re.compile(rf"(?<!\w){lexicon.word('concept-noun')}(?!\w)", re.I)


@lru_cache(maxsize=16)
def _on(lexicon: Lexicon) -> re.Pattern[str]:
    """How a label for days ends: "Taught on"."""
    return re.compile(rf"\s{lexicon.word('of-day')}\W*$", re.I)


@lru_cache(maxsize=16)
def _day_first(lexicon: Lexicon) -> re.Pattern[str]:
    """What may stand before a day, which is left out: "Monday, ", "on ", "4–" before "6 May"."""
    word = lexicon.word("weekday", "of-day", "from")
    return re.compile(rf"(?:{word}[.,]?\s+|\d{{1,2}}\.?\s?[–—-]){{1,3}}", re.I)


def _has_no_other(rest: str, lexicon: Lexicon) -> bool:
    """Whether nothing stands beside days, which are left out: "on Monday, , 10:00", ", two hours, by Ada Byron"."""
    known, by = _beside(lexicon)
    before = rest[: match.start()] if (match := by.search(rest)) else rest
    return all(known.fullmatch(word) for word in re.findall(r"[^\W\d]+(?:-[^\W\d]+)?", before))


@lru_cache(maxsize=16)
def _beside(lexicon: Lexicon) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A word that may stand beside a day, "Monday", "from", "two", "hours"; and what stands before a name, "by"."""
    word = lexicon.word("weekday", "of-day", "from", "to", "until", "joining", "time-of-day")
    by = rf"(?<!\w){lexicon.word('agent')}(?!\w)"
    return re.compile(rf"{word}|{lexicon.number}", re.I), re.compile(by, re.I)
