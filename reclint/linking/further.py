"""The further rows that one item names: "A and B", "name -- a, b, c", rows of one name.

An item is cut into segments at commas, dashes, slashes and joining words. A row is named besides the first where a
segment holds the row's own words, begins as the row does, or is part of the row and of no other.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile
from typing import TYPE_CHECKING

from reclint.vocabulary.lexicon import alternatives

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reclint.linking.names import Name
    from reclint.linking.weights import Weights
    from reclint.vocabulary.vocabulary import Vocabulary

NAMED = 0.8
"""The share of a row's own words that a segment must hold to name it.

The same from 0.75 up on the corpus; precision falls from 0.990 to 0.986 at 0.55.
"""
ALIKE = 2
"""How many words at the beginning must be the same for a segment to name a row; with one, precision falls to 0.965."""
WHOLE = 3
"""How many words a segment must have to name a row that begins with the same one and holds all of them."""

Segment = tuple[str, ...]


def segments(name: Name, vocabulary: Vocabulary) -> list[Segment]:
    """The words between the commas, dashes and joining words of an item, fillers left out, each segment once."""
    end = _segment_end(vocabulary.words_of("joining", "parting"))
    parts = (name.words_of(part) for part in end.split(name.text))
    return [part for part in dict.fromkeys(parts) if any(not word.isdecimal() for word in part)]


def further_rows(
    item: Name, first: Name | None, others: Sequence[tuple[int, Name]], weights: Weights, vocabulary: Vocabulary
) -> list[int]:
    """The keys of the rows among ``others`` that the item names besides ``first``."""
    versus = _standing_alone(vocabulary.words_of("versus"))
    reader = _Reader(segments(item, vocabulary), first, others, weights, versus)
    return [key for key, name in others if reader.names(key, name)]


@lru_cache(maxsize=8)
def _segment_end(joining: tuple[str, ...]) -> re.Pattern[str]:
    """Where a segment ends: "salt, yeast", "salt and yeast", "salt/yeast", "salt -> dough".

    Joining words count as the vocabulary writes them: "AND" in capitals is a name in a course on queries.
    """
    return re.compile(rf"\s+--\s+|[,;:+()]|\s*/\s*|\s+{alternatives(joining)}\s+|\s->\s")


@lru_cache(maxsize=8)
def _standing_alone(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<= ){alternatives(words)}(?= )", re.I)


@dataclass(frozen=True)
class _Reader:
    parts: Sequence[Segment]
    first: Name | None
    others: Sequence[tuple[int, Name]]
    weights: Weights
    versus: re.Pattern[str]

    def names(self, key: int, row: Name) -> bool:
        """Whether the item names a row; of "Shaping: round" beside "Shaping: long" the words behind the colon count."""
        known = self.first.all_words if self.first else frozenset()
        own, explained = row.head_words, known
        if self.first and row.tail and row.head_words == self.first.head_words:
            own, explained = row.tail, self.first.tail
        new = [part for part in self.parts if not explained.issuperset(part)]
        return (
            any(self.weights.held(own, frozenset(part)) >= NAMED for part in new)
            or any(self.opens(part, row) for part in self.parts)
            or any(own.issuperset(part) and self.only_in(part, key) for part in new if not self.is_versus(row))
        )

    def opens(self, part: Segment, row: Name) -> bool:
        """Whether a segment begins as the row does, and not as the first row does, which then is what it means."""
        begins = part[:1]
        if self.is_versus(row) or row.sequence[:1] != begins or (self.first and self.first.sequence[:1] == begins):
            return False
        alike = takewhile(lambda pair: pair[0] == pair[1], zip(part, row.sequence, strict=False))
        if sum(1 for word, _ in alike if not word.isdecimal()) >= ALIKE:
            return True
        return len(part) >= WHOLE and row.all_words.issuperset(part)

    def is_versus(self, row: Name) -> bool:
        """Whether a row sets two things against each other: half of it does not name it."""
        return bool(self.versus.search(row.head))

    def only_in(self, part: Segment, key: int) -> bool:
        """Whether a segment is part of no row but the one of ``key``."""
        return not any((name.tail or name.head_words).issuperset(part) for other, name in self.others if other != key)
