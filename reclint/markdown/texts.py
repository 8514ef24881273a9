"""The texts that blocks hold, in document order, those in lists and quotes included."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reclint.markdown.blocks import Break, Items, Paragraph, Quote, Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reclint.markdown.blocks import Block
    from reclint.text.source import Passage


def leaves(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks that hold no others, those in lists and quotes included; rules say nothing."""
    for block in blocks:
        if isinstance(block, Items):
            for item in block.items:
                yield from leaves(item.blocks)
        elif isinstance(block, Quote):
            yield from leaves(block.blocks)
        elif not isinstance(block, Break):
            yield block


def texts(blocks: Iterable[Block]) -> Iterator[Passage]:
    """Every paragraph, list item and table cell of ``blocks``, in document order."""
    for block in blocks:
        if isinstance(block, Table):
            for row in block.rows:
                yield from row.cells
        else:
            yield from block_passages([block])


def block_passages(blocks: Iterable[Block]) -> Iterator[Passage]:
    """Every paragraph of ``blocks``, those in lists and quotes included, in document order."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block.text
        elif isinstance(block, Items):
            for item in block.items:
                yield from block_passages(item.blocks)
        elif isinstance(block, Quote):
            yield from block_passages(block.blocks)
