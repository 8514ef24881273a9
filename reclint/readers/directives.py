"""Suppression comments: ``<!-- reclint-ignore RULE[, RULE]: reason -->`` and ``<!-- reclint-ignore-file … -->``.

At the end of a line a comment holds for that line; alone on a line for the block below, a heading standing for its
whole section; the file form, above the second heading, for the whole document.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reclint.markdown import Heading, find_comments, parse_blocks
from reclint.text.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reclint.markdown import Block, Comment
    from reclint.text.source import Source

_ANY = re.compile("reclint[-: ]", re.I)
"""What every comment to reclint has in it, also a misspelt one: "reclint-ignore", "reclint: ignore"."""
_DIRECTIVE = re.compile(r"reclint-ignore(?P<file>-file)?(?![\w-])(?P<rules>[^:]*)(?::(?P<reason>.*))?$", re.S)
"""The inside of such a comment, its rules with commas or blanks between."""
_MEANT = re.compile(r"reclint(?:-[\w-]*|:?[ \t]+(?:ignore|disable|enable)\w*)", re.I)
"""What was meant as one: another word behind the hyphen, or a form that other linters have."""
_CONTINUES = re.compile(r"[ \t]|[-*+][ \t]|\d{1,9}[.)][ \t]|>")
"""What a line starts with that may go on with a list or quote above it."""


@dataclass(frozen=True)
class Directive:
    """A suppression comment; ``rules`` are named once each, ``lines`` are the 0-based lines that it holds for.

    ``whole`` is what goes with the comment when it is taken out: the blanks before it, or its whole line; it is None
    where the comment keeps a list or a table from going on below it. ``unknown`` is the first word of a comment that
    was meant as one and is none.
    """

    span: Span
    rules: tuple[str, ...]
    reason: str
    lines: range
    whole: Span | None
    misplaced: bool = False
    unknown: str = ""


def read_directives(source: Source) -> tuple[Directive, ...]:
    """The suppression comments of a document, in order."""
    if not _ANY.search(source.text):
        return ()
    blocks = parse_blocks(source)
    return tuple(_directives(source, blocks))


def _directives(source: Source, blocks: Sequence[Block]) -> Iterator[Directive]:
    second = [block.first for block in blocks if isinstance(block, Heading)][1:2]
    top = second[0] if second else len(source.lines)
    layout = _Layout(blocks, len(source.lines))
    for comment in find_comments(source, blocks):
        match = _DIRECTIVE.match(comment.text)
        if not match:
            if meant := _MEANT.match(comment.text):
                yield Directive(comment.span, (), "", range(0), None, unknown=meant[0])
            continue
        # "depth-mismatch, index-missing", with commas, blanks or both.
        rules = tuple(dict.fromkeys(name for name in re.split(r"[\s,]+", match["rules"]) if name))
        lines = range(len(source.lines)) if match["file"] else layout.lines_for(comment)
        misplaced = bool(match["file"]) and comment.line >= top
        yield Directive(comment.span, rules, (match["reason"] or "").strip(), lines, _whole(source, comment), misplaced)


def _whole(source: Source, comment: Comment) -> Span | None:
    """What goes with a comment; where it stands between two other lines, a blank one keeps these apart."""
    lines = source.lines
    first, last = source.line_index(comment.span.start), source.line_index(comment.span.stop - 1)
    if not comment.alone:
        before = source.text[source.line_start(first) : comment.span.start]
        return Span(comment.span.start - (len(before) - len(before.rstrip(" \t"))), comment.span.stop)
    above = lines[first - 1].strip() if first else ""
    below = next((lines[place] for place in range(last + 1, len(lines)) if lines[place].strip()), "")
    if _CONTINUES.match(below) or (above.startswith("|") and below.startswith("|")):
        return None
    if last + 1 == len(lines) or (above and lines[last + 1].strip()):
        return Span(source.line_start(first), source.line_span(last).stop)
    return Span(source.line_start(first), source.line_start(last + 1))


class _Layout:
    """The blocks of a document of so many lines, each with the lines that a comment above it holds for."""

    def __init__(self, blocks: Sequence[Block], end: int) -> None:
        self._firsts = [block.first for block in blocks]
        self._stops = [block.last for block in blocks]
        open_: list[tuple[int, int]] = []
        for place, block in enumerate(blocks):
            if isinstance(block, Heading):
                while open_ and open_[-1][0] >= block.level:
                    self._stops[open_.pop()[1]] = block.first
                open_.append((block.level, place))
        for _, place in open_:
            self._stops[place] = end

    def lines_for(self, comment: Comment) -> range:
        """The lines that a comment holds for."""
        below = bisect_right(self._firsts, comment.line)
        if not comment.alone or below == len(self._firsts):
            return range(comment.line, comment.line + 1)
        return range(self._firsts[below], self._stops[below])
