"""Several courses in one repository: one run, and nothing of one is mixed with another."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from .layouts import plain, two_configured, two_with_pages
from .test_layouts import passes, sees

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from .conftest import Result

    Reclint = Callable[..., Result]


def test_several_courses_are_told_apart(tmp_path: Path, reclint: Reclint, monkeypatch: pytest.MonkeyPatch) -> None:
    layout = two_configured(tmp_path)
    layout.plant()
    monkeypatch.chdir(layout.top)
    lines = reclint("check").out.splitlines()
    assert lines[1:5] == [
        "",
        "MAJOR REVISION: 1 critical, 0 improvement, 0 polish in 2 records",
        "bikes: MAJOR REVISION: 1 critical, 0 improvement, 0 polish in 1 record",
        "boats: PASS: 0 critical, 0 improvement, 0 polish in 1 record",
    ]
    assert passes(reclint("check", "boats", "--output", "json"))


def test_each_course_has_its_own_failing_grade_and_baseline(
    tmp_path: Path, reclint: Reclint, monkeypatch: pytest.MonkeyPatch
) -> None:
    layout = two_configured(tmp_path)
    monkeypatch.chdir(layout.top)
    layout.plant()
    (layout.top / "bikes" / "reclint.yaml").write_text("fail-on: never\n")
    assert reclint("check").code == 0
    (layout.top / "bikes" / "reclint.yaml").write_text("fail-on: polish\n")
    assert reclint("check").code == 1
    assert reclint("baseline").out.splitlines()[0] == "bikes/reclint-baseline.json: 1 finding accepted, 1 new"
    assert reclint("check").code == 0
    monkeypatch.chdir(layout.top / "bikes")
    assert reclint("check").code == 0
    assert reclint("baseline", "--check").code == 0


def test_a_fault_in_two_courses_has_two_fingerprints(
    tmp_path: Path, reclint: Reclint, monkeypatch: pytest.MonkeyPatch
) -> None:
    layout = two_configured(tmp_path)
    layout.plant()
    other = layout.top / "boats" / layout.record.removeprefix("bikes/")
    other.write_bytes((layout.top / layout.record).read_bytes())
    monkeypatch.chdir(layout.top)
    found = json.loads(reclint("check", "--select", "notebook-missing", "--output", "json").out)["findings"]
    assert len({entry["fingerprint"] for entry in found}) == len(found) == 2


def test_a_commit_shows_only_the_course_that_it_changes(
    tmp_path: Path, reclint: Reclint, monkeypatch: pytest.MonkeyPatch
) -> None:
    layout = two_configured(tmp_path)
    layout.plant()
    layout.commit()
    page = layout.top / "boats" / "records" / "module-1-1" / "record.md"
    page.write_text(page.read_text("utf-8").replace("Complete", "In progress"), "utf-8")
    layout.git("add", "-A")
    monkeypatch.chdir(layout.top)
    assert passes(reclint("check", "--staged", "--output", "json"))
    (layout.top / "bikes" / "reclint.yaml").write_text("fail-on: polish\n")
    layout.git("add", "-A")
    assert sees(reclint("check", "--staged", "--output", "json"))


def test_a_configuration_that_two_courses_extend_has_a_part_in_both(
    tmp_path: Path, reclint: Reclint, monkeypatch: pytest.MonkeyPatch
) -> None:
    layout = two_configured(tmp_path)
    layout.plant()
    (layout.top / "house").mkdir()
    house = layout.top / "house" / "style.yaml"
    house.write_text("rules: {}\n")
    for name in ("bikes", "boats"):
        (layout.top / name / "reclint.yaml").write_text("extends: ../house/style.yaml\n")
    layout.commit()
    house.write_text("rules: {load-adjacent: off}\n")
    layout.git("add", "-A")
    monkeypatch.chdir(layout.top)
    assert sees(reclint("check", "--staged", "--output", "json"))


def test_a_course_that_the_one_around_it_excludes_is_left_out(
    tmp_path: Path, reclint: Reclint, monkeypatch: pytest.MonkeyPatch
) -> None:
    layout = two_configured(tmp_path)
    layout.plant()
    (layout.top / "reclint.yaml").write_text("exclude: [bikes/]\n")
    monkeypatch.chdir(layout.top)
    assert passes(reclint("check", "--output", "json"))
    assert sees(reclint("check", "bikes", "--output", "json"))


def test_folders_that_share_notebooks_are_one_course(
    tmp_path: Path, reclint: Reclint, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Pages alone part courses only where nothing is lost by it: one number in two records is told."""
    layout = two_with_pages(tmp_path)
    (layout.top / "notebooks").mkdir()
    notebook = layout.top / "bikes" / "notebooks" / "1-1-1-flat-tyre.ipynb"
    notebook.rename(layout.top / "notebooks" / notebook.name)
    monkeypatch.chdir(layout.top)
    result = reclint("check", "--output", "json")
    assert "notebook-missing" not in {entry["rule"] for entry in json.loads(result.out)["findings"]}
    assert json.loads(result.out)["summary"]["records"] == 2
    assert len(reclint("check").out.split("bikes: ")) == 1


def test_commands_on_courses_keep_them_apart(tmp_path: Path, reclint: Reclint, monkeypatch: pytest.MonkeyPatch) -> None:
    layout = two_configured(tmp_path)
    monkeypatch.chdir(layout.top)
    assert [line for line in reclint("concept", "Tyre lever").out.splitlines() if line.endswith(":")] == [
        "bikes:",
        "boats:",
    ]
    assert reclint("state", "loose-oar").code == 0
    page = reclint("report", "-o", "page.html")
    assert (page.code, page.err.splitlines()[0]) == (2, "error: a page shows one course, and there are several here")
    assert reclint("report", "bikes", "-o", "page.html").code == 0
    named = reclint("baseline", "--baseline", "one.json")
    assert named.err == "error: one baseline cannot be that of several courses\n  call it in bikes or boats\n"


def test_a_pushed_configuration_holds_for_what_is_pushed(
    tmp_path: Path, reclint: Reclint, monkeypatch: pytest.MonkeyPatch
) -> None:
    layout = plain(tmp_path)
    base = layout.git("rev-parse", "HEAD").strip()
    layout.plant()
    (layout.top / "reclint.yaml").write_text("rules: {notebook-missing: off}\n")
    layout.commit()
    (layout.top / "reclint.yaml").unlink()
    monkeypatch.chdir(layout.top)
    monkeypatch.setenv("PRE_COMMIT_FROM_REF", base)
    monkeypatch.setenv("PRE_COMMIT_TO_REF", "HEAD")
    assert passes(reclint("check", "--staged", "--output", "json"))
