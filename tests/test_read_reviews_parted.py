"""A review's verdict that a comma parts from its round, beside a round that is told behind a comma."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .any_hand import lesson

if TYPE_CHECKING:
    from reclint.readers import Lexicon


def rounds(text: str, lexicon: Lexicon) -> list[tuple[int, list[int]]]:
    """The rounds of a review with their counts."""
    claim = lesson(f"**Taught:** spokes (DEVELOPED)\n\n**Review:** {text}", lexicon).review
    assert claim is not None
    assert (claim.verdict, claim.passed_at) == ("PASS", 2)
    return [(one.number, [count.value for count in one.counts]) for one in claim.iterations]


@pytest.mark.parametrize(
    "told",
    [
        "PASS, round 2 of 3: 1C/0I/2P → 0C/0I/1P",
        "PASS, iteration 2/3: 1C/0I/2P → 0C/0I/1P",
        "Passed, round 2 of 3 (critical/improvement/polish: iteration 1 1/0/2, iteration 2 0/0/1)",
    ],
)
def test_a_comma_before_the_round_of_a_verdict(told: str, lexicon: Lexicon) -> None:
    assert rounds(told, lexicon) == [(1, [1, 0, 2]), (2, [0, 0, 1])]


def test_the_round_behind_a_verdict_may_be_told_alone(lexicon: Lexicon) -> None:
    told = "PASS, round 2 of 3: 0 critical, 0 improvement, 1 polish"
    assert rounds(told, lexicon) == [(2, [0, 0, 1])]


@pytest.mark.parametrize("across", ["Together", "In all", "Over both rounds:"])
def test_a_sentence_that_counts_over_all_rounds_is_not_of_the_last(across: str, lexicon: Lexicon) -> None:
    told = f"passed at 2/2. R1: 1C 0I 2P. R2: 0C 0I 1P. {across} 1 critical and 3 points of polish."
    assert rounds(told, lexicon) == [(1, [1, 0, 2]), (2, [0, 0, 1])]


@pytest.mark.parametrize("clean", ["no findings", "nothing", "clean", "0C, 0I, 0P"])
@pytest.mark.parametrize(
    ("first", "passed"),
    [("❌ 1/2 (0C, 1I, 0P)", "✅ 2/2"), ("NEEDS REVISION 1/2 (1 improvement)", "PASS 2/2")],
)
def test_a_round_with_nothing_in_its_parenthesis(first: str, passed: str, clean: str, lexicon: Lexicon) -> None:
    (one, counts), last = rounds(f"{first}, {passed} ({clean})", lexicon)
    assert (one, sum(counts), last) == (1, 1, (2, [0, 0, 0]))


def test_a_word_for_together_inside_a_sentence_counts_nothing(lexicon: Lexicon) -> None:
    told = "passed at 2/2. R1: 1C 0I 2P, since both wheels came off together. R2: 0C 0I 1P."
    claim = lesson(f"**Taught:** spokes (DEVELOPED)\n\n**Review:** {told}", lexicon).review
    assert claim is not None
    assert claim.totals == ()
    assert rounds(told, lexicon) == [(1, [1, 0, 2]), (2, [0, 0, 1])]
