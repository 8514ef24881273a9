"""docs/own-course.md: three courses with their configurations, each read whole, and checked to the letter."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import pytest

from reclint.api import Course

from .conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from .conftest import Result

TEXT = (ROOT / "docs" / "own-course.md").read_text("utf-8")
_FILE = re.compile(r"^`(\S+)`:\n\n````(?:yaml|markdown)\n(.*?)^````$", re.M | re.S)
_SAID = re.compile(r"^`reclint check --quiet` says:\n\n````text\n(.*?)^````$", re.M | re.S)


class Shown(NamedTuple):
    """A course of the page: its files, and what a check prints."""

    files: dict[str, str]
    said: str

    @property
    def records(self) -> dict[str, str]:
        """The files that are records."""
        return {name: text for name, text in self.files.items() if name.endswith(".md")}


def _shown() -> dict[str, Shown]:
    """Each course by its first record; what it says ends its part of the page."""
    parts, start = [], 0
    for said in _SAID.finditer(TEXT):
        parts.append(Shown(dict(_FILE.findall(TEXT[start : said.start()])), said[1]))
        start = said.end()
    return {min(shown.records): shown for shown in parts}


SHOWN = _shown()


def test_the_page_shows_three_courses() -> None:
    assert len(SHOWN) == 3
    assert all("reclint.yaml" in shown.files and shown.records for shown in SHOWN.values())


@pytest.mark.parametrize("name", SHOWN)
def test_a_course_is_checked_as_the_page_says(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reclint: Callable[..., Result]
) -> None:
    for path, text in SHOWN[name].files.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path)
    result = reclint("check", "--quiet")
    assert (result.code, result.out, result.err) == (1, SHOWN[name].said, "")


@pytest.mark.parametrize("name", SHOWN)
def test_a_course_is_read_whole(name: str) -> None:
    workspace = Course.of_texts(SHOWN[name].files).workspace
    records = [module.record for module in workspace.modules]
    assert len(records) == len(SHOWN[name].records)
    for record in records:
        assert record.understood == 1
        assert record.rows
        assert all(row.depth and row.depth.level and row.lessons for row in record.rows)
        assert record.lessons
        assert all(lesson.slug and lesson.position and lesson.taught for lesson in record.lessons)
        assert all(item.depth and item.depth.level for lesson in record.lessons for item in lesson.taught)


@pytest.mark.parametrize("name", SHOWN)
def test_a_course_without_its_faults_passes(name: str) -> None:
    """Each finding is that of a fault: with the faults mended, nothing is found."""
    mended = {path: _mended(text) for path, text in SHOWN[name].files.items()}
    assert [finding.message for finding in Course.of_texts(mended).check().findings] == []


MENDED = {
    "| Enfriado lento | 2 | 3 | |\n": "",
    "- Mecha trenzada: 3": "- Mecha trenzada: 2",
    "- Agujero del centro: 2\n": "",
    "| Half shower | Week 4 | | |\n": "",
    "- Scooping throw (Reinforced)": "- Scooping throw (Introduced)",
    "- Outside throw (Introduced)\n": "",
    "- Slip knot (APPLIED)": "- Slip knot (DEVELOPED)",
    "- Pompom (INTRODUCED)\n": "",
}


def _mended(text: str) -> str:
    for fault, right in MENDED.items():
        text = text.replace(fault, right)
    return text
