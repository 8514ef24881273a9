"""Rows and items that have another word of one family, where nothing else of the lesson has one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .samples import links_of, named

if TYPE_CHECKING:
    from reclint.readers import Lexicon

ITEM, ROW, OTHER = "Rolls that are caramelising at their edges (DEVELOPED)", "Caramel crust", "Salt (DEVELOPED)"


@pytest.mark.parametrize(
    ("items", "rows", "meant"),
    [
        pytest.param([ITEM, OTHER], [ROW, "Salt", "Steam"], [ROW], id="another-word-of-the-family"),
        pytest.param(
            ["Supplementary flour (DEVELOPED)", OTHER],
            ["Supplements to dough", "Salt"],
            ["Supplements to dough"],
            id="ary",
        ),
        pytest.param(
            ["A stationary mixer (DEVELOPED)", OTHER], ["Station plan", "Salt"], [], id="ary-of-another-family"
        ),
        pytest.param(["A portioned loaf (DEVELOPED)", OTHER], ["Portionless", "Salt"], [], id="no-ending-of-a-family"),
        pytest.param(
            ["Extraction of juice (DEVELOPED)", OTHER], ["Extract of vanilla", "Salt"], [], id="another-sense"
        ),
        pytest.param([ITEM, OTHER], [ROW, "Caramels of butter", "Salt"], [], id="two-rows"),
        pytest.param([ITEM, "A caramel that burns by and by (DEVELOPED)"], [ROW, "Salt", "Steam"], [], id="two-items"),
        pytest.param([ITEM, OTHER], ["Dark caramel", "Salt", "Steam"], [], id="not-the-first-word"),
        pytest.param([ITEM, OTHER], ["Caramel as a long brown crust", "Salt", "Steam"], [], id="a-long-row"),
        pytest.param([f"2 {ITEM}", OTHER], [f"{ROW} 3", "Salt", "Steam"], [], id="another-number"),
        pytest.param([ITEM.replace("caramelising", "caring"), OTHER], [ROW, "Salt", "Steam"], [], id="another-family"),
        pytest.param([ITEM.replace("DEVELOPED", "APPLIED"), OTHER], [ROW, "Salt", "Steam"], [], id="another-depth"),
    ],
)
def test_a_row_claims_an_item_with_a_word_of_its_family(
    items: list[str], rows: list[str], meant: list[str], lexicon: Lexicon
) -> None:
    link, *_ = links_of(items, rows, lexicon)
    assert named(link)[1] == meant
