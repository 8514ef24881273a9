"""What stands above the first section of a record: its goal and its status, in fields, front matter or plain words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reclint.markdown import Items, Quote, block_passages
from reclint.readers.sections.fields import read_fields
from reclint.readers.sections.labelled import Labelled
from reclint.readers.status import counted_lessons

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from reclint.markdown import Block
    from reclint.text.source import Passage
    from reclint.vocabulary.lexicon import Lexicon

STATUS = "status"
_KINDS = ("goal", STATUS)
"""The fields above the first section that a record's model has a place for."""
_DOT = re.compile(r"\s[·•|]\s|\n")
"""What parts the fields of a line."""
_SENTENCE = re.compile(r"[.!?](?=\s|$)|\n\n")
"""The end of a sentence or of a paragraph."""


def read_header(blocks: Iterable[Block], front: Mapping[str, Passage], lexicon: Lexicon) -> dict[str, Labelled]:
    """The goal and the status; a field comes before front matter, and that before a sentence that counts lessons."""
    fields = read_fields(_opened(blocks), lexicon, header=True)
    found: dict[str, Labelled] = {}
    for entry in (*fields.labelled, *_in_front(front, lexicon)):
        if entry.kind in _KINDS:
            found.setdefault(entry.kind, entry)
    for entry in _in_a_row(fields.prose, lexicon):
        found.setdefault(entry.kind or "", entry)
    if STATUS not in found:
        labelled = (entry.text for entry in fields.labelled if entry.kind is None)
        told = (said for text in (*labelled, *block_passages(fields.prose)) for said in _sentences(text))
        if counted := next((counted for said in told if (counted := counted_lessons(said, lexicon))), None):
            found[STATUS] = _unlabelled(STATUS, counted)
    return found


def _in_front(front: Mapping[str, Passage], lexicon: Lexicon) -> Iterator[Labelled]:
    for key, value in front.items():
        kind = lexicon.vocabulary.field(key)
        if value.text and kind in _KINDS:
            yield _unlabelled(kind, value)


def _in_a_row(blocks: Iterable[Block], lexicon: Lexicon) -> Iterator[Labelled]:
    """The fields in the midst of a line: "Series 3 · summer term · Status: complete · Plan: plan.md"."""
    for text in block_passages(blocks):
        ends = [match.span() for match in _DOT.finditer(text.text)]
        stops = [*(start for start, _ in ends), len(text.text)] if ends else []
        for start, stop in zip([0, *(end for _, end in ends)], stops, strict=False):
            label, colon, value = text.text[start:stop].partition(":")
            kind = lexicon.vocabulary.field(label) if lexicon.vocabulary.is_label(label) else None
            if kind in _KINDS and value.strip("*_ "):
                begin = start + len(label)
                yield Labelled(text.part(start, begin), kind, text.part(begin + len(colon), stop).strip("*_ "), 0)


def _unlabelled(kind: str, text: Passage) -> Labelled:
    return Labelled(text.part(0, 0), kind, text, 0)


def _sentences(text: Passage) -> Iterator[Passage]:
    start = 0
    for end in (*(match.start() for match in _SENTENCE.finditer(text.text)), len(text.text)):
        if (sentence := text.part(start, end).strip(" \t\n.!?*_")).text:
            yield sentence
        start = end


def _opened(blocks: Iterable[Block]) -> Iterator[Block]:
    """Blocks with those of lists and quotes in their places: a header may be written as one."""
    for block in blocks:
        if isinstance(block, Items):
            yield from (inner for item in block.items for inner in _opened(item.blocks))
        elif isinstance(block, Quote):
            yield from _opened(block.blocks)
        else:
            yield block
