"""Paragraphs that are a review by their first words, and need no label for it: "🔎 ✅ passed 2/3 · first …"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from reclint.markdown import leading_signs

if TYPE_CHECKING:
    from reclint.text.source import Passage
    from reclint.vocabulary.lexicon import Lexicon


def opens_with_review(text: Passage, lexicon: Lexicon) -> bool:
    """Whether a paragraph opens with a sign and a verdict with its round of so many, and counts findings behind them.

    "✅ passed 2/3 of the test" and "✅ passed 2/3 · two were ill" tell of those who passed.
    """
    start = leading_signs(text.text)
    if not start or not lexicon.grade_mention.may_be_in(text.text):
        return False
    opening = _opening(lexicon).match(text.text, start)
    return opening is not None and lexicon.whole_grade.search(text.text, opening.end()) is not None


@lru_cache(maxsize=16)
def _opening(lexicon: Lexicon) -> re.Pattern[str]:
    """A verdict with its round, up to what parts them from the rest: "passed 2/3 · ", "PASS at round 2 of 3: "."""
    among = rf"\d\s?(?:/|\s{lexicon.word('of')}\s)\s?\d"
    place = rf"(?:{lexicon.word('upon')}\s+)?(?:{lexicon.word('iteration')}\s+)?"
    return re.compile(
        rf"[*_]{{0,3}}{lexicon.verdict.pattern}[*_]{{0,3}}\s+\(?{place}{among}\)?[*_]{{0,3}}\s?[·•|:,;.(—–-]", re.I
    )
