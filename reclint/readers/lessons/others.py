"""Levels that a text gives a concept in another lesson: "DEVELOPED; APPLIED only in the next lesson"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reclint.vocabulary.lexicon import Lexicon


def levels_here(text: str, words: Sequence[re.Match[str]], lexicon: Lexicon) -> list[re.Match[str]]:
    """The levels behind which no other lesson stands; all of them where that leaves none.

    "INTRODUCED in lesson 1, DEVELOPED in lesson 3" tells of all lessons alike.
    """
    behind, before = _behind(lexicon), _before(lexicon)
    if own := [word for word in words if _here(lexicon).match(text, word.end())]:
        return own
    here = []
    for place, word in enumerate(words):
        start = words[place - 1].end() if place else 0
        elsewhere = behind.match(text, word.end()) or before.search(text[start : word.start()])
        here += [] if elsewhere else [word]
    return here or list(words)


@lru_cache(maxsize=16)
def _here(lexicon: Lexicon) -> re.Pattern[str]:
    """What says of a level that it is this lesson's: "INTRODUCED in lesson 1, DEVELOPED here"."""
    return re.compile(rf"[*_]*[\s,(:–—-]{{1,4}}{lexicon.word('here')}(?!\w)", re.I)


@lru_cache(maxsize=16)
def _behind(lexicon: Lexicon) -> re.Pattern[str]:
    """What follows such a level: "only in the next lesson", "(lesson 3)", "in L3", "by the second session", "later"."""
    said = rf"[*_]*[\s,(:–—-]{{1,4}}(?:{lexicon.word('merely')}\s+)?"
    return re.compile(rf"{said}(?:{_named(lexicon)}|{lexicon.word('later')}(?!\w))", re.I)


@lru_cache(maxsize=16)
def _before(lexicon: Lexicon) -> re.Pattern[str]:
    """What stands before such a level: "; in lesson 3 APPLIED", "lesson 1: MENTIONED"."""
    return re.compile(rf"(?<!\w){_named(lexicon)}[\s,:*_–—-]{{1,4}}$", re.I)


def _named(lexicon: Lexicon) -> str:
    """Another lesson, by its place or its number: "in the next lesson", "from lesson 3", "in L3", "in 1.2"."""
    noun = lexicon.word("lesson", "meeting", "module", "titled")
    the, upon = rf"(?:{lexicon.word('pointing')}\s+)?", lexicon.word("upon", "from", "until")
    by_place = rf"{the}(?:{lexicon.word('other-lesson')}|{lexicon.ordinal})\s+{noun}(?!\w)"
    by_number = rf"(?:{noun}\s+|L)\d{{1,4}}(?:\.\d{{1,4}})*(?!\w)"
    return rf"(?:(?:{upon}\s+)?(?:{by_place}|{by_number})|{upon}\s+\d{{1,4}}(?:\.\d{{1,4}})+(?!\w))"
