"""Lessons that have no notebook of their own and say so: they use that of another lesson."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from reclint.checks.named_lessons import lessons_named, says_from_lesson

if TYPE_CHECKING:
    from reclint.vocabulary.lexicon import Lexicon
    from reclint.workspace import Lesson

_KINDS = ("notebook", "exercises", "type")
"""The fields that tell of a notebook."""


def shares_notebook(lesson: Lesson, owner: str) -> bool:
    """Whether a lesson says that its notebook is that of the lesson ``owner``, or of one that it does not name.

    "None of its own; the class goes on in the notebook of lesson 1 (`…`)", "`…` (shared with first-knots)".
    """
    claim, lexicon = lesson.summary.notebook, lesson.module.documents.lexicon
    path = claim.path.text if claim and claim.path else None
    for field in lesson.summary.fields:
        if path is None or field.kind not in _KINDS or path not in field.text:
            continue
        text = field.text.replace(path, "")
        named = lessons_named(lesson, text) - {lesson.slug or ""}
        of_lesson = bool(named) and (_of_lesson(lexicon).search(text) is not None or says_from_lesson(text, lexicon))
        if (of_lesson or _sharing(lexicon).search(text)) and (not named or owner in named):
            return True
    return False


def says_none_of_its_own(lesson: Lesson) -> bool:
    """Whether a field on notebooks says so: "None of its own; the class goes on in `1-1-1-rolls.ipynb`"."""
    none = _none_of_its_own(lesson.module.documents.lexicon)
    return any(field.kind in _KINDS and none.search(field.text) for field in lesson.summary.fields)


@lru_cache(maxsize=16)
def _none_of_its_own(lexicon: Lexicon) -> re.Pattern[str]:
    """What says that a lesson has no notebook that is its own: "no Colab notebook of its own", "not its own notebook".

    Also "none of its own", "does not have one of its own", at the end of a clause; "no kernel of its own" and "none of
    its own cells" are other things.
    """
    own, called = lexicon.word("of-its-own"), lexicon.word("notebook", "notebooks")
    noun = rf"(?:\w+\s+){{0,2}}(?:{called}\s+){{1,2}}{own}|(?:\w+\s+){{0,3}}{lexicon.word('own-notebook')}"
    ends = rf"(?=[*_]*(?:\s*(?:[^\w\s]|$)|\s+{lexicon.word('joining', 'however', 'but-for', 'here')}\W))"
    none = rf"(?:(?:\w+\s+)?{lexicon.counting}\s+)?{own}{ends}"
    return re.compile(rf"(?<!\w){lexicon.word('none', 'without', 'negative')}\s+(?:{noun}|{none})(?!\w)", re.I)


@lru_cache(maxsize=16)
def _sharing(lexicon: Lexicon) -> re.Pattern[str]:
    """What says that a notebook is another's too: "shared with", "goes on in", "none of its own"."""
    own = _none_of_its_own(lexicon).pattern
    return re.compile(rf"(?<!\w)(?:{lexicon.word('sharing')}(?!\w)|{own})", re.I)


@lru_cache(maxsize=16)
def _of_lesson(lexicon: Lexicon) -> re.Pattern[str]:
    """A notebook with the lesson that it is of: "the notebook of lesson 1", "lesson 1's notebook"."""
    notebook = lexicon.word("notebook")
    behind = rf"{notebook}\s+{lexicon.word('of', 'from')}\s"
    before = rf"(?:{lexicon.word('lesson')}\s+\d+(?:['’]s)?|{lexicon.word('lesson')}['’]s)\s+{notebook}(?!\w)"
    return re.compile(rf"(?<!\w)(?:{behind}|{before})", re.I)
