"""Numbers of exercises by level, in sentences and by the capitals of levels, and what only looks like them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .test_read_notebook_claims import claim_of

if TYPE_CHECKING:
    from reclint.readers import Lexicon

PATH = "notebooks/2-1-1-soft-rolls.ipynb"
GSI = {"Guided": 1, "Supported": 1, "Independent": 1}


@pytest.mark.parametrize(
    ("said", "stated", "levels"),
    [
        (" with two guided exercises and a supported one", 3, {"Guided": 2, "Supported": 1}),
        (", with a guided exercise and two independent ones.", 3, {"Guided": 1, "Independent": 2}),
        ("; a guided exercise, a supported one, an independent one", 3, GSI),
        (": three supported exercises plus one independent", 4, {"Supported": 3, "Independent": 1}),
        (" holds one guided exercise, one supported one and one independent one", 3, GSI),
        (" with two guided exercises and a supported walk", 2, {}),
        (" with two guided exercises, a supported walk and an independent one", 2, {}),
        (", 4 exercises, among them two guided exercises and a supported one", 4, {}),
        (" (1 G, 1 S, 1 I)", 3, GSI),
        (" (2G/1S/1I)", 4, {"Guided": 2, "Supported": 1, "Independent": 1}),
        (", 2×G, 1×S", 3, {"Guided": 2, "Supported": 1}),
        (": 2 G + 2 S", 4, {"Guided": 2, "Supported": 2}),
        (" (G 2, S 2)", 4, {"Guided": 2, "Supported": 2}),
        (" (3 exercises: 2 G, 1 S)", 3, {"Guided": 2, "Supported": 1}),
        (" (1 G, 2 S, 3 I)", None, {}),
        (" (G 1, S 2)", None, {}),
        (" (G 2, S 1)", None, {}),
        (" (2 G, 3 G)", None, {}),
        (" with 2 G flour, 1 S spoon", None, {}),
        (", oven at 2 S and 1 G for an hour", None, {}),
        (", 3 exs.", 3, {}),
        (" (4 exx.)", 4, {}),
    ],
)
def test_exercises_by_level(said: str, stated: int | None, levels: dict[str, int], lexicon: Lexicon) -> None:
    claim = claim_of(f"**Notebook:** `{PATH}`{said}", lexicon)
    assert claim is not None
    assert (claim.path, claim.stated, claim.exercises) == (PATH, stated, ())
    assert not levels or dict(claim.levels) == levels


@pytest.mark.parametrize(
    ("rows", "listed"),
    [
        (("Guided | 2", "Supported | 1"), 0),
        (("Guided | 2", "Supported | 2", "Independent | 1"), 0),
        (("Guided | 1", "Supported | 2"), 2),
        (("Guided | 2", "Guided | 1"), 2),
        (("Guided | mix", "Supported | 2"), 2),
    ],
)
def test_a_table_that_counts_levels_lists_no_exercises(rows: tuple[str, ...], listed: int, lexicon: Lexicon) -> None:
    table = "\n".join(("| Level | Exercises |", "|---|---|", *(f"| {row} |" for row in rows)))
    claim = claim_of(f"**Notebook:** `{PATH}`\n\n{table}", lexicon)
    assert claim is not None
    assert len(claim.exercises) == listed
