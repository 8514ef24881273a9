"""Rows that no item names claim one: by words that stand beside each other, or by the score that fits best."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reclint.linking import Weights, read_name
from reclint.linking.claims import Claimable, claims

if TYPE_CHECKING:
    from collections.abc import Mapping

EIGHT = "Dough folded over cloth beside wood under steam"
NINE = f"{EIGHT} again"


def claimed(item: str, rows: list[str], scores: Mapping[int, float], open_: tuple[int, ...] = (0,)) -> bool:
    """Whether one of the ``open_`` rows claims an item that has a depth and these scores; all words weigh the same."""
    name = read_name(item)
    one = Claimable(name, frozenset(), scores, frozenset(), has_rows=False, is_closed=False, is_marked=True)
    names = [read_name(row) for row in rows]
    return bool(list(claims([one], open_, names, range(len(rows)), Weights(()))))


@pytest.mark.parametrize(
    ("row", "is_claimed"),
    [
        pytest.param("Loaf vent hole", True, id="two-of-three-words"),
        pytest.param("Slow loaf vent hole lid", True, id="two-of-five"),
        pytest.param("Slow wheat loaf vent hole lid", False, id="two-of-six"),
    ],
)
def test_a_pair_of_words_claims_an_item_where_it_is_enough_of_the_row(row: str, is_claimed: bool) -> None:
    assert claimed("How steam leaves from the vent hole", [row], {}) is is_claimed


@pytest.mark.parametrize(
    ("item", "score", "is_claimed"),
    [
        pytest.param(EIGHT, 0.27, False, id="short-and-less"),
        pytest.param(EIGHT, 0.28, True, id="short"),
        pytest.param(NINE, 0.29, False, id="long-and-less"),
        pytest.param(NINE, 0.3, True, id="long"),
    ],
)
def test_a_longer_item_must_fit_better(item: str, score: float, is_claimed: bool) -> None:
    assert len(read_name(item).all_words) == len(item.split())
    assert claimed(item, ["Cloth"], {0: score}) is is_claimed


@pytest.mark.parametrize(
    ("other", "is_claimed"), [pytest.param(0.44, True, id="little-better"), pytest.param(0.46, False, id="better")]
)
def test_no_row_claims_an_item_that_another_fits_better(other: float, is_claimed: bool) -> None:
    assert claimed(EIGHT, ["Cloth", "Wood"], {0: 0.4, 1: other}) is is_claimed


@pytest.mark.parametrize(
    ("other", "is_claimed"), [pytest.param(0.34, True, id="far-behind"), pytest.param(0.36, False, id="close-behind")]
)
def test_two_open_rows_that_fit_alike_claim_nothing(other: float, is_claimed: bool) -> None:
    assert claimed(EIGHT, ["Cloth", "Wood"], {0: 0.41, 1: other}, (0, 1)) is is_claimed
