"""Rows of which a section says the words in other forms: a question, and none that it says nothing of them."""

from __future__ import annotations

import pytest

from .samples import record_text, report_on
from .test_near_misses import TAUGHT


@pytest.mark.parametrize(
    ("row", "said", "is_sure"),
    [
        ("Fermented and unfermented dough", "Dough, with fermentation or without.", False),
        ("Elasticity of cold dough", "How elastically dough behaves.", False),
        ("Fermented and unfermented dough", "Dough on the board.", True),
        ("Elasticity of cold dough", "Elastic bands round a tin.", True),
        ("Fermented and unfermented dough", "Salt and steam.", True),
    ],
)
def test_words_in_other_forms_leave_open_whether_a_row_is_spoken_of(row: str, said: str, is_sure: bool) -> None:
    text = record_text(f"{TAUGHT}\n**Notes:** {said}\n", rows=f"| {row} | DEVELOPED | soft-rolls | |\n")
    found = report_on({"record.md": text}, "concept-not-summarised", "concept-ambiguous").findings
    sure = [one for one in found if one.rule == "concept-not-summarised" and not one.question]
    assert bool(sure) is is_sure
