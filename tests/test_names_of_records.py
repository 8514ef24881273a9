"""Names in the language of their record, wherever they are compared: "Die Kruste" is "Kruste", and has no "die"."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reclint.checks import callbacks, depth, exercise, recap, rollup
from reclint.checks.same_concept import said_again
from reclint.checks.titles import other_title
from reclint.workspace import Workspace
from reclint.workspace.progress import find_concept, practised_in

from .samples import record_text

if TYPE_CHECKING:
    from reclint.readers import Lexicon

ROWS = ("Das Falten von Teig", "Die Kruste", "Kruste", "Der Ofen", "Die Krume")


@pytest.fixture
def workspace(lexicon: Lexicon) -> Workspace:
    """A record in German that has one concept with its article and without."""
    rows = "".join(f"| {name} | DEVELOPED | soft-rolls | |\n" for name in ROWS)
    section = "**Notebook:** `rolls.ipynb`, 2 exercises:\n- Exercise 1 (Guided): die Krume\n- Exercise 2 (Guided): Salz"
    text = record_text(section, rows=rows).replace("Small Breads", "Die Kruste")
    return Workspace.of_texts({"record.md": text}, lexicon)


def test_titles_of_modules(workspace: Workspace) -> None:
    (module,) = workspace.modules
    span = module.record.span
    assert other_title(module, "course.md", span, "Kruste der Brote") is None
    found = other_title(module, "course.md", span, "Die Hefe")
    assert found is not None
    assert not found.question


def test_titles_of_exercises(workspace: Workspace) -> None:
    (module,) = workspace.modules
    rows = {row.name.text: row for row in module.record.rows}
    assert exercise._stems("Die Hefe", module) == exercise._stems("Hefe", module)
    assert practised_in(module.lessons[0], rows["Die Krume"]) == (1,)
    assert practised_in(module.lessons[0], rows["Die Kruste"]) == ()


def test_items_with_several_depths(workspace: Workspace) -> None:
    assert depth._levels_named(workspace.modules[0].lessons[0], ["Ein Falten"]) == {"DEVELOPED"}


def test_quotations(workspace: Workspace) -> None:
    lesson = workspace.modules[0].lessons[0]
    assert not callbacks._says(lesson, "Die Hefe")


def test_rows_of_other_documents(workspace: Workspace) -> None:
    (module,) = workspace.modules
    row = module.record.rows[3]
    other = row.model_copy(update={"name": row.name.model_copy(update={"text": "Die Hefe"})})
    assert recap._share(module, other) == 0
    assert not rollup._shares_words(other, module)


def test_rows_of_one_lesson(workspace: Workspace) -> None:
    found = [(later.name.text, first.name.text) for later, first, _ in said_again(workspace.modules[0])]
    assert found == [("Kruste", "Die Kruste")]


def test_concepts_that_are_asked_for(workspace: Workspace) -> None:
    meant, _ = find_concept(workspace, "die Kruste")
    assert [row.name.text for row in meant] == ["Die Kruste", "Kruste"]
