"""Plans that list their lessons in whatever way: each agrees with the record, and each fault in it is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .samples import report_on
from .test_near_misses import ASKED, SURE

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

LESSONS = (("soft-rolls", "Soft Rolls"), ("crust", "Crust and Steam"), ("rye-bread", "Rye Bread"))
EXTRA = (*LESSONS[:2], ("sour-dough", "Sour Dough"), LESSONS[2])
SEQUENCE, LISTED = "## Lesson Sequence\n\n", "## Lessons\n\n"
Lessons = tuple[tuple[str, str], ...]


def record(lessons: Lessons = LESSONS, number: str = "2.1") -> str:
    rows = "".join(f"| Thing {place} | DEVELOPED | {slug} | |\n" for place, (slug, _) in enumerate(lessons))
    sections = "".join(
        f"### Lesson {place + 1}: {title} ({slug})\n\n**Concepts taught:**\n- Thing {place} (DEVELOPED)\n\n"
        for place, (slug, title) in enumerate(lessons)
    )
    head = f"# Module {number}: Breads -- Record\n\n**Status:** Complete\n\n## Concept Index\n\n"
    return (
        f"{head}| Concept | Depth | Lesson | Notes |\n|---|---|---|---|\n{rows}\n## Per-Lesson Summaries\n\n{sections}"
    )


def plan(text: str) -> str:
    return f"# Module 2.1: Breads -- Plan\n\n**Status:** Complete\n\n{text}\n"


def table(header: str, row: str, under: str = SEQUENCE) -> Callable[[Lessons], str]:
    delimiters = "|" + "---|" * (header.count("|") - 1)
    return each(row, f"{under}{header}\n{delimiters}\n")


def each(row: str, under: str = SEQUENCE, between: str = "\n") -> Callable[[Lessons], str]:
    def make(lessons: Lessons) -> str:
        return under + between.join(row.format(place, *one) for place, one in enumerate(lessons, 1))

    return make


def parted(first: str, row: str, second: str) -> Callable[[Lessons], str]:
    """The first two lessons below one heading, the others below another one."""
    return lambda lessons: f"{each(row, first)(lessons[:2])}\n\n{each(row, second)(lessons[2:])}"


WEEKS = "## Week {}\n\n"
FORMS = {
    "slugs and aims": table("| Slug | What it is for | Builds on |", "| {1} | milk | nothing |"),
    "numbers and titles": table("| Lesson | Title | Core Concept |", "| {0} | {2} | milk |"),
    "slugs and titles": table("| Lesson | Title | Core Concept |", "| `{1}` | {2} | milk |"),
    "titles": table("| Lesson | Idea |", "| {2} | milk |"),
    "titles with the word for a lesson": table("| Lesson | Idea |", "| Lesson {0}: {2} | milk |"),
    "titles with slugs": table("| Lesson | Idea |", "| {2} ({1}) | milk |"),
    "slugs below another word": table("| Evening | What |", "| {1} | milk |"),
    "titles below another word": table("| Evening | What |", "| {2} | milk |", "## Order\n\n"),
    "days": table("| Date | Lesson | Room |", "| 2026-03-0{0} | {2} | 12 |"),
    "numbers without a word for lessons": table("| # | Title | Aim |", "| {0} | {2} | milk |", ""),
    "numbers below a heading of other words": table("| # | Title | Aim |", "| {0} | {2} | milk |", "## So it goes\n\n"),
    "links": table("| Lesson | Aim |", "| [{2}](lessons/{1}.md) | milk |"),
    "several rows for a lesson": table("| Lesson | Concept |", "| {1} | milk |\n| {1} | butter |"),
    "a list of slugs": each("- {1}"),
    "a numbered list of slugs": each("{0}. `{1}`"),
    "slugs with words on them": each("{0}. {1}: with milk, and butter"),
    "a numbered list of titles": each("{0}. {2}"),
    "bold titles": each("{0}. **{2}** — with milk and such"),
    "bold titles with a full stop": each("- **{2}.** It has milk."),
    "titles and slugs": each("- {2} ({1}): milk"),
    "the word for a lesson": each("- Lesson {0}: {2}. Milk."),
    "headings of slugs": each("### {1}\n\nMilk.\n", LISTED),
    "headings of titles": each("### Lesson {0}: {2}\n\nMilk.\n", LISTED),
    "numbered headings": each("## {0}. {2}\n\nMilk.\n", "## Why\n\nSo.\n\n"),
    "bold lines": each("**Lesson {0}: {2}** milk\n", ""),
    "bold slugs": each("**{1}**: milk\n", LISTED),
    "bare lines": each("{0}) {2}", LISTED),
    "lines with dashes": each("Lesson {0} - {2} - milk", ""),
    "arrows": each("{1}", "Order: ", " -> "),
    "arrows below a heading": each("`{1}`", "## Sequence\n\n", " → "),
    "arrows between titles": each("{2}", "**Sequence:** ", " → "),
    "commas behind a label": each("{1}", "**Lessons:** ", ", "),
    "commas below a heading": each("{1}", LISTED, ", "),
    "a list in a list": lambda lessons: (
        f"{LISTED}- One\n{each('  - {1}', '')(lessons[:2])}\n- Two" + each("\n  - {1}", "", "")(lessons[2:])
    ),
    "lists of weeks": parted(WEEKS.format(1), "- {1}", WEEKS.format(2)),
    "tables of weeks": parted(
        f"{WEEKS.format(1)}| Lesson | Aim |\n|---|---|\n",
        "| {2} | milk |",
        f"{WEEKS.format(2)}| Lesson | Aim |\n|---|---|\n",
    ),
    "a fence": lambda lessons: f"```\n{each('{0}. {1}', '')(lessons)}\n```",
    "a quote": each("> {0}. {2}"),
    "ticked boxes": each("- [x] {2} (`{1}`)"),
    "behind a table of risks": table(
        "| Slug | For |",
        "| {1} | milk |",
        f"## Risks\n\n| Lesson | Risk |\n|---|---|\n| crust | burns |\n| soft-rolls | sour |\n\n{SEQUENCE}",
    ),
}


def told(text: str, lessons: Lessons = LESSONS) -> list[str]:
    texts = {"m/record.md": record(lessons), "m/plan.md": plan(text)}
    reports = (report_on(texts, rule) for rule in ("plan-disagrees", "lesson-missing", "plan-unread"))
    return [f"{finding.rule} {finding.message}" for report in reports for finding in report.findings]


def unread(text: str, texts: dict[str, str] | None = None) -> list[str]:
    report = report_on({"m/record.md": record(), "m/plan.md": plan(text), **(texts or {})}, "plan-unread")
    return [ASKED if finding.question else SURE for finding in report.findings]


@pytest.mark.parametrize("form", FORMS)
def test_a_plan_in_any_form(form: str) -> None:
    made = FORMS[form]
    assert told(made(LESSONS)) == []
    assert told(made((LESSONS[0], LESSONS[2], LESSONS[1]))) == [
        'plan-disagrees "crust" stands here, the plan has "rye-bread" in its place'
    ]
    assert told(made(LESSONS[:2])) == ['lesson-missing the lesson "rye-bread" is not in the plan']
    assert told(made(EXTRA)) == [
        'lesson-missing the lesson "sour-dough" is planned and has no section, and the record is "Complete"'
    ]


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        pytest.param("We bake.", ASKED, id="prose"),
        pytest.param("", ASKED, id="nothing"),
        pytest.param("## Goals\n\n- Milk\n- Butter", ASKED, id="goals"),
        pytest.param("## Lessons\n\n- Milk\n- Butter", SURE, id="other-lessons"),
        pytest.param(
            "| Concept | Lesson |\n|---|---|\n| Steam | rye-bread |\n| Milk | crust |\n| Salt | soft-rolls |",
            ASKED,
            id="concepts",
        ),
        pytest.param(
            "## Risks\n\n| Lesson | Risk |\n|---|---|\n| crust | heat |\n| soft-rolls | acid |", SURE, id="risks"
        ),
        pytest.param(
            f"{SEQUENCE}| Slug | For |\n|---|---|\n| kiln-wash | glaze |\n| raku-pots | smoke |", None, id="set"
        ),
    ],
)
def test_a_plan_of_which_nothing_is_read(text: str, answer: str | None) -> None:
    assert unread(text) == ([answer] if answer else [])
    orders = [one for one in told(text) if one.startswith("plan-disagrees")]
    assert orders == []


def test_a_plan_of_other_lessons_is_told() -> None:
    text = f"{SEQUENCE}| Slug | For |\n|---|---|\n| kiln-wash | glaze |\n| raku-pots | smoke |"
    assert [one.split()[0] for one in told(text)] == ["lesson-missing"] * 5


def test_words_beside_a_plan_are_no_lessons() -> None:
    rows = table("| Lesson | Idea |", "| {1} | milk |")(LESSONS)
    assert told(f"{rows}\n| Total | 3 |") == []
    assert told(f"{rows}\n| ~~sour-dough~~ | acid |") == []
    assert told(f"{each('- {2}')(LESSONS)}\n\nNotes:\n\n1. Milk is dear.\n2. Butter is dearer.") == []


def test_loads_in_lines_below_a_plan_without_numbers() -> None:
    text = record().replace("**Concepts taught:**", "**Load:** BUILD\n\n**Concepts taught:**", 1)
    rows = table("| Slug | Idea |", "| {1} | milk |")(LESSONS)
    found = [
        report_on({"m/record.md": text, "m/plan.md": plan(f"{rows}\n\n- Lesson 1: {load}")}, "plan-disagrees").findings
        for load in ("BUILD", "STRETCH")
    ]
    assert [[finding.message for finding in findings] for findings in found] == [
        [],
        ['the load of "soft-rolls" is BUILD here and STRETCH in the plan'],
    ]


def test_a_title_that_is_written_otherwise() -> None:
    renamed: Sequence[tuple[str, str]] = (
        ("soft-rolls", "Some Soft Rolls"),
        ("crust", "The Crust and Steam"),
        LESSONS[2],
    )
    assert told(each("{0}. {2}")(tuple(renamed))) == []


def test_the_order_of_a_table_that_nothing_calls_that_of_the_lessons_is_asked_about() -> None:
    swapped = (LESSONS[1], LESSONS[0], LESSONS[2])
    risks = table("| Lesson | Risk |", "| {1} | too wet |", "## Risks\n\n")(swapped)
    found = report_on({"a/record.md": record(), "a/plan.md": plan(risks)}, "plan-disagrees").findings
    assert [finding.question for finding in found] == [True]
