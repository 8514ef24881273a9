"""Titles over concepts that a lesson has from others: "Needed from earlier lessons", "Known already"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reclint.vocabulary.lexicon import Lexicon


def tells_of_known(title: str, lexicon: Lexicon) -> bool:
    """Whether a title says that what stands below it was known before: "From module 0", not "Deepened from lesson 1".

    What was "never seen before" is new, and so is what "they know now".
    """
    text = title.strip(" \t*_:.#")
    if not (_is_known(lexicon).fullmatch(text) or _names_others(lexicon).search(text)):
        return False
    return not _of_here(lexicon).search(text)


@lru_cache(maxsize=8)
def _is_known(lexicon: Lexicon) -> re.Pattern[str]:
    """A title that says no more: "Known already", "What they already knew", "What it needs", "Builds on lesson 1".

    "Known errors" and "Needed on the road" may be concepts of this lesson.
    """
    words, before = lexicon.word("known-before", "in-want"), lexicon.word("before-then")
    return re.compile(rf"(?:[^\W\d_]{{1,20}}\s){{0,3}}{words}(?:\s(?:{before}|{_others(lexicon)}))?", re.I)


@lru_cache(maxsize=8)
def _names_others(lexicon: Lexicon) -> re.Pattern[str]:
    """Where else a title is from: "from earlier lessons", "From module 0", "from last time"; also "met before"."""
    before = lexicon.word("before-then")
    source = rf"{lexicon.word('from')}\s(?:{_others(lexicon)}|{before})(?!\w)"
    return re.compile(rf"(?<!\w)(?:{source}|{before}$)", re.I)


def _others(lexicon: Lexicon) -> str:
    """Other lessons, by their place or number: "the previous lesson", "earlier modules", "lesson 1", "L2"."""
    noun = lexicon.word("lesson", "lessons", "meeting", "module", "modules", "titled")
    place = rf"(?:{lexicon.word('other-lesson', 'before-this')}|{lexicon.ordinal})"
    return rf"(?:(?:{lexicon.word('pointing')}\s)?{place}\s{noun}|(?:{noun}\s|L)\d{{1,4}}(?:\.\d{{1,4}})*)(?!\w)"


@lru_cache(maxsize=8)
def _of_here(lexicon: Lexicon) -> re.Pattern[str]:
    """What makes a title one of this lesson's: "Known now", "Never seen before", "Raised from lesson 1"."""
    words = lexicon.word("of-today", "now", "negative", "none", "raised", "recap", "also", "fresh", "gone-over")
    return re.compile(rf"(?<!\w){words}(?!\w)", re.I)
