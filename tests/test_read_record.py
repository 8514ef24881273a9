"""The fields of lesson summaries, and mental models."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

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
        pytest.param(
            "**Goal:**\n\n| Bread | Time |\n|---|---|\n| Roll | 2 h |", [("Goal", "goal", "Roll\n2 h")], id="table"
        ),
        pytest.param("**Goal:**\n\n```\nbake()\n```", [("Goal", "goal", "```\nbake()\n```")], id="code-alone"),
        pytest.param(
            "**Goal:**\n\n- ```\n  bake()\n  ```", [("Goal", "goal", "- ```\n  bake()\n  ```")], id="code-in-a-list"
        ),
        pytest.param("**Goal:**\n\n> - | Roll |", [("Goal", "goal", "> - | Roll |")], id="cells-in-a-quote"),
        pytest.param("**Goal:**\n\n#### Bake", [("Goal", "goal", "")], id="heading"),
        pytest.param("**Goal:**\n\n<div>Bake</div>", [("Goal", "goal", "<div>Bake</div>")], id="html"),
        pytest.param("**Goal:**\n\n<!-- ours -->\n\n---\n\n-", [("Goal", "goal", "")], id="nothing-but-marks"),
        pytest.param("**Goal:** <!-- ours --> Bake.", [("Goal", "goal", "Bake.")], id="comment"),
        pytest.param("**Goal: Bake.**", [("Goal", "goal", "Bake.")], id="value-in-the-bold"),
        pytest.param("**Oven: hot.**", [], id="another-colon-in-the-bold"),
        pytest.param("**Goal** (ours): Bake.", [("Goal (ours)", "goal", "Bake.")], id="remark-before-the-colon"),
        pytest.param("**Slowly** it rises.", [], id="bold-without-a-colon"),
        pytest.param("It rises. **Goal:** none", [], id="a-label-within-a-line"),
        pytest.param("- **Goal:** Bake.", [("Goal", "goal", "Bake.")], id="a-label-in-a-list"),
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


# Titles


@pytest.mark.parametrize(
    ("text", "number", "title"),
    [
        ("# Evening Class\n\n## Module 2.1: Small Breads -- Record\n", "2.1", "Small Breads"),
        ("# Evening Class\n\n## Module 2.1: Small Breads\n", "", "Evening Class"),
        ("# Module 2.1: Small Breads\n\n## Module 2.2: Rye -- Record\n", "2.1", "Small Breads"),
    ],
    ids=["below the name of the course", "a heading that calls nothing a record", "below another module"],
)
def test_a_title_may_stand_below_that_of_a_course(text: str, number: str, title: str, lexicon: Lexicon) -> None:
    record = record_of(f"{text}\n{record_text('Milk.').partition(chr(10))[2]}", lexicon)
    assert (record.number, record.title) == (number, title)


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


@pytest.mark.parametrize("ending", ["\r\n", "\r"])
def test_line_endings_change_nothing_but_places(ending: str, lexicon: Lexicon) -> None:
    text = record_text("**Goal:** Bake.\n- Knead\n\n**Concepts taught:**\n- Steam (APPLIED)\n  - Lids (MENTIONED)")
    one, other = record_of(text, lexicon), record_of(text.replace("\n", ending), lexicon)
    assert [(row.name.text, row.line) for row in other.rows] == [(row.name.text, row.line) for row in one.rows]
    assert [item.name for item in other.lessons[0].taught] == ["Steam", "Lids"]
    assert [field.text for field in other.lessons[0].fields] == [field.text for field in one.lessons[0].fields]
    assert other.understood == one.understood
