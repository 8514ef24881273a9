"""Which row of a record a summary's row may be in other words, and which only shares words with it."""

from __future__ import annotations

import pytest

from .samples import report_on

RECORD = """\
# Module 2.1: Small Breads -- Record

**Status:** Complete (1 of 1 lessons built)

## Concept Index

| Concept | Depth | Lesson | Notes |
| --- | --- | --- | --- |
| {row} | APPLIED | soft-rolls | |
| Egg wash | APPLIED | soft-rolls | |
| Steam | APPLIED | soft-rolls | |
| Salt of the sea | APPLIED | soft-rolls | |

## Per-Lesson Summaries

### Lesson 1: Soft Rolls (soft-rolls)

**Concepts taught:**
- {row} (APPLIED)
- Egg wash (APPLIED)
- Steam (APPLIED)
- Salt of the sea (APPLIED)
"""
SUMMARY = """\
# Series 2: Breads -- Summary

## Module 2.1

| Concept | Depth |
| --- | --- |
| {name} | MENTIONED |
{more}"""


def told(name: str, row: str, more: str = "") -> list[str]:
    texts = {"m/record.md": RECORD.format(row=row), "summary.md": SUMMARY.format(name=name, more=more)}
    return [found.message for found in report_on(texts, "rollup-stale").findings]


@pytest.mark.parametrize(
    ("name", "row"),
    [
        ("Shaping of rolls", "Shaping rolls by hand"),
        ("Kneading a dough", "Kneading"),
        ("Slow rise", "The slow, cold rise"),
        ("Windowpane", "Windowpane test (how far a dough stretches)"),
        ("Windowpane test (light shows)", "Testing the windowpane"),
    ],
)
def test_a_likely_renaming_is_named(name: str, row: str) -> None:
    [message] = told(name, row)
    assert "has no row of that name, but" in message


@pytest.mark.parametrize(
    ("name", "row"),
    [
        ("Crumb", "Oven spring (opens the crumb)"),
        ("Rye flour", "Wheat flour"),
        ("Kneading by machine", "Kneading by hand"),
        ("Step 1 of proofing", "Step 2 of proofing"),
    ],
)
def test_rows_that_share_a_word_may_be_others(name: str, row: str) -> None:
    assert told(name, row) == []


@pytest.mark.parametrize(
    ("name", "row"),
    [
        ("Taste of the crust", "Colour of the inside"),
        ("Crust (salt, steam)", "Malt"),
        ("Shape of a long loaf", "A loaf in the oven"),
    ],
)
def test_a_row_that_is_nowhere(name: str, row: str) -> None:
    [message] = told(name, row)
    assert "has no such row" in message


def test_a_row_that_the_summary_lists_is_not_another_one_in_other_words() -> None:
    [message] = told("Kneading a dough", "Kneading", "| Kneading | MENTIONED |\n")
    assert "is MENTIONED here and APPLIED in the record" in message
