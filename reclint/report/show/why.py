"""``reclint show --why``: what each section of a record was taken for, by which evidence, and what was not read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reclint.report.cleaning import clean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reclint.model import PartReading, Record
    from reclint.text.source import Source


def render(record: Record, source: Source) -> str:
    """A block of lines for each part, in the order of the document; then the lines of which nothing is in the model."""
    return "\n".join(_lines(record, source)) + "\n"


def _lines(record: Record, source: Source) -> Iterator[str]:
    for reading in record.readings:
        yield from _reading(reading, source.position(reading.span.start).line)
    for stretch in sorted(record.stretches, key=lambda stretch: stretch.first):
        lines = f"{stretch.first}" if stretch.first == stretch.last else f"{stretch.first} to {stretch.last}"
        yield f"{'':6}  lines {lines}: nothing read"


def _reading(reading: PartReading, line: int) -> Iterator[str]:
    doubt = ", by little" if reading.doubtful else ""
    yield f"{line:6}  {clean(reading.title)}: {reading.role} (weight {reading.weight:g}{doubt})"
    yield from (f"{'':8}{says}" for says in reading.evidence)
    if reading.second:
        yield f"{'':8}second: {clean(reading.second)}"
