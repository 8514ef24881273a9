"""What keeps two names from being linked by themselves, however alike they are."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from reclint.linking.labels import opposed
from reclint.linking.names import words
from reclint.vocabulary.folding import fold_case

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reclint.linking.names import Name


def guard(item: Name, row: Name, polarity: Iterable[tuple[str, str]]) -> str | None:
    """Why the two names must not be linked with certainty; None where nothing speaks against it.

    Heads that name different numbers or letters (``L1`` and ``L2``, ``3x3`` and ``5x5``, ``x axis`` and ``y axis``),
    or opposite sides of a pair (``with`` and ``without``), are different things.
    """
    if labels := opposed(item.labels, row.labels):
        return f"{labels[0]} is not {labels[1]}"
    left, right = item.folded_tokens, row.folded_tokens
    pairs, sides = _folded(tuple(polarity))
    if left.isdisjoint(sides) or right.isdisjoint(sides):
        return None
    for one, other in pairs:
        if (one in left) is not (other in left) and (one in right) is not (other in right):
            here, there = (one, other) if one in left else (other, one)
            if there in right:
                return f"{here} is not {there}"
    return None


def last_part_guard(item: Name, row: Name, near: Iterable[Name], written: Iterable[str] = ()) -> str | None:
    """Why a row with a dotted name is not meant, where ``near`` has one whose last part the item writes.

    "Mixer" is "dough.tools.Mixer", neither "doughware.mixers" nor "Mixer.bowl". Nor is "dough.mixer" where other items
    write its last part: ``written`` are those of all. None where nothing speaks against it.
    """
    if not row.last_parts or row.last_parts & item.tokens:
        return None
    known = sorted(part for name in near for part in name.last_parts & item.tokens if row.dotted & set(words(part)))
    if not known and differ_in_case(item, row) and not row.last_parts.isdisjoint(written):
        known = sorted(item.last_parts)
    return f"{min(row.last_parts)} is not {known[0]}" if known else None


def differ_in_case(one: Name, other: Name) -> bool:
    """Whether the last parts of two dotted names differ in the case of their first letters alone.

    "kettle.Boil" is a class and "kettle.boil" what makes one of it.
    """
    ours, theirs = one.last_parts - other.last_parts, other.last_parts - one.last_parts
    return bool(ours) and {_turned(part) for part in ours} == theirs


def _turned(part: str) -> str:
    """A word with its first letter in the other case."""
    return part[0].swapcase() + part[1:]


_BARE = 2
"""How many words a bare head has at most: "Dough", "Cold dough"; three words are a name."""


@lru_cache(maxsize=8)
def _folded(pairs: tuple[tuple[str, str], ...]) -> tuple[tuple[tuple[str, str], ...], frozenset[str]]:
    """The pairs without regard to case, and all that stands in them; every pair of names asks for them."""
    folded = tuple((fold_case(one), fold_case(other)) for one, other in pairs)
    return folded, frozenset(side for pair in folded for side in pair)


def is_generic(item: Name, rows: Iterable[Name]) -> bool:
    """Whether an item is a bare head of one or two words that several rows hold and none begins with."""
    head = item.head_words
    holders = [row for row in rows if head <= row.all_words]
    return len(head) <= _BARE and len(holders) > 1 and not any(row.begins_with(head) for row in holders)
