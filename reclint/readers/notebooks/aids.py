"""Headings of a notebook that belong to an exercise: its hint, its solution, another step of it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reclint.vocabulary.lexicon import Lexicon


class NumberedHeading(NamedTuple):
    """A heading with its level; ``number`` is that of the exercise it names, ``title`` what it says behind it."""

    level: int
    title: str
    number: int | None = None
    is_part: bool = False


def are_aids(headings: Iterable[NumberedHeading], lexicon: Lexicon) -> list[bool]:
    """Which headings name an exercise again that another one has begun, for what belongs to it.

    "### Exercise 1: Hint" anywhere, "### Exercise 1 -- look at it" below "## Exercise 1", and "### Exercise 1" below
    "## Solutions". A heading with a level of its own is an exercise, unless it calls itself a hint.
    """
    found, known, above = [], set[int](), list[tuple[NumberedHeading, bool]]()
    for heading in headings:
        while above and above[-1][0].level >= heading.level:
            above.pop()
        is_help = is_aid(heading.title, lexicon)
        graded = lexicon.level.search(heading.title) is not None
        inside = any(helps or outer.number == heading.number for outer, helps in above)
        again = heading.number in known and not heading.is_part
        found.append(again and (is_help or (inside and not graded)))
        if heading.number is not None:
            known.add(heading.number)
        above.append((heading, is_help))
    return found


def is_aid(title: str, lexicon: Lexicon) -> bool:
    """Whether a title, or a part of it that is set off, is a word for a hint or a solution."""
    return _aid(lexicon).search(title) is not None


@lru_cache(maxsize=16)
def _aid(lexicon: Lexicon) -> re.Pattern[str]:
    """What such a title is: "Hint", "Hint 2", "A possible solution", "Bake (hint)"; not "Mix the solution"."""
    aid, kind = lexicon.word("aid"), lexicon.word("aid-kind", "article", "pointing")
    more = rf"(?:\s+\d{{1,2}})?(?:\s+{lexicon.word('to', 'until', 'of')}\s+[^:—–()\n]{{1,80}})?"
    said = rf"(?:{kind}\s+){{0,2}}{aid}{more}"
    return re.compile(rf"(?:^|(?<=[:—–(\[,-])|(?<=[:—–-]\s))[\s*_`]*{said}[\s*_`]*(?=$|[:—–)\],.]|--?\s)", re.I)
