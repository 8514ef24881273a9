"""The words that join, part and oppose concepts, and those for several of a kind, are data."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reclint.linking import link_lesson
from reclint.readers import Lexicon, read_record
from reclint.text.source import Source

if TYPE_CHECKING:
    from reclint.vocabulary.vocabulary import Vocabulary

ROWS = """\
| Masa madre viva | APPLIED | panecillos | |
| Vapor del horno | APPLIED | panecillos | |
"""


def _linked(item: str, rows: str, vocabulary: Vocabulary) -> list[str]:
    """The rows that the only item of a lesson is linked to for certain."""
    record = read_record(
        Source(
            "record.md",
            "# Module 2.1: Masa -- Record\n\n"
            "## Concept Index\n\n| Concept | Depth | Lesson | Notes |\n|---|---|---|---|\n"
            f"{rows}\n## Lesson Summaries\n\n### panecillos\n\n**Concepts taught:**\n- {item}\n",
        ),
        Lexicon(vocabulary),
    )
    [link] = link_lesson(record, record.lessons[0], vocabulary)
    return [row.name.text for row in link.rows]


@pytest.mark.parametrize("word", ["and", "or", "with", "via", "as", "y", "und", "et"])
def test_a_joining_or_parting_word_sets_two_concepts_apart(word: str, vocabulary: Vocabulary) -> None:
    assert _linked(f"Masa madre viva {word} Vapor", ROWS, vocabulary) == ["Masa madre viva", "Vapor del horno"]


def test_another_word_does_not(vocabulary: Vocabulary) -> None:
    assert _linked("Masa madre viva sowie Vapor", ROWS, vocabulary) == ["Masa madre viva"]


@pytest.mark.parametrize("key", ["joining", "parting"])
def test_joining_and_parting_words_are_the_courses(key: str, vocabulary: Vocabulary) -> None:
    item = "Masa madre viva sowie Vapor"
    assert _linked(item, ROWS, vocabulary) == ["Masa madre viva"]
    theirs = vocabulary.replaced({"words": {key: ["sowie"]}})
    assert _linked(item, ROWS, theirs) == ["Masa madre viva", "Vapor del horno"]


def test_joining_words_in_capitals_are_names(vocabulary: Vocabulary) -> None:
    assert _linked("Masa madre viva and Vapor", ROWS, vocabulary) == ["Masa madre viva", "Vapor del horno"]
    assert _linked("Masa madre viva AND Vapor", ROWS, vocabulary) == ["Masa madre viva"]


def test_half_of_what_is_set_against_another_does_not_name_it(vocabulary: Vocabulary) -> None:
    item = "Masa madre, Levadura"
    rows = "| Masa madre | APPLIED | panecillos | |\n| Levadura {} polvo de hornear | APPLIED | panecillos | |\n"
    assert _linked(item, rows.format("junto a"), vocabulary) == ["Masa madre", "Levadura junto a polvo de hornear"]
    assert _linked(item, rows.format("vs"), vocabulary) == ["Masa madre"]
    theirs = vocabulary.replaced({"words": {"versus": ["frente a"]}})
    assert _linked(item, rows.format("frente a"), vocabulary) == ["Masa madre", "Levadura frente a polvo de hornear"]
    assert _linked(item, rows.format("frente a"), theirs) == ["Masa madre"]


def test_words_for_several_are_the_courses(vocabulary: Vocabulary) -> None:
    theirs = vocabulary.replaced(
        {
            "words": {
                "modules": ["módulos"],
                "lessons": ["lecciones"],
                "notebooks": ["cuadernos"],
            }
        }
    )
    text = (
        "# Module 2.1: Masa -- Record\n\n**Status:** Complete (3 {lessons})\n\n"
        "## Lesson Summaries\n\n### panecillos\n\n"
        "**Goal:** From {modules} 1.2. The {notebooks} hold 2 exercises.\n"
    )

    def stated(words: Vocabulary, **plurals: str) -> tuple[bool, bool, bool]:
        record = read_record(Source("record.md", text.format(**plurals)), Lexicon(words))
        return record.built is not None, bool(record.references), record.lessons[0].notebook is not None

    english = {"lessons": "lessons", "modules": "Modules", "notebooks": "notebooks"}
    spanish = {"lessons": "lecciones", "modules": "módulos", "notebooks": "cuadernos"}
    assert stated(vocabulary, **english) == stated(theirs, **spanish) == (True, True, True)
    assert stated(vocabulary, **spanish) == stated(theirs, **english) == (False, False, False)
