"""Questions in plain words that are labels: "What did we teach?" alone in a paragraph."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reclint.vocabulary.lexicon import Lexicon

_QUESTION = re.compile(r"(?P<label>[^\W\d_][^\n:：?*_|`.]{0,60})\?\s*")
"""A question in plain words that is all of a paragraph: "What did we teach?"."""
_LONGEST = 80
"""How many characters such a paragraph has at most: a choice, as for other labels."""
_MARK = "? plain"
"""What is remembered of such a label among those that stood above."""


def asks(text: str, start: int, lexicon: Lexicon, above: set[str]) -> bool:
    """Whether a paragraph is such a label: one of the vocabulary, or any below such a one in the same section."""
    match = _QUESTION.fullmatch(text, start) if len(text) < _LONGEST else None
    if match and lexicon.vocabulary.is_label(match["label"]):
        above.add(_MARK)
    return match is not None and _MARK in above
