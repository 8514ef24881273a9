"""Reviews that go on in footnotes at the end of a record."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .any_hand import TITLE, read
from .test_read_told_reviews import counts

if TYPE_CHECKING:
    from reclint.readers import Lexicon

RECORD = (
    f"{TITLE}## Lessons\n\n### Lesson 1: True Wheels (true-wheels)\n\n- **Taught:** Hubs (DEVELOPED)\n"
    "- **Review:** FIRST\n\n### Lesson 2: Quiet Chains (quiet-chains)\n\n- **Taught:** Oil (DEVELOPED)\n"
    "- **Review:** SECOND\n\nNOTES\n"
)


@pytest.mark.parametrize(
    ("first", "second", "notes", "told"),
    [
        (
            "passed in the second round of three[^a]",
            "passed at the first attempt (of three)[^b]",
            "[^a]: Round one: no critical, three improvement, one polish. Round two: one polish,\n    nothing else.\n"
            "[^b]: Two polish findings, nothing else.",
            ([[0, 3, 1], [0, 0, 1]], [[0, 0, 2]]),
        ),
        (
            "passed[^1] at 2/3.",
            "passed at 1/3",
            "[^1]: Round 1: 1 critical, 0 improvement, 2 polish. Round 2: no findings.",
            ([[1, 0, 2], [0, 0, 0]], []),
        ),
        ("passed at 1/3", "passed at 1/3", "[^1]: Round 1: 1 critical, 2 polish.", ([], [])),
        ("passed at 1/3[^1]", "passed at 1/3", "[^1]: Round 1: 1 polish.\n\n[^1]: Round 1: 2 polish.", ([], [])),
        ("passed at 1/3[^1]", "passed at 1/3", "[^2]: Round 1: 1 critical, 2 polish.", ([], [])),
        ("passed at 1/3[^1]", "passed at 1/3", "[^1]: Ada read it in the shed.", ([], [])),
        ("passed at 1/3[^1]", "passed at 1/3", "[^1]: One polish finding: the paint.", ([[None, None, 1]], [])),
        ("[^1]", "passed at 1/3", "[^1]: Passed at round 1/3: 2 polish.", ([[None, None, 2]], [])),
        (
            "passed at 2/3. Iteration 2: 1 polish[^1]",
            "passed at 1/3",
            "[^1]: Round one: 1 critical, 2 improvement.",
            ([[1, 2, None], [None, None, 1]], []),
        ),
    ],
)
def test_a_review_goes_on_in_its_footnote(
    first: str, second: str, notes: str, told: tuple[list[list[int]], ...], lexicon: Lexicon
) -> None:
    text = RECORD.replace("FIRST", first).replace("SECOND", second).replace("NOTES", notes)
    claims = [lesson.review for lesson in read(text, lexicon).lessons]
    found = [[counts(one) for one in claim.iterations] if claim else None for claim in claims]
    assert found == list(told)


@pytest.mark.parametrize(
    ("first", "note", "told"),
    [
        ("passed at 1/3, 2 polish[^1]", "Lesson 9 had 3 improvement findings of the kind.", [[None, None, 2]]),
        ("passed at 1/3, 2 polish[^1]", "Two critical findings, in the plan.", [[None, None, 2]]),
        ("passed at 1/3, 2 polish[^1]", "Round one: 3 improvement, says Ada.", [[None, None, 2]]),
        ("passed at 1/3[^1]", "MAJOR REVISION is for 2 critical or 5 improvement findings.", []),
        ("passed at 1/3[^1]", "2 critical or 5 improvement findings fail it.", []),
        ("passed at 1/3[^1]", "Unlike the previous lesson, which had 4 improvement findings.", []),
        ("passed at 1/3[^1]", "Round one: 3 improvement findings, but in another lesson.", []),
        ("passed at 1/3[^1]", "First, the 2 improvement findings of the list are old.", []),
        ("Iteration 1: NEEDS REVISION[^1]. Iteration 2: PASS", "Four improvement findings.", [[None] * 3] * 2),
    ],
)
def test_a_footnote_that_remarks_on_something_else_counts_nothing(
    first: str, note: str, told: list[list[int | None]], lexicon: Lexicon
) -> None:
    text = RECORD.replace("FIRST", first).replace("SECOND", "passed").replace("NOTES", f"[^1]: {note}")
    claim = read(text, lexicon).lessons[0].review
    assert claim is not None
    assert [counts(one) for one in claim.iterations] == told


def test_counts_of_a_footnote_that_is_left_out_are_told(lexicon: Lexicon) -> None:
    text = RECORD.replace("FIRST", "passed at 1/3[^1]").replace("SECOND", "passed at 1/3")
    rule = "[^1]: It takes 0 critical findings and at most 2 improvement findings."
    claims = [lesson.review for lesson in read(text.replace("NOTES", rule), lexicon).lessons]
    assert [claim and claim.uncounted for claim in claims] == [True, False]
