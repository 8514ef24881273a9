"""Warm and cold runs print the same, whatever has changed and whatever lies in the cache."""

from __future__ import annotations

import os
import random
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from .conftest import ROOT, Git, Result
from .edits import Edits

THIRD = "series-1/module-1-3/record.md"

# Whatever has changed, warm and cold runs print the same


def formats(reclint: Callable[..., Result]) -> list[str]:
    """The output formats, as the tool names them where another one is asked for."""
    hint = reclint("check", "--output", "nonsense").err.splitlines()[-1]
    names = re.findall(r"[a-z]+", hint)
    assert {"text", "json"} <= set(names)
    return [name for name in names if name not in ("or", "auto")]


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


@pytest.mark.parametrize("number", range(4))
def test_warm_and_cold_runs_print_the_same_after_any_edit(
    number: int, course: Path, reclint: Callable[..., Result], capsys: pytest.CaptureFixture[str]
) -> None:
    choose = random.Random(number)
    forms = formats(reclint)
    for step, edit in zip(range(12), Edits(course, number), strict=False):
        capsys.readouterr()
        asked = ["check", "--output", choose.choice(forms), *choose.choice(OPTIONS)]
        cold = reclint(*asked, "--no-cache")
        assert (reclint(*asked), reclint(*asked)) == (cold, cold), (number, step, edit, asked)


@pytest.mark.usefixtures("course")
def test_a_recalled_report_prints_the_same_in_every_format(reclint: Callable[..., Result]) -> None:
    reclint("check")
    for form in formats(reclint):
        assert reclint("check", "--output", form) == reclint("check", "--output", form, "--no-cache"), form


@pytest.mark.parametrize("number", range(2))
def test_staged_and_new_findings_are_the_same_warm_and_cold(
    number: int, course: Path, git: Git, reclint: Callable[..., Result], capsys: pytest.CaptureFixture[str]
) -> None:
    for _, _ in zip(range(4), Edits(course, 100 + number), strict=False):
        git("add", "-A")
        capsys.readouterr()
        for asked in (["check", "--staged"], ["check", "--since", "main"]):
            cold = reclint(*asked, "--no-cache")
            assert (reclint(*asked), reclint(*asked)) == (cold, cold)


@pytest.mark.usefixtures("course")
def test_a_record_from_standard_input_is_not_recalled(course: Path, reclint: Callable[..., Result]) -> None:
    reclint("check")
    given = (course / THIRD).read_bytes().replace(b"DEVELOPED", b"APPLIED")
    arguments = ("check", "-", "--stdin-filename", THIRD)
    assert reclint(*arguments, given=given) == reclint(*arguments, "--no-cache", given=given)
    assert reclint("check") == reclint("check", "--no-cache")


@pytest.mark.usefixtures("course")
def test_another_working_directory_is_another_question(
    course: Path, reclint: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    above = reclint("check", "series-1")
    monkeypatch.chdir(course / "series-1")
    here = reclint("check", "..")
    assert here == reclint("check", "..", "--no-cache")
    monkeypatch.chdir(course)
    assert reclint("check", "series-1") == above


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
    for kind in ("reports", "rules", "words"):
        (mine,) = cache_folder.rglob(f"v1/{kind}/*/*")
        mine.write_bytes(next(iter(cache_folder.rglob("v1/models/*/*"))).read_bytes())
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
