"""Taught items that call themselves a recap of what an earlier lesson has taught."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from reclint.checks.named_lessons import lessons_named, says_from_lesson

if TYPE_CHECKING:
    from reclint.model import ConceptRow, TaughtItem
    from reclint.vocabulary.lexicon import Lexicon
    from reclint.workspace import Lesson


def recalls(lesson: Lesson, item: TaughtItem, row: ConceptRow) -> bool:
    """Whether an item says that it only takes up what the lesson of a row has taught, and states no other depth.

    "Bowline -- a quick recap of lesson 1", "Bowline (from first-knots)"; one that names another lesson does not.
    """
    level = item.depth.level if item.depth else None
    if level is not None and (row.depth is None or level != row.depth.level):
        return False
    lexicon = lesson.module.documents.lexicon
    said = _recap(lexicon).search(item.text)
    if not (said and said["word"].casefold() not in row.name.text.casefold()) and not says_from_lesson(
        item.text, lexicon
    ):
        return False
    named = lessons_named(lesson, item.text)
    return not named or any(ref.slug in named for ref in row.lessons)


@lru_cache(maxsize=16)
def _recap(lexicon: Lexicon) -> re.Pattern[str]:
    """A word for a recap that is set off, or says of what it is one: "-- a quick recap", "Recap of", "(once more)"."""
    opens = r"(?:^|[(\[,;:—–]\s*|(?<!\S)--?\s+)[*_]*(?:[^\W\d_]+\s+){0,3}?"
    ends = rf"(?=[*_]*\s*(?:$|[)\],;:.—–]|--?\s)|\s+{lexicon.word('of', 'from', 'to', 'upon', 'only')}(?!\w))"
    return re.compile(rf"{opens}(?P<word>{lexicon.word('recap', 'looking-back')}){ends}", re.I)
