"""An index of sections for its concepts, or of tables below its depths, whose columns say little of what they hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .any_hand import LESSONS, TITLE, read
from .test_read_index_groups import ROWS, told

if TYPE_CHECKING:
    from reclint.readers import Lexicon


def cards(form: str) -> str:
    return "".join(form.format(name, depth, slug) + "\n\n" for name, depth, (slug,) in ROWS)


@pytest.mark.parametrize("heading", ["Concept Index", "What stayed"])
@pytest.mark.parametrize(
    "form",
    [
        "### {0}\n\nDepth: {1}\\\nLesson: {2}",
        "### {0}\n\n**Level:** {1}\n**Taught in:** `{2}`",
        "### {0}\n\n- Depth: {1}\n- Lesson: {2}",
    ],
)
def test_lines_with_labels_below_headings_of_concepts_are_cards(form: str, heading: str, lexicon: Lexicon) -> None:
    record = read(f"{TITLE}## {heading}\n\n{cards(form)}{LESSONS}", lexicon)
    assert told(record) == ROWS
    assert [one.slug for one in record.lessons] == ["true-wheels", "quiet-chains"]


@pytest.mark.parametrize("heading", ["Concept Index", "What stayed"])
@pytest.mark.parametrize(
    "form",
    [
        "### {0}\n\nDepth: {1}\nLesson: {2}\nNotes: introduced by ear",
        "### {0}\n\n**Taught in:** {2}\n**Reached:** {1}\n**Remark:** applied at the stand in May",
        "### {0}\n\n- Level: {1}\n- Lesson: {2}\n- Wish: DEVELOPED by June",
    ],
)
def test_words_for_depths_in_other_fields_of_cards_are_notes(form: str, heading: str, lexicon: Lexicon) -> None:
    record = read(f"{TITLE}## {heading}\n\n{cards(form)}{LESSONS}", lexicon)
    assert told(record) == ROWS
    assert all(row.notes for row in record.rows)


def test_the_depth_of_a_card_stands_before_one_that_is_to_come(lexicon: Lexicon) -> None:
    index = cards("### {0}\n\nDepth: {1} in {2}\nNext: APPLIED in 1.2")
    assert told(read(f"{TITLE}## Concept Index\n\n{index}{LESSONS}", lexicon)) == ROWS


@pytest.mark.parametrize(
    "lines",
    ["MENTIONED: true-wheels\nDEVELOPED: quiet-chains", "Grease: true-wheels\nOil: DEVELOPED"],
)
def test_lines_of_which_none_is_called_the_depth_are_no_fields(lines: str, lexicon: Lexicon) -> None:
    index = f"{cards('### {0}' + chr(10) * 2 + '{1}: {2}')}### Gears\n\n{lines}\n\n"
    names = [row.name.text for row in read(f"{TITLE}## Concept Index\n\n{index}{LESSONS}", lexicon).rows]
    assert not {"true-wheels", "quiet-chains", "Grease"} & set(names)
    assert names[: len(ROWS)] == [name for name, _, _ in ROWS]


@pytest.mark.parametrize("lesson", ["{2}", "`{2}`", "*{2}*"])
def test_a_lesson_alone_below_a_heading_with_a_depth(lesson: str, lexicon: Lexicon) -> None:
    index = cards("### {0} ({1})\n\n" + lesson)
    assert told(read(f"{TITLE}## Concept Index\n\n{index}{LESSONS}", lexicon)) == ROWS


@pytest.mark.parametrize("text", ["It wobbles.", "Quiet hubs", "Ask about quiet-chains in May."])
def test_other_words_below_a_heading_with_a_depth_are_no_lesson(text: str, lexicon: Lexicon) -> None:
    record = read(f"{TITLE}## Concept Index\n\n{cards('### {0} ({1})' + chr(10) * 2 + text)}{LESSONS}", lexicon)
    assert not any(row.lessons for row in record.rows)


TABLES = "### {0}\n\n| {4} | {5} |\n|---|---|\n| {1} | L{3} |\n| {2} | L{3} |\n\n"


def by_depth(first: str, second: str) -> str:
    developed = TABLES.format("Developed", "Spoke tension", "Rim wear", 1, first, second)
    return developed + TABLES.format("Mentioned", "Chain wear", "Oil", 2, first, second)


@pytest.mark.parametrize("heading", ["Concept Index", "What stayed"])
@pytest.mark.parametrize("first", ["Thing", "What", "Word"])
def test_tables_below_depths_have_concepts_beside_lessons(first: str, heading: str, lexicon: Lexicon) -> None:
    assert told(read(f"{TITLE}## {heading}\n\n{by_depth(first, 'Lesson')}{LESSONS}", lexicon)) == ROWS


@pytest.mark.parametrize("second", ["Minutes", "Bring along"])
def test_tables_below_depths_without_a_column_of_lessons_are_none(second: str, lexicon: Lexicon) -> None:
    assert told(read(f"{TITLE}## Concept Index\n\n{by_depth('Thing', second)}{LESSONS}", lexicon)) == []


@pytest.mark.parametrize("count", ["(2)", "– 2", "(2 concepts)"])
@pytest.mark.parametrize("depth", ["**{}**", "{}"])
def test_a_count_behind_a_depth_leaves_it_the_head_of_a_nested_list(depth: str, count: str, lexicon: Lexicon) -> None:
    heads = (f"{depth.format(one)} {count}" for one in ("Developed", "Mentioned"))
    index = "- {}\n  1. Spoke tension – L1\n  2. Rim wear – L1\n- {}\n  1. Chain wear – L2\n  2. Oil – L2\n"
    assert told(read(f"{TITLE}## Concept Index\n\n{index.format(*heads)}\n{LESSONS}", lexicon)) == ROWS


@pytest.mark.parametrize("item", ["~~Bells ({}, L1)~~", "~~Bells~~ ({}, L1)", "~~**Bells** — {} — `true-wheels`~~"])
def test_items_that_are_struck_are_no_rows(item: str, lexicon: Lexicon) -> None:
    items = [item.format("DEVELOPED"), *(f"{name} — {depth} — {slug}" for name, depth, (slug,) in ROWS)]
    index = "".join(f"- {one}\n" for one in items)
    assert told(read(f"{TITLE}## Concept Index\n\n{index}\n{LESSONS}", lexicon)) == ROWS


def test_an_old_name_that_is_struck_leaves_the_row(lexicon: Lexicon) -> None:
    index = "".join(f"- ~~Bells~~ {name} — {depth} — {slug}\n" for name, depth, (slug,) in ROWS)
    assert told(read(f"{TITLE}## Concept Index\n\n{index}\n{LESSONS}", lexicon)) == ROWS
