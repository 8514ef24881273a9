"""Items that say from which depth their concept rises, and at which depths it was stated before."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from reclint.linking import Decision, spelled_as_one

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reclint.model import ConceptRow, DepthMark
    from reclint.workspace import Lesson, Module


def rising_items(lesson: Lesson) -> Iterator[tuple[DepthMark, Sequence[ConceptRow]]]:
    """The marks of a lesson's items that go from one depth to another, with the certain rows of the lesson."""
    own = {row.span for row in lesson.rows}
    for link in lesson.links:
        mark = link.item.depth
        rows = [row for row in link.rows if row.span in own] if link.decision is Decision.CERTAIN else []
        if rows and mark and mark.level and mark.before:
            yield mark, rows


class Statements:
    """The depths that a module states of its concepts, by their names: those of its rows, and those of its items."""

    def __init__(self, module: Module) -> None:
        self.module = module
        self.rows: dict[str, list[ConceptRow]] = defaultdict(list)
        self.items: dict[str, list[tuple[Lesson, DepthMark]]] = defaultdict(list)
        # The first section of each lesson: one that has two comes before none of its own.
        self.first = {lesson.slug: lesson.place for lesson in reversed(module.lessons)}
        for row in module.record.rows:
            self.rows[spelled_as_one(row.name.text)].append(row)
        marked = ((lesson, link, link.item.depth) for lesson in module.lessons for link in lesson.links)
        for lesson, link, mark in marked:
            if mark and mark.level:
                for name in {spelled_as_one(row.name.text) for row in link.rows}:
                    self.items[name].append((lesson, mark))

    def before(self, lesson: Lesson, rows: Sequence[ConceptRow]) -> Iterator[tuple[Module, DepthMark]]:
        """What earlier modules and lessons state of the concept of some rows of a lesson, by rows, then by items."""
        names = sorted({spelled_as_one(row.name.text) for row in rows})
        for name in names:
            found = self.module.workspace.earlier_rows(self.module, name)
            yield from ((home, row.depth) for home, row in found if row.depth)
        for row in (row for name in names for row in self.rows[name]):
            # A row over several lessons holds after the last of them.
            if row.depth and row.depth.level and any(self._is_before(ref.slug, lesson) for ref in row.lessons):
                yield self.module, row.depth
        for other, mark in (one for name in names for one in self.items[name]):
            if other.place < lesson.place and other.slug != lesson.slug:
                yield self.module, mark

    def _is_before(self, slug: str, lesson: Lesson) -> bool:
        return slug != lesson.slug and self.first.get(slug, lesson.place) < lesson.place
