"""An index of paragraphs below depths, with the numbers of lessons at their ends, and a key of the lessons above."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .any_hand import LESSONS, TITLE, read
from .test_read_index_groups import ROWS, told

if TYPE_CHECKING:
    from reclint.readers import Lexicon

NUMBERS = {"true-wheels": 1, "quiet-chains": 2}
UNNAMED = LESSONS.replace(" (true-wheels)", "").replace(" (quiet-chains)", "")
KEYS = [
    "The lessons: (1) *True Wheels*, `true-wheels`; (2) *Quiet Chains*, `quiet-chains`.",
    "1. “True Wheels” (`true-wheels`), 2. “Quiet Chains” (`quiet-chains`)",
    "[1] **True Wheels** = `true-wheels`, [2] **Quiet Chains** = `quiet-chains`",
]


def paragraphs(form: str) -> str:
    found = ""
    for depth in ("DEVELOPED", "MENTIONED"):
        found += f"### {depth}\n\n"
        for name, own, (slug,) in ROWS:
            found += form.format(name, NUMBERS[slug]) + "\n\n" if own == depth else ""
    return found


@pytest.mark.parametrize("heading", ["Concept Index", "Concepts, sorted by depth", "What they took home"])
@pytest.mark.parametrize("form", ["**{0}.** Plucked, and heard. ({1})", "**{0}:** It hums at 90 rpm. [{1}]."])
def test_paragraphs_below_depths_are_rows(form: str, heading: str, lexicon: Lexicon) -> None:
    record = read(f"{TITLE}## {heading}\n\n{paragraphs(form)}{LESSONS}", lexicon)
    assert told(record) == ROWS
    assert all(row.notes[-1].isalpha() or row.notes.endswith("rpm") for row in record.rows)


@pytest.mark.parametrize("key", KEYS)
def test_a_key_of_the_lessons_gives_them_their_slugs(key: str, lexicon: Lexicon) -> None:
    index = paragraphs("**{0}.** Plucked, and heard. ({1})")
    record = read(f"{TITLE}{key}\n\n## Concept Index\n\n{index}{UNNAMED}", lexicon)
    assert [one.slug for one in record.lessons] == ["true-wheels", "quiet-chains"]
    assert told(record) == ROWS


@pytest.mark.parametrize("key", ["(1) *True Wheels*, `true-wheels`", "(1) *Hubs*, `hubs`; (2) *Rims*, `rims`"])
def test_one_title_or_others_are_no_key(key: str, lexicon: Lexicon) -> None:
    record = read(f"{TITLE}{key}\n\n{UNNAMED}", lexicon)
    assert not {"true-wheels", "hubs", "rims"} & {one.slug for one in record.lessons}


@pytest.mark.parametrize(
    "text", ["Last read in May (1)", "**Hubs** roll in two ways.", "**Hubs.** It took minutes (20)"]
)
def test_other_paragraphs_below_depths_name_no_lessons(text: str, lexicon: Lexicon) -> None:
    index = f"### DEVELOPED\n\n{text}\n\n### MENTIONED\n\n{text}\n\n"
    assert not any(row.lessons for row in read(f"{TITLE}## Concept Index\n\n{index}{LESSONS}", lexicon).rows)


def test_points_behind_names_below_depths_are_no_lessons(lexicon: Lexicon) -> None:
    index = "### DEVELOPED\n\n**Truing.** By ear. (20)\n\n### MENTIONED\n\n**Bells.** Rung. (10)\n\n"
    assert read(f"{TITLE}## Stations of the fair\n\n{index}{LESSONS}", lexicon).index is None
