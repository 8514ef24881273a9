"""One fault is told once, where it stands; what follows from it, and what shows it too, tells nothing of its own."""

from __future__ import annotations

import pytest

from reclint.api import Course

SLUGS = ("pit-firing", "kiln-b", "cool-down")
TITLES = ("Pit Firing", "The Second Kiln", "Cooling Down")
CONCEPTS = ("Smoke marks", "Stacking shelves", "Thermal shock")


def rows() -> str:
    return "".join(f"| {name} | DEVELOPED | {slug} | |\n" for name, slug in zip(CONCEPTS, SLUGS, strict=True))


def record() -> str:
    """Module 3.1 with three lessons: lines 3 (status), 9 to 11 (rows), 15, 20 and 25 (headings), 32 (a model)."""
    sections = "".join(
        f"### Lesson {place}: {title} ({slug})\n\n**Concepts taught:**\n- {name} (DEVELOPED)\n\n"
        for place, (title, slug, name) in enumerate(zip(TITLES, SLUGS, CONCEPTS, strict=True), 1)
    )
    return (
        "# Module 3.1: Firing -- Record\n\n**Status:** Complete (3 of 3 lessons built)\n\n## Concept Index\n\n"
        f"| Concept | Depth | Lesson | Notes |\n|---|---|---|---|\n{rows()}\n## Per-Lesson Summaries\n\n\n{sections}"
    )


PLAN = (
    "# Module 3.1: Firing -- Plan\n\n**Status:** Complete (3 of 3 lessons built)\n\n"
    "| # | Slug | Type |\n|---|---|---|\n"
    + "".join(f"| {place} | {slug} | BUILD |\n" for place, slug in enumerate(SLUGS, 1))
)
PAGE = (
    "# Pottery\n\n| Module | Title | Lessons | Status |\n|---|---|---|---|\n"
    "| 3.1 | Firing | 3 of 3 | Complete |\n| 3.2 | Glazes | 1 of 1 | Complete |\n"
)
OTHER = (
    "# Module 3.2: Glazes -- Record\n\n**Status:** Complete (1 of 1 lessons built)\n\n## Concept Index\n\n"
    "| Concept | Depth | Lesson | Notes |\n|---|---|---|---|\n| Ash glaze | DEVELOPED | ash-glaze | |\n\n"
    "## Per-Lesson Summaries\n\n### Lesson 1: Ash Glaze (ash-glaze)\n\n"
    "**Concepts taught:**\n- Ash glaze (DEVELOPED)\n"
)
NAMES = {"record": "3-1/record.md", "plan": "3-1/plan.md", "page": "course.md"}


def told(*edits: tuple[str, str, str]) -> list[str]:
    """What is found after some edits, each a document, a text of it and what takes its place."""
    texts = {"3-1/record.md": record(), "3-1/plan.md": PLAN, "course.md": PAGE, "3-2/record.md": OTHER}
    for name, old, new in edits:
        assert old in texts[NAMES[name]]
        texts[NAMES[name]] = texts[NAMES[name]].replace(old, new)
    report = Course.of_texts(texts).check()
    assert not report.crashes
    return [f"{f.document}:{f.place.start.line} {f.rule}{'?' if f.question else ''}" for f in report.findings]


def test_the_course_is_clean() -> None:
    assert told() == []


DONE = "Complete (3 of 3 lessons built)"
B = "kiln-\u0432"  # a Cyrillic letter that looks like none of the Latin ones
A = "pit-f\u0456ring"

CASES = {
    "complete by its word, not by its numbers": ([("record", DONE, "Complete (2 of 3 built)")], "3 status-disagrees"),
    "fewer built than there are sections": (
        [("record", DONE, "In progress (2 of 3 lessons built)")],
        "3 status-disagrees",
    ),
    "a slug of another module": ([("record", "DEVELOPED | cool-down", "DEVELOPED | ash-glaze")], "11 lesson-unknown"),
    "a slug of no module": ([("record", "DEVELOPED | cool-down", "DEVELOPED | quince-pie")], "11 lesson-unknown"),
    "a letter that looks like another, in a row": ([("record", f"| {SLUGS[0]} |", f"| {A} |")], "9 lesson-unknown"),
    "in a heading": ([("record", f"({SLUGS[0]})", f"({A})")], "16 slug-format"),
    "a lesson of two in a module of three": (
        [
            ("record", "Lesson 1:", "Lesson 1 of 2:"),
            ("record", "Lesson 2:", "Lesson 2 of 2:"),
            ("record", "Lesson 3:", "Lesson 3 of 2:"),
        ],
        "16 lesson-numbering",
    ),
    "a lesson of four in a module of three": (
        [
            ("record", "Lesson 1:", "Lesson 1 of 4:"),
            ("record", "Lesson 2:", "Lesson 2 of 4:"),
            ("record", "Lesson 3:", "Lesson 3 of 4:"),
        ],
        "16 lesson-numbering",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_fault_is_told_once(name: str) -> None:
    edits, expected = CASES[name]
    assert told(*edits) == [f"3-1/record.md:{expected}"]


def test_a_letter_in_the_plan_is_told_in_the_plan() -> None:
    assert told(("plan", SLUGS[0], A)) == ["3-1/plan.md:7 slug-format"]


@pytest.mark.parametrize(
    "heading",
    ["Bonus Lesson 2:", "Lesson 2 (bonus):", "Lesson 2 [Extra]:", "[BONUS] Lesson 2:", "Optional Lesson 2 --"],
)
def test_a_tag_of_a_lesson_makes_no_odd_heading(heading: str) -> None:
    assert told(("record", "Lesson 2:", heading)) in ([], ["3-1/record.md:21 heading-odd"] if "--" in heading else [])


def test_each_lesson_may_say_how_many_there_are() -> None:
    assert told(*[("record", f"Lesson {place}:", f"Lesson {place} of 3:") for place in (1, 2, 3)]) == []


def test_a_total_beyond_what_is_built_is_no_fault_while_lessons_are_to_come() -> None:
    begun = [
        ("record", DONE, "In progress"),
        ("plan", DONE, "In progress"),
        ("page", "3 of 3 | Complete", "3 of 4 | In progress"),
    ]
    headings = [("record", f"Lesson {place}:", f"Lesson {place} of 4:") for place in (1, 2, 3)]
    assert (
        told(
            *begun,
            *headings,
            ("plan", "| 3 | cool-down | BUILD |\n", "| 3 | cool-down | BUILD |\n| 4 | raku | BUILD |\n"),
        )
        == []
    )


def test_a_passing_iteration_above_the_maximum_of_the_log_is_told_once() -> None:
    log = (
        "# Lesson: Ash Glaze\n\n**Slug:** ash-glaze\n\n## Review -- 2026-04-02 (Iteration 1/2)\n\n- Critical: 0\n"
        "- Improvement: 0\n- Polish: 1\n\n### Verdict: PASS\n"
    )
    record = f"{OTHER}\n**Review:** Passed at iteration 3.\n"
    report = Course.of_texts({"3-2/record.md": record, "3-2/lessons/ash-glaze.md": log}).check()
    assert [finding.rule for finding in report.findings] == ["review-iteration-range"]
