"""What the links of a lesson leave over: items without a row, and rows of their depth without an item."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from reclint.linking.names import Name

_FEWEST = 1
"""How many items of the lesson have their rows at least: where none has, rows and items may be of different lessons.

Of 22 courses five have less noise with one than with three, and none less recall.
"""
_MOST = 3
"""How many rows of one depth may be left over: more are no choice that a question can offer."""

DepthAndPlace = tuple["str | None", int]
"""The depth that an item or a row states, and which one it is."""


def left_over(
    items: Sequence[DepthAndPlace], rows: Sequence[DepthAndPlace], linked: int
) -> Iterator[tuple[int, list[int]]]:
    """The items without a link, each with the rows of its depth without one, where these are as many as those or more.

    They are most probably the same concepts in other words, "Summed up" and "Running total", both APPLIED. No item or
    row without a depth is taken. Where no item of the lesson is ``linked``, there must be rows for each of them.
    """
    open_, wanted = _by_depth(rows), _by_depth(items)
    if linked < _FEWEST and not _fit(open_, wanted):
        return
    for level, item in items:
        if level in open_ and level in wanted and len(wanted[level]) <= len(open_[level]) <= _MOST:
            yield item, open_[level]


def pairs_in_order(
    items: Sequence[DepthAndPlace], rows: Sequence[DepthAndPlace], linked: Sequence[int]
) -> list[tuple[int, int]]:
    """The items and rows that are left over, depth by depth in their order, where there are as many of either.

    ``linked`` are the rows of the other items, in the order of these. Lists are mostly kept in the order of the index:
    where ``linked`` is so too, several pairs are taken, else only a single one. In seventeen courses by other authors
    64 of 72 such pairs are one concept in other words ("finding the stress by looking at the last syllable but one",
    "The penultimate rule"); four of the others are planted faults.
    """
    open_, wanted = _by_depth(rows), _by_depth(items)
    if not linked and not _fit(open_, wanted):
        return []
    is_ordered = all(one <= other for one, other in pairwise(linked))
    found: list[tuple[int, int]] = []
    for level, left in wanted.items():
        if len(left) == len(open_.get(level, ())) and (is_ordered or len(left) == 1):
            found += zip(left, open_[level], strict=True)
    return found


def last_pairs(items: Mapping[int, frozenset[str]], rows: Mapping[int, frozenset[str]]) -> list[tuple[int, int]]:
    """The items and rows that are left over and share words of their heads, and share none with another of these.

    "Where a loaf is scored" and "Ways of scoring" may well be one concept, whatever depths they state: of the faults of
    thirteen courses no item that has no row shares a word with such a row, and two that have one do.
    """
    near = [(item, row) for item, said in items.items() for row, words in rows.items() if said & words]
    times, again = Counter(item for item, _ in near), Counter(row for _, row in near)
    return [(item, row) for item, row in near if times[item] == again[row] == 1]


def _fit(open_: Mapping[str, Sequence[int]], wanted: Mapping[str, Sequence[int]]) -> bool:
    """Whether rows and items of a lesson, none of them linked, fit each other depth by depth: all in other words."""
    several = sum(map(len, wanted.values())) > 1
    return several and all(len(items) <= len(open_.get(level, ())) for level, items in wanted.items())


def has_words(name: Name) -> bool:
    """Whether a name can be another one in other words: "x" and "n" cannot, a single ideograph can."""
    return any(len(word) > 1 or not word.isascii() for word in name.all_words)


def _by_depth(stated: Iterable[DepthAndPlace]) -> dict[str, list[int]]:
    of_level: dict[str, list[int]] = {}
    for level, which in stated:
        if level:
            of_level.setdefault(level, []).append(which)
    return of_level
