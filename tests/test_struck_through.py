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

SILENT = {
    "row": ("| Reef points", "| ~~Sail cloth~~ | ~~MENTIONED~~ | ~~reefing~~ | |\n| Reef points"),
    "row-of-which-only-the-name-is": ("| Reef points", "| ~~Sail cloth~~ (dropped) | MENTIONED | reefing | |\n| Reef points"),
    "row-without-a-depth": ("| Reef points", "| ~~Sail cloth (MENTIONED)~~ | | | see 4.3 |\n| Reef points"),
    "item": ("- Reef points", "- ~~Sail cloth (MENTIONED)~~ moved\n- Reef points"),
    "section": ("### Lesson 2", "### ~~Lesson 2: Dyeing (dyeing)~~ (dropped)\n\nNobody came.\n\n### Lesson 2"),
    "section-with-parts": (
        "### Lesson 2",
        "### ~~Lesson 2: Dyeing (dyeing)~~\n\n**Concepts taught:**\n- Madder root (DEVELOPED)\n\n### Lesson 2",
    ),
    "load": ("STRETCH (two", "~~BUILD~~ STRETCH (two"),
    "notebook": ("None (done", "~~`notebooks/4-2-1-first-sail.ipynb` (2 exercises)~~ None (done"),
    "iteration": ("iteration 1/3. Iteration 1 had 0 improvement findings and 2", "iteration ~~2~~ 1/3. Iteration 1 had 0 improvement findings and 2"),
    "count": ("2 polish findings", "~~3~~ 2 polish findings"),
}  # fmt: skip
TOLD = {
    "row-with-another-name": ("| Reef points", "| ~~Sail cloth~~ Wheel ruts | DEVELOPED | reefing | |\n| Reef points", "concept-not-summarised"),
    "row-that-an-item-names": ("| Reef points | DEVELOPED | reefing | |", "| ~~Reef points~~ | DEVELOPED | reefing | |\n| Bilge pump | MENTIONED | reefing | |", "concept-*"),
    "section-with-another-name": ("### Lesson 2", "### ~~Dyeing~~ Lesson 2: Weaving (weaving)\n\n**Concepts taught:**\n- Loom (DEVELOPED)\n\n### Lesson 3", "status-disagrees"),
    "notebook-that-holds": ("None (done", "~~None~~ `notebooks/4-2-9-tents.ipynb` (done", "notebook-missing"),
}  # fmt: skip


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
    found = rules(RECORD.replace(old, new, 1))
    assert any(name.startswith(rule.rstrip("*")) for name in found)
