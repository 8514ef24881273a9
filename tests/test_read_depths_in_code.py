"""Words for depths in code marks, wherever depths may stand, and code that only holds such a word."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .any_hand import LESSONS, TITLE, lesson, read, told

if TYPE_CHECKING:
    from reclint.readers import Lexicon

KEY = "Depths: ⚪ `MENTIONED`, 🟡 `INTRODUCED`, 🟢 `DEVELOPED`, 🔵 `APPLIED`\n\n"
INDEXES = {
    "below-headings": "### 🟢 `DEVELOPED` – they do it\n\n- Spoke tension (L1)\n\n### `MENTIONED`\n\n- Oil (L2)\n",
    "signs": f"{KEY}| | Concept | Lesson |\n|---|---|---|\n| 🟢 | Spoke tension | L1 |\n| ⚪ | Oil | L2 |\n",
    "cells": "| Concept | Depth |\n|---|---|\n| Spoke tension | `DEVELOPED` |\n| Oil | `MENTIONED` |\n",
    "callouts": "> [!note] `DEVELOPED` — theirs\n> - Spoke tension (L1)\n\n> [!note] `MENTIONED`\n> - Oil (L2)\n",
}


@pytest.mark.parametrize("form", INDEXES)
def test_rows_may_have_their_depth_in_code(form: str, lexicon: Lexicon) -> None:
    rows = read(f"{TITLE}## Concept Index\n\n{INDEXES[form]}\n{LESSONS}", lexicon).rows
    assert [(row.name.text, row.depth and row.depth.level) for row in rows] == [
        ("Spoke tension", "DEVELOPED"),
        ("Oil", "MENTIONED"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "- spokes (`DEVELOPED`)\n- oil [`MENTIONED`]",
        "- `DEVELOPED` -- spokes\n- `MENTIONED` -- oil",
        "`DEVELOPED`: spokes. `MENTIONED`: oil.",
        "> - spokes, `DEVELOPED`\n> - oil, `MENTIONED`",
    ],
)
def test_what_was_taught_may_have_its_depth_in_code(text: str, lexicon: Lexicon) -> None:
    found = told(lesson(f"**Taught:**\n\n{text}", lexicon))
    assert found == [("spokes", "DEVELOPED"), ("oil", "MENTIONED")]


def test_where_a_depth_in_code_stands(lexicon: Lexicon) -> None:
    text = f"{TITLE}## Concept Index\n\n{INDEXES['callouts']}\n{LESSONS}"
    depth = read(text, lexicon).rows[0].depth
    assert depth is not None
    assert text[depth.span.start : depth.span.stop] == "DEVELOPED"


@pytest.mark.parametrize("name", ["`state = DEVELOPED`", "`DEVELOPED_AT`", "``DEVELOPED``"])
def test_other_code_is_part_of_a_name(name: str, lexicon: Lexicon) -> None:
    table = f"| Concept | Depth | Lesson |\n|---|---|---|\n| {name} column | APPLIED | L1 |\n| Oil | APPLIED | L2 |\n"
    assert read(f"{TITLE}## Concept Index\n\n{table}\n{LESSONS}", lexicon).rows[0].name.text == f"{name} column"
