"""Paragraphs that are a review by their first words, and need no label for it: "🔎 ✅ passed 2/3 · first …"."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from reclint.markdown import leading_signs

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reclint.text.source import Passage
    from reclint.vocabulary.lexicon import Lexicon

_MOST = 20
"""How many texts are looked at for what they count, at most."""


def opens_with_review(text: Passage, lexicon: Lexicon) -> bool:
    """Whether a paragraph opens with a sign and a verdict with its round of so many, and counts findings behind them.

    "✅ passed 2/3 of the test" and "✅ passed 2/3 · two were ill" tell of those who passed.
    """
    start = leading_signs(text.text)
    if not start or not lexicon.grade_mention.may_be_in(text.text):
        return False
    opening = _opening(lexicon).match(text.text, start)
    return opening is not None and lexicon.whole_grade.search(text.text, opening.end()) is not None


def opens_as_review(texts: Iterable[Passage], lexicon: Lexicon) -> bool:
    """Whether texts open with a verdict at an iteration, and count findings: "Passed at iteration 2 of 3" above those.

    Whatever their label, "Inspection", they are a review then, if it does not speak of a draft or of another lesson.
    """
    found = list(islice(texts, _MOST))
    if not found or _at_iteration(lexicon).match(found[0].text, leading_signs(found[0].text)) is None:
        return False
    return any(lexicon.whole_grade.search(text.text) for text in found)


def is_of_other(label: str, lexicon: Lexicon) -> bool:
    """Whether a label speaks of something else than this lesson: "The draft", "Last year", "Lesson 2"."""
    return _other(lexicon).search(label) is not None


@lru_cache(maxsize=16)
def _other(lexicon: Lexicon) -> re.Pattern[str]:
    """A word in a label for what is not this lesson: "draft", "last", "notebook", or a number."""
    words = lexicon.word("other-subject", "other-lesson", "before-this", "origin", "module", "notebook", "plan")
    return re.compile(rf"\d|(?<!\w){words}(?!\w)", re.I)


@lru_cache(maxsize=16)
def _at_iteration(lexicon: Lexicon) -> re.Pattern[str]:
    """A verdict with its iteration, which is named: "Passed at iteration 2 of 3.", "**PASS** (round 2/3)"."""
    among = rf"(?:\d{{1,2}}|{lexicon.number})\s?(?:/|\s{lexicon.word('of')}\s)\s?(?:\d{{1,2}}|{lexicon.number})(?!\w)"
    place = rf"\s(?:{lexicon.word('upon')}\s)?\(?(?:{lexicon.word('the')}\s)?{lexicon.word('iteration')}\s{among}"
    return re.compile(rf"[*_]{{0,3}}{lexicon.verdict.pattern}[*_]{{0,3}}{place}", re.I)


@lru_cache(maxsize=16)
def _opening(lexicon: Lexicon) -> re.Pattern[str]:
    """A verdict with its round, up to what parts them from the rest: "passed 2/3 · ", "PASS at round 2 of 3: "."""
    among = rf"\d\s?(?:/|\s{lexicon.word('of')}\s)\s?\d"
    place = rf"(?:{lexicon.word('upon')}\s+)?(?:{lexicon.word('iteration')}\s+)?"
    return re.compile(
        rf"[*_]{{0,3}}{lexicon.verdict.pattern}[*_]{{0,3}}\s+\(?{place}{among}\)?[*_]{{0,3}}\s?[·•|:,;.(—–-]", re.I
    )
