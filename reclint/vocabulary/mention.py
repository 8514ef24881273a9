"""Whether a text may hold any of some words, before a pattern looks where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reclint.vocabulary.folding import fold_case

if TYPE_CHECKING:
    from collections.abc import Iterable


class Mention:
    """A look for any of some words that costs less than a pattern; what it does not find is not there."""

    def __init__(self, words: Iterable[str]) -> None:
        self._parts = tuple(dict.fromkeys(part for word in words for part in fold_case(word).split()[:1]))

    def may_be_in(self, text: str) -> bool:
        """Whether a text may hold one of the words."""
        folded = fold_case(text)
        return any(part in folded for part in self._parts)
