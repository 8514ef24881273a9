"""The words of labels and titles, as others are compared with them that say more."""

from __future__ import annotations

from typing import NamedTuple

MORE_WORDS = 2
"""How many words of its own a label or a title may have beside those of the vocabulary."""


class LabelWords(NamedTuple):
    """The words of a label that carry a meaning; ``place`` is that of the label among all, longest first."""

    words: tuple[str, ...]
    denies: bool
    asks: bool
    kind: str
    place: int


def holds(words: tuple[str, ...], known: tuple[str, ...]) -> bool:
    """Whether ``known`` words stand among ``words`` in their order, with few others; one word alone must be all."""
    extra = len(words) - len(known)
    if not known or not 0 <= extra <= (MORE_WORDS if len(known) > 1 else 0):
        return False
    rest = iter(words)
    return all(word in rest for word in known)
