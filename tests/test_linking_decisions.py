"""What linking decides: the scores that are enough, whose row is whose, and where several rows are named."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import pytest

from reclint.linking import Decision, Scope, Weights, link_lesson, link_record, read_name
from reclint.linking.decision import is_certain, is_elsewhere, is_shared
from reclint.linking.further import further_rows
from reclint.linking.guards import guard, is_generic
from reclint.linking.names import words
from reclint.linking.scores import least_overlap, overlap, score

from .samples import linked_record, links_of, named, record_of

if TYPE_CHECKING:
    from reclint.model import Record
    from reclint.readers import Lexicon
    from reclint.vocabulary.vocabulary import Vocabulary


def record_with(rows: list[str], lexicon: Lexicon) -> Record:
    """A record with some lines of an index and one item, "Slow rise", of the lesson ``rolls``."""
    header = "# Module 2.1: Breads -- Record\n\n## Concept Index\n\n| Concept | Depth | Lesson |\n|---|---|---|\n"
    lesson = "\n\n## Lesson Summaries\n\n### rolls\n\n**Concepts taught:**\n- Slow rise\n"
    return record_of(header + "\n".join(rows) + lesson, lexicon)


# Names


@pytest.mark.parametrize(
    ("text", "head"),
    [pytest.param("K (potassium)", "K (potassium)", id="a-letter"), pytest.param("pH: acid", "pH", id="two-letters")],
)
def test_a_single_letter_is_no_head(text: str, head: str) -> None:
    assert read_name(text).head == head


def test_letters_of_other_languages_belong_to_their_words() -> None:
    assert words("Glühwein, año 2b — crème") == ("glühwein", "año", "2b", "crèm")


def test_the_sequences_of_three_letters_reach_over_the_edges_of_words() -> None:
    [grams] = read_name("abc").grams
    assert grams == {" ab": 1, "abc": 1, "bc ": 1}
    twice = read_name("brrrr")
    assert score(twice, twice, Weights([twice])).cosine == pytest.approx(1)


def test_names_without_a_common_word_do_not_overlap() -> None:
    weights = Weights(())
    assert overlap(read_name("Rye"), read_name("Wheat"), weights) == 0
    assert overlap(read_name("Rye flour"), read_name("Flour"), weights) == pytest.approx(2 / 3)
    assert least_overlap(0.75) == pytest.approx(0.5)


def test_a_word_weighs_by_how_few_names_have_it() -> None:
    weights = Weights([read_name(text) for text in ("cold dough", "wet dough")])
    assert [weights.of(word) for word in ("dough", "cold", "rye")] == pytest.approx(
        [1, 1 + math.log(3 / 2), 1 + math.log(3)]
    )


# Scores that are enough


@pytest.mark.parametrize(
    ("value", "rival", "certain"),
    [
        pytest.param(0.5, 0.5, True, id="half"),
        pytest.param(0.49, 0.49, False, id="less-than-half-and-no-lead"),
        pytest.param(0.49, 0.42, False, id="less-than-half-and-a-small-lead"),
        pytest.param(0.49, 0.4, True, id="less-than-half-and-a-lead"),
        pytest.param(0.4, 0.0, True, id="little-and-no-rival"),
        pytest.param(0.39, 0.0, False, id="too-little"),
        pytest.param(0.5, 0.9, True, id="half-behind-another"),
        pytest.param(0.45, 0.6, False, id="behind-another"),
    ],
)
def test_what_is_certain(value: float, rival: float, certain: bool) -> None:
    assert is_certain(value, rival) is certain


@pytest.mark.parametrize(
    ("value", "own", "owner", "shared"),
    [
        pytest.param(0.55, 0.0, 0.6, True, id="enough"),
        pytest.param(0.54, 0.0, 0.6, False, id="too-little"),
        pytest.param(0.8, 0.69, 0.8, True, id="better"),
        pytest.param(0.8, 0.71, 0.8, False, id="hardly-better"),
        pytest.param(0.6, 0.9, 0.6, False, id="worse"),
        pytest.param(0.8, 0.0, 0.89, True, id="nearly-as-good-as-its-owner"),
        pytest.param(0.8, 0.0, 0.91, False, id="worse-than-its-owner"),
    ],
)
def test_what_is_shared(value: float, own: float, owner: float, shared: bool) -> None:
    assert is_shared(value, own, owner) is shared


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


# One row for each item


@pytest.mark.parametrize(
    ("item", "rows", "expected"),
    [
        pytest.param("Slow mixing", ["Hand mixing"], ("certain", ["Hand mixing"]), id="alone"),
        pytest.param("Fermentation lid", ["Jar fermentation", "Fermentation pot"], ("ambiguous", []), id="two-as-good"),
        pytest.param(
            "Salt yeast (DEVELOPED)", ["Warm salt, brown", "Salt slow"], ("certain", ["Salt slow"]), id="one-better"
        ),
        pytest.param("Basket -- oven", ["Brown -- oven", "Brown slow oven"], ("missing", []), id="explanations-alone"),
    ],
)
def test_one_item(item: str, rows: list[str], expected: tuple[str, list[str]], lexicon: Lexicon) -> None:
    [link] = links_of([item], rows, lexicon)
    assert named(link) == expected


@pytest.mark.parametrize(
    ("items", "rows", "expected"),
    [
        pytest.param(["Rye", "Fold water"], ["Fold rye"], [["Fold rye"], []], id="a-faint-share"),
        pytest.param(["Mix", "Mix steam"], ["Mix"], [["Mix"], ["Mix"]], id="a-plain-share"),
        pytest.param(
            ["Salt basket", "Basket"], ["Basket", "Basket: sour"], [["Basket"], ["Basket: sour"]], id="hardly-better"
        ),
        pytest.param(
            ["Cold rye", "Cold rye slow"],
            ["Rye salt", "Cold rye salt"],
            [["Cold rye salt"], ["Cold rye salt"]],
            id="better-than-what-was-left",
        ),
    ],
)
def test_two_items(items: list[str], rows: list[str], expected: list[list[str]], lexicon: Lexicon) -> None:
    assert [names for _, names in map(named, links_of(items, rows, lexicon))] == expected


def test_a_row_that_another_item_takes_is_no_rival(lexicon: Lexicon) -> None:
    rows = ["Jar fermentation", "Fermentation pot"]
    [alone] = links_of(["Fermentation lid"], rows, lexicon)
    first, second = links_of(["Fermentation lid", "Jar fermentation"], rows, lexicon)
    assert alone.decision is Decision.AMBIGUOUS
    assert (named(first), named(second)) == (("certain", ["Fermentation pot"]), ("certain", ["Jar fermentation"]))


def test_four_candidates_are_shown_at_most_and_faint_ones_not_at_all(lexicon: Lexicon) -> None:
    rows = [f"{word} dough" for word in ("Cold", "Wet", "Old", "Stiff", "Sweet")]
    [link] = links_of(["Dough"], rows, lexicon)
    assert len(link.candidates) == 4
    [link] = links_of(["Dough fold"], [*rows[:2], "Steam and lids -- of a very old dough oven in winter"], lexicon)
    assert [candidate.row.name.text for candidate in link.candidates] == rows[:2]


def test_a_bare_head_that_a_row_is_belongs_to_it() -> None:
    assert not is_generic(read_name("Dough"), [read_name(row) for row in ("Dough", "Wet dough", "Cold dough")])


def test_a_guard_names_the_first_labels() -> None:
    assert guard(read_name("L2 and L1 flour"), read_name("L4 and L3 flour"), ()) == "L1 is not L3"


# Rows of other lessons


@pytest.mark.parametrize(
    ("item", "others", "expected"),
    [
        pytest.param("Slow rise", ["Slow rise"], ["Slow rise"], id="the-same"),
        pytest.param("Slow rise", ["Slow rise", "Slow rise"], ["Slow rise", "Slow rise"], id="two-of-one-name"),
        pytest.param("Slow rise", ["Slow rise (night)", "Slow rise (noon)"], [], id="two-as-good"),
        pytest.param("Ratio steam", ["Ratio rye: steam"], [], id="other-heads"),
        pytest.param("Slow rise 2", ["Slow rise 3"], [], id="guarded"),
        pytest.param("No new concepts", ["No new concepts"], [], id="silent"),
    ],
)
def test_a_row_of_another_lesson(item: str, others: list[str], expected: list[str], lexicon: Lexicon) -> None:
    [link] = links_of([item], ["Wheat flour"], lexicon, others)
    assert [row.name.text for row in link.rows][:1] == expected[:1]
    assert (link.scope is Scope.RECORD) is bool(expected)


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


def test_a_row_of_several_lessons_is_a_row_of_each(lexicon: Lexicon) -> None:
    record = record_with(["| Slow rise | DEVELOPED | crust, rolls |"], lexicon)
    [link] = link_lesson(record, record.lessons[0], lexicon.vocabulary)
    assert (named(link), link.scope) == (("certain", ["Slow rise"]), Scope.LESSON)


# Records too large to compare


@pytest.mark.parametrize(("limit", "expected"), [(2, "certain"), (1, "ambiguous")])
def test_beyond_a_limit_of_pairs_only_equal_names_are_linked(
    limit: int, expected: str, lexicon: Lexicon, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reclint.linking.assign.MOST_PAIRS", limit)
    [link] = links_of(["Windowpane tests"], ["Windowpane test", "Egg wash"], lexicon)
    assert link.decision.value == expected


def test_equal_names_of_the_lesson_come_first_in_a_large_record(
    lexicon: Lexicon, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reclint.linking.assign.MOST_PAIRS", 0)
    record = linked_record(["Slow *rise*", "Steam", "Rye"], ["slow rise"], lexicon, ["Slow rise", "Steam"])
    [links] = link_record(record, lexicon.vocabulary)
    assert [named(link) for link in links] == [
        ("certain", ["slow rise"]),
        ("certain", ["Steam"]),
        ("ambiguous", []),
    ]


def test_a_row_of_several_lessons_is_the_lessons_own_in_a_large_record(
    lexicon: Lexicon, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reclint.linking.assign.MOST_PAIRS", 0)
    rows = ["| Slow rise | APPLIED | crust |", "| Slow rise | DEVELOPED | crust, rolls |"]
    record = record_with(rows, lexicon)
    [link] = link_lesson(record, record.lessons[0], lexicon.vocabulary)
    assert [len(row.lessons) for row in link.rows] == [2]


# Several rows for one item


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
