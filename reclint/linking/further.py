"""The further rows that one item names: "A and B", "name -- a, b, c", rows of one name.

An item is cut into segments at commas, dashes, slashes and joining words. A row is named besides the first where a
segment holds the row's own words, where the row's head stands in the item word for word, or where a segment is part of
the row and of no other.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from reclint.linking.names import GROUP, words
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
_TELLING = 0.25
"""The share of a row's weight that a segment of it must carry to name it: "shuffle" is too little of a long row.

Measured on two sets of records: the same from 0.2 to 0.35, and worse without. A segment that opens the row may carry
less ("yeast" of "Yeast beside baking powder and soda"): no link of the courses at hand changes by that.
"""
HALF = 0.5
"""The share of a segment that a row of a single word must be, where the segment does not begin with it: a choice."""
_OPENING = re.compile(r"[,:;(]| -- ")
"""What ends that with which an item opens: "Steam, and how it lasts"."""
_CALL = re.compile(r"\(\s*\)")
"""The empty parentheses of a call, which end no segment: "`fold()` and shape"."""
_WRITTEN = re.compile(r"[^\s-]+")
"""What is written as one: "DoughMixer", "dough.mix", but not "slow-rise"."""


class Segment(NamedTuple):
    """A part of an item: its words, fillers left out, and how many of them begin what is written as one."""

    words: tuple[str, ...]
    starts: tuple[bool, ...]

    def written(self, count: int) -> int:
        """How many things the first ``count`` words are written as; numbers do not count."""
        pairs = zip(self.words[:count], self.starts, strict=False)
        return sum(1 for word, starts in pairs if starts and not word.isdecimal())


def segments(name: Name, vocabulary: Vocabulary) -> list[Segment]:
    """The segments between the commas, dashes and joining words of an item, each once."""
    end = _segment_end(vocabulary.words_of("joining", "parting"))
    text = _CALL.sub("", name.text)
    # What follows a parenthesis goes on with what stands before it: "Steam (from a pan) under a lid".
    texts = [GROUP.sub(" ", text), *(group[1] for group in GROUP.finditer(text))]
    parts = (_segment(name, part) for text in texts for part in end.split(text))
    return [part for part in dict.fromkeys(parts) if any(not word.isdecimal() for word in part.words)]


def _segment(name: Name, text: str) -> Segment:
    written = [name.words_of(part) for part in _WRITTEN.findall(text)]
    words = tuple(word for part in written for word in part)
    return Segment(words, tuple(place == 0 for part in written for place in range(len(part))))


def further_rows(
    item: Name,
    first: Name | None,
    others: Sequence[tuple[int, Name]],
    weights: Weights,
    vocabulary: Vocabulary,
    taken: Sequence[Name] = (),
) -> list[int]:
    """The keys of the rows among ``others`` that the item names besides ``first``; other items name ``taken`` ones."""
    versus = _standing_alone(vocabulary.words_of("versus"))
    reader = _Reader(segments(item, vocabulary), words(item.text), first, others, weights, versus, taken)
    return [key for key, name in others if reader.names(key, name)]


def says_head(item: Name, row: Name, vocabulary: Vocabulary) -> bool:
    """Whether a segment of an item says the head of a row, its words in their order: "The slow rise, told by a dent".

    A single word must be all that the item opens with: "Steam, and how it lasts", not "Baking with steam".
    """
    head = row.words_of(row.head)
    if len(head) <= 1:
        return bool(head) and item.words_of(_OPENING.split(item.text, maxsplit=1)[0]) == head
    for part in segments(item, vocabulary):
        words = iter(part.words)
        if all(word in words for word in head):
            return True
    return False


@lru_cache(maxsize=8)
def _segment_end(joining: tuple[str, ...]) -> re.Pattern[str]:
    """Where a segment ends: "salt, yeast", "salt and yeast", "salt/yeast", "salt -> dough".

    Joining words count as the vocabulary writes them: "AND" in capitals is a name in a course on queries.
    """
    return re.compile(rf"\s+--\s+|[,;:+()]|\s*/\s*|\s+{alternatives(joining)}\s+|\s->\s")


@lru_cache(maxsize=8)
def _standing_alone(words: tuple[str, ...]) -> re.Pattern[str]:
    """Finds a word between blanks: "rye vs wheat"."""
    return re.compile(rf"(?<= ){alternatives(words)}(?= )", re.I)


@dataclass(frozen=True)
class _Reader:
    parts: Sequence[Segment]
    sequence: tuple[str, ...]
    first: Name | None
    others: Sequence[tuple[int, Name]]
    weights: Weights
    versus: re.Pattern[str]
    taken: Sequence[Name]

    def names(self, key: int, row: Name) -> bool:
        known = self.first.all_words if self.first else frozenset()
        own, explained = row.head_words, known
        if self.first and row.tail and row.head_words == self.first.head_words:
            own, explained = row.tail, self.first.tail
        # What the first row says already names no other one, but where it is all of the other's head.
        new = [part for part in self.parts if not explained.issuperset(part.words) or own == frozenset(part.words)]
        return (
            any(self.holds(part, own) for part in new)
            or (len(row.head_words) > 1 and not own <= explained and _stands_in(row.head_sequence, self.sequence))
            or any(self.opens(part, row) for part in new)
            or any(self.is_part(part, row, own) and self.only_in(part, key) for part in new if not self.is_versus(row))
        )

    def holds(self, part: Segment, own: frozenset[str]) -> bool:
        """Whether a segment holds what a row is known by; a single word must open it, or be as much as half of it."""
        words = frozenset(part.words)
        if self.weights.held(own, words) < NAMED:
            return False
        return len(own) > 1 or part.words[0] in own or self.weights.held(words, own) >= HALF

    def opens(self, part: Segment, row: Name) -> bool:
        """Whether a segment is how the row begins, or begins as the row does and says no more than it.

        Where the first row begins so too, the longer common beginning wins.
        """
        alike = _common(part.words, row.sequence)
        if self.is_versus(row) or not alike or (self.first and _common(part.words, self.first.sequence) >= alike):
            return False
        if alike == len(part.words) and (part.written(alike) >= ALIKE or len(row.head_words) == 1):
            return True
        return part.written(alike) >= ALIKE or (len(part.words) >= WHOLE and row.all_words.issuperset(part.words))

    def is_part(self, part: Segment, row: Name, own: frozenset[str]) -> bool:
        """Whether a segment is a part of what a row is known by: one that opens it, or tells enough of it."""
        words = frozenset(part.words)
        if own is row.head_words and part.words == row.sequence[: len(part.words)]:
            return True
        return words <= own and self.weights.total(words) >= _TELLING * self.weights.total(own)

    def is_versus(self, row: Name) -> bool:
        """Whether a row sets two things against each other: half of it does not name it."""
        return bool(self.versus.search(row.head))

    def only_in(self, part: Segment, key: int) -> bool:
        """Whether no other row holds what a segment says besides numbers: "stride 2" is no more than "stride"."""
        words = [word for word in part.words if not word.isdecimal()]
        others = [name for other, name in self.others if other != key]
        return not any((name.tail or name.head_words).issuperset(words) for name in (*others, *self.taken))


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    """How many words two names begin with alike."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _stands_in(head: tuple[str, ...], sequence: tuple[str, ...]) -> bool:
    """Whether the words of a head stand in ``sequence`` one after the other."""
    width = len(head)
    return any(sequence[start : start + width] == head for start in range(len(sequence) - width + 1))
