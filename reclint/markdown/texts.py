"""The texts that blocks hold, in document order, those in lists and quotes included."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reclint.markdown.blocks import Break, Heading, Items, Paragraph, Quote, Table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from reclint.markdown.blocks import Block, Row
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


def with_texts(blocks: Iterable[Block], change: Callable[[Passage], Passage]) -> tuple[Block, ...]:
    """The blocks with each text changed, those of headings, lists, quotes and cells."""
    return tuple(_with_texts(block, change) for block in blocks)


def _with_texts(block: Block, change: Callable[[Passage], Passage]) -> Block:
    if isinstance(block, Heading | Paragraph):
        return block._replace(text=change(block.text))
    if isinstance(block, Items):
        return block._replace(items=tuple(one._replace(blocks=with_texts(one.blocks, change)) for one in block.items))
    if isinstance(block, Quote):
        return block._replace(blocks=with_texts(block.blocks, change))
    if isinstance(block, Table):
        header = block.header and _with_cells(block.header, change)
        return block._replace(header=header, rows=tuple(_with_cells(row, change) for row in block.rows))
    return block


def _with_cells(row: Row, change: Callable[[Passage], Passage]) -> Row:
    return row._replace(cells=tuple(map(change, row.cells)))
