"""Labels that no vocabulary has, of which what stands behind or below them says what they are for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .any_hand import lesson
from .bicycles import counts_of as counts

if TYPE_CHECKING:
    from reclint.readers import Lexicon

ROUNDS = "- Round 1 had 1 critical and 3 improvement findings.\n- Round 2 had 2 polish findings."
FORMS = {
    "callout": "> [!success] {}\n> {}\n{}",
    "folded": "> [!quote]- {}\n> {}\n>\n{}",
    "heading": "#### {}\n\n{}\n\n{}",
    "bold": "**{}:** {}\n\n{}",
}


def put(form: str, label: str, verdict: str, rounds: str = ROUNDS) -> str:
    quoted = "\n".join(f"> {line}" for line in rounds.splitlines()) if form in ("callout", "folded") else rounds
    return "**Not covered:**\n\n- Lacing\n\n" + FORMS[form].format(label, verdict, quoted)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("label", ["Inspection", "Quality gate", "Second pair of eyes", "Audit"])
@pytest.mark.parametrize(
    "verdict", ["Passed at round 2 of 3.", "**PASS** (iteration 2/3)", "Approved in the round 2 of 3"]
)
def test_a_review_under_another_name(form: str, label: str, verdict: str, lexicon: Lexicon) -> None:
    claim = lesson(put(form, label, verdict), lexicon).review
    assert claim
    assert (claim.verdict, claim.passed_at) == ("PASS", 2)
    assert {one.number: counts(one) for one in claim.iterations} == {1: [1, 3, None], 2: [None, None, 2]}


@pytest.mark.parametrize(
    ("label", "verdict", "rounds"),
    [
        ("The draft", "Passed at round 2 of 3.", ROUNDS),
        ("Last year", "Passed at round 2 of 3.", ROUNDS),
        ("Lesson 2", "Passed at round 2 of 3.", ROUNDS),
        ("The race", "Passed at round 2 of 3.", "- Round 1 had 12 riders\n- Round 2 had 9 riders"),
        ("The race", "Ada passed him at round 2 of 3.", "- with one improvement of her time"),
        ("The race", "Passed by most of them.", "- one improvement of the time"),
    ],
)
def test_what_passed_in_a_callout_is_no_review(label: str, verdict: str, rounds: str, lexicon: Lexicon) -> None:
    assert lesson(put("callout", label, verdict, rounds), lexicon).review is None


def test_a_callout_with_rounds_beside_a_review_is_another(lexicon: Lexicon) -> None:
    claim = lesson(
        f"**Review:** PASS (3/3)\n\n**Load:** BUILD\n\n{put('callout', 'Gate', 'Passed at round 2 of 3.')}", lexicon
    )
    assert claim.review
    assert claim.review.passed_at == 3


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("label", ["Workbook", "The exercise book", "Practice file"])
@pytest.mark.parametrize("said", ["There is none; we stayed outdoors.", "None: it rained.", "Not needed."])
def test_no_notebook_under_another_name(form: str, label: str, said: str, lexicon: Lexicon) -> None:
    claim = lesson(put(form, label, said, ""), lexicon).notebook
    assert claim
    assert claim.absent


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    ("label", "said"),
    [
        ("Homework", "There is none."),
        ("Worksheet", "None."),
        ("Workbook", "Pages 12 to 14."),
        ("Workbook", "None of them had it."),
    ],
)
def test_other_things_that_there_are_none_of(form: str, label: str, said: str, lexicon: Lexicon) -> None:
    assert lesson(put(form, label, said, ""), lexicon).notebook is None
