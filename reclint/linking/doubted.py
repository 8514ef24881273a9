"""Links that are likely and no more, to a row of another depth, while a row of the item's depth is named by no item.

Either the depth is wrong or the link: a question, and no reason to tell the author of a depth that disagrees.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reclint.linking.decision import is_likely, is_sure
from reclint.linking.link import Decision, Link

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from reclint.linking.link import Candidate
    from reclint.model import ConceptRow, TaughtItem


def doubted(
    links: Sequence[Link], open_: Mapping[int, ConceptRow], candidate: Callable[[int, int], Candidate]
) -> list[Link]:
    """The links, those in doubt as questions; ``open_`` are the rows that no item names, by their places.

    ``candidate`` gives what speaks for the item of a link meaning a row.
    """
    by_level: dict[str, list[int]] = {}
    for place, row in open_.items():
        if level := level_of(row):
            by_level.setdefault(level, []).append(place)
    return [_doubted(link, at, by_level, candidate) for at, link in enumerate(links)]


def _doubted(
    link: Link, at: int, by_level: Mapping[str, Sequence[int]], candidate: Callable[[int, int], Candidate]
) -> Link:
    level = level_of(link.item)
    if link.decision is not Decision.CERTAIN or len(link.rows) != 1 or not level or level not in by_level:
        return link
    row = link.rows[0]
    own = next((one for one in link.candidates if one.row is row), None)
    if level_of(row) in (None, level) or own is None or is_sure(own.score.value):
        return link
    found = [candidate(at, place) for place in by_level[level]]
    fitting = sorted((one for one in found if not one.guard), key=lambda one: -one.score.value)
    if not fitting:
        return link
    kept = (own, *fitting) if is_likely(own.score.value) else tuple(fitting)
    return replace(link, decision=Decision.AMBIGUOUS, rows=(), candidates=kept)


def level_of(stated: ConceptRow | TaughtItem) -> str | None:
    """The depth that a row or an item states."""
    return stated.depth.level if stated.depth else None
