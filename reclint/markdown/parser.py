"""Blocks with positions, by mistune's block parser. Its internals are known here, in its state and in two rules.

mistune gives tokens without positions. Two small subclasses add them: the parser tells its state where each rule
began, and the state (`reclint.markdown.state`) stamps every token with that line.

Two rules are our own: tables (`reclint.markdown.tables`), since mistune's gives up on a whole table when one row has a
wrong number of cells, and lists (`reclint.markdown.lists`), which mistune reads slowly.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from mistune.block_parser import BlockParser
from mistune.util import expand_leading_tab, expand_tab

from reclint.markdown.blocks import Heading
from reclint.markdown.builder import Builder
from reclint.markdown.frames import read_frames
from reclint.markdown.lists import DEEPEST, PLAIN, PatternShelf, parse_list
from reclint.markdown.state import StampedState
from reclint.markdown.tables import table_plugin

if TYPE_CHECKING:
    from collections.abc import Iterable
    from re import Match, Pattern

    from mistune.core import BlockState

    from reclint.markdown.blocks import Block
    from reclint.markdown.state import Token
    from reclint.text.source import Source

# A quoted line, its mark left out.
_QUOTED = re.compile(r" {0,3}>([^\n]*\n?)")
_QUOTE_ENDERS = ["blank_line", "thematic_break", "atx_heading", "fenced_code", "list", "block_html", "table"]
_NOT_CONTINUED = ["blank_line", "indent_code", "fenced_code", "atx_heading", "table"]

_FRUGAL = {
    "blank_line": r"^[ \t\v\f\n]*\n",
    "thematic_break": (
        r"^ {0,3}(?:(?=-[ \t]*-[ \t]*-)[- \t]+|(?=_[ \t]*_[ \t]*_)[_ \t]+|(?=\*[ \t]*\*[ \t]*\*)[* \t]+)$"
    ),
    "setex_heading": r"^ {0,3}[=-]*(?P<setext_1>[=-])[ \t]*$",
}
"""Patterns that match what mistune's do. Where those repeat a group, each repetition takes half a kilobyte."""


class StampingParser(BlockParser):
    """A block parser that tells its state where the rule being parsed began."""

    state_cls = StampedState
    BLANK_LINE = re.compile(_FRUGAL["blank_line"], re.M)

    def __init__(self) -> None:
        super().__init__(max_nested_level=DEEPEST)
        self.specification.update(_FRUGAL)
        self.list_patterns = PatternShelf(self.specification)

    def parse(self, state: BlockState, rules: list[str] | None = None) -> None:
        """Parse all of a state's text.

        mistune's own searches for the next rule through every character; rules begin at line starts only.
        """
        rules = self.rules if rules is None else rules
        scan = self.compile_sc(rules)
        while state.cursor < state.cursor_max:
            if state.src[state.cursor] in " \t" and (end := self._parse_indent_code_fast(state)):
                state.cursor = end
                continue
            stop, match = _next_rule(state, scan)
            if stop > state.cursor:
                state.add_paragraph(state.get_text(stop))
                state.cursor = stop
            if match:
                self._parse_rule(match, state)

    def _parse_rule(self, match: Match[str], state: BlockState) -> None:
        """Parse what a rule has matched at the cursor; a line that the rule does not take is text."""
        end = self.parse_method(match, state)
        if not end:
            end = state.find_line_end()
            state.add_paragraph(state.get_text(end))
        state.cursor = end

    def parse_method(self, m: Match[str], state: BlockState) -> int | None:
        """Parse what a rule has matched; where the text goes on, None where the rule does not take it."""
        assert isinstance(state, StampedState)
        outer, state.rule_start = state.rule_start, m.start()
        end = super().parse_method(m, state)
        state.rule_start = outer
        return end

    def parse_list(self, m: Match[str], state: BlockState) -> int:
        """Parse a list by the rule of our own."""
        assert isinstance(state, StampedState)
        return parse_list(self, self.list_patterns, m, state)

    def parse_atx_heading(self, m: Match[str], state: BlockState) -> int:
        """A heading; mistune's own pattern for its closing run of ``#`` is quadratic in blanks."""
        state.append_token(_atx_token(len(m["atx_1"]), m["atx_2"]))
        return m.end() + 1

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
        parts: list[str] = []
        length, lazy = 0, set()
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
                lazy.add(length)
            else:
                break
            parts.append(part)
            length += len(part)
            state.cursor += len(line)
        return expand_tab("".join(parts)), None, lazy


def _next_rule(state: BlockState, scan: Pattern[str]) -> tuple[int, Match[str] | None]:
    """Where the next line that opens a block starts, and the match of its rule; the end of the text where none does."""
    place = state.cursor
    while place < state.cursor_max:
        if plain := PLAIN.match(state.src, place):
            place = plain.end()
        elif match := scan.match(state.src, place):
            return place, match
        else:
            place = state.find_line_end_at(place)
    return place, None


def parse_blocks(source: Source, lines: range | None = None) -> tuple[Block, ...]:
    """The blocks of a document in order, or those of some of its 0-based ``lines`` as if they were all of it."""
    frames = read_frames(source)
    lines = range(len(frames.lines)) if lines is None else lines
    state = StampedState()
    state.first_line = lines.start
    state.process(block_text(frames.lines[lines.start : lines.stop]))
    _parser().parse(state)
    return Builder(source, frames).blocks(state.tokens, lines.stop)


def parse_heading(source: Source, line: int) -> Heading:
    """The heading on a 0-based line that starts with ``#`` marks."""
    text = read_frames(source).lines[line]
    rest = text.lstrip("#")
    heading = Builder(source, read_frames(source)).text_block(_atx_token(len(text) - len(rest), rest), line)
    assert isinstance(heading, Heading)
    return heading


def _atx_token(level: int, text: str) -> Token:
    """A heading with the text after its marks, which loses blanks and a closing run of ``#``."""
    text = text.strip(" \t")
    bare = text.rstrip("#")
    if not bare or bare[-1].isspace():
        text = bare.rstrip()
    return {"type": "heading", "text": text, "attrs": {"level": level}, "style": "atx"}


def block_text(lines: Iterable[str]) -> str:
    """Lines as the parser reads them: each ends in LF, and one of blanks is empty.

    mistune takes blanks that are indented far enough for code, or for more of a paragraph.
    """
    return "".join([line + "\n" if line.strip() else "\n" for line in lines])


@cache
def _parser() -> StampingParser:
    """The parser, which keeps nothing of a document."""
    parser = StampingParser()
    table_plugin(parser)
    return parser
