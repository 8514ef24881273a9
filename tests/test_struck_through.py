"""What an author has struck through does not hold any more; what stands beside it does."""

from __future__ import annotations

import pytest

from reclint.api import Course

RECORD = """\
# Module 4.2: Sails -- Record

**Status:** Complete (2 of 2 lessons built)

## Concept Index

| Concept | Depth | Lesson | Notes |
|---|---|---|---|
| Luff tension | DEVELOPED | first-sail | |
| Batten pockets | MENTIONED | first-sail | |
| Reef points | DEVELOPED | reefing | |

## Per-Lesson Summaries

### Lesson 1: A First Sail (first-sail)

**Concepts taught:**
- Luff tension (DEVELOPED)
- Batten pockets (MENTIONED)

**Cognitive load:** BUILD (one new tool)

**Notebook:** None (done at the bench)

**Review:** Passed at iteration 1/3. Iteration 1 had 0 improvement findings and 1 polish finding (pale drawing).

### Lesson 2: Reefing (reefing)

**Concepts taught:**
- Reef points (DEVELOPED)

**Cognitive load:** STRETCH (two things at once)

**Notebook:** None (done at the bench)

**Review:** Passed at iteration 1/3. Iteration 1 had 0 improvement findings and 2 polish findings (a, b).
"""

REEFS = "| Reef points | DEVELOPED | reefing | |"
SECOND = "### Lesson 2: Reefing (reefing)"
LOOM = "**Concepts taught:**\n- Loom (DEVELOPED)\n\n"
PASSED = "iteration 1/3. Iteration 1 had 0 improvement findings and 2"

SILENT = {
    "row": (REEFS, f"| ~~Sail cloth~~ | ~~MENTIONED~~ | ~~reefing~~ | |\n{REEFS}"),
    "row-of-which-only-the-name-is": (REEFS, f"| ~~Sail cloth~~ (dropped) | MENTIONED | reefing | |\n{REEFS}"),
    "row-without-a-depth": (REEFS, f"| ~~Sail cloth (MENTIONED)~~ | | | see 4.3 |\n{REEFS}"),
    "item": ("- Reef points", "- ~~Sail cloth (MENTIONED)~~ moved\n- Reef points"),
    "section": (SECOND, f"### ~~Lesson 2: Dyeing (dyeing)~~ (dropped)\n\nNobody came.\n\n{SECOND}"),
    "section-with-parts": (SECOND, f"### ~~Lesson 2: Weaving (weaving)~~\n\n{LOOM}{SECOND}"),
    "load": ("STRETCH (two", "~~BUILD~~ STRETCH (two"),
    "notebook": ("None (done", "~~`notebooks/4-2-1-first-sail.ipynb` (2 exercises)~~ None (done"),
    "iteration": (PASSED, PASSED.replace("1/3", "~~2~~ 1/3", 1)),
    "count": ("2 polish findings", "~~3~~ 2 polish findings"),
}
TOLD = {
    "row-with-another-name": (
        REEFS,
        f"| ~~Sail cloth~~ Wheel ruts | DEVELOPED | reefing | |\n{REEFS}",
        "concept-not-summarised",
    ),
    "row-that-an-item-names": (
        REEFS,
        "| ~~Reef points~~ | DEVELOPED | reefing | |\n| Bilge pump | MENTIONED | reefing | |",
        "concept-not-indexed",
    ),
    "section-with-another-name": (
        SECOND,
        f"### ~~Dyeing~~ Lesson 2: Weaving (weaving)\n\n{LOOM}### Lesson 3: Reefing (reefing)",
        "status-disagrees",
    ),
    "notebook-that-holds": ("None (done", "~~None~~ `notebooks/4-2-9-tents.ipynb` (done", "notebook-missing"),
}


def rules(text: str) -> set[str]:
    notebook = '{"cells": [{"cell_type": "markdown", "source": "## Exercise 1: Sew"}]}'
    texts = {"4-2/record.md": text, "notebooks/9-9-9-else.ipynb": notebook}
    report = Course.of_texts(texts).check()
    assert not report.crashes
    return {found.rule for found in report.findings} - {"notebook-orphan"}


def test_the_record_is_clean() -> None:
    assert rules(RECORD) == set()


@pytest.mark.parametrize(("old", "new"), SILENT.values(), ids=SILENT)
def test_what_is_struck_through_is_no_fault(old: str, new: str) -> None:
    assert old in RECORD
    assert rules(RECORD.replace(old, new, 1)) == set()


@pytest.mark.parametrize(("old", "new", "rule"), TOLD.values(), ids=TOLD)
def test_what_stands_beside_it_holds(old: str, new: str, rule: str) -> None:
    assert old in RECORD
    assert rule in rules(RECORD.replace(old, new, 1))
