"""The courses that benchmarks run on are valid: every copy has the findings of the example course, and no others."""

from __future__ import annotations

import json
import subprocess
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from bench.beside import LAYOUTS, Beside, write_beside
from bench.copies import Numbering, write_copy
from bench.whole import write_whole_course

from .conftest import RECORDS, Result


def findings(folder: Path, reclint: Callable[..., Result]) -> tuple[Counter[str], int]:
    """How many findings each rule has that are no questions, and how many rules were skipped."""
    report = json.loads(reclint("check", str(folder), "--output", "json").out)
    counts = Counter(entry["rule"] for entry in report["findings"] if not entry["question"])
    return counts, len(report["summary"]["skipped"])


@pytest.mark.parametrize("long", [False, True], ids=["short", "long"])
def test_every_copy_has_the_findings_of_the_example(long: bool, folder: Path, reclint: Callable[..., Result]) -> None:
    once, skipped = findings(RECORDS, reclint)
    for copy in range(6):
        write_copy(RECORDS, folder, copy, long=long)
    found, passed_over = findings(folder, reclint)
    assert found == Counter({rule: 6 * count for rule, count in once.items()})
    assert passed_over == skipped


def test_the_first_copy_is_the_course(folder: Path) -> None:
    write_copy(RECORDS, folder, 0)
    paths = [path for path in folder.rglob("*") if path.is_file()]
    assert len(paths) > 15
    for path in paths:
        name = path.relative_to(folder).as_posix().removeprefix("copy-0/")
        assert path.read_text("utf-8") == (RECORDS / name).read_text("utf-8")


def test_long_documents_are_as_long_as_real_ones(folder: Path) -> None:
    write_copy(RECORDS, folder, 1, long=True)
    record = folder / "copy-1" / "series-1" / "module-2-1" / "record.md"
    assert len(record.read_text("utf-8")) > 20_000


def test_a_course_of_real_size_has_what_a_real_one_has(folder: Path, reclint: Callable[..., Result]) -> None:
    write_whole_course(folder)
    files = [path for path in folder.rglob("*") if path.is_file() and ".git" not in path.relative_to(folder).parts]
    documents = [path for path in files if path.suffix in (".md", ".ipynb")]
    notebooks = [path for path in documents if path.suffix == ".ipynb"]
    assert (len(notebooks), len(documents), len(files)) == (65, 270, 700)
    assert min(path.stat().st_size for path in notebooks) > 100_000
    report = json.loads(reclint("check", "--output", "json").out)
    assert report["summary"]["records"] == 30


@pytest.mark.parametrize(
    ("number", "copy", "expected"),
    [(("1", "3"), 0, (1, 3)), (("1", "3"), 6, (7, 3)), (("1", "3"), 96, (1, 7)), (("1", "25"), 6, None)],
)
def test_numbers_of_modules(number: tuple[str, str], copy: int, expected: tuple[int, int] | None) -> None:
    assert Numbering({(1, 1), (1, 2), (1, 3)}).number(*number, copy) == expected


def test_what_only_looks_like_a_module_or_a_lesson_stays(tmp_path: Path) -> None:
    lessons = tmp_path / "course" / "module-1-2" / "lessons"
    lessons.mkdir(parents=True)
    for slug in ("rye", "old-rye"):
        (lessons / f"{slug}.md").write_text("")
    record = lessons.parent / "record.md"
    record.write_text("Module 1.2, 1.25 kg, 11.2, 1.2.3; notebooks/1-2-3-rye.ipynb; (rye), old-rye, rye-bread")
    write_copy(tmp_path / "course", tmp_path / "target", 6)
    assert (tmp_path / "target" / "copy-6" / "module-7-2" / "record.md").read_text() == (
        "Module 7.2, 1.25 kg, 11.2, 7.2.3; notebooks/7-2-3-rye-copy-6.ipynb; (rye-copy-6), old-rye-copy-6, rye-bread"
    )


@pytest.mark.parametrize("layout", [Beside("tracked", 3), Beside("not tracked", 3), Beside("ignored", 3)])
def test_files_beside_a_course_are_what_their_layout_says(layout: Beside, folder: Path) -> None:
    write_beside(folder, layout, files=12)
    listings = {"tracked": ("--cached",), "not tracked": ("--others", "--exclude-standard")}
    listings["ignored"] = ("--others", "--ignored", "--exclude-standard")
    assert layout.state in {each.state for each in LAYOUTS}
    for state, options in listings.items():
        done = subprocess.run(["git", "ls-files", *options, "src"], cwd=folder, capture_output=True, check=True)
        assert len(done.stdout.split()) == (12 if state == layout.state else 0)
    assert len([path for path in folder.glob("src/*/*") if path.is_dir()]) == 3
