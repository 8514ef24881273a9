"""Warm and cold runs print the same, whatever has changed and whatever lies in the cache.

RECLINT_EDITS is the number of sequences of random edits.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from reclint.files.reading import data_at, state_at
from reclint.report.formats import CHECK, REPORT, names_of

from .conftest import ROOT, Git, Result
from .edits import OWN_RULE, Edits
from .samples import THIRD

SEQUENCES = int(os.environ.get("RECLINT_EDITS", "2"))

# Whatever has changed, warm and cold runs print the same


OPTIONS = (
    [],
    ["--questions"],
    ["--statistics"],
    ["--select", "depth-*", "--select", "notebook-*"],
    ["--no-baseline"],
    ["--exit-zero", "--quiet"],
    ["--unsafe-fixes"],
    ["series-1/module-1-3"],
)


@pytest.mark.parametrize("number", range(SEQUENCES))
def test_warm_and_cold_runs_print_the_same_after_any_edit(
    number: int, course: Path, reclint: Callable[..., Result], capsys: pytest.CaptureFixture[str]
) -> None:
    choose = random.Random(number)
    for step, edit in zip(range(12), Edits(course, number), strict=False):
        capsys.readouterr()
        form = choose.choice(["json", choose.choice(names_of(CHECK))])  # JSON tells most
        asked = ["check", "--output", form, *choose.choice(OPTIONS)]
        cold = reclint(*asked, "--no-cache")
        assert (reclint(*asked), reclint(*asked)) == (cold, cold), (number, step, edit, asked)


@pytest.mark.parametrize("form", names_of(REPORT))
@pytest.mark.usefixtures("course")
def test_a_report_prints_the_same_from_the_cache(form: str, reclint: Callable[..., Result]) -> None:
    asked = ["report", "--format", form]
    cold = reclint(*asked, "--no-cache")
    assert cold.code == 0
    assert (reclint(*asked), reclint(*asked)) == (cold, cold)


BASE = "reclint.yaml", "extends: base/all.yaml\nrule-files: [own.yaml]\n"
PLAN = "series-1/module-1-3/lessons/weekend-loaf.md"


@pytest.mark.parametrize(
    ("path", "text"),
    [
        pytest.param("reclint.yaml", f"{BASE[1]}rules: {{depth-mismatch: critical}}\n", id="configuration"),
        pytest.param("base/all.yaml", "rules: {depth-mismatch: critical}\n", id="extended-configuration"),
        pytest.param("own.yaml", OWN_RULE.replace("GRADE", "critical"), id="rule-file"),
        pytest.param("reclint-baseline.json", '{"format": 1, "findings": []}', id="baseline"),
        pytest.param("reclint-baseline.json", None, id="no-baseline"),
        pytest.param(".gitignore", "notebooks/\n", id="ignored-files"),
        pytest.param(PLAN, "# Weekend loaf\n", id="planning-document"),
        pytest.param(PLAN, None, id="no-planning-document"),
        pytest.param("series-1/module-1-4/record.md", "# Module 1.4: Rye -- Record\n", id="new-record"),
        pytest.param("notebooks/1-3-1-feeding-a-starter.ipynb", "{}", id="notebook"),
        pytest.param("notebooks/1-3-2-feeding-a-starter.ipynb", "{}", id="missing-notebook"),
    ],
)
def test_everything_that_a_report_is_made_from_is_compared(
    path: str, text: str | None, course: Path, reclint: Callable[..., Result]
) -> None:
    (course / "base").mkdir()
    (course / "base" / "all.yaml").write_text("rules: {}\n", "utf-8")
    (course / "own.yaml").write_text(OWN_RULE.replace("GRADE", "polish"), "utf-8")
    (course / BASE[0]).write_text(BASE[1], "utf-8")
    reclint("baseline")
    asked = ("check", "--output", "json")
    before = reclint(*asked)
    changed = course / path
    changed.parent.mkdir(exist_ok=True)
    changed.unlink() if text is None else changed.write_text(text, "utf-8")
    assert reclint(*asked) == reclint(*asked, "--no-cache") != before


def test_a_note_about_a_pattern_that_matches_nothing_is_not_recalled_when_it_does(
    course: Path, reclint: Callable[..., Result]
) -> None:
    """What is excluded is looked at by nobody, and yet told of."""
    (course / "reclint.yaml").write_text("exclude: [drafts/]\n", "utf-8")
    before = reclint("check")
    assert 'no file matches "drafts/"' in before.out + before.err
    (course / "drafts").mkdir()
    (course / "drafts" / "sour.md").write_text("# A sour loaf\n", "utf-8")
    assert reclint("check") == reclint("check", "--no-cache") != before


@pytest.mark.usefixtures("course")
def test_a_recalled_report_prints_the_same_in_every_format(reclint: Callable[..., Result]) -> None:
    reclint("check")
    for form in names_of(CHECK):
        assert reclint("check", "--output", form) == reclint("check", "--output", form, "--no-cache"), form


def later(monkeypatch: pytest.MonkeyPatch, seconds: float = 60) -> None:
    """As if the files had lain there for a while when the next runs begin."""
    then = time.time() + seconds
    monkeypatch.setattr("reclint.cache.recall.time.time", lambda: then)


def test_documents_that_lie_as_they_did_are_not_read_again(
    course: Path, reclint: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    later(monkeypatch)
    expected = reclint("check")
    unread = [key for key in ("notebooks/1-3-1-feeding-a-starter.ipynb", PLAN) if (course / key).is_file()]
    read: list[str] = []

    def noted(path: Path, name: str) -> bytes:
        read.append(name)
        return data_at(path, name)

    monkeypatch.setattr("reclint.files.tree.data_at", noted)
    assert reclint("check") == expected
    assert unread
    assert not {*unread} & {*read}


def test_a_text_of_the_same_size_and_time_is_seen(
    course: Path, reclint: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A program can set the time of a file; what the system says of its last change stays."""
    later(monkeypatch)
    before = reclint("check")
    record = course / THIRD
    was = record.stat()
    record.write_bytes(record.read_bytes().replace(b"DEVELOPED", b"DEVELOPE!", 1))
    os.utime(record, ns=(was.st_atime_ns, was.st_mtime_ns))
    assert record.stat().st_size == was.st_size
    assert reclint("check") == reclint("check", "--no-cache") != before


def test_a_file_that_was_written_right_before_a_run_is_compared_by_content(
    course: Path, reclint: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The next change may come within one tick of a clock, and leave every number as it was."""
    record = course / THIRD
    state = state_at(str(record))
    monkeypatch.setattr("reclint.cache.recall.state_at", lambda path: state)
    before = reclint("check")
    record.write_bytes(record.read_bytes().replace(b"DEVELOPED", b"DEVELOPE!", 1))
    assert reclint("check") == reclint("check", "--no-cache") != before


def test_a_file_that_was_touched_is_read_once_more_and_then_known(
    course: Path, reclint: Callable[..., Result], monkeypatch: pytest.MonkeyPatch, cache_folder: Path
) -> None:
    later(monkeypatch)
    expected = reclint("check")
    (report,) = cache_folder.rglob("v1/reports/*/*")
    kept = report.read_bytes()
    os.utime(course / THIRD, (1, 1))
    assert reclint("check") == expected
    assert report.read_bytes() != kept


def test_a_link_in_the_place_of_a_file_is_read(
    course: Path, reclint: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    later(monkeypatch)
    before = reclint("check")
    record = course / THIRD
    moved = course.parent / "moved.md"
    record.rename(moved)
    record.symlink_to(moved)
    assert reclint("check") == reclint("check", "--no-cache") != before


@pytest.mark.parametrize("asked", [("check", "--staged"), ("check", "--since", "main")])
def test_staged_and_new_findings_are_the_same_warm_and_cold(
    asked: tuple[str, ...], course: Path, git: Git, reclint: Callable[..., Result], capsys: pytest.CaptureFixture[str]
) -> None:
    for _, _ in zip(range(3), Edits(course, 100), strict=False):
        git("add", "-A")
        capsys.readouterr()
        cold = reclint(*asked, "--no-cache")
        assert (reclint(*asked), reclint(*asked)) == (cold, cold)


@pytest.mark.usefixtures("course")
def test_a_record_from_standard_input_is_not_recalled(course: Path, reclint: Callable[..., Result]) -> None:
    reclint("check")
    given = (course / THIRD).read_bytes().replace(b"DEVELOPED", b"APPLIED")
    arguments = ("check", "-", "--stdin-filename", THIRD)
    assert reclint(*arguments, given=given) == reclint(*arguments, "--no-cache", given=given)
    assert reclint("check") == reclint("check", "--no-cache")


def test_another_working_directory_is_another_question(
    course: Path, reclint: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    above = reclint("check", str(course))
    monkeypatch.chdir(course / "series-1")
    assert reclint("check", str(course)) == reclint("check", str(course), "--no-cache") != above
    monkeypatch.chdir(course)
    assert reclint("check", str(course)) == above


# Whatever lies in the cache


def spoil(path: Path, choose: random.Random) -> None:
    data = path.read_bytes()
    place = choose.randrange(len(data))
    kinds = [b"", data[:place], data[:place] + b"\0" + data[place + 1 :], b"not ours", data + b"more", data[::-1]]
    path.write_bytes(choose.choice(kinds))


@pytest.mark.usefixtures("course")
def test_a_spoilt_cache_changes_nothing(cache_folder: Path, reclint: Callable[..., Result]) -> None:
    expected = reclint("check", "--no-cache")
    reclint("check")
    choose = random.Random(1)
    for path in sorted(cache_folder.rglob("v1/*/*/*")):
        spoil(path, choose)
    assert (reclint("check"), reclint("check")) == (expected, expected)


@pytest.mark.usefixtures("course")
def test_whole_entries_of_another_key_change_nothing(cache_folder: Path, reclint: Callable[..., Result]) -> None:
    """As a file system may exchange them; a report has its grounds in it, a model its shape."""
    expected = reclint("check", "--no-cache")
    reclint("check")
    (report,) = cache_folder.rglob("v1/reports/*/*")
    model, *others = sorted(cache_folder.rglob("v1/models/*/*"))
    for path in (report, *others):
        path.write_bytes(model.read_bytes())
    assert reclint("check") == expected


@pytest.mark.usefixtures("course")
def test_another_program_sees_nothing(
    cache_folder: Path, reclint: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    reclint("check")
    before = {*cache_folder.rglob("v1/*/*/*")}
    monkeypatch.setattr("reclint.cache.stamp.__version__", "9.9")
    reclint("check")
    after = {*cache_folder.rglob("v1/*/*/*")}
    assert len(after) == 2 * len(before)


@pytest.mark.usefixtures("course")
def test_what_could_not_be_read_is_looked_at_again(course: Path, reclint: Callable[..., Result]) -> None:
    record = course / THIRD
    whole = record.read_bytes()
    record.write_bytes(b"\xff" + whole)
    broken = reclint("check")
    assert (broken.code, reclint("check")) == (3, broken)
    record.write_bytes(whole)
    assert reclint("check").code == 1


def test_runs_side_by_side_share_a_cache(course: Path, cache_folder: Path, reclint: Callable[..., Result]) -> None:
    expected = reclint("check", "--no-cache")
    command = [sys.executable, "-m", "reclint", "check"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "RECLINT_CACHE_DIR": str(cache_folder)}
    runs = [
        subprocess.Popen(command, cwd=course, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for _ in range(4)
    ]
    for run in runs:
        out, err = run.communicate()
        assert (run.returncode, out.decode(), err.decode()) == expected
    assert list(cache_folder.rglob("*.tmp")) == []
    assert reclint("check") == expected
