"""How much each word says, from the names of one record: words of the whole module weigh little."""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Set

    from reclint.linking.names import Name


class Weights:
    """Smoothed inverse document frequencies over a record's rows."""

    def __init__(self, names: Iterable[Name]) -> None:
        self._counts: Counter[str] = Counter()
        self._total = 0
        for name in names:
            self._counts.update(name.all_words)
            self._total += 1

    def of(self, word: str) -> float:
        """The weight of a word: about 1 for one that stands in every name, more for rarer ones."""
        return math.log((1 + self._total) / (1 + self._counts[word])) + 1

    def total(self, words: Set[str]) -> float:
        """The weight of a set of words."""
        return sum(map(self.of, words))

    def dice(self, left: Set[str], right: Set[str]) -> float:
        """The weighted Dice coefficient of two sets of words, between 0 and 1."""
        both = self.total(left) + self.total(right)
        return 2 * self.total(left & right) / both if both else 0.0

    def held(self, inner: Set[str], outer: Set[str]) -> float:
        """The weighted share of ``inner`` that ``outer`` holds, between 0 and 1."""
        total = self.total(inner)
        return self.total(inner & outer) / total if total else 0.0
