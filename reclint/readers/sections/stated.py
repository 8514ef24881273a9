"""What stands in a field, whatever was read of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reclint.markdown import as_read, leaves, texts
from reclint.text.source import Passage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reclint.markdown import Block
    from reclint.readers.sections.labelled import Labelled
    from reclint.text.source import Source


def stated_in(entry: Labelled, source: Source) -> Iterator[str]:
    """What stands in a field: its paragraphs, list items and cells; where it has none, its other blocks as written.

    So a field that holds a table, or nothing but code, is not empty.
    """
    passages = [*([entry.text] if entry.text.text else []), *texts(entry.blocks)]
    found = passages or [_written(block, source) for block in leaves(entry.blocks)]
    return (passage.text for passage in found if passage.text)


def _written(block: Block, source: Source) -> Passage:
    start, stop = source.line_start(block.first), source.line_span(block.last - 1).stop
    return as_read(Passage.at(source.text[start:stop], start).strip())
