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
