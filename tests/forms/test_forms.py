"""The example course in other forms: the model is the same, or a finding names what was not read."""

from __future__ import annotations

import random
from functools import cache, reduce
from typing import TYPE_CHECKING

import pytest

from reclint.api import Course
from reclint.readers import read_record
from reclint.text.source import Source

from ..conftest import ROOT
from .transformations import FORMS, MOVING

if TYPE_CHECKING:
    from reclint.model import Record
    from reclint.readers import Lexicon

RECORD = (ROOT / "records/series-1/module-1-1/record.md").read_text("utf-8")
ALL = {**FORMS, **MOVING}
PAIRS = 120
UNLIKE = [
    {"labels-plain", "labels-right-below-lists"},
    *({wrapped, "trailing-blanks"} for wrapped in ("lines-wrapped-at-72", "lines-wrapped-at-100")),
]
"""Forms that together mean something else.

A plain label right below a list goes on with its last item; two blanks at the end of a line break it on purpose.
"""


def model(record: Record) -> dict[str, object]:
    """What a record says, without places and without how it is written."""
    return {
        "module": (record.number, record.title),
        "goal": bool(record.goal),
        "status": (record.built and record.built.value, record.planned and record.planned.value),
        "rows": [
            (row.name.text, row.depth and row.depth.level, [ref.slug for ref in row.lessons]) for row in record.rows
        ],
        "lessons": [
            {
                "slug": lesson.slug,
                "position": lesson.position and lesson.position.value,
                "load": lesson.load and lesson.load.text,
                "taught": [(item.name.partition(" --")[0], item.depth and item.depth.level) for item in lesson.taught],
                "notebook": lesson.notebook
                and (lesson.notebook.absent, lesson.notebook.path and lesson.notebook.path.text),
                "exercises": lesson.notebook
                and (lesson.notebook.stated and lesson.notebook.stated.value, len(lesson.notebook.exercises)),
                "review": lesson.review
                and (
                    lesson.review.verdict,
                    lesson.review.passed_at,
                    [(one.number, [(c.grade, c.value) for c in one.counts]) for one in lesson.review.iterations],
                ),
                "kinds": sorted(lesson.kinds),
            }
            for lesson in record.lessons
        ],
    }


def read(text: str, lexicon: Lexicon) -> dict[str, object]:
    return model(read_record(Source("record.md", text), lexicon))


def flat(told: object, path: str = "") -> dict[str, object]:
    """A model as one value for each path into it: "lessons.0.exercises.0"."""
    if isinstance(told, (list, tuple)):
        told = dict(enumerate(told))
    if not isinstance(told, dict):
        return {path: told}
    parts = [flat(value, f"{path}.{key}".lstrip(".")) for key, value in told.items()]
    return {place: value for part in parts for place, value in part.items()}


@cache
def meaning(lexicon: Lexicon) -> dict[str, object]:
    """What every form must be read as."""
    return flat(read(RECORD, lexicon))


def misread(text: str, lexicon: Lexicon) -> dict[str, tuple[object, object]]:
    """What a form is read as, and what it says, wherever the two are not the same."""
    found, meant = flat(read(text, lexicon)), meaning(lexicon)
    places = sorted(found.keys() | meant.keys())
    return {
        place: (found.get(place, "nothing"), meant.get(place, "nothing"))
        for place in places
        if place not in found or place not in meant or found[place] != meant[place]
    }


@pytest.mark.parametrize("name", ALL)
def test_a_form_is_read_as_the_record_that_it_was_made_of(name: str, lexicon: Lexicon) -> None:
    text = ALL[name](RECORD)
    assert text != RECORD, "the form changes nothing in this record"
    assert misread(text, lexicon) == {}


COURSE = {
    path.relative_to(ROOT / "records").as_posix(): path.read_text("utf-8")
    for path in sorted((ROOT / "records").rglob("*"))
    if path.is_file()
}
"""The example course, whose third module has faults on purpose."""


def findings(course: Course) -> list[tuple[str, str, int, bool]]:
    """What is found in a course: rule, document, line, if it is asked."""
    found = course.check().findings
    return sorted((one.rule, one.place.document, one.place.start.line, one.question) for one in found)


@pytest.fixture(scope="module")
def opened() -> Course:
    """The example course, to be updated with its records in another form."""
    return Course.of_texts(COURSE)


@pytest.fixture(scope="module")
def faults(opened: Course) -> list[tuple[str, str, int, bool]]:
    found = findings(opened)
    assert found
    return found


@pytest.mark.parametrize("name", FORMS)
def test_a_form_of_a_damaged_course_has_the_same_faults(
    name: str, opened: Course, faults: list[tuple[str, str, int, bool]]
) -> None:
    records = {key: FORMS[name](text) for key, text in COURSE.items() if key.endswith("record.md")}
    assert len(records) == 3
    assert findings(reduce(lambda course, key: course.update(key, records[key]), records, opened)) == faults


def pairs() -> list[tuple[str, str]]:
    """Random pairs of forms, the same in every run."""
    chance = random.Random(14)
    found = (chance.sample(sorted(ALL), 2) for _ in range(PAIRS))
    # The ends of lines are changed last: the other forms know LF alone.
    return [(first, second) if first != "windows-lines" else (second, first) for first, second in found]


@pytest.mark.parametrize(("first", "second"), [pair for pair in pairs() if set(pair) not in UNLIKE])
def test_pairs_of_forms(first: str, second: str, lexicon: Lexicon) -> None:
    assert misread(ALL[second](ALL[first](RECORD)), lexicon) == {}
