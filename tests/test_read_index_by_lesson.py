"""An index of one table for each lesson, whose depths stand below no title of a column."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .any_hand import KEY, LESSONS, TITLE, read

if TYPE_CHECKING:
    from reclint.readers import Lexicon

TABLE_OF_LESSON = """|   | Concept | What was said |
|---|---------|---------------|
| D | Chain wear | Gauge. |
| M | Oil | Drops. |
"""
TITLED_OTHERWISE = TABLE_OF_LESSON.replace("What was said", "Remarks")
DEPTH_LAST = """| Concept | What was said |  |
|---------|---------------|---|
| Chain wear | Gauge. | D |
| Oil | Drops. | M |
"""


@pytest.mark.parametrize("heading", ["quiet-chains", "Quiet Chains", "Lesson 2", "Lesson two: Quiet Chains"])
@pytest.mark.parametrize("second", [TABLE_OF_LESSON, TITLED_OTHERWISE, DEPTH_LAST])
def test_each_table_of_an_index_by_lesson_may_have_depths_below_no_title(
    heading: str, second: str, lexicon: Lexicon
) -> None:
    first = TABLE_OF_LESSON.replace("Chain wear", "Spoke tension").replace("Oil", "Rim wear").replace("M", "I")
    index = f"## Concept Index\n\n### true-wheels\n\n{first}\n### {heading}\n\n{second}"
    record = read(f"{TITLE}{KEY}{index}\n{LESSONS}", lexicon)
    told = [(row.name.text, row.depth and row.depth.level, [ref.slug for ref in row.lessons]) for row in record.rows]
    assert told == [
        ("Spoke tension", "DEVELOPED", ["true-wheels"]),
        ("Rim wear", "INTRODUCED", ["true-wheels"]),
        ("Chain wear", "DEVELOPED", ["quiet-chains"]),
        ("Oil", "MENTIONED", ["quiet-chains"]),
    ]
    assert [one.slug for one in record.lessons] == ["true-wheels", "quiet-chains"]


def test_an_unknown_depth_below_no_title_is_kept(lexicon: Lexicon) -> None:
    tables = f"### true-wheels\n\n{TABLE_OF_LESSON}\n### quiet-chains\n\n{TABLE_OF_LESSON.replace('| M |', '| X |')}"
    record = read(f"{TITLE}{KEY}## Concept Index\n\n{tables}\n{LESSONS}", lexicon)
    assert [row.depth and (row.depth.text, row.depth.level) for row in record.rows][2:] == [
        ("D", "DEVELOPED"),
        ("X", None),
    ]
