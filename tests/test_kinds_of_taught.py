"""Kinds of writing down what was taught, each beside what looks like it and is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .any_hand import TITLE, lesson, read

if TYPE_CHECKING:
    from reclint.model import LessonSummary
    from reclint.readers import Lexicon

Told = list[tuple[str, str | None]]


def told(lesson: LessonSummary) -> Told:
    """The names and depths of what a lesson taught."""
    return [(item.name, item.depth.level if item.depth else None) for item in lesson.taught]


def first_of_two(first: str, second: str, lexicon: Lexicon, rows: str = "") -> Told:
    """What the first of two lessons taught."""
    index = f"## Concept Index\n\n| Concept | Depth |\n|---|---|\n{rows}\n\n" if rows else ""
    lessons = f"### Lesson 1: True Wheels (true-wheels)\n\n{first}\n\n### Lesson 2: Chains (chains)\n\n{second}\n"
    return told(read(f"{TITLE}{index}## Lessons\n\n{lessons}", lexicon).lessons[0])


LISTED = ["Taught:\n{}", "**Taught**\n\n{}", "{}"]
PARTED = "DEVELOPED: chain wear; oil, thick and thin"


@pytest.mark.parametrize("form", LISTED)
def test_semicolons_in_one_lesson_part_what_depths_list_in_all(form: str, lexicon: Lexicon) -> None:
    text = form.format("DEVELOPED: hub, rim and spoke, with their names.\nAPPLIED: truing a wheel.")
    found = first_of_two(text, form.format(PARTED), lexicon)
    assert found == [("hub, rim and spoke, with their names", "DEVELOPED"), ("truing a wheel", "APPLIED")]


@pytest.mark.parametrize(
    ("second", "rows"),
    [
        ("DEVELOPED: chain wear, oil", ""),
        ("DEVELOPED: chain wear.\n\n**Left out:** gears; rust", ""),
        (PARTED, "| Hub | DEVELOPED |\n| Rim | DEVELOPED |\n| Spoke | DEVELOPED |"),
    ],
)
def test_commas_part_what_a_depth_lists_where_no_semicolon_does_or_each_names_a_row(
    second: str, rows: str, lexicon: Lexicon
) -> None:
    found = first_of_two("DEVELOPED: hub, rim, spoke\nAPPLIED: truing", second, lexicon, rows)
    assert [name for name, _ in found] == ["hub", "rim", "spoke", "truing"]


@pytest.mark.parametrize("label", ["**Developed:** {}\n**Applied:** truing", "**Taught:** {}"])
def test_a_parenthesis_by_itself_belongs_to_the_name_before_it(label: str, lexicon: Lexicon) -> None:
    found = told(lesson(label.format("places on the rim, (x, y), hub"), lexicon))
    assert [name for name, _ in found][:2] == ["places on the rim, (x, y)", "hub"]
