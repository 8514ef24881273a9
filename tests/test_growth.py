"""A large course: as many copies of the example course, in modules of their own, have as many times its findings."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from bench.copies import write_copy
from reclint.api import Course, Request
from reclint.run.earlier import Sight

from .conftest import RECORDS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import pytest

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


def test_what_rules_looked_at_is_gone_through_as_often_in_a_large_course(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    walks: list[int] = []

    class Counted(frozenset[object]):
        def __iter__(self) -> Iterator[object]:
            walks[-1] += 1
            return super().__iter__()

    seen = Sight.of
    monkeypatch.setattr(
        Sight, "of", lambda *given: replace(sight := seen(*given), before=Counted(sight.before), now=sight.now)
    )
    for copies in (1, COPIES):
        write_copy(RECORDS, tmp_path, copies - 1)
        course = Course(Request(paths=(tmp_path,)))
        walks.append(0)
        assert course.compared(course).comparison
    assert walks[0] == walks[1] > 0
