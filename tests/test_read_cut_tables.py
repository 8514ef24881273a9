"""Tables of a lesson that blank lines cut: the rows below are read with those above."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .any_hand import KEY, TITLE, lesson, read
from .bicycles import counts_of
from .samples import report_on

if TYPE_CHECKING:
    from reclint.readers import Lexicon

BODY = """#### What was taught

| Depth | Concept |
|---|---|
| DEVELOPED | Spoke tension |
{gap}| INTRODUCED | Rim wear |
| MENTIONED | Hub |

#### Exercises

| # | Exercise | Level |
|---|---|---|
| 1 | Pluck | Guided |
{gap}| 2 | Gauge | Supported |

#### Review

| Iteration | Critical | Improvement | Polish | Verdict |
|---|---|---|---|---|
| 1 | 0 | 2 | 1 | needs revision |
{gap}| 2 | 0 | 0 | 1 | pass |
"""


@pytest.mark.parametrize("gap", ["", "\n", "\n\n", "  \n"])
@pytest.mark.parametrize("quoted", [False, True])
def test_rows_below_blank_lines_belong_to_the_table_above(gap: str, quoted: bool, lexicon: Lexicon) -> None:
    body = BODY.format(gap=gap)
    if quoted:
        body = "\n".join(line if line.startswith("#") else f"> {line}" for line in body.split("\n"))
    found = lesson(body, lexicon)
    assert [(one.name, one.depth and one.depth.level) for one in found.taught] == [
        ("Spoke tension", "DEVELOPED"),
        ("Rim wear", "INTRODUCED"),
        ("Hub", "MENTIONED"),
    ]
    assert found.notebook is not None
    assert [(one.number, one.level) for one in found.notebook.exercises] == [(1, "Guided"), (2, "Supported")]
    assert found.review is not None
    assert [counts_of(one) for one in found.review.iterations] == [[0, 2, 1], [0, 0, 1]]


def test_rows_with_names_of_columns_are_another_table(lexicon: Lexicon) -> None:
    body = (
        "**Concepts taught:**\n\n| Concept | Depth |\n|---|---|\n| Spoke tension | DEVELOPED |\n\n"
        "| Model | Established In |\n| Guitar | true-wheels |\n"
    )
    assert [one.name for one in lesson(body, lexicon).taught] == ["Spoke tension"]


def test_rows_of_another_width_are_another_table(lexicon: Lexicon) -> None:
    body = (
        "**Concepts taught:**\n\n| Concept | Depth |\n|---|---|\n| Spoke tension | DEVELOPED |\n\n"
        "| Monday | rain | wind | sun |\n| Tuesday | sun | sun | sun |\n"
    )
    assert [one.name for one in lesson(body, lexicon).taught] == ["Spoke tension"]


def test_a_cut_is_told_although_the_rows_are_read(lexicon: Lexicon) -> None:
    index = "## Concept Index\n\n| Concept | Depth | Lesson |\n|---|---|---|\n| Hub | MENTIONED | true-wheels |\n\n"
    body = BODY.format(gap="\n").partition("#### Exercises")[0]
    text = f"{TITLE}{KEY}{index}## Lessons\n\n### Lesson 1: True Wheels (true-wheels)\n\n{body}"
    [found] = report_on({"record.md": text}, "table-row-detached").findings
    assert "cut off from their table (2 rows)" in found.message
    assert len(read(text, lexicon).lessons[0].taught) == len(("Spoke tension", "Rim wear", "Hub"))
