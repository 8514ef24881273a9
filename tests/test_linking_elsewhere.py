"""Rows of other lessons that an item plainly names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reclint.linking import Scope
from reclint.linking.decision import is_elsewhere, is_said
from reclint.linking.scores import Score

from .samples import links_of, named

if TYPE_CHECKING:
    from reclint.readers import Lexicon


@pytest.mark.parametrize(
    ("value", "own", "rival", "heads", "taken"),
    [
        pytest.param(0.7, 0.5, 0.61, 0.6, True, id="plain"),
        pytest.param(0.69, 0.0, 0.0, 1.0, False, id="too-little"),
        pytest.param(0.9, 0.0, 0.83, 1.0, False, id="no-lead"),
        pytest.param(0.9, 0.0, 0.0, 0.59, False, id="other-heads"),
        pytest.param(0.9, 0.69, 0.0, 1.0, True, id="far-better-than-its-own"),
        pytest.param(0.9, 0.71, 0.0, 1.0, False, id="little-better-than-its-own"),
    ],
)
def test_which_row_of_another_lesson_is_taken(
    value: float, own: float, rival: float, heads: float, taken: bool
) -> None:
    assert is_elsewhere(value, own, rival, heads) is taken


@pytest.mark.parametrize(
    ("value", "dice", "own", "rival", "taken"),
    [
        pytest.param(0.46, 0.42, 0.25, 0.25, True, id="plain"),
        pytest.param(0.45, 0.45, 0.0, 0.0, False, id="too-little"),
        pytest.param(0.6, 0.41, 0.0, 0.0, False, id="alike-by-letters"),
        pytest.param(0.6, 0.6, 0.0, 0.41, False, id="no-lead"),
        pytest.param(0.6, 0.6, 0.41, 0.0, False, id="little-better-than-its-own"),
    ],
)
def test_which_row_is_taken_where_an_item_says_all_of_its_head(
    value: float, dice: float, own: float, rival: float, taken: bool
) -> None:
    assert is_said(Score(value, dice, 0.0, 0.0), own, rival) is taken


@pytest.mark.parametrize(
    ("item", "others", "expected"),
    [
        pytest.param("Slow rise", ["Slow rise"], ["Slow rise"], id="the-same"),
        pytest.param("Slow rise", ["Slow rise", "Slow rise"], ["Slow rise", "Slow rise"], id="two-of-one-name"),
        pytest.param("Slow rise", ["Slow rise in a room of stone", "Slow rise"], ["Slow rise"], id="the-better-of-two"),
        pytest.param("Slow rise", ["Slow rise (night)", "Slow rise (noon)"], [], id="two-as-good"),
        pytest.param("Ratio steam", ["Ratio rye: steam"], [], id="other-heads"),
        pytest.param("Steam, and how it lasts", ["Steam"], ["Steam"], id="opens-with-it"),
        pytest.param("Old and new: crumb against crust", ["Crumb and crust"], ["Crumb and crust"], id="behind-a-colon"),
        pytest.param("Steam, and how it lasts", ["Steam and wood"], [], id="half-of-its-head"),
        pytest.param("Baking with steam", ["Steam"], [], id="in-the-midst"),
        pytest.param("Steam loaf", ["Steam"], [], id="another-noun"),
        pytest.param("Ratio of steam: rye at night", ["Rye ratio"], [], id="in-two-parts"),
        pytest.param("Measuring heat with a probe", ["Measuring steam with a probe"], [], id="one-word-swapped"),
        pytest.param("Slow rise 2", ["Slow rise 3"], [], id="guarded"),
        pytest.param("No new concepts", ["No new concepts"], [], id="silent"),
    ],
)
def test_a_row_of_another_lesson(item: str, others: list[str], expected: list[str], lexicon: Lexicon) -> None:
    [link] = links_of([item], ["Wheat flour"], lexicon, others)
    assert [row.name.text for row in link.rows][:1] == expected[:1]
    assert (link.scope is Scope.RECORD) is bool(expected)


@pytest.mark.parametrize(("depth", "is_taken"), [("DEVELOPED", True), ("INTRODUCED", False)])
def test_a_row_of_another_lesson_that_is_less_alike_has_the_depth_of_the_item(
    depth: str, is_taken: bool, lexicon: Lexicon
) -> None:
    [link] = links_of([f"Steam, and how it lasts ({depth})"], ["Wheat flour"], lexicon, others=["Steam"])
    assert bool(link.rows) is is_taken


def test_no_row_of_another_lesson_is_taken_while_one_of_its_own_is_left(lexicon: Lexicon) -> None:
    found = links_of(["Steam, and how it lasts (DEVELOPED)", "Egg wash"], ["Gloss", "Egg wash"], lexicon, ["Steam"])
    assert (found[0].rows, [row.name.text for row in found[0].meant]) == ((), ["Gloss"])


@pytest.mark.parametrize(
    ("own", "expected"),
    [
        pytest.param("Slow cold rise", ["Slow cold rise"], id="its-own-is-nearly-as-good"),
        pytest.param("Slow cold rise in a room of stone", ["Slow rise"], id="its-own-is-far-worse"),
    ],
)
def test_a_certain_row_of_the_lesson_gives_way_to_a_far_better_one(
    own: str, expected: list[str], lexicon: Lexicon
) -> None:
    [link] = links_of(["Slow rise"], [own], lexicon, others=["Slow rise"])
    assert named(link) == ("certain", expected)


def test_an_item_without_a_row_is_looked_for_elsewhere_beside_one_that_has_its_own(lexicon: Lexicon) -> None:
    flour, rise = links_of(["Wheat flour", "Slow rise"], ["Wheat flour"], lexicon, others=["Slow rise"])
    assert (named(flour), flour.scope) == (("certain", ["Wheat flour"]), Scope.LESSON)
    assert (named(rise), rise.scope) == (("certain", ["Slow rise"]), Scope.RECORD)
