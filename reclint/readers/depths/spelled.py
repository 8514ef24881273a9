"""Marks that the words for depths show themselves: "[M]entioned", "**Dev**eloped", "I(ntroduced)"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reclint.vocabulary.folding import fold_word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reclint.vocabulary.lexicon import Lexicon

_SHORTEST = 3
"""How many letters stand outside the mark at least."""
_SHOWN = re.compile(
    r"(?<!\w)(?:(?:[\[({‹*_`]|<(?:b|i|u|em|strong|kbd)>){1,4}(?P<mark>[^\W\d_]{1,5}\.?)"
    r"(?:[\])}›*_`]|</(?:b|i|u|em|strong|kbd)>){1,4}(?P<rest>[^\W\d_]{3,20})"
    r"|(?P<first>[^\W\d_]{1,5})[(\[{](?P<others>[^\W\d_]{3,20})[)\]}])(?!\w)",
    re.I,
)
"""A word of which the first letters are set off, or the others: "[M]entioned", "<u>Int</u>roduced", "D(eveloped)"."""


def spelled_marks(text: str, lexicon: Lexicon) -> dict[str, str]:
    """The mark for each depth that a text shows in its word; none where one lacks a mark, or shares it with another."""
    depths = lexicon.vocabulary.depths
    lowered = text.lower()
    if any(depth[-_SHORTEST:].lower() not in lowered for depth in depths):
        return {}
    found = dict(_shown(text, lexicon))
    if len(found) != len(depths) or len(set(found.values())) != len(depths):
        return {}
    # Who writes "*m*entioned" writes "[M]" too.
    return {**{mark.upper(): depth for mark, depth in found.items()}, **found}


def _shown(text: str, lexicon: Lexicon) -> Iterator[tuple[str, str]]:
    words = {fold_word(depth): depth for depth in lexicon.vocabulary.depths}
    for match in _SHOWN.finditer(text):
        mark, rest = (match["mark"], match["rest"]) if match["mark"] else (match["first"], match["others"])
        if depth := words.get(fold_word(mark.rstrip(".") + rest)):
            yield mark, depth
