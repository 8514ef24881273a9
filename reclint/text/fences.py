"""Code fences that nobody closed, so that what follows is shown as code.

A fence is closed by one of its kind that is as long and has nothing behind it
(https://spec.commonmark.org/0.31.2/#fenced-code-blocks); where none comes, all of the rest is code.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reclint.text.source import Source

_MARKS = ("```", "~~~")
# "```python", also in lists and quotes: "- ```", "> ```".
_FENCE = re.compile(r"[ \t]*(?:(?:[-*+>]|\d+[.)])[ \t]+)*(?P<mark>`{3,}|~{3,})(?P<info>[^`\n]*)$")
# What code seldom holds: a heading, a label in bold, a row of a table.
_HEADING = re.compile(r"#{1,6}\s+\S")
_PROSE = re.compile(r"(?:\*\*|__)[^*_]+:?(?:\*\*|__)|\|.*\|\s*$")
_MOST = 20
"""How many open fences of one text are looked for, each by a look through all of its fences."""


class Fence(NamedTuple):
    """A fence that hides what is no code: its 0-based line, and the first line that it hides."""

    line: int
    hides: int


class _Mark(NamedTuple):
    line: int
    mark: str
    info: str

    def closes(self, other: _Mark) -> bool:
        return self.mark.startswith(other.mark) and not self.info


def open_fences(source: Source) -> tuple[Fence, ...]:
    """The fences of a text that nobody closed and that hide headings, labels or tables, in order."""
    if not any(mark in source.text for mark in _MARKS):
        return ()
    lines = source.lines
    found = ((number, _FENCE.match(line)) for number, line in enumerate(lines) if "```" in line or "~~~" in line)
    marks = [_Mark(number, match["mark"], match["info"].strip()) for number, match in found if match]
    fences: list[Fence] = []
    while len(fences) < _MOST and (fence := _open_one(marks, lines)):
        fences.append(fence)
        marks = [mark for mark in marks if mark.line != fence.line]
    return tuple(sorted(fences))


def _open_one(marks: Sequence[_Mark], lines: list[str]) -> Fence | None:
    """The first fence that hides what is no code, where the fences do not come out even."""
    runs: list[tuple[_Mark, int]] = []
    opener: _Mark | None = None
    for mark in marks:
        if opener is None:
            opener = mark
        elif mark.closes(opener):
            runs.append((opener, mark.line))
            opener = None
        elif mark.info and mark.mark == opener.mark and (hidden := _hidden(opener, mark.line, lines)) is not None:
            return Fence(opener.line, hidden)  # "```python" closes nothing: the one before it is open
    if opener is None:
        return None
    for start, stop in (*runs, (opener, len(lines))):
        if (hidden := _hidden(start, stop, lines)) is not None:
            return Fence(start.line, hidden)
    return None


def _hidden(opener: _Mark, stop: int, lines: list[str]) -> int | None:
    """The first line behind a fence that is no code."""
    for number in range(opener.line + 1, stop):
        line = lines[number]
        if _PROSE.match(line) or (_HEADING.match(line) and _stands_alone(number, stop, lines)):
            return number
    return None


def _stands_alone(number: int, stop: int, lines: list[str]) -> bool:
    """Whether blank lines are around a line, or the fence: "# a comment" stands at its code."""
    blank_below = number + 1 >= stop or not lines[number + 1].strip()
    return blank_below and not lines[number - 1].strip(" `~")


def without_open_fences(source: Source) -> Source:
    """The source with its open fences blanked out; everything keeps its place."""
    fences = open_fences(source)
    if not fences:
        return source
    pieces, at = [], 0
    for fence in fences:
        span = source.line_span(fence.line)
        pieces += [source.text[at : span.start], _blank(fence.line, source.lines)]
        at = span.stop
    return source.with_text("".join([*pieces, source.text[at:]]))


def _blank(number: int, lines: list[str]) -> str:
    """What stands in place of a fence: nothing, or a row without anything in it between two rows of a table."""
    width = len(lines[number])
    around = [lines[place].lstrip()[:1] for place in (number - 1, number + 1) if 0 <= place < len(lines)]
    return f"|{' ' * (width - 2)}|" if around == ["|", "|"] else " " * width
