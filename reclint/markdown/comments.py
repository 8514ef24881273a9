"""HTML comments: taken out of text, since they are not part of what a document says, and found with their places."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from reclint.markdown.blocks import Code, Items, Quote
from reclint.markdown.inline import mask_code
from reclint.text.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reclint.markdown.blocks import Block
    from reclint.text.source import Passage, Source

LONGEST = 20_000
"""How many characters of a paragraph, a heading or a cell are read; what people write has a few thousand at most."""
_COMMENT = re.compile(r"<!--(?P<text>.*?)-->", re.S)
"""A comment, over lines too; looked for only as far as the last ``-->``, so that an open one costs no time."""


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment; ``alone`` when nothing else stands on its lines.

    ``line`` (0-based) is the last of its lines when it stands alone, else the first.
    """

    text: str
    span: Span
    line: int
    alone: bool


def without_comments(passage: Passage) -> Passage:
    """A passage without its comments and the blanks before them; of an endless one, the first `LONGEST` characters."""
    if len(passage.text) > LONGEST:
        passage = passage.part(0, LONGEST).strip()
    if "<!--" not in passage.text:
        return passage
    spans = []
    for match in _COMMENT.finditer(passage.text, 0, passage.text.rfind("-->") + len("-->")):
        start = match.start()
        while start and passage.text[start - 1] in " \t":
            start -= 1
        spans.append((start, match.end()))
    return passage.without(spans).strip()


def strip_comments(text: str) -> str:
    """A text without its comments."""
    return _COMMENT.sub("", text)


def find_comments(source: Source, blocks: Iterable[Block]) -> Iterator[Comment]:
    """The comments of a document outside code."""
    code = {line for first, last in _code(blocks) for line in range(first, last)}
    here = _Line(-1, 0, 0, "")
    for match in _COMMENT.finditer(source.text, 0, source.text.rfind("-->") + len("-->")):
        first, last = source.line_index(match.start()), source.line_index(match.end() - 1)
        if first in code:
            continue
        here = here if here.number == first else _read_line(source, first)
        if not here.masked.startswith("<!--", match.start() - source.line_start(first)):
            continue
        end = here.stop if last == first else _read_line(source, last).stop
        alone = (match.start(), match.end()) == (here.start, end)
        yield Comment(match["text"].strip(), Span(match.start(), match.end()), last if alone else first, alone)


class _Line(NamedTuple):
    """The line with a 0-based ``number``: where its text starts and stops without outer blanks, and it without code."""

    number: int
    start: int
    stop: int
    masked: str


def _read_line(source: Source, number: int) -> _Line:
    start, line = source.line_start(number), source.lines[number]
    return _Line(number, start + len(line) - len(line.lstrip()), start + len(line.rstrip()), mask_code(line))


def _code(blocks: Iterable[Block]) -> Iterator[tuple[int, int]]:
    for block in blocks:
        if isinstance(block, Code):
            yield block.first, block.last
        elif isinstance(block, Items):
            for item in block.items:
                yield from _code(item.blocks)
        elif isinstance(block, Quote):
            yield from _code(block.blocks)
