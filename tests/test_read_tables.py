"""The tables beside the Concept Index: what is a fault of one, and what only looks like it."""

from __future__ import annotations

import pytest

from reclint.model import TableFaultKind
from reclint.readers import Lexicon, read_tables
from reclint.text.source import Source

PLAN = """\
# Module 1.1: Knots -- Plan

| Lesson | Topic | Type | Why |
| --- | --- | --- | --- |
| first-knots | Loops | BUILD | They come first |
| more-knots | Hitches | BUILD | Then these |
| splices | Splices | STRETCH | Last of all |
"""


def faults(text: str, lexicon: Lexicon) -> list[tuple[str, int]]:
    """The faults with their 1-based lines."""
    found = read_tables(Source("plan.md", text), lexicon).faults
    return [(fault.kind.value, fault.line + 1) for fault in found]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("| They come first |", "| P(a|b) |", ("overflowing", 5)),
        ("| Loops | BUILD | They come first |", "| Loops | BUILD |", ("short", 5)),
        ("| more-knots", "\n| more-knots", ("detached", 7)),
        ("| more-knots", "\n\n\n| more-knots", ("detached", 9)),
        ("| more-knots", "    | more-knots", ("indented", 6)),
        ("| more-knots", "\t| more-knots", ("indented", 6)),
        ("| --- | --- | --- | --- |\n", "| --- | --- | --- |\n", ("delimiters", 3)),
        ("| --- | --- | --- | --- |\n", "| --- | --- | --- | --- | --- |\n", ("delimiters", 3)),
        ("| --- | --- | --- | --- |\n", "", ("delimiters", 3)),
        ("| Lesson |", "| Leson |", ("misspelt", 3)),
        ("| Type |", "| Lesson Tpye |", None),
        ("| Lesson |", "| Lessno |", ("misspelt", 3)),
    ],
)
def test_a_fault_is_told_at_its_row_or_at_the_header(
    old: str, new: str, told: tuple[str, int] | None, lexicon: Lexicon
) -> None:
    assert old in PLAN
    assert faults(PLAN.replace(old, new, 1), lexicon) == ([told] if told else [])


@pytest.mark.parametrize(
    ("last", "row", "told"),
    [
        ("Notes", "splices | Splices | STRETCH", []),
        ("Notes", "splices | Splices | STRETCH |", []),
        ("Notes", "splices | Splices", [("short", 4)]),
        ("Status", "splices | Splices | STRETCH", [("short", 4)]),
    ],
)
def test_without_outer_pipes_a_row_may_lack_its_remarks(
    last: str, row: str, told: list[tuple[str, int]], lexicon: Lexicon
) -> None:
    rows = f"Lesson | Topic | Type | {last}\n--- | --- | --- | ---\nfirst-knots | Loops | BUILD | now\n{row}\n"
    assert faults(rows, lexicon) == told


@pytest.mark.parametrize(
    "text",
    [
        PLAN,
        PLAN.replace("They come first", r"P(a\|b)"),
        PLAN.replace("\n", "\r\n"),
        PLAN.replace("Why", "Nodes"),
        PLAN.replace("Why", "Lessons"),
        PLAN.replace("| Then these |", "| Then these | <!-- as agreed -->"),
        "\n".join(line.strip("| ") if "---" not in line else line for line in PLAN.split("\n")),
        # A table that names no column which is read may be as it is.
        PLAN.replace("| Lesson | Topic | Type | Why |", "| Day | Room | Chairs | Tea |").replace(
            "They come", "They|come"
        ),
        # What stands in a fence is an example.
        f"{PLAN}\n```\n| Lesson | Type |\n| --- | --- |\n| a | b | c |\n```\n",
        # Another table below the first one has a header of its own.
        f"{PLAN}\n| Lesson | Type |\n| --- | --- |\n| first-knots | BUILD |\n",
        # A line with a pipe in running text is no row.
        f"{PLAN}\nEither a | b, or both.\n",
    ],
)
def test_what_is_in_order_is_no_fault(text: str, lexicon: Lexicon) -> None:
    assert faults(text, lexicon) == []


def test_rows_that_are_cut_off_are_one_fault(lexicon: Lexicon) -> None:
    found = read_tables(Source("plan.md", PLAN.replace("| more-knots", "\n| more-knots", 1)), lexicon).faults
    assert [(fault.kind, fault.rows, fault.name) for fault in found] == [(TableFaultKind.DETACHED, 2, "more-knots")]
