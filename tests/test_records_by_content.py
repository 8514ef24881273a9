"""Documents that are records by what they hold, though nothing calls them so; and what comes near to one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from reclint.api import Course

from .conftest import Result

Reclint = Callable[..., Result]
BODY = """
## Concept Index

| Concept | Depth | Lesson |
| --- | --- | --- |
| Dipping | DEVELOPED | Lesson 1 |
| Crawling | MENTIONED | Lesson 2 |

## Lessons

### Lesson 1: In and Out

**Concepts taught:** dipping (APPLIED)

### Lesson 2: What Went Wrong

**Concepts taught:** crawling (MENTIONED)
"""


@pytest.mark.parametrize(
    "title", ["# Week 3: Glazes", "# Module 1.3 Glazes", "Unit 3: Glazes\n=====", "# 🏺 3. Unit 3: Glazes"]
)
def test_what_holds_an_index_and_lessons_of_a_module_is_its_record(title: str) -> None:
    report = Course.of_texts({"weeks/three.md": f"{title}\n{BODY}"}).check()
    assert [finding.rule for finding in report.findings if not finding.question] == ["depth-mismatch"]


@pytest.mark.parametrize(
    "text",
    [
        f"# Glazes\n{BODY}",
        "# Week 3: Glazes\n" + BODY.replace("Concept Index", "Concepts"),
        "# Week 3: Glazes\n" + BODY.replace(" (APPLIED)", "").replace(" (MENTIONED)", ""),
        "# Week 3: Glazes\n\nThe Concept Index is still to be written.\n\n1. Lesson 1: In and Out (dipping)\n",
        f"# Week 3: how to keep a record\n\n````markdown{BODY}````\n",
    ],
    ids=["no module", "a plan", "no depths", "an outline", "an example"],
)
def test_what_lacks_any_of_it_is_none(text: str) -> None:
    assert Course.of_texts({"weeks/three.md": text}).workspace.modules == ()


@pytest.mark.parametrize(
    ("key", "title"),
    [
        ("a/overview.md", "# Module 1.3: Glazes -- Plan"),
        ("a/sequence.md", "# Planning Module 1.3: Glazes"),
        ("a/plan.md", "# Module 1.3: Glazes"),
        ("b/lessons/dipping.md", "# Module 1.3: Glazes"),
        ("b/summary.md", "# Module 1.3: Glazes"),
        ("b/beside.md", "# Module 1.3: Glazes"),
        ("c/copy.md", "# Module 1.2: Glazes"),
        ("c/other-number.md", "# Module 1.4: Glazes"),
    ],
)
def test_what_belongs_to_a_record_is_none(key: str, title: str) -> None:
    texts = {"b/record.md": f"# Module 1.2: Kilns -- Record\n{BODY}", key: f"{title}\n{BODY}"}
    assert [module.key for module in Course.of_texts(texts).workspace.modules] == ["b/record.md"]


@pytest.mark.parametrize("number", ["1.3", "1.2"])
def test_the_one_of_a_folder_that_is_not_called_a_record_is_read(number: str) -> None:
    other = BODY.replace("In and Out", "Stacking").replace("What Went Wrong", "Firing").replace("Dipping", "Shelves")
    texts = {
        "b/kilns.md": f"# Module 1.2: Kilns -- Record\n{other}",
        "b/glazes.md": f"# Module {number}: Glazes\n{BODY}",
    }
    course = Course.of_texts(texts)
    assert len(course.workspace.modules) == 2
    twice = [finding.rule for finding in course.check().findings if finding.rule == "record-number"]
    assert bool(twice) == (number == "1.2")


def test_a_record_by_its_content_is_said_to_be_one(folder: Path, reclint: Reclint) -> None:
    (folder / "three.md").write_text(f"# Week 3: Glazes\n{BODY}", "utf-8")
    assert "three.md: record of 3, by what it holds" in reclint("check", "--show-files").out


def test_files_of_one_lesson_each_come_near(folder: Path, reclint: Reclint) -> None:
    lesson = (
        "# Lesson 2: Glazing\n\n## Concepts taught\n\n| Concept | Depth |\n| --- | --- |\n| Dipping | DEVELOPED |\n"
    )
    (folder / "02-glazing.md").write_text(lesson, "utf-8")
    result = reclint("check")
    assert result.code == 2
    assert '02-glazing.md came near: its title reads "Lesson 2: Glazing"' in result.err
