"""The labelled parts of a section, and what stands before them, as they are handed from reader to reader."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import islice
from typing import TYPE_CHECKING

from reclint.markdown import FRAME_LEVEL, Items, Table, block_passages
from reclint.readers.depths.depth import mask_struck

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reclint.markdown import Block, Item
    from reclint.text.source import Passage, Span

MOST_ITEMS = 2000
"""How many items of a field are read; what people write has some dozens at most."""


@dataclass(slots=True)
class Labelled:
    """A label, what stands on its line or as the first paragraph below it, and the blocks up to the next label.

    ``alone``: nothing stands on the label's line. ``level`` is that of a heading, 8 for a label in running text.
    ``group`` is the label of no kind that parts the list of the field above it, to which this part belongs.
    ``sign``: what stands as a sign before or in the label, "🌿 Learned well", until it is clear that it means
    nothing.
    ``verbs``: those that open its parts, or are its label, each with the depth that it gives: "Develops: spokes".
    ``doubtful``: no label says for sure what the part is, and it is so only where it names a row of the index.
    """

    label: Passage
    kind: str | None
    text: Passage
    first: int
    blocks: list[Block] = field(default_factory=list)
    level: int = 8
    alone: bool = False
    group: bool = False
    doubtful: bool = False
    sign: Passage | None = None
    verbs: tuple[tuple[str, str], ...] = ()

    @property
    def is_bare_heading(self) -> bool:
        """Whether it is a heading with nothing below it but other labels."""
        return self.level <= FRAME_LEVEL and not self.text.text and not self.blocks

    @property
    def items(self) -> list[Item]:
        """The items of the lists directly below the label, `MOST_ITEMS` of them at most."""
        return list(islice(self._every_item(), MOST_ITEMS))

    def _every_item(self) -> Iterator[Item]:
        return (item for block in self.blocks if isinstance(block, Items) for item in block.items)

    @property
    def cut(self) -> Span | None:
        """The first item that is not read, since there are too many; the label where that item has no text."""
        first = next(islice(self._every_item(), MOST_ITEMS, None), None)
        return (first.text or self.label).span if first else None

    @property
    def tables(self) -> list[Table]:
        """The tables directly below the label."""
        return [block for block in self.blocks if isinstance(block, Table)]

    def passages(self) -> Iterator[Passage]:
        """Every stretch of text of the field, the label's line first."""
        if self.text.text:
            yield self.text
        yield from block_passages(self.blocks)


@dataclass(slots=True)
class Fields:
    """The fields of a section, and the blocks that belong to none: before the first, or below a table of labels."""

    prose: list[Block] = field(default_factory=list)
    labelled: list[Labelled] = field(default_factory=list)

    def without_struck(self) -> Fields:
        """These fields without what is struck through in their texts: "~~BUILD~~ STRETCH" says STRETCH."""
        if not any("~~" in entry.text.text for entry in self.labelled):
            return self
        texts = (entry.text._replace(text=mask_struck(entry.text.text)).strip() for entry in self.labelled)
        pairs = zip(self.labelled, texts, strict=True)
        return Fields(self.prose, [replace(entry, text=text) for entry, text in pairs])

    def of(self, kind: str) -> list[Labelled]:
        """The fields of a kind."""
        return [entry for entry in self.labelled if entry.kind == kind]
