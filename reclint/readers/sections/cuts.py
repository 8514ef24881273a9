"""What of a document is not read, since it goes beyond a bound: each is told, so that nothing passes unseen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reclint.markdown import beyond_bounds, may_go_beyond, parse_blocks
from reclint.model import Cut
from reclint.readers.index.index import MOST_ROWS
from reclint.readers.lessons.heading import LONGEST_HEADING
from reclint.readers.sections.labelled import MOST_ITEMS
from reclint.readers.sections.layout import MOST_LESSONS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reclint.markdown import Block
    from reclint.model import ConceptIndex
    from reclint.readers.sections.labelled import Fields
    from reclint.readers.sections.layout import Layout
    from reclint.text.source import Source


def document_cuts(source: Source) -> tuple[Cut, ...]:
    """What is not read of the text of any document; it is parsed only where something may be too long."""
    return tuple(_of_blocks(source, parse_blocks(source))) if may_go_beyond(source.text) else ()


def record_cuts(
    source: Source, blocks: Iterable[Block], layout: Layout, index: ConceptIndex | None, fields: Iterable[Fields]
) -> Iterator[Cut]:
    """What is not read of a record: of its text, and of its rows, lessons and items."""
    yield from _of_blocks(source, blocks)
    if index and index.cut:
        yield Cut(span=index.cut, bound="rows", most=MOST_ROWS)
    if layout.cut:
        yield Cut(span=layout.cut, bound="lessons", most=MOST_LESSONS)
    for section, _ in layout.lessons:
        if section.heading and len(section.heading.text.text) > LONGEST_HEADING:
            text = section.heading.text
            yield Cut(span=text.span_of(LONGEST_HEADING, len(text.text)), bound="heading", most=LONGEST_HEADING)
    for entry in (entry for of_lesson in fields for entry in of_lesson.labelled):
        if entry.kind and (cut := entry.cut):
            yield Cut(span=cut, bound="items", most=MOST_ITEMS)


def _of_blocks(source: Source, blocks: Iterable[Block]) -> Iterator[Cut]:
    for found in beyond_bounds(source, blocks):
        yield Cut(span=found.span, bound=found.bound, most=found.most)
