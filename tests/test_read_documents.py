"""Module plans, lessons' planning documents, series summaries and the course's page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reclint.files.discovery import list_documents
from reclint.readers import read_course, read_lesson_plan, read_plan, read_preparation, read_series_summary
from reclint.text.source import Source
from reclint.workspace import Documents, Workspace

from .conftest import RECORDS, read

if TYPE_CHECKING:
    from reclint.model import Course, LessonPlan, ModulePlan, SeriesSummary
    from reclint.readers import Lexicon

Planned = tuple[str, int, str | None, str | None]

# Module plans


def plan_of(text: str, lexicon: Lexicon) -> ModulePlan:
    return read_plan(Source("plan.md", text), lexicon)


def lessons_of(text: str, lexicon: Lexicon) -> list[Planned]:
    """Slug, position, load and status of every planned lesson."""
    lessons = plan_of(f"# Module 2.1: Small Breads -- Plan\n\n{text}\n", lexicon).lessons
    return [
        (lesson.slug, lesson.position, lesson.load and lesson.load.text, lesson.status and lesson.status.text)
        for lesson in lessons
    ]


def test_the_header_of_a_plan(lexicon: Lexicon) -> None:
    text = "# Module 2.1: Small Breads — Plan\n\n**Status:** In progress (1 of 2 lessons built)\n"
    plan = plan_of(text, lexicon)
    assert (plan.path, plan.number, plan.title) == ("plan.md", "2.1", "Small Breads")
    assert plan.status
    assert plan.built
    assert plan.planned
    assert (plan.status.text, plan.built.value, plan.planned.value) == ("In progress (1 of 2 lessons built)", 1, 2)
    assert [text[slice(*part.span)] for part in (plan.status, plan.built, plan.planned)] == [plan.status.text, "1", "2"]


@pytest.mark.parametrize(
    ("text", "number", "title", "status"),
    [
        pytest.param("", None, None, None, id="empty"),
        pytest.param("# Small Breads\n\n**Status:** Planning", None, None, "Planning", id="no-module"),
        pytest.param("# Module 2.1: Small Breads\n", "2.1", "Small Breads", None, id="no-word-in-the-title"),
        pytest.param(
            "**Status:** Planning\n\n# Module 2.1: Rolls -- Plan", "2.1", "Rolls", "Planning", id="status-above"
        ),
        pytest.param("# Module 2.1: Rolls -- Plan\n\n## A\n\n**Status:** x", "2.1", "Rolls", None, id="status-below"),
        pytest.param(
            "# Module 2.1: Rolls -- Plan\n\n| Baker | Ada |\n|---|---|\n| Status | Planning |\n| Oven | gas |",
            *("2.1", "Rolls", "Planning"),
            id="status-in-a-table",
        ),
    ],
)
def test_plans_with_less(
    text: str, number: str | None, title: str | None, status: str | None, lexicon: Lexicon
) -> None:
    plan = plan_of(text, lexicon)
    assert (plan.number, plan.title, plan.status and plan.status.text, plan.lessons) == (number, title, status, ())


def test_columns_of_lessons_are_no_header(lexicon: Lexicon) -> None:
    plan = plan_of("# Module 2.1: Rolls -- Plan\n\n| Slug | Status |\n|---|---|\n| rye | Planning |", lexicon)
    assert plan.status is None
    assert [(lesson.slug, lesson.status and lesson.status.text) for lesson in plan.lessons] == [("rye", "Planning")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "| # | Slug | Core Concept | Type |\n|---|---|---|---|\n"
            "| 1 | soft-rolls | Dough | BUILD |\n| 2 | `crust` | Steam | STRETCH |",
            [("soft-rolls", 1, "BUILD", None), ("crust", 2, "STRETCH", None)],
            id="slug-and-type",
        ),
        pytest.param(
            "| Lesson | Status |\n|---|---|\n| soft-rolls | Built |\n| crust | Planned |",
            [("soft-rolls", 1, None, "Built"), ("crust", 2, None, "Planned")],
            id="lesson-and-status",
        ),
        pytest.param(
            "| Lesson | Slug | Load |\n|---|---|---|\n| 1 | soft-rolls | build (familiar) |",
            [("soft-rolls", 1, "BUILD", None)],
            id="number-and-slug",
        ),
        pytest.param(
            "| Lesson | Type |\n|---|---|\n| soft-rolls | Hands-on |",
            [("soft-rolls", 1, None, None)],
            id="a-type-that-is-no-load",
        ),
        pytest.param(
            "| Slug | Status |\n|---|---|\n| soft-rolls | |\n\n"
            "| Lesson | Load |\n|---|---|\n| soft-rolls | BUILD |\n| crust | STRETCH |",
            [("soft-rolls", 1, "BUILD", None)],
            id="loads-in-a-table-of-their-own",
        ),
        pytest.param(
            "| Slug | Status |\n|---|---|\n| soft-rolls | |\n| crust | |\n| crumb | |\n\n"
            "- Lesson 1 (soft-rolls): BUILD — familiar\n- **Lesson 2 (`crust`):** STRETCH — steam\n"
            "- Lesson 3 (crumb): slow",
            [("soft-rolls", 1, "BUILD", None), ("crust", 2, "STRETCH", None), ("crumb", 3, None, None)],
            id="loads-in-lines",
        ),
        pytest.param(
            "| Slug | Load |\n|---|---|\n| soft-rolls | BUILD |\n\n- Lesson 1 (soft-rolls): STRETCH — no",
            [("soft-rolls", 1, "BUILD", None)],
            id="the-first-load-holds",
        ),
        pytest.param("| Lesson | Topic |\n|---|---|\n| soft-rolls | Dough |", [], id="another-table"),
        pytest.param("| Lesson | Load |\n|---|---|\n| 1 | BUILD |\n| Soft rolls | BUILD |", [], id="no-slugs"),
        pytest.param("- Lesson 1 (soft-rolls): BUILD", [], id="lines-without-a-table"),
        pytest.param(
            "1. `soft-rolls`: Soft Rolls. Load BUILD. By hand.\n2. `crust`: Crust. Load stretch.",
            [("soft-rolls", 1, "BUILD", None), ("crust", 2, "STRETCH", None)],
            id="items",
        ),
        pytest.param(
            "- Lesson 1: Soft Rolls (soft-rolls) — BUILD\n- Lesson 2: Crust (crust-and-crumb) — STRETCH",
            [("soft-rolls", 1, "BUILD", None), ("crust-and-crumb", 2, "STRETCH", None)],
            id="items-like-headings",
        ),
        pytest.param(
            "## 2.1.1 Soft Rolls\n\n- Slug: soft-rolls\n- Load: BUILD\n\nThey rise.\n\n"
            "## 2.1.2 Crust\n\n- Slug: crust\n- Load: STRETCH\n\n## Why so\n\nBUILD comes first.",
            [("soft-rolls", 1, "BUILD", None), ("crust", 2, "STRETCH", None)],
            id="headings-with-fields",
        ),
        pytest.param("- `soft-rolls` was hard to bake\n- `crust` was a BUILD lesson", [], id="items-without-loads"),
    ],
)
def test_lessons_of_a_plan(text: str, expected: list[Planned], lexicon: Lexicon) -> None:
    assert lessons_of(text, lexicon) == expected


def test_planned_lessons_know_their_place(lexicon: Lexicon) -> None:
    text = "| # | Slug | Type | Status |\n|---|---|---|---|\n| 1 | `soft-rolls` | build | Built |\n"
    [lesson] = plan_of(text, lexicon).lessons
    assert lesson.load
    assert lesson.status
    parts = (lesson, lesson.load, lesson.status)
    assert [text[slice(*part.span)] for part in parts] == ["soft-rolls", "build", "Built"]


def test_an_example_plan(lexicon: Lexicon) -> None:
    plan = read_plan(read(RECORDS / "series-1" / "module-1-1" / "plan.md"), lexicon)
    assert (plan.number, plan.title) == ("1.1", "Flour, Water, Salt, Yeast")
    assert [(lesson.slug, lesson.load and lesson.load.text) for lesson in plan.lessons] == [
        ("four-ingredients", "BUILD"),
        ("bakers-percentage", "STRETCH"),
        ("scaling-a-formula", "CONSOLIDATE"),
    ]


# Planning documents of lessons


def lesson_plan_of(text: str, lexicon: Lexicon) -> LessonPlan:
    return read_lesson_plan(Source("soft-rolls.md", text), lexicon)


def test_the_header_of_a_planning_document(lexicon: Lexicon) -> None:
    text = (
        "# Lesson: Soft Rolls\n\n**Module:** 2.1 (Small Breads)\n**Position:** Lesson 3 of 4\n"
        "**Slug:** `soft-rolls`\n**Status:** Built\n**Type:** STRETCH\n\n## Outline\n\n**Status:** none\n"
    )
    plan = lesson_plan_of(text, lexicon)
    parts = (plan.module, plan.slug, plan.status, plan.load)
    assert [part and part.text for part in parts] == ["2.1 (Small Breads)", "soft-rolls", "Built", "STRETCH"]
    assert [text[slice(*part.span)] for part in parts if part] == [part.text for part in parts if part]
    assert plan.position
    assert (plan.title, plan.position.value, text[slice(*plan.position.span)]) == ("Lesson: Soft Rolls", 3, "3")


@pytest.mark.parametrize(
    ("header", "position"),
    [
        pytest.param("**Position:** Lesson 3 of 4", 3, id="lesson-of"),
        pytest.param("**Position:** 3 of 4", 3, id="of"),
        pytest.param("**Module:** 2.1, Lesson 2 of 4", 2, id="in-the-module-field"),
        pytest.param("**Position:** last", None, id="words"),
        pytest.param("**Module:** 2.1", None, id="not-stated"),
    ],
)
def test_positions(header: str, position: int | None, lexicon: Lexicon) -> None:
    found = lesson_plan_of(f"# Lesson: Soft Rolls\n\n{header}\n", lexicon).position
    assert (found and found.value) == position


def test_what_the_student_holds_and_needs(lexicon: Lexicon) -> None:
    text = (
        "## Student State\n\n"
        "| Concept | Depth | Source | Notes |\n|---|---|---|---|\n"
        "| **Steam** | DEVELOPED | crust (1.2), heat | hot |\n| Lids | | | |\n\n"
        "## Prerequisites\n\n"
        "| Concept | Required Depth | Actual Depth | Source Lesson | Status | Reasoning |\n|---|---|---|---|---|---|\n"
        "| Steam | INTRODUCED | DEVELOPED | crust | OK | used |\n| Lids | APPLIED | - | | GAP | |\n\n"
        "## Outline\n\n| Concept | Depth |\n|---|---|\n| Crust | APPLIED |\n\n"
        "| Step | Source |\n|---|---|\n| 1 | oven |\n"
    )
    found = read_preparation(Source("soft-rolls.md", text), lexicon)
    held = [(row.name.text, row.depth and row.depth.level, [ref.slug for ref in row.source]) for row in found.held]
    assert held == [("Steam", "DEVELOPED", ["crust", "heat"]), ("Lids", None, [])]
    needed = [
        (
            row.name.text,
            row.required and row.required.level,
            row.actual and row.actual.level,
            [ref.slug for ref in row.source],
            row.status and row.status.text,
        )
        for row in found.prerequisites
    ]
    assert needed == [
        ("Steam", "INTRODUCED", "DEVELOPED", ["crust"], "OK"),
        ("Lids", "APPLIED", None, [], "GAP"),
    ]
    assert text[slice(*found.held[0].span)] == "| **Steam** | DEVELOPED | crust (1.2), heat | hot |"


def test_an_empty_planning_document(lexicon: Lexicon) -> None:
    plan = lesson_plan_of("", lexicon)
    assert (plan.title, plan.module, plan.slug, plan.position, plan.status, plan.load) == (None,) * 6
    assert plan.log is None
    found = read_preparation(Source("soft-rolls.md", ""), lexicon)
    assert (found.held, found.prerequisites) == ((), ())


def test_an_example_planning_document(lexicon: Lexicon) -> None:
    plan = read_lesson_plan(read(RECORDS / "series-1" / "module-1-3" / "lessons" / "weekend-loaf.md"), lexicon)
    assert plan.slug
    assert plan.position
    assert (plan.slug.text, plan.position.value) == ("weekend-loaf", 3)
    assert plan.log


def test_what_a_lesson_of_the_example_builds_on(lexicon: Lexicon) -> None:
    workspace = Workspace(Documents(list_documents(RECORDS).names, lambda key: read(RECORDS / key), lexicon))
    lesson = next(lesson for lesson in workspace.modules[2].lessons if lesson.slug == "weekend-loaf")
    assert lesson.preparation
    assert (len(lesson.preparation.held), len(lesson.preparation.prerequisites)) == (6, 3)


# Series summaries


def summary_of(text: str, lexicon: Lexicon) -> SeriesSummary:
    return read_series_summary(Source("summary.md", text), lexicon)


def test_rows_of_a_series_summary(lexicon: Lexicon) -> None:
    text = (
        "# Series 2: Small Breads -- Summary\n\n"
        "| Concept | Depth |\n|---|---|\n| Oven | MENTIONED |\n\n"
        "## Module 2.1: Rolls\n\n| Concept | Depth | Lesson |\n|---|---|---|\n"
        "| **Steam** | MENTIONED -> APPLIED | crust, crumb |\n\n"
        "### Extras\n\n| Lesson | Concept | Depth |\n|---|---|---|\n| heat | Lids | DEVELOPED |\n\n"
        "## Module 2.2: Buns\n\n| Concept | Depth |\n|---|---|\n| Glaze | APPLIED |\n\n"
        "| Word | Meaning |\n|---|---|\n| a | b |\n"
    )
    summary = summary_of(text, lexicon)
    found = [
        (row.module, row.name.text, row.depth and row.depth.level, [ref.slug for ref in row.lessons])
        for row in summary.rows
    ]
    assert found == [
        (None, "Oven", "MENTIONED", []),
        ("2.1", "Steam", "APPLIED", ["crust", "crumb"]),
        ("2.1", "Lids", "DEVELOPED", ["heat"]),
        ("2.2", "Glaze", "APPLIED", []),
    ]
    assert (summary.number, summary.path) == ("2", "summary.md")
    assert text[slice(*summary.rows[1].span)] == "| **Steam** | MENTIONED -> APPLIED | crust, crumb |"


@pytest.mark.parametrize("text", ["", "# Breads\n\nAll of them.\n"])
def test_a_series_summary_with_nothing_in_it(text: str, lexicon: Lexicon) -> None:
    summary = summary_of(text, lexicon)
    assert (summary.number, summary.rows) == (None, ())


def test_the_example_summary(lexicon: Lexicon) -> None:
    summary = read_series_summary(read(RECORDS / "series-1" / "summary.md"), lexicon)
    numbers = [row.module for row in summary.rows]
    assert (summary.number, {number: numbers.count(number) for number in numbers}) == (
        "1",
        {"1.1": 12, "1.2": 10, "1.3": 12},
    )


# The course's page


def course_of(text: str, lexicon: Lexicon) -> Course:
    return read_course(Source("course.md", text), lexicon)


def test_the_example_course(lexicon: Lexicon) -> None:
    course = read_course(read(RECORDS / "course.md"), lexicon)
    found = [
        (
            entry.number,
            entry.title,
            entry.status and entry.status.text,
            entry.built and entry.built.value,
            entry.planned and entry.planned.value,
        )
        for entry in (*course.series, *course.modules)
    ]
    assert found == [
        ("1", "The Numbers Behind a Loaf", "In review", 9, 9),
        ("1.1", "Flour, Water, Salt, Yeast", "Complete", 3, 3),
        ("1.2", "Time and Temperature", "Complete", 3, 3),
        ("1.3", "Sourdough", "In review", 3, 3),
    ]
    assert course.title == "Course: Bread, Measured"


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        pytest.param("| 2.1 | Rolls | Complete (4 of 4 lessons) |", ("2.1", "Rolls", 4, 4), id="count-in-the-status"),
        pytest.param("| Module 2.1 | Rolls | Complete (4 lessons) |", ("2.1", "Rolls", 4, None), id="word-and-number"),
        pytest.param("| **2.1** | Rolls | 1/3 |", ("2.1", "Rolls", 1, 3), id="bold-number"),
        pytest.param(
            "| 2.1: Small Rolls | | Complete |", ("2.1", "Small Rolls", None, None), id="title-beside-the-number"
        ),
        pytest.param("| 2.1 — Small Rolls | | Complete |", ("2.1", "Small Rolls", None, None), id="dash"),
    ],
)
def test_rows_of_the_course(row: str, expected: tuple[str, str, int | None, int | None], lexicon: Lexicon) -> None:
    course = course_of(f"| Module | Title | Status |\n|---|---|---|\n{row}\n", lexicon)
    [entry] = course.modules
    found = (entry.number, entry.title, entry.built and entry.built.value, entry.planned and entry.planned.value)
    assert found == expected


def test_a_page_may_list_its_modules_without_a_status(lexicon: Lexicon) -> None:
    course = course_of("# Breads\n\n| Module | Title | Lessons |\n|---|---|---|\n| 2.1 | Rolls | 4 |\n", lexicon)
    assert [(entry.number, entry.title, entry.status) for entry in course.modules] == [("2.1", "Rolls", None)]


@pytest.mark.parametrize(
    "table",
    [
        pytest.param("| Number | Title |\n|---|---|\n| 2 | Rolls |", id="no-status-and-no-module"),
        pytest.param("| Module | Reason |\n|---|---|\n| 2.1 | Steam |", id="neither-status-nor-title"),
        pytest.param("| Module | Status |\n|---|---|\n| Rolls | Complete |", id="no-number"),
        pytest.param("| 2.1 | Complete |", id="no-header"),
        pytest.param("Prose.", id="prose"),
    ],
)
def test_other_tables_are_not_of_the_course(table: str, lexicon: Lexicon) -> None:
    course = course_of(f"# Breads\n\n{table}\n", lexicon)
    assert (course.title, course.modules, course.series) == ("Breads", (), ())
