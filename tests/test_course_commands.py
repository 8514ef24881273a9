"""``show --workspace``, ``concept`` and ``state``: the whole course, on the command line."""

from __future__ import annotations

import json
import re
import shutil
from typing import TYPE_CHECKING

import pytest

from .samples import record_text

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from .conftest import Result

    Reclint = Callable[..., Result]

BEFORE_THE_LAST_LESSON = """
Roles of the four ingredients   | DEVELOPED  | 1.1.1 | 1.1.1 | 8
Gluten network                  | INTRODUCED | 1.1.1 | 1.1.1 | 8
Weighing in grams               | DEVELOPED  | 1.1.1 | 1.1.1 | 8
Hydration                       | DEVELOPED  | 1.1.1 | 1.1.2 | 7
Baker's percentage              | APPLIED    | 1.1.2 | 1.1.3 | 6
Usual range for salt and yeast  | INTRODUCED | 1.1.2 | 1.1.2 | 7
Total flour                     | INTRODUCED | 1.1.2 | 1.1.2 | 7
Sum of percentages              | DEVELOPED  | 1.1.3 | 1.1.3 | 6
Flour weight from dough weight  | DEVELOPED  | 1.1.3 | 1.1.3 | 6
Baking loss                     | INTRODUCED | 1.1.3 | 1.1.3 | 6
Yeast fermentation              | INTRODUCED | 1.2.1 | 1.2.1 | 5
Judging the rise by volume      | DEVELOPED  | 1.2.1 | 1.2.1 | 5
Ten-degree rule                 | APPLIED    | 1.2.1 | 1.2.3 | 3
Desired dough temperature       | DEVELOPED  | 1.2.2 | 1.2.2 | 4
Water temperature formula       | DEVELOPED  | 1.2.2 | 1.2.2 | 4
Friction                        | INTRODUCED | 1.2.2 | 1.2.2 | 4
Yeast-for-time exchange         | DEVELOPED  | 1.2.3 | 1.2.3 | 3
Cold retard                     | INTRODUCED | 1.2.3 | 1.2.3 | 3
Backward schedule               | DEVELOPED  | 1.2.3 | 1.2.3 | 3
Starter                         | DEVELOPED  | 1.3.1 | 1.3.1 | 2
Feeding ratio                   | DEVELOPED  | 1.3.1 | 1.3.1 | 2
Peak                            | INTRODUCED | 1.3.1 | 1.3.1 | 2
Discard                         | INTRODUCED | 1.3.1 | 1.3.1 | 2
Building a levain               | DEVELOPED  | 1.3.2 | 1.3.2 | 1
Hidden flour and water          | DEVELOPED  | 1.3.2 | 1.3.2 | 1
Overall hydration               | DEVELOPED  | 1.3.2 | 1.3.2 | 1
Prefermented flour              | INTRODUCED | 1.3.2 | 1.3.2 | 1
"""
"""Written by hand from the three records: concept, depth, first met, last touched, lessons ago."""


def head(concept: str) -> str:
    return concept.partition(" (")[0]


@pytest.mark.usefixtures("course")
def test_what_the_student_holds_before_the_last_lesson(reclint: Reclint) -> None:
    shown = json.loads(reclint("state", "weekend-loaf", "--format", "json").out)
    table = [
        [
            head(entry["concept"]),
            entry["depth"],
            entry["first"]["number"],
            entry["last"]["number"],
            entry["lessons_ago"],
        ]
        for entry in shown["concepts"]
    ]
    rows = [[cell.strip() for cell in line.split("|")] for line in BEFORE_THE_LAST_LESSON.strip().splitlines()]
    assert table == [[*row[:4], int(row[4])] for row in rows]
    assert (shown["format"], shown["lesson"], shown["number"]) == (1, "weekend-loaf", "1.3.3")


@pytest.mark.usefixtures("course")
def test_the_state_as_text(reclint: Reclint) -> None:
    lines = reclint("state", "bakers-percentage").out.splitlines()
    assert lines[0] == "when bakers-percentage (1.1.2) begins, the student holds 4 concepts"
    assert lines[4] == "  MENTIONED   Hydration (how wet a dough is)  (first in 1.1.1, last in 1.1.1, 1 lesson ago)"


@pytest.mark.usefixtures("course")
def test_the_state_as_the_table_of_a_planning_document(reclint: Reclint) -> None:
    lines = reclint("state", "scaling-a-formula", "--format", "markdown").out.splitlines()
    assert lines[:2] == ["| Concept | Depth | Source | Notes |", "| --- | --- | --- | --- |"]
    assert lines[5] == (
        "| Hydration (how wet a dough is) | DEVELOPED | bakers-percentage (1.1) | first met in four-ingredients (1.1) |"
    )
    assert len(lines) == 2 + 7


def test_a_pipe_in_a_concept_stays_inside_its_cell(folder: Path, reclint: Reclint) -> None:
    table = "| Concept | Depth | Lesson |\n|---|---|---|\n| `a \\| b` | APPLIED | rolls |\n"
    sections = "### rolls\n\n**Concepts taught:** a\n\n### buns\n\n**Concepts taught:** b\n"
    (folder / "record.md").write_text(
        f"# Module 1.1: Rolls -- Record\n\n## Concept Index\n\n{table}\n## Per-Lesson Summaries\n\n{sections}"
    )
    row = reclint("state", "buns", "--format", "markdown").out.splitlines()[2]
    assert row.replace("\\|", "").count("|") == 5


@pytest.mark.usefixtures("course")
def test_before_the_first_lesson_the_student_holds_nothing(reclint: Reclint) -> None:
    result = reclint("state", "four-ingredients")
    assert result == (0, "when four-ingredients (1.1.1) begins, the student holds 0 concepts\n", "")


@pytest.mark.usefixtures("course")
def test_a_lesson_that_is_not_there(reclint: Reclint) -> None:
    result = reclint("state", "weekend-loafs")
    assert (result.code, result.out) == (2, "")
    assert result.err.splitlines()[0] == 'error: there is no lesson "weekend-loafs", did you mean "weekend-loaf"?'


@pytest.mark.usefixtures("course")
def test_the_course_of_a_concept(reclint: Reclint) -> None:
    result, record = reclint("concept", "Ten-degree rule"), "series-1/module-1-2/record.md"
    assert (result.code, result.out.splitlines()) == (
        0,
        [
            "Ten-degree rule (ten degrees warmer, about half the time)",
            f"  1.2.1   DEVELOPED   fermentation-clock: taught, practised in exercise 2  {record}:12",
            f"  1.2.3   APPLIED     less-yeast-more-time: taught  {record}:19",
        ],
    )


def test_a_recap_is_told_as_such(course: Path, reclint: Reclint) -> None:
    path, last = course / "series-1/module-1-2/record.md", "| APPLIED | less-yeast-more-time"
    path.write_text(path.read_text("utf-8").replace(last, f"{last} (recap from 1.1)"), "utf-8")
    step = reclint("concept", "ten-degree rule").out.splitlines()[2]
    assert step.startswith("  1.2.3   APPLIED     less-yeast-more-time: taught, recap from 1.1  series-1/")


@pytest.mark.parametrize(
    ("name", "code", "told"),
    [
        ("Hydration", 0, "it may also mean:"),
        ("dough", 1, "no concept is plainly meant"),
        ("quantum chromodynamics", 1, "no concept of the course comes near"),
    ],
)
@pytest.mark.usefixtures("course")
def test_ambiguous_names_have_their_candidates(name: str, code: int, told: str, reclint: Reclint) -> None:
    result = reclint("concept", name)
    assert result.code == code
    assert told in result.out.splitlines()


@pytest.mark.usefixtures("course")
def test_every_document_of_the_workspace_and_what_it_was_taken_for(reclint: Reclint) -> None:
    lines = reclint("show", "--workspace").out.splitlines()
    assert len(lines) == 28
    for line in (
        "course.md: course page, by its name",
        "series-1/summary.md: series summary, by its name",
        "series-1/module-1-3/record.md: record of 1.3, by its title",
        "series-1/module-1-3/plan.md: plan of 1.3, in the record's folder",
        "notebooks/1-3-2-counting-the-levain.ipynb: notebook of 1.3 counting-the-levain, named by the record",
        "notebooks/1-3-1-feeding-a-starter.ipynb: "
        "notebook of 1.3 feeding-a-starter, by the lesson's slug and position in the file name",
        "series-1/module-1-3/lessons/weekend-loaf.md: "
        "planning document with review log of 1.3 weekend-loaf, by the lesson's slug",
    ):
        assert line in lines
    assert lines[-2:] == ["belonging to nothing:", "  README.md: no record, and no module or lesson claims it"]


# Partial workspaces


def test_a_module_that_is_not_there_makes_no_finding_and_is_counted(course: Path, reclint: Reclint) -> None:
    shutil.rmtree(course / "series-1/module-1-2")
    for path in (course / "notebooks").glob("1-2-*"):
        path.unlink()
    for page in ("course.md", "series-1/summary.md"):
        (course / page).unlink()
    report = json.loads(reclint("check", "series-1/module-1-1", "--output", "json").out)
    assert [finding for finding in report["findings"] if not finding["question"]] == []
    skipped = {entry["rule"]: entry["reason"] for entry in report["summary"]["skipped"]}
    assert "1.2" in skipped["reference-broken"]


def test_a_record_alone_is_checked_and_says_what_was_skipped(folder: Path, reclint: Reclint) -> None:
    (folder / "page.md").write_text(record_text("**Concepts taught:**\n- Windowpane test (MENTIONED)"))
    report = json.loads(reclint("check", "page.md", "--output", "json").out)
    assert report["summary"]["records"] == 1
    skipped = {entry["rule"] for entry in report["summary"]["skipped"]}
    assert {"notebook-count", "review-counts-differ", "plan-disagrees", "rollup-stale"} <= skipped


# Documents that are no records


@pytest.mark.parametrize(
    ("path", "rules"),
    [
        ("notebooks/1-3-2-counting-the-levain.ipynb", ["notebook-count"]),
        ("notebooks/1-3-3-weekend-loaf.ipynb", ["exercise-level"]),
        ("notebooks/1-1-2-bakers-percentage.ipynb", []),
        ("series-1/module-1-3/lessons/weekend-loaf.md", ["review-verdict-conflict"]),
        ("series-1/module-1-3/plan.md", []),
        ("course.md", []),
    ],
)
@pytest.mark.usefixtures("course")
def test_a_document_reports_what_it_has_a_part_in(path: str, rules: list[str], reclint: Reclint) -> None:
    result = reclint("check", path, "--output", "json")
    assert [rule for _, _, rule in result.findings] == rules
    assert re.search(r" in 1 document$", reclint("check", path).out, re.M)


def test_a_plan_that_disagrees_is_found_from_either_side(course: Path, reclint: Reclint) -> None:
    plan = course / "series-1/module-1-2/plan.md"
    text = plan.read_text("utf-8")
    assert "dough-temperature" in text
    plan.write_text(text.replace("dough-temperature", "dough-weather"), "utf-8")
    from_plan = reclint("check", "series-1/module-1-2/plan.md", "--output", "json").findings
    from_record = reclint("check", "series-1/module-1-2/record.md", "--output", "json").findings
    assert from_plan != []
    assert set(from_plan) <= set(from_record)
