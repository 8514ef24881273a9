"""Items that name several rows together: by counting them, or by what tells one kind from another."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .samples import links_of, named

if TYPE_CHECKING:
    from reclint.readers import Lexicon

OTHERS = ["Windowpane test", "Egg wash"]
PHASES = ["The warm phase", "The cold phase", "The proving phase"]
LOAVES = ["Rye loaf", "Oaten loaf", "Wheat loaf"]
TOGETHER = {
    "a number in words": ("Three phases of a slow rise", PHASES),
    "a number in digits": ("The 3 phases", PHASES),
    "a number and an explanation": ("Three phases: from the bowl to the basket", PHASES),
    "what tells them apart": ("Rye, oat and wheat loaves", LOAVES),
    "another word for the kind": ("Rye and wheat breads", ["Rye loaf", "Wheat loaf"]),
    "another word for one of them": ("Rye, porridge and wheat breads", LOAVES),
    "a slash": ("Rye/wheat breads", ["Rye loaf", "Wheat loaf"]),
}
APART = {
    "more of them than it counts": ("Two phases of a slow rise", PHASES),
    "fewer of them than it counts": ("Four phases of a slow rise", PHASES),
    "a number of other things": ("Three bowls", PHASES),
    "one of two": ("Rye and maize breads", ["Rye loaf", "Wheat loaf"]),
    "one of three": ("Rye, maize and millet breads", LOAVES),
}


@pytest.mark.parametrize("name", TOGETHER)
def test_an_item_names_rows_together(name: str, lexicon: Lexicon) -> None:
    item, rows = TOGETHER[name]
    link, *others = links_of([f"{item} (DEVELOPED)", *OTHERS], [*rows, *OTHERS], lexicon)
    assert (link.decision.value, {row.name.text for row in link.rows}) == ("certain", set(rows))
    assert [named(other) for other in others] == [("certain", [row]) for row in OTHERS]


@pytest.mark.parametrize("name", APART)
def test_an_item_names_no_rows_together(name: str, lexicon: Lexicon) -> None:
    item, rows = APART[name]
    link, *_ = links_of([f"{item} (DEVELOPED)", *OTHERS], [*rows, *OTHERS], lexicon)
    assert len(link.rows) < len(rows)


def test_rows_that_other_items_name_are_not_named_together(lexicon: Lexicon) -> None:
    link, *_ = links_of(["Three phases of a slow rise", *PHASES[:1], *OTHERS], [*PHASES, *OTHERS], lexicon)
    assert named(link)[0] != "certain"


@pytest.mark.parametrize(
    ("item", "row"),
    [
        ("Analysing a crumb by eye", "Crumb analysis"),
        ("Analyses of crumb", "Analyzing crumb"),
        ("Stopping the mixer", "Mixer stop"),
        ("Planned batches", "Batch plan"),
    ],
)
def test_words_with_another_ending_are_one(item: str, row: str, lexicon: Lexicon) -> None:
    link, *_ = links_of([item, *OTHERS], [row, *OTHERS], lexicon)
    assert named(link) == ("certain", [row])
