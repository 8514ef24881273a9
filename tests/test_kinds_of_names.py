"""Kinds of wordings in which an item and a row may be one concept, each beside one that is another."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .samples import links_of, named

if TYPE_CHECKING:
    from reclint.readers import Lexicon

OTHERS = ["Windowpane test", "Egg wash"]
SAME = {
    "an ordinal in words": ("First rise", "1st rise"),
    "an ordinal in digits": ("2nd rise", "Second rise"),
    "an ordinal at the end": ("Fold of the third kind", "Fold of the 3rd kind"),
    "several of one thing": ("Teiglinge", "Teigling"),
    "one of several things": ("Garkorb", "Garkorben"),
    "several in a longer name": ("Brezeln schlingen und backen", "Brezel schlingen und backen"),
}
OTHER = {
    "another ordinal": ("Second rise", "3rd rise"),
    "another ordinal in words": ("Second rise", "Third rise"),
    "a longer word": ("Teigling", "Teiglingspresse"),
    "a short word": ("Hefe", "Hefen und Bakterien im Anstellgut"),
}


@pytest.mark.parametrize("name", SAME)
def test_one_concept_in_two_wordings(name: str, lexicon: Lexicon) -> None:
    item, row = SAME[name]
    link, *_ = links_of([f"{item} (DEVELOPED)", *OTHERS], [row, *OTHERS], lexicon)
    assert named(link) == ("certain", [row])


@pytest.mark.parametrize("name", OTHER)
def test_two_concepts_in_like_wordings(name: str, lexicon: Lexicon) -> None:
    item, row = OTHER[name]
    link, *_ = links_of([f"{item} (DEVELOPED)", *OTHERS], [row, *OTHERS], lexicon)
    assert named(link)[0] != "certain"


def test_ordinals_tell_rows_apart(lexicon: Lexicon) -> None:
    items = ["First rise (DEVELOPED)", "Second rise (MENTIONED)", "Third rise (APPLIED)"]
    links = links_of(items, ["3rd rise", "1st rise", "2nd rise"], lexicon)
    assert [named(link) for link in links] == [("certain", [f"{number} rise"]) for number in ("1st", "2nd", "3rd")]
