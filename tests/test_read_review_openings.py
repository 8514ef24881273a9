"""What opens a review: how many rounds it took, in a sentence before these, and signs that stand for its label."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .any_hand import lesson
from .bicycles import counts_of as counts

if TYPE_CHECKING:
    from reclint.readers import Lexicon

ROUNDS = "Round 1: 0 critical, 3 improvement, 1 polish. Round 2: 0 critical, 0 improvement, 2 polish."


@pytest.mark.parametrize(
    ("said", "maximum"),
    [
        ("needed all two rounds and then passed.", 2),
        ("It took two rounds to pass.", None),
        ("Required two review rounds, then passed it.", None),
    ],
)
def test_a_sentence_before_the_rounds_says_how_many_it_took_to_pass(
    said: str, maximum: int | None, lexicon: Lexicon
) -> None:
    claim = lesson(f"**Review:** {said} {ROUNDS}", lexicon).review
    assert claim is not None
    assert (claim.verdict, claim.passed_at, claim.maximum) == ("PASS", 2, maximum)
    assert list(map(counts, claim.iterations)) == [[0, 3, 1], [0, 0, 2]]


@pytest.mark.parametrize(
    "said",
    [
        "Needed all three rounds and then passed.",
        "Took two rounds to pass out of hand.",
        "Needed two rounds and then failed.",
        "Ada needed two rounds and then passed.",
        "Needed two rounds of the shed to pass.",
    ],
)
def test_other_sentences_before_the_rounds_say_nothing_of_a_pass(said: str, lexicon: Lexicon) -> None:
    claim = lesson(f"**Review:** {said} {ROUNDS}", lexicon).review
    assert claim is not None
    assert claim.passed_at is None


NOTEBOOK = "**Taught:** spokes (DEVELOPED)\n\n📓 `notebooks/wheels.ipynb` (1 exercise)\n- Exercise 1 (Guided): The hub"


@pytest.mark.parametrize(
    "opening", ["🔎 ✅ passed 2/3 · ", "✅ **PASS** (2/3): ", "🟢 passed at round 2 of 3; ", "👓 Passed at 2/3. "]
)
@pytest.mark.parametrize("above", [NOTEBOOK, "**Taught:** spokes (DEVELOPED)"])
def test_signs_stand_for_the_label_of_a_review(opening: str, above: str, lexicon: Lexicon) -> None:
    rounds = "first 0 critical, 3 improvement, 1 polish · second 0 critical, 0 improvement, 2 polish"
    claim = lesson(f"{above}\n\n{opening}{rounds}", lexicon).review
    assert claim is not None
    assert (claim.verdict, claim.passed_at, list(map(counts, claim.iterations))) == ("PASS", 2, [[0, 3, 1], [0, 0, 2]])


@pytest.mark.parametrize(
    "said",
    [
        "✅ passed 2/3 of the test · nothing critical",
        "✅ passed 2/3 · two were ill",
        "passed 2/3 · first 0 critical, 3 improvement, 1 polish",
        "🔎 passed the chain on · 0 critical, 3 improvement, 1 polish",
    ],
)
def test_signs_before_other_things_open_no_review(said: str, lexicon: Lexicon) -> None:
    assert lesson(f"{NOTEBOOK}\n\n{said}", lexicon).review is None


@pytest.mark.parametrize(
    ("review", "verdict", "at"),
    [
        ("**Review (PASS, iteration 2/3):** the second reading was short", "PASS", 2),
        ("**Review (2/3, PASS):** see the log", "PASS", 2),
        ("**Review passed at iteration 2 of 3**", "PASS", 2),
        ("**Reviewed, passed in round 2 of 3.**", "PASS", 2),
        ("> [!TIP] Review passed, round 2 of 3\n> - Round 1: 0/3/1\n> - Round 2: 0/0/1", "PASS", 2),
        ("#### Review — PASS (2/3)\n\nThe log has it all.", "PASS", 2),
        ("**Review (passed):** one polish finding", "PASS", None),
        ("**Review passed:** one polish finding", "PASS", None),
        ("**Review (needs revision):** 0/3/1", "NEEDS REVISION", None),
        ("**Review passed:** 2 of 3", None, None),
        ("**Review passed:** not yet", None, None),
        ("**Review (passed):** no", None, None),
        ("**Review passed on to Ada:** in May", None, None),
        ("**Review passed:** as soon as the critical finding is mended", None, None),
        ("**Review (PASS):** unless the 3 critical findings stay", None, None),
        ("**Review (pass):** refused, 2 critical findings", None, None),
        ("**Review (pass, 1/3):** no – 2 critical findings", None, None),
        ("**Review — passed?** Not so. 2 critical findings", None, None),
        ("**Review (passed?):** 0/0/1", None, None),
        ("> [!TIP] Review passed?\n> No, 4 improvement findings.", None, None),
        ("**Review (passed):** sent back, 1 critical finding", "NEEDS REVISION", None),
        ("**Review (passed):** not one finding was left", "PASS", None),
        ("**Review (passed):** once again without findings", "PASS", None),
        ("**Review (passed at 2/3):** round 1: needs revision, 1 critical; round 2: 1 polish", "PASS", 2),
        ("**Review (pass or fail):** open", None, None),
        ("**Review (passed once Ada has read it):** soon", None, None),
    ],
)
def test_a_verdict_in_the_label(review: str, verdict: str | None, at: int | None, lexicon: Lexicon) -> None:
    claim = lesson(review, lexicon).review
    assert claim is not None
    assert (claim.verdict, claim.passed_at) == (verdict, at)
