"""The outline of a document: each heading with the blocks below it and the sections inside it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reclint.markdown.blocks import Heading

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reclint.markdown.blocks import Block


@dataclass(slots=True)
class Section:
    """A heading with its own blocks and the sections under it; the root has no heading."""

    heading: Heading | None
    blocks: list[Block] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)

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
    root = Section(None)
    path = [root]
    for block in blocks:
        if isinstance(block, Heading):
            while path[-1].level >= block.level:
                path.pop()
            section = Section(block)
            path[-1].sections.append(section)
            path.append(section)
        else:
            path[-1].blocks.append(block)
    return root
