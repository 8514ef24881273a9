"""A course in Spanish with other depths: its words, its documents in English, and how they are translated."""

from __future__ import annotations

import re
from typing import Any

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


def translated(text: str, phrases: list[tuple[str, str]]) -> str:
    """``text`` with every first half of a pair replaced by the second."""
    words = dict(phrases)
    return re.sub("|".join(map(re.escape, words)), lambda match: words[match.group()], text)


def in_spanish(text: str) -> str:
    return translated(text, PHRASES)
