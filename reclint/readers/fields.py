"""The labelled fields of a section: a bold label with the text on its line and the blocks below it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from reclint.markdown import Item, Items, Paragraph, Quote, Rule, Table, bold_spans, without_comments
from reclint.text.source import Passage

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reclint.markdown import Block
    from reclint.markdown.inline import Bold
    from reclint.text.source import Source
    from reclint.vocabulary.lexicon import Lexicon


MOST_ITEMS = 2000
"""How many items of a field are read; what people write has some dozens at most."""
_COLON = re.compile(r" *:")
"""The colon of "**Goal** : Bake", outside the bold."""
_LINE_END = re.compile(r"[^\S\n]*(?:\n|\Z)")
"""What follows a known label that has no colon: "**Goal**" alone on its line."""
_REMARK = re.compile(r"[ \t]*\([^()\n]*\)[ \t]*:")
"""A remark between a bold label and its colon: "**Goal** (ours): Bake"."""


@dataclass(slots=True)
class Labelled:
    """A label, what stands on its line, and the blocks that follow up to the next label."""

    label: Passage
    kind: str | None
    text: Passage
    first: int
    blocks: list[Block] = field(default_factory=list)

    @property
    def items(self) -> list[Item]:
        """The items of the lists directly below the label, `MOST_ITEMS` of them at most."""
        items = (item for block in self.blocks if isinstance(block, Items) for item in block.items)
        return list(islice(items, MOST_ITEMS))

    def passages(self) -> Iterator[Passage]:
        """Every stretch of text of the field, the label's line first."""
        if self.text.text:
            yield self.text
        yield from block_passages(self.blocks)


@dataclass(slots=True)
class Fields:
    """The fields of a section, and the blocks that stand before the first of them."""

    prose: list[Block] = field(default_factory=list)
    labelled: list[Labelled] = field(default_factory=list)

    def of(self, kind: str) -> list[Labelled]:
        """The fields of a kind."""
        return [entry for entry in self.labelled if entry.kind == kind]


def read_fields(blocks: Iterable[Block], lexicon: Lexicon) -> Fields:
    """The fields that ``blocks`` make up."""
    fields = Fields()
    for block in blocks:
        found = list(_labels(block, lexicon)) if isinstance(block, Paragraph) else []
        if found:
            fields.labelled += found
        elif fields.labelled:
            fields.labelled[-1].blocks.append(block)
        else:
            fields.prose.append(block)
    return fields


def _labels(block: Paragraph, lexicon: Lexicon) -> Iterator[Labelled]:
    """The labels of a paragraph: each at the start of a line, or after `` | `` on one; none if it starts with none."""
    passage = block.text
    starts = list(_label_starts(passage, lexicon))
    if not starts or starts[0][0] != 0:
        return
    stops = [start for start, _, _ in starts[1:]] + [len(passage.text)]
    line, counted = block.first, 0
    for (start, label_stop, text_start), stop in zip(starts, stops, strict=True):
        inside = text_start < label_stop
        label = passage.part(start + 2, text_start if inside else label_stop).strip("*_: \t")
        line += passage.text.count("\n", counted, start)
        counted = start
        text = passage.part(text_start, stop).strip()
        text = text.part(0, len(text.text.removesuffix("|").rstrip()))
        if inside:
            text = text.part(0, len(text.text.removesuffix("**").removesuffix("__")))
        yield Labelled(label, lexicon.vocabulary.field(label.text), text, line)


def _label_starts(passage: Passage, lexicon: Lexicon) -> Iterator[tuple[int, int, int]]:
    """For each label: where its bold starts and stops, and where its text starts."""
    text = passage.text
    for bold in bold_spans(text):
        if not _starts_a_field(text, bold.start):
            continue
        if bold.label.rstrip().endswith(":"):
            yield bold.start, bold.stop, bold.stop
        elif after := _COLON.match(text, bold.stop):
            yield bold.start, bold.stop, after.end()
        elif colon := _colon_inside(bold, lexicon):
            yield bold.start, bold.stop, bold.start + 2 + colon
        elif (remark := _REMARK.match(text, bold.stop)) and lexicon.vocabulary.field(bold.label):
            yield bold.start, remark.end(), remark.end()
        elif _LINE_END.match(text, bold.stop) and lexicon.vocabulary.field(bold.label):
            yield bold.start, bold.stop, bold.stop


def _colon_inside(bold: Bold, lexicon: Lexicon) -> int:
    """Where the value starts in a bold stretch such as "**Notebook: None**", 0 where it is no label with a value."""
    label, colon, _ = bold.label.partition(": ")
    return len(label) + 1 if colon and lexicon.vocabulary.is_label(label) else 0


def _starts_a_field(text: str, start: int) -> bool:
    while start and text[start - 1] in " \t":
        start -= 1
    return not start or text[start - 1] in "\n|"


def said(entry: Labelled, source: Source) -> Iterator[str]:
    """What stands in a field: its paragraphs, list items and cells; where it has none, its other blocks as written.

    So a field that holds a table, or nothing but code, is not empty.
    """
    passages = [*([entry.text] if entry.text.text else []), *texts(entry.blocks)]
    found = passages or [_written(block, source) for block in _leaves(entry.blocks)]
    return (passage.text for passage in found if passage.text)


def _written(block: Block, source: Source) -> Passage:
    start, stop = source.line_start(block.first), source.line_span(block.last - 1).stop
    return without_comments(Passage.at(source.text[start:stop], start).strip())


def _leaves(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks that hold no others, those in lists and quotes included; rules say nothing."""
    for block in blocks:
        if isinstance(block, Items):
            for item in block.items:
                yield from _leaves(item.blocks)
        elif isinstance(block, Quote):
            yield from _leaves(block.blocks)
        elif not isinstance(block, Rule):
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
