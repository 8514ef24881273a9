"""What a lesson takes from another one, a concept or a notebook, and says so, beside the fault that it looks like."""

from __future__ import annotations

import json

import pytest

from .samples import report_on

RECORD = """# Module 1.1: Knots -- Record

**Status:** Complete (3 of 3 lessons built)

## Concept Index

| Concept | Depth | Lesson | Notes |
| --- | --- | --- | --- |
| Bowline by the tail | DEVELOPED | first-knots | |
| Sheet bend for two ropes | DEVELOPED | second-knots | |
| Half hitch | INTRODUCED | third-knots | |

## Per-Lesson Summaries

### Lesson 1: First Knots (first-knots)

**Concepts taught:**
- Bowline by the tail (DEVELOPED)

**Notebook:** `notebooks/1-1-1-first-knots.ipynb` (2 exercises)

### Lesson 2: Second Knots (second-knots)

**Concepts taught:**
- Sheet bend for two ropes (DEVELOPED)
{item}

**Notebook:** {notebook}

### Lesson 3: Third Knots (third-knots)

**Concepts taught:**
- Half hitch (INTRODUCED)

**Notebook:** none
"""
NOTEBOOK = json.dumps({"cells": [{"cell_type": "markdown", "source": f"## Exercise {n}: Tie"} for n in (1, 2)]})
PATH = "`notebooks/1-1-1-first-knots.ipynb`"


def found(item: str = "", notebook: str = "none", *others: str) -> list[str]:
    names = ["1-1-1-first-knots", *others]
    record = RECORD.format(item=item and f"- Bowline by the tail{item}", notebook=notebook)
    files = {f"notebooks/{name}.ipynb": NOTEBOOK for name in names}
    return [finding.rule for finding in report_on({"module-1-1/record.md": record, **files}).findings]


@pytest.mark.parametrize(
    "item",
    [
        " -- a quick recap of lesson 1, nothing added",
        " (recap of lesson 1)",
        " (recap)",
        " -- repetition from the first lesson",
        " -- known from the previous lesson",
        " (lesson 1)",
        " (see first-knots)",
        " (DEVELOPED; recap of lesson 1)",
    ],
)
def test_a_recap_has_its_row_elsewhere(item: str) -> None:
    assert found(item) == []


@pytest.mark.parametrize(
    "item",
    [
        "",
        " (DEVELOPED)",
        " (recap of lesson 3)",
        " (recap of third-knots)",
        " (APPLIED; recap of lesson 1)",
        " -- with a reminder card",
        " -- tied for lesson 3",
    ],
)
def test_a_concept_that_is_no_recap(item: str) -> None:
    assert found(item or " ") == ["concept-elsewhere"]


@pytest.mark.parametrize(
    "notebook",
    [
        f"none of its own; the class goes on in the notebook of lesson 1 ({PATH}, exercise 2)",
        f"no notebook of its own, see {PATH}",
        f"continues in {PATH}",
        f"{PATH} (shared with first-knots)",
        f"{PATH} (shared with lesson 1)",
        f"{PATH} (from lesson 1)",
        f"the same notebook as in lesson 1, {PATH}",
        f"lesson 1's notebook ({PATH})",
    ],
)
def test_a_notebook_that_a_lesson_shares(notebook: str) -> None:
    assert found("", notebook) == []


@pytest.mark.parametrize(
    "notebook",
    [
        f"{PATH} (2 exercises)",
        f"{PATH} (shared with lesson 3)",
        f"none of its own; the class goes on in the notebook of lesson 3 ({PATH}, exercise 2)",
        f"{PATH} (2 exercises; lesson 1 is repeated in the first)",
    ],
)
def test_a_notebook_of_another_lesson(notebook: str) -> None:
    assert found("", notebook) == ["notebook-other"]


def test_a_notebook_that_a_lesson_has_beside_the_one_that_it_shares() -> None:
    assert found("", f"none of its own, shared with lesson 1: {PATH}", "1-1-2-second-knots") == ["notebook-denied"]
