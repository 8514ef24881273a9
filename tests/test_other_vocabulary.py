"""Another course's words are data: a record in Spanish, with other depths, reads like the same record in English."""

from __future__ import annotations

import re
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

if TYPE_CHECKING:
    from collections.abc import Callable

    from pydantic import BaseModel

    from reclint.model import Record
    from reclint.vocabulary.vocabulary import Vocabulary

DEPTHS = {"MENTIONED": "Remember", "INTRODUCED": "Understand", "DEVELOPED": "Apply", "APPLIED": "Create"}

SPANISH: dict[str, Any] = {
    "depths": list(DEPTHS.values()),
    "loads": ["RETO", "AVANCE", "REPASO"],
    "levels": {"Guiado": ["guiados"], "Con apoyo": [], "Autónomo": ["autónomos"]},
    "verdicts": {"APROBADO": ["aprobado", "aprobada"], "REVISAR": ["revisar"], "REHACER": ["rehacer"]},
    "grades": {
        "critical": ["crítico", "críticos"],
        "improvement": ["mejora", "mejoras"],
        "polish": ["retoque", "retoques"],
    },
    "sections": {"index": ["Índice de conceptos"], "summaries": ["Resúmenes"], "models": ["Modelos mentales"]},
    "columns": {
        "concept": ["Concepto"],
        "depth": ["Nivel"],
        "lesson": ["Lección"],
        "notes": ["Notas"],
        "model": ["Modelo"],
        "established": ["Desde"],
        "used": ["Usado en"],
        "number": ["N.º"],
        "slug": ["Nombre"],
        "load": ["Carga"],
        "status": ["Estado"],
        "source": ["Origen"],
        "required": ["Nivel exigido"],
        "actual": ["Nivel real"],
        "series": ["Serie"],
        "module": ["Módulo"],
        "title": ["Título"],
        "built": ["Lecciones hechas"],
    },
    "fields": {
        "taught": ["Conceptos enseñados"],
        "revisited": ["Conceptos reforzados"],
        "notebook": ["Cuaderno"],
        "review": ["Revisión"],
        "load": ["Carga cognitiva"],
        "type": ["Tipo"],
        "status": ["Estado"],
        "goal": ["Objetivo"],
        "excluded": ["Qué NO se trata"],
        "slug": ["Nombre"],
        "module": ["Módulo"],
        "position": ["Posición"],
    },
    "words": {
        "module": ["módulo"],
        "series": ["serie"],
        "lesson": ["lección", "lecciones"],
        "record": ["registro"],
        "plan": ["plan"],
        "iteration": ["iteración"],
        "review": ["revisión", "revisada"],
        "final": ["final"],
        "verdict": ["veredicto"],
        "exercise": ["ejercicio"],
        "exercises": ["ejercicios", "ejercicio"],
        "stretch": ["extra"],
        "notebook": ["cuaderno"],
        "none": ["ninguno"],
        "without": ["sin"],
        "pending": ["aún no creado"],
        "all": ["todos"],
        "of": ["de"],
        "after": ["tras"],
        "described": ["tuvo"],
        "finding": ["hallazgos"],
        "joining": ["y", "o", "ni"],
        "to": ["a"],
        "from": ["de", "desde"],
        "raised": ["elevado", "elevada"],
        "level": ["nivel"],
        "nothing-new": ["sin conceptos nuevos"],
    },
    "numbers": {"cero": 0, "ningún": 0, "ninguna": 0, "uno": 1, "un": 1, "dos": 2, "tres": 3},
    "fillers": ["de", "la", "el", "y", "en", "con"],
}

RECORD = """\
# Module 2.1: Masa -- Record

**Goal:** To bake eight rolls.
**Status:** Complete (2 of 3 lessons built)

## Concept Index

| Concept | Depth | Lesson | Notes |
|---|---|---|---|
| Masa madre | MENTIONED -> APPLIED | panecillos | viva |
| Autólisis | again (DEVELOPED) | panecillos (1.2), hogaza | |
| Greñado | DEVELOPED (raised from INTRODUCED) | hogaza | |
| Vapor p(a|b) | INTRODUCED/MENTIONED | hogaza | |

| Costra | INTRODUCED | hogaza | |

## Lesson Summaries

### Lesson 1: Panecillos tiernos (panecillos)

**Concepts taught:**
- Masa madre (APPLIED)
- Autólisis: DEVELOPED
- Greñado -- raised from MENTIONED to DEVELOPED
- Vapor (INTRODUCED or MENTIONED)

**Concepts reinforced:** Costra, pliegues (in the bowl, by hand), Masa (from another module)

**Cognitive load:** BUILD (new words)

**Notebook:** `notebooks/2-1-1-panecillos.ipynb` (three exercises)
- Exercise 1 (Guided): Amasar
- Exercise 2 (Supported): Reposar
- Exercise 3 (Independent): Hornear

**Review:** Passed at iteration 2/3. Iteration 1 had 2 improvements (a, b) and no critical.
Iteration 2 had zero findings.

### Lesson 2: Hogaza (STRETCH)

**Type:** Reading (without notebook)

**What is NOT covered:**
- Vapor

**Review:** PASS after two iterations. Iteration 1: NEEDS REVISION -- 1 critical, 0 improvement or polish.

### tostadas (Lesson 3)

**Notebook:** `tostadas.ipynb` -- not yet created

**Concepts taught:**
- No new concepts

## Key Mental Models

| Model | Established In | Used In |
|---|---|---|
| "Una red" | panecillos | hogaza (2.1) |
"""

# English and Spanish, longer phrases first where one holds another.
PHRASES = [
    (
        "Iteration 1 had 2 improvements (a, b) and no critical",
        "La iteración 1 tuvo 2 mejoras (a, b) y ningún hallazgo crítico",
    ),
    ("0 improvement or polish", "0 mejoras ni retoques"),
    ("Iteration 2 had zero findings", "La iteración 2 tuvo cero hallazgos"),
    ("PASS after two iterations", "APROBADO tras dos iteración"),
    ("(2 of 3 lessons built)", "(2 de 3 lecciones hechas)"),
    ("To bake eight rolls", "Hornear ocho panecillos"),
    ("No new concepts", "Sin conceptos nuevos"),
    ("in the bowl, by hand", "en el bol, a mano"),
    ("from another module", "desde otro módulo"),
    ("What is NOT covered", "Qué NO se trata"),
    ("Concepts reinforced", "Conceptos reforzados"),
    ("Concepts taught", "Conceptos enseñados"),
    ("Lesson Summaries", "Resúmenes"),
    ("not yet created", "aún no creado"),
    ("Passed at iteration", "Aprobada en la iteración"),
    ("without notebook", "sin cuaderno"),
    ("Established In", "Desde"),
    ("three exercises", "tres ejercicios"),
    ("Cognitive load", "Carga cognitiva"),
    ("NEEDS REVISION", "REVISAR"),
    ("Concept Index", "Índice de conceptos"),
    ("Key Mental Models", "Modelos mentales"),
    ("Lessons Built", "Lecciones hechas"),
    ("1 critical", "1 crítico"),
    ("raised from", "elevado de"),
    ("new words", "palabras nuevas"),
    ("Iteration", "Iteración"),
    ("Exercise", "Ejercicio"),
    ("Notebook", "Cuaderno"),
    ("Complete", "Completo"),
    ("Position", "Posición"),
    ("STRETCH", "RETO"),
    ("Concept", "Concepto"),
    ("Used In", "Usado en"),
    ("Verdict", "Veredicto"),
    ("Review", "Revisión"),
    ("Reading", "Lectura"),
    ("Record", "Registro"),
    ("Module", "Módulo"),
    ("Lesson", "Lección"),
    ("Status", "Estado"),
    ("Guided", "Guiado"),
    ("Supported", "Con apoyo"),
    ("Independent", "Autónomo"),
    ("BUILD", "AVANCE"),
    ("Model", "Modelo"),
    ("Depth", "Nivel"),
    ("Notes", "Notas"),
    ("Goal", "Objetivo"),
    ("Load", "Carga"),
    ("Slug", "Nombre"),
    ("Source", "Origen"),
    ("Title", "Título"),
    ("Type", "Tipo"),
    ("again", "otra vez"),
    ("PASS", "APROBADO"),
    (" to ", " a "),
    (" or ", " o "),
    *DEPTHS.items(),
]
PLACES = frozenset({"span", "body", "header", "summaries", "gap", "stray_pipes", "evidence"})


def translated(text: str, phrases: list[tuple[str, str]]) -> str:
    """``text`` with every first half of a pair replaced by the second."""
    words = dict(phrases)
    return re.sub("|".join(map(re.escape, words)), lambda match: words[match.group()], text)


def in_spanish(text: str) -> str:
    return translated(text, PHRASES)


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


def test_the_english_record_says_all_that_it_should(lexicon: Lexicon) -> None:
    """The comparison above would hold for two records that say nothing."""
    record = read_record(Source("record.md", RECORD), lexicon)
    first, second, third = record.lessons
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
    assert [item.depth and (item.depth.before, item.depth.level) for item in first.taught] == [
        (None, "APPLIED"),
        (None, "DEVELOPED"),
        ("MENTIONED", "DEVELOPED"),
        (None, None),
        None,
        None,
        None,
    ]
    assert [lesson.load and lesson.load.text for lesson in record.lessons] == ["BUILD", "STRETCH", None]
    assert first.notebook
    assert first.notebook.stated
    assert (first.notebook.stated.value, [e.level for e in first.notebook.exercises]) == (
        3,
        ["Guided", "Supported", "Independent"],
    )
    assert second.notebook
    assert third.notebook
    assert (second.notebook.absent, third.notebook.absent) == (True, True)
    assert first.review
    assert second.review
    assert (first.review.passed_at, first.review.maximum, second.review.passed_at) == (2, 3, 2)
    counts = [{c.grade: c.value for c in i.counts} for i in (*first.review.iterations, *second.review.iterations)]
    assert counts == [
        {"improvement": 2, "critical": 0},
        {"critical": 0, "improvement": 0, "polish": 0},
        {"critical": 1, "improvement": 0, "polish": 0},
    ]
    assert (record.models[0].established[0].slug, record.built and record.built.value) == ("panecillos", 2)


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


PLAN = """\
# Module 2.1: Masa -- Plan

**Status:** Complete (2 of 3 lessons built)

| Slug | Load | Status |
|---|---|---|
| panecillos | BUILD | Complete |
| hogaza | STRETCH | |
"""

LESSON_PLAN = """\
# Lesson: Hogaza

**Module:** 2.1
**Position:** Lesson 2 of 3
**Slug:** hogaza
**Status:** Complete

| Concept | Depth | Source |
|---|---|---|
| Masa madre | APPLIED | panecillos |

## Review — 2025-09-03 (Iteration 1/3 final)

- 1 critical

### Verdict: PASS
"""

NOTEBOOK = '{"cells": [{"cell_type": "markdown", "source": "## Ejercicio 1: Amasar (Autónomo)"}]}'
COURSE = """\
# Pan

| Module | Title | Lessons Built | Status |
|---|---|---|---|
| 2.1 | Masa | 2 of 3 | Complete |
"""


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
