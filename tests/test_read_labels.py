"""Labels that are numbered, stand before a dash, or have the words of a label and are none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .any_hand import LESSONS, TITLE, lesson, read

if TYPE_CHECKING:
    from reclint.readers import Lexicon


@pytest.mark.parametrize("number", ["3.1.2 ", "§ 3.1 ", "2. ", "b) "])
def test_labels_in_bold_may_be_numbered(number: str, lexicon: Lexicon) -> None:
    body = f"**{number}Taught**\n\n- Oil (DEVELOPED)\n\n**{number}Mental models**\n\n- A chain is a rope.\n"
    found = lesson(body, lexicon)
    assert [(field.kind, field.label.text) for field in found.fields] == [
        ("taught", "Taught"),
        ("models", "Mental models"),
    ]


@pytest.mark.parametrize(
    ("second", "is_label"), [("How we did it", True), ("Chain gang", False), ("Practice for home", False)]
)
def test_a_label_like_one_of_the_vocabulary_stands_before_a_dash_where_one_does(
    second: str, is_label: bool, lexicon: Lexicon
) -> None:
    body = f"**We taught** — *developed:* oil; wax.\n\n**{second}** — in the yard:\n\n- a wheel (DEVELOPED)\n"
    kinds = [field.kind for field in lesson(body, lexicon).fields]
    assert kinds == (["taught", "teaching"] if is_label else ["taught"])
    [alone] = lesson(f"**Taught:** oil (DEVELOPED)\n\n**{second}** — in the yard\n", lexicon).fields
    assert alone.kind == "taught", "no label stands before a dash"


def test_a_list_with_depths_and_lessons_is_the_index_below_words_of_a_label(lexicon: Lexicon) -> None:
    rows = (
        "1. Spoke tension (*developed*, Lesson 1). By ear.\n2. Rim wear (*introduced*, Lesson 1). By gauge.\n"
        "3. Chain wear (*developed*, Lesson 2). With a rule.\n4. Oil (*mentioned*, Lesson 2). Little.\n"
    )
    found = read(f"{TITLE}## What they now know, with depth and lesson\n\n{rows}\n{LESSONS}", lexicon)
    assert [row.name.text for row in found.rows] == ["Spoke tension", "Rim wear", "Chain wear", "Oil"]
