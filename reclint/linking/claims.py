"""Rows that no item names yet, and the items that they claim.

A row claims an item that opens with the row's own opening or abbreviation, one in which two neighbouring words of it
stand, or one that fits no other open row about as well and that no other item fits.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from reclint.linking.families import by_family
from reclint.linking.guards import are_alike

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

    from reclint.linking.names import Name
    from reclint.linking.weights import Weights

_TELLING = 0.4
"""The share of its head's weight that a pair of words must carry to claim an item.

Measured on two sets of records: within 0.002 of the same F1 from 0.35 to 0.5.
"""
FAINT = 0.28
"""The score from which a row claims an item that names no row.

Without such claims the F1 of three unseen courses is 0.924, from 0.32 0.939, from 0.28 0.945.
"""
BEHIND = 0.05
"""By how much at most another row, named by other items, may fit the item better.

On the corpus 13.4 of 100 items whose row is deleted are linked to another one at 0.1, at 0.05 13.1.
"""
SHORT = 8
"""How many words a short item has; a longer one shares a word with every other row.

With 10 a percent more of the corpus's items are linked where their row is deleted, with 6 none less.
"""
LONG_FAINT = 0.3
"""The score from which a row claims a longer item that names no row."""
COMMON = 2
"""How many words an item must share with a row that claims it so, if it has another depth, or none and may be prose.

One word and another depth speak for two concepts: "Added-sixth chords (INTRODUCED)", "Chord inversions (DEVELOPED)".
"""
_LEAD = 0.06
"""By how much the pair must score more than the row with another such item, and the item with another such row.

The same from 0.06 to 0.1 on all courses at hand.
"""
_OPENING = re.compile(r"[,:;(]| -- ")
"""What ends the opening of a name: "QE, or how light becomes current", "Selectivity, $x / y$"."""
_ABBREVIATION = re.compile(r"([A-Z]{2,5})s?\b")
"""An abbreviation, one or several, at the start of an item: "FDs derived from rules"."""

Pair = tuple[str, str]


class Claimable(NamedTuple):
    """An item with what it has so far: ``explained`` are the words of the rows that it names.

    ``scores`` are those of the rows that share a word with it and that nothing speaks against, ``apart`` the rows of
    another depth, ``level_with`` it those of its own.
    """

    name: Name
    explained: frozenset[str]
    scores: Mapping[int, float]
    guarded: frozenset[int]
    has_rows: bool
    is_closed: bool
    is_marked: bool
    apart: frozenset[int] = frozenset()
    level_with: frozenset[int] = frozenset()


def claims(
    items: Sequence[Claimable],
    open_: Sequence[int],
    names: Sequence[Name],
    places: Sequence[int],
    weights: Weights,
    least: float = 0.0,
) -> Iterator[tuple[int, int]]:
    """The rows among ``open_`` that claim an item, each with the item's index; ``places`` are the rows in scope.

    ``least`` is the score below which none claims an item that does not open as it does, or with a pair of its words.
    """
    claimed: set[int] = set()
    left = dict.fromkeys(open_)
    for way in (_by_opening(items, names, places), _by_pair(items, names, places, weights)):
        for place in open_:
            index = way(place) if place in left else None
            if index is not None:
                claimed.add(index)
                del left[place]
                yield place, index
    free = {i: item for i, item in enumerate(items) if not (item.is_closed or item.has_rows or i in claimed)}
    yield from _by_score(free, left, names, least)


def claims_by_family(
    items: Sequence[Claimable],
    open_: Sequence[int],
    names: Sequence[Name],
    places: Sequence[int],
    endings: Collection[str],
) -> Iterator[tuple[int, int]]:
    """The rows and the items without a row that have a word of one family, which nothing else of the lesson has."""
    rows = [names[place] for place in places]
    for place in open_:
        free = {
            index: item.name
            for index, item in enumerate(items)
            if item.is_marked
            and not (item.is_closed or item.has_rows)
            and place not in item.apart
            and place not in item.guarded
        }
        rivals = (item.name for index, item in enumerate(items) if index not in free)
        index = by_family(names[place], rows, free, rivals, endings)
        if index is not None:
            yield place, index


def _open(items: Sequence[Claimable], place: int) -> Iterator[tuple[int, Claimable]]:
    """The items that a row may claim."""
    return ((i, item) for i, item in enumerate(items) if not (item.is_closed or place in item.guarded))


def _by_opening(
    items: Sequence[Claimable], names: Sequence[Name], places: Sequence[int]
) -> Callable[[int], int | None]:
    """Finds the item without a row that opens as a row opens, or with its abbreviation, where no other row does."""
    openings = {place: _opening_of(names[place]) for place in places}
    times = Counter(openings.values())
    having = Counter(word for place in places for word in names[place].all_words)

    def find(place: int) -> int | None:
        opening, row = openings[place], names[place]
        if times[opening] > 1:
            return None
        free = [entry for entry in _open(items, place) if not entry[1].has_rows]
        whole = next((i for i, item in free if _opens(item.name, row, opening)), None)
        if whole is not None or not row.sequence or having[row.sequence[0]] > 1:
            return whole
        return next((i for i, item in free if place not in item.apart and _abbreviates(item.name, row)), None)

    return find


def _abbreviates(item: Name, row: Name) -> bool:
    """Whether an item opens with an abbreviation alone that a row begins with: "CRP, and why", "CRP as a sign"."""
    found = _ABBREVIATION.fullmatch(_OPENING.split(item.text, maxsplit=1)[0])
    return found is not None and _ABBREVIATION.match(row.head) is not None and item.sequence[:1] == row.sequence[:1]


def _opening_of(name: Name) -> frozenset[str]:
    return frozenset(name.words_of(_OPENING.split(name.text, maxsplit=1)[0]))


def _opens(item: Name, row: Name, opening: frozenset[str]) -> bool:
    if opening and any(frozenset(item.words_of(part)) == opening for part in _OPENING.split(item.text)):
        return True
    found = _ABBREVIATION.match(item.text)
    return bool(found and (found[1] in row.groups or _initials(row, found[1])))


def _initials(row: Name, letters: str) -> bool:
    """Whether words of the head, one after the other, begin with ``letters``."""
    return letters.casefold() in "".join(word[0] for word in row.words_of(row.head))


def _by_pair(
    items: Sequence[Claimable], names: Sequence[Name], places: Sequence[int], weights: Weights
) -> Callable[[int], int | None]:
    """Finds the item in which two neighbouring words of a row's head stand that stand in no other row."""
    standing = [_pairs(item.name.sequence) for item in items]
    anywhere = set[Pair]().union(*standing)
    having: dict[Pair, set[str]] = {}
    for text, sequence in {(names[place].text, names[place].sequence) for place in places}:
        for pair in anywhere.intersection(_pairs(sequence)):
            having.setdefault(pair, set()).add(text)

    def find(place: int) -> int | None:
        for pair in (pair for pair in _telling(names[place], weights) if pair in anywhere):
            free = (entry for entry in _open(items, place) if not entry[1].explained.issuperset(pair))
            found = next((i for i, _ in free if pair in standing[i]), None)
            if found is not None and having.get(pair, set()) <= {names[place].text}:
                return found
        return None

    return find


def _pairs(sequence: Sequence[str]) -> set[Pair]:
    """The neighbouring words of a name, but two equal ones, and a number with what it counts: "stride 2"."""
    return {
        (one, other) for one, other in pairwise(sequence) if one != other and not (one.isdecimal() or other.isdecimal())
    }


def _telling(row: Name, weights: Weights) -> list[Pair]:
    """The neighbouring words of a row's head that tell enough of it."""
    least = _TELLING * weights.total(row.head_words)
    return [pair for pair in _pairs(row.words_of(row.head)) if weights.total(frozenset(pair)) >= least]


def _by_score(
    items: Mapping[int, Claimable], left: Collection[int], names: Sequence[Name], usual: float
) -> Iterator[tuple[int, int]]:
    """The rows and the items without a row that fit each other best; rows of the same words are one."""
    for place in left:
        fits = sorted(((item.scores.get(place, 0.0), -index) for index, item in items.items()), reverse=True)
        if not fits or fits[0][0] < FAINT:
            continue
        value, index = fits[0][0], -fits[0][1]
        scores = items[index].scores
        same = names[place].all_words
        rivals = [score for row, score in scores.items() if row in left and names[row].all_words != same]
        rivals += [score for score, _ in fits[1:2]]
        item = items[index]
        least = max(FAINT if len(item.name.all_words) <= SHORT else LONG_FAINT, usual)
        if (place in item.apart or not item.is_marked) and _shared(item.name.all_words, same) < COMMON:
            continue
        if value >= max(least, max(scores.values()) - BEHIND) and value - max(rivals, default=0.0) >= _LEAD:
            yield place, index


def _shared(item: frozenset[str], row: frozenset[str]) -> int:
    """How many words of a row an item has, or has in another form: "readout" may be "read"."""
    return sum(1 for word in row if word in item or any(are_alike(word, other) for other in item))
