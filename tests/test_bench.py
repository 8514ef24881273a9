"""The courses that benchmarks run on are valid: every copy has the findings of the example course, and no others."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from bench.course import renumber, write_course

from .conftest import RECORDS, Result


def findings(folder: Path, reclint: Callable[..., Result]) -> tuple[Counter[str], int]:
    """How many findings each rule has that are no questions, and how many rules were skipped."""
    report = json.loads(reclint("check", str(folder), "--output", "json").out)
    counts = Counter(entry["rule"] for entry in report["findings"] if not entry["question"])
    return counts, len(report["summary"]["skipped"])


@pytest.mark.parametrize("long", [False, True], ids=["short", "long"])
def test_every_copy_has_the_findings_of_the_example(long: bool, folder: Path, reclint: Callable[..., Result]) -> None:
    once, skipped = findings(RECORDS, reclint)
    assert write_course(folder, 12, long=long) == 36
    found, passed_over = findings(folder, reclint)
    assert found == Counter({rule: 12 * count for rule, count in once.items()})
    assert passed_over == skipped


def test_one_copy_is_the_example(folder: Path) -> None:
    write_course(folder, 1)
    for path in folder.rglob("*"):
        if path.is_file():
            assert path.read_text("utf-8") == (RECORDS / path.relative_to(folder)).read_text("utf-8")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("series-1/module-1-3/record.md", "series-7/module-7-3/record.md"),
        ("notebooks/1-3-2-rye.ipynb", "notebooks/7-3-2-rye-7.ipynb"),
        ("Module 1.2, and 1.25 kg, 11.2 and 1.2.3", "Module 7.2, and 1.25 kg, 11.2 and 1.2.3"),
        ("(rye) and old-rye and rye-bread", "(rye-7) and old-rye-7 and rye-bread"),
    ],
)
def test_renumbering(text: str, expected: str) -> None:
    assert renumber(text, 7, ["old-rye", "rye"]) == expected
