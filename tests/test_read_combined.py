"""Ways of writing in combination: whatever the index is, lessons are found, and whatever a field is, it is read."""

from __future__ import annotations

from itertools import cycle, islice, product
from typing import TYPE_CHECKING

import pytest

from reclint.api import Course
from reclint.readers import read_record
from reclint.text.source import Source

from .combined import (
    BODIES,
    DEPTHS,
    FIELDS,
    HEADINGS,
    INDEXES,
    LABELS,
    LESSONS,
    NOTEBOOKS,
    PAIRS,
    REVIEWS,
    TAUGHT,
    UMBRELLAS,
    Ways,
    record,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reclint.model import LessonSummary, Record
    from reclint.readers import Lexicon

_OTHERS = (UMBRELLAS, TAUGHT, LABELS, FIELDS, NOTEBOOKS, REVIEWS)
GRADES = ("critical", "improvement", "polish")


def combined() -> Iterator[Ways]:
    """Every index and every body with every kind of heading, and all concepts with every kind of field."""
    turns = [cycle(ways) for ways in _OTHERS]
    for index, heading in product(INDEXES, HEADINGS):
        yield Ways(index, heading, *map(next, turns))
    for index, heading, (taught, field, labels) in zip(
        cycle(INDEXES), cycle(HEADINGS), product(TAUGHT, FIELDS, LABELS), strict=False
    ):
        umbrella, _, _, _, notebook, review = map(next, turns)
        yield Ways(index, heading, umbrella, taught, labels, field, notebook, review)
    for index, (heading, body) in zip(cycle(INDEXES), product(HEADINGS, BODIES), strict=False):
        yield Ways(index, heading, *map(next, turns), body)


def _said(found: LessonSummary) -> Sequence[object]:
    """What was read of a lesson: its place, load and concepts, its notebook and its reviews."""
    notebook, review = found.notebook, found.review
    return (
        found.slug,
        found.load and found.load.text,
        sorted((item.name, item.depth and item.depth.level) for item in found.taught),
        notebook and (notebook.path and notebook.path.text, notebook.absent, len(notebook.exercises)),
        review and (review.verdict, review.passed_at),
        [tuple((count := one.count(grade)) and count.value for grade in GRADES) for one in review.iterations]
        if review
        else None,
    )


def _read(ways: Ways, lexicon: Lexicon) -> Record:
    return read_record(Source("record.md", record(ways)), lexicon)


EXPECTED = [
    (
        one.slug,
        one.load,
        sorted((name, DEPTHS[depth]) for name, depth in one.concepts),
        (f"1-2-{one.number}-{one.slug}.ipynb" if one.notebook else None, not one.notebook, len(one.notebook)),
        ("PASS", len(one.rounds)),
        list(one.rounds),
    )
    for one in LESSONS
]
ROWS = sorted((name, DEPTHS[depth], (one.slug,)) for one, name, depth in PAIRS)


@pytest.mark.parametrize("part", range(8))
def test_parts_are_read_whatever_stands_beside_them(part: int, lexicon: Lexicon) -> None:
    for ways in islice(combined(), part, None, 8):
        found = _read(ways, lexicon)
        rows = [
            (row.name.text, row.depth and row.depth.level, tuple(ref.slug for ref in row.lessons)) for row in found.rows
        ]
        assert (ways, sorted(rows)) == (ways, ROWS)
        assert (ways, [_said(lesson) for lesson in found.lessons]) == (ways, EXPECTED)


RAISED = (LESSONS[0], LESSONS[1]._replace(concepts=(("Plain weave", "A"), *LESSONS[1].concepts[1:])), LESSONS[2])
"""The lessons, one of them with a concept at another depth than the index has."""


def _told(text: str) -> list[str]:
    """The rules of what is found for certain, but for notebooks that are not there."""
    found = Course.of_texts({"record.md": text}).check().findings
    return [one.rule for one in found if not one.question and one.rule != "notebook-missing"]


@pytest.mark.parametrize("part", range(4))
def test_what_agrees_is_in_order_and_what_does_not_is_told(part: int) -> None:
    for ways in islice(combined(), part, None, 28):
        assert (ways, _told(record(ways))) == (ways, [])
        assert (ways, _told(record(ways, RAISED))) == (ways, ["depth-mismatch"])
