"""Levels that an exercise had before the one that it has now: "was Guided, now Supported"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from reclint.readers.depths.depth import mask_struck
from reclint.vocabulary.lexicon import ARROW

if TYPE_CHECKING:
    from reclint.vocabulary.lexicon import Lexicon

_EMPTY_GROUP = re.compile(r"[(\[]\s*[)\]]")
"""What is left of "(was Guided)"."""


def without_former_levels(text: str, lexicon: Lexicon) -> str:
    """``text`` with the levels that no longer hold blanked out, lengths kept; unchanged where no other is named."""
    levels = list(lexicon.level.finditer(text))
    if len(levels) < 2:
        return text
    left = _former(lexicon).sub(_blank, mask_struck(text))
    left = _EMPTY_GROUP.sub(_blank, left) if left != text else text
    return left if lexicon.level.search(left) else text


def level_of_initial(text: str, lexicon: Lexicon) -> str | None:
    """The level that a capital alone stands for, where only one begins with it: "3 exercises (G, S, S)"."""
    letter = text.strip("*_`. ")
    found = {level for level in lexicon.vocabulary.levels if level[:1].upper() == letter}
    return found.pop() if len(found) == 1 else None


def initials(lexicon: Lexicon) -> str:
    """The pattern for the capitals that stand for levels: "G" in "1 (G) mix"."""
    letters = {level[:1].upper() for level in lexicon.vocabulary.levels}
    known = sorted(letter for letter in letters if level_of_initial(letter, lexicon))
    return rf"(?-i:[{re.escape(''.join(known))}])" if known else r"(?!)"


@lru_cache(maxsize=16)
def titled_level(lexicon: Lexicon) -> re.Pattern[str]:
    """A level with the title in brackets behind it: "Guided (mark the ends)".

    "Guided (2)", "Guided (two of them)" and "Guided (Exercises 1-2)" say which exercises have it, or how many.
    """
    count = rf"(?:{lexicon.number}|{lexicon.word('exercise', 'exercises')})(?!\w)"
    return re.compile(
        rf"[\s*_`]*(?P<level>{lexicon.level.pattern})[*_`]*\s+\((?!{count})(?P<title>[^\W\d][^()]*)\)\W*$", re.I
    )


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


@lru_cache(maxsize=16)
def _former(lexicon: Lexicon) -> re.Pattern[str]:
    """What says that a level held before, or which one holds now.

    "was Guided", "changed from Guided to", "Guided ->" before another level, "up from Guided", "now" before a level.
    """
    level, marks = lexicon.level.pattern, r"[*_]*"
    was, since, to = lexicon.word("was", "no-more"), lexicon.word("from"), lexicon.word("to")
    raised = rf"(?:(?<!\w){lexicon.word('raised', 'changed')}\s+)?"
    forms = (
        rf"(?<!\w){was}:?{marks}\s+{marks}{level}{marks}",
        rf"{raised}(?<!\w){since}\s+{marks}{level}{marks}(?:\s+{to}(?=\s+{marks}{level}))?",
        rf"{level}{marks}\s*{ARROW}(?=\s*{marks}{level})",
        rf"(?<!\w){lexicon.word('now-only')}:?{marks}(?=\s+{marks}{level})",
    )
    return re.compile("|".join(forms), re.I)
