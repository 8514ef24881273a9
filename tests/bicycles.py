"""What tests of records by other hands share: a module on bicycles, and what is read of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reclint.readers import read_record
from reclint.text.source import Source

if TYPE_CHECKING:
    from reclint.model import IterationClaim, LessonSummary, Record
    from reclint.readers import Lexicon

TITLE = "# Module 4.1: Bicycles -- Record\n\n"
LEGEND = "Marks: [M] mentioned, [I] introduced, [D] developed, [A] applied\n\n"


def read(text: str, lexicon: Lexicon) -> Record:
    return read_record(Source("record.md", text), lexicon)


def rows(record: Record) -> list[tuple[str, str | None, list[str]]]:
    return [(row.name.text, row.depth and row.depth.level, [ref.slug for ref in row.lessons]) for row in record.rows]


def lesson(body: str, lexicon: Lexicon, heading: str = "### Lesson 1: True Wheels (true-wheels)") -> LessonSummary:
    [found] = read(f"{TITLE}{LEGEND}## Lessons\n\n{heading}\n\n{body}\n", lexicon).lessons
    return found


def counts_of(iteration: IterationClaim) -> list[int | None]:
    """The counts in the order of grades, whatever order they are written in."""
    stated = {count.grade: count.value for count in iteration.counts}
    return [stated.get(grade) for grade in ("critical", "improvement", "polish")]
