"""What looks like a fault and is none, beside the fault that it looks like: rules must tell them apart."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

import pytest

from .samples import record_text, report_on

if TYPE_CHECKING:
    pass

SURE, ASKED = "sure", "asked"
LOG = "# Lesson: Soft Rolls\n\n**Slug:** soft-rolls\n\n"
TAUGHT = "**Concepts taught:**\n- Windowpane test (DEVELOPED)\n- Egg wash (MENTIONED)\n"


class Case(NamedTuple):
    """A workspace, and how the rule answers: surely, as a question, or not at all."""

    rule: str
    texts: dict[str, str]
    answer: str | None


def answers(case: Case) -> list[str]:
    report = report_on(case.texts, case.rule)
    assert not report.crashes
    return [ASKED if finding.question else SURE for finding in report.findings]


def record(section: str, answer: str | None, *, rule: str, rows: str = "", header: str = "") -> Case:
    return Case(rule, {"record.md": record_text(section, rows=rows, header=header)}, answer)


def twice(one: str, other: str, answer: str | None, *others: str) -> Case:
    """Two rows of one lesson, and perhaps others."""
    rows = "\n".join(f"| {name} | DEVELOPED | soft-rolls | |" for name in (one, other, *others))
    return record(TAUGHT, answer, rule="concept-duplicate", rows=rows)


def rowless(section: str, answer: str | None) -> Case:
    """A lesson without a row beside one with two."""
    heading = f"### Lesson 1: Soft Rolls (soft-rolls)\n\n{TAUGHT}\n### Lesson 2: Hard Rolls (hard-rolls)"
    return Case("lesson-without-concepts", {"record.md": record_text(section, heading=heading)}, answer)


def review(text: str, answer: str | None, *, rule: str, log: str = "") -> Case:
    case = record(f"{TAUGHT}\n**Review:** {text}", answer, rule=rule)
    return case._replace(texts={**case.texts, "lessons/soft-rolls.md": LOG + log}) if log else case


def notebook(field: str, answer: str | None, *, rule: str, headings: tuple[str, ...] = ("Exercise 1: Mix",)) -> Case:
    case = record(f"{TAUGHT}\n**Notebook:** {field}", answer, rule=rule)
    cells = [{"cell_type": "markdown", "source": f"## {heading}"} for heading in headings]
    return case._replace(texts={**case.texts, "notebooks/2-1-1-soft-rolls.ipynb": json.dumps({"cells": cells})})


def titled(title: str, heading: str, answer: str | None) -> Case:
    """An exercise by its title here and in the notebook."""
    field = f"`2-1-1-soft-rolls.ipynb`\n- Exercise 1 (Guided): {title}"
    return notebook(field, answer, rule="exercise-title", headings=(f"Exercise 1: {heading}",))


def statuses(record_status: str, plan_status: str, answer: str | None) -> Case:
    case = record(TAUGHT, answer, rule="status-disagrees", header=f"**Status:** {record_status}")
    return case._replace(
        texts={**case.texts, "plan.md": f"# Module 2.1: Small Breads -- Plan\n\n**Status:** {plan_status}\n"}
    )


def log(*entries: tuple[str, str, str]) -> str:
    return "\n\n".join(
        f"## Review — 2026-02-0{day} ({number})\n\n- {count}\n\n### Verdict: {verdict}"
        for day, (number, count, verdict) in enumerate(entries, 1)
    )


ROUNDS = log(
    ("Iteration 1/3", "Polish: 2", "NEEDS REVISION"),
    ("Iteration 2/3", "Polish: 1", "PASS"),
    ("After rework, Iteration 1/3", "Polish: 5", "PASS"),
)
PLAN = (
    "# Module 2.1: Small Breads -- Plan\n\n| # | Slug | Type |\n|---|---|---|\n| 1 | {0} | BUILD |\n\nThe others:\n\n"
    "{2}\n|---|---|---|\n| 2 | {1} | BUILD |\n"
)
HEADER = "| # | Slug | Type |"

CASES = {
    # A lesson may have nothing new
    "no-row": rowless("**Concepts taught:**\n- Steam", SURE),
    "no-row-and-nothing-new": rowless("**Concepts taught:** No new concepts", None),
    "no-row-and-only-repeated": rowless("**Concepts revisited:**\n- Egg wash", None),
    # A concept without a row
    "marked": record("**Concepts taught:**\n- Sugar crystals (DEVELOPED)", SURE, rule="concept-not-indexed"),
    "unmarked": record("**Concepts taught:**\n- Sugar crystals", ASKED, rule="concept-not-indexed"),
    "recap": record("**Concepts taught:**\n- Sugar (recap, DEVELOPED)", ASKED, rule="concept-not-indexed"),
    "of-a-module": record(
        "**Concepts taught:**\n- Sugar, held since 1.4 (DEVELOPED)", ASKED, rule="concept-not-indexed"
    ),
    # A row that its lesson does not name
    "silent-row": record(
        "**Concepts taught:**\n- Windowpane test (DEVELOPED)\n- Egg boxes on a shelf in the kitchen",
        ASKED,
        rule="concept-not-summarised",
    ),
    "row-named-by-a-part": record(
        f"{TAUGHT}- The baker's table in four parts: Rack (wood), Peel, Tins, Cloths",
        ASKED,
        rule="concept-not-summarised",
        rows="| Simple peel handling (floured, shaken) | DEVELOPED | soft-rolls | |",
    ),
    "row-of-another-kind": record(
        f"{TAUGHT}- Coarse rye dough with a starter (DEVELOPED)",
        ASKED,
        rule="concept-not-summarised",
        rows="| Coarse rye dough with a starter | DEVELOPED | soft-rolls | |\n"
        "| Fine rye dough with a starter | DEVELOPED | soft-rolls | |",
    ),
    "row-of-another-kind-in-a-remark": record(
        f"{TAUGHT}- Coarse rye dough with a starter (DEVELOPED) -- the fine one is alike",
        None,
        rule="concept-not-summarised",
        rows="| Coarse rye dough with a starter | DEVELOPED | soft-rolls | |\n"
        "| Fine rye dough with a starter | DEVELOPED | soft-rolls | |",
    ),
    "row-whose-word-is-no-part": record(
        f"{TAUGHT}- The baker's table in four parts: Rack (wood, no peel), Broad shovel, Tins, Cloths",
        SURE,
        rule="concept-not-summarised",
        rows="| Simple peel handling (floured, shaken) | DEVELOPED | soft-rolls | |",
    ),
    "row-whose-word-is-no-entry-of-a-list": record(
        f"{TAUGHT}- The baker's table: Peel and how it is held",
        SURE,
        rule="concept-not-summarised",
        rows="| Simple peel handling (floured, shaken) | DEVELOPED | soft-rolls | |",
    ),
    "named-row": record(TAUGHT, None, rule="concept-not-summarised"),
    # One concept in two rows
    "again": twice("Rye sour", "rye  **sour**", SURE),
    "again-in-another-order": twice("Steam and salt", "Salt and steam", ASKED),
    "again-with-more-words": twice("Hot steam (for crust)", "Hot steam for a crust of rye", ASKED),
    "again-with-code": twice("Oven timers", "timers of an oven, `bake --for 20`", ASKED),
    "the-same-words-in-an-aside": twice("Steam (hot, for crust)", "Bread kinds (hot steam for crust, none)", None),
    "its-abbreviation": twice("Final dough temperature", "FDT (how warm it is after mixing)", ASKED),
    "its-abbreviation-before-it": twice("FDTs", "Final dough temperature (by a probe)", ASKED),
    "an-abbreviation-of-other-words": twice("Final dough weight", "FDT (how warm it is after mixing)", None),
    "an-abbreviation-of-a-part": twice("Final dough temperature in summer", "FDT", None),
    "keywords": twice("AND", "Amount of new dough", None, "NOT", "XOR"),
    "an-abbreviation-of-two-letters": twice("Rye sour", "RS", None),
    "an-abbreviation-among-words": twice("Final dough temperature", "FDT charts", None),
    "two-words-of-more": twice("Rye sour", "Rye sour without yeast", None),
    "another-number": twice("Stage 1 of rye dough", "Stage 2 of rye dough", None),
    "another-member": twice("Rye faults: dense crumb", "Rye faults: pale crust", None),
    "the-other-side": twice("Rising with yeast", "Rising without yeast", None),
    # A lesson that nothing knows
    "unknown": record(TAUGHT, SURE, rule="lesson-unknown", rows="| Steam | MENTIONED | cold-oven | |"),
    "of-an-absent-module": record(
        f"{TAUGHT}- Heat (from Module 1.4)", ASKED, rule="lesson-unknown", rows="| Steam | MENTIONED | cold-oven | |"
    ),
    "misspelt": record(
        f"{TAUGHT}- Heat (from Module 1.4)", SURE, rule="lesson-unknown", rows="| Steam | MENTIONED | soft-rols | |"
    ),
    # Lists behind counts
    "fewer-listed": review("PASS. Iteration 1 had 3 polish findings (a, b).", SURE, rule="review-count-stated"),
    "more-listed": review("PASS. Iteration 1 had 2 polish findings (a, b, c).", ASKED, rule="review-count-stated"),
    "as-many-listed": review("PASS. Iteration 1 had 2 polish findings (a, b; c).", None, rule="review-count-stated"),
    # Rounds of a log
    "count-of-the-first-round": review(
        "PASS at iteration 2/3. Iteration 1 had 2 polish.", None, rule="review-counts-differ", log=ROUNDS
    ),
    "count-of-the-last-round": review(
        "PASS at iteration 1/3. Iteration 1 had 5 polish.", None, rule="review-counts-differ", log=ROUNDS
    ),
    "count-of-no-round": review(
        "PASS at iteration 1/3. Iteration 1 had 3 polish.", SURE, rule="review-counts-differ", log=ROUNDS
    ),
    "end-of-no-round": review("PASS at iteration 3/3.", SURE, rule="review-counts-differ", log=ROUNDS),
    # A pass with findings that block
    "passed-open": review("PASS at iteration 1/3. Iteration 1: 1 critical.", SURE, rule="review-passed-open"),
    "fixed-on-the-way": review("PASS after 2 iterations (1 critical -> 0).", None, rule="review-passed-open"),
    # Statuses
    "in-progress": statuses("Complete (1 of 1)", "In progress (0 of 1 built)", SURE),
    "planned": statuses("Complete", "Planned", SURE),
    "all-built": statuses("Complete (1 lesson)", "Built (1 of 1 lessons)", None),
    "unknown-word": statuses("Complete", "Approved by the baker", ASKED),
    "both-begun": statuses("Active (1 of ? lessons built)", "In progress", None),
    "other-numbers": statuses("Complete (1 of 1)", "Complete (3 of 3)", SURE),
    # Exercises
    "remarks-below": notebook(
        "`2-1-1-soft-rolls.ipynb` (1 exercise)\n- Needs an oven\n- Takes an hour", None, rule="notebook-count-stated"
    ),
    "graded-items-below": notebook(
        "`2-1-1-soft-rolls.ipynb` (1 exercise)\n- Mix (guided)\n- Bake (supported)", SURE, rule="notebook-count-stated"
    ),
    "some-of-a-level": notebook("`2-1-1-soft-rolls.ipynb` (4 exercises, 2 guided)", None, rule="notebook-count-stated"),
    "levels-of-all": notebook(
        "`2-1-1-soft-rolls.ipynb` (4 exercises, 2 guided, 1 supported)", SURE, rule="notebook-count-stated"
    ),
    "exercises-together": notebook(
        "`2-1-1-soft-rolls.ipynb`\n- Exercises 1-2 (Guided): mix\n- Exercise 3: bake", None, rule="exercise-numbering"
    ),
    # An exercise of another subject
    "title-of-another": titled("Brush the rolls with egg", "Cost of an hour of heat", ASKED),
    "title-of-like-letters": titled("Bake rolls on a stone", "Break, role and alone", ASKED),
    "title-in-other-words": titled("Comparing three flours", "A comparison", None),
    "title-with-an-abbreviation": titled("DRT of rye", "Dough resting time", None),
    "exercise-skipped": notebook(
        "`2-1-1-soft-rolls.ipynb`\n- Exercise 1 (Guided): mix\n- Exercise 3: bake", SURE, rule="exercise-numbering"
    ),
    "no-notebook-denied": notebook("None", SURE, rule="notebook-denied"),
    "a-number-of-rolls": notebook("`2-1-1-soft-rolls.ipynb` -- 4 rolls in Exercise 1", None, rule="notebook-count"),
    "a-number-of-exercises": notebook("`2-1-1-soft-rolls.ipynb` -- 4 exercises", SURE, rule="notebook-count"),
    # Plans in two tables
    "planned-below": Case(
        "lesson-missing",
        {"record.md": record_text(TAUGHT), "plan.md": PLAN.format("first", "soft-rolls", HEADER)},
        None,
    ),
    "unplanned": Case(
        "lesson-missing", {"record.md": record_text(TAUGHT), "plan.md": PLAN.format("first", "second", HEADER)}, SURE
    ),
    "in-another-table": Case(
        "lesson-missing",
        {"record.md": record_text(TAUGHT), "plan.md": PLAN.format("first", "soft-rolls", "| No. | Lesson | Load |")},
        SURE,
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_near_misses(name: str) -> None:
    case = CASES[name]
    assert answers(case) == ([case.answer] if case.answer else [])
