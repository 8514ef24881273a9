"""Stamped tokens to blocks: where each ends, and where the characters of its text stand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reclint.markdown.blocks import Block, Break, Code, Heading, Html, Item, Items, Paragraph, Quote
from reclint.markdown.emphasis import as_read
from reclint.markdown.frames import FRAME_LEVEL
from reclint.markdown.reference_links import with_targets
from reclint.markdown.tables import read_table
from reclint.markdown.wrapping import wrapped_lines
from reclint.text.source import Passage

if TYPE_CHECKING:
    from reclint.markdown.frames import Frames
    from reclint.markdown.state import Token
    from reclint.text.source import Source

_BARE: dict[str, type[Break | Html]] = {"thematic_break": Break, "block_html": Html}
_NO_BLOCKS = frozenset({"blank_line", "definition"})
_CLOSING = re.compile(r"\s#+$")
"""The closing run of ``## Title ##``."""


class Builder:
    """Turns stamped tokens into blocks."""

    def __init__(self, source: Source, frames: Frames) -> None:
        self.source = source
        self.lines = frames.lines
        self.titles = frames.titles

    def blocks(self, tokens: list[Token], stop: int) -> tuple[Block, ...]:
        """The blocks of sibling ``tokens``; the last one ends before line ``stop``."""
        found: list[Block] = []
        for index, token in enumerate(tokens):
            if token["type"] not in _NO_BLOCKS:
                after = tokens[index + 1]["at"] if index + 1 < len(tokens) else stop
                found.append(self.block(token, after))
        return tuple(found)

    def block(self, token: Token, stop: int) -> Block:
        """The block of one token, which ends before line ``stop``."""
        kind, first = token["type"], token["at"]
        if kind in ("paragraph", "block_text", "heading"):
            return self.text_block(token, first)
        if kind == "list":
            return self.items(token, stop)
        if kind == "table":
            return read_table(self.source, first, token["rows"], has_header=token["header"])
        if kind == "block_quote":
            blocks = self.blocks(token["children"], stop)
            return Quote(first, self.end(first, stop, blocks), blocks)
        last = first + 1 if kind == "thematic_break" else self.trim(first, stop)
        return _BARE.get(kind, Code)(first, last)

    def text_block(self, token: Token, first: int) -> Paragraph | Heading:
        """The paragraph or heading that starts on line ``first``."""
        text = token["text"]
        written = text if isinstance(text, str) else "".join(text)
        lines = [line.strip() for line in written.rstrip().split("\n")]
        last = first + len(lines)
        if token["type"] != "heading":
            return Paragraph(first, last, self.read(self.passage(lines, first)))
        if token["style"] == "setext":
            return Heading(first, last + 1, token["attrs"]["level"], self.read(self.passage(lines, first)))
        passage = Passage.at(lines[0], self.source.line_start(first) + self.atx_column(first, lines[0]))
        level = FRAME_LEVEL if first in self.titles else token["attrs"]["level"]
        return Heading(first, last, level, self.read(passage))

    def read(self, passage: Passage) -> Passage:
        """A passage as readers see it, with the targets of its links."""
        return as_read(with_targets(passage, self.source))

    def items(self, token: Token, stop: int) -> Items:
        """The list of a token, which ends before line ``stop``."""
        children = token["children"]
        items = []
        for index, child in enumerate(children):
            after = children[index + 1]["at"] if index + 1 < len(children) else stop
            blocks = self.blocks(child["children"], after)
            items.append(Item(child["at"], self.end(child["at"], after, blocks), blocks))
        return Items(token["at"], items[-1].last, token["attrs"]["ordered"], tuple(items))

    def end(self, first: int, stop: int, blocks: tuple[Block, ...]) -> int:
        """The line after the last one of a list item or quote that holds ``blocks``."""
        return max(self.trim(first, stop), blocks[-1].last if blocks else 0)

    def trim(self, first: int, stop: int) -> int:
        """``stop`` moved up over blank lines."""
        while stop - 1 > first and not self.lines[stop - 1].strip(" \t>"):
            stop -= 1
        return stop

    def passage(self, lines: list[str], first: int) -> Passage:
        """The passage of ``lines``, each without its outer blanks, that start on document line ``first``."""
        if len(lines) == 1:
            return Passage.at(lines[0], self.start_of(lines[0], first))
        pieces, index, texts = [], 0, [*map(_without_break, lines[:-1]), *lines[-1:]]
        wrapped, joined = wrapped_lines(self.source), ""
        for number, (line, text) in enumerate(zip(lines, texts, strict=True), first):
            pieces.append((index, self.start_of(line, number)))
            index += len(text) + 1
            joined += text + (" " if number in wrapped else "\n")
        return Passage(joined[:-1], tuple(pieces))

    def start_of(self, line: str, number: int) -> int:
        """Where a ``line`` without its outer blanks starts, which is what document line ``number`` ends with."""
        return self.source.line_start(number) + len(self.source.lines[number].rstrip()) - len(line)

    def atx_column(self, number: int, text: str) -> int:
        """The 0-based column of a heading's ``text`` on line ``number``, a closing run of # left out."""
        line = _CLOSING.sub("", self.source.lines[number].rstrip(" \t"))  # before another blank, # is no closing run
        return len(line.rstrip()) - len(text)


def _without_break(line: str) -> str:
    r"""A line without the backslash at its end that breaks it, ``Load: BUILD\``; two in a formula are none."""
    if not line.endswith("\\"):
        return line
    marks = len(line) - len(line.rstrip("\\"))
    return line[:-1].rstrip() if marks % 2 else line
