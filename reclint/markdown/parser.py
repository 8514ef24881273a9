"""Blocks with positions, by mistune's block parser. Everything that knows mistune's internals is here.

mistune gives tokens without positions. Two small subclasses add them: the state stamps every token with the offset at
which its rule started, and a child state (of a list item or a quote) learns at its birth on which line of the document
its text begins. Columns follow from that: containers only ever remove a prefix of a line, so a line of a child ends as
the document's line ends.

Tables are a rule of our own (`reclint.markdown.tables`), since mistune's gives up on a whole table when one row has a
wrong number of cells.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Any

from mistune.block_parser import BlockParser
from mistune.core import BlockState
from mistune.util import expand_leading_tab, expand_tab

from reclint.markdown.blocks import Block, Code, Heading, Html, Item, Items, Paragraph, Quote, Rule
from reclint.markdown.comments import without_comments
from reclint.markdown.tables import read_table, table_plugin
from reclint.source import Passage

if TYPE_CHECKING:
    from re import Match

    from reclint.source import Source

Token = dict[str, Any]


class _StampedState(BlockState):
    """A block state whose tokens carry ``at``: the 0-based document line on which they start."""

    def __init__(self, parent: _StampedState | None = None) -> None:
        super().__init__(parent)
        self.first_line = 0
        self.rule_start: int | None = None
        self.rule_tokens = 0
        self.item_start = 0
        self.item_lines: list[int] = []
        self.in_list = False
        self._line_starts: list[int] | None = None

    def line_at(self, offset: int) -> int:
        if self._line_starts is None:
            starts, found = [0], self.src.find("\n")
            while found >= 0:
                starts.append(found + 1)
                found = self.src.find("\n", found + 1)
            self._line_starts = starts
        return self.first_line + bisect_right(self._line_starts, offset) - 1

    def child_state(self, src: str, *args: Any, **kwargs: Any) -> BlockState:
        child = super().child_state(src, *args, **kwargs)
        assert isinstance(child, _StampedState)
        child.first_line = self.line_at(self.item_start)
        if self.in_list:
            self.item_lines.append(child.first_line)
            if self._marker_stands_alone():
                child.first_line += 1
            self.item_start = self.src.rfind("\n", 0, max(self.cursor - 1, 0)) + 1
        return child

    def _marker_stands_alone(self) -> bool:
        words = self.get_line(self.item_start).split(None, 1)
        return len(words) < 2

    def append_token(self, token: Token) -> None:
        token["at"] = self.line_at(self.cursor if self.rule_start is None else self.rule_start)
        super().append_token(token)

    def add_paragraph(self, text: str) -> None:
        count = len(self.tokens)
        super().add_paragraph(text)
        if len(self.tokens) > count:
            self.tokens[-1]["at"] = self.line_at(self.cursor)


class _StampingParser(BlockParser):
    """A block parser that tells its state where the rule being parsed began."""

    state_cls = _StampedState

    def parse_method(self, m: Match[str], state: BlockState) -> int | None:
        assert isinstance(state, _StampedState)
        outer = (state.rule_start, state.rule_tokens, state.item_start, state.item_lines, state.in_list)
        state.rule_start = state.item_start = m.start()
        state.rule_tokens = len(state.tokens)
        state.item_lines, state.in_list = [], m.lastgroup == "list"
        end = super().parse_method(m, state)
        self._stamp_containers(state)
        state.rule_start, state.rule_tokens, state.item_start, state.item_lines, state.in_list = outer
        return end

    def parse_ref_link(self, m: Match[str], state: BlockState) -> int | None:
        """A link definition leaves a token, so that the block above it ends where it begins."""
        above = state.last_token()
        end = super().parse_ref_link(m, state)
        if end and not (above and above["type"] == "paragraph"):
            state.append_token({"type": "definition"})
        return end

    def extract_block_quote(self, m: Match[str], state: BlockState) -> tuple[str, int | None, set[int]]:
        """The text of a quote, with the lines that go on with its last paragraph without a mark.

        Unlike mistune's own, a heading or a table row ends it too, and what ends it is left to be parsed after it.
        """
        text, lazy = "", set()
        goes_on = fenced = False
        ender, closed = self.compile_sc(_QUOTE_ENDERS), self.compile_sc(_NOT_CONTINUED)
        while state.cursor < state.cursor_max:
            line = state.get_line(state.cursor)
            quoted = _QUOTED.match(line)
            if quoted:
                part = expand_leading_tab(quoted[1], 3).removeprefix(" ")
                fenced ^= bool(self.compile_sc(["fenced_code"]).match(part))
                goes_on = not fenced and not closed.match(part)
            elif goes_on and not ender.match(state.src, state.cursor):
                part = expand_leading_tab(line, 3)
                lazy.add(len(text))
            else:
                break
            text += part
            state.cursor += len(line)
        return expand_tab(text), None, lazy

    @staticmethod
    def _stamp_containers(state: _StampedState) -> None:
        """Stamp a list's items, and a list that mistune put in before the block that ended it."""
        start = state.rule_start or 0
        for token in state.tokens[state.rule_tokens :]:
            token.setdefault("at", state.line_at(start))
            if token["type"] == "list" and "at" not in token["children"][0]:
                for item, line in zip(token["children"], state.item_lines, strict=True):
                    item["at"] = line


def parse_blocks(source: Source) -> tuple[Block, ...]:
    """The blocks of a document, in order."""
    state = _StampedState()
    # A line of blanks is blank; mistune takes one that is indented far enough for code, or for more of a paragraph.
    state.process("".join(line + "\n" if line.strip() else "\n" for line in source.lines))
    _parser().parse(state)
    return _Builder(source).blocks(state.tokens, len(source.lines))


def _parser() -> _StampingParser:
    parser = _StampingParser()
    table_plugin(parser)
    return parser


_QUOTED = re.compile(r" {0,3}>([^\n]*\n?)")
_QUOTE_ENDERS = ["blank_line", "thematic_break", "atx_heading", "fenced_code", "list", "block_html", "table"]
_NOT_CONTINUED = ["blank_line", "indent_code", "fenced_code", "atx_heading", "table"]
_PLAIN: dict[str, type[Rule | Html]] = {"thematic_break": Rule, "block_html": Html}
_NO_BLOCKS = frozenset({"blank_line", "definition"})
_CLOSING = re.compile(r"\s#+$")


class _Builder:
    """Turns stamped tokens into blocks."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.lines = source.lines

    def blocks(self, tokens: list[Token], stop: int) -> tuple[Block, ...]:
        """The blocks of sibling ``tokens``; the last one ends before line ``stop``."""
        found: list[Block] = []
        for index, token in enumerate(tokens):
            if token["type"] not in _NO_BLOCKS:
                after = tokens[index + 1]["at"] if index + 1 < len(tokens) else stop
                found.append(self.block(token, after))
        return tuple(found)

    def block(self, token: Token, stop: int) -> Block:
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
        return _PLAIN.get(kind, Code)(first, last)

    def text_block(self, token: Token, first: int) -> Paragraph | Heading:
        lines = [line.strip() for line in token["text"].rstrip().split("\n")]
        last = first + len(lines)
        if token["type"] != "heading":
            return Paragraph(first, last, without_comments(self.passage(lines, first)))
        if token["style"] == "setext":
            return Heading(first, last + 1, token["attrs"]["level"], without_comments(self.passage(lines, first)))
        text = Passage.at(lines[0], self.source.line_start(first) + self.atx_column(first, lines[0]))
        return Heading(first, last, token["attrs"]["level"], without_comments(text))

    def items(self, token: Token, stop: int) -> Items:
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
        pieces, index = [], 0
        for number, line in enumerate(lines, first):
            pieces.append((index, self.source.line_start(number) + len(self.lines[number].rstrip()) - len(line)))
            index += len(line) + 1
        return Passage("\n".join(lines), tuple(pieces))

    def atx_column(self, number: int, text: str) -> int:
        """The 0-based column of a heading's ``text`` on line ``number``, a closing run of # left out."""
        line = _CLOSING.sub("", self.lines[number].rstrip())
        return len(line.rstrip()) - len(text)
