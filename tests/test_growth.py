"""A large course: as many copies of the example course, in modules of their own, have as many times its findings."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from bench.copies import write_copy
from reclint.api import Course, Request

from .conftest import RECORDS

if TYPE_CHECKING:
    from pathlib import Path

COPIES = 3


def found(course: Course) -> Counter[str]:
    return Counter(finding.rule for finding in course.check().findings if not finding.question)


def test_copies_of_a_course_have_its_findings_each(tmp_path: Path) -> None:
    for copy in range(COPIES):
        write_copy(RECORDS, tmp_path, copy)
    one, several = (Course(Request(paths=(folder,))) for folder in (RECORDS, tmp_path))
    numbers = [module.number for module in several.workspace.modules]
    assert numbers == ["1.1", "1.2", "1.3", "2.1", "2.2", "2.3", "3.1", "3.2", "3.3"]
    assert found(one)
    assert found(several) == Counter({rule: COPIES * count for rule, count in found(one).items()})
