"""What is shown of a record: its model as JSON, its outline, and how its items are linked."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from reclint.report.show import json as show_json

from .samples import THIRD, record_text

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from .conftest import Result


SPAN = {"line", "column", "end_line", "end_column"}


def shown(reclint: Callable[..., Result], path: str) -> dict[str, Any]:
    result = reclint("show", path, "--format", "json")
    assert (result.code, result.err) == (0, "")
    value: dict[str, Any] = json.loads(result.out)
    return value


@pytest.mark.usefixtures("course")
def test_show_json_has_what_the_interface_promises(reclint: Callable[..., Result]) -> None:
    record = shown(reclint, THIRD)
    assert {"format", "path", "module", "goal", "status", "concepts", "lessons", "understood"} <= record.keys()
    assert (record["format"], record["path"], record["understood"]) == (1, THIRD, 1.0)
    assert record["module"] == {"number": "1.3", "title": "Sourdough"}
    for concept in record["concepts"]:
        assert {"name", "depth", "depth_text", "lessons", "notes", "detached", "span"} <= concept.keys()
        assert concept["span"].keys() == SPAN
        assert all(lesson.keys() == {"slug", "note"} for lesson in concept["lessons"])
    for lesson in record["lessons"]:
        keys = {"slug", "title", "position", "load", "span", "concepts", "notebook", "review", "fields"}
        assert keys <= lesson.keys()
        assert all({"name", "depth", "index_lines", "link", "span"} <= item.keys() for item in lesson["concepts"])
        assert {"path", "absent", "exercises_stated", "exercises", "span"} <= lesson["notebook"].keys()
        assert {"verdict", "passed_at", "max_iterations", "iterations", "span"} <= lesson["review"].keys()
        assert all({"label", "span"} <= field.keys() for field in lesson["fields"])


@pytest.mark.usefixtures("course")
def test_show_json_of_a_lesson(reclint: Callable[..., Result]) -> None:
    lesson = shown(reclint, THIRD)["lessons"][1]
    assert (lesson["slug"], lesson["title"], lesson["position"], lesson["load"]) == (
        "counting-the-levain",
        "Counting the Levain",
        2,
        "STRETCH",
    )
    assert lesson["span"]["line"] == 65
    assert [(item["depth"], item["index_lines"], item["link"]) for item in lesson["concepts"]] == [
        ("DEVELOPED", [14], "certain"),
        ("DEVELOPED", [15], "certain"),
        ("DEVELOPED", [16], "certain"),
        ("INTRODUCED", [17], "certain"),
        ("INTRODUCED", [], "missing"),
    ]
    notebook = lesson["notebook"]
    assert (notebook["path"], notebook["absent"], notebook["exercises_stated"]) == (
        "notebooks/1-3-2-counting-the-levain.ipynb",
        False,
        4,
    )
    assert notebook["exercises"][0] == {"number": 1, "level": "Guided", "title": "Splitting the Levain"}
    review = lesson["review"]
    assert (review["verdict"], review["passed_at"], review["max_iterations"]) == ("PASS", 2, 3)
    assert review["iterations"] == [
        {
            "number": 1,
            "verdict": None,
            "critical": None,
            "improvement": 3,
            "polish": 1,
            "listed": {"improvement": 2, "polish": 1},
        },
        {"number": 2, "verdict": None, "critical": None, "improvement": 0, "polish": 1, "listed": {"polish": 1}},
    ]


@pytest.mark.parametrize("path", [THIRD, "series-1/module-1-1/record.md"])
@pytest.mark.usefixtures("course")
def test_show_json_fits_its_schema(path: str, reclint: Callable[..., Result]) -> None:
    record = shown(reclint, path)
    assert show_json.ShownRecord.model_validate(record, strict=True).model_dump() == record
    schema = json.loads(reclint("show", "--schema").out)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    definitions = schema["$defs"]
    assert [each["$ref"].rpartition("/")[2] for each in schema["anyOf"]] == ["ShownRecord", "ShownModules"]
    assert record.keys() == definitions["ShownRecord"]["properties"].keys()
    assert record["concepts"][0].keys() == definitions["Concept"]["properties"].keys()
    assert record["lessons"][0].keys() == definitions["LessonSection"]["properties"].keys()
    assert record["lessons"][0]["review"].keys() == definitions["Review"]["properties"].keys()


def test_columns_count_code_points(folder: Path, reclint: Callable[..., Result]) -> None:
    text = record_text("**Concepts taught:** 🍞🍞, Egg wash").replace("\n", "\r\n")
    (folder / "page.md").write_bytes(b"\xef\xbb\xbf" + text.encode())
    record = shown(reclint, "page.md")
    line = text.split("\r\n").index("**Concepts taught:** 🍞🍞, Egg wash") + 1
    spans = [item["span"] for item in record["lessons"][0]["concepts"]]
    assert spans == [
        {"line": line, "column": 22, "end_line": line, "end_column": 24},
        {"line": line, "column": 26, "end_line": line, "end_column": 34},
    ]


@pytest.mark.usefixtures("course")
def test_show_prints_an_outline(reclint: Callable[..., Result]) -> None:
    lines = reclint("show", THIRD).out.splitlines()
    assert lines[:2] == ["Module 1.3: Sourdough", f"  {THIRD}, 100% of its lines understood"]
    assert "Concept Index: 12 concepts, 4 of them detached" in lines
    assert "    65  Lesson 2: Counting the Levain (counting-the-levain, STRETCH)" in lines
    assert "    98    notebook: notebooks/1-3-2-counting-the-levain.ipynb, 4 exercises stated, 4 listed" in lines
    assert "   104    review: PASS at iteration 2 of 3 (1: -/3/1; 2: -/0/1)" in lines


@pytest.mark.usefixtures("course")
def test_show_explains_links(reclint: Callable[..., Result]) -> None:
    out = reclint("show", THIRD, "--links").out
    assert "  line 29  Starter -- wild yeast and bacteria in a jar\n    certain: line 10 (rows of the lesson)" in out
    assert "  line 72  Autolyse -- a rest of half an hour before kneading\n    missing (rows of the lesson)" in out


def test_show_prints_names_without_the_marks_of_bold(folder: Path, reclint: Callable[..., Result]) -> None:
    section = "**Concepts taught:**\n- **Windowpane test**: by `hand` (DEVELOPED)\n- Egg-free **kwargs (MENTIONED)\n"
    (folder / "record.md").write_text(record_text(section), "utf-8")
    for options in ((), ("--links",)):
        shown = reclint("show", "record.md", *options).out
        assert "Windowpane test: by `hand`" in shown
        assert "Egg-free **kwargs" in shown


def test_show_links_of_a_record_that_teaches_nothing(folder: Path, reclint: Callable[..., Result]) -> None:
    (folder / "page.md").write_text(record_text("Prose."))
    assert reclint("show", "page.md", "--links").out == "no lesson of this record states what it taught\n"
