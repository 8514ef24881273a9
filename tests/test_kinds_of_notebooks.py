"""Kinds of what records say of notebooks that are easily misread, each beside the fault that it looks like."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from .any_hand import lesson
from .samples import record_text
from .test_near_misses import ASKED, SURE, TAUGHT, Case, answers, notebook

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reclint.readers import Lexicon


TWO = ("Exercise 1: Mix (Guided)", "Exercise 2: Bake (Supported)")
OWN = "notebooks/2-1-1-soft-rolls.ipynb"


def cells(*headings: str) -> str:
    return json.dumps({"cells": [{"cell_type": "markdown", "source": f"## {heading}"} for heading in headings]})


def course(section: str, answer: str | None, *, rule: str, files: Mapping[str, str], status: str = "Complete") -> Case:
    """A record of soft rolls, with a section, and of hard rolls after it, with files around it."""
    heading = f"### Lesson 1: Soft Rolls (soft-rolls)\n\n{TAUGHT}\n{section}\n\n### Lesson 2: Hard Rolls (hard-rolls)"
    record = record_text("**Concepts taught:** Steam.", heading=heading, header=f"**Status:** {status}")
    return Case(rule, {"record.md": record, **files}, answer)


def levels(first: str, answer: str | None) -> Case:
    field = f"`{OWN}` -- 2 parts:\n- Part 1 ({first}): Mix\n- Part 2 (Supported): Bake"
    return notebook(field, answer, rule="exercise-level", headings=TWO)


def opened(first: str, second: str, answer: str | None) -> Case:
    field = f"**Exercises (Colab notebook `2-1-1-soft-rolls.ipynb`):**\n1. {first} Mix\n2. {second} Bake"
    return course(field, answer, rule="exercise-level", files={})


def wrapped(title: str, answer: str | None) -> Case:
    """Two exercises in a sentence, the first one's title as it is given and the other's right."""
    field = f"`{OWN}`. It has two exercises: (1) {title}, (2) weighing the flour."
    headings = ("Exercise 1: Rolls on a tray of stone", "Exercise 2: Weighing the flour")
    return notebook(field, answer, rule="exercise-title", headings=headings)


def counts(field: str, answer: str | None, *, rule: str = "notebook-count", exercises: int = 2) -> Case:
    headings = tuple(f"Exercise {number}: Step" for number in range(1, exercises + 1))
    return notebook(field, answer, rule=rule, headings=headings)


def behind_dash(entries: str, answer: str | None) -> Case:
    return counts(f"Four exercises on the crust -- {entries}.", answer, rule="notebook-count-stated", exercises=4)


def unnamed(section: str, answer: str | None, *, status: str = "Complete", held: bool = True) -> Case:
    files = {"notebooks/2-1-2-hard-rolls.ipynb" if held else "notebooks/9-9-9-else.ipynb": cells("Exercise 1: Mix")}
    return course(section, answer, rule="notebook-unnamed", files=files, status=status)


def other(path: str, answer: str | None) -> Case:
    files = {
        name: cells("Exercise 1: Mix") for name in (OWN, "notebooks/2-1-2-hard-rolls.ipynb", "notebooks/rolls.ipynb")
    }
    return course(f"**Notebook:** `{path}` (1 exercise)", answer, rule="notebook-other", files=files)


def orphan(plan: str, answer: str | None, *, name: str = "2-1-3-crisp-breads") -> Case:
    files = {f"notebooks/{name}.ipynb": cells("Exercise 1: Mix"), "plan.md": f"# Module 2.1: Rolls -- Plan\n\n{plan}\n"}
    return course("", answer, rule="notebook-orphan", files=files, status="In progress")


def titled(first: str, second: str, answer: str | None) -> Case:
    field = f"`{OWN}` (2 exercises)\n- Exercise 1 (Guided): {first}\n- Exercise 2 (Guided): {second}"
    return notebook(
        field, answer, rule="exercise-title", headings=("Exercise 1: 生地を休ませる", "Exercise 2: 窯を温める")
    )


PLANNED = "| # | Slug | Type |\n|---|---|---|\n| 1 | soft-rolls | BUILD |\n| 3 | crisp-breads | BUILD |"


def headed(heading: str, answer: str | None, *, rule: str = "exercise-level") -> Case:
    """An exercise that the record calls guided, and the heading that the notebook gives it."""
    return notebook(
        f"`{OWN}` (1 exercise)\n- Exercise 1 (Guided): Mix the dough", answer, rule=rule, headings=(heading,)
    )


HEADED = {
    "the level between dashes": headed("Exercise 1 — Independent — Mix the dough", SURE),
    "the same level between dashes": headed("Exercise 1 — Guided — Mix the dough", None),
    "the level behind a dot": headed("Exercise 1 · Mix the dough · Independent", SURE),
    "the same level behind a dot": headed("Exercise 1 · Mix the dough · Guided", None),
    "the level behind a dash": headed("Exercise 1: Mix the dough -- Independent", SURE),
    "the level before a colon": headed("Exercise 1 - Independent: Mix the dough", SURE),
    "a level in the title": headed("Exercise 1: Independent loaves", None),
    "the title beside a level": headed("Exercise 1 — Guided — Mix the dough", None, rule="exercise-title"),
    "another title beside a level": headed("Exercise 1 — Guided — Wash the car", ASKED, rule="exercise-title"),
}


@pytest.mark.parametrize("name", HEADED)
def test_a_level_in_a_heading(name: str) -> None:
    assert answers(HEADED[name]) == ([HEADED[name].answer] if HEADED[name].answer else [])


HALVES = ("Exercise 1: Mix", "Exercise 2a: Roll", "Exercise 2b: Fold", "Exercise 3: Bake")

LETTERED = ("Exercise A: Mix (Guided)", "Exercise B: Roll (Supported)", "Exercise C: Bake")


def parted(field: str, answer: str | None, *, headings: tuple[str, ...] = HALVES, rule: str = "notebook-count") -> Case:
    return notebook(f"`{OWN}` {field}", answer, rule=rule, headings=headings)


def with_bonus(field: str, answer: str | None, *, last: str = "Bonus Exercise: Plait") -> Case:
    headings = ("Exercise 1: Mix", "Exercise 2: Roll", *([last] if last else []))
    return notebook(f"`{OWN}` ({field})", answer, rule="notebook-count", headings=headings)


PARTED = {
    "halves by letters": parted("(3 exercises)", None),
    "halves counted each": parted("(4 exercises)", None),
    "one more than the halves": parted("(5 exercises)", SURE),
    "one less": parted("(2 exercises)", SURE),
    "letters in brackets": parted(
        "(2 exercises)", None, headings=("Exercise 1: Mix", "Exercise 2 (a): Roll", "Exercise 2 (b): Fold")
    ),
    "halves by dots": parted(
        "(2 exercises)", None, headings=("Exercise 1: Mix", "Exercise 2.1: Roll", "Exercise 2.2: Fold")
    ),
    "numbers of lessons with dots": parted(
        "(2 exercises)", SURE, headings=("Exercise 1.1: Mix", "Exercise 1.2: Roll", "Exercise 1.3: Fold")
    ),
    "one half alone": parted("(2 exercises)", None, headings=("Exercise 1: Mix", "Exercise 2a: Roll")),
    "numbers in order": parted("(3 exercises)", None, rule="exercise-numbering"),
    "letters that repeat": parted(
        "(2 exercises)", SURE, rule="exercise-numbering", headings=("Exercise 2a: Mix", "Exercise 2a: Roll")
    ),
    "halves in the record": parted(
        "(3 exercises)\n- Exercise 1: Mix\n- Exercise 2a: Roll\n- Exercise 2b: Fold\n- Exercise 3: Bake",
        None,
        rule="exercise-numbering",
    ),
    "halves counted in the record": parted(
        "(3 exercises)\n- Exercise 1: Mix\n- Exercise 2a: Roll\n- Exercise 2b: Fold\n- Exercise 3: Bake",
        None,
        rule="notebook-count-stated",
    ),
    "one more than in the record": parted(
        "(5 exercises)\n- Exercise 1: Mix\n- Exercise 2a: Roll\n- Exercise 2b: Fold\n- Exercise 3: Bake",
        SURE,
        rule="notebook-count-stated",
    ),
    "letters for numbers": parted("(3 exercises)", None, headings=LETTERED),
    "one more than the letters": parted("(4 exercises)", SURE, headings=LETTERED),
    "a hint below a letter": parted("(4 exercises)", SURE, headings=(*LETTERED, "Exercise C: Hint")),
    "letters that skip one": parted("(4 exercises)", None, headings=("Exercise A: Mix", "Exercise C: Bake")),
    "parts by letters": parted("(5 exercises)", None, headings=("Part A: Milk", "Part B: Water")),
    "a word that begins so": parted("(4 exercises)", None, headings=("Exercise Bread", "Exercise Cake")),
    "letters beside numbers": parted("(1 exercise)", None, headings=("Exercise 1: Mix", "Exercise A", "Exercise B")),
    "another language": parted("(2 exercises)", None, headings=("Übung 1: Mischen", "Übung 2: Backen")),
    "one more in another language": parted("(3 exercises)", SURE, headings=("Aufgabe 1", "Aufgabe 2: Backen")),
    "a bonus that is counted": with_bonus("3 exercises, the last one a bonus", None),
    "a bonus that is not counted": with_bonus("2 exercises", None),
    "a bonus on top": with_bonus("2 exercises + bonus", None),
    "a bonus by its name alone": with_bonus("3 exercises", None, last="Bonus: Plait"),
    "a bonus with a number": with_bonus("3 exercises", None, last="Bonus Exercise 3: Plait"),
    "a bonus that is not there": with_bonus("3 exercises, the last one a bonus", SURE, last=""),
    "a heading that begins otherwise": with_bonus("3 exercises", SURE, last="A bonus for all: Plait"),
    "one of them is optional": with_bonus("2 exercises, of which one is optional", None, last=""),
    "one of them optional, shorter": with_bonus("2 exercises and one of them optional", None, last=""),
    "an optional one more": with_bonus("2 exercises and an optional third one", SURE, last=""),
    "a third, optional one": with_bonus("2 exercises, and a third, optional one", SURE, last=""),
    "plus one optional exercise": with_bonus("2 exercises plus one optional exercise", SURE, last=""),
    "plus two optional exercises": with_bonus("2 exercises plus two optional exercises", SURE),
    "an optional one that is there": with_bonus(
        "2 exercises and an optional third one", None, last="Exercise 3 (optional): Plait"
    ),
    "optional reading": with_bonus("2 exercises and an optional reading", None, last=""),
    "a third to choose": with_bonus("2 exercises plus an optional video", None, last=""),
}


@pytest.mark.parametrize("name", PARTED)
def test_a_kind_of_exercise(name: str) -> None:
    assert answers(PARTED[name]) == ([PARTED[name].answer] if PARTED[name].answer else [])


CASES = {
    "no stretch on top": counts(f"`{OWN}` (2 exercises + 0 stretch)", None),
    "a stretch on top": counts(f"`{OWN}` (2 exercises + 1 stretch)", SURE),
    "a title that goes on in the next line": wrapped("the baker's own\nrolls on a tray", None),
    "a title of another kind that does": wrapped("the baker's own\nhour of sleep", ASKED),
    "titles without blanks": titled("生地を休ませる", "窯を温める", None),
    "longer without blanks": titled("生地を休ませる方法と時間", "窯を温める理由", None),
    "exchanged without blanks": titled("窯を温める", "生地を休ませる", ASKED),
    "others without blanks": titled("酵母の観察", "塩加減", ASKED),
    "a level": levels("Guided", None),
    "a level and a remark": levels("Guided, with the flour weighed", None),
    "a level, a dash and a remark": levels("Guided -- flour given", None),
    "a level between two words": levels("Half guided", SURE),
    "two levels": levels("Guided/Supported", SURE),
    "another level and a remark": levels("Independent, with the flour weighed", SURE),
    "levels that open the items": opened("(Shown)", "(Hardly shown)", SURE),
    "known levels that open the items": opened("(Guided)", "(Independent)", None),
    "a count": counts("3 exercises (soft, round, small)", SURE),
    "topics": course(
        "**Checks and exercises:**\n- Colab exercises: mix softly, roll round, bake small",
        ASKED,
        rule="notebook-count",
        files={OWN: cells(*TWO)},
    ),
    "topics with levels": course(
        "**Checks and exercises:**\n- Colab exercises: mix softly (guided), roll round (guided), bake small (guided)",
        SURE,
        rule="notebook-count",
        files={OWN: cells(*TWO)},
    ),
    "as many behind a dash": behind_dash("steam it, score it, cool it, cut it", None),
    "one more behind a dash": behind_dash("steam it, score it, cool it, cut it, taste it", SURE),
    "a sentence behind a dash": behind_dash(
        "the student steams the loaf for as long as it takes, scores it, cools it, cuts it and then tastes it", None
    ),
    "exercises and no file": unnamed("**Checks and exercises:**\n- Colab notebook with 2 exercises", SURE),
    "exercises of no held module": unnamed(
        "**Checks and exercises:**\n- Colab notebook with 2 exercises", ASKED, held=False
    ),
    "exercises that are to come": unnamed("**Notebook:** not yet created (2 exercises)", None),
    "a word of a notebook": unnamed("**Notes:** A notebook would be too much here.", None),
    "a lesson in progress": unnamed(
        "**Checks and exercises:**\n- Colab notebook with 2 exercises", None, status="In progress"
    ),
    "the own notebook": other(OWN, None),
    "another lesson's notebook": other("notebooks/2-1-2-hard-rolls.ipynb", SURE),
    "a shared notebook": other("notebooks/rolls.ipynb", None),
    "a notebook of a planned lesson": orphan(PLANNED, None),
    "a notebook that the plan names": orphan("The notebook is 2-1-3-flat.ipynb.", None, name="2-1-3-flat"),
    "a notebook of nobody": orphan(PLANNED, SURE, name="2-1-4-flat"),
}


@pytest.mark.parametrize("name", CASES)
def test_a_kind_of_statement(name: str) -> None:
    found = answers(CASES[name])
    assert sorted(set(found)) == ([CASES[name].answer] if CASES[name].answer else [])


BULLETS = "- **Taught**\n  - spokes (DEVELOPED)\n- **Notebook**\n{}\n- **Review**\n  - PASS (1/3)"
TWO_BELOW = "    - Fit a spoke (Guided)\n    - Ride a mile (Supported)"


@pytest.mark.parametrize(
    ("items", "count"),
    [
        (f"  - [wheels.ipynb](../../notebooks/wheels.ipynb), 2 exercises\n{TWO_BELOW}", 2),
        (f"  - `notebooks/wheels.ipynb`\n{TWO_BELOW}", None),
        (f"  - `notebooks/wheels.ipynb` with two exercises:\n{TWO_BELOW}", 2),
        (f"  - `wheels.ipynb`\n  - 2 exercises\n{TWO_BELOW}", 2),
        (f"  - `wheels.ipynb`\n  - Exercises:\n{TWO_BELOW}", None),
    ],
)
def test_exercises_stand_below_an_item_of_a_notebook(items: str, count: int | None, lexicon: Lexicon) -> None:
    found = lesson(BULLETS.format(items), lexicon).notebook
    assert found is not None
    assert found.path is not None
    assert [exercise.title for exercise in found.exercises] == ["Fit a spoke", "Ride a mile"]
    assert (found.stated and found.stated.value) == count


@pytest.mark.parametrize(
    "item", ["None, we stood at the bench.", "—", "not needed", "No notebook; all is done by hand."]
)
def test_an_item_below_a_label_says_that_there_is_no_notebook(item: str, lexicon: Lexicon) -> None:
    found = lesson(BULLETS.format(f"  - {item}"), lexicon).notebook
    assert found is not None
    assert (found.absent, found.exercises) == (True, ())


@pytest.mark.parametrize(
    "item", ["Ride without tools", "No spokes left (Guided)", "True it without a notebook (Independent)"]
)
def test_an_exercise_denies_no_notebook(item: str, lexicon: Lexicon) -> None:
    found = lesson(BULLETS.format(f"  - {item}"), lexicon).notebook
    assert found is not None
    assert (found.absent, len(found.exercises)) == (False, 1)


def test_remarks_below_a_notebook_are_no_exercises(lexicon: Lexicon) -> None:
    found = lesson(BULLETS.format("  - `wheels.ipynb`\n    - runs in a browser\n    - needs a pump"), lexicon).notebook
    assert found is not None
    assert found.exercises == ()
