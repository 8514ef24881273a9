"""Which lines of a document some reader took into the model, out of those that say something.

A reader claims what it has made a statement of, never what it has only passed over. Blank lines, rules and comments say
nothing: they count on neither side.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from reclint.markdown import Break, find_comments, read_frames
from reclint.model.record import UnreadLines
from reclint.text.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reclint.markdown import Block, Row
    from reclint.text.source import Source


_PIPES = " \t\r\n|"
"""What stands in the header of a table whose cells are all empty: it says nothing."""


class _Lines(Protocol):
    @property
    def first(self) -> int: ...

    @property
    def last(self) -> int: ...


class Coverage:
    """The lines of a document that readers claimed, out of those that say something."""

    def __init__(self, source: Source, blocks: Sequence[Block]) -> None:
        self.source = source
        self._claimed: set[int] = set()
        silent = _silent_lines(source, blocks)
        self._speaking = [
            number for number, line in enumerate(source.lines) if line.strip(_PIPES) and number not in silent
        ]

    def claim(self, *blocks: _Lines) -> None:
        """Claim the lines of blocks of which everything is in the model."""
        for block in blocks:
            self._claimed.update(range(block.first, block.last))

    def claim_spans(self, *spans: Span) -> None:
        """Claim the lines on which statements stand."""
        for span in spans:
            first, last = self.source.line_index(span.start), self.source.line_index(max(span.start, span.stop - 1))
            self._claimed.update(range(first, last + 1))

    def claim_header(self, row: Row) -> None:
        """Claim the header of a table, and the delimiters below it."""
        self._claimed.update((row.line, row.line + 1))

    def _open_lines(self) -> list[int]:
        return [number for number in self._speaking if number not in self._claimed and not self._delimits(number)]

    def _delimits(self, number: int) -> bool:
        """Whether a line is that of the delimiters below a header that was read."""
        return number - 1 in self._claimed and not self.source.lines[number].strip(_PIPES + "-:")

    def share(self) -> float:
        """The share of the lines that say something, between 0 and 1, rounded to four places."""
        total = len(self._speaking)
        return round(1 - len(self._open_lines()) / total, 4) if total else 1.0

    def stretches(self) -> tuple[UnreadLines, ...]:
        """The stretches that nobody claimed, longest first; blank lines do not part a stretch."""
        found = sorted(self._runs(), key=lambda run: (run[0] - run[1], run[0]))
        return tuple(
            UnreadLines(
                span=Span(self.source.line_start(first), self.source.line_span(last).stop),
                first=first + 1,
                last=last + 1,
            )
            for first, last in found
        )

    def _runs(self) -> Iterator[tuple[int, int]]:
        first = last = None
        for number in self._open_lines():
            if last is not None and first is not None:
                if not any(self.source.lines[between].strip() for between in range(last + 1, number)):
                    last = number
                    continue
                yield first, last
            first = last = number
        if first is not None and last is not None:
            yield first, last


def _silent_lines(source: Source, blocks: Sequence[Block]) -> set[int]:
    """The lines of rules, of marks of containers, and of comments with nothing beside them."""
    lines = {line for block in blocks if isinstance(block, Break) for line in range(block.first, block.last)}
    lines.update(read_frames(source).marks)
    for comment in find_comments(source, blocks) if "<!--" in source.text else ():
        if comment.alone:
            lines.update(range(source.line_index(comment.span.start), source.line_index(comment.span.stop - 1) + 1))
    return lines
