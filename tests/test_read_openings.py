"""What stands before what it speaks of: depths before concepts, labels before values, words before a lesson's slug."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .samples import lesson_of, record_of, record_text, report_on

if TYPE_CHECKING:
    from reclint.readers import Lexicon

TWO = [("windowpane", "DEVELOPED"), ("egg wash", "MENTIONED")]
LEGEND = "M mentioned, I introduced, D developed, A applied."


def taught(section: str, lexicon: Lexicon) -> list[tuple[str, str | None]]:
    return [(item.name, item.depth.level if item.depth else None) for item in lesson_of(section, lexicon).taught]


@pytest.mark.parametrize(
    "section",
    [
        "Taught, developed: windowpane.\nTaught, mentioned: egg wash.",
        "Taught, developed: windowpane.\n\nTaught, mentioned: egg wash.",
        "Taught – developed: windowpane.\nTaught – mentioned: egg wash.",
        "**Taught, developed:** windowpane.\n**Taught, mentioned:** egg wash.",
        "Developed: windowpane.\nMentioned: egg wash.",
        "*Developed:* windowpane.\n*Mentioned:* egg wash.",
        "- Taught, developed: windowpane\n- Taught, mentioned: egg wash",
        "**Taught, developed**\n\n- windowpane\n\n**Taught, mentioned**\n\n- egg wash",
        "#### Taught, developed\n\n- windowpane\n\n#### Taught, mentioned\n\n- egg wash",
        "Concepts taught to developed:\n\n- windowpane\n\nConcepts taught to mentioned:\n\n- egg wash",
    ],
)
def test_a_depth_before_concepts_is_theirs(section: str, lexicon: Lexicon) -> None:
    assert taught(section, lexicon) == TWO


def test_prose_about_a_depth_lists_nothing(lexicon: Lexicon) -> None:
    assert taught("The windowpane was hard.\nWe developed a feeling for it: slowly.", lexicon) == []


def test_prose_that_opens_with_a_depth_lists_nothing_where_a_label_does(lexicon: Lexicon) -> None:
    section = "Developed: the oven of the school.\n\n**Taught:**\n\n- windowpane (DEVELOPED)"
    assert taught(section, lexicon) == TWO[:1]


@pytest.mark.parametrize(
    "section",
    [
        "Covered\n: windowpane (DEVELOPED)\n: egg wash (MENTIONED)",
        "Of the day\n: windowpane (DEVELOPED)\n: egg wash (MENTIONED)",
        "**Of the day**\n: windowpane (DEVELOPED)\n: egg wash (MENTIONED)",
        "**Load**\n: BUILD\n\n**Of the day**\n: windowpane (DEVELOPED)\n: egg wash (MENTIONED)",
        "Of the day: windowpane (DEVELOPED), egg wash (MENTIONED).",
        "Of the day:\n\nwindowpane (DEVELOPED)  \negg wash (MENTIONED)",
    ],
)
def test_text_that_lists_nothing_but_concepts_with_depths_is_what_was_taught(section: str, lexicon: Lexicon) -> None:
    assert taught(section, lexicon) == TWO


@pytest.mark.parametrize(
    "section",
    [
        "Builds on: windowpane (introduced in 1.1), egg wash (mentioned in 1.1)",
        "We saw windowpane (DEVELOPED) and egg wash (MENTIONED).",
        "Covered elsewhere: windowpane (DEVELOPED), egg wash (MENTIONED)",
    ],
)
def test_what_speaks_of_concepts_lists_none(section: str, lexicon: Lexicon) -> None:
    assert taught(section, lexicon) == []


# Lines with a label each


def test_in_a_paragraph_of_labels_an_unknown_one_ends_the_value_above(lexicon: Lexicon) -> None:
    section = "Load: BUILD\nTaught: windowpane (DEVELOPED)\nModel: dough is a net\nReview: passed"
    assert taught(section, lexicon) == TWO[:1]


def test_concepts_with_their_depths_below_a_label_are_no_labels(lexicon: Lexicon) -> None:
    section = "Load: BUILD\nReview: passed\nTaught:\nWindowpane: DEVELOPED\nEgg wash: MENTIONED"
    assert taught(section, lexicon) == [("Windowpane", "DEVELOPED"), ("Egg wash", "MENTIONED")]


def test_a_sentence_with_a_colon_stays_in_its_paragraph(lexicon: Lexicon) -> None:
    section = "Taught: windowpane (DEVELOPED)\nSlowly: it takes time"
    [item] = lesson_of(section, lexicon).taught
    assert "Slowly" in item.text


# The slug of a lesson


@pytest.mark.parametrize(
    ("section", "slug"),
    [
        ("| | |\n|---|---|\n| Lesson | `first-rolls` |\n| Load | BUILD |", "first-rolls"),
        ("Lesson: first-rolls\nLoad: BUILD", "first-rolls"),
        ("**Page:** `rolls`\n**Load:** BUILD", "rolls"),
        ("**Short name:** rolls\n**Load:** BUILD", "rolls"),
        ("**Lesson:** about rolls\n**Load:** BUILD", None),
    ],
)
def test_a_row_on_the_lesson_itself_states_its_slug(section: str, slug: str | None, lexicon: Lexicon) -> None:
    text = record_text(section, heading="### Lesson 1: Baking in the Morning").replace("soft-rolls", "other-rolls")
    [lesson] = record_of(text, lexicon).lessons
    assert lesson.slug == slug or (slug is None and lesson.slug == "other-rolls")


def test_a_slug_of_one_word_that_rows_know_is_no_part_of_the_title(lexicon: Lexicon) -> None:
    rows = ("Steam — D — steaming", "Vent — D — steaming", "Wash — M — soft-rolls", "Fold — I — soft-rolls")
    index = "\n".join(f"- {row}" for row in rows)
    lessons = "### L1 soft-rolls: Soft Rolls\n\nLoad: BUILD\n\n### L2 steaming: Steam\n\nLoad: BUILD"
    text = f"# Module 2.1: Breads -- Record\n\n{LEGEND}\n\n## Index\n\n{index}\n\n## Lessons\n\n{lessons}\n"
    assert [(one.slug, one.title) for one in record_of(text, lexicon).lessons] == [
        ("soft-rolls", "Soft Rolls"),
        ("steaming", "Steam"),
    ]


# Levels of exercises


@pytest.mark.parametrize(
    ("notebook", "levels"),
    [
        ("`rolls.ipynb`, 3 exercises (G, S, I)", ["Guided", "Supported", "Independent"]),
        ("`rolls.ipynb`, 2 exercises:\n\n1. (G) Weigh\n2. (S) Mix", ["Guided", "Supported"]),
        ("`rolls.ipynb`, 2 exercises:\n\n1. (G) Weigh\n2. (X) Mix", ["Guided", None]),
    ],
)
def test_a_capital_stands_for_a_level(notebook: str, levels: list[str | None], lexicon: Lexicon) -> None:
    claim = lesson_of(f"**Notebook:** {notebook}", lexicon).notebook
    assert claim is not None
    assert [exercise.level for exercise in claim.exercises] == levels


# Counts of reviews


@pytest.mark.parametrize(
    ("said", "counts"),
    [
        ("Round 1: one critical, two improvement and three of polish.", [1, 2, 3]),
        ("Round 1: two of improvement, one of polish.", [None, 2, 1]),
        ("The first round had none at all.", [0, 0, 0]),
        ("The first round had none.", [0, 0, 0]),
        ("Round 1: none of the readers came.", [None, None, None]),
    ],
)
def test_counts_in_words(said: str, counts: list[int | None], lexicon: Lexicon) -> None:
    claim = lesson_of(f"**Review:** Passed at iteration 1/3. {said}", lexicon).review
    assert claim is not None
    found = [one.count(grade) for one in claim.iterations for grade in ("critical", "improvement", "polish")]
    assert [count and count.value for count in found or [None] * 3] == counts


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("five findings, two improvement and two polish", True),
        ("5 findings (2 improvement, 2 polish)", True),
        ("5 findings -- 2 improvement, 2 polish", True),
        ("4 findings (2 improvement, 2 polish)", False),
        ("5 findings, among them 2 improvement and 2 polish", False),
        ("5 findings, 2 improvement", False),
    ],
)
def test_parts_right_behind_a_number_make_it_up(said: str, told: bool) -> None:
    text = record_text(f"**Review:** Passed at iteration 2/3. Iteration 1: {said}. Iteration 2: 0 findings.")
    found = report_on({"record.md": text}, "review-count-stated").findings
    assert [finding.message for finding in found] == (
        ["iteration 1 states 5 findings in all, and its counts by grade add up to 4"] if told else []
    )


@pytest.mark.parametrize(
    ("said", "passed"),
    [
        ("Review: passed on the second look of three. First look: two polish. Second look: one polish.", 2),
        ("> [!NOTE]\n> **Review ✅** Passed, iteration 2 of 3.\n> Round 1: 0 critical. Round 2: 1 polish.", 2),
        ("**Review 🎉** Passed, iteration 1 of 3.", 1),
    ],
)
def test_a_review_in_other_words(said: str, passed: int, lexicon: Lexicon) -> None:
    claim = lesson_of(said, lexicon).review
    assert claim is not None
    assert (claim.verdict, claim.passed_at) == ("PASS", passed)


# A lesson without a section

STATUS = "**Status:** {}"
PLAN = """\
# Module 2.1: Small Breads -- Plan

| # | Slug | Idea | Type |
|---|---|---|---|
| 1 | soft-rolls | milk | BUILD |
| 2 | rye-bread | acid | BUILD |
"""
LOG = """\
# Lesson: Rye Bread

## Review -- 2025-06-01 (Iteration 1/3)

### Summary
- Critical: 0
- Improvement: {}
- Polish: 0

### Verdict: {}
"""
ROW = "| Acid | INTRODUCED | rye-bread | |"


def missing(status: str, rows: str = ROW, log: str | None = None) -> list[tuple[int, tuple[str, ...]]]:
    """Where `lesson-missing` tells a lesson, and what it points to."""
    header = STATUS.format(status) if status else ""
    texts = {"record.md": record_text(header=header, rows=rows), "plan.md": PLAN}
    if log:
        texts["lessons/rye-bread.md"] = log
    report = report_on(texts, "lesson-missing")
    lines = texts["record.md"].splitlines()
    return [
        (place, tuple(related.message for related in finding.related))
        for finding in report.findings
        for place in [next(n for n, line in enumerate(lines) if ROW in line) if "rows" in finding.message else 0]
    ]


def test_a_planned_lesson_without_a_section_is_told_at_its_row() -> None:
    [(line, related)] = missing("Complete")
    assert line > 0
    assert related == ("plan at", "status at", "sections at")


def test_without_a_row_the_status_tells_it() -> None:
    assert missing("Complete", rows="") == [(0, ("plan at", "sections at"))]


def test_what_the_review_log_passed_was_built() -> None:
    passed, revise = LOG.format(0, "PASS"), LOG.format(2, "NEEDS REVISION")
    for status in ("In progress", ""):
        [(_, related)] = missing(status, log=passed)
        assert related == ("plan at", "passed at", "sections at")
        assert missing(status, log=revise) == []
        assert missing(status) == []
        assert missing(status, rows="", log=passed) == []


# Lists of a plan


def test_a_plan_lists_a_lesson_of_one_word_among_longer_ones() -> None:
    plan = '# Module 2.1: Breads -- Plan\n\n1. soft-rolls, "Soft Rolls", BUILD\n2. steaming, "Steam", STRETCH\n'
    heading = "### L1 steaming: Steam\n\nLoad: BUILD\n\n### L2 soft-rolls: Soft Rolls\n\nLoad: BUILD"
    record = record_text(heading=heading, rows="| Steam | DEVELOPED | steaming | |")
    report = report_on({"record.md": record, "plan.md": plan}, "lesson-missing", "plan-disagrees")
    assert {finding.rule for finding in report.findings} == {"plan-disagrees"}
    assert any("STRETCH" in finding.message for finding in report.findings)
