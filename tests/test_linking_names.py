"""What linking compares: names and their variants, guards, scores and weights, and the best matching."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reclint.linking import Weights, read_name
from reclint.linking.guards import guard, is_generic
from reclint.linking.matching import best_matching
from reclint.linking.names import normalise, words
from reclint.linking.scores import score

if TYPE_CHECKING:
    from collections.abc import Sequence

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
        pytest.param("stopping stopped, planning", ("stop", "stop", "plan"), id="letters-doubled-for-an-ending"),
        pytest.param("filling, pressed, agreed", ("fill", "press", "agre"), id="letters-doubled-without-one"),
        pytest.param("analysis analyses analyzing", ("analys",) * 3, id="analysis"),
        pytest.param("hypothesis, hypotheses", ("hypothes", "hypothes"), id="thesis"),
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
        pytest.param("Dough", ["Dough strength", "Wet dough", "Rye dough"], True, id="the-kind-of-others"),
        pytest.param("Dough", ["Dough strength", "Dough weight", "Wet dough"], True, id="two-begin-with-it"),
        pytest.param("Dough", ["Dough (flour and water)", "Wet dough", "Rye dough"], False, id="one-is-called-so"),
        pytest.param("Dough", ["Dough strength", "`dough_mixer`", "`set_dough()`"], False, id="parts-of-names"),
        pytest.param("Dough", ["Dough strength", "Crust (of dough)", "Oven: dough"], False, id="behind-a-head"),
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
