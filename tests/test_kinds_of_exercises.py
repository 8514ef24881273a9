"""Kinds of exercises that are easily misread, in records and in notebooks, each beside the fault that it looks like."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from .samples import lesson_of, report_on
from .test_kinds_of_notebooks import OWN, TWO
from .test_near_misses import SURE, TAUGHT, Case, answers, notebook, record

if TYPE_CHECKING:
    from reclint.readers import Lexicon


def second_level(item: str, heading: str, answer: str | None) -> Case:
    """The second exercise as the record and the notebook have it."""
    field = f"`{OWN}`\n- Exercise 1 (Guided): Mix\n- Exercise 2{item}"
    return notebook(field, answer, rule="exercise-level", headings=(TWO[0], f"Exercise 2{heading}"))


LEVELS = {
    "was and now": second_level(" (was Guided, now Supported): Bake", ": Bake (Supported)", None),
    "was and now, the other way": second_level(" (was Supported, now Guided): Bake", ": Bake (Supported)", SURE),
    "now and was": second_level(" (Supported, formerly Guided): Bake", ": Bake (Supported)", None),
    "an arrow": second_level(" (Guided → Supported): Bake", ": Bake (Supported)", None),
    "an arrow to another": second_level(" (Guided → Independent): Bake", ": Bake (Supported)", SURE),
    "from and to": second_level(" (changed from Guided to Supported): Bake", ": Bake (Supported)", None),
    "struck out": second_level(" (~~Guided~~ Supported): Bake", ": Bake (Supported)", None),
    "instead": second_level(" (Supported instead of Guided): Bake", ": Bake (Supported)", None),
    "no longer": second_level(" (no longer Supported, but Guided): Bake", ": Bake (Supported)", SURE),
    "in emphasis": second_level(" (**was** Guided, **now** Supported): Bake", ": Bake (Supported)", None),
    "behind the title": second_level(": Bake, Guided (was Supported)", ": Bake (Supported)", SURE),
    "two levels": second_level(" (Guided or Supported): Bake", ": Bake (Supported)", SURE),
    "only what it was": second_level(" (was Supported): Bake", ": Bake (Supported)", SURE),
    "in the notebook": second_level(" (Supported): Bake", ": Bake (was Guided, now Supported)", None),
    "in the notebook, the other way": second_level(" (Guided): Bake", ": Bake — Supported (was Guided)", SURE),
}


@pytest.mark.parametrize("name", LEVELS)
def test_a_level_that_changed(name: str) -> None:
    assert answers(LEVELS[name]) == ([LEVELS[name].answer] if LEVELS[name].answer else [])


SIX = tuple(f"Exercise {n}: Step {n} ({'Guided' if n < 5 else 'Independent'})" for n in range(1, 7))
NUMBERING, STATED, COUNT, LEVEL = "exercise-numbering", "notebook-count-stated", "notebook-count", "exercise-level"
GAP = [STATED, NUMBERING]
RANGES = {
    "(6 exercises)\n- Exercises 1–4 (Guided): mix\n- Exercises 5–6 (Independent): cool": [],
    "(6 exercises)\n- Exercises 1–3 (Guided): mix\n- Exercises 5–6 (Independent): cool": GAP,
    "(6 exercises)\n- Exercises 1–4 (Guided): mix\n- Exercises 4–6 (Independent): cool": GAP,
    "(6 exercises)\n- Ex. 1 to 3 (Guided): mix\n- Ex. 4 (Guided): step 4\n- Ex. 5 and 6 (Independent): cool": [],
    "\n- **Exercises 1–4 (Guided):** mix\n- **Exercises 5 through 7 (Independent):** cool": [COUNT],
    "(6 exercises)\n- 1-3 (Guided): mix\n- 5-6 (Independent): cool": GAP,
    "(6 exercises)\n- Guided: exercises 1–4\n- Independent: exercises 5–6": [],
    "(6 exercises)\n- Guided: exercises 1–3\n- Independent: exercises 5–6": GAP,
    "(6 exercises)\n- Exercises 1–4 (Supported): mix\n- Exercises 5–6 (Independent): cool": [LEVEL],
    "(6 exercises)\n- Exercises 1–2 are short\n- Exercises 5–6 need a scale": [],
    "(6 exercises)\n- Exercises 2–4: bread\n- Exercises 5-6: cakes": [],
    "(6 exercises)\n- Exercises 1-2: bread\n- Exercises 3-6: cakes\n- Exercises 2 and 4: the hard ones": [],
    "with exercises 1–4 guided, 5–6 independent": [],
    "with exercises 1–3 guided, 5–6 independent": [COUNT, NUMBERING],
    "(6 exercises)\n\n| # | Level |\n|---|---|\n| 1–3 | Guided |\n| 5–6 | Independent |": GAP,
    "(6 exercises)\n\n| # | Level |\n|---|---|\n| 1–4 | Guided |\n| 5–6 | Independent |": [],
}


@pytest.mark.parametrize("field", RANGES)
def test_exercises_that_are_taken_together(field: str) -> None:
    case = notebook(f"`{OWN}` {field}", None, rule="", headings=SIX)
    found = [finding.rule for finding in report_on(case.texts).findings]
    assert [rule for rule in found if rule.startswith(("exercise", "notebook"))] == RANGES[field]


ONE_BY_ONE = {
    "(3 exercises). Ex. 1 guided, mix; ex. 2 supported, bake; ex. 3 guided, cool.": [],
    ", 3 exercises: exercise 1 guided, mix; exercise 2 supported, bake; exercise 3 guided, cool": [],
    "with 3 exercises. Part 1 Guided, mix. Part 2 Supported, bake. Part 3 Guided, cool.": [],
    "(3 exercises). Ex. 1 guided, mix; ex. 2 independent, bake; ex. 3 guided, cool.": [LEVEL],
    "(3 exercises). Ex. 1 guided, mix; ex. 2 supported, bake.": [STATED],
    "(3 exercises): #1 guided, #2 supported, #3 guided": [],
    "(3 exercises: 2 guided, 1 supported)": [],
    "(3 exercises: 1 guided, 2 supported)": [LEVEL],
    "(3 exercises: 2 guided, 2 supported)": [STATED],
    "with 3 exercises: Guided (mix), Supported (bake it), Guided (cool).": [],
    "with 3 exercises: Guided (mix), Guided (bake it), Guided (cool).": [LEVEL],
    "with 3 exercises: Guided (mix), **Independent** (bake), Guided (cool)": [LEVEL],
    "with 3 exercises: Guided (two), Supported (one)": [STATED],
    "with 3 exercises\n- 1 Guided, mix\n- 2 Supported, bake\n- 3 Guided, cool": [],
    "with 3 exercises\n- 1 Guided, mix\n- 2 Supported, bake\n- 3 Independent, cool": [LEVEL],
    "with 3 exercises\n- **1** Guided, mix\n- **2** Guided, bake\n- **3** Guided, cool": [LEVEL],
}


@pytest.mark.parametrize("field", ONE_BY_ONE)
def test_a_number_before_a_level_may_be_that_of_an_exercise(field: str) -> None:
    headings = ("Exercise 1: Mix (Guided)", "Exercise 2: Bake (Supported)", "Exercise 3: Cool (Guided)")
    found = [
        finding.rule
        for finding in report_on(notebook(f"`{OWN}` {field}", None, rule="", headings=headings).texts).findings
    ]
    assert [rule for rule in found if rule.startswith(("exercise", "notebook"))] == ONE_BY_ONE[field]


@pytest.mark.parametrize(
    ("field", "levels"),
    [
        ("with 3 exercises: Guided (two), Supported (one)", [None, None]),
        ("with 3 exercises: Guided (Exercise 1), Supported (exercises 2 and 3)", [None, None]),
        ("with 3 exercises: Guided (1), Supported (2)", [None, None]),
        ("with 6 exercises\n- 1 Guided, mixing\n- 2 Supported, baking\n- 3 Independent, cooling", [None] * 3),
        ("with 3 exercises\n- 1 Guided, mixing\n- 2 Guided, baking", [None, None]),
        ("with 2 exercises\n- 2 Guided, mixing\n- 1 Supported, baking", [None, None]),
        ("with 2 exercises: Guided (mixing), Supported (baking)", ["Guided", "Supported"]),
        ("with 2 exercises\n- 1 Guided, mixing\n- 2 Supported, baking", ["Guided", "Supported"]),
    ],
)
def test_what_stands_behind_a_level_or_before_it_may_count(
    field: str, levels: list[str | None], lexicon: Lexicon
) -> None:
    claim = lesson_of(f"**Notebook:** `{OWN}` {field}", lexicon).notebook
    assert claim is not None
    assert [one.level for one in claim.exercises] == levels


FIRST, SECOND, THIRD = "## Exercise 1: Mix (Guided)", "## Exercise 2: Bake (Supported)", "## Exercise 3: Cool (Guided)"
BELOW = {
    "hints": (FIRST, "### Exercise 1: Hint", "### Solution to Exercise 1", SECOND, "### Exercise 2 -- Hint 2", THIRD),
    "solutions on one level": (FIRST, "## Exercise 1: Possible solution", SECOND, "## Exercise 2 (continued)", THIRD),
    "answers at the end": (FIRST, SECOND, THIRD, "## Answers", "### Exercise 1", "### Exercise 2", "### Exercise 3"),
    "steps": (FIRST, "### Exercise 1: weigh it first", "### Exercise 1: then sift", SECOND, THIRD),
    "solutions as a subject": ("## Solutions", "### Exercise 1: Salt", "### Exercise 2: Acid", "### Exercise 3: Lye"),
}
AGAIN = {
    "a number twice": (FIRST, SECOND, "## Exercise 2: Fold (Supported)", THIRD),
    "a number twice, with a word of a hint": (FIRST, SECOND, "## Exercise 2: Check the crumb (Supported)", THIRD),
    "a number twice, without a level": (FIRST, SECOND, "## Exercise 2: Mix the solution", THIRD),
    "a number twice, deeper": (FIRST, "### Exercise 1: Fold (Supported)", SECOND, THIRD),
    "a hint without its exercise": (FIRST, SECOND, THIRD, "### Exercise 4: Hint"),
}


def below(*headings: str, exercises: int = 3) -> list[str]:
    case = record(f"{TAUGHT}\n**Notebook:** `{OWN}` ({exercises} exercises)", None, rule="")
    cells = [{"cell_type": "markdown", "source": heading} for heading in headings]
    found = report_on({**case.texts, OWN: json.dumps({"cells": cells})}).findings
    return [finding.rule for finding in found if finding.rule in (COUNT, NUMBERING)]


@pytest.mark.parametrize("name", BELOW)
def test_a_heading_that_belongs_to_an_exercise(name: str) -> None:
    assert below(*BELOW[name]) == []
    assert below(*BELOW[name], exercises=5) == [COUNT]


@pytest.mark.parametrize("name", AGAIN)
def test_a_heading_of_another_exercise(name: str) -> None:
    assert COUNT in below(*AGAIN[name])


def test_a_hint_for_a_stretch_is_no_further_stretch() -> None:
    headings = (FIRST, SECOND, THIRD, "## Stretch: Plait", "### Stretch: Hint")
    assert below(*headings, exercises=4) == []
    assert below(*headings, exercises=5) == [COUNT]


def test_a_level_behind_a_dash_is_compared() -> None:
    field = f"`{OWN}`, exercises 1–2\n\n1. Mix — Guided\n2. Bake -- {{}}"
    rules = [
        [
            finding.rule
            for finding in report_on(notebook(field.format(level), None, rule="", headings=TWO).texts).findings
        ]
        for level in ("Supported", "Guided")
    ]
    assert [LEVEL in found for found in rules] == [False, True]
