"""Rows of a Concept Index without outer pipes: what may be left out at their end, and what is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .samples import record_of

if TYPE_CHECKING:
    from reclint.model import ConceptRow
    from reclint.vocabulary.lexicon import Lexicon

CLOSED = "| Concept | Depth | Lesson | Notes |\n|---|---|---|---|\n"
OPEN = "Concept | Depth | Lesson | Remark\n--- | --- | --- | ---\nProofing | APPLIED | crust | slow\n"


def rows_of(table: str, lexicon: Lexicon) -> tuple[ConceptRow, ...]:
    return record_of(f"# Module 2.1: Small Breads -- Record\n\n## Concept Index\n\n{table}\n", lexicon).rows


@pytest.mark.parametrize(
    ("header", "row", "shape"),
    [
        (OPEN, "Steam | APPLIED | crust", "regular"),
        (OPEN, "Steam | APPLIED | crust |", "regular"),
        (OPEN, "Steam | *applied* | `crust` |  ", "regular"),
        (OPEN.replace("Remark", "Notes").replace("Concept |", "| Concept |"), "| Steam | APPLIED | crust |", "regular"),
        (
            OPEN.replace("Remark", "Remark | Notes").replace("---\n", "--- | ---\n"),
            "Steam | APPLIED | crust",
            "regular",
        ),
        (OPEN, "Steam | APPLIED", "short"),
        (OPEN, "Steam | crust | slow", "short"),
        (OPEN, "Steam | APPLIED | a page of its own", "short"),
        (OPEN, "| Steam | APPLIED | crust |", "short"),
        (OPEN.replace("Remark", "Reviewer"), "Steam | APPLIED | crust", "short"),
        (OPEN.replace("Depth | Lesson | Remark", "Remark | Depth | Lesson"), "Steam | hot | APPLIED |", "short"),
        (OPEN.replace("Remark\n", "Remark |\n"), "Steam | APPLIED | crust |", "short"),
        (CLOSED, "| Steam | APPLIED | crust |", "short"),
    ],
)
def test_remarks_may_be_left_out_where_no_pipe_closes_a_row(
    header: str, row: str, shape: str, lexicon: Lexicon
) -> None:
    found = rows_of(header + row, lexicon)[-1]
    assert (found.name.text, found.shape.value) == ("Steam", shape)


def test_rows_cut_off_may_lack_their_remarks_too(lexicon: Lexicon) -> None:
    rows = rows_of(f"{OPEN}\nSteam | APPLIED | crust\nCrumb | APPLIED | crust | wet\n", lexicon)
    assert [(row.name.text, row.detached, row.shape.value) for row in rows[1:]] == [
        ("Steam", True, "regular"),
        ("Crumb", True, "regular"),
    ]
