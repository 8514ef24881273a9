"""Which index rows a taught item means: the decision about each item of a lesson."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reclint.linking import Decision, Scope, link_lesson
from reclint.linking.names import words

from .samples import links_of, named, record_of

if TYPE_CHECKING:
    from reclint.readers import Lexicon


@pytest.mark.parametrize(
    ("item", "row"),
    [
        pytest.param("Windowpane test (DEVELOPED)", "Windowpane test", id="the-same"),
        pytest.param("windowpane TEST -- how far it stretches", "Windowpane test (light shows)", id="explanations"),
        pytest.param("Windowpane tests", "Windowpane test", id="plural"),
        pytest.param("**Windowpane** test", "`Windowpane` test", id="emphasis-and-code"),
        pytest.param("Testing the windowpane", "Windowpane test", id="order-and-endings"),
        pytest.param("DDT -- desired dough temperature", "DDT (Desired Dough Temperature)", id="abbreviation"),
        pytest.param("Desired dough temperature", "DDT (Desired Dough Temperature)", id="expansion"),
        pytest.param("DDT", "Desired Dough Temperature (DDT)", id="abbreviation-alone"),
        pytest.param("dough.mix()", "`dough.mix()` call", id="dotted-name"),
    ],
)
def test_an_item_and_its_row(item: str, row: str, lexicon: Lexicon) -> None:
    [link] = links_of([item], ["Egg wash", row, "Steam in the first minutes"], lexicon)
    assert named(link) == ("certain", [row.strip()])
    assert link.scope is Scope.LESSON
    assert link.candidates[0].row == link.rows[0]


@pytest.mark.parametrize(
    ("item", "rows"),
    [
        pytest.param("Sugar syrup", ["Egg wash", "Windowpane test"], id="nothing-alike"),
        pytest.param("Sugar syrup", [], id="no-rows"),
        pytest.param("L1 flour", ["L2 flour"], id="digits"),
    ],
)
def test_items_without_a_row(item: str, rows: list[str], lexicon: Lexicon) -> None:
    [link] = links_of([item], rows, lexicon)
    assert link.decision is not Decision.CERTAIN
    assert link.rows == ()


def test_missing_and_ambiguous_are_told_apart(lexicon: Lexicon) -> None:
    missing, ambiguous = links_of(["Sugar syrup", "Dough"], ["Egg wash", "Cold dough", "Wet dough"], lexicon)
    assert (missing.decision, missing.candidates) == (Decision.MISSING, ())
    assert ambiguous.decision is Decision.AMBIGUOUS
    assert {candidate.row.name.text for candidate in ambiguous.candidates} == {"Cold dough", "Wet dough"}


@pytest.mark.parametrize(
    ("item", "wrong", "right", "reason"),
    [
        pytest.param("Type 2 flour", "Type 1 flour", "Type 2 flour", "2 is not 1", id="digits"),
        pytest.param("Dough with salt", "Dough without salt", "Dough with salt", "with is not without", id="polarity"),
    ],
)
def test_a_guarded_row_is_never_taken(item: str, wrong: str, right: str, reason: str, lexicon: Lexicon) -> None:
    [alone] = links_of([item], [wrong], lexicon)
    assert alone.rows == ()
    assert [candidate.guard for candidate in alone.candidates] == [reason]
    [both] = links_of([item], [wrong, right], lexicon)
    assert named(both) == ("certain", [right])


def test_every_item_gets_a_row_of_its_own(lexicon: Lexicon) -> None:
    items = ["Slow rise", "Slow rise in the cold"]
    rows = ["Slow rise in the cold room", "Slow rise on the table"]
    assert sorted(row for link in links_of(items, rows, lexicon) for _, names in [named(link)] for row in names) == rows


@pytest.mark.parametrize(
    ("item", "rows"),
    [
        pytest.param("Salt and yeast", ["Salt", "Yeast"], id="and"),
        pytest.param("Salt, yeast (DEVELOPED)", ["Salt", "Yeast"], id="commas"),
        pytest.param("Salt/yeast", ["Salt", "Yeast"], id="slash"),
        pytest.param("Ingredients -- salt, yeast, malt", ["Salt", "Yeast", "Malt"], id="list-behind-a-dash"),
        pytest.param(
            "Shaping: round, long, plaited", ["Shaping: round", "Shaping: long", "Shaping: plaited"], id="family"
        ),
    ],
)
def test_an_item_may_name_several_rows(item: str, rows: list[str], lexicon: Lexicon) -> None:
    [link] = links_of([item], [*rows, "Steam"], lexicon)
    assert (link.decision, sorted(row.name.text for row in link.rows)) == (Decision.CERTAIN, sorted(rows))


def test_an_item_takes_no_further_row_that_another_item_names(lexicon: Lexicon) -> None:
    both, one = links_of(["Salt and yeast", "Yeast"], ["Salt", "Yeast", "Steam"], lexicon)
    assert (named(both), named(one)) == (("certain", ["Salt"]), ("certain", ["Yeast"]))


def test_half_of_a_comparison_does_not_name_it(lexicon: Lexicon) -> None:
    [link] = links_of(["Salt and yeast"], ["Salt", "Yeast vs baking powder"], lexicon)
    assert "Yeast vs baking powder" not in named(link)[1]


def test_two_items_may_name_one_row(lexicon: Lexicon) -> None:
    first, second = links_of(["Windowpane test", "Windowpane test again"], ["Windowpane test", "Egg wash"], lexicon)
    assert named(first) == named(second) == ("certain", ["Windowpane test"])


@pytest.mark.parametrize(
    ("item", "row", "others"),
    [
        pytest.param("WT, or how far light shows through", "Windowpane test", ["Egg wash"], id="initials"),
        pytest.param(
            "DDTs worked out at home", "Desired temperature (DDT)", ["Egg wash"], id="abbreviation-of-the-row"
        ),
        pytest.param("Spring, and why an oven gives it", "Spring, $h / h_0$", ["Egg wash"], id="opening"),
        pytest.param(
            "What never falls: ovenspring", "Ovenspring, $h > h_0$ at the end", ["Egg wash"], id="opening-later"
        ),
        pytest.param("How steam leaves from the vent hole", "Loaf vent hole", ["Egg wash"], id="neighbouring-words"),
        pytest.param(
            "folding a sheet over a rod (DEVELOPED)", "cloth-fold", ["Egg wash", "Slow rise"], id="best-for-each-other"
        ),
    ],
)
def test_a_row_that_no_item_names_claims_one(item: str, row: str, others: list[str], lexicon: Lexicon) -> None:
    [link] = links_of([item], [row, *others], lexicon)
    assert named(link) == ("certain", [row])


@pytest.mark.parametrize(
    ("item", "rows"),
    [
        pytest.param("How steam leaves from the vent hole", ["Loaf vent hole", "Vent hole cutter"], id="in-two-rows"),
        pytest.param("WPT, or how far light shows through", ["Egg wash", "Window cleaning"], id="other-initials"),
        pytest.param("folding a sheet over a rod", ["cloth-fold"], id="no-depth-mark"),
        pytest.param("folding a sheet by itself (DEVELOPED)", ["fold in thirds", "fold in halves"], id="two-fit-alike"),
    ],
)
def test_a_row_claims_nothing_that_another_could(item: str, rows: list[str], lexicon: Lexicon) -> None:
    [link] = links_of([item], rows, lexicon)
    assert link.rows == ()


def test_an_item_whose_row_is_gone_takes_no_row_of_another_item(lexicon: Lexicon) -> None:
    items = ["Automated proofing -- a box that keeps the warmth", "Proofing by hand -- a cloth and a warm shelf"]
    rows = ["Proofing by hand (cloth and shelf)", "Egg wash"]
    gone, kept = links_of(items, rows, lexicon)
    assert (gone.rows, named(kept)) == ((), ("certain", ["Proofing by hand (cloth and shelf)"]))


@pytest.mark.parametrize(
    ("item", "row", "others"),
    [
        pytest.param("DRTs", "Dough resting times (in minutes)", ["endless DRT"], id="initials-before-a-row-with-them"),
        pytest.param("RYED and how to store it", "Rye Dust as a by-product", ["Egg wash"], id="word-and-initial"),
        pytest.param("Slow rise table", "SRT on the wall", ["Egg wash"], id="the-row-abbreviates"),
        pytest.param("folding a sheet to itself", "self-fold", ["Egg wash"], id="reflexive"),
        pytest.param("How rise follows from the two heights", "Rise $r = h_2 / h_1$", ["Egg wash"], id="formula"),
        pytest.param("`%%`", "share of flour, written `%%`", ["Egg wash"], id="signs"),
    ],
)
def test_an_item_in_other_form(item: str, row: str, others: list[str], lexicon: Lexicon) -> None:
    [link] = links_of([item], [*others, row], lexicon)
    assert named(link) == ("certain", [row])


@pytest.mark.parametrize(
    ("first", "again", "expected"),
    [
        pytest.param("Proofing cloths", "Cloths for proofing, `couche`", True, id="other-order-and-code"),
        pytest.param("Rise curve (height over time)", "Rise curves as plots of height over time", True, id="all-held"),
        pytest.param("Proofing by hand outdoors", "Proofing by hand outdoors, hot", True, id="more-said"),
        pytest.param("Hot proofing box", "Cold proofing box", False, id="opposites"),
    ],
)
def test_a_row_that_says_another_again_is_named_with_it(
    first: str, again: str, expected: bool, lexicon: Lexicon
) -> None:
    [link] = links_of([first], [first, again, "Egg wash"], lexicon)
    assert named(link) == ("certain", [first, again] if expected else [first])


def test_a_passing_word_names_no_row(lexicon: Lexicon) -> None:
    [link] = links_of(["Steam (from a pan) under a lid"], ["Steam", "Lid"], lexicon)
    assert named(link) == ("certain", ["Steam"])


def test_a_number_adds_nothing_to_a_word_of_another_row(lexicon: Lexicon) -> None:
    items = ["Turn: how far a sheet goes round", "Folding in thirds (by hand, turn 2)"]
    rows = ["Turn (how far it goes)", "Folding in thirds by hand", "Turn=2 sheets as a shortcut"]
    assert [named(link)[1] for link in links_of(items, rows, lexicon)] == [rows[:1], rows[1:2]]


EXACT = ["Egg wash", "Windowpane test", "Cold oven start"]
LOOSE = ["Washing with an egg", "Test at the window", "Starting from cold"]


@pytest.mark.parametrize(
    ("others", "is_sure"),
    [pytest.param(EXACT, False, id="named-exactly"), pytest.param(LOOSE, True, id="named-freely")],
)
def test_how_a_lesson_names_its_rows_tells_what_is_sure(others: list[str], is_sure: bool, lexicon: Lexicon) -> None:
    items = ["Barrel proofing -- a cask and a thick cloth", "Bucket proofing -- a cask and a thin cloth", *others]
    links = links_of(items, ["Basket proofing (a cloth and a form of willow)", *EXACT], lexicon)
    assert any(link.rows for link in links[:2]) is is_sure


@pytest.mark.parametrize(
    ("items", "rows", "asked"),
    [
        pytest.param(["Night (DEVELOPED)"], ["Slow rise"], True, id="one-of-each"),
        pytest.param(["Night (APPLIED)"], ["Slow rise"], False, id="other-depth"),
        pytest.param(["Night"], ["Slow rise"], False, id="no-depth"),
        pytest.param(["Calling the crumb by name (DEVELOPED)"], ["Crumb of a sheet cake"], True, id="one-word-shared"),
        pytest.param(["Night (DEVELOPED)"], ["Slow rise", "Steam"], True, id="more-rows"),
        pytest.param(["Night (DEVELOPED)", "Day (DEVELOPED)"], ["Slow rise", "Steam"], True, id="two-of-each"),
        pytest.param(["Night (DEVELOPED)"], ["Slow rise", "Steam", "Poke", "Lid"], False, id="too-many-rows"),
        pytest.param(["Night (DEVELOPED)", "Day (DEVELOPED)"], ["Slow rise"], False, id="two-items"),
        pytest.param(["Night (DEVELOPED)"], [], False, id="no-row"),
        pytest.param(["No new concepts (DEVELOPED)"], ["Slow rise"], False, id="nothing-new"),
        pytest.param(["Day 1 (DEVELOPED)"], ["Rise 2"], False, id="guarded"),
        pytest.param(["Night (DEVELOPED)"], ["x"], False, id="row-without-a-word"),
        pytest.param(["Night (DEVELOPED)"], ["pH"], True, id="row-of-two-letters"),
        pytest.param(["Night (DEVELOPED)"], ["醒"], True, id="row-of-an-ideograph"),
    ],
)
def test_what_all_others_leave_over_is_asked(items: list[str], rows: list[str], asked: bool, lexicon: Lexicon) -> None:
    link = links_of([*items, *EXACT], [*rows, *EXACT], lexicon)[0]
    assert (link.is_left_over, named(link)[0]) == (asked, "ambiguous" if asked else "missing")
    assert [candidate.row.name.text for candidate in link.candidates] == (rows if asked else [])


@pytest.mark.parametrize(
    ("item", "rows", "meant"),
    [
        pytest.param("Mixer", ["dough.tools.Mixer", "doughware.mixers"], "dough.tools.Mixer", id="case"),
        pytest.param("Mixer", ["dough.tools.Mixer", "Mixer.bowl"], "dough.tools.Mixer", id="last-part"),
        pytest.param("mixers", ["dough.tools.Mixer", "doughware.mixers"], "doughware.mixers", id="the-other-case"),
        pytest.param("Mixer.bowl", ["dough.tools.Mixer", "Mixer.bowl"], "Mixer.bowl", id="dotted-itself"),
    ],
)
def test_the_last_part_of_a_dotted_name_is_what_it_is_called(
    item: str, rows: list[str], meant: str, lexicon: Lexicon
) -> None:
    [link] = links_of([item], [*rows, *EXACT], lexicon)
    assert named(link) == ("certain", [meant])


def test_one_of_several_rows_with_a_last_part_is_asked_for(lexicon: Lexicon) -> None:
    rows = ["dough.tools.Mixer hook", "dough.tools.Mixer bowl", "doughware.mixers (ready)"]
    [link] = links_of(["Mixer (with a timer)"], rows, lexicon)
    assert named(link)[0] == "ambiguous"
    assert [candidate.guard for candidate in link.candidates if candidate.guard] == ["mixers is not Mixer"]


def test_the_parentheses_of_a_call_end_no_segment(lexicon: Lexicon) -> None:
    [link] = links_of(["`knead()` and `fold()`"], ["`knead()` by hand", "`fold()` in thirds", "Steam"], lexicon)
    assert [row.name.text for row in link.rows] == ["`knead()` by hand", "`fold()` in thirds"]


def test_one_word_of_a_list_is_no_mention_of_a_long_row(lexicon: Lexicon) -> None:
    rows = ["Kitchen in full (oven, stone, peel, cloth)", "Long-handled peel placement in brick ovens outdoors"]
    [link] = links_of(["Kitchen in full -- oven, stone, peel, cloth"], rows, lexicon)
    assert named(link) == ("certain", rows[:1])


def test_a_misspelt_slug_means_the_lesson_that_it_is_like(lexicon: Lexicon) -> None:
    text = """\
# Module 2.1: Small Breads -- Record

## Concept Index

| Concept | Depth | Lesson |
|---|---|---|
| Extinguishing steam and crust mass | INTRODUCED | soft-rols |
| Egg wash | INTRODUCED | soft-rolls |

## Lesson Summaries

### soft-rolls

**Concepts taught:**
- Steam as a matter of the crust mass
- Egg wash
"""
    record = record_of(text, lexicon)
    link, _ = link_lesson(record, record.lessons[0], lexicon.vocabulary)
    assert ([row.line for row in link.rows], link.scope) == ([record.rows[0].line], Scope.LESSON)


def test_plural_abbreviations_and_both_spellings_are_one() -> None:
    assert words("SLAs") == words("SLA")
    assert words("Normalisation of normalized yeasts") == ("normalis", "of", "normalis", "yeast")


def test_rows_of_one_name_are_named_together(lexicon: Lexicon) -> None:
    [link] = links_of(["Slow rise"], ["Slow rise", "Steam"], lexicon, others=["Slow rise"])
    assert named(link) == ("certain", ["Slow rise", "Slow rise"])
    assert [row.lessons[0].slug for row in link.rows] == ["rolls", "crust"]


@pytest.mark.parametrize("item", ["No new concepts", "no new concept: only practice", "Nothing new"])
def test_items_that_say_that_nothing_is_new_are_silent(item: str, lexicon: Lexicon) -> None:
    [link] = links_of([item], ["New concepts", "Steam"], lexicon)
    assert (link.silent, link.rows) == (True, ())


@pytest.mark.parametrize(
    ("item", "elsewhere", "rows"),
    [
        pytest.param("Steam (from a pan) under a lid", False, ["Steam"], id="not-at-the-end"),
        pytest.param("Steam in an oven (from Module 1.2)", True, [], id="another-module"),
        pytest.param("Steam (from Module 1.2)", True, ["Steam"], id="a-row-of-the-same-name-all-the-same"),
        pytest.param("Steam (from a pan) (DEVELOPED)", False, ["Steam"], id="a-depth-mark-makes-it-taught-here"),
    ],
)
def test_items_from_elsewhere(item: str, elsewhere: bool, rows: list[str], lexicon: Lexicon) -> None:
    [link] = links_of([item], ["Steam", "Lids"], lexicon)
    assert (link.elsewhere, [row.name.text for row in link.rows]) == (elsewhere, rows)


# Scope


def test_rows_of_the_lesson_come_first(lexicon: Lexicon) -> None:
    [link] = links_of(["Slow rise"], ["Slow rise over night"], lexicon, others=["Slow rise in summer"])
    assert (named(link), link.scope) == (("certain", ["Slow rise over night"]), Scope.LESSON)


def test_a_lesson_without_rows_is_compared_with_the_whole_record(lexicon: Lexicon) -> None:
    [link] = links_of(["Slow rise"], [], lexicon, others=["Slow rise", "Steam"])
    assert (named(link), link.scope) == (("certain", ["Slow rise"]), Scope.RECORD)


def test_a_row_of_another_lesson_is_taken_where_it_fits_plainly(lexicon: Lexicon) -> None:
    plain, faint = links_of(["Slow rise", "Rye"], ["Steam"], lexicon, others=["Slow rise", "Rye or spelt in winter"])
    assert (named(plain), plain.scope) == (("certain", ["Slow rise"]), Scope.RECORD)
    assert (faint.rows, faint.scope) == ((), Scope.LESSON)


def test_links_stand_in_the_order_of_the_items(lexicon: Lexicon) -> None:
    items = ["Steam", "Sugar", "Egg wash"]
    links = links_of(items, ["Egg wash", "Steam"], lexicon)
    assert [link.item.name for link in links] == items
