"""Depths of an index that are none of the course's, where those of other entries stand behind the names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .any_hand import KEY, LESSONS, TITLE, read

if TYPE_CHECKING:
    from reclint.readers import Lexicon

FORMS = [
    "- {} [{}]",
    "- {} ({}) · Said once.",
    "- {} ({}): Said once.",
    "- **{}** ({}) — Said once.",
    "- {} — {}",
    "- {}: {}",
    "- {}, {}",
    "- {} `{}`",
    "- {} *({})* · Said once.",
    "- {} {{{}}}",
]


def read_of(form: str, unknown: str, depths: tuple[str, str], lexicon: Lexicon, name: str = "Hub") -> tuple[str, ...]:
    """The name and the depth of an entry among others below a lesson."""
    items = [("Spoke tension", depths[0]), ("Rim wear", depths[1]), (name, unknown), ("Oil (thin)", depths[0])]
    lists = "".join(
        f"### {slug}\n\n{''.join(f'{form.format(*item)}{chr(10)}' for item in items)}\n"
        for slug in ("true-wheels", "quiet-chains")
    )
    rows = read(f"{TITLE}{KEY}## Concept Index\n\n{lists}{LESSONS}", lexicon).rows
    assert [row.depth and row.depth.level for row in rows if row.name.text.startswith(("Sp", "Ri"))] == [
        "DEVELOPED",
        "INTRODUCED",
    ] * 2
    assert [[ref.slug for ref in row.lessons] for row in rows] == [["true-wheels"]] * 4 + [["quiet-chains"]] * 4
    return rows[2].name.text, rows[2].depth.text if rows[2].depth else ""


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(("unknown", "depths"), [("P", ("D", "I")), ("PRACTISED", ("DEVELOPED", "INTRODUCED"))])
def test_what_stands_where_others_have_their_depths_is_an_unknown_one(
    form: str, unknown: str, depths: tuple[str, str], lexicon: Lexicon
) -> None:
    assert read_of(form, unknown, depths, lexicon) == ("Hub", unknown)


@pytest.mark.parametrize(
    ("name", "depths"),
    [
        ("Hub (steel)", ("developed", "introduced")),
        ("Hub (HTML)", ("DEVELOPED", "INTRODUCED")),
        ("Hub (C scale)", ("D", "I")),
        ("Hub (B) and axle", ("D", "I")),
        ("Resistance (R)", ("D", "I")),
        ("Axle (P)", ("DEVELOPED", "INTRODUCED")),
        ("Work (J)", ("D", "I")),
        ("Valve thread (SCHRADER)", ("DEVELOPED", "INTRODUCED")),
    ],
)
def test_other_parentheses_stay_in_names(name: str, depths: tuple[str, str], lexicon: Lexicon) -> None:
    items = "".join(f"- {one} ({depth})\n" for one, depth in zip(("Spokes", "Rim wear"), depths, strict=True))
    index = f"### true-wheels\n\n{items}- {name}\n- Oil ({depths[0]})\n\n### quiet-chains\n\n{items}"
    rows = read(f"{TITLE}{KEY}## Concept Index\n\n{index}\n{LESSONS}", lexicon).rows
    assert (rows[2].name.text, rows[2].depth) == (name, None)


@pytest.mark.parametrize("name", ["Breadth of the tyre [W]", "Spring rate [K]"])
def test_a_symbol_behind_one_name_stays_in_it(name: str, lexicon: Lexicon) -> None:
    index = f"### true-wheels\n\n- Spokes [D]\n- Rim wear [I]\n- {name}\n\n### quiet-chains\n\n- Oil [M]\n- Chain [D]\n"
    rows = read(f"{TITLE}{KEY}## Concept Index\n\n{index}\n{LESSONS}", lexicon).rows
    assert (rows[2].name.text, rows[2].depth) == (name, None)


def test_a_letter_behind_two_names_is_an_unknown_depth(lexicon: Lexicon) -> None:
    items = "- Spokes (D)\n- Rim wear (I)\n- Hub (W)\n- Axle (W)\n- Tyre (D)\n"
    index = f"### true-wheels\n\n{items}\n### quiet-chains\n\n- Oil (M)\n- Chain (D)\n"
    rows = read(f"{TITLE}{KEY}## Concept Index\n\n{index}\n{LESSONS}", lexicon).rows
    assert [row.depth and row.depth.text for row in rows[:5]] == ["D", "I", "W", "W", "D"]
