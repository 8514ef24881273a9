"""Code fences that nobody closed, so that what follows is shown as code.

A fence is closed by one of its kind that is as long and has nothing behind it
(https://spec.commonmark.org/0.31.2/#fenced-code-blocks); where none comes, all of the rest is code.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reclint.text.source import Source

_MARKS = ("```", "~~~")
# "```python", also in lists and quotes: "- ```", "> ```".
_FENCE = re.compile(r"(?P<mark>`{3,}|~{3,})(?P<info>[^`\n]*)$")
_ITEM = re.compile(r"[ \t]*(?:[-*+]|\d{1,9}[.)])(?=[ \t]|$)[ \t]*")
"""The mark of an item: "- ", "12. "."""
_LEAST_CODE = 4
"""How many blanks, beyond what is around it, make a line code, in which no fence begins."""
# What code seldom holds: a heading, a label in bold, a row of a table.
_HEADING = re.compile(r"#{1,6}\s+\S")
_PROSE = re.compile(r"(?:\*\*|__)[^*_]+:?(?:\*\*|__)|\|.*\|\s*$")
"""A label, or a row that a pipe ends."""
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
    around = _Around()
    marks = [mark for number, line in enumerate(lines) if (mark := around.mark_of(number, line))]
    fences: list[Fence] = []
    while len(fences) < _MOST and (fence := _open_one(marks, lines, around.stops)):
        fences.append(fence)
        marks = [mark for mark in marks if mark.line != fence.line]
    return tuple(sorted(fences))


class _Around:
    """Follows the list items, quotes and comments of a text line by line; ``stops`` are where fences in them end."""

    def __init__(self) -> None:
        self.columns = [0]  # where the texts of the list items begin that are open
        self.inside: list[tuple[int, int]] = []  # the columns and lines of marks in items that are open
        self.quoted: list[int] = []
        self.comment = False
        self.stops: dict[int, int] = {}

    def mark_of(self, number: int, line: str) -> _Mark | None:
        """The mark of a fence in a line, if it is one."""
        self.comment = self.comment or line.lstrip().startswith("<!--")
        if self.comment:
            self.comment = "-->" not in line
            return None
        if (
            not self.columns[-1] and line[:1].isalpha()
        ):  # most lines: a text that neither stands in an item nor opens one
            self._leave_quotes(number)
            return None
        rest = self._within(number, line.expandtabs(_LEAST_CODE)) if line.strip() else ""
        quoted = rest.startswith(">")
        if not quoted:
            self._leave_quotes(number)
        found = _FENCE.match(rest.lstrip("> ") if quoted else rest)
        if not found:
            return None
        if quoted:
            self.quoted.append(number)
        elif self.columns[-1]:
            self.inside.append((self.columns[-1], number))
        return _Mark(number, found["mark"], found["info"].strip())

    def _leave_quotes(self, number: int) -> None:
        """The fences in quotes end where a line is no quote."""
        if self.quoted:
            self.stops.update(dict.fromkeys(self.quoted, number))
            self.quoted.clear()

    def _within(self, number: int, line: str) -> str:
        """What a line holds in the innermost list item that it stands in."""
        columns, indent = self.columns, _indent(line)
        while indent < columns[-1]:
            columns.pop()
        while self.inside and indent < self.inside[-1][0]:
            self.stops[self.inside.pop()[1]] = number
        while (item := _ITEM.match(line, columns[-1])) and _indent(item.group()) < _LEAST_CODE:
            columns.append(item.end())
        rest = line[columns[-1] :]
        return rest if _indent(rest) >= _LEAST_CODE else rest.lstrip()


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _open_one(marks: Sequence[_Mark], lines: list[str], stops: Mapping[int, int]) -> Fence | None:
    """The first fence that hides what is no code, where the fences do not come out even."""
    runs: list[tuple[int, int]] = []
    opener, looked = None, 0
    for mark in marks:
        if opener and stops.get(opener.line, len(lines)) <= mark.line:
            opener = None  # the end of the item or the quote that it stands in closes it
        if opener is None:
            opener, looked = mark, mark.line
        elif mark.closes(opener):
            runs.append((opener.line, mark.line))
            opener = None
        elif mark.info and mark.mark == opener.mark:
            if (hidden := _hidden(looked, mark.line, lines)) is not None:
                return Fence(opener.line, hidden)  # "```python" closes nothing: the one before it is open
            looked = mark.line
    if opener is None or opener.line in stops:
        return None
    for start, stop in (*runs, (opener.line, len(lines))):
        if (hidden := _hidden(start, stop, lines)) is not None:
            return Fence(start, hidden)
    return None


def _hidden(start: int, stop: int, lines: list[str]) -> int | None:
    """The first line between two that is no code."""
    for number in range(start + 1, stop):
        line = lines[number]
        if _PROSE.match(line) or (_HEADING.match(line) and _stands_alone(number, stop, lines)):
            return number
    return None


def _stands_alone(number: int, stop: int, lines: list[str]) -> bool:
    """Whether blank lines are around a line, or the fence: "# a comment" stands at its code."""
    blank_below = number + 1 >= stop or not lines[number + 1].strip()
    return blank_below and not lines[number - 1].strip(" `~")


def without_fences(source: Source, fences: Sequence[Fence]) -> Source:
    """The source with some of its fences blanked out, such as those that are open; everything keeps its place."""
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
