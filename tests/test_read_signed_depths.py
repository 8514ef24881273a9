"""Depths beside signs: before each concept, before all that a line lists, and where they mean nothing of the kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .any_hand import lesson, told

if TYPE_CHECKING:
    from reclint.readers import Lexicon

TWO = [("spokes", "DEVELOPED"), ("truing", "APPLIED")]


@pytest.mark.parametrize(
    "items",
    [
        "- 🟢 Developed: spokes\n- 🟣 Applied: truing",
        "- 🟢 **Developed:** spokes\n- 🟣 **Applied:** truing",
        "- ● DEVELOPED — spokes\n- ■ APPLIED — truing",
        "- ⭐⭐ developed · spokes\n- ⭐ applied · truing",
        "- :seedling: Developed: spokes\n- :evergreen_tree: Applied: truing",
        "- (★★) Developed: spokes\n- (★) Applied: truing",
        "- 🟢 *developed* spokes\n- 🟣 *applied* truing",
        "🟢 Developed: spokes\n🟣 Applied: truing",
        "🟢 Developed: spokes\n\n🟣 Applied: truing",
    ],
)
def test_a_sign_may_stand_before_the_depth_that_opens_an_item(items: str, lexicon: Lexicon) -> None:
    assert told(lesson(f"**What they learned**\n\n{items}\n\n**Notebook:** none", lexicon)) == TWO


@pytest.mark.parametrize(
    "items",
    [
        "- ✅ Developed by Bo: spokes\n- ⚠ Applied in haste: truing",
        "- 🟢 developed spokes with Bo\n- 🟣 applied oil",
        "- x Developed: spokes\n- 2 Applied: truing",
    ],
)
def test_a_word_behind_a_sign_that_goes_on_is_no_depth(items: str, lexicon: Lexicon) -> None:
    assert {depth for _, depth in told(lesson(f"**What they learned**\n{items}", lexicon))} == {None}
