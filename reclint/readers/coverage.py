"""Which lines of a document some reader has understood."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from reclint.model.record import Stretch
from reclint.text.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reclint.text.source import Source


class _Lines(Protocol):
    @property
    def first(self) -> int: ...

    @property
    def last(self) -> int: ...


class Coverage:
    """The lines of a document that readers claimed, out of those that are not blank."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self._claimed: set[int] = set()

    def claim(self, block: _Lines) -> None:
        """Claim the lines of a block."""
        self._claimed.update(range(block.first, block.last))

    def claim_lines(self, first: int, last: int) -> None:
        """Claim the lines from 0-based ``first`` up to, not including, ``last``."""
        self._claimed.update(range(first, last))

    def _open_lines(self) -> list[int]:
        lines = enumerate(self.source.lines)
        return [number for number, line in lines if line.strip() and number not in self._claimed]

    def share(self) -> float:
        """The share of the lines that are not blank, between 0 and 1, rounded to four places."""
        total = sum(1 for line in self.source.lines if line.strip())
        return round(1 - len(self._open_lines()) / total, 4) if total else 1.0

    def stretches(self) -> tuple[Stretch, ...]:
        """The stretches that nobody claimed, longest first; blank lines do not part a stretch."""
        found = sorted(self._runs(), key=lambda run: (run[0] - run[1], run[0]))
        return tuple(
            Stretch(
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
