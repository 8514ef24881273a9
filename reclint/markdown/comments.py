"""HTML comments: taken out of text, since they are not part of what a document says, and found with their places."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reclint.markdown.blocks import Code, Items, Quote
from reclint.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reclint.markdown.blocks import Block
    from reclint.source import Passage, Source

LONGEST = 20_000
"""How many characters of a paragraph, a heading or a cell are read; what people write has a few thousand at most."""
_COMMENT = re.compile(r"<!--(?P<text>.*?)-->", re.S)


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment on one line; ``alone`` when nothing else stands on that line (0-based)."""

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


def find_comments(source: Source, blocks: Iterable[Block]) -> Iterator[Comment]:
    """The comments of a document that stand on one line, outside code blocks."""
    code = {line for first, last in _code(blocks) for line in range(first, last)}
    for number, line in enumerate(source.lines):
        if "<!--" not in line or number in code:
            continue
        start = source.line_start(number)
        whole = (len(line) - len(line.lstrip()), len(line.rstrip()))
        for match in _COMMENT.finditer(line, 0, line.rfind("-->") + len("-->")):
            alone = match.span() == whole
            span = Span(start + match.start(), start + match.end())
            yield Comment(match["text"].strip(), span, number, alone)


def _code(blocks: Iterable[Block]) -> Iterator[tuple[int, int]]:
    for block in blocks:
        if isinstance(block, Code):
            yield block.first, block.last
        elif isinstance(block, Items):
            for item in block.items:
                yield from _code(item.blocks)
        elif isinstance(block, Quote):
            yield from _code(block.blocks)
