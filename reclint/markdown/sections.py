"""The outline of a document: each heading with the blocks below it and the sections inside it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from reclint.markdown.blocks import Heading

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reclint.markdown.blocks import Block


class Section:
    """A heading with its own blocks and the sections under it; the root has no heading."""

    def __init__(self, heading: Heading | None, blocks: Sequence[Block] = ()) -> None:
        self.sections: list[Section] = []
        self._heading = heading
        self._blocks = blocks

    @cached_property
    def heading(self) -> Heading | None:
        """The heading, None for the root."""
        return self._heading

    @cached_property
    def blocks(self) -> Sequence[Block]:
        """The blocks between the heading and the next one."""
        return self._blocks

    @property
    def level(self) -> int:
        """The heading's level, 0 for the root."""
        return self.heading.level if self.heading else 0

    @property
    def title(self) -> str:
        """The heading's text, empty for the root."""
        return self.heading.text.text if self.heading else ""

    def walk(self) -> Iterator[Section]:
        """This section and every section inside it, in document order."""
        yield self
        for section in self.sections:
            yield from section.walk()

    def all_blocks(self) -> Iterator[Block]:
        """The blocks of this section and of those inside it, headings included."""
        yield from self.blocks
        for section in self.sections:
            if section.heading:
                yield section.heading
            yield from section.all_blocks()


def sections(blocks: Iterable[Block]) -> Section:
    """The root section of a document."""
    return nest(Section(heading, own) for heading, own in runs(blocks))


def runs(blocks: Iterable[Block]) -> Iterator[tuple[Heading | None, list[Block]]]:
    """Each heading with the blocks up to the next one; first those before any heading, perhaps none, with None."""
    heading: Heading | None = None
    own: list[Block] = []
    for block in blocks:
        if isinstance(block, Heading):
            yield heading, own
            heading, own = block, []
        else:
            own.append(block)
    yield heading, own


def nest(found: Iterable[Section]) -> Section:
    """The first of some sections, a root, with the others below it by the levels of their headings."""
    root, *rest = found
    path = [root]
    for section in rest:
        while path[-1].level >= section.level:
            path.pop()
        path[-1].sections.append(section)
        path.append(section)
    return root
