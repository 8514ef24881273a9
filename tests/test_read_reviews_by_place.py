"""Reviews in rows and boxes beside other things, and what they say of several rounds at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .any_hand import lesson
from .test_read_told_reviews import Told, counts

if TYPE_CHECKING:
    from reclint.readers import Lexicon


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("Round 2 | no findings", [(1, [0, 3, 1]), (2, [0, 0, 0])]),
        ("Round 2 | had nothing at all", [(1, [0, 3, 1]), (2, [0, 0, 0])]),
        ("Round 3 | no findings", [(1, [0, 3, 1])]),
        ("Rolls 2 | no issues", [(1, [0, 3, 1])]),
        ("Round 2 | no issues with the flour that Ada brought", [(1, [0, 3, 1])]),
    ],
)
def test_a_row_of_a_round_in_which_nothing_was_found(row: str, told: list[Told], lexicon: Lexicon) -> None:
    rows = f"| Load | BUILD |\n| Review | passed (2/3) |\n| Round 1 | 0 critical, 3 improvement, 1 polish |\n| {row} |"
    claim = lesson(f"| Facts | |\n|---|---|\n{rows}", lexicon).review
    assert claim is not None
    assert [(one.number, counts(one)) for one in claim.iterations] == told


def test_rounds_without_a_review_before_them_are_none(lexicon: Lexicon) -> None:
    rows = "| Load | BUILD |\n| Round 1 | dry dough |\n| Round 2 | no issues |"
    assert lesson(f"| Facts | |\n|---|---|\n{rows}", lexicon).review is None


@pytest.mark.parametrize(
    ("above", "item", "passed"),
    [
        ("**Notebook:** `rolls.ipynb`", "- [x] Review: PASS (2/3)", True),
        ("**Notebook:** `rolls.ipynb`", "- [x] Review: passed at round 2", True),
        ("**Notebook:** `rolls.ipynb`", "- [ ] Review: PASS (2/3)", False),
        ("**Notebook:** `rolls.ipynb`", "- [x] Review: pass the rolls around", False),
        ("**Notebook:** `rolls.ipynb`", "- [x] Review: asked Ada for one", False),
        ("**Next time:**", "- [x] Review: PASS (2/3)", False),
        ("**Notebook:** `rolls.ipynb`", "- [x] Flour ordered\n- [x] Review: PASS (2/3)", False),
    ],
)
def test_a_box_with_a_review_below_another_list(above: str, item: str, passed: bool, lexicon: Lexicon) -> None:
    summary = lesson(f"{above}\n\n- Guided: weigh the dough\n- Supported: roll it\n\n{item}", lexicon)
    assert (summary.review is not None and summary.review.passed_at == 2) is passed


@pytest.mark.parametrize(
    ("said", "critical"),
    [
        ("; there was nothing critical in any of them.", [0, 0, 0]),
        (". No critical finding in any of the rounds.", [0, 0, 0]),
        (". There was no critical finding in any round.", [0, 0, 0]),
        (", nothing critical in any of them.", [None, None, 0]),
        (". There was nothing critical in any of the rolls.", [None, None, 0]),
        (". There was nothing critical in any of them that Ada saw.", [None, None, 0]),
    ],
)
def test_a_grade_that_no_round_had(said: str, critical: list[int | None], lexicon: Lexicon) -> None:
    rounds = "Iteration 1 had 3 improvements and 1 polish, iteration 2 had 1 improvement, iteration 3 had 2 polish"
    claim = lesson(f"**Review:** Passed at iteration 3/3. {rounds}{said}", lexicon).review
    assert claim is not None
    assert [counts(one)[0] for one in claim.iterations] == critical


def test_a_grade_that_no_round_had_stays_where_one_counts_it(lexicon: Lexicon) -> None:
    rounds = "Iteration 1: 1 critical, 2 polish. Iteration 2: 2 polish. There was nothing critical in any of them."
    claim = lesson(f"**Review:** Passed at iteration 2/3. {rounds}", lexicon).review
    assert claim is not None
    assert [counts(one)[0] for one in claim.iterations] == [1, 0]


def test_what_stands_before_the_last_round_is_not_said_of_all(lexicon: Lexicon) -> None:
    rounds = "Iteration 1: 2 polish. There was nothing critical in any of them. Iteration 2: 1 improvement."
    claim = lesson(f"**Review:** Passed at iteration 2/3. {rounds}", lexicon).review
    assert claim is not None
    assert counts(claim.iterations[1])[0] is None


def test_only_goes_with_a_grade_that_no_round_had(lexicon: Lexicon) -> None:
    rounds = (
        "Iteration 1 had 3 improvements and 1 polish, iteration 2 one improvement only. Nothing critical in any round."
    )
    claim = lesson(f"**Review:** Passed at iteration 2/3. {rounds}", lexicon).review
    assert claim is not None
    assert [counts(one) for one in claim.iterations] == [[0, 3, 1], [0, 1, 0]]


def test_only_goes_with_what_a_round_denies(lexicon: Lexicon) -> None:
    rounds = "Iteration 1: 1 critical, 3 improvement, 1 polish. Iteration 2: none critical, one polish only."
    claim = lesson(f"**Review:** Passed at iteration 2/3. {rounds}", lexicon).review
    assert claim is not None
    assert counts(claim.iterations[1]) == [0, 0, 1]


@pytest.mark.parametrize(
    ("said", "place"),
    [
        ("Passed in the second of at most four rounds.", (2, 4)),
        ("passed in the third of a possible three", (3, 3)),
        ("passed at the second go of up to three", (2, 3)),
        ("passed on the second of a maximum of four readings", (2, 4)),
        ("Passed in the second of at least three rounds of oiling.", (None, None)),
        ("passed the second of our two (the short one)", (None, None)),
        ("PASS at iteration II of III", (2, 3)),
        ("PASS, round III of four: three rims were weighed", (3, 4)),
        ("PASS (II/III)", (2, 3)),
        ("passed, round II.", (2, None)),
        ("Passed. In the reading I gave them there was nothing", (None, None)),
        ("passed (I of all people had to read it)", (None, None)),
        ("passed at the reading I, Ada, had put off", (None, None)),
    ],
)
def test_the_round_of_a_pass_and_the_most_there_may_be(
    said: str, place: tuple[int | None, int | None], lexicon: Lexicon
) -> None:
    claim = lesson(f"**Review:** {said}", lexicon).review
    assert claim is not None
    assert (claim.verdict, claim.passed_at, claim.maximum) == ("PASS", *place)
