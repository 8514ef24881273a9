"""How much each word and each character trigram says, from the names of one record.

What stands in the names of the whole module weighs little.
"""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reclint.linking.names import Name

_WHOLE = 64
"""Trigrams weigh whole numbers, this for each unit: sums of them do not depend on the order of a set."""


class Grams(NamedTuple):
    """What each character trigram of a text weighs there; ``norm`` is the sum of the squares."""

    weights: Mapping[str, int]
    norm: int


class _Known(dict[str, int]):
    """What is known of trigrams, and for all others one weight; quicker than to ask with a default."""

    def __init__(self, known: Mapping[str, int], unknown: int) -> None:
        super().__init__(known)
        self._unknown = unknown

    def __missing__(self, gram: str) -> int:
        return self._unknown


class Weights:
    """Smoothed inverse document frequencies over a record's rows."""

    def __init__(self, names: Sequence[Name]) -> None:
        weights = [math.log((1 + len(names)) / (1 + count)) + 1 for count in range(len(names) + 1)]
        whole = [round(_WHOLE * weight) for weight in weights]
        self._unknown = weights[0]
        self._known = {word: weights[count] for word, count in _standing(name.all_words for name in names).items()}
        self._totals: dict[frozenset[str], float] = {}
        grams = _standing(name.grams[0] for name in names)
        self._of_gram = _Known({gram: whole[count] for gram, count in grams.items()}, whole[0])
        self._grams: dict[str, tuple[Grams, ...]] = {}

    def grams(self, name: Name) -> tuple[Grams, ...]:
        """The weighted trigrams of a name: of the whole and, where that is less, of the head.

        Without weights any two long texts have a cosine of 0.65 to 0.8 by the letters of common words alone.
        """
        found = self._grams.get(name.text)
        if found is None:
            found = self._grams[name.text] = tuple(map(self._weighted, name.grams))
        return found

    def _weighted(self, counts: Mapping[str, int]) -> Grams:
        known = self._of_gram
        weights = {gram: count * known[gram] for gram, count in counts.items()}
        return Grams(weights, sum([weight * weight for weight in weights.values()]))

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


def _standing(texts: Iterable[Iterable[str]]) -> Counter[str]:
    """In how many texts each entry stands."""
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update(iter(text))
    return counts
