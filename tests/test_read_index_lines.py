"""Rows of an index that is written as text, in the forms that several habits of one hand come to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .any_hand import LESSONS, TITLE, read

if TYPE_CHECKING:
    from reclint.readers import Lexicon

Told = list[tuple[str, str | None, tuple[str, ...]]]


def rows_of(index: str, lexicon: Lexicon) -> Told:
    """Name, depth and lessons of each row of an index, in the order of its lines."""
    found = sorted(read(f"{TITLE}## Concept Index\n\n{index}\n\n{LESSONS}", lexicon).rows, key=lambda row: row.line)
    return [
        (row.name.text, row.depth.level if row.depth else None, tuple(ref.slug for ref in row.lessons)) for row in found
    ]


WHEELS, CHAINS = ("true-wheels",), ("quiet-chains",)


@pytest.mark.parametrize(
    ("index", "rows"),
    [
        pytest.param(
            "- Gear ratio (2 : 1 to 4 : 1) — DEVELOPED — quiet-chains — by counting teeth\n- Oil — MENTIONED — quiet-chains",
            [("Gear ratio (2 : 1 to 4 : 1)", "DEVELOPED", CHAINS), ("Oil", "MENTIONED", CHAINS)],
            id="signs-in-brackets",
        ),
        pytest.param(
            "- Gear ratio [front : rear], DEVELOPED, quiet-chains\n- Oil (DEVELOPED — quiet-chains): thin",
            [("Gear ratio [front : rear]", "DEVELOPED", CHAINS), ("Oil", "DEVELOPED", CHAINS)],
            id="brackets-with-a-depth-part",
        ),
        pytest.param(
            "- [DEVELOPED] Hub, front and rear (true-wheels) — of steel\n- [MENTIONED] Oil, thin (quiet-chains) — smells",
            [("Hub, front and rear", "DEVELOPED", WHEELS), ("Oil, thin", "MENTIONED", CHAINS)],
            id="depth-first-and-a-comma",
        ),
        pytest.param(
            "- DEVELOPED: Hub — true-wheels, quiet-chains — of steel\n- MENTIONED: Oil — quiet-chains — smells",
            [("Hub", "DEVELOPED", (*WHEELS, *CHAINS)), ("Oil", "MENTIONED", CHAINS)],
            id="depth-first-and-two-lessons",
        ),
        pytest.param(
            "- DEVELOPED: Hub — true-wheels, Oil — quiet-chains\n- MENTIONED: Rim — true-wheels, Link — quiet-chains",
            [
                ("Hub", "DEVELOPED", WHEELS),
                ("Oil", "DEVELOPED", CHAINS),
                ("Rim", "MENTIONED", WHEELS),
                ("Link", "MENTIONED", CHAINS),
            ],
            id="two-entries-behind-a-depth",
        ),
        pytest.param(
            "### DEVELOPED\n\n- true-wheels: Hub — of steel, not again in quiet-chains\n- quiet-chains: Links — eight\n",
            [("Hub", "DEVELOPED", WHEELS), ("Links", "DEVELOPED", CHAINS)],
            id="lesson-first-below-a-depth",
        ),
        pytest.param(
            "### DEVELOPED\n\n- Hub — true-wheels: the sound, as in quiet-chains\n- Links — quiet-chains: eight\n",
            [("Hub", "DEVELOPED", WHEELS), ("Links", "DEVELOPED", CHAINS)],
            id="lesson-last-below-a-depth",
        ),
    ],
)
def test_rows_are_read(index: str, rows: Told, lexicon: Lexicon) -> None:
    assert rows_of(index, lexicon) == rows
