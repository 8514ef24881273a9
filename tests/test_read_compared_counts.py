"""Counts of a review that are compared with others, and state none, beside those that do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .any_hand import lesson

if TYPE_CHECKING:
    from reclint.readers import Lexicon


def stated(said: str, lexicon: Lexicon) -> dict[str, int]:
    """The counts of the one round of a review that passed it."""
    claim = lesson(f"**Review:** Passed at iteration 1/3 {said}", lexicon).review
    assert claim is not None
    assert claim.passed_at is not None
    return {count.grade: count.value for one in claim.iterations for count in one.counts}


@pytest.mark.parametrize(
    "said",
    [
        "with one critical finding less than last year.",
        "with 2 improvement findings fewer.",
        "with a critical finding less than in the spring",
        "with 1 critical and 2 improvement findings fewer than before",
        "with two fewer critical findings, as we hoped",
        "with one less improvement finding than the other lesson",
        "with two improvement findings more than the last time",
        "with two more critical findings than the draft",
        "with fewer than two improvement findings",
        "(less than 2 improvement findings)",
        "with at most one critical finding",
        "with up to 2 improvement findings",
        "with **fewer than** 2 *critical* findings",
    ],
)
def test_what_is_compared_counts_nothing(said: str, lexicon: Lexicon) -> None:
    assert stated(said, lexicon) == {}


@pytest.mark.parametrize(
    ("said", "counts"),
    [
        ("with one critical finding, less than last year.", {"critical": 1}),
        ("with 2 improvement findings (fewer than before)", {"improvement": 2}),
        ("with one critical finding less severe than the other", {"critical": 1}),
        ("with two more improvement findings", {"improvement": 2}),
        ("with no fewer than two improvement findings", {"improvement": 2}),
        ("with not less than 2 critical findings", {"critical": 2}),
        ("with one polish finding fewer than before, and 1 critical finding", {"critical": 1}),
        ("with 1 critical finding and two fewer polish findings than before", {"critical": 1}),
        ("with nothing more than 2 improvement findings", {"critical": 0, "improvement": 2, "polish": 0}),
    ],
)
def test_what_stands_beside_a_comparison_counts(said: str, counts: dict[str, int], lexicon: Lexicon) -> None:
    assert stated(said, lexicon) == counts
