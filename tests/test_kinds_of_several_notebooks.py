"""Kinds of lessons with more than one notebook, each beside the fault that it looks like."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from reclint.workspace import Workspace, belonging
from reclint.workspace.earlier import Inventory
from reclint.workspace.names import EarlierNames

from .samples import record_text
from .test_near_misses import SURE, TAUGHT, Case, answers

if TYPE_CHECKING:
    from reclint.readers import Lexicon

DAY, NIGHT = "notebooks/2-1-1-soft-rolls.ipynb", "notebooks/2-1-1-soft-rolls-overnight.ipynb"
COUNTS = {DAY: 2, NIGHT: 3}
HELD = ((DAY, NIGHT), (DAY,))


def exercises(count: int) -> str:
    return json.dumps(
        {"cells": [{"cell_type": "markdown", "source": f"## Exercise {n}: Step"} for n in range(1, count + 1)]}
    )


def record(field: str, *, held: tuple[str, ...] = (DAY, NIGHT)) -> dict[str, str]:
    text = record_text(f"{TAUGHT}\n{field}", header="**Status:** Complete")
    return {"record.md": text, **{key: exercises(COUNTS[key]) for key in held}}


def case(rule: str, field: str, answer: str | None, *, held: tuple[str, ...] = (DAY, NIGHT)) -> Case:
    return Case(rule, record(field, held=held), answer)


LISTED = {
    "in one field": f"**Notebooks:** `{DAY}` (2 exercises) by day, `{NIGHT}` (3 exercises) by night",
    "joined by a word": f"**Notebook:** `{DAY}` and `{NIGHT}`",
    "joined by a sign": f"**Notebooks:** `{DAY}` + `{NIGHT}`",
    "as links": f"**Notebooks:** [by day]({DAY}), [by night]({NIGHT})",
    "in two fields": f"**Notebook:** `{DAY}` (2 exercises)\n\n**Notebook:** `{NIGHT}` (3 exercises)",
    "as items": f"**Notebooks:**\n- `{DAY}` (2 exercises)\n- `{NIGHT}` (3 exercises)",
    "as items with labels": f"**Notebooks:**\n- By day: `{DAY}` (2 exercises)\n- By night: `{NIGHT}` (3 exercises)",
    "on two lines": f"**Notebooks:** `{DAY}`\n`{NIGHT}`",
    "in a sentence": f"**Notebook:** `{DAY}` (2 exercises). For the night there is `{NIGHT}` (3 exercises).",
}
SPOKEN_OF = {
    "a link by its own name": f"**Notebook:** [`2-1-1-soft-rolls.ipynb`]({DAY}) (2 exercises)",
    "an old name": f"**Notebook:** `{DAY}` (2 exercises), which was `{NIGHT}` before",
    "one that is denied": f"**Notebook:** `{DAY}` (2 exercises), not `{NIGHT}` (3 exercises)",
    "one in a note": f"**Notebook:** `{DAY}` (2 exercises)\n\n**Notes:** Once this was `{NIGHT}`.",
}
COUNTED = {
    "each its own": (f"**Notebooks:** `{DAY}` (2 exercises), `{NIGHT}` (3 exercises)", None),
    "the second one another": (f"**Notebooks:** `{DAY}` (2 exercises), `{NIGHT}` (4 exercises)", SURE),
    "the first one another": (f"**Notebooks:** `{DAY}` (4 exercises), `{NIGHT}` (3 exercises)", SURE),
    "together": (f"**Notebooks:** `{DAY}` and `{NIGHT}` (5 exercises)", None),
    "together another": (f"**Notebooks:** `{DAY}` and `{NIGHT}` (6 exercises)", SURE),
    "together before": (f"**Notebooks:** 5 exercises in `{DAY}` and `{NIGHT}`", None),
    "items each their own": (f"**Notebooks:**\n- `{DAY}` (2 exercises)\n- `{NIGHT}` (3 exercises)", None),
    "an item another": (f"**Notebooks:**\n- `{DAY}` (2 exercises)\n- `{NIGHT}` (2 exercises)", SURE),
}


@pytest.mark.parametrize("name", LISTED)
def test_a_listed_notebook_belongs_to_the_lesson(name: str, lexicon: Lexicon) -> None:
    both = record(LISTED[name])
    assert {key for key, role in belonging(Workspace.of_texts(both, lexicon)).items() if role.kind == "notebook"} == {
        DAY,
        NIGHT,
    }
    for rule in ("notebook-orphan", "notebook-missing", "notebook-count", "notebook-count-stated"):
        assert answers(Case(rule, both, None)) == []


@pytest.mark.parametrize("name", LISTED)
@pytest.mark.parametrize("gone", COUNTS)
def test_a_listed_notebook_is_missed(name: str, gone: str) -> None:
    left = tuple(key for key in COUNTS if key != gone)
    assert answers(case("notebook-missing", LISTED[name], SURE, held=left)) == [SURE]


@pytest.mark.parametrize("name", SPOKEN_OF)
def test_a_notebook_that_is_only_spoken_of_is_not(name: str) -> None:
    assert answers(case("notebook-missing", SPOKEN_OF[name], None, held=(DAY,))) == []
    assert answers(case("notebook-orphan", SPOKEN_OF[name], SURE)) == [SURE]


def test_a_notebook_that_goes_is_lost(lexicon: Lexicon) -> None:
    names = EarlierNames(*(Workspace.of_texts(record(LISTED["in one field"], held=held), lexicon) for held in HELD))
    [lost] = [document for document in Inventory(names).documents if document.is_lost]
    assert (lost.key, lost.named and lost.named[0]) == (NIGHT, "record.md")


@pytest.mark.parametrize("name", COUNTED)
def test_numbers_of_exercises_are_those_of_each_or_of_all(name: str) -> None:
    field, answer = COUNTED[name]
    assert answers(case("notebook-count", field, answer)) == ([answer] if answer else [])
