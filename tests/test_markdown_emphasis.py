"""Emphasis by underscores is read as that by asterisks; all other underscores stay."""

from __future__ import annotations

import pytest

from reclint.markdown.emphasis import as_read
from reclint.text.source import Passage

from .test_near_misses import SURE, TAUGHT, answers, record, review

READ = {
    "_DEVELOPED_": "*DEVELOPED*",
    "__2 exercises__": "**2 exercises**",
    "**_PASS_** at _iteration 2/3_.": "***PASS*** at *iteration 2/3*.",
    "_Passed at\niteration 2_": "*Passed at\niteration 2*",
    "_raise my_value_": "*raise my_value*",
    "soft_rolls and hard_rolls": "soft_rolls and hard_rolls",
    "`_soft_`, [_old_](_old_/a.md), [[_old_]]": "`_soft_`, [*old*](_old_/a.md), [[_old_]]",
    "https://host/_old_/a and nb/_old_.ipynb": "https://host/_old_/a and nb/_old_.ipynb",
    "_old_.ipynb": "_old_.ipynb",
    "$a_i$ and _b_ and ${}_a x_{b}$": "$a_i$ and *b* and ${}_a x_{b}$",
    "(AB^T)_{ij} / c_{ij}": "(AB^T)_{ij} / c_{ij}",
    "__init__ and _ and \\_a_": "__init__ and _ and \\_a_",
    "_open and _": "_open and _",
}


@pytest.mark.parametrize("text", READ)
def test_underscores_are_emphasis_where_markdown_says_so(text: str) -> None:
    passage = as_read(Passage.at(text, 3))
    assert (passage.text, passage.span.start) == (READ[text], 3)


def test_a_row_of_underscores_costs_no_time() -> None:
    text = "_a " * 6000
    assert as_read(Passage.at(text.strip(), 0)).text == text.strip()


@pytest.mark.parametrize("mark", ["_MENTIONED_", "__MENTIONED__", "**_MENTIONED_**", "*mentioned*", "_mentioned_"])
def test_a_depth_in_emphasis_differs_from_its_row(mark: str) -> None:
    section = TAUGHT.replace("Windowpane test (DEVELOPED)", f"Windowpane test ({mark})")
    assert answers(record(section, SURE, rule="depth-mismatch")) == [SURE]
    assert answers(record(section, None, rule="depth-unknown")) == []


@pytest.mark.parametrize("count", ["_1_ improvement", "**1** improvement", "1 _improvement_", "__1 improvement__"])
def test_a_count_in_emphasis_is_one(count: str) -> None:
    text = f"Passed at iteration 2/3. Iteration 1 had 2 polish findings. Iteration 2 had {count} finding."
    assert answers(review(text, SURE, rule="review-passed-open")) == [SURE]
