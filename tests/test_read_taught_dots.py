"""Dots between the concepts that one depth opens, and dots that part other things."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .any_hand import KEY, first_of_two, lesson, told

if TYPE_CHECKING:
    from reclint.readers import Lexicon


ROWS = "\n".join(f"| {name} | DEVELOPED |" for name in ("Hub and axle", "Balls in the cones", "Truing", "Steel rims"))


@pytest.mark.parametrize("mark", ["[D]", "DEVELOPED ·", "**DEVELOPED**", "(DEVELOPED)"])
@pytest.mark.parametrize(
    "names",
    [
        ["the hub on its axle", "truing"],
        ["the axle in the hub", "cones and balls", "truing"],
        ["truing", "balls and cones, loose"],
    ],
)
def test_dots_part_what_a_depth_lists_where_each_part_is_like_a_row(
    mark: str, names: list[str], lexicon: Lexicon
) -> None:
    taught = f"**Concepts taught:**\n\n- {mark} {' · '.join(names)}\n- [M] steel rims"
    found = first_of_two(taught, "**Notebook:** none", lexicon, f"{ROWS}\n\n{KEY}")
    assert found == [*((name, "DEVELOPED") for name in names), ("steel rims", "MENTIONED")]


@pytest.mark.parametrize(
    "text",
    [
        "truing · by hand",
        "truing · 20 min",
        "truing · steel",
        "truing · not the hub and axle",
        "truing · as for the hub and axle",
        "truing · with balls in the cones",
        "truing · (lesson 2) steel rims",
        "truing · spoke keys",
        "hub and axle · truing on it",
        "truing · truing once more",
        "truing in N·m",
    ],
)
def test_dots_before_remarks_part_no_concepts(text: str, lexicon: Lexicon) -> None:
    taught = f"**Concepts taught:**\n\n- [D] {text}\n- [M] steel rims"
    assert len(first_of_two(taught, "**Notebook:** none", lexicon, f"{ROWS}\n\n{KEY}")) == 2


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("**Concepts taught:** spokes · rims · hubs", ["spokes", "rims", "hubs"]),
        ("**Concepts taught:** spokes • rims • hubs", ["spokes", "rims", "hubs"]),
        ("**Concepts taught:**\n\n- DEVELOPED: spokes · rims\n- APPLIED: hubs", ["spokes", "rims", "hubs"]),
        (
            "**Concepts taught:**\n\n**DEVELOPED:** spokes · rims · truing\n**APPLIED:** hubs",
            ["spokes", "rims", "truing", "hubs"],
        ),
        ("**Concepts taught:** spokes · with a key · in pairs", ["spokes · with a key · in pairs"]),
        ("**Concepts taught:** spokes · rims · 20 min", ["spokes · rims · 20 min"]),
        ("**Concepts taught:**\n\n- DEVELOPED: spokes · by ear\n- APPLIED: hubs", ["spokes · by ear", "hubs"]),
        ("**Concepts taught:** torque in N·m and in kg·m and in lb·ft", ["torque in N·m and in kg·m and in lb·ft"]),
    ],
)
def test_dots_part_concepts_behind_labels(text: str, names: list[str], lexicon: Lexicon) -> None:
    assert [name for name, _ in told(lesson(text, lexicon))] == names


THREE = ["spokes and rims (developed)", "truing, by hand (introduced)"]


@pytest.mark.parametrize("between", [" · ", "; ", " | "])
@pytest.mark.parametrize("last", ["the hub and axle, once more", "*the hub*"])
def test_one_of_several_concepts_on_a_line_may_lack_a_depth(between: str, last: str, lexicon: Lexicon) -> None:
    for line in ([*THREE, last], [THREE[0], last, THREE[1]]):
        found = told(lesson(f"> **Teaches:** {between.join(line)}", lexicon))
        names = [("spokes and rims", "DEVELOPED"), ("truing, by hand", "INTRODUCED"), (last.strip("*"), None)]
        assert sorted(found, key=str) == sorted(names, key=str)


@pytest.mark.parametrize("last", ["20 minutes", "not the hub and axle", "(two lessons)", "as in Lesson 2"])
def test_a_remark_between_dots_is_no_concept(last: str, lexicon: Lexicon) -> None:
    found = told(lesson(f"> **Teaches:** {' · '.join([*THREE, last])}", lexicon))
    assert last not in [name for name, _ in found]


@pytest.mark.parametrize("between", [" · ", " | "])
@pytest.mark.parametrize("last", ["everybody got it", "roughly ten minutes", "we ran out of time", "both by ear"])
def test_what_is_said_of_a_lesson_between_dots_is_no_concept(between: str, last: str, lexicon: Lexicon) -> None:
    line = f"**Concepts taught:** {between.join([*THREE, last])}"
    assert last not in [name for name, _ in told(lesson(line, lexicon))]
    assert last not in [name for name, _ in first_of_two(line, "**Notebook:** none", lexicon, f"{ROWS}\n\n{KEY}")]


@pytest.mark.parametrize(("last", "is_row"), [("the axle in its hub", True), ("Ada broke a key", False)])
def test_a_part_without_a_depth_is_a_concept_beside_rows_that_it_is_called_like(
    last: str, is_row: bool, lexicon: Lexicon
) -> None:
    line = f"**Concepts taught:** {' · '.join([*THREE, last])}"
    found = first_of_two(line, "**Notebook:** none", lexicon, f"{ROWS}\n\n{KEY}")
    assert ((last, None) in found) is is_row


def opened(first: str, second: str, lexicon: Lexicon) -> list[tuple[str, str | None]]:
    """What a lesson taught beside another one, each with an item at one depth and one at another."""
    lists = (f"**Concepts taught:**\n\n- [D] {text}\n- [M] steel rims" for text in (first, second))
    return first_of_two(*lists, lexicon, f"{ROWS}\n\n{KEY}")


def test_semicolons_part_what_depths_open_where_most_have_rows_behind_them(lexicon: Lexicon) -> None:
    found = opened("the hub, on its axle; balls and cones", "how spokes sing; truing", lexicon)
    assert found == [
        ("the hub, on its axle", "DEVELOPED"),
        ("balls and cones", "DEVELOPED"),
        ("steel rims", "MENTIONED"),
    ]


def test_remarks_behind_semicolons_are_no_concepts(lexicon: Lexicon) -> None:
    for second in ("truing; in the stand", "truing; balls in the cones"):
        assert len(opened("the hub on its axle; by ear, with a fork", second, lexicon)) == 2


def test_semicolons_part_nothing_where_several_items_open_with_one_depth(lexicon: Lexicon) -> None:
    several = "the hub on its axle; balls in cones\n- [D] steel rims; hub and axle"
    assert len(opened(several, several, lexicon)) == 3
