"""Lists, by a block rule of our own: mistune's, line by line, at a third of its cost.

mistune composes its patterns anew for every item and gives every item a parser run of its own. Here the patterns of a
list are compiled once for each mark and width, and an item that is plain text needs no parser.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from mistune.util import strip_end

if TYPE_CHECKING:
    from re import Match

    from mistune.block_parser import BlockParser

    from reclint.markdown.state import StampedState

DEEPEST = 20
"""How many lists and quotes inside each other are told apart, a choice; what lies deeper is text."""
PLAIN = re.compile(r"(?:(?:[^\s\d#=\-+*_`~<\[>|]|\*\*[^\s*|]|`[^\s`|])[^\n|]*(?:\n|\Z))+")
"""Lines that open no block, as their first characters tell: each is a paragraph's, or goes on with one."""
_ENDERS = ("thematic_break", "fenced_code", "atx_heading", "block_quote", "block_html", "list")
_WIDEST_INDENT = 3
"""How far a block may be indented before it is code: https://spec.commonmark.org/0.31.2/#indented-code-blocks."""
_CODE_INDENT = 5
"""So many blanks behind a mark start code in the item: one belongs to the mark, four to the code."""
_BLANKS = " \t"
_OF_BREAKS = "-*_ \t\n"
"""A line of nothing but these may be a thematic break, "- - -", and no item."""
_LABEL = re.compile(
    r"(?:\*\*|__)(?=[^\s*_])[^*_\n]{1,80}(?:[:：](?:\*\*|__)|(?:\*\*|__)[ \u00a0]?(?:[:：]|[→⇒]|[-=]>))"
    r"|(?P<mark>\*\*?|__?)(?=[^\s*_])[^*_.:\n]{1,40}(?:[.:：](?P=mark)(?=\s|$)|(?P=mark):(?=\s|$))"
)
"""A label: "**Notebook:** path", "__Review__: PASS", "**Load** → BUILD", in any emphasis, "*Load.* 3"."""
_OPENS_LIST = re.compile(r"[^\W\d_a-z][^\n.:*_`]{1,60}:[ \t]*\n[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]")
"""Plain words with a colon in the first column, and a list below: "Concepts introduced:"; a label just so."""
"""A bold label in the first column, or one with a full stop in any emphasis: "**Goal:** Bake", "*Goal.* Bake".

Markdown joins it to the item above, and everybody means a field by it.
"""


class Marker(NamedTuple):
    """The line that an item starts with: ``start`` is its offset, ``text`` what follows the mark."""

    start: int
    width: int
    text: str


class _Patterns(NamedTuple):
    """What ends an item: the next one of its list, or another block."""

    following: re.Pattern[str]
    ender: re.Pattern[str]


def parse_list(parser: BlockParser, shelf: PatternShelf, match: Match[str], state: StampedState) -> int:
    """Append the token of the list that starts at ``match``; where the text goes on after it."""
    mark, text = match["list_2"], match["list_3"]
    ordered = len(mark) > 1
    # An empty item interrupts no paragraph, nor does a list that starts at another number than 1.
    if (not text.strip() or (ordered and int(mark[:-1]) != 1)) and (end := state.append_paragraph()):
        return end
    items: list[dict[str, Any]] = []
    token = {"type": "list", "children": items, "attrs": {"ordered": ordered}, "at": state.line_at(match.start())}
    state.cursor = match.end() + 1
    reader = _ItemReader(parser, shelf, state, mark[-1])
    marker: Marker | None = Marker(match.start(), len(match["list_1"]) + len(mark), text)
    place = len(state.tokens)
    while marker:
        item, marker = reader.read(marker)
        items.append(item)
    # A block that ended the list has been parsed already, and stands after it.
    state.tokens.insert(place, token)
    return state.cursor


class _ItemReader:
    """Reads the items of one list."""

    def __init__(self, parser: BlockParser, shelf: PatternShelf, state: StampedState, bullet: str) -> None:
        self.parser = parser
        self.shelf = shelf
        self.state = state
        self.bullet = rf"\d{{1,9}}{re.escape(bullet)}" if bullet in ".)" else re.escape(bullet)
        self.rules = parser.list_rules
        if state.depth() >= parser.max_nested_level - 1:
            self.rules = [rule for rule in self.rules if rule not in ("list", "block_quote")]

    def read(self, marker: Marker) -> tuple[dict[str, Any], Marker | None]:
        """The token of an item, and the marker of the next one."""
        at = self.state.line_at(marker.start)
        head, width = _head(marker)
        lines, following = self.lines(marker, width, bool(head))
        text = strip_end(head + "".join(lines))
        first = at if head else at + 1
        return {"type": "list_item", "at": at, "children": self.children(text, first)}, following

    def children(self, text: str, first: int) -> list[dict[str, Any]]:
        plain = PLAIN.match(text)
        if plain and plain.end() == len(text):
            return [{"type": "paragraph", "text": text, "at": first}]
        child = self.state.child_state(text)
        child.first_line = first
        self.parser.parse(child, self.rules)
        return child.tokens

    def lines(self, marker: Marker, width: int, filled: bool) -> tuple[list[str], Marker | None]:
        """The lines after the first that belong to an item, its indentation removed, and the marker that ends it."""
        state, patterns = self.state, self.shelf.patterns(self.bullet, marker.width)
        found: list[str] = []
        after_blank = False
        while state.cursor < state.cursor_max:
            line = state.get_line(state.cursor)
            if _is_blank(line):
                found.append("\n")
                after_blank = True
                state.cursor += len(line)
                continue
            if (inner := _dedented(line, width)) is not None:
                if after_blank and not filled:  # an item begins with one blank line at most
                    break
                after_blank = False
            else:
                rest = line.lstrip(_BLANKS)
                if self.opens_field(line):
                    break
                inner = _spaced(line, rest)
                if not rest[:1].isalpha():
                    ended, following = self.end(patterns, line, inner)
                    if ended:
                        return found, following
                if after_blank:
                    break
            filled = filled or not line.isspace()
            found.append(inner)
            state.cursor += len(line)
        return found, None

    def opens_field(self, line: str) -> bool:
        """Whether the line at the cursor opens with a label, or with words that a list below it belongs to."""
        first = line[0]
        if first in "*_":
            return _LABEL.match(line) is not None
        return first.isalnum() and _OPENS_LIST.match(self.state.src, self.state.cursor) is not None

    def end(self, patterns: _Patterns, line: str, spaced: str) -> tuple[bool, Marker | None]:
        """Whether the line at the cursor ends the item, and its marker where it starts the next one."""
        state = self.state
        match = patterns.following.match(spaced)
        # What goes on with the list and has words is no thematic break, so that nothing else needs to be asked.
        ender = None if match and line.strip(_OF_BREAKS) else patterns.ender.match(state.src, state.cursor)
        if match and not (ender and ender.lastgroup == "thematic_break"):
            marker = Marker(state.cursor, len(match[1]) + len(match[2]), match[3])
            state.cursor += len(line)
            return True, marker
        if ender and ender.lastgroup == "list":
            return True, None
        end = self.parser.parse_method(ender, state) if ender else None
        if end:
            state.cursor = end
        return bool(end), None


class PatternShelf:
    """The patterns for the items of lists, each compiled once; ``specification`` has those of all blocks."""

    def __init__(self, specification: dict[str, str]) -> None:
        self._specification = specification
        self._patterns: dict[tuple[str, int], _Patterns] = {}
        self._enders: dict[int, re.Pattern[str]] = {}

    def patterns(self, bullet: str, width: int) -> _Patterns:
        """What ends an item whose mark takes ``width`` columns."""
        indent = min(width, _WIDEST_INDENT)
        if (bullet, indent) not in self._patterns:
            # The next item: the mark alone, or with a blank and text.
            following = re.compile(rf"^( {{0,{indent}}})({bullet})([ \t]*|[ \t][^\n]+)$")
            self._patterns[bullet, indent] = _Patterns(following, self._ender(indent))
        return self._patterns[bullet, indent]

    def _ender(self, indent: int) -> re.Pattern[str]:
        """What ends an item that is indented so far: a rule, a fence, a heading, another list."""
        if indent not in self._enders:
            rules = ((name, self._specification[name].replace(" {0,3}", f" {{0,{indent}}}", 1)) for name in _ENDERS)
            self._enders[indent] = re.compile("|".join(rf"(?P<{name}>{pattern})" for name, pattern in rules), re.M)
        return self._enders[indent]


def _head(marker: Marker) -> tuple[str, int]:
    """The text of an item's first line, and the columns by which the lines after it are indented."""
    text = marker.text
    rest = text.lstrip(_BLANKS)
    if not rest.strip():
        return "", marker.width + 1
    text = _spaced(text, rest, marker.width)
    indent = len(text) - len(rest)
    indent = 1 if indent >= _CODE_INDENT else indent
    return text[indent:] + "\n", marker.width + indent


def _is_blank(line: str) -> bool:
    return line.isspace() and line.endswith("\n") and not line.strip(" \t\v\f\n")


def _dedented(line: str, columns: int) -> str | None:
    """A line that is indented by some columns or more without them; None for one that is indented by less."""
    if "\t" not in line:
        return line[columns:] if line.startswith(" " * columns) else None
    rest = line.lstrip(_BLANKS)
    width = 0
    for index, blank in enumerate(line[: len(line) - len(rest)], 1):
        width += 1 if blank == " " else 4 - width % 4
        if width >= columns:
            return " " * (width - columns) + _spaced(line[index:], rest, width)
    return None


def _spaced(line: str, rest: str, column: int = 0) -> str:
    """A line that starts in a 0-based column, the tabs before its ``rest`` replaced by as many spaces as they take."""
    blanks = line[: len(line) - len(rest)]
    if "\t" not in blanks:
        return line
    width = column
    for blank in blanks:
        width += 1 if blank == " " else 4 - width % 4
    return " " * (width - column) + rest
