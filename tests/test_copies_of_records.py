"""Two records of one module: a copy, a copy of a part, and one that has only the number in common."""

from __future__ import annotations

import pytest

from .samples import report_on
from .test_near_misses import ASKED, SURE
from .test_plans_in_any_form import EXTRA, LESSONS, record


@pytest.mark.parametrize(
    ("key", "lessons", "answer", "copied"),
    [
        ("site/breads/module-2-1/record.md", LESSONS, SURE, True),
        ("kept/record.md", LESSONS, SURE, True),
        ("site/breads/module-2-1/record.md", LESSONS[:2], SURE, False),
        ("kept/record.md", LESSONS[:2], ASKED, False),
        ("kept/record.md", EXTRA, ASKED, False),
        ("kept/record.md", (("kiln", "Kiln"),), SURE, False),
    ],
)
def test_two_records_of_one_module(key: str, lessons: tuple[tuple[str, str], ...], answer: str, copied: bool) -> None:
    report = report_on({"breads/module-2-1/record.md": record(), key: record(lessons)}, "record-number")
    [finding] = report.findings
    assert (finding.question, "same lessons" in finding.message) == (answer == ASKED, copied)
