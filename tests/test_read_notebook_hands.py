"""What other hands write of a lesson's notebook and its exercises, and what looks like it and is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .test_read_notebook_claims import Claim, claim_of

if TYPE_CHECKING:
    from reclint.readers import Lexicon

PATH = "notebooks/2-1-1-soft-rolls.ipynb"
LEVELS = ((1, "Guided", "mix"), (2, "Supported", "fold"), (3, "Independent", "bake"))
TWO = LEVELS[:2]
BY_LEVEL = (("Guided", 1), ("Supported", 1), ("Independent", 1))
UNTITLED = tuple((number, level, None) for number, level, _ in LEVELS)


@pytest.mark.parametrize(
    ("section", "expected"),
    [
        pytest.param(
            f"**Notebook** [rolls]({PATH}). Two exercises: mix (Guided) and fold (Supported).",
            Claim(PATH, stated=2, exercises=TWO),
            id="and-before-the-last",
        ),
        pytest.param(
            f"**Notebook:** `{PATH}`: three exercises, namely mix (guided), fold (supported), and bake (independent)",
            Claim(PATH, stated=3, exercises=LEVELS),
            id="namely",
        ),
        pytest.param(
            f'**Notebook:** `{PATH}`, with "mix" (guided), "Fold or rest?" (supported), "bake" (independent)',
            Claim(
                PATH,
                exercises=((1, "Guided", '"mix"'), (2, "Supported", '"Fold or rest?"'), (3, "Independent", '"bake"')),
            ),
            id="titles-in-quotes-behind-with",
        ),
        pytest.param(
            f"| key | value |\n|--|--|\n| load | BUILD |\n| nb | `{PATH}`, 3 ex: mix (G), fold (S), bake + wait (I) |",
            Claim(PATH, stated=3, exercises=(*TWO, (3, "Independent", "bake + wait"))),
            id="capitals-for-levels",
        ),
        pytest.param(
            f"**Notebook:** `{PATH}`, 4 ex, from mixing (G) to baking alone (I)",
            Claim(PATH, stated=4),
            id="from-one-to-another",
        ),
        pytest.param(
            f"**Notebook:** `{PATH}`, 3 exercises: mix (guided), fold, bake (independent)",
            Claim(PATH, stated=3, exercises=((1, "Guided", "mix"), (2, None, "fold"), (3, "Independent", "bake"))),
            id="one-without-a-level",
        ),
        pytest.param(
            f"**Notebook:** `{PATH}`, 2 exercises: mix, then fold (guided), bake and cool (supported)",
            Claim(PATH, stated=2, exercises=((1, "Guided", "mix, then fold"), (2, "Supported", "bake and cool"))),
            id="commas-in-titles",
        ),
        pytest.param(
            f"**Notebook:** `{PATH}`. The oven (guided by a card) was slow, and the flour (independent) old.",
            Claim(PATH),
            id="prose",
        ),
        pytest.param(
            f"- **Notebook**\n  - [rolls]({PATH}), 3 exercises\n"
            "  - mix (Guided), fold (Supported), bake (Independent)\n- **Load**\n  - BUILD",
            Claim(PATH, stated=3, exercises=LEVELS),
            id="an-item-beside-the-path",
        ),
    ],
)
def test_exercises_in_a_row(section: str, expected: Claim, lexicon: Lexicon) -> None:
    assert claim_of(section, lexicon) == expected
