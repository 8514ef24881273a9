"""Items that name several rows: by their segments, by what the rows begin with, and by numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reclint.linking import Weights, read_name
from reclint.linking.further import further_rows

from .samples import links_of, named

if TYPE_CHECKING:
    from reclint.readers import Lexicon
    from reclint.vocabulary.vocabulary import Vocabulary


def further(item: str, first: str | None, others: list[str], vocabulary: Vocabulary) -> list[str]:
    """The rows among ``others`` that an item names besides ``first``; all words weigh the same."""
    names = [read_name(row, vocabulary.fillers) for row in others]
    taken = read_name(first, vocabulary.fillers) if first else None
    found = further_rows(read_name(item, vocabulary.fillers), taken, list(enumerate(names)), Weights(()), vocabulary)
    return [others[place] for place in found]


@pytest.mark.parametrize(
    ("item", "first", "row", "is_named"),
    [
        pytest.param(
            "Kneading, good light thin test film", "Kneading", "Windowpane test light thin film", True, id="4-of-5"
        ),
        pytest.param(
            "Kneading, good light thin test", "Kneading", "Windowpane test light thin film", False, id="3-of-5"
        ),
        pytest.param("Kneading, good salt", "Kneading", "Salt (2 percent)", True, id="all-of-the-head"),
        pytest.param("Salt flour, oven", "Salt flour", "Salt", False, id="words-that-the-first-row-has"),
        pytest.param("Kneading, window test of film", "Kneading", "Window test by hand", True, id="begins-alike"),
        pytest.param("Kneading, window of film", "Kneading", "Window test by hand", False, id="one-word-alike"),
        pytest.param("Kneading, step 2 by oven", "Kneading", "Step 2 for hands", False, id="a-number-is-no-word"),
        pytest.param("Kneading, window hand test", "Kneading", "Window test by hand", True, id="all-in-another-order"),
        pytest.param(
            "Window test of film", "Window test on a table", "Window test by hand", False, id="first-begins-so"
        ),
        pytest.param("Kneading, film", "Kneading", "Window test film", True, id="a-part-of-this-row-alone"),
        pytest.param("Kneading, film", "Kneading", "Window test wet film", True, id="a-quarter-of-this-row"),
        pytest.param("Kneading, film", "Kneading", "Window test wet dry film", False, id="less-of-this-row"),
        pytest.param("Kneading, 3", "Kneading", "3 long rises", False, id="a-number-alone"),
        pytest.param("Kneading, window test of film", "Kneading", "Window test vs poke test", False, id="half-of-two"),
        pytest.param("Kneading, step 2", "Kneading", "Step 2 by hand", True, id="a-word-and-a-number"),
        pytest.param("Window test film and salt", None, "Window test film dry", True, id="without-a-first-row"),
    ],
)
def test_a_further_row(item: str, first: str | None, row: str, is_named: bool, vocabulary: Vocabulary) -> None:
    assert further(item, first, [row], vocabulary) == ([row] if is_named else [])


def test_three_words_in_another_order_name_the_row_that_begins_with_the_first(vocabulary: Vocabulary) -> None:
    rows = ["Window test by hand in light", "Hand test of a window at noon"]
    assert further("Kneading, window hand test", "Kneading", rows, vocabulary) == rows[:1]
    assert further("Kneading, window hand", "Kneading", rows, vocabulary) == []


def test_a_part_of_several_rows_names_none(vocabulary: Vocabulary) -> None:
    rows = ["Wet window film", "Dry film test"]
    assert further("Kneading, film", "Kneading", rows, vocabulary) == []
    assert further("Kneading, film", "Kneading", rows[:1], vocabulary) == rows[:1]


def test_members_of_a_family_are_named_by_their_own_words(vocabulary: Vocabulary) -> None:
    rows = ["Shaping: long", "Shaping: plaited"]
    assert further("Shaping: round, long", "Shaping: round", rows, vocabulary) == rows[:1]
    assert further("Shaping: round, shaping", "Shaping: round", rows, vocabulary) == []


def test_two_rows_named_by_segments_need_no_first_row_and_one_does(lexicon: Lexicon) -> None:
    rows = ["Salt from sea or rock", "Yeast from dry blocks"]
    item = "Oven lids trays tables towels baskets knives boards jars scales, salt, yeast"
    [both] = links_of([item], rows, lexicon)
    assert sorted(row.name.text for row in both.rows) == rows
    [one] = links_of([item], rows[:1], lexicon)
    assert one.rows == ()


@pytest.mark.parametrize(
    ("item", "rows"),
    [
        ("What else comes out of the oven: steam and ashes", ["Steam", "Ashes"]),
        ("Two ways to hold the crust, malt and steaming", ["Malt on the crust", "Steaming"]),
    ],
)
def test_two_rows_that_fit_an_item_alike_and_that_it_names_are_both_meant(
    item: str, rows: list[str], lexicon: Lexicon
) -> None:
    [both] = links_of([item], [*rows, "Windowpane test"], lexicon)
    assert named(both) == ("certain", rows)


def test_one_of_two_rows_that_an_item_names_may_be_that_of_another_item(lexicon: Lexicon) -> None:
    first, second = links_of(["Steam", "What comes out of the oven: steam and ashes"], ["Steam", "Ashes"], lexicon)
    assert (named(first), "Steam" in named(second)[1]) == (("certain", ["Steam"]), False)


def test_a_row_that_says_one_of_several_again_is_named_with_them(lexicon: Lexicon) -> None:
    rows = ["Egg wash", "Steam", "Wash of egg"]
    [alone] = links_of(["Egg wash and steam"], rows, lexicon)
    both, other = links_of(["Egg wash and steam", "Wash of egg"], rows, lexicon)
    assert named(alone) == named(both) == ("certain", rows)
    assert named(other) == ("certain", ["Wash of egg", "Egg wash"])


def test_a_number_tells_a_further_row_from_the_first(lexicon: Lexicon) -> None:
    rows = ["Step 1 by hand", "Step 2 with rye"]
    [link] = links_of(["Step 1, step 2"], rows, lexicon)
    assert named(link) == ("certain", rows)


def test_a_dotted_name_is_no_further_row_of_an_item_that_writes_the_last_part_of_another(lexicon: Lexicon) -> None:
    [link] = links_of(["Mixer, a dough mixer"], ["dough.tools.Mixer", "dough.mixers"], lexicon)
    assert named(link) == ("certain", ["dough.tools.Mixer"])


def test_words_that_an_abbreviation_stands_for_name_no_further_row(lexicon: Lexicon) -> None:
    rows = ["Desired dough temperature (DDT)", "Dough in winter", "Steam"]
    [link] = links_of(["DDT and steam"], rows, lexicon)
    assert named(link) == ("certain", [rows[0], rows[2]])
