"""Questions in plain words that are labels: "What did we teach?" alone in a paragraph or before its answer."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from reclint.vocabulary.lexicon import alternatives

if TYPE_CHECKING:
    from reclint.vocabulary.lexicon import Lexicon

_QUESTION = re.compile(r"(?P<label>[^\W\d_][^\n:：?*_|`.]{0,60})\?\s*")
"""A question in plain words that opens a paragraph: "What did we teach?"."""
_LONGEST = 80
"""How many characters a paragraph that is all a question has at most: a choice, as for other labels."""
_MARK = "? plain"
"""What is remembered of such a label among those that stood above."""


def asks(text: str, start: int, lexicon: Lexicon, above: set[str], *, answers: bool) -> int | None:
    """Where such a label ends, one of the vocabulary, or any below such a one in the same section; None where none is.

    It is all of the paragraph, or with ``answers`` its answer follows: "What was taught? The lesson develops *spokes*".
    """
    match = _QUESTION.match(text, start)
    if match is None or (match.end() == len(text) and len(text) >= _LONGEST):
        return None
    answered = match.end() < len(text)
    if answered and not (answers and _asking(lexicon).match(match["label"])):
        return None
    if lexicon.vocabulary.is_label(match["label"]) and not (answered and _says_little(match, lexicon)):
        above.add(_MARK)
    return match.end() if _MARK in above else None


def _says_little(match: re.Match[str], lexicon: Lexicon) -> bool:
    """Whether the answer to what was taught has no depth: "What was taught? Ask Ann."."""
    is_taught = lexicon.vocabulary.field(match["label"]) == "taught"
    answer = match.string
    return is_taught and not (
        lexicon.depth_anywhere.search(answer, match.end()) or _verb(lexicon).search(answer, match.end())
    )


@lru_cache(maxsize=8)
def _asking(lexicon: Lexicon) -> re.Pattern[str]:
    """How a question begins: "What was", "Which notebook"."""
    return re.compile(rf"{lexicon.word('asking')}\s", re.I)


@lru_cache(maxsize=8)
def _verb(lexicon: Lexicon) -> re.Pattern[str]:
    """A verb or a word for a depth: "develops", "introduced"."""
    verbs = lexicon.vocabulary.words_of("depth-verbs")
    return re.compile(rf"(?<!\w){alternatives((*verbs, *lexicon.vocabulary.depths))}(?!\w)", re.I)
