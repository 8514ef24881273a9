"""The documents of a course put together: which notebook, plan and review log belong to which lesson."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reclint.text.errors import SourceError
from reclint.text.source import Source
from reclint.workspace import Documents, Workspace

from .samples import record_text

if TYPE_CHECKING:
    from reclint.readers import Lexicon
    from reclint.workspace import Lesson

FOLDER = "series-2/module-2-1"
KEY = f"{FOLDER}/record.md"
NOTEBOOK = '{"cells": [{"cell_type": "markdown", "source": "## Exercise 1: Mix (Guided)"}]}'


def lesson_among(keys: dict[str, str], section: str, lexicon: Lexicon) -> Lesson:
    """The lesson ``soft-rolls`` of module 2.1 in a workspace with the documents ``keys``."""
    workspace = Workspace.of_texts({KEY: record_text(section), **keys}, lexicon)
    [module] = [module for module in workspace.modules if module.key == KEY]
    [lesson] = module.lessons
    return lesson


# Records


def test_records_are_found_by_their_titles_and_stand_in_order(lexicon: Lexicon) -> None:
    titles = {"b.md": "Module 2.10: Buns", "a/deep/page.md": "Module 2.9: Rolls", "c.md": "Module 10.1: Knots"}
    texts = {key: f"# {title} -- Record\n" for key, title in titles.items()}
    others = {
        "notes.md": "# Notes\n",
        "plan.md": "# Module 2.9: Rolls -- Plan\n",
        "x.txt": "# Module 1.1: X -- Record\n",
    }
    workspace = Workspace.of_texts({**texts, **others}, lexicon)
    assert [(module.number, module.key) for module in workspace.modules] == [
        ("2.9", "a/deep/page.md"),
        ("2.10", "b.md"),
        ("10.1", "c.md"),
    ]
    assert workspace.module_at("b.md") is workspace.modules[1]
    assert workspace.module_at("notes.md") is None


def test_a_record_is_found_by_its_name_too(lexicon: Lexicon) -> None:
    workspace = Workspace.of_texts({"a/record.md": "# Rolls\n", "a/recorded.md": "# Rolls\n"}, lexicon)
    assert [(module.number, module.key) for module in workspace.modules] == [("", "a/record.md")]


def test_a_workspace_of_nothing(lexicon: Lexicon) -> None:
    workspace = Workspace.of_texts({}, lexicon)
    assert (workspace.modules, workspace.course) == ((), None)
    assert (workspace.has_notebooks, workspace.has_review_logs) == (False, False)


# Notebooks


@pytest.mark.parametrize(
    ("key", "section", "named"),
    [
        pytest.param(
            "notebooks/2-1-1-x.ipynb", "**Notebook:** `notebooks/2-1-1-x.ipynb`", True, id="path-from-the-root"
        ),
        pytest.param(f"{FOLDER}/lab/x.ipynb", "**Notebook:** `lab/x.ipynb`", True, id="path-from-the-record"),
        pytest.param("series-2/lab/x.ipynb", "**Notebook:** `lab/x.ipynb`", True, id="path-from-a-folder-between"),
        pytest.param("notebooks/x.ipynb", "**Notebook:** `x.ipynb`", True, id="bare-name-in-the-folder-of-notebooks"),
        pytest.param(f"{FOLDER}/x.ipynb", "**Notebook:** `x.ipynb`", True, id="bare-name-beside-the-record"),
        pytest.param("notebooks/2-1-1-soft-rolls.ipynb", "**Notebook:** 3 exercises", False, id="template"),
        pytest.param("notebooks/2-1-1-soft-rolls.ipynb", "Prose.", False, id="template-without-a-claim"),
        pytest.param(f"{FOLDER}/notebooks/2-1-1-soft-rolls.ipynb", "Prose.", False, id="template-beside-the-record"),
        pytest.param("notebooks/2-1-4-soft-rolls.ipynb", "Prose.", False, id="template-with-another-position"),
        pytest.param("notebooks/2-1-1-rolls.ipynb", "Prose.", False, id="template-with-another-slug"),
        pytest.param(
            "notebooks/2-1-1-soft-rolls.ipynb", "**Notebook:** `y.ipynb`", False, id="a-name-that-is-not-there"
        ),
    ],
)
def test_the_notebook_of_a_lesson(key: str, section: str, named: bool, lexicon: Lexicon) -> None:
    lesson = lesson_among({key: NOTEBOOK, "notebooks/9-9-9-other.ipynb": NOTEBOOK}, section, lexicon)
    assert lesson.notebook_match
    assert (lesson.notebook_match.key, lesson.notebook_match.named) == (key, named)
    assert lesson.notebook
    assert lesson.notebook.exercises
    assert lesson.module.documents.source(key) is not None


@pytest.mark.parametrize(
    "key", ["notebooks/1-1-1-soft-rolls.ipynb", "notebooks/2-1-2-buns.ipynb", "lab/2-1-1-soft-rolls.ipynb"]
)
def test_the_notebook_of_another_lesson(key: str, lexicon: Lexicon) -> None:
    lesson = lesson_among({key: NOTEBOOK}, "**Notebook:** `x.ipynb`", lexicon)
    assert (lesson.notebook_match, lesson.notebook) == (None, None)


def test_the_nearest_notebook_is_taken(lexicon: Lexicon) -> None:
    near, far = f"{FOLDER}/notebooks/2-1-1-soft-rolls.ipynb", "notebooks/2-1-1-soft-rolls.ipynb"
    lesson = lesson_among({far: NOTEBOOK, near: NOTEBOOK}, "Prose.", lexicon)
    assert lesson.notebook_match
    assert lesson.notebook_match.key == near


# Plans and review logs


def test_the_planning_document_of_a_lesson_and_its_review_log(lexicon: Lexicon) -> None:
    page = (
        "# Lesson: Soft Rolls\n\n**Slug:** soft-rolls\n\n## Review — 2025-09-03 (Iteration 1/3)\n\n### Verdict: PASS\n"
    )
    lesson = lesson_among({f"{FOLDER}/lessons/soft-rolls.md": page}, "Prose.", lexicon)
    assert lesson.plan_key == f"{FOLDER}/lessons/soft-rolls.md"
    assert lesson.plan
    assert lesson.plan.slug
    assert lesson.plan.slug.text == "soft-rolls"
    assert lesson.review_log
    assert lesson.review_log.last.verdict_word == "PASS"


def test_a_lesson_without_a_planning_document(lexicon: Lexicon) -> None:
    lesson = lesson_among({f"{FOLDER}/lessons/buns.md": "# Lesson: Buns\n"}, "Prose.", lexicon)
    assert (lesson.plan_key, lesson.plan, lesson.review_log) == (None, None, None)


def test_the_plan_of_a_module_lies_beside_its_record(lexicon: Lexicon) -> None:
    plan = "# Module 2.1: Small Breads -- Plan\n\n| Slug | Load |\n|---|---|\n| soft-rolls | BUILD |\n"
    beside = lesson_among({f"{FOLDER}/plan.md": plan}, "Prose.", lexicon).module
    above = lesson_among({"series-2/plan.md": plan}, "Prose.", lexicon).module
    assert beside.plan
    assert (beside.plan_key, [lesson.slug for lesson in beside.plan.lessons]) == (f"{FOLDER}/plan.md", ["soft-rolls"])
    assert (above.plan_key, above.plan) == (None, None)


def test_the_course_page_is_the_one_nearest_to_the_root(lexicon: Lexicon) -> None:
    texts = {"a/b/course.md": "# Deep\n", "z/course.md": "# Near\n", "a/c/course.md": "# Deep\n"}
    course = Workspace.of_texts(texts, lexicon).course
    assert course
    assert (course.title, course.path) == ("Near", "z/course.md")


# Lessons


def test_lessons_of_a_module(lexicon: Lexicon) -> None:
    heading = "### soft-rolls (Lesson 3)\n\nProse.\n\n### egg-wash\n\nProse.\n\n### Lesson 7: Dinner"
    texts = {"record.md": record_text(heading=heading, rows="| Glaze | APPLIED | egg-wash, soft-rolls | |")}
    [module] = Workspace.of_texts(texts, lexicon).modules
    assert [(lesson.slug, lesson.place, lesson.position) for lesson in module.lessons] == [
        ("soft-rolls", 1, 3),
        ("egg-wash", 2, 2),
        (None, 3, 7),
    ]
    assert module.lesson("egg-wash") is module.lessons[1]
    assert module.lesson("buns") is None
    assert [[row.name.text for row in lesson.rows] for lesson in module.lessons] == [
        ["Windowpane test", "Egg wash", "Glaze"],
        ["Glaze"],
        [],
    ]
    assert (module.folder, module.number) == ("", "2.1")


def test_whether_another_record_has_a_lesson(lexicon: Lexicon) -> None:
    row = (
        "# Module 2.2: Buns -- Record\n\n## Concept Index\n\n"
        "| Concept | Depth | Lesson |\n|---|---|---|\n| Glaze | APPLIED | buns |\n"
    )
    workspace = Workspace.of_texts({"a/record.md": record_text("Prose."), "b/record.md": row}, lexicon)
    module, other = workspace.modules
    assert [module.has_lesson_elsewhere(slug) for slug in ("buns", "soft-rolls", "knots")] == [True, False, False]
    assert [other.has_lesson_elsewhere(slug) for slug in ("buns", "soft-rolls", "knots")] == [False, True, False]


# Documents that cannot be read


def test_a_document_that_cannot_be_decoded_is_kept_as_an_error_and_counts_as_absent(lexicon: Lexicon) -> None:
    data = {
        "good.md": record_text("**Notebook:** `x.ipynb`").encode(),
        "bad.md": b"# Module 1.1: X -- Record\n\xff",
        "x.ipynb": b"\xff\xfe",
    }
    workspace = Workspace(Documents(data, lambda key: Source.decode(key, data[key]), lexicon))
    [module] = workspace.modules
    [lesson] = module.lessons
    assert module.key == "good.md"
    assert lesson.notebook_match
    assert lesson.notebook is None
    assert {key: error.message for key, error in workspace.documents.errors.items()} == {
        "bad.md": "bad.md: not valid UTF-8: byte 0xff at offset 26",
        "x.ipynb": "x.ipynb: not valid UTF-8: byte 0xff at offset 0",
    }
    assert all(isinstance(error, SourceError) for error in workspace.documents.errors.values())


def test_a_document_is_loaded_once(lexicon: Lexicon) -> None:
    loaded: list[str] = []

    def load(key: str) -> Source:
        loaded.append(key)
        return Source(key, record_text("Prose."))

    documents = Documents(["record.md"], load, lexicon)
    assert documents.record("record.md") is documents.record("record.md")
    assert documents.source("nowhere.md") is None
    assert Workspace(documents).modules
    assert loaded == ["record.md"]


def module_with(keys: list[str], slugs: list[str], lexicon: Lexicon) -> dict[str | None, tuple[str, str]]:
    """The notebooks of a module's lessons: file name and evidence by slug."""
    sections = "\n".join(f"### {slug}\n\n**Concepts taught:** Dough\n" for slug in slugs)
    texts = {KEY: f"# Module 2.1: Rolls -- Record\n\n## Per-Lesson Summaries\n\n{sections}"}
    workspace = Workspace.of_texts({**texts, **{f"notebooks/{key}": NOTEBOOK for key in keys}}, lexicon)
    matches = {lesson.slug: lesson.notebook_match for lesson in workspace.modules[0].lessons}
    return {slug: (match.key.rpartition("/")[2], match.by.name) for slug, match in matches.items() if match}


def test_a_notebook_belongs_to_one_lesson(lexicon: Lexicon) -> None:
    assert module_with(["2-1-2-buns.ipynb"], ["buns", "knots"], lexicon) == {"buns": ("2-1-2-buns.ipynb", "SLUG")}


def test_slug_and_position_together_go_before_either(lexicon: Lexicon) -> None:
    assert module_with(["2-1-2-buns.ipynb"], ["knots", "buns", "old-buns"], lexicon) == {
        "buns": ("2-1-2-buns.ipynb", "FILE_NAME")
    }


def test_a_shortened_slug_at_another_lessons_position_is_that_lessons(lexicon: Lexicon) -> None:
    assert module_with(["2-1-2-buns.ipynb"], ["buns", "shaping-buns"], lexicon) == {
        "shaping-buns": ("2-1-2-buns.ipynb", "POSITION")
    }
