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
    ],
)
def test_a_review_goes_on_in_its_footnote(
    first: str, second: str, notes: str, told: tuple[list[list[int]], ...], lexicon: Lexicon
) -> None:
    text = RECORD.replace("FIRST", first).replace("SECOND", second).replace("NOTES", notes)
    claims = [lesson.review for lesson in read(text, lexicon).lessons]
    found = [[counts(one) for one in claim.iterations] if claim else None for claim in claims]
    assert found == list(told)
