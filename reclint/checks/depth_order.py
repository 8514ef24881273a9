"""The depths of earlier rows, in the order in which they were taught."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reclint.model import ConceptRow, DepthMark
    from reclint.workspace import Module


def other_start(
    module: Module, before: str, earlier: Sequence[tuple[Module, ConceptRow]]
) -> tuple[Module, DepthMark] | None:
    """The depth that the latest earlier row states, where a rise may not start from ``before``.

    Where that one is lower than one before it, a recap or a mention, the concept may still be where it was.
    """
    stated = [(home, one.depth) for home, one in _in_order(earlier) if one.depth and one.depth.level]
    if not stated:
        return None
    level, held = stated[-1][1].level or "", {one.level for _, one in stated}
    ranks = module.vocabulary.depth_ranks
    return None if level == before or (before in held and ranks[before] > ranks[level]) else stated[-1]


def _in_order(rows: Sequence[tuple[Module, ConceptRow]]) -> list[tuple[Module, ConceptRow]]:
    """Rows in the order of their modules, in one by the last lesson that each names; an index may go by depth."""
    modules = {home.key: home for home, _ in rows}
    places = {key: place for place, key in enumerate(modules)}
    lessons = {key: {lesson.slug: lesson.place for lesson in home.lessons} for key, home in modules.items()}

    def place(found: tuple[Module, ConceptRow]) -> tuple[int, int]:
        home, row = found
        return places[home.key], max((lessons[home.key].get(ref.slug, 0) for ref in row.lessons), default=0)

    return sorted(rows, key=place)
