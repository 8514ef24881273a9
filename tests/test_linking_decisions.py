"""What linking decides: the scores that are enough, whose row is whose, and what is taken from other lessons."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from reclint.linking import Decision, Scope, Weights, link_lesson, link_record, read_name
from reclint.linking.decision import (
    is_certain,
    is_from_here,
    is_likely,
    is_shared,
    is_undoubted,
    is_usual,
    usual_score,
)
from reclint.linking.guards import guard, is_generic, last_part_guard
from reclint.linking.names import words
from reclint.linking.scores import Score, best_score, least_overlap, overlap, score

from .samples import linked_record, links_of, named, record_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from reclint.model import Record
    from reclint.readers import Lexicon


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
    ("scores", "usual"),
    [
        pytest.param([0.9, 0.2], 0.0, id="two-tell-nothing"),
        pytest.param([0.9, 0.2, 0.5], 0.5, id="three"),
        pytest.param([0.4, 0.1, 0.3, 0.2], 0.2, id="half-of-four-score-as-much"),
    ],
)
def test_what_half_of_the_pairs_of_a_lesson_score(scores: list[float], usual: float) -> None:
    assert usual_score(scores) == usual


@pytest.mark.parametrize(
    ("judged", "limit"),
    [
        pytest.param(is_likely, 0.4, id="likely"),
        pytest.param(is_undoubted, 0.7, id="undoubted"),
        pytest.param(is_from_here, 0.9, id="from-here"),
        pytest.param(lambda value: is_usual(value, 0.5), 0.28, id="usual"),
    ],
)
def test_a_score_at_the_limit_is_enough(judged: Callable[[float], bool], limit: float) -> None:
    assert [judged(value) for value in (limit - 0.01, limit, limit + 0.01)] == [False, True, True]


@pytest.mark.parametrize(
    ("decision", "best", "left_over"),
    [
        pytest.param(Decision.AMBIGUOUS, 0.39, True, id="faint"),
        pytest.param(Decision.AMBIGUOUS, 0.4, False, id="likely"),
        pytest.param(Decision.CERTAIN, 0.3, False, id="claimed-by-its-row"),
        pytest.param(Decision.AMBIGUOUS, None, False, id="no-candidate"),
    ],
)
def test_only_faint_candidates_of_an_open_item_are_left_over(
    decision: Decision, best: float | None, left_over: bool, lexicon: Lexicon
) -> None:
    [link] = links_of(["Rye"], ["Rye"], lexicon)
    [candidate] = link.candidates
    candidates = () if best is None else (candidate._replace(score=Score(best, 0, 0, 0)),)
    assert replace(link, decision=decision, candidates=candidates).is_left_over is left_over


# One row for each item


@pytest.mark.parametrize(
    ("item", "rows", "expected"),
    [
        pytest.param("Mixing slow", ["Hand mixing"], ("certain", ["Hand mixing"]), id="alone"),
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
        pytest.param(
            ["Oven", "Salt"],
            ["Oven salt", "Salt steam fold"],
            [["Oven salt"], ["Salt steam fold"]],
            id="better-and-far-from-its-owner",
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


def test_rows_that_are_left_over_are_shown_in_the_order_of_their_scores(lexicon: Lexicon) -> None:
    known = ["Egg wash", "Windowpane test", "Cold oven start"]
    [link, *_] = links_of(["Nights (DEVELOPED)", *known], ["Slow rise", "Nightly", *known], lexicon)
    assert [candidate.row.name.text for candidate in link.candidates] == ["Nightly", "Slow rise"]


def test_a_lesson_without_links_tells_nothing_of_what_is_left_over(lexicon: Lexicon) -> None:
    [link, *_] = links_of(["Night (DEVELOPED)"], ["Slow rise"], lexicon)
    assert named(link) == ("missing", [])


def test_one_link_speaks_for_what_is_left_over(lexicon: Lexicon) -> None:
    [link, *_] = links_of(["Night (DEVELOPED)", "Egg wash"], ["Slow rise", "Egg wash"], lexicon)
    assert named(link) == ("ambiguous", [])
    assert link.is_left_over


@pytest.mark.parametrize(("rows", "asked"), [(["Slow rise", "Cold store"], True), (["Slow rise"], False)])
def test_several_items_without_links_may_be_as_many_rows(rows: list[str], asked: bool, lexicon: Lexicon) -> None:
    found = links_of(["Night (DEVELOPED)", "Waiting (DEVELOPED)"], rows, lexicon)
    assert [link.is_left_over for link in found] == [asked, asked]


def test_a_row_that_claims_an_item_is_not_left_over(lexicon: Lexicon) -> None:
    known = ["Egg wash", "Windowpane test", "Cold oven start"]
    claimed = "Spring, and why an oven gives it"
    night, spring, *_ = links_of(["Night (DEVELOPED)", claimed, *known], ["Spring, $h / h_0$", *known], lexicon)
    assert (named(night), named(spring)) == (("missing", []), ("certain", ["Spring, $h / h_0$"]))


def test_no_row_claims_an_item_that_comes_from_elsewhere(lexicon: Lexicon) -> None:
    item, rows = "Spring, and why an oven gives it", ["Spring, $h / h_0$", "Egg wash"]
    assert [named(link) for link in links_of([item], rows, lexicon)] == [("certain", rows[:1])]
    assert [named(link) for link in links_of([f"{item} (from Module 1.2)"], rows, lexicon)] == [("ambiguous", [])]


def test_an_item_from_elsewhere_without_a_likely_row_is_missing(lexicon: Lexicon) -> None:
    [link] = links_of(["Steam in an oven of clay (from Module 1.2)"], ["Steam whistles of old trains"], lexicon)
    assert (link.elsewhere, named(link)) == (True, ("missing", []))


def test_a_bare_head_that_a_row_is_belongs_to_it() -> None:
    assert not is_generic(read_name("Dough"), [read_name(row) for row in ("Dough", "Wet dough", "Cold dough")])


def test_a_guard_names_the_first_labels() -> None:
    assert guard(read_name("L2 and L1 flour"), read_name("L4 and L3 flour"), ()) == "L1 is not L3"


@pytest.mark.parametrize(
    ("item", "row", "near", "against"),
    [
        pytest.param("Mixer", "kit.Mixers", ["dough.Mixer"], "Mixers is not Mixer", id="another-has-it"),
        pytest.param("Mixer bowl", "kit.Mixers", ["dough.tools.Oven"], None, id="none-that-is-written"),
        pytest.param("Mixer", "Mixer of dough", ["dough.Mixer"], None, id="no-dotted-name"),
        pytest.param("Oven Mixer", "kit.Bowls", ["dough.Oven"], None, id="of-another-thing"),
        pytest.param(
            "Mixer and Bowl", "kit.MixerBowl", ["dough.Mixer", "dough.Bowl"], "MixerBowl is not Bowl", id="first-of-two"
        ),
    ],
)
def test_a_row_with_another_last_part_is_not_meant(item: str, row: str, near: list[str], against: str | None) -> None:
    assert last_part_guard(read_name(item), read_name(row), map(read_name, near)) == against


def test_how_well_a_name_that_is_asked_for_fits_is_its_score() -> None:
    rye, weights = read_name("Rye"), Weights(())
    assert [best_score(rye, read_name(row), weights) for row in ("Rye", "Wheat")] == pytest.approx([1, 0])


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
    [link] = links_of(["Windowpane testing"], ["Windowpane test", "Egg wash"], lexicon)
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


def test_a_number_of_thousands_of_digits_counts_no_rows(lexicon: Lexicon) -> None:
    text = "# Module 1.1: Oven -- Record\n\n## Concept Index\n\n| Concept | Depth | Lesson |\n|---|---|---|\n"
    rows = "| Warm phase | DEVELOPED | rise |\n| Cold phase | DEVELOPED | rise |\n\n"
    item = f"- {'9' * 5000} phases (DEVELOPED)\n"
    source = f"{text}{rows}## Lessons\n\n### Lesson 1: Rise (rise)\n\n**Concepts taught:**\n{item}"
    assert link_record(record_of(source, lexicon), lexicon.vocabulary)
