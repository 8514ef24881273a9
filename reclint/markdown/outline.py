"""The outline of a long document of which little is read: its sections, each parsed only when somebody asks for it.

A heading that starts in the first column of a line ends every block above it, except open fences, HTML and link
definitions. Where none of these is in the way, the text between two such headings is parsed by itself, to the same
blocks as in its place; what cannot be told so cheaply is parsed at once.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from reclint.markdown.parser import block_text, parse_blocks, parse_heading
from reclint.markdown.sections import Section, nest, runs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from re import Match

    from reclint.markdown.blocks import Block, Heading
    from reclint.source import Source

_EVENT = re.compile(
    r"\n(?P<indent> {0,3})(?:"
    r"(?P<heading>#{1,6}(?=[ \t\n]))"
    r"|(?P<fence>`{3,}(?=[^`\n]*\n)|~{3,})"
    r"|(?P<html><[A-Za-z/!?])"
    r"|(?P<underline>[=-]+[ \t]*(?=\n))"
    r")"
)
_DEFINITION = re.compile(r"\n {0,3}\[(?:[^\\\[\]]|\\.){0,999}\]:")
_OPENS_BLOCK = re.compile(r"\n {0,3}[#`~]")
_RAW_HTML = re.compile(r"<!--|<!\[CDATA\[|<[!?]|<(?:pre|script|style|textarea)\b", re.I)
_RAW_ENDS = {"<!--": "-->", "<![cdata[": "]]>", "<!": ">", "<?": "?>"}


class Stretch(Section):
    """A section of an outline that stands on some ``lines`` (0-based), those of the sections inside it left out."""

    def __init__(
        self, source: Source, lines: range, heading: Heading | None, blocks: Sequence[Block] | None = None
    ) -> None:
        super().__init__(heading, blocks or ())
        self._source = source
        self._lines = lines
        self._parsed = blocks is not None

    @cached_property
    def blocks(self) -> Sequence[Block]:
        """The blocks between the heading and the next one, parsed when they are first asked for."""
        if self._parsed:
            return self._blocks
        return parse_blocks(self._source, self._lines)[1 if self.heading else 0 :]

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
    """Where a stretch starts, and whether it may hold other headings than the one it starts with."""

    line: int
    mixed: bool


def outline(source: Source) -> Stretch:
    """The sections of a document, as `sections` of its blocks gives them."""
    cuts = _cuts("\n" + block_text(source.lines)) or [_Cut(0, mixed=True)]
    stops = [cut.line for cut in cuts[1:]] + [len(source.lines)]
    found: list[Stretch] = []
    for cut, stop in zip(cuts, stops, strict=True):
        read = _mixed if cut.mixed else _unread
        found += read(source, range(cut.line, stop), top=not found)
    root = nest(found)
    assert isinstance(root, Stretch)
    return root


def _unread(source: Source, lines: range, *, top: bool) -> Iterator[Stretch]:
    """The stretch on some lines, which hold no heading but that on the first of them; none at all at the top."""
    yield Stretch(source, lines, None if top else parse_heading(source, lines.start))


def _mixed(source: Source, lines: range, *, top: bool) -> Iterator[Stretch]:
    """The stretches on some lines that may hold any headings."""
    found = list(runs(parse_blocks(source, lines)))[0 if top else 1 :]
    starts = [heading.first if heading else lines.start for heading, _ in found] + [lines.stop]
    for (heading, blocks), start, stop in zip(found, starts, starts[1:], strict=False):
        yield Stretch(source, range(start, stop), heading, blocks)


def _cuts(text: str) -> list[_Cut] | None:
    """Where a text, a line end before it, can be cut, the first time at its top; None where that cannot be told."""
    if _DEFINITION.search(text):
        return None
    cuts, line, place, after = [_Cut(0, mixed=False)], 0, 0, 0
    while match := _EVENT.search(text, after):
        line, place = line + text.count("\n", place, match.start()), match.start()
        kind, end = match.lastgroup, match.end()
        if kind == "heading" and not match["indent"]:
            cuts.append(_Cut(line, mixed=False))
        elif kind == "heading" or (kind == "underline" and text[place - 1 : place] != "\n"):
            cuts[-1] = cuts[-1]._replace(mixed=True)
        elif kind == "fence":
            end = _fence_end(text, match)
        elif kind == "html":
            end = _html_end(text, match)
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


def _html_end(text: str, match: Match[str]) -> int:
    """Where to look on in a line that may open HTML; -1 where that may hold what looks like another block."""
    start = match.start("html")
    raw = _RAW_HTML.match(text, start)
    if not raw:
        end = text.find("\n\n", start)
    else:
        name = raw[0].lower()
        end = text.find(_RAW_ENDS.get(name, f"</{name[1:]}>"), raw.end())
        if end < 0:
            return -1
    return -1 if _OPENS_BLOCK.search(text, start, end if end >= 0 else len(text)) else match.end()
