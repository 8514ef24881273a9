"""The outline of a long document of which little is read: its sections, each parsed only when somebody asks for it.

A heading that starts in the first column of a line ends every block above it, except open fences, HTML and link
definitions. Where none of these is in the way, the text between two such headings is parsed by itself, to the same
blocks as in its place; what cannot be told so cheaply is parsed at once.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from reclint.markdown.frames import read_frames
from reclint.markdown.parser import block_text, parse_blocks, parse_heading
from reclint.markdown.sections import Section, nest, runs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from re import Match

    from reclint.markdown.blocks import Block, Heading
    from reclint.text.source import Source

# The lines that begin or end a block whatever stands above: each of these decides whether the text can be cut there.
_EVENT = re.compile(
    r"\n(?P<indent> {0,3})(?:"
    r"(?P<heading>#{1,6}(?=[ \t\n]))"
    r"|(?P<fence>`{3,}(?=[^`\n]*\n)|~{3,})"
    r"|(?P<html><[A-Za-z/!?])"
    r"|(?P<underline>[=-]+[ \t]*(?=\n))"
    r")"
)
# A link definition may go on over lines: a text with one is parsed whole.
_DEFINITION = re.compile(r"\n {0,3}\[(?:[^\\\[\]]|\\.){0,999}\]:")
_OPENS_BLOCK = re.compile(r"\n {0,3}[#`~]")
"""A line that a heading or a fence may begin on."""
# HTML that ends at a text of its own, not at a blank line: https://spec.commonmark.org/0.31.2/#html-blocks.
_RAW_HTML = re.compile(r"<!--|<!\[CDATA\[|<[!?]|<(?:pre|script|style|textarea)\b", re.I)
_RAW_ENDS = {"<!--": "-->", "<![cdata[": "]]>", "<!": ">", "<?": "?>"}


class Stretch(Section):
    """A section of an outline that stands on some ``lines`` (0-based), those of the sections inside it left out."""

    def __init__(self, source: Source, lines: range, level: int) -> None:
        super().__init__(None)
        self._source = source
        self._lines = lines
        self._level = level

    @classmethod
    def parsed(cls, source: Source, lines: range, heading: Heading | None, blocks: Sequence[Block]) -> Stretch:
        """A stretch whose heading and blocks are known already."""
        stretch = cls(source, lines, heading.level if heading else 0)
        stretch.heading, stretch.blocks = heading, blocks
        return stretch

    @cached_property
    def heading(self) -> Heading | None:
        """The heading on the first line, none for the root."""
        return parse_heading(self._source, self._lines.start) if self._level else None

    @cached_property
    def blocks(self) -> Sequence[Block]:
        """The blocks between the heading and the next one, parsed when they are first asked for."""
        return parse_blocks(self._source, self._lines)[1 if self._level else 0 :]

    @property
    def level(self) -> int:
        """The heading's level, 0 for the root."""
        return self._level

    def match_title(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """The match of a pattern, which has no anchors of its own, at the start of the heading's text."""
        first = read_frames(self._source).lines[self._lines.start] if self._lines else ""
        is_raw = "heading" not in self.__dict__ and "<!--" not in first
        if is_raw and not pattern.match(first.lstrip("#").lstrip()):
            return None
        return pattern.match(self.title) if self._level else None

    @property
    def text(self) -> str:
        """The section as it is written, its heading included and the sections inside it left out."""
        if not self._lines:
            return ""
        start, stop = self._source.line_start(self._lines.start), self._source.line_span(self._lines.stop - 1).stop
        return self._source.text[start:stop]

    def may_match(self, pattern: re.Pattern[str]) -> bool:
        """Whether a paragraph of the section may match a pattern that takes any blanks for any; False where none can.

        What the parser would take out of the text, the marks of quotes, is blanked; comments may hide anything.
        """
        text = self.text
        return "<!--" in text or pattern.search(text.replace(">", " ")) is not None

    def stretches(self) -> Iterator[Stretch]:
        """This section and every section inside it, in document order."""
        for section in self.walk():
            assert isinstance(section, Stretch)
            yield section


class _Cut(NamedTuple):
    """Where a stretch starts, the level of the heading there, and whether it may hold other headings too."""

    line: int
    level: int
    mixed: bool = False


def outline(source: Source) -> Stretch:
    """The sections of a document, as `sections` of its blocks gives them."""
    cuts = _cuts("\n" + block_text(read_frames(source).lines)) or [_Cut(0, 0, mixed=True)]
    stops = [cut.line for cut in cuts[1:]] + [len(source.lines)]
    found: list[Stretch] = []
    for cut, stop in zip(cuts, stops, strict=True):
        lines = range(cut.line, stop)
        found += _mixed(source, lines, top=not found) if cut.mixed else [Stretch(source, lines, cut.level)]
    root = nest(found)
    assert isinstance(root, Stretch)
    return root


def _mixed(source: Source, lines: range, *, top: bool) -> Iterator[Stretch]:
    """The stretches on some lines that may hold any headings."""
    found = list(runs(parse_blocks(source, lines)))[0 if top else 1 :]
    starts = [heading.first if heading else lines.start for heading, _ in found] + [lines.stop]
    for (heading, blocks), start, stop in zip(found, starts, starts[1:], strict=False):
        yield Stretch.parsed(source, range(start, stop), heading, blocks)


def _cuts(text: str) -> list[_Cut] | None:
    """Where a text, a line end before it, can be cut, the first time at its top; None where that cannot be told."""
    if _DEFINITION.search(text):
        return None
    cuts, line, place, after = [_Cut(0, 0)], 0, 0, 0
    clear: dict[str, int] = {}
    while match := _EVENT.search(text, after):
        line, place = line + text.count("\n", place, match.start()), match.start()
        kind, end = match.lastgroup, match.end()
        if kind == "heading" and not match["indent"]:
            cuts.append(_Cut(line, len(match["heading"])))
        elif kind == "heading" or (kind == "underline" and text[place - 1 : place] != "\n"):
            cuts[-1] = cuts[-1]._replace(mixed=True)
        elif kind == "fence":
            end = _fence_end(text, match)
        elif kind == "html":
            end = _html_end(text, match, clear)
        if end < 0:
            return None
        after = end
    return cuts


def _fence_end(text: str, match: Match[str]) -> int:
    """Where a fenced block ends; -1 for one that ends here or there as it belongs to a list or does not."""
    indent, mark = match["indent"], match["fence"]
    start = text.index("\n", match.end())
    closing = re.compile(rf"\n( {{0,3}}){mark[0]}{{{len(mark)},}}[ \t]*(?=\n)").search(text, start)
    if not indent:
        return closing.end() if closing else len(text)
    if not closing or closing[1] != indent or re.compile(rf"\n(?!{indent})").search(text, start, closing.start()):
        return -1
    return closing.end()


def _html_end(text: str, match: Match[str], clear: dict[str, int]) -> int:
    """Where to look on in a line that may open HTML; -1 where that may hold what looks like another block.

    ``clear`` keeps how far that has been made sure, for each text that ends HTML: nothing is looked through twice.
    """
    start = match.start("html")
    raw = _RAW_HTML.match(text, start)
    name = raw[0].lower() if raw else ""
    ending = _RAW_ENDS.get(name, f"</{name[1:]}>") if raw else "\n\n"
    if start >= clear.get(ending, 0):
        end = text.find(ending, raw.end() if raw else start)
        if end < 0 and raw:
            return -1
        end = end if end >= 0 else len(text)
        if _OPENS_BLOCK.search(text, start, end):
            return -1
        clear[ending] = end
    return match.end()
