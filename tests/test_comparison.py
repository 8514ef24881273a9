"""What became of findings since a revision: new, worse, silenced, fixed, lost; and under which names they are known."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from .conftest import Git, Result
from .samples import FIRST, SECOND, THIRD
from .test_gate import NOTEBOOK, found, replace

pytestmark = pytest.mark.usefixtures("shared_cache")

Reclint = Callable[..., Result]

LOG = "series-1/module-1-2/lessons/dough-temperature.md"
POKE = "Poke test (reading the dent that a finger leaves) | INTRODUCED"


def since(result: Result) -> dict[str, Any]:
    counts: dict[str, Any] = json.loads(result.out)["summary"]["since"]
    return {name: number for name, number in counts.items() if number and name not in ("base", "remaining")}


def check(reclint: Reclint, *options: str) -> Result:
    return reclint("check", "--since", "HEAD", "--output", "json", *options)


# Grades and questions


def test_a_question_that_becomes_sure_is_new(git: Git, course: Path, reclint: Reclint) -> None:
    replace(course, SECOND, "**Concepts taught:**\n", "**Concepts taught:**\n- Steam on the crust\n")
    git.commit()
    replace(course, SECOND, "- Steam on the crust\n", "- Steam on the crust (INTRODUCED)\n")
    result = check(reclint)
    assert (result.code, found(result), since(result)) == (1, [(SECOND, "concept-not-indexed")], {"new": 1})


def test_a_grade_that_rises_is_new(git: Git, course: Path, reclint: Reclint) -> None:
    row = "| Cold retard (dough slowed in the refrigerator) | INTRODUCED |"
    text = (course / SECOND).read_text("utf-8")
    line = next(line for line in text.splitlines() if line.startswith(row))
    (course / SECOND).write_text(text.replace(line, f"{line}\n{line}"), "utf-8")
    git.commit()
    replace(course, SECOND, f"{line}\n{row}", f"{line}\n{row.replace('INTRODUCED', 'APPLIED')}")
    result = check(reclint)
    assert "concept-duplicate" in [rule for _, rule in found(result)]


# Worse


def exercises(course: Path, number: int) -> None:
    """State so many exercises of the notebook, which has three."""
    text = (course / SECOND).read_text("utf-8")
    for old in ("(3 exercises)", "(4 exercises)", "(9 exercises)"):
        text = text.replace(
            f"1-2-2-dough-temperature.ipynb` {old}", f"1-2-2-dough-temperature.ipynb` ({number} exercises)"
        )
    (course / SECOND).write_text(text, "utf-8")


def test_numbers_that_grow_apart_are_worse_and_count_as_new(git: Git, course: Path, reclint: Reclint) -> None:
    exercises(course, 4)
    git.commit()
    assert check(reclint).code == 0
    exercises(course, 9)
    result = check(reclint)
    assert result.code == 1
    assert since(result)["worse"] == len(found(result)) > 0
    assert {entry["change"] for entry in json.loads(result.out)["findings"] if not entry["question"]} == {"worse"}
    assert f"{since(result)['worse']} worse" in reclint("check", "--since", "HEAD").out
    assert check(reclint, "--worse-is-old").code == 0
    assert since(check(reclint, "--worse-is-old"))["worse"] == since(result)["worse"]


def test_numbers_that_come_closer_are_no_news(git: Git, course: Path, reclint: Reclint) -> None:
    exercises(course, 9)
    git.commit()
    exercises(course, 4)
    assert (check(reclint).code, since(check(reclint))) == (0, {})


def test_a_review_that_ends_worse_is_worse(git: Git, course: Path, reclint: Reclint) -> None:
    before, _, after = (course / LOG).read_text("utf-8").rpartition("### Verdict: PASS")
    (course / LOG).write_text(f"{before}### Verdict: NEEDS REVISION{after}", "utf-8")
    git.commit()
    (course / LOG).write_text(f"{before}### Verdict: MAJOR REVISION{after}", "utf-8")
    assert since(check(reclint)) == {"worse": 1}


def test_what_remains_is_listed_apart(git: Git, course: Path, reclint: Reclint) -> None:
    exercises(course, 9)
    git.commit()
    told = json.loads(check(reclint, "--questions").out)
    assert told["findings"] == []
    assert {entry["change"] for entry in told["remaining"]} == {"remaining"}
    assert len(told["remaining"]) == told["summary"]["since"]["remaining"] > 0


# Silenced, fixed, lost


def test_what_a_comment_silences_is_not_fixed(git: Git, course: Path, reclint: Reclint) -> None:
    comment = "<!-- reclint-ignore notebook-missing: is being written --> "
    name = "`notebooks/1-3-2-feeding-a-starter.ipynb`"
    replace(course, THIRD, name, f"{name} {comment}")
    result = check(reclint)
    assert (result.code, since(result)) == (0, {"silenced": 1})


def test_what_cannot_be_looked_at_any_more_is_lost(git: Git, course: Path, reclint: Reclint) -> None:
    git("rm", "-q", THIRD)
    result = check(reclint)
    told = json.loads(result.out)
    assert (result.code, found(result)) == (1, [(THIRD, "evidence-lost")])
    assert (told["fixed"], len(told["lost"]), told["summary"]["since"]["fixed"]) == ([], 8, 0)
    assert {"path": THIRD, "kind": "record", "reason": "gone", "lost": True, "module": "1.3", "lesson": None} in (
        told["absences"]
    )


def test_a_base_that_cannot_be_read_is_told_and_makes_nothing_new(git: Git, course: Path, reclint: Reclint) -> None:
    good = (course / THIRD).read_bytes()
    (course / THIRD).write_bytes(good + b"\xff")
    git.commit()
    (course / THIRD).write_bytes(good)
    result = check(reclint)
    assert (result.code, found(result)) == (0, [])
    assert since(result) == {"unreadable": [f"{THIRD}: it is not valid UTF-8 (byte {len(good) + 1})"]} or (
        "unreadable" in since(result)
    )
    assert f"not read in HEAD: {THIRD}" in reclint("check", "--since", "HEAD").out


# Names


def test_a_damaged_title_is_one_finding(git: Git, course: Path, reclint: Reclint) -> None:
    replace(course, THIRD, "# Module 1.3: Sourdough -- Record", "# Sourdough")
    assert len(found(check(reclint))) == 1


def test_a_renumbered_module_is_the_same(git: Git, course: Path, reclint: Reclint) -> None:
    for path in ("series-1/module-1-3/record.md", "series-1/module-1-3/plan.md", "course.md", "series-1/summary.md"):
        text = (course / path).read_text("utf-8")
        (course / path).write_text(text.replace("1.3", "1.4"), "utf-8")
    git("mv", "series-1/module-1-3", "series-1/module-1-4")
    assert since(check(reclint, "--select", "depth-*", "--select", "table-*")) == {}


def test_a_renamed_lesson_is_the_same(git: Git, course: Path, reclint: Reclint) -> None:
    for path in sorted((course / "series-1/module-1-3").rglob("*.md")):
        text = path.read_text("utf-8")
        path.write_text(text.replace("feeding-a-starter", "keeping-a-starter"), "utf-8")
    git("mv", "series-1/module-1-3/lessons/feeding-a-starter.md", "series-1/module-1-3/lessons/keeping-a-starter.md")
    result = check(reclint, "--select", "depth-*", "--select", "table-*", "--select", "review-*")
    assert (result.code, since(result)) == (0, {})


def test_a_reworded_item_of_a_row_is_the_same(git: Git, course: Path, reclint: Reclint) -> None:
    replace(course, THIRD, "Feeding ratio -- parts of starter", "Feeding ratio -- shares of starter")
    assert since(check(reclint)) == {}


# Revisions


def test_an_empty_revision_is_refused(git: Git, reclint: Reclint) -> None:
    result = reclint("check", "--since", "")
    assert (result.code, result.err.splitlines()[0]) == (2, "error: --since names no revision, it is empty")


def test_an_unknown_revision_is_suggested(git: Git, reclint: Reclint) -> None:
    result = reclint("check", "--since", "mian")
    assert result.err.splitlines()[0] == 'error: there is no revision "mian", did you mean "main"?'


def test_a_shallow_clone_that_does_not_reach_the_base_is_an_error(
    git: Git, course: Path, tmp_path: Path, reclint: Reclint, monkeypatch: pytest.MonkeyPatch
) -> None:
    git("checkout", "-q", "-b", "work")
    for number in range(3):
        replace(course, FIRST, "Complete", f"Complete{' ' * number} ")
        git.commit()
    clone = tmp_path / "clone"
    git("clone", "-q", "--depth", "1", "--no-single-branch", f"file://{course}", str(clone))
    monkeypatch.chdir(clone)
    result = reclint("check", "--since", "origin/main")
    assert result.code == 2
    assert result.err.startswith("error: this clone is shallow and does not reach where the branch left")


# The report


def test_the_report_marks_and_judges_what_is_new(git: Git, course: Path, reclint: Reclint) -> None:
    assert reclint("report", "--since", "HEAD", "--fail-on", "polish").code == 0
    replace(course, THIRD, POKE, "Poke test | HELD")
    result = reclint("report", "--since", "HEAD", "--fail-on", "improvement", "--format", "json")
    assert result.code == 1
    changes = [entry["change"] for entry in json.loads(result.out)["findings"] if not entry["question"]]
    assert sorted(changes) == ["new", *["remaining"] * 8]


def test_a_lost_notebook_is_told_on_every_face(git: Git, course: Path, reclint: Reclint) -> None:
    git("rm", "-q", "-r", "notebooks")
    for form in ("terminal", "markdown", "html", "json"):
        assert NOTEBOOK in reclint("report", "--since", "HEAD", "--format", form).out, form
    assert reclint("report", "--since", "HEAD", "--fail-on", "critical").code == 1
