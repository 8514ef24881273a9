"""Merge conflicts that were left in a text: where their markers stand, and the text as one side has it.

Git writes them (https://git-scm.com/docs/git-merge#_how_conflicts_are_presented): seven characters at the start of a
line, ``<`` before our side, ``|`` before the base, ``=`` before their side, and ``>`` at the end.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from reclint.text.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reclint.text.source import Source

_OPENS = "<<<<<<<"
_LINE = re.compile(r"(?P<mark><{7}|\|{7}|={7}|>{7})(?=[ \t]|$)")
"""A line that Git leaves: "<<<<<<< HEAD", "=======", ">>>>>>> branch"."""
_TEXT = re.compile(r"[^\r\n]+")
"""A line without its end."""
_FENCE = re.compile(r" {0,3}(?P<mark>`{3,}|~{3,})")
"""The fence of code, in which such lines may be an example."""


class Conflict(NamedTuple):
    """A conflict between the 0-based lines of its first and last marker, both included.

    ``ours`` is where our side ends. One that is ``shown`` stands in a code block, where it may be an example.
    """

    first: int
    ours: int
    last: int
    shown: bool = False


def conflicts(source: Source) -> tuple[Conflict, ...]:
    """The conflicts of a text, in order: those with all of their markers."""
    return tuple(_found(source.lines)) if source.has(_OPENS) else ()


def _found(lines: list[str]) -> Iterator[Conflict]:
    first = ours = None
    parted, fence, shown = False, "", False
    for number, line in enumerate(lines):
        if mark := _FENCE.match(line):
            fence = _after_fence(fence, mark["mark"])
        match = _LINE.match(line)
        kind = match["mark"][0] if match else ""
        if kind == "<":
            first, ours, parted, shown = number, None, False, bool(fence)
        elif first is not None and kind in ("|", "="):
            ours = number if ours is None else ours
            parted = parted or kind == "="
        elif first is not None and ours is not None and parted and kind == ">":
            yield Conflict(first, ours, number, shown)
            first = ours = None


def _after_fence(fence: str, mark: str) -> str:
    if not fence:
        return mark
    return "" if mark.startswith(fence) else fence


def our_side(source: Source) -> Source:
    """The source with the markers and the other side of its conflicts blanked out; everything keeps its place.

    Inside a table, which a blank line would end, they become rows without anything in them.
    """
    found = [conflict for conflict in conflicts(source) if not conflict.shown]
    if not found:
        return source
    pieces, at = [], 0
    for conflict in found:
        for first, last in ((conflict.first, conflict.first), (conflict.ours, conflict.last)):
            span = Span(source.line_start(first), source.line_span(last).stop)
            blanked = _TEXT.sub(_empty_row if _is_in_table(source, conflict) else _blank, source.slice(span))
            pieces += [source.text[at : span.start], blanked]
            at = span.stop
    return source.with_text("".join([*pieces, source.text[at:]]))


def _is_in_table(source: Source, conflict: Conflict) -> bool:
    around = (conflict.first - 1, conflict.last + 1)
    return any(source.lines[line].lstrip().startswith("|") for line in around if 0 <= line < len(source.lines))


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


def _empty_row(match: re.Match[str]) -> str:
    return f"|{' ' * (len(match.group()) - 2)}|" if len(match.group()) > 1 else " "
