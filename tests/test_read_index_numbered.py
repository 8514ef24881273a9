"""An index that no heading calls one, of entries with the numbers of lessons, written in any way."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .any_hand import LESSONS, TITLE, read
from .test_read_index_groups import ROWS, told

if TYPE_CHECKING:
    from reclint.readers import Lexicon

NUMBERS = {"true-wheels": 1, "quiet-chains": 2}
ROMAN = {"true-wheels": "I", "quiet-chains": "II"}


def entries(form: str, number: str) -> str:
    """A line for each row, by a form with a concept, its depth and its lesson."""
    return "".join(
        form.format(name, depth, number.format(n=NUMBERS[one], roman=ROMAN[one])) + "\n" for name, depth, (one,) in ROWS
    )


@pytest.mark.parametrize("label", ["**Concepts taught:**", "*Seen to*:"])
@pytest.mark.parametrize("heading", ["What the evenings left", "Concepts of the spring"])
@pytest.mark.parametrize("number", ["@{n}", "#{n}", "4.1.{n}", "lesson {n}"])
@pytest.mark.parametrize(
    "form", ["- {0} · {1} · {2}", "1. [{1}] {0} ({2}): thin", "{0}\n: {1}, {2}. Thin.\n", "{0} — {1} — {2}\\"]
)
def test_entries_with_numbers_of_lessons_are_an_index(
    form: str, number: str, heading: str, label: str, lexicon: Lexicon
) -> None:
    lessons = LESSONS.replace("**Concepts taught:**", label)
    assert told(read(f"{TITLE}## {heading}\n\n{entries(form, number)}\n{lessons}", lexicon)) == ROWS
    assert told(read(f"{TITLE}{lessons}\n## {heading}\n\n{entries(form, number)}", lexicon)) == ROWS


def test_labels_below_each_concept_and_letters_between_semicolons(lexicon: Lexicon) -> None:
    key = "M = mentioned, I = introduced, D = developed, A = applied.\n\n"
    nested = entries("- {0}\n  - Depth: {1}\n  - Lesson: {2}\n  - Said aloud.", "{n}")
    for index in (nested, entries("- {0}; {1}; {2}", "#{n}")):
        letters = index.replace("DEVELOPED", "D").replace("MENTIONED", "M")
        record = read(f"{TITLE}{key}## What the evenings left\n\n{letters}\n{LESSONS}", lexicon)
        assert told(record) == ROWS


OTHERS = {
    "things to come": entries("- {0} (to be {1}) — {2}", "#{n}"),
    "lessons of another module": entries("- {0} — {1} — {2}", "#{n}7"),
    "one number": entries("- {0} — {1} — {2}", "#9"),
    "points of an exam": entries("- {0} — {1} — {2}", "{n}"),
    "other concepts": "- Tandems — MENTIONED — #1\n- Panniers — MENTIONED — #2\n- Trikes — INTRODUCED — #1\n",
    "what numbers other things": entries("- Order {2} for {0}, {1} today", "#{n}"),
    "prose": "In #1 we developed spoke tension and rim wear. In #2 we mentioned oil; chain wear, too.\n",
}


@pytest.mark.parametrize("name", OTHERS)
def test_other_lists_with_numbers_are_no_index(name: str, lexicon: Lexicon) -> None:
    record = read(f"{TITLE}{LESSONS}\n## Wishes of the class\n\n{OTHERS[name]}", lexicon)
    assert record.index is None
    assert [one.slug for one in record.lessons] == ["true-wheels", "quiet-chains"]


def by_depth(title: str, item: str, number: str) -> str:
    """The rows in a list for each depth."""
    return "".join(
        title.format(depth)
        + "".join(item.format(name, number.format(n=NUMBERS[one])) for name, said, (one,) in ROWS if said == depth)
        for depth in ("DEVELOPED", "MENTIONED")
    )


@pytest.mark.parametrize("heading", ["What the evenings left", "Concepts of the spring"])
@pytest.mark.parametrize("number", ["@{n}", "#{n}", "4.1.{n}", "lesson {n}"])
@pytest.mark.parametrize(("title", "item"), [("- {0}\n", "  - {0} ({1})\n"), ("\n### {0}\n\n", "- {1}: {0}\n")])
def test_numbers_of_lessons_below_depths_are_an_index(
    title: str, item: str, number: str, heading: str, lexicon: Lexicon
) -> None:
    index = f"## {heading}\n\n{by_depth(title, item, number)}\n"
    assert told(read(f"{TITLE}{index}{LESSONS}", lexicon)) == ROWS
    assert told(read(f"{TITLE}{LESSONS}\n{index}", lexicon)) == ROWS


@pytest.mark.parametrize("item", ["  - {0}\n", "  - {0}, {1} times\n", "  - {0} ({1})\n"])
def test_nested_lists_below_depths_without_lessons_are_no_index(item: str, lexicon: Lexicon) -> None:
    index = by_depth("- {0}\n", item, "{n}")
    assert read(f"{TITLE}{LESSONS}\n## Wishes of the class\n\n{index}", lexicon).index is None


def test_letters_that_open_definitions(lexicon: Lexicon) -> None:
    key = "M = mentioned, I = introduced, D = developed, A = applied.\n\n"
    index = entries("{0}\n: {1}, {2}. A, B and C.\n", "lesson {n}").replace("DEVELOPED", "D").replace("MENTIONED", "M")
    assert told(read(f"{TITLE}{key}## What the evenings left\n\n{index}\n{LESSONS}", lexicon)) == ROWS


def test_a_lesson_that_goes_through_others_is_no_index(lexicon: Lexicon) -> None:
    recap = "### The fair (the-fair)\n\n**Cognitive load:** CONSOLIDATE\n\n" + entries("- {0} ({1}, {2})", "lesson {n}")
    record = read(f"{TITLE}{LESSONS}\n{recap}", lexicon)
    assert [one.slug for one in record.lessons] == ["true-wheels", "quiet-chains", "the-fair"]
    assert record.index is None
