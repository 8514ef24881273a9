"""A planted critical is found in every layout from everywhere, and a clean course passes there."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

import pytest

from .layouts import (
    LAYOUTS,
    MISSING,
    Layout,
    course,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from .conftest import Result

    Reclint = Callable[..., Result]


@pytest.fixture(params=LAYOUTS, ids=lambda layout: layout.__name__)
def layout(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Layout:
    """Each layout, its top the working directory."""
    made: Layout = request.param(tmp_path)
    monkeypatch.chdir(made.top)
    return made


def faults(result: Result) -> set[tuple[str, str]]:
    """The critical findings: the name of the record, and the notebook that is missing."""
    assert result.out, result.err
    found = json.loads(result.out)["findings"]
    return {(entry["path"].rpartition("/")[2], entry["rule"]) for entry in found if entry["grade"] == "critical"}


PLANTED = {("record.md", "notebook-missing")}


def sees(result: Result) -> bool:
    """Whether a run fails because of the planted fault, and of nothing else."""
    return result.code == 1 and faults(result) == PLANTED


def passes(result: Result) -> bool:
    return result.code == 0 and faults(result) == set()


def from_everywhere(layout: Layout, reclint: Reclint, monkeypatch: pytest.MonkeyPatch, *options: str) -> list[Result]:
    """Runs at the top, below, above by name, and on the record by name; from below it is the same course."""
    ask = ("check", "--output", "json", *options)
    results = [reclint(*ask), reclint(*ask, layout.record)]
    monkeypatch.chdir(layout.top / layout.below)
    results.append(reclint(*ask))
    monkeypatch.chdir(layout.top.parent)
    results.append(reclint(*ask, layout.top.name))
    results.append(reclint(*ask, str(layout.top / layout.below)))
    monkeypatch.chdir(layout.top)
    return results


def test_a_clean_course_passes_from_everywhere(
    layout: Layout, reclint: Reclint, monkeypatch: pytest.MonkeyPatch
) -> None:
    for result in from_everywhere(layout, reclint, monkeypatch):
        assert passes(result)
        assert json.loads(result.out)["summary"]["records"] >= 1


def test_a_fault_is_found_from_everywhere_and_is_the_same_one(
    layout: Layout, reclint: Reclint, monkeypatch: pytest.MonkeyPatch
) -> None:
    layout.plant()
    results = from_everywhere(layout, reclint, monkeypatch)
    assert [sees(result) for result in results] == [True] * len(results)
    prints = {entry["fingerprint"] for result in results for entry in json.loads(result.out)["findings"]}
    assert len(prints) == 1


def test_a_fault_is_found_again_by_a_second_run(layout: Layout, reclint: Reclint) -> None:
    """The answer of an earlier run is given again, and only as long as it holds."""
    assert passes(reclint("check", "--output", "json"))
    layout.plant()
    assert [sees(reclint("check", "--output", "json")) for _ in range(2)] == [True, True]


def test_a_staged_fault_is_found_whatever_the_folder(
    layout: Layout, reclint: Reclint, monkeypatch: pytest.MonkeyPatch
) -> None:
    clean = (layout.top / layout.record).read_bytes()
    layout.plant()
    layout.git("add", "-A")
    (layout.top / layout.record).write_bytes(clean)
    for folder in (layout.top, layout.top / layout.below):
        monkeypatch.chdir(folder)
        assert sees(reclint("check", "--staged", "--output", "json"))
    layout.git("add", "-A")
    index = layout.git("rev-parse", "--path-format=absolute", "--git-path", "index").strip()
    monkeypatch.setenv("GIT_INDEX_FILE", index)
    assert reclint("check", "--staged") == (0, "0 records found\n", "")


def test_a_fault_since_a_commit_is_new(layout: Layout, reclint: Reclint, monkeypatch: pytest.MonkeyPatch) -> None:
    base = layout.git("rev-parse", "HEAD").strip()
    layout.plant()
    for result in from_everywhere(layout, reclint, monkeypatch, "--since", base):
        assert sees(result)
    layout.commit()
    for result in from_everywhere(layout, reclint, monkeypatch, "--since", base):
        assert sees(result)
    assert passes(reclint("check", "--since", "HEAD", "--output", "json"))


def test_what_is_pushed_is_checked_and_not_what_is_staged_or_checked_out(
    layout: Layout, reclint: Reclint, monkeypatch: pytest.MonkeyPatch
) -> None:
    base = layout.git("rev-parse", "HEAD").strip()
    layout.plant()
    layout.commit()
    pushed = layout.git("rev-parse", "HEAD").strip()
    layout.git("checkout", "-q", "--detach", base)
    monkeypatch.setenv("PRE_COMMIT_FROM_REF", base)
    monkeypatch.setenv("PRE_COMMIT_TO_REF", pushed)
    assert sees(reclint("check", "--staged", "--output", "json"))
    monkeypatch.setenv("PRE_COMMIT_TO_REF", base)
    assert reclint("check", "--staged").code == 0


def test_the_whole_tree_of_a_new_branch_is_checked(
    layout: Layout, reclint: Reclint, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where all of a branch is new, pre-commit names the branch and no commits."""
    layout.git("checkout", "-q", "-b", "fresh")
    layout.plant()
    layout.commit()
    layout.git("checkout", "-q", "--detach", "HEAD~1")
    monkeypatch.setenv("PRE_COMMIT_LOCAL_BRANCH", "refs/heads/fresh")
    monkeypatch.setenv("PRE_COMMIT_REMOTE_URL", "elsewhere")
    assert sees(reclint("check", "--staged", "--output", "json"))


def test_a_report_names_the_fault(layout: Layout, reclint: Reclint) -> None:
    layout.plant()
    for form in ("terminal", "markdown", "json"):
        result = reclint("report", "--fail-on", "critical", "--format", form)
        assert result.code == 1
        assert MISSING in result.out


@pytest.mark.skipif(os.name == "nt", reason="accents are written as one or two characters there, too, but not by us")
def test_a_name_with_accents_as_two_characters_is_one_name(folder: Path, reclint: Reclint) -> None:

    course(folder, notebooks="notebooks", slug="vélo")
    [notebook] = (folder / "notebooks").iterdir()
    import unicodedata

    notebook.rename(notebook.with_name(unicodedata.normalize("NFD", notebook.name)))
    assert passes(reclint("check", "--output", "json"))
