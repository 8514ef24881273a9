"""A notebook's numbered exercises, and the places of their headings in the file."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reclint.readers import read_notebook
from reclint.readers.notebooks.jsontext import PlacedString, decode, line_offsets
from reclint.text.source import Source

from .conftest import RECORDS, each_document, read

if TYPE_CHECKING:
    from pathlib import Path

    from reclint.model import Notebook
    from reclint.readers import Lexicon

Exercise = tuple[int, str | None, str | None]


def cell(source: object, kind: str = "markdown") -> dict[str, object]:
    return {"cell_type": kind, "metadata": {}, "source": source}


def notebook_of(*cells: object, lexicon: Lexicon) -> Notebook:
    return read_notebook(Source("rolls.ipynb", json.dumps({"cells": cells, "nbformat": 4}, indent=1)), lexicon)


def exercises_of(text: str, lexicon: Lexicon) -> list[Exercise] | None:
    exercises = notebook_of(cell(text), lexicon=lexicon).exercises
    return None if exercises is None else [(entry.number, entry.level, entry.title) for entry in exercises]


# Headings


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        pytest.param("## Exercise 1: Mix the Dough (Guided)", (1, "Guided", "Mix the Dough"), id="parentheses"),
        pytest.param("## Exercise 1: Mix the Dough [Guided]", (1, "Guided", "Mix the Dough"), id="brackets"),
        pytest.param("## Exercise 1: Mix the Dough `[Guided]`", (1, "Guided", "Mix the Dough"), id="code"),
        pytest.param("# Exercise 1 — Mix the Dough (SUPPORTED)", (1, "Supported", "Mix the Dough"), id="dash-and-case"),
        pytest.param("### Exercise 12: Mix", (12, None, "Mix"), id="no-level"),
        pytest.param(
            "## Exercise 6 (Stretch): Mix (Independent)", (6, "Independent", "Mix"), id="stretch-with-a-level"
        ),
        pytest.param("## Exercise 6 (Stretch): Mix", (6, None, "Mix"), id="stretch"),
        pytest.param(
            "## Exercise 2: Mix (by hand) (Independent)",
            (2, "Independent", "Mix (by hand)"),
            id="parentheses-in-the-title",
        ),
        pytest.param("## Exercise 2: Mix (Guided) by hand", (2, "Guided", "Mix"), id="level-in-the-middle"),
        pytest.param("## Exercise 2", (2, None, None), id="number-alone"),
        pytest.param("## exercise 2: Mix", (2, None, "Mix"), id="lower-case"),
        pytest.param("## Exercise 2: Mix (Guided) ##", (2, "Guided", "Mix"), id="closing-marks"),
        pytest.param("   ## Exercise 2: Mix", (2, None, "Mix"), id="three-blanks"),
    ],
)
def test_headings_of_exercises(heading: str, expected: Exercise, lexicon: Lexicon) -> None:
    assert exercises_of(f"# Rolls\n\n{heading}\n\nMix flour and water.", lexicon) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("## Mixing\n\n## Folding", id="no-numbers"),
        pytest.param("Exercise 1: Mix", id="no-heading"),
        pytest.param("**Exercise 1: Mix**", id="bold"),
        pytest.param("## Exercises 1 and 2", id="plural"),
        pytest.param("## Why Exercise 1 matters", id="not-at-the-start"),
        pytest.param("##Exercise 1", id="no-blank-after-the-marks"),
        pytest.param("    ## Exercise 1: Mix", id="four-blanks"),
        pytest.param("```\n## Exercise 1: Mix\n```", id="fence"),
        pytest.param("~~~~\n~~~\n## Exercise 1: Mix\n~~~~", id="fence-of-tildes"),
        pytest.param("```python\n# Exercise 1: Mix", id="open-fence"),
        pytest.param("", id="nothing"),
    ],
)
def test_without_numbered_headings_the_number_of_exercises_is_unknown(text: str, lexicon: Lexicon) -> None:
    assert exercises_of(text, lexicon) is None


def test_headings_after_a_fence_count(lexicon: Lexicon) -> None:
    text = "## Exercise 1\n```\n# Exercise 9\n```\n## Exercise 2"
    assert exercises_of(text, lexicon) == [(1, None, None), (2, None, None)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("## Part 1: Mix\n## Part 2: Fold", [(1, None, "Mix"), (2, None, "Fold")], id="parts"),
        pytest.param("## Section 1: Mix (Guided)", [(1, "Guided", "Mix")], id="sections"),
        pytest.param(
            "## Part 1: Dough\n## Exercise 1: Mix\n## Exercise 2: Fold",
            [(1, None, "Mix"), (2, None, "Fold")],
            id="exercises-within-parts",
        ),
        pytest.param("## Section 1: Dough\n## Part 1: Mix", [(1, None, "Mix")], id="parts-within-sections"),
    ],
)
def test_parts_and_sections_are_exercises_where_nothing_else_is(
    text: str, expected: list[Exercise], lexicon: Lexicon
) -> None:
    assert exercises_of(text, lexicon) == expected


def test_code_cells_and_odd_cells_are_passed_over(lexicon: Lexicon) -> None:
    notebook = notebook_of(
        cell("# Exercise 1: comment", "code"),
        cell("# Exercise 2: raw", "raw"),
        "a string",
        {"cell_type": "markdown"},
        cell(None),
        cell({"a": 1}),
        cell(["## Exercise 3: Mix", 7, None]),
        lexicon=lexicon,
    )
    assert notebook.cells == 7
    assert notebook.exercises
    assert [(entry.number, entry.cell) for entry in notebook.exercises] == [(3, 7)]


def test_stretches_are_counted_and_marked(lexicon: Lexicon) -> None:
    text = (
        "## Exercise 1: Mix\n## Exercise 2 (Stretch): Sell\n## Stretch: Deliver\n## Stretch goals\n## Stretching dough"
    )
    notebook = notebook_of(cell(text), lexicon=lexicon)
    assert notebook.exercises
    assert [(entry.number, entry.stretch) for entry in notebook.exercises] == [(1, False), (2, True)]
    assert notebook.stretches == 2


def test_the_title_is_the_first_heading(lexicon: Lexicon) -> None:
    assert notebook_of(cell("text\n# Soft Rolls #\n"), cell("# Two"), lexicon=lexicon).title == "Soft Rolls"
    assert notebook_of(cell("text"), lexicon=lexicon).title is None


# Places


@pytest.mark.parametrize(
    "source",
    [
        pytest.param("# Rolls\n\n## Exercise 1: Mix (Guided)\n\nText.", id="one-string"),
        pytest.param(["# Rolls\n", "\n", "## Exercise 1: Mix (Guided)\n", "\n", "Text."], id="list-of-lines"),
        pytest.param(["# Rolls\n\n## Exercise 1: Mix (Guided)", "\n\nText."], id="list-of-several-lines-each"),
        pytest.param('# "Rolls" \\ \t é 🍞\n## Exercise 1: Mix (Guided)', id="escapes-before"),
    ],
)
@pytest.mark.parametrize("indent", [None, 1])
def test_a_heading_knows_its_place_in_the_file(source: object, indent: int | None, lexicon: Lexicon) -> None:
    text = json.dumps({"cells": [cell("# x", "code"), cell(source)]}, indent=indent)
    notebook = read_notebook(Source("rolls.ipynb", text), lexicon)
    assert notebook.exercises
    [exercise] = notebook.exercises
    assert text[slice(*exercise.span)] == "Exercise 1: Mix (Guided)"
    assert exercise.level_text
    assert text[slice(*exercise.level_text.span)] == "Guided"
    assert exercise.cell == 2


@pytest.mark.parametrize("line_feed", ["\\n", "\\u000a", "\\u000A"])
def test_line_feeds_may_be_escaped_in_any_way(line_feed: str, lexicon: Lexicon) -> None:
    text = f'{{"cells": [{{"cell_type": "markdown", "source": "\\u00e9\\\\n{line_feed}## Exercise 1: Mix"}}]}}'
    notebook = read_notebook(Source("rolls.ipynb", text), lexicon)
    assert notebook.exercises
    [exercise] = notebook.exercises
    assert text[slice(*exercise.span)] == "Exercise 1: Mix"


def test_escapes_in_a_heading_are_read(lexicon: Lexicon) -> None:
    source = '"## Exercise 1: Cr\\u00e8me \\"br\\u00fbl\\u00e9e\\" (Guided)"'
    text = f'{{"cells": [{{"cell_type": "markdown", "source": {source}}}]}}'
    notebook = read_notebook(Source("rolls.ipynb", text), lexicon)
    assert notebook.exercises
    [exercise] = notebook.exercises
    assert (exercise.title, exercise.level) == ('Crème "brûlée"', "Guided")
    assert Source("rolls.ipynb", text).position(exercise.span.start) == (1, text.index("Exercise") + 1)


@given(st.lists(st.text(alphabet='ab\n\t"\\é🍞\u2028', max_size=12), max_size=4), st.booleans())
def test_the_lines_of_any_string_know_their_place(strings: list[str], ascii_only: bool) -> None:
    text = json.dumps(strings, ensure_ascii=ascii_only)
    decoded = decode(text)
    assert decoded == strings
    for string in decoded:
        assert isinstance(string, PlacedString)
        offsets = line_offsets(text, string)
        lines = string.split("\n")
        assert len(offsets) == len(lines)
        # What stands at an offset is the line itself, as JSON writes it.
        written = [json.dumps(line, ensure_ascii=ascii_only)[1:-1] for line in lines]
        assert [text[offset : offset + len(line)] for offset, line in zip(offsets, written, strict=True)] == written


# What is no notebook


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        pytest.param("", "not JSON: Expecting value: line 1 column 1 (char 0)", id="empty"),
        pytest.param('{"cells": [', "not JSON: Expecting value: line 1 column 12 (char 11)", id="cut-off"),
        pytest.param("[" * 100_000, "not JSON: nested too deeply", id="nested-too-deeply"),
        pytest.param("[]", 'not a notebook: it has no list "cells"', id="list"),
        pytest.param("{}", 'not a notebook: it has no list "cells"', id="no-cells"),
        pytest.param('{"cells": {}}', 'not a notebook: it has no list "cells"', id="cells-of-another-kind"),
        pytest.param("3", 'not a notebook: it has no list "cells"', id="number"),
    ],
)
def test_problems(text: str, problem: str, lexicon: Lexicon) -> None:
    notebook = read_notebook(Source("rolls.ipynb", text), lexicon)
    assert (notebook.problem, notebook.exercises, notebook.cells) == (problem, None, 0)


def test_a_notebook_without_cells_is_one(lexicon: Lexicon) -> None:
    notebook = read_notebook(Source("rolls.ipynb", '{"cells": []}'), lexicon)
    assert (notebook.problem, notebook.exercises, notebook.cells) == (None, None, 0)


# Real notebooks


@pytest.mark.parametrize("path", each_document(".ipynb"))
def test_real_notebooks_are_read(path: Path, lexicon: Lexicon) -> None:
    source = read(path)
    notebook = read_notebook(source, lexicon)
    assert notebook.problem is None
    assert decode(source.text) == json.loads(source.text)
    written = [json.dumps(source.slice(exercise.span)) for exercise in notebook.exercises or ()]
    assert all(str(exercise.number) in line for exercise, line in zip(notebook.exercises or (), written, strict=True))


def test_an_example_notebook(lexicon: Lexicon) -> None:
    source = read(RECORDS / "notebooks" / "1-3-3-weekend-loaf.ipynb")
    notebook = read_notebook(source, lexicon)
    assert (notebook.title, notebook.cells) == ("The Weekend Loaf", 8)
    assert notebook.exercises
    found = [(entry.number, entry.level, entry.title, entry.cell) for entry in notebook.exercises]
    assert found == [
        (1, "Guided", "The Formula Sheet", 2),
        (2, "Guided", "A Cooler Saturday", 4),
        (3, "Independent", "From Sunday to Saturday", 6),
    ]
    assert [source.position(entry.span.start) for entry in notebook.exercises] == [(18, 9), (44, 9), (68, 9)]
