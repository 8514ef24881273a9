"""Signs and words that stand for a pass where a review has no verdict: "✓", "accepted at iteration 2/3".

Elsewhere they say other things ("✅ fixed", "1 polish accepted"), so nobody looks for them where a verdict is stated.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reclint.vocabulary.lexicon import Lexicon

_LAST = r"(?:,\s+(?:\w+\s+){1,3}|\.\s+)"
"""What stands before a word that closes what is told of a round: ", and ", ". "."""


def weak_verdicts(texts: Iterable[str], lexicon: Lexicon) -> tuple[str, ...]:
    """The signs and words for a pass that some texts have where a verdict would stand."""
    told = [text for text in texts if text]
    signs = {sign for sign in lexicon.vocabulary.words_of("passing-sign") if any(sign in text for text in told)}
    words = {(match["word"] or match["last"]).lower() for text in told for match in _accepting(lexicon).finditer(text)}
    return tuple(sorted((*signs, *(" ".join(word.split()) for word in words))))


@lru_cache(maxsize=16)
def _accepting(lexicon: Lexicon) -> re.Pattern[str]:
    """A word for a pass that opens a text, closes it, or has a round behind it.

    "Accepted.", "…, and accepted it", "signed off (2/3)", "went through on the second try".
    """
    word = lexicon.word("accepting")
    called = rf"(?:{lexicon.word('iteration', 'time', 'review')}|{lexicon.number_word}|{lexicon.ordinal})(?!\w)"
    numbered = rf"[\s,:(]+(?:[^\W\d]{{2,5}}\s+){{0,2}}(?:{called}|\d\s*/\s*\d)"
    ends = rf"(?:\s+{lexicon.word('judged')})?[\s.*_)]*$"
    before = rf"(?:^\W*|{_LAST})"
    return re.compile(rf"(?<!\w)(?P<word>{word})(?={numbered})|{before}(?P<last>{word})(?={ends})", re.I)


@lru_cache(maxsize=16)
def with_weak_verdicts(lexicon: Lexicon, words: tuple[str, ...]) -> Lexicon:
    """The lexicon for which some words state a pass."""
    return lexicon.with_words(verdicts={lexicon.vocabulary.pass_verdict: words})
