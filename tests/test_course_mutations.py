"""For each rule about what lies around a record: faults put into the course are found on their line, and nothing else.

A fault is one or more edits of documents; the first place of a finding must be on the line that holds a given text.
"""

from __future__ import annotations

from functools import reduce

import pytest

from reclint.api import Course

from .conftest import RECORDS
from .course_faults import FAULTS, Texts

LEAST = 5
"""How many places of the course each fault is put into at least."""


@pytest.fixture(scope="module")
def course() -> Texts:
    paths = [path for suffix in ("md", "ipynb") for path in RECORDS.rglob(f"*.{suffix}")]
    return {path.relative_to(RECORDS).as_posix(): path.read_text("utf-8") for path in paths}


@pytest.fixture(scope="module")
def opened(course: Texts) -> Course:
    opened = Course.of_texts(course)
    opened.check()  # what it has read need not be read again when it is updated
    return opened


def told(opened: Course, course: Texts, texts: Texts, rule: str) -> set[tuple[str, str, str]]:
    """Every finding that is no question, and the questions of one rule: rule, document and the line's text.

    They are those of ``course``, which is ``opened``, with the ``texts`` of a fault.
    """
    changed = {key for key in {*texts, *course} if texts.get(key) != course.get(key)}
    report = reduce(lambda state, key: state.update(key, texts.get(key)), sorted(changed), opened).check()
    assert not report.crashes
    return {
        (found.rule, found.place.document, line_of(texts[found.place.document], found.place.start.line))
        for found in report.findings
        if not found.question or found.rule == rule
    }


def line_of(text: str, number: int) -> str:
    return next(iter(text.splitlines()[number - 1 : number]), "")


@pytest.mark.parametrize("rule", FAULTS)
def test_a_fault_is_found_on_its_line_and_nothing_else(rule: str, course: Texts, opened: Course) -> None:
    known = told(opened, course, course, rule)
    faults = list(FAULTS[rule](course))
    assert len(faults) >= LEAST
    wrong = []
    for fault in faults:
        new = sorted(told(opened, course, fault.texts, rule) - known)
        if len(new) != 1 or new[0][:2] != (rule, fault.document) or fault.line not in new[0][2]:
            wrong.append((fault.document, fault.line, new))
    assert wrong == []
