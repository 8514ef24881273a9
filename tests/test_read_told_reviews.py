"""Reviews that are told in sentences: what they say besides the numbers, and what only looks like it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .any_hand import lesson

if TYPE_CHECKING:
    from reclint.model import IterationClaim
    from reclint.readers import Lexicon

FIRST = "Iteration 1: 1 critical, 2 improvement, 3 polish."
GRADES = ("critical", "improvement", "polish")


def counts(claim: IterationClaim) -> list[int | None]:
    found = (claim.count(grade) for grade in GRADES)
    return [None if count is None else count.value for count in found]


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Iteration 2 had two polish findings only.", [0, 0, 2]),
        ("Iteration 2: two bits of polish only.", [0, 0, 2]),
        ("Iteration 2: two polishes alone, and it passed.", [0, 0, 2]),
        ("In iteration 2 nothing was left but two polishes, and it passed.", [0, 0, 2]),
        ("Iteration 2: no finding except for one small matter of polish.", [0, 0, 1]),
        ("Iteration 2: two polishes.", [None, None, 2]),
        ("Iteration 2: not only two polish findings, one improvement too.", [None, 1, 2]),
        ("Iteration 2: nothing critical but two improvements.", [0, 2, None]),
        ("Iteration 2: the crumb is fine but two polish findings were open.", [None, None, 2]),
        ("Iteration 2: neither critical points nor improvements, two polishes.", [0, 0, 2]),
        ("Iteration 2: no critical points, no flaws, one polish.", [0, None, 1]),
    ],
)
def test_what_a_round_has_besides_what_it_counts(said: str, told: list[int | None], lexicon: Lexicon) -> None:
    claim = lesson(f"**Review:** Passed at iteration 2/3. {FIRST} {said}", lexicon).review
    assert claim is not None
    assert counts(claim.iterations[1]) == told


def test_only_leaves_open_what_the_round_before_does_not_count(lexicon: Lexicon) -> None:
    said = "Iteration 1: 2 improvement, 3 polish. Iteration 2: two polish findings only."
    claim = lesson(f"**Review:** Passed at iteration 2/3. {said}", lexicon).review
    assert claim is not None
    assert counts(claim.iterations[1]) == [None, None, 2]


def test_a_major_revision_that_a_lesson_was_sent_back_with(lexicon: Lexicon) -> None:
    said = "Round one was sent back as a major revision with one critical point, two improvements and one polish"
    claim = lesson(
        f"**Review:** {said}; in round two nothing was left but two polishes, and it passed.", lexicon
    ).review
    assert claim is not None
    assert [one.verdict for one in claim.iterations] == ["MAJOR REVISION", "PASS"]


def test_what_is_said_to_be_the_round_of_the_pass_is_kept(lexicon: Lexicon) -> None:
    rounds = (
        "First round: needs revision, two improvements. Second round: one improvement. Third round: passed, one polish."
    )
    claim = lesson(f"**Review:** passed at the second round of three. {rounds}", lexicon).review
    assert claim is not None
    assert (claim.verdict, claim.passed_at, claim.iterations[-1].verdict) == ("PASS", 2, "PASS")
