"""Another course's words are data: a record in Spanish, with other depths, reads like the same record in English."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from reclint.linking import link_lesson
from reclint.readers import (
    Lexicon,
    is_record,
    read_course,
    read_lesson_plan,
    read_notebook,
    read_plan,
    read_preparation,
    read_record,
)
from reclint.text.source import Source

from .spanish import COURSE, LESSON_PLAN, NOTEBOOK, PHRASES, PLAN, RECORD, SPANISH, in_spanish, translated

if TYPE_CHECKING:
    from collections.abc import Callable

    from pydantic import BaseModel

    from reclint.model import Record
    from reclint.vocabulary.vocabulary import Vocabulary

PLACES = frozenset({"span", "body", "header", "summaries", "gap", "stray_pipes", "evidence"})
"""The fields of a model that say where something stands, and not what."""


def in_english(value: Any) -> Any:
    """What a model of a Spanish document says, places left out, in English."""
    if isinstance(value, str):
        return translated(value, sorted(((spanish, english) for english, spanish in PHRASES), key=lambda p: -len(p[0])))
    if isinstance(value, dict):
        return {in_english(key): in_english(entry) for key, entry in value.items() if key not in PLACES}
    if isinstance(value, (list, tuple)):
        return [in_english(entry) for entry in value]
    return value


def without_places(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: without_places(entry) for key, entry in value.items() if key not in PLACES}
    if isinstance(value, (list, tuple)):
        return [without_places(entry) for entry in value]
    return value


@pytest.fixture(scope="module")
def spanish(vocabulary: Vocabulary) -> Lexicon:
    return Lexicon(vocabulary.replaced(SPANISH))


def test_a_spanish_record_is_a_record(lexicon: Lexicon, spanish: Lexicon) -> None:
    source = Source("registro.md", in_spanish(RECORD))
    assert is_record(source, spanish)
    assert not is_record(source, lexicon)


def test_a_spanish_record_says_what_the_english_one_says(lexicon: Lexicon, spanish: Lexicon) -> None:
    english = read_record(Source("record.md", RECORD), lexicon)
    other = read_record(Source("record.md", in_spanish(RECORD)), spanish)
    assert in_english(other.model_dump(mode="json")) == without_places(english.model_dump(mode="json"))


# The comparison above would hold for two records that say nothing.


def test_the_english_record_says_what_rows_and_items_should(lexicon: Lexicon) -> None:
    record = read_record(Source("record.md", RECORD), lexicon)
    assert [row.depth and (row.depth.before, row.depth.level) for row in record.rows] == [
        ("MENTIONED", "APPLIED"),
        (None, "DEVELOPED"),
        ("INTRODUCED", "DEVELOPED"),
        (None, None),
        (None, "INTRODUCED"),
    ]
    assert [(row.shape.value, row.detached) for row in record.rows[2:]] == [
        ("regular", False),
        ("shifted", False),
        ("regular", True),
    ]
    assert [item.depth and (item.depth.before, item.depth.level) for item in record.lessons[0].taught] == [
        (None, "APPLIED"),
        (None, "DEVELOPED"),
        ("MENTIONED", "DEVELOPED"),
        (None, None),
        None,
        None,
        None,
    ]
    assert [lesson.load and lesson.load.text for lesson in record.lessons] == ["BUILD", "STRETCH", None]


def test_the_english_record_says_what_notebooks_should(lexicon: Lexicon) -> None:
    record = read_record(Source("record.md", RECORD), lexicon)
    first, second, third = (lesson.notebook for lesson in record.lessons)
    assert first
    assert first.stated
    assert (first.stated.value, [e.level for e in first.exercises]) == (3, ["Guided", "Supported", "Independent"])
    assert second
    assert third
    assert (second.absent, third.absent) == (True, True)
    assert (record.models[0].established[0].slug, record.built and record.built.value) == ("panecillos", 2)


def test_the_english_record_says_what_reviews_should(lexicon: Lexicon) -> None:
    first, second, _ = (lesson.review for lesson in read_record(Source("record.md", RECORD), lexicon).lessons)
    assert first
    assert second
    assert (first.passed_at, first.maximum, second.passed_at) == (2, 3, 2)
    counts = [{c.grade: c.value for c in i.counts} for i in (*first.iterations, *second.iterations)]
    assert counts == [
        {"improvement": 2, "critical": 0},
        {"critical": 0, "improvement": 0, "polish": 0},
        {"critical": 1, "improvement": 0, "polish": 0},
    ]


def test_spanish_items_are_linked_like_english_ones(lexicon: Lexicon, spanish: Lexicon) -> None:
    def links(record: Record, words: Vocabulary) -> list[tuple[object, ...]]:
        return [
            (link.item.name, link.decision, [row.line for row in link.rows], link.silent, link.elsewhere)
            for lesson in record.lessons
            for link in link_lesson(record, lesson, words)
        ]

    english = read_record(Source("record.md", RECORD), lexicon)
    other = read_record(Source("record.md", in_spanish(RECORD)), spanish)
    expected = links(english, lexicon.vocabulary)
    assert in_english(links(other, spanish.vocabulary)) == without_places(expected)
    assert [entry[2:] for entry in expected if entry[3] or entry[4]] == [([], False, True), ([], True, False)]


@pytest.mark.parametrize(
    ("read", "text"),
    [
        pytest.param(read_plan, PLAN, id="plan"),
        pytest.param(read_lesson_plan, LESSON_PLAN, id="lesson-plan"),
        pytest.param(read_preparation, LESSON_PLAN, id="preparation"),
        pytest.param(read_course, COURSE, id="course"),
    ],
)
def test_other_documents(
    read: Callable[[Source, Lexicon], BaseModel], text: str, lexicon: Lexicon, spanish: Lexicon
) -> None:
    english = read(Source("page.md", text), lexicon)
    other = read(Source("page.md", in_spanish(text).replace(" of ", " de ")), spanish)
    assert in_english(other.model_dump(mode="json")) == without_places(english.model_dump(mode="json"))


@pytest.mark.parametrize("part", ["sections", "columns", "fields", "words"])
@pytest.mark.parametrize(
    "read", [read_record, read_plan, read_lesson_plan, read_preparation, read_course, read_notebook]
)
def test_words_that_a_vocabulary_lacks_are_not_found(
    read: Callable[[Source, Lexicon], BaseModel], part: str, vocabulary: Vocabulary
) -> None:
    lexicon = Lexicon(vocabulary.model_copy(update={part: {}}))
    for text in (RECORD, PLAN, LESSON_PLAN, COURSE, NOTEBOOK):
        assert read(Source("page.md", text), lexicon)


def test_a_notebook(spanish: Lexicon) -> None:
    notebook = read_notebook(Source("pan.ipynb", NOTEBOOK), spanish)
    assert notebook.exercises
    assert [(entry.number, entry.level, entry.title) for entry in notebook.exercises] == [(1, "Autónomo", "Amasar")]
