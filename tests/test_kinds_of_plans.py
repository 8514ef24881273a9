"""Kinds of statements of plans and roll-ups that are easily misread, each beside the fault that it looks like."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from .samples import record_text, report_on
from .test_near_misses import ASKED, SURE, TAUGHT, Case, answers

if TYPE_CHECKING:
    pass

PASSED = "## Review -- 2026-04-09 (Iteration 1/3)\n\n### Verdict: PASS\n"
COMPLETE = "**Status:** Complete (1 of 1 lessons built)"
BEGUN = "**Status:** In progress (1 of 2 lessons built)"
TABLE = "| # | Slug | Notebook |\n|---|---|---|\n"
LOADS = "| # | Slug | Type |\n|---|---|---|\n| 1 | soft-rolls | BUILD |\n"
NOTEBOOK = {
    "notebooks/2-1-1-soft-rolls.ipynb": json.dumps(
        {"cells": [{"cell_type": "markdown", "source": "## Exercise 1: Mix"}]}
    )
}


def of(
    rule: str, answer: str | None, *, section: str = "", header: str = COMPLETE, rows: str = "", **files: str
) -> Case:
    """A record of module 2.1 in a folder of its own, with files of the series around it."""
    names = {"plan": "s/plan.md", "summary": "s/summary.md", "page": "course.md", "module": "s/m/plan.md"}
    texts = {names.get(name, f"s/m/lessons/{name.replace('_', '-')}.md"): text for name, text in files.items()}
    return Case(rule, {"s/m/record.md": record_text(TAUGHT + section, header=header, rows=rows), **texts}, answer)


def series(status: str, answer: str | None, *, header: str = COMPLETE, summary: str = "") -> Case:
    module = f"### Module 2.1: Small Breads\n\n{TABLE}| 1 | soft-rolls | No |\n"
    plan = f"# Series 2: Breads -- Plan\n\n**Status:** {status}\n\n{module}"
    others = {"summary": f"# Series 2: Breads -- Summary\n\n**Status:** {summary}\n"} if summary else {}
    return of("plan-status", answer, header=header, plan=plan, **others)


def listed(rows: str, answer: str | None, *, header: str = COMPLETE, notebook: bool = False) -> Case:
    plan = f"# Series 2: Breads -- Plan\n\n### 2.1 Small Breads (2 lessons)\n\n{TABLE}{rows}\n"
    case = of("plan-disagrees", answer, header=header, plan=plan)
    return case._replace(texts={**case.texts, **(NOTEBOOK if notebook else {})})


def planned(position: str, answer: str | None, *, module: str = "") -> Case:
    plan = f"# Lesson: Soft Rolls\n\n**Position:** {position}\n"
    others = {"module": module} if module else {}
    return of("plan-disagrees", answer, soft_rolls=plan, **others)


PAGE = "| Series | Title | Modules | Lessons built | Status |\n|---|---|---|---|---|\n| 2 | Breads | {} | {} | {} |\n"


def row_of_series(count: str, lessons: str, status: str, answer: str | None, *, header: str = COMPLETE) -> Case:
    """The row of a series of one module on the course's page, beside the module's own."""
    built, said = ("1 of 1", "Complete") if header == COMPLETE else ("1 of 2", "In progress")
    head = "| Module | Title | Lessons built | Status |\n|---|---|---|---|\n"
    module = f"{head}| 2.1 | Small Breads | {built} | {said} |\n"
    return of(
        "rollup-stale",
        answer,
        header=header,
        page=f"# Course: Baking\n\n{PAGE.format(count, lessons, status)}\n{module}",
    )


def loads(remark: str, answer: str | None) -> Case:
    """Two lessons of the heaviest load, and what the plan says below its table."""
    heading = "### Lesson 1: Soft Rolls (soft-rolls)\n\n**Load:** STRETCH\n\n### Lesson 2: Hard Rolls (hard-rolls)"
    rows = "| 1 | soft-rolls | STRETCH |\n| 2 | hard-rolls | STRETCH |\n"
    plan = f"# Module 2.1: Small Breads -- Plan\n\n| # | Slug | Type |\n|---|---|---|\n{rows}\n{remark}\n"
    record = record_text("**Load:** STRETCH", heading=heading)
    return Case("load-adjacent", {"m/record.md": record, "m/plan.md": plan}, answer)


def ordered(rows: str, answer: str | None) -> Case:
    """A record with the lessons "soft-rolls" and "rye", and the rows of its plan: slug, number, load."""
    heading = "### Lesson 1: Soft Rolls (soft-rolls)\n\nMilk.\n\n### Lesson 2: Rye (rye)"
    plan = f"# Module 2.1: Small Breads -- Plan\n\n| Slug | # | Type |\n|---|---|---|\n{rows}"
    return Case("plan-disagrees", {"m/record.md": record_text("Coarse.", heading=heading), "m/plan.md": plan}, answer)


def planning(status: str, answer: str | None, *, log: str = PASSED) -> Case:
    return of("status-disagrees", answer, soft_rolls=f"# Lesson: Soft Rolls\n\n**Status:** {status}\n\n{log}")


def ticked(status: str, answer: str | None) -> Case:
    """The status of a plan, beside a record and a course's page that are complete."""
    row = "| 2.1 | Small Breads | 1 of 1 | Complete |\n"
    page = f"# Course\n\n| Module | Title | Lessons | Status |\n|---|---|---|---|\n{row}"
    plan = f"# Module 2.1: Small Breads -- Plan\n\n**Status:** {status}\n\n{LOADS}"
    return of("status-disagrees", answer, module=plan, page=page)


def finished(page: str, answer: str | None) -> Case:
    """A record without a status whose lesson passed, a plan in progress, and the row of the course's page."""
    return of(
        "status-disagrees",
        answer,
        header="",
        section="\n**Review:** Passed at iteration 1/3.",
        module=f"# Module 2.1: Small Breads -- Plan\n\n**Status:** In progress\n\n{LOADS}",
        page=f"# Course\n\n| Module | Title | Lessons | Status |\n|---|---|---|---|\n| 2.1 | Small Breads | {page} |\n",
    )


def in_a_line(line: str, answer: str | None, *, rule: str = "rollup-stale") -> Case:
    """A course's page that lists its modules; the record of 2.1 is complete, with one lesson."""
    return of(rule, answer, page=f"# Course\n\n## Series 2\n\n- {line}\n- Module 2.2: Rye -- planned\n")


def rolled_up(depth: str, answer: str | None, *, rows: str = "", name: str = "Egg wash") -> Case:
    table = f"| Concept | Depth |\n|---|---|\n| {name} | {depth} |\n"
    return of("rollup-stale", answer, rows=rows, summary=f"# Series 2: Breads -- Summary\n\n## Module 2.1\n\n{table}")


def said(sentence: str, answer: str | None) -> Case:
    case = of("rollup-stale", answer, summary=f"# Series 2: Breads -- Summary\n\n**Status:** Complete\n\n{sentence}\n")
    return case._replace(texts={**case.texts, **NOTEBOOK})


def summed_up(status: str, answer: str | None) -> Case:
    """The status of a summary that has rows of the one module whose record is here, which is complete."""
    rows = "## From Module 2.1\n\n| Concept | Depth |\n|---|---|\n| Egg wash | MENTIONED |\n"
    return of("plan-status", answer, summary=f"# Series 2: Breads -- Summary\n\n**Status:** {status}\n\n{rows}")


def counted_up(status: str, answer: str | None) -> Case:
    """The status of the summary of a series whose one module has one lesson."""
    return of("rollup-stale", answer, summary=f"# Series 2: Breads -- Summary\n\n**Status:** {status}\n")


def number_of(lessons: str, answer: str | None, *, status: str = "Complete", head: str = "Lessons") -> Case:
    """A table of modules that counts the lessons of a record with one."""
    table = f"| Module | Title | {head} | Status |\n|---|---|---|---|\n| 2.1 | Small Breads | {lessons} | {status} |\n"
    return of("rollup-stale", answer, summary=f"# Series 2: Breads -- Summary\n\n{table}")


def entry(status: str, answer: str | None) -> Case:
    table = f"| Module | Title | Status |\n|---|---|---|\n| 2.1 | Small Breads | {status} |\n"
    return of("rollup-stale", answer, summary=f"# Series 2: Breads -- Summary\n\n{table}")


def below(status: str, answer: str | None, *, heading: str = "Module 2.1: Small Breads") -> Case:
    """A status below the heading of a module, the record of which is complete with one lesson."""
    text = f"# Series 2: Breads -- Summary\n\n## {heading}\n\n**Status:** {status}\n\nMilk and steam.\n"
    return of("rollup-stale", answer, summary=text)


def of_lesson(status: str, answer: str | None, *, review: str = "Passed at iteration 1/3.", more: str = "") -> Case:
    """A status in a summary's table of lessons, beside what the record says of a review."""
    table = f"| Lesson | Slug | State |\n|---|---|---|\n| 2.1.1 | soft-rolls | {status} |\n| 2.1.2 | rye | planned |\n"
    section = f"\n{more}**Review:** {review}"
    return of("rollup-stale", answer, section=section, summary=f"# Series 2: Breads -- Summary\n\n{table}")


PLAN_OF_TWO = f"# Module 2.1: Small Breads -- Plan\n\n{LOADS}| 2 | rye | BUILD |\n"


def in_lines(second: str, answer: str | None, *, table: str = "| # | Slug | Idea |") -> Case:
    """A record with the loads STRETCH and BUILD, and a plan that gives them in lines below its table."""
    heading = "### Lesson 1: Soft Rolls (soft-rolls)\n\n**Load:** STRETCH\n\n### Lesson 2: Rye (rye)"
    rows = f"{table}\n|---|---|---|\n| 1 | soft-rolls | milk |\n| 2 | rye | acid |\n" if table else ""
    plan = f"# Module 2.1: Small Breads -- Plan\n\n{rows}\n## Loads\n\n{second}\n"
    record = record_text("**Load:** BUILD", heading=heading)
    return Case("plan-disagrees", {"m/record.md": record, "m/plan.md": plan}, answer)


FIRST = "Lesson 1 (soft-rolls): STRETCH — all is new"
LINES = {
    "items": in_lines(f"- {FIRST}\n- Lesson 2 (rye): CONSOLIDATE — nothing new", SURE),
    "items that agree": in_lines(f"- {FIRST}\n- Lesson 2 (rye): BUILD — a little, after the STRETCH", None),
    "bare lines": in_lines(f"{FIRST}\nLesson 2 (rye):     CONSOLIDATE — nothing new", SURE),
    "bare lines that agree": in_lines(f"{FIRST}\nLesson 2 (rye):     BUILD — a little", None),
    "a fence": in_lines(f"```\n{FIRST}\nLesson 2 (rye):  CONSOLIDATE\n```", SURE),
    "numbers alone": in_lines("- Lesson 1: STRETCH\n- Lesson 2: CONSOLIDATE", SURE),
    "numbers alone that agree": in_lines("- Lesson 1 — STRETCH — new\n- Lesson 2 — BUILD — known", None),
    "titles": in_lines("- Lesson 1 (of milk): STRETCH\n- Lesson 2: Rye (CONSOLIDATE)", SURE),
    "slugs alone": in_lines("- soft-rolls: STRETCH\n- rye: CONSOLIDATE", SURE),
    "slugs alone that agree": in_lines("- soft-rolls: STRETCH\n- rye → BUILD", None),
    "headings": in_lines("### Lesson 1 (soft-rolls): STRETCH\n\n### Lesson 2 (rye): CONSOLIDATE", SURE),
    "lines without a table": in_lines(f"{FIRST}\nLesson 2 (rye): CONSOLIDATE", SURE, table=""),
    "lines without a table that agree": in_lines(f"{FIRST}\nLesson 2 (rye): BUILD", None, table=""),
    "a sentence": in_lines("In lesson 2 (rye) we meet BUILD, and could CONSOLIDATE.", None),
    "a lesson that nobody has": in_lines("- Lesson 7: CONSOLIDATE", None),
}


@pytest.mark.parametrize("name", LINES)
def test_a_load_in_a_line(name: str) -> None:
    assert answers(LINES[name]) == ([LINES[name].answer] if LINES[name].answer else [])


SLUGS = {
    "rye": [],
    "rye-and-spelt": ["plan-disagrees"],
    "ryee": ["plan-disagrees"],
    "spelt": ["lesson-missing"] * 2,
}


@pytest.mark.parametrize("slug", SLUGS)
def test_a_lesson_under_another_slug_is_told_once(slug: str) -> None:
    texts = in_lines("", None).texts
    record = texts["m/record.md"].replace("## Concept", "**Status:** Complete\n\n## Concept", 1)
    plan = texts["m/plan.md"].replace("rye", slug)
    found = report_on({"m/record.md": record, "m/plan.md": plan}).findings
    told = [one for one in found if one.rule in ("lesson-missing", "plan-disagrees")]
    assert [one.rule for one in told] == SLUGS[slug]
    if SLUGS[slug] == ["plan-disagrees"]:
        assert told[0].message == f'the slug of this lesson is "rye" here and "{slug}" in the plan'


def test_a_numbered_table_of_slugs_is_a_plan() -> None:
    missing = in_lines("", None).texts
    longer = missing["m/plan.md"].replace("| acid |", "| acid |\n| 3 | spelt | husks |")
    record = missing["m/record.md"].replace("## Concept", "**Status:** Complete\n\n## Concept", 1)
    assert answers(Case("lesson-missing", {"m/record.md": record, "m/plan.md": longer}, SURE)) == [SURE]
    unsorted = longer.replace("| Idea |", "| Risk |").replace("| 2 | rye |", "| 2 | soft-rolls |")
    assert answers(Case("lesson-missing", {"m/record.md": record, "m/plan.md": unsorted}, None)) == []


CASES = {
    "a series as it is": row_of_series("1", "1 of 1", "Complete", None),
    "a series with more lessons": row_of_series("1", "7 of 7", "Complete", SURE),
    "a complete series with an open module": row_of_series("1", "1 of 2", "Complete", SURE, header=BEGUN),
    "a series in progress with one": row_of_series("1", "1 of 2", "In progress", None, header=BEGUN),
    "a series in progress with complete modules": row_of_series("1", "1 of 1", "In progress", SURE),
    "a series in progress with a module to come": row_of_series("2", "1 of 4", "In progress", None),
    "a complete series with a module that is not there": row_of_series("3", "1 of 1", "Complete", SURE),
    "a planned series with complete modules": row_of_series("1", "", "Planned", SURE),
    "two heavy lessons, and not a word on it": loads("Nothing more.", ASKED),
    "two heavy lessons, spoken of": loads("Two STRETCH lessons stand one after the other, on purpose.", None),
    "two heavy lessons that are meant": loads("Lessons 2 and 3 are both STRETCH. That is meant: a week is free.", None),
    "two heavy lessons, and a reason": loads("Both are STRETCH, because the oven is hot by then.", None),
    "two heavy lessons on purpose": loads("Lessons 2 and 3 are both STRETCH lessons, and deliberately so.", None),
    "two heavy lessons, in the next words": loads("Both are STRETCH in June. By design: it is cool.", None),
    "two heavy lessons, and a time": loads("Both are STRETCH since the ovens came.", ASKED),
    "two heavy lessons, and a reason of something else": loads(
        "Both are STRETCH. Rye is late because it sours.", ASKED
    ),
    "two heavy lessons, and something that is meant": loads("Both are STRETCH. Salt is meant by brine.", ASKED),
    "two heavy lessons that are meant for something": loads("Both are STRETCH. It is meant for guests.", ASKED),
    "two heavy lessons that are not meant": loads("Both are STRETCH, which is not intended.", ASKED),
    "two heavy lessons, no more": loads("Lessons 2 and 3 are both STRETCH. The room is small.", ASKED),
    "something else that is meant": loads("Both ovens are on. That is meant.", ASKED),
    "something else that comes in turn": loads("Bake the rolls one after the other.", ASKED),
    "planned and begun": series("Planned", SURE),
    "in progress and all of it done": series("In progress", SURE),
    "in progress and in progress": series("In progress", None, header=BEGUN),
    "complete and in progress": series("Complete", SURE, header=BEGUN),
    "complete and complete": series("Complete", None),
    "a status of other words": series("See the summary", None),
    "in progress beside a complete summary": series("Active", SURE, header="", summary="Complete"),
    "in progress beside a summary in progress": series("Active", None, header="", summary="In progress"),
    "a lesson that is nowhere": listed("| 1 | soft-rolls | No |\n| 2 | sweet-rolls | No |", SURE),
    "a lesson that is still to come": listed("| 2 | sweet-rolls | No |", None, header=BEGUN),
    "a notebook that was not planned": listed("| 1 | soft-rolls | No |", ASKED, notebook=True),
    "a notebook that was planned": listed("| 1 | soft-rolls | Yes |", None, notebook=True),
    "a cell that says neither": listed("| 1 | soft-rolls | later |", None, notebook=True),
    "another position": planned("Lesson 2 of 2", SURE),
    "the same position": planned("Lesson 1 of 1", None),
    "of another number": planned("1 of 3", ASKED),
    "of as many as are planned": planned("1 of 2", None, module=PLAN_OF_TWO),
    "rows by their names, numbered as the lessons are": ordered(
        "| rye | 2 | BUILD |\n| soft-rolls | **1.** | BUILD |\n", None
    ),
    "numbered otherwise": ordered("| rye | 1 | BUILD |\n| soft-rolls | 2 | BUILD |\n", SURE),
    "numbers as they do not stand": ordered("| soft-rolls | 2 | BUILD |\n| rye | 1 | BUILD |\n", SURE),
    "one number for both": ordered("| rye | 1 | BUILD |\n| soft-rolls | 1 | BUILD |\n", SURE),
    "not all of them numbered": ordered("| rye | | BUILD |\n| soft-rolls | 1 | BUILD |\n", SURE),
    "planned and passed": planning("Planned", ASKED),
    "built and passed": planning("Built", None),
    "planned and then built": planning("Planned → built", None),
    "planned, struck through, and built": planning("~~Planned~~ Built", None),
    "planned for one month and built in another": planning("Planned for May, built in June", None),
    "planned and to be built": planning("Planned, to be built in June", ASKED),
    "a planning document that is final": planning("Planning document (final)", None),
    "a plan that is ticked": ticked("✅", None),
    "a plan that says of all lessons that they are built": ticked("All lessons built", None),
    "a plan in other words": ticked("Approved by the baker", ASKED),
    "a plan in progress": ticked("In progress", SURE),
    "planned and not passed": planning("Planned", None, log=""),
    "finished on the page": finished("1 of 1 | complete", SURE),
    "not finished on the page": finished("1 of 1 | in progress", ASKED),
    "fewer on the page": finished("0 of 1 | complete", ASKED),
    "a line with the record's number of lessons": in_a_line(
        "Module 2.1: Small Breads -- 1 of 1 lessons, complete", None
    ),
    "a line with another number": in_a_line("Module 2.1: Small Breads -- 3 of 3 lessons, complete", SURE),
    "a line in parentheses": in_a_line("**Module 2.1**: Small Breads (in progress)", SURE),
    "a line that only counts lessons": in_a_line("Module 2.1: Small Breads (1 lesson)", None),
    "a line with the title alone": in_a_line("Module 2.1: Small Breads", None),
    "a line of a module that is not here": in_a_line(
        "Module 2.1: Small Breads -- complete\n- Module 2.3: Rusks — complete (2 lessons)", SURE, rule="record-missing"
    ),
    "the depth of the record": rolled_up("MENTIONED", None),
    "a depth that no row has": rolled_up("APPLIED", SURE),
    "a depth of no vocabulary": rolled_up("PRACTISED", SURE),
    "a dash for a depth": rolled_up("—", None),
    "a concept that no row has": rolled_up("DEVELOPED", ASKED, name="Sugar crust"),
    "a concept in other words": rolled_up("MENTIONED", None, name="Washing with egg"),
    "the depth of another row of the same words": rolled_up(
        "APPLIED", ASKED, rows="| Egg wash with milk, by brush | APPLIED | soft-rolls | |"
    ),
    "as many lessons as the record has": counted_up("Complete (1 module, 1 lesson)", None),
    "more lessons than the records have": counted_up("Complete (both modules, 5 lessons)", SURE),
    "lessons built of some": counted_up("In progress (2 of 4 lessons built)", SURE),
    "lessons that are planned": counted_up("In progress (1 lesson, 4 lessons planned)", None),
    "lessons of a module that is not here": counted_up("Complete (2.1 and 2.2, 5 lessons)", None),
    "lessons of more modules than are here": counted_up("Complete (3 modules, 5 lessons)", None),
    "modules of some, and the lessons": counted_up("In progress (1 of 2 modules, 1 lesson)", None),
    "in progress, and a module that is not listed": summed_up("In progress (2.1 complete, 2.2 in progress)", None),
    "in progress, and all that it names is done": summed_up("In progress (2.1 is complete)", SURE),
    "still to come and there": said("The notebook (`notebooks/2-1-1-soft-rolls.ipynb`) was not yet created.", SURE),
    "still to come and not there": said("The notebook (`notebooks/2-1-9-rye.ipynb`) was not yet created.", None),
    "there and there": said("The notebook `2-1-1-soft-rolls.ipynb` is new. A second one is not yet created.", None),
    "a bare number of lessons": number_of("1", None),
    "another bare number": number_of("3", SURE),
    "another number in bold": number_of("**2**", SURE),
    "another number in words": number_of("three", SURE, head="Lessons Built"),
    "another number with its noun": number_of("3 lessons", SURE),
    "a number and more": number_of("3 in May", None),
    "in progress below a heading": below("In progress", SURE),
    "in progress by its numbers": below("in progress (1 of 2 lessons finished; `rye` to be written)", SURE),
    "planned below a heading": below("Planned", SURE),
    "complete below a heading": below("Complete (1 of 1 lessons)", None),
    "complete with another number below a heading": below("Complete (2 of 2 lessons)", SURE),
    "no state below a heading": below("stable", None),
    "planned and built below a heading": below("Planned in May, built in June", None),
    "planned, an arrow": below("Planned → built", None),
    "another thing below a heading": below("Active dough at 24 °C", None),
    "below another heading": below("In progress", None, heading="Breads of 2.1"),
    "a lesson in review": of_lesson("in review", SURE),
    "a lesson in work": of_lesson("Being written", SURE),
    "a lesson that is not there": of_lesson("Not yet written", SURE),
    "a lesson that is complete": of_lesson("complete", None),
    "a lesson in a second review": of_lesson("in review again (round 2)", None),
    "a lesson after its review": of_lesson("in review: passed", None),
    "a lesson whose plan may have passed": of_lesson("planned", None),
    "a lesson in review in both": of_lesson("in review", None, review="Needs revision at iteration 1/3."),
    "a lesson with a status of its own": of_lesson("in review", None, more="**Status:** In review\n\n"),
    "planned in the table": entry("Planned", SURE),
    "complete in the table": entry("Complete", None),
}


@pytest.mark.parametrize("name", CASES)
def test_a_kind_of_statement(name: str) -> None:
    found = answers(CASES[name])
    assert found == ([CASES[name].answer] if CASES[name].answer else [])


@pytest.mark.parametrize(
    ("rows", "answer"), [("", None), ("| 1 | soft-rolls | BUILD |\n", SURE)], ids=["lists none", "lists another number"]
)
def test_a_number_of_planned_lessons_is_held_against_a_plan_that_lists_some(rows: str, answer: str | None) -> None:
    """A plan without rows ended the rule, where the record has no lesson either."""
    record = "# Module 2.1: Small Breads -- Record\n\n**Status:** In progress (3 of 6 lessons built)\n"
    table = f"| # | Slug | Type |\n|---|---|---|\n{rows}"
    plan = f"# Module 2.1: Small Breads -- Plan\n\n**Status:** 3 of 6 lessons built\n\n{table}"
    case = Case("status-disagrees", {"s/m/record.md": record, "s/m/plan.md": plan}, answer)
    assert answers(case) == ([answer] if answer else [])


@pytest.mark.parametrize(
    ("status", "line"),
    [("Built", "# Module 2.1"), ("Planned for May", "### Lesson 1: Soft Rolls"), ("", "# Module 2.1")],
)
def test_a_plan_that_is_behind_is_told_at_the_lesson_that_it_calls_planned(status: str, line: str) -> None:
    case = finished("1 of 1 | complete", SURE)
    row = "| 1 | soft-rolls | BUILD |"
    plan = case.texts["s/m/plan.md"].replace("| Type |\n|---|", "| Type | Status |\n|---|---|")
    texts = {**case.texts, "s/m/plan.md": plan.replace(row, f"{row} {status} |")}
    assert row in plan
    (finding,) = report_on(texts, "status-disagrees").findings
    place = finding.place
    assert texts[place.document].splitlines()[place.start.line - 1].startswith(line)
