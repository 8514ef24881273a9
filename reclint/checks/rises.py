"""Items that say from which depth their concept rises, and at which depths it was stated before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reclint.linking import Decision, folded

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reclint.linking import Link
    from reclint.model import ConceptRow, DepthMark
    from reclint.workspace import Lesson, Module


def rising_items(lesson: Lesson) -> Iterator[tuple[Link, DepthMark, Sequence[ConceptRow]]]:
    """The items of a lesson that go from one depth to another, with their mark and their certain rows of the lesson."""
    own = {row.span for row in lesson.rows}
    for link in lesson.links:
        mark = link.item.depth
        rows = [row for row in link.rows if row.span in own] if link.decision is Decision.CERTAIN else []
        if rows and mark and mark.level and mark.before:
            yield link, mark, rows


def earlier_statements(lesson: Lesson, link: Link, rows: Sequence[ConceptRow]) -> Iterator[tuple[Module, DepthMark]]:
    """The depths that earlier modules and lessons state of the concept of an item, by rows and by items, in order."""
    module, names = lesson.module, {folded(row.name.text) for row in rows}
    for name in sorted(names):
        yield from ((home, row.depth) for home, row in module.workspace.earlier_rows(module, name) if row.depth)
    # A lesson that has two sections comes before none of its own.
    earlier = [other for other in module.lessons if other.place < lesson.place and other.slug != lesson.slug]
    before = {other.slug for other in earlier}
    for row in module.record.rows:
        here = folded(row.name.text) in names and any(ref.slug in before for ref in row.lessons)
        # A row over several lessons holds after the last of them.
        if here and row.depth and row.depth.level:
            yield module, row.depth
    for other in earlier:
        for item in other.links:
            if item.item.depth and item.item.depth.level and names & {folded(row.name.text) for row in item.rows}:
                yield module, item.item.depth
