"""The fields of lesson summaries, mental models, and how much of a record was understood."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reclint.readers import read_record

from .conftest import RECORDS, read
from .samples import lesson_of, record_of, record_text

if TYPE_CHECKING:
    from reclint.readers import Lexicon

Field = tuple[str, str | None, str]


def fields_of(section: str, lexicon: Lexicon) -> list[Field]:
    return [(field.label.text, field.kind, field.text) for field in lesson_of(section, lexicon).fields]


# Fields


@pytest.mark.parametrize(
    ("section", "expected"),
    [
        pytest.param("**Goal:** Bake rolls.", [("Goal", "goal", "Bake rolls.")], id="colon-inside"),
        pytest.param("**Goal**: Bake rolls.", [("Goal", "goal", "Bake rolls.")], id="colon-outside"),
        pytest.param("**Goal** : Bake rolls.", [("Goal", "goal", "Bake rolls.")], id="colon-after-a-blank"),
        pytest.param("__Goal:__ Bake rolls.", [("Goal", "goal", "Bake rolls.")], id="underscores"),
        pytest.param("**Goal:**\nBake rolls.", [("Goal", "goal", "Bake rolls.")], id="text-on-the-next-line"),
        pytest.param("**Goal:**\n\nBake rolls.", [("Goal", "goal", "Bake rolls.")], id="text-in-the-next-paragraph"),
        pytest.param("**Goal:**\n- Bake\n- Eat", [("Goal", "goal", "Bake\nEat")], id="list"),
        pytest.param("**Goal:** Two:\n- Bake\n- Eat", [("Goal", "goal", "Two:\nBake\nEat")], id="text-and-list"),
        pytest.param(
            "**Goal:**\n- Bake\n  - twice\n\n  Slowly", [("Goal", "goal", "Bake\ntwice\nSlowly")], id="nested-list"
        ),
        pytest.param(
            "**What is NOT covered (explicitly deferred):**\n- Steam",
            [("What is NOT covered (explicitly deferred)", "excluded", "Steam")],
            id="note-in-the-label",
        ),
        pytest.param(
            "**Concepts taught**\n- Steam", [("Concepts taught", "taught", "Steam")], id="known-label-without-a-colon"
        ),
        pytest.param("**Oven settings:** hot", [("Oven settings", None, "hot")], id="unknown-label"),
        pytest.param("**Goals:** many", [("Goals", None, "many")], id="a-longer-word-is-another-label"),
        pytest.param(
            "**Goal:** Bake.\n**Load:** BUILD", [("Goal", "goal", "Bake."), ("Load", "load", "BUILD")], id="two-lines"
        ),
        pytest.param(
            "**Type:** BUILD | **New concepts:** 2 | **Review:** PASS",
            [("Type", "type", "BUILD"), ("New concepts", "new", "2"), ("Review", "review", "PASS")],
            id="several-on-one-line",
        ),
        pytest.param(
            "**Goal:** Bake **slowly** and `**Load:** x`",
            [("Goal", "goal", "Bake **slowly** and `**Load:** x`")],
            id="bold-words",
        ),
        pytest.param("**Goal:**\n\n> Bake.\n> - twice", [("Goal", "goal", "Bake.\ntwice")], id="quote"),
        pytest.param("**Goal:** Bake.\n\n```\n**Load:** BUILD\n```", [("Goal", "goal", "Bake.")], id="code"),
        pytest.param("**Goal:** <!-- ours --> Bake.", [("Goal", "goal", "Bake.")], id="comment"),
        pytest.param("**Goal: Bake.**", [("Goal", "goal", "Bake.")], id="value-in-the-bold"),
        pytest.param("**Oven: hot.**", [], id="another-colon-in-the-bold"),
        pytest.param("**Goal** (ours): Bake.", [("Goal** (ours)", "goal", "Bake.")], id="remark-before-the-colon"),
        pytest.param("**Slowly** it rises.", [], id="bold-without-a-colon"),
        pytest.param("It rises. **Goal:** none", [], id="a-label-within-a-line"),
        pytest.param("- **Goal:** Bake.", [], id="a-label-in-a-list"),
        pytest.param("One paragraph of prose.", [], id="prose"),
    ],
)
def test_fields(section: str, expected: list[Field], lexicon: Lexicon) -> None:
    assert fields_of(section, lexicon) == expected


@pytest.mark.parametrize(
    ("section", "entries"),
    [
        pytest.param("**Goal:** Bake rolls.", ["Bake rolls."], id="line"),
        pytest.param("**Goal:** Two:\n- Bake\n  - twice\n- Eat", ["Bake", "Eat"], id="list"),
        pytest.param("**Goal:**", [], id="nothing"),
    ],
)
def test_entries_of_fields(section: str, entries: list[str], lexicon: Lexicon) -> None:
    [field] = lesson_of(section, lexicon).fields
    assert [entry.text for entry in field.entries] == entries


def test_fields_of_a_section_below_a_lesson_are_the_lessons(lexicon: Lexicon) -> None:
    assert fields_of("**Goal:** Bake.\n\n#### Aside\n\n**Load:** BUILD", lexicon) == [
        ("Goal", "goal", "Bake."),
        ("Load", "load", "BUILD"),
    ]


def test_a_lesson_of_prose_states_nothing(lexicon: Lexicon) -> None:
    lesson = lesson_of("The student bakes eight rolls and weighs each of them.", lexicon)
    stated = (lesson.fields, lesson.taught, lesson.notebook, lesson.review, lesson.load, lesson.status)
    assert stated == ((), (), None, None, None, None)
    assert lesson.slug == "soft-rolls"


def test_fields_know_their_place(lexicon: Lexicon) -> None:
    text = record_text("**Goal:** Bake.\n- Knead\n\n**Load:** BUILD")
    goal, load = record_of(text, lexicon).lessons[0].fields
    assert text[slice(*goal.span)] == "Goal:** Bake.\n- Knead"
    assert text[slice(*goal.label.span)] == "Goal"
    assert [text[slice(*entry.span)] for entry in (*goal.entries, *load.entries)] == ["Knead", "BUILD"]


# Mental models


@pytest.mark.parametrize(
    ("section", "expected"),
    [
        pytest.param(
            "| Model/Analogy | Established In | Used Again In |\n|---|---|---|\n"
            '| "Dough is a net" | soft-rolls | crust (1.2), `crumb` |',
            [('"Dough is a net"', ["soft-rolls"], ["crust", "crumb"])],
            id="table",
        ),
        pytest.param(
            "| Analogy | Used In | Established |\n|---|---|---|\n| **Net** | crust | soft-rolls |",
            [("Net", ["soft-rolls"], ["crust"])],
            id="table-with-other-columns",
        ),
        pytest.param("1. **Net** -- holds gas\n2. Brake -- salt", [("Net", [], []), ("Brake", [], [])], id="list"),
        pytest.param("| Word | Meaning |\n|---|---|\n| Net | gluten |", [], id="another-table"),
        pytest.param("| Established In | Model |\n|---|---|\n| soft-rolls |", [], id="short-row"),
        pytest.param("Nothing new.", [], id="prose"),
    ],
)
@pytest.mark.parametrize("title", ["## Key Mental Models and Analogies", "## Key Mental Models"])
def test_mental_models(title: str, section: str, expected: list[object], lexicon: Lexicon) -> None:
    models = record_of(f"{record_text('Prose.')}\n{title}\n\n{section}\n", lexicon).models
    found = [
        (model.name.text, [ref.slug for ref in model.established], [ref.slug for ref in model.used]) for model in models
    ]
    assert found == expected


# What was understood


def test_all_of_a_plain_record_is_understood(lexicon: Lexicon) -> None:
    record = record_of(record_text("**Goal:** Bake.\n\n**Concepts taught:**\n- Steam"), lexicon)
    assert (record.understood, record.stretches) == (1.0, ())


def test_prose_of_a_lesson_without_fields_is_understood(lexicon: Lexicon) -> None:
    assert record_of(record_text("One paragraph.\n\nAnother."), lexicon).understood == 1.0


def test_an_empty_document_is_understood(lexicon: Lexicon) -> None:
    record = record_of("", lexicon)
    assert (record.understood, record.stretches) == (1.0, ())


def test_what_nobody_read_is_left_over_longest_stretch_first(lexicon: Lexicon) -> None:
    text = (
        "# Module 2.1: Small Breads -- Record\n\n"  # 1
        "## Shopping\n\n- flour\n- eggs\n\n"  # 3 to 6
        "## Concept Index\n\n| Concept | Depth |\n|---|---|\n| Steam | APPLIED |\n\n"  # 8 to 12
        "## Lesson Summaries\n\n"  # 14
        "### soft-rolls\n\n**Goal:** Bake.\n\n"  # 16 to 18
        "**Oven settings:** hot\n- very\n\n"  # 20, 21
        "### Leftovers\n  \nCroutons.\n"  # 23 to 25
    )
    record = record_of(text, lexicon)
    stretches = [(stretch.first, stretch.last) for stretch in record.stretches]
    assert stretches == [(20, 25), (3, 6)]
    lines = [line for line in text.splitlines() if line.strip()]
    assert record.understood == round(1 - 7 / len(lines), 4)
    assert text[slice(*record.stretches[1].span)] == "## Shopping\n\n- flour\n- eggs"


def test_blank_lines_do_not_part_a_stretch_and_read_lines_do(lexicon: Lexicon) -> None:
    text = "# Module 2.1: Small Breads -- Record\n\nlead\n\n## A\n\na\n\n***\n\n## B\n"
    stretches = [(stretch.first, stretch.last) for stretch in record_of(text, lexicon).stretches]
    assert stretches == [(5, 7), (11, 11)]


@pytest.mark.parametrize("module", ["module-1-1", "module-1-2", "module-1-3"])
def test_the_example_course_is_understood(module: str, lexicon: Lexicon) -> None:
    record = read_record(read(RECORDS / "series-1" / module / "record.md"), lexicon)
    assert (record.understood, record.stretches) == (1.0, ())
    assert len(record.lessons) == 3
    assert all(lesson.taught and lesson.notebook and lesson.review and lesson.load for lesson in record.lessons)


@pytest.mark.parametrize("ending", ["\r\n", "\r"])
def test_line_endings_change_nothing_but_places(ending: str, lexicon: Lexicon) -> None:
    text = record_text("**Goal:** Bake.\n- Knead\n\n**Concepts taught:**\n- Steam (APPLIED)\n  - Lids (MENTIONED)")
    one, other = record_of(text, lexicon), record_of(text.replace("\n", ending), lexicon)
    assert [(row.name.text, row.line) for row in other.rows] == [(row.name.text, row.line) for row in one.rows]
    assert [item.name for item in other.lessons[0].taught] == ["Steam", "Lids"]
    assert [field.text for field in other.lessons[0].fields] == [field.text for field in one.lessons[0].fields]
    assert other.understood == one.understood
