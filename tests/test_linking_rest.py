"""What an item says besides its own rows, where an open row of its depth is known by it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .samples import links_of, named

if TYPE_CHECKING:
    from reclint.readers import Lexicon

KNOWN = ["Egg wash", "Windowpane test"]


def rows_of(item: str, rows: list[str], lexicon: Lexicon, *others: str) -> list[str]:
    """The rows that an item names, beside ``others`` that have rows of their own."""
    link = links_of([item, *others, *KNOWN], [*rows, *KNOWN], lexicon)[0]
    return named(link)[1]


DOUGH, YOUNG = "Straight dough", "Young sponge"


@pytest.mark.parametrize(
    ("item", "row"),
    [
        pytest.param("Straight dough, and the sponge left on a shelf", YOUNG, id="joined"),
        pytest.param("Straight dough: a sponge stands on the shelf", YOUNG, id="colon"),
        pytest.param("Straight dough, and ripening on a shelf", "Ripeness by night", id="in-another-form"),
        pytest.param("Straight dough, on a shelf with a sponge that is young", YOUNG, id="several-words"),
    ],
)
def test_a_part_that_the_own_row_does_not_explain_names_an_open_row(item: str, row: str, lexicon: Lexicon) -> None:
    assert rows_of(f"{item} (DEVELOPED)", [DOUGH, row], lexicon) == [DOUGH, row]


@pytest.mark.parametrize(
    ("item", "row"),
    [
        pytest.param("Straight dough, and the sponge left on a shelf (INTRODUCED)", YOUNG, id="another-depth"),
        pytest.param("Straight dough, and the sponge left on a shelf", YOUNG, id="no-depth"),
        pytest.param("Straight dough in which the sponge is left (DEVELOPED)", YOUNG, id="one-part"),
        pytest.param("Straight dough, and how dough takes the sponge in (DEVELOPED)", YOUNG, id="explained"),
        pytest.param("Straight dough, unlike a sponge left on a shelf (DEVELOPED)", YOUNG, id="contrast"),
        pytest.param("Straight dough, left on a sponge of rubber (DEVELOPED)", YOUNG, id="circumstance"),
        pytest.param(
            "Straight dough, and the sponge left on a shelf (DEVELOPED)", "Stone oven heat of a sponge", id="too-little"
        ),
        pytest.param(
            "Straight dough, and the sponge left on a shelf of wood, cloth, steam, stone, salt, rye, oats (DEVELOPED)",
            YOUNG,
            id="at-length",
        ),
    ],
)
def test_what_else_an_item_says_names_no_row(item: str, row: str, lexicon: Lexicon) -> None:
    assert row not in rows_of(item, [DOUGH, row], lexicon)


@pytest.mark.parametrize(
    ("rows", "others", "expected"),
    [
        pytest.param([], [], [DOUGH, YOUNG], id="alone"),
        pytest.param(["Sponge of oats"], [], [DOUGH], id="another-row"),
        pytest.param([], ["Gloss of a sponge cake (MENTIONED)"], [DOUGH], id="another-item"),
    ],
)
def test_a_word_that_another_item_or_row_says_names_none(
    rows: list[str], others: list[str], expected: list[str], lexicon: Lexicon
) -> None:
    item = "Straight dough, and the sponge left on a shelf (DEVELOPED)"
    assert rows_of(item, [DOUGH, YOUNG, *rows], lexicon, *others) == expected
