"""What the links of a lesson leave over: the only item without a row and the only row without an item."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

FEWEST = 3
"""How many items of the lesson have their rows at least: it is they that speak for the pair that is left."""

Stated = tuple["str | None", int]
"""The depth that an item or a row states, and which one it is."""


def left_over(items: Sequence[Stated], rows: Sequence[Stated], linked: int) -> Iterator[tuple[int, int]]:
    """The pairs of an item and a row that are the only ones of their depth without a link.

    They are most probably one concept in other words, "Summed up" and "Running total", both APPLIED. Of the lessons of
    four courses one has such a pair, and it is one; no item or row without a depth is taken.
    """
    if linked >= FEWEST:
        only = _only(rows)
        yield from ((item, only[level]) for level, item in _only(items).items() if level in only)


def _only(stated: Iterable[Stated]) -> dict[str, int]:
    """What is the only one of its depth, by the depth."""
    of_level: dict[str, list[int]] = {}
    for level, which in stated:
        if level:
            of_level.setdefault(level, []).append(which)
    return {level: found[0] for level, found in of_level.items() if len(found) == 1}
