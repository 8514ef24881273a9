"""Kinds of labels above what was taught, and names of rows in what a depth lists, each beside what looks like it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .any_hand import first_of_two, lesson, told

if TYPE_CHECKING:
    from reclint.readers import Lexicon

TWO = [("spokes", "DEVELOPED"), ("truing", "APPLIED")]


@pytest.mark.parametrize("label", ["**Taught how.**", "**Taught how:**", "Covered how:", "**Concepts taught – how?**"])
def test_a_label_that_ends_in_how_asks_for_the_manner(label: str, lexicon: Lexicon) -> None:
    body = f"**Taught:** spokes (DEVELOPED); truing (APPLIED)\n\n{label} at the stand; then on the road, by ear."
    assert told(lesson(body, lexicon)) == TWO


def test_a_label_that_asks_for_the_manner_too_lists_concepts(lexicon: Lexicon) -> None:
    assert told(lesson("**Taught (and how):** spokes (DEVELOPED); truing (APPLIED)", lexicon)) == TWO


@pytest.mark.parametrize(
    "listed",
    [
        "**New concepts:**\n\n- spokes (DEVELOPED)\n- truing (APPLIED)",
        "New concepts: spokes (DEVELOPED); truing (APPLIED)",
        "#### New concepts\n\n1. spokes — DEVELOPED\n2. truing — APPLIED",
        "**New concepts**\n\n- DEVELOPED: spokes\n- APPLIED: truing",
        "**New concepts.**\n\n| Concept | Depth |\n|---|---|\n| spokes | DEVELOPED |\n| truing | APPLIED |",
        "**What it teaches** — spokes (DEVELOPED); truing (APPLIED)",
    ],
)
def test_new_concepts_with_depths_are_what_was_taught(listed: str, lexicon: Lexicon) -> None:
    assert told(lesson(f"**Load:** BUILD\n\n{listed}\n\n**Notebook:** none", lexicon)) == TWO


@pytest.mark.parametrize(
    "counted",
    [
        "2 (spokes DEVELOPED, truing APPLIED)",
        "two: spokes (DEVELOPED) and truing (APPLIED)",
        "none (all DEVELOPED)",
        "2",
    ],
)
def test_new_concepts_that_are_counted_list_none(counted: str, lexicon: Lexicon) -> None:
    assert told(lesson(f"**New concepts:** {counted}\n\n**Notebook:** none", lexicon)) == []


def test_new_concepts_beside_what_was_taught_say_it_once_more(lexicon: Lexicon) -> None:
    body = "**Taught:** spokes (DEVELOPED); truing (APPLIED)\n\n**New concepts:**\n\n- truing (APPLIED)"
    assert told(lesson(body, lexicon)) == TWO


ROWS = "| Hubs, front and rear | DEVELOPED |\n| Spokes | DEVELOPED |\n| Rims, thick and thin | INTRODUCED |"


@pytest.mark.parametrize(
    ("taught", "names"),
    [
        ("- DEVELOPED: hubs, front and rear\n- INTRODUCED: rims", ["hubs, front and rear", "rims"]),
        ("- DEVELOPED: Spokes, Hubs, front and rear", ["Spokes", "Hubs, front and rear"]),
        ("- DEVELOPED: hubs, front and rear, spokes", ["hubs, front and rear", "spokes"]),
        ("- INTRODUCED: rims, thick and thin; nipples", ["rims, thick and thin", "nipples"]),
        # Only words of the name, or words beside it, are no name of a row.
        ("- DEVELOPED: big hubs, front and rear", ["big hubs", "front and rear"]),
        ("- DEVELOPED: hubs, front and rearward", ["hubs", "front and rearward"]),
        ("- DEVELOPED: hubs, rims, spokes", ["hubs", "rims", "spokes"]),
    ],
)
def test_a_comma_in_the_name_of_a_row_parts_nothing(taught: str, names: list[str], lexicon: Lexicon) -> None:
    found = first_of_two(f"**Taught:**\n\n{taught}", "**Taught:** oil (MENTIONED)", lexicon, ROWS)
    assert [name for name, _ in found] == names
