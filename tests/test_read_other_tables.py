"""Lessons in tables, as one document or in prose, as other hands write them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .bicycles import TITLE, counts_of, lesson, read, rows
from .test_read_index import HEADER, record_with

if TYPE_CHECKING:
    from reclint.readers import Lexicon


OVERVIEW = """## Overview

| L | Title | Slug | Load | Notebook | Ex. |
|:--|:--|:--|:--|:--|--:|
| L1 | True Wheels | true-wheels | BUILD | 4-1-1-true-wheels.ipynb | 3 |
| L2 | Quiet Chains | quiet-chains | STRETCH | none (in the yard) | – |

"""
LOG = """## What reviewers said

| Lesson | Round | Critical | Improvement | Polish | Outcome |
|:--|:--|--:|--:|--:|:--|
| L1 | 1/3 | 0 | 2 | 1 | revise |
| L1 | 2/3 | 0 | 0 | 1 | pass |
| L2 | 1/3 | 0 | 0 | 0 | pass |
"""


def test_tables_by_lesson_outside_the_lessons_state_their_fields(lexicon: Lexicon) -> None:
    own = "## L1 True Wheels\n\n- Spoke tension (DEVELOPED)\n- Rim (DEVELOPED)\n\n## L2 Quiet Chains\n\nOil.\n\n"
    record = read(TITLE + OVERVIEW + own + LOG, lexicon)
    first, second = record.lessons
    assert [(one.slug, one.load and one.load.text) for one in (first, second)] == [
        ("true-wheels", "BUILD"),
        ("quiet-chains", "STRETCH"),
    ]
    assert first.notebook is not None
    assert second.notebook is not None
    assert first.notebook.path is not None
    assert first.notebook.stated is not None
    assert (first.notebook.path.text, first.notebook.stated.value) == ("4-1-1-true-wheels.ipynb", 3)
    assert second.notebook.absent
    assert first.review is not None
    assert second.review is not None
    assert [counts_of(one) for one in first.review.iterations] == [[0, 2, 1], [0, 0, 1]]
    assert (first.review.passed_at, second.review.passed_at) == (2, 1)


def test_what_a_lesson_says_itself_wins_over_a_table(lexicon: Lexicon) -> None:
    own = "## L1 True Wheels\n\n**Load:** STRETCH\n\n## L2 Quiet Chains\n\n**Notebook:** `own.ipynb`\n\n"
    first, second = read(TITLE + OVERVIEW + own, lexicon).lessons
    assert first.load is not None
    assert first.load.text == "STRETCH"
    assert second.notebook is not None
    assert not second.notebook.absent


def test_a_table_of_which_a_row_names_no_lesson_states_nothing(lexicon: Lexicon) -> None:
    table = OVERVIEW.replace("| L2 |", "| Yard |").replace("quiet-chains", "elsewhere").replace("Quiet Chains", "Yard")
    first, _ = read(TITLE + table + "## L1 True Wheels\n\nRims.\n\n## L2 Quiet Chains\n\nOil.\n", lexicon).lessons
    assert first.load is None
    assert first.notebook is None


WHOLE = """# Lesson 3: True Wheels

## Concept Index

| Concept | Depth |
|---|---|
| Spoke tension | DEVELOPED |

## What was taught

- Spoke tension (INTRODUCED)
- Rim (DEVELOPED)
"""


def test_a_document_may_be_one_lesson(lexicon: Lexicon) -> None:
    record = read(WHOLE, lexicon)
    assert rows(record) == [("Spoke tension", "DEVELOPED", ["true-wheels"])]
    [found] = record.lessons
    assert (found.position and found.position.value, found.title) == (3, "True Wheels")
    assert [one.name for one in found.taught] == ["Spoke tension", "Rim"]


def test_a_title_that_calls_itself_a_lesson_above_prose_is_none(lexicon: Lexicon) -> None:
    assert read("# Lesson 3: True Wheels\n\n## Plan\n\nTrue a wheel.\n", lexicon).lessons == ()


def test_what_stands_below_a_table_of_labels_does_not_belong_to_its_last_row(lexicon: Lexicon) -> None:
    pairs = "| Field | Entry |\n|---|---|\n| Slug | `true-wheels` |\n| Load | BUILD |\n| Notebook | None |\n"
    taught = "| Taught | Depth |\n|---|---|\n| Spoke tension | DEVELOPED |\n"
    found = lesson(f"{pairs}\n{taught}", lexicon)
    assert [(item.name, item.depth and item.depth.level) for item in found.taught] == [("Spoke tension", "DEVELOPED")]
    assert found.notebook is not None
    assert found.notebook.absent


def test_a_plain_label_behind_prose_ends_no_run(lexicon: Lexicon) -> None:
    """It did: a paragraph whose only labels stand behind prose, and are not bold."""
    found = lesson("We trued a wheel.\nLoad: BUILD\n\n**Concepts taught:**\n- Spoke tension (DEVELOPED)", lexicon)
    assert [item.name for item in found.taught] == ["Spoke tension"]


@pytest.mark.parametrize(
    ("said", "total"),
    [
        ("six findings (1 critical, 2 improvement, 3 polish)", 6),
        ("all 6 findings of before resolved, 1 critical and 2 improvement", None),
        ("6 findings resolved, 1 critical and 2 improvement", None),
        ("**three findings**: 1 critical, 2 improvement", 3),
        ("1 issue with the notebook, 2 improvement", None),
    ],
)
def test_how_many_findings_an_iteration_has_in_all(said: str, total: int | None, lexicon: Lexicon) -> None:
    claim = lesson(f"**Review:** Passed at iteration 2/2. Iteration 1 had {said}.", lexicon).review
    assert claim is not None
    stated = claim.iterations[0].total
    assert (stated and stated.value) == total


TABLES = """## Lesson {0} · {1} · {2}

| Field | Entry |
| --- | --- |
| Load | BUILD |
| Notebook | `4-1-{0}-{1}.ipynb`, 2 exercises |

#### Taught

| Concept | Depth | With |
| --- | :-: | --- |
| {3} | 🟢 DEVELOPED | a stand |
| Grease | 🟡 INTRODUCED | a rag |

#### Models and analogies

| Kind | Content |
| --- | --- |
| Model | "A wheel is a bridge" |

#### Not covered

| Topic | Where instead |
| --- | --- |
| Hubs | nowhere |

#### Exercises

| Ex. | Level | Task |
| --: | --- | --- |
| 1 | Guided | Look |
| 2 | Supported | Turn |

#### Review

| Iteration | Critical | Improvement | Polish | Verdict |
| :-: | --: | --: | --: | --- |
| 1/3 | 0 | 1 | 2 | NEEDS REVISION |
| 2/3 | 0 | 0 | 1 | PASS |

"""


def test_lessons_that_are_small_tables_one_after_another(lexicon: Lexicon) -> None:
    """They are no lists of an index by lesson, though each lesson has them below the same headings."""
    index = (
        "## Concept Index\n\n| Lesson | Depth | Concept |\n| --- | --- | --- |\n"
        "| wheels | 🟢 DEVELOPED | Spoke tension |\n| chains | 🟢 DEVELOPED | Chain wear |\n\n"
    )
    first = TABLES.format(1, "wheels", "Round and True", "Spoke tension")
    record = read(TITLE + index + first + TABLES.format(2, "chains", "Long and Short", "Chain wear"), lexicon)
    told = [
        (
            (lesson.slug, lesson.title, lesson.load and lesson.load.text),
            [(item.name, item.depth and item.depth.level) for item in lesson.taught],
            [one.level for one in lesson.notebook.exercises] if lesson.notebook else None,
            [(one.number, one.verdict) for one in lesson.review.iterations] if lesson.review else None,
        )
        for lesson in record.lessons
    ]
    levels, verdicts = ["Guided", "Supported"], [(1, "NEEDS REVISION"), (2, "PASS")]
    grease = ("Grease", "INTRODUCED")
    assert told == [
        (("wheels", "Round and True", "BUILD"), [("Spoke tension", "DEVELOPED"), grease], levels, verdicts),
        (("chains", "Long and Short", "BUILD"), [("Chain wear", "DEVELOPED"), grease], levels, verdicts),
    ]


@pytest.mark.parametrize(
    ("prose", "names"),
    [
        pytest.param(
            "We trued *the wheel, by ear* (DEVELOPED) on a stand, and spent an hour on **the rim** (INTRODUCED). At the"
            " end *cane* (MENTIONED) was named.",
            [("the wheel, by ear", "DEVELOPED"), ("the rim", "INTRODUCED"), ("cane", "MENTIONED")],
            id="italics-and-bold",
        ),
        pytest.param(
            "It hangs on **the gear ratio** (*developed*), met as *stairs* first. From there we pass to **cogs and"
            " rings** (*introduced*) and close with **chain line**, that is, where the chain runs (*introduced*), and"
            " with **derailing**, dropped and thrown (*mentioned*).",
            [
                ("the gear ratio", "DEVELOPED"),
                ("cogs and rings", "INTRODUCED"),
                ("chain line", "INTRODUCED"),
                ("derailing", "MENTIONED"),
            ],
            id="small-letters-and-asides",
        ),
        pytest.param(
            "The hands are shown together as **reach** and **grip** (INTRODUCED); then comes **the drop** (DEVELOPED).",
            [("reach", "INTRODUCED"), ("grip", "INTRODUCED"), ("the drop", "DEVELOPED")],
            id="two-names-of-one-depth",
        ),
        pytest.param(
            "First of all we trued _the wheel_ [DEVELOPED] (thin spokes only).\n\n"
            "At the end we all came to *the rim (outer)* (raised to APPLIED).",
            [("the wheel", "DEVELOPED"), ("the rim (outer)", "APPLIED")],
            id="two-paragraphs",
        ),
        pytest.param(
            "*Wheels* (DEVELOPED), *rims* (INTRODUCED), hubs, spokes",
            [("Wheels", "DEVELOPED"), ("rims", "INTRODUCED"), ("hubs", None), ("spokes", None)],
            id="a-list-with-more",
        ),
        pytest.param(
            "*Wheels* (DEVELOPED), rims by hand (INTRODUCED)",
            [("Wheels", "DEVELOPED"), ("rims by hand", "INTRODUCED")],
            id="a-depth-behind-no-name",
        ),
        pytest.param(
            "We said *hub* a lot and trued *wheels* (DEVELOPED).", [("wheels", "DEVELOPED")], id="other-italics"
        ),
    ],
)
@pytest.mark.parametrize("label", ["**Taught:** ", "**What we taught.** ", "#### Taught\n\n"])
def test_concepts_that_running_prose_names(
    label: str, prose: str, names: list[tuple[str, str | None]], lexicon: Lexicon
) -> None:
    taught = lesson(label + prose, lexicon).taught
    assert [(one.name, one.depth and one.depth.level) for one in taught] == names


@pytest.mark.parametrize(
    ("said", "levels"),
    [
        (
            "first a look, guided; then a turn, supported; and at last a ride, independent",
            ["Guided", "Supported", "Independent"],
        ),
        ("first a look; then a turn by the guided ones; and at last a ride", [None, None, None]),
    ],
)
def test_the_level_that_closes_an_exercise_in_a_sentence(said: str, levels: list[str | None], lexicon: Lexicon) -> None:
    claim = lesson(f"**The notebook.** `a.ipynb` has three exercises: {said}.", lexicon).notebook
    assert claim is not None
    assert [one.level for one in claim.exercises] == levels


@pytest.mark.parametrize(
    ("table", "names"),
    [
        ("| **Hands** | | | |\n| Kneading | APPLIED | rolls | |\n", ["Kneading"]),
        ("| **Lesson 1: Soft Rolls** | | | |\n| Kneading | APPLIED | rolls | |\n", ["Kneading"]),
        ("| Hands | | | |\n| Kneading | APPLIED | rolls | |\n", ["Hands", "Kneading"]),
        ("| **Hands** | | rolls | |\n| Kneading | APPLIED | rolls | |\n", ["Hands", "Kneading"]),
        ("| Kneading | APPLIED | rolls | |\n| **Hands** | | | |\n", ["Kneading", "Hands"]),
        ("| **Hands** | | | |\n| **Kneading** | | | |\n", ["Hands", "Kneading"]),
    ],
    ids=["a group", "a lesson", "not in bold", "with a lesson", "with nothing below", "one above another"],
)
def test_a_row_in_bold_with_nothing_else_heads_those_below(table: str, names: list[str], lexicon: Lexicon) -> None:
    assert [row.name.text for row in record_with(HEADER + table, lexicon).rows] == names
