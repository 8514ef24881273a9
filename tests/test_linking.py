"""Which index rows a taught item means: names and their variants, guards, matching, and the decision."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reclint.linking import Decision, Scope, Weights, link_lesson, read_name
from reclint.linking.guards import guard, is_generic
from reclint.linking.matching import best_matching
from reclint.linking.names import normalise, words
from reclint.linking.scores import score

from .samples import links_of, named, record_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reclint.readers import Lexicon
    from reclint.vocabulary.vocabulary import Vocabulary

# Names


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Slow  rise", "Slow rise", id="blanks"),
        pytest.param("Slow rise—cold", "Slow rise -- cold", id="em-dash"),
        pytest.param("Slow rise – cold", "Slow rise -- cold", id="en-dash"),
        pytest.param("Slow rise--cold", "Slow rise -- cold", id="two-hyphens"),
        pytest.param("slow-rise", "slow-rise", id="a-hyphen-stays"),
        pytest.param("**Slow** *rise* `cold`", "Slow rise cold", id="emphasis-and-code"),
        pytest.param("p(a\\|b)", "p(a|b)", id="escape"),
        pytest.param("baker's percentage", "baker percentage", id="possessive"),
        pytest.param("\uff33low\u00a0rise ½", "Slow rise 1⁄2", id="compatibility-forms"),
    ],
)
def test_normalise(text: str, expected: str) -> None:
    assert normalise(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Slow Rise", ("slow", "rise"), id="case"),
        pytest.param("rises, doughs, berries", ("rise", "dough", "berry"), id="plurals"),
        pytest.param("folded folding folds", ("fold", "fold", "fold"), id="endings"),
        pytest.param("gas, bed, less", ("gas", "bed", "less"), id="short-words-stay"),
        pytest.param("keys, logs, bias, axis, thus", ("key", "log", "bias", "axis", "thus"), id="short-plurals"),
        pytest.param("multiplications, multiplied", ("multiply", "multiply"), id="what-comes-from-a-verb-in-y"),
        pytest.param("tied to itself", ("tied", "to", "self"), id="reflexive"),
        pytest.param("joined by `||`, `->` or -- else", ("join", "by", "`||`", "`->`", "or", "else"), id="signs"),
        pytest.param("DoughMixer.mixDough", ("dough", "mixer", "mix", "dough"), id="camel-case-and-dots"),
        pytest.param("step 2.5 of L2", ("step", "2.5", "of", "l2"), id="numbers"),
    ],
)
def test_words(text: str, expected: tuple[str, ...]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "head"),
    [
        pytest.param("Slow rise", "Slow rise", id="whole"),
        pytest.param("Slow rise -- over night", "Slow rise", id="dash"),
        pytest.param("Slow rise: over night", "Slow rise", id="colon"),
        pytest.param("Slow rise (over night)", "Slow rise", id="parenthesis"),
        pytest.param("Slow rise. Then bake", "Slow rise", id="sentence"),
        pytest.param("(over night) slow rise", "(over night) slow rise", id="a-parenthesis-at-the-start"),
        pytest.param("Rise ratio $r = h / d$", "Rise ratio", id="formula"),
        pytest.param("Rise ratio, $h/d$ (at the end)", "Rise ratio", id="formula-behind-a-comma"),
        pytest.param("The $r$-value", "The $r$-value", id="a-letter-in-a-name"),
        pytest.param("Weights $W_K$", "Weights $W_K$", id="a-name-that-is-a-letter"),
        pytest.param("**Feeling the dough**, each day", "Feeling the dough", id="bold-before-a-remark"),
        pytest.param("**Slow** rise, each day", "Slow rise, each day", id="bold-for-stress"),
    ],
)
def test_heads(text: str, head: str) -> None:
    assert read_name(text).head == head


def test_variants(vocabulary: Vocabulary) -> None:
    name = read_name("Slow rise (in the night, RIN) -- cold dough", vocabulary.fillers)
    assert name.variants == (
        frozenset({"slow", "rise", "night", "rin", "cold", "dough"}),
        frozenset({"slow", "rise"}),
        frozenset({"slow", "rise", "cold", "dough"}),
        frozenset({"night", "rin"}),
    )
    assert name.groups == ("in the night, RIN",)


def test_a_name_of_fillers_alone_has_no_variants(vocabulary: Vocabulary) -> None:
    assert read_name("the of and", vocabulary.fillers).variants == ()


# Guards


@pytest.mark.parametrize(
    ("item", "row", "reason"),
    [
        pytest.param("L1 flour", "L2 flour", "L1 is not L2", id="digits"),
        pytest.param("Step 1", "Step 2", "1 is not 2", id="numbers"),
        pytest.param("Dough K", "Dough V", "K is not V", id="letters"),
        pytest.param("W_K matrix", "W_V matrix", "K is not V", id="letters-after-an-underscore"),
        pytest.param("With salt", "Without salt", "with is not without", id="with-and-without"),
        pytest.param("Forward schedule", "Backward schedule", "forward is not backward", id="polarity"),
        pytest.param("backward schedule", "FORWARD schedule", "backward is not forward", id="polarity-turned-round"),
        pytest.param("L1 flour", "L1 flour", None, id="the-same-digits"),
        pytest.param("Step 1", "Step one", None, id="a-number-against-none"),
        pytest.param("Forward schedule", "Forward and backward schedule", None, id="both-sides-in-the-row"),
        pytest.param("A dough", "I dough", None, id="letters-that-are-words"),
        pytest.param("Dough -- step 1", "Dough -- step 2", None, id="only-heads-count"),
        pytest.param("Rye", "Wheat", None, id="other-words"),
    ],
)
def test_guards(item: str, row: str, reason: str | None, vocabulary: Vocabulary) -> None:
    assert guard(read_name(item), read_name(row), vocabulary.polarity) == reason


@pytest.mark.parametrize(
    ("item", "rows", "generic"),
    [
        pytest.param("Dough", ["Cold dough", "Wet dough"], True, id="held-by-several"),
        pytest.param("Cold dough", ["A very cold dough", "Wet, cold dough"], True, id="two-words"),
        pytest.param("Dough", ["Dough strength", "Wet dough"], False, id="one-begins-with-it"),
        pytest.param("Dough", ["Wet dough", "Crust"], False, id="held-by-one"),
        pytest.param("Cold wet dough", ["Very cold wet dough", "No cold wet dough"], False, id="three-words"),
    ],
)
def test_generic_heads(item: str, rows: list[str], generic: bool) -> None:
    assert is_generic(read_name(item), [read_name(row) for row in rows]) is generic


# Scores and weights


def test_scores_lie_between_0_and_1_and_are_1_for_equal_names() -> None:
    names = [read_name(text) for text in ("Slow rise", "Cold rise", "Windowpane test (stretch)")]
    weights = Weights(names)
    for left, right in itertools.product(names, names):
        value = score(left, right, weights)
        assert all(0 <= part <= 1 + 1e-9 for part in (value.value, value.dice, value.cosine, value.held))
        assert (value.value == pytest.approx(1)) is (left is right)


def test_a_word_of_the_whole_record_weighs_little() -> None:
    weights = Weights([read_name(text) for text in ("cold dough", "wet dough", "dough knife")])
    assert weights.of("dough") == pytest.approx(1)
    assert weights.of("dough") < weights.of("cold") < weights.of("oven")
    assert weights.dice(frozenset({"cold", "dough"}), frozenset({"wet", "dough"})) < 0.5
    assert weights.held(frozenset(), frozenset({"wet"})) == 0


# Matching


def value_of(scores: Sequence[Sequence[float]], matched: Sequence[int | None]) -> float:
    return sum(scores[row][column] for row, column in enumerate(matched) if column is not None)


def best_by_force(scores: Sequence[Sequence[float]]) -> float:
    rows, columns = len(scores), len(scores[0])
    if rows <= columns:
        return max(value_of(scores, chosen) for chosen in itertools.permutations(range(columns), rows))
    return best_by_force(list(zip(*scores, strict=True)))


MATRIX = st.tuples(st.integers(1, 5), st.integers(1, 5)).flatmap(
    lambda size: st.lists(
        st.lists(st.integers(0, 8).map(lambda value: value / 8), min_size=size[1], max_size=size[1]),
        min_size=size[0],
        max_size=size[0],
    )
)


@given(MATRIX)
def test_the_matching_is_the_best_there_is(scores: list[list[float]]) -> None:
    matched = best_matching(scores)
    columns = [column for column in matched if column is not None]
    assert len(matched) == len(scores)
    assert len(columns) == len(set(columns))
    assert all(scores[row][column] > 0 for row, column in enumerate(matched) if column is not None)
    assert value_of(scores, matched) == pytest.approx(best_by_force(scores))


@pytest.mark.parametrize(("scores", "matched"), [([], []), ([[], []], [None, None]), ([[0.0]], [None])])
def test_matching_of_nothing(scores: list[list[float]], matched: list[None]) -> None:
    assert best_matching(scores) == matched


# Links


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
