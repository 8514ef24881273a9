"""Depths that a statement gives to the items of a list by their places."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .any_hand import lesson

if TYPE_CHECKING:
    from reclint.readers import Lexicon

ITEMS = ["spokes", "rims", "hubs", "truing a wheel"]
BULLETS = "\n".join(f"- {item}" for item in ITEMS)
NUMBERED = "\n".join(f"{at}. {item}" for at, item in enumerate(ITEMS, 1))
D, I, A = "DEVELOPED", "INTRODUCED", "APPLIED"  # noqa: E741


def depths(text: str, lexicon: Lexicon) -> list[str | None]:
    found = lesson(text, lexicon).taught
    assert [item.name for item in found] == ITEMS
    return [item.depth.level if item.depth else None for item in found]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("the first is DEVELOPED, the other three are INTRODUCED", [D, I, I, I]),
        ("the first two developed, the rest introduced", [D, D, I, I]),
        ("first three DEVELOPED; last one APPLIED", [D, D, D, A]),
        ("the first, the second and the third are DEVELOPED; the last is only INTRODUCED", [D, D, D, I]),
        ("1–3 DEVELOPED, 4 APPLIED", [D, D, D, A]),
        ("items 1 and 4 are DEVELOPED, the others are at INTRODUCED", [D, I, I, D]),
    ],
)
@pytest.mark.parametrize(
    "form",
    [
        "Taught ({said}):\n\n{items}",
        "**Taught** ({said}):\n{items}",
        "**Taught:** {said}.\n{items}",
        "**Taught:**\n{items}\n\n**{said}**",
    ],
)
@pytest.mark.parametrize("items", [BULLETS, NUMBERED])
def test_depths_are_given_by_place(
    said: str, expected: list[str | None], form: str, items: str, lexicon: Lexicon
) -> None:
    opened = said[0].upper() + said[1:] if "{items}\n" in form else said
    assert depths(form.format(said=opened, items=items), lexicon) == expected


@pytest.mark.parametrize(
    "said",
    [
        "the first is DEVELOPED, the other two are INTRODUCED",
        "the first two are DEVELOPED, the second is INTRODUCED, the last two APPLIED",
        "1–3 DEVELOPED, 5 APPLIED",
        "the first is DEVELOPED, the last is INTRODUCED",
    ],
)
def test_places_that_do_not_make_up_the_list_give_no_depth(said: str, lexicon: Lexicon) -> None:
    assert depths(f"Taught ({said}):\n\n{BULLETS}", lexicon) == [None] * 4


@pytest.mark.parametrize(
    "said",
    [
        "The first lesson DEVELOPED what the last one INTRODUCED",
        "1 = MENTIONED, 2 = INTRODUCED, 3 = DEVELOPED, 4 = APPLIED",
    ],
)
def test_what_speaks_of_lessons_or_explains_digits_gives_no_depth(said: str, lexicon: Lexicon) -> None:
    assert depths(f"**Taught:**\n{BULLETS}\n\n{said}.", lexicon) == [None] * 4


def test_items_keep_depths_of_their_own(lexicon: Lexicon) -> None:
    items = BULLETS.replace("rims", "rims (APPLIED)")
    assert depths(f"**Taught:**\n{items}\n\nThe first is DEVELOPED, the rest INTRODUCED.", lexicon)[1] == A
