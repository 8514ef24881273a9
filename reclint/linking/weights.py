"""How much each word says, from the names of one record: words of the whole module weigh little."""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reclint.linking.names import Name


class Weights:
    """Smoothed inverse document frequencies over a record's rows."""

    def __init__(self, names: Iterable[Name]) -> None:
        counts: Counter[str] = Counter()
        total = 0
        for name in names:
            counts.update(name.all_words)
            total += 1
        self._unknown = math.log(1 + total) + 1
        self._known = {word: math.log((1 + total) / (1 + count)) + 1 for word, count in counts.items()}
        self._totals: dict[frozenset[str], float] = {}

    def of(self, word: str) -> float:
        """The weight of a word: about 1 for one that stands in every name, more for rarer ones."""
        return self._known.get(word, self._unknown)

    def total(self, words: frozenset[str]) -> float:
        """The weight of a set of words."""
        if words not in self._totals:
            self._totals[words] = self._sum(words)
        return self._totals[words]

    def _sum(self, words: frozenset[str]) -> float:
        """The exact sum; one rounded at each step depends on the order of the set, which differs between runs."""
        return math.fsum([self._known.get(word, self._unknown) for word in words])

    def dice(self, left: frozenset[str], right: frozenset[str]) -> float:
        """The weighted Dice coefficient of two sets of words, between 0 and 1."""
        common = left & right
        return 2 * self._sum(common) / (self.total(left) + self.total(right)) if common else 0.0

    def held(self, inner: frozenset[str], outer: frozenset[str]) -> float:
        """The weighted share of ``inner`` that ``outer`` holds, between 0 and 1."""
        common = inner & outer
        return self._sum(common) / self.total(inner) if common else 0.0
