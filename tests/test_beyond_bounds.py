"""What goes beyond a bound of what is read or compared is told where it stands; what reaches the bound is not."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from reclint.api import Course, Request

from .conftest import ROOT, Result
from .samples import record_text

RULE = "record-cut-short"
Written = tuple[str, str]
"""A record, and the beginning of the line on which what is not read begins."""


def told(**texts: str) -> list[tuple[str, int, str]]:
    """Each finding of the rule in documents, by the first word of their names: the document, the line, the message."""
    documents = {f"{name.replace('_', '/')}.md": text for name, text in texts.items()}
    report = Course.of_texts(documents, Request(select=(RULE,))).check()
    assert not report.crashes
    return [(f.place.document, f.place.start.line, f.message) for f in report.findings]


def line_of(text: str, start: str) -> int:
    return next(number for number, line in enumerate(text.split("\n"), 1) if line.startswith(start))


def rows(count: int) -> Written:
    listed = "".join(f"| Crust {number} | APPLIED | soft-rolls | |\n" for number in range(3, count + 1))
    return record_text("**Goal:** Bake.", rows=listed), f"| Crust {count} "


def listed_rows(count: int) -> Written:
    listed = "".join(f"- Crust {number} (APPLIED, soft-rolls)\n" for number in range(1, count + 1))
    head, _, tail = record_text("**Goal:** Bake.").partition("| Concept |")
    return f"{head}{listed}\n## Per-Lesson{tail.partition('## Per-Lesson')[2]}", f"- Crust {count} "


def lessons(count: int) -> Written:
    more = "".join(
        f"### Lesson {number}: Roll {number} (roll-{number})\n\n**Goal:** Bake.\n\n" for number in range(2, count + 1)
    )
    return record_text(f"**Goal:** Bake.\n\n{more}"), f"### Lesson {count}:"


def items(count: int) -> Written:
    listed = "".join(f"- Dough {number} (APPLIED)\n" for number in range(1, count + 1))
    return record_text(f"**Concepts taught:**\n\n{listed}"), f"- Dough {count} "


def parted_items(count: int) -> Written:
    """Two lists below one label, the first of which has all that are read."""
    listed = "".join(f"- Dough {number} (APPLIED)\n" for number in range(1, count))
    return record_text(f"**Concepts taught:**\n\n{listed}\nAnd then:\n\n1. Dough {count} (APPLIED)\n"), "1. Dough"


def cells(count: int) -> Written:
    return record_text("**Goal:** Bake.", rows=f"| Steam | APPLIED | {'x | ' * (count - 2)}\n"), "| Steam "


def paragraph(count: int) -> Written:
    return record_text(f"**Goal:** {'x' * (count - len('**Goal:** '))}"), "**Goal:** xx"


def lines(count: int) -> Written:
    """A paragraph of many lines; it is told where it is read no more."""
    return record_text("x" * 9_999 + "\n" + "y" * 9_999 + "\n" + "z" * (count - 20_000)), "z"


def quoted(count: int) -> Written:
    return record_text(f"> Told: {'x' * (count - len('Told: '))}"), "> Told: "


def item(count: int) -> Written:
    return record_text(f"**Concepts taught:**\n\n- Steam (APPLIED): {'x' * (count - 17)}"), "- Steam "


def cell(count: int) -> Written:
    return record_text("**Goal:** Bake.", rows=f"| Steam | APPLIED | soft-rolls | {'x' * count} |\n"), "| Steam "


def heading(count: int) -> Written:
    title = "Lesson 1: Soft Rolls (soft-rolls) "
    return record_text("**Goal:** Bake.", heading=f"### {title}{'x' * (count - len(title))}"), "### Lesson 1"


def lists(count: int) -> Written:
    nested = "\n".join(f"{'  ' * depth}- Dough {depth}" for depth in range(count))
    return record_text(f"**Concepts taught:**\n\n{nested}\n"), f"{'  ' * (count - 1)}- Dough"


def quotes(count: int) -> Written:
    return record_text(f"{'> ' * count}Rest.\n"), "> > > "


def pairs(count: int) -> Written:
    """A row and as many items as there are pairs, less those of the two rows that are there."""
    listed = "".join(f"| Crust {number} | APPLIED | soft-rolls | |\n" for number in range(3, 101))
    taught = "".join(f"- Crust {number} (APPLIED)\n" for number in range(1, count // 100 + (count % 100 > 0) + 1))
    return record_text(f"**Concepts taught:**\n\n{taught}", rows=listed), "## Concept Index"


BOUNDS: dict[Callable[[int], Written], tuple[int, str]] = {
    rows: (2_000, "2,000 rows of a Concept Index"),
    listed_rows: (2_000, "2,000 rows of a Concept Index"),
    lessons: (500, "500 lessons of a record"),
    items: (2_000, "2,000 items below a label"),
    parted_items: (2_000, "2,000 items below a label"),
    cells: (1_000, "1,000 cells of a row"),
    paragraph: (20_000, "20,000 characters of a paragraph, a heading or a cell"),
    lines: (20_000, "20,000 characters of a paragraph, a heading or a cell"),
    quoted: (20_000, "20,000 characters of a paragraph, a heading or a cell"),
    item: (20_000, "20,000 characters of a paragraph, a heading or a cell"),
    cell: (20_000, "20,000 characters of a paragraph, a heading or a cell"),
    heading: (500, "500 characters of a lesson's heading"),
    lists: (20, "20 lists and quotes inside each other"),
    quotes: (20, "20 lists and quotes inside each other"),
}
"""For each way to go beyond a bound the bound, and how it is told."""


def message(bound: str) -> str:
    return f"only {bound} are looked at, part or shorten what is here so that nothing is left out"


@pytest.mark.parametrize("write", BOUNDS, ids=lambda write: write.__name__)
def test_one_more_than_a_bound_is_told_where_it_stands(write: Callable[[int], Written]) -> None:
    most, bound = BOUNDS[write]
    text, start = write(most + 1)
    assert told(record=text) == [("record.md", line_of(text, start), message(bound))]


@pytest.mark.parametrize("write", BOUNDS, ids=lambda write: write.__name__)
def test_as_much_as_a_bound_is_read(write: Callable[[int], Written]) -> None:
    text, _ = write(BOUNDS[write][0])
    assert told(record=text) == []


@pytest.mark.parametrize(("count", "expected"), [(100_000, []), (100_001, ["## Concept Index"])])
def test_more_pairs_than_are_compared_are_told_at_the_index(count: int, expected: list[str]) -> None:
    text, _ = pairs(count)
    bound = message("100,000 pairs of a concept that is taught and a row")
    assert told(record=text) == [("record.md", line_of(text, start), bound) for start in expected]


def test_every_document_of_a_course_is_told_of() -> None:
    """Not only a record: a plan, a lesson's document with its review log, the page of the course."""
    endless = "and once more " * 1_500
    texts = {
        "module_record": record_text("**Goal:** Bake."),
        "module_plan": f"# Module 2.1: Small Breads -- Plan\n\n{endless}\n",
        "module_lessons_soft-rolls": f"# Soft Rolls\n\n- {endless}\n",
        "course": f"# Course\n\n| Module | Title | Status |\n|---|---|---|\n| 2.1 | Small Breads | {endless} |\n",
        "notes": f"# Notes\n\n{endless}\n",
    }
    bound = message("20,000 characters of a paragraph, a heading or a cell")
    assert told(**texts) == [
        ("course.md", 5, bound),
        ("module/lessons/soft-rolls.md", 3, bound),
        ("module/plan.md", 3, bound),
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_long_documents_of_short_passages_go_beyond_no_bound(end: str) -> None:
    plan = "# Module 2.1: Small Breads -- Plan\n\n" + "".join(f"Loaf {number} rises.\n\n" for number in range(2_000))
    table = "| Loaf | Time |\n|---|---|\n" + "".join(f"| {number} | one hour |\n" for number in range(2_000))
    code = "```\n" + "loaf()\n" * 4_000 + "```\n"
    texts = {"record": record_text("**Goal:** Bake."), "plan": f"{plan}{table}\n{code}"}
    assert told(**{name: text.replace("\n", end) for name, text in texts.items()}) == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("x" * 19_990 + f"\n<!-- {'y' * 300} -->\n", id="a-comment-behind-it"),
        pytest.param("x" * 9_000 + "\n\n" + "y" * 19_000, id="two-paragraphs"),
        pytest.param("# " + "x" * 19_000 + " ##", id="a-closed-heading"),
        pytest.param("x" * 19_999 + "\n=======", id="an-underlined-heading"),
        pytest.param("> " + "\n> ".join(["x" * 60] * 320), id="marks-of-a-quote"),
        pytest.param("> " * 21 + "2024 was wet. It rained", id="a-year-in-a-deep-quote"),
    ],
)
def test_what_is_no_text_does_not_count(text: str) -> None:
    plan = f"# Module 2.1: Small Breads -- Plan\n\n{text}\n"
    assert told(record=record_text("**Goal:** Bake."), plan=plan) == []


def test_a_document_that_is_cut_short_is_no_pass(folder: Path, reclint: Callable[..., Result]) -> None:
    text, start = rows(2_001)
    (folder / "record.md").write_text(text)
    for _ in range(2):  # read, then recalled
        result = reclint("check")
        assert result.code == 1
        assert f"record.md:{line_of(text, start)}:" in result.out
        assert f"{RULE}" in result.out
    assert "MAJOR REVISION" in reclint("report").out


@pytest.mark.parametrize(
    "front",
    [
        pytest.param(f"<!-- {'Free to copy. ' * 500} -->\n", id="a-licence"),
        pytest.param(f"---\nabstract: {'Bread. ' * 900}\n---\n", id="front-matter"),
        pytest.param(f"---\nowner: bakery\n---\n\n<!-- {'Free to copy. ' * 500} -->\n", id="both"),
        pytest.param("---\n" + "field: bread\n" * 3_000 + "---\n", id="front-matter-of-many-lines"),
        pytest.param("\n" * 5_000, id="blank-lines"),
    ],
)
def test_a_record_is_known_by_its_title_however_far_down_that_stands(front: str) -> None:
    report = Course.of_texts({"rolls.md": front + record_text("**Goal:** Bake.")}).check()
    assert len(report.records) == 1


def test_a_range_of_lessons_names_all_of_them() -> None:
    text, _ = lessons(30)
    text = text.replace("| Egg wash | MENTIONED | soft-rolls | |", "| Egg wash | MENTIONED | L1–L30 | |")
    [_, row] = Course.of_texts({"record.md": text}).workspace.modules[0].record.rows
    assert [ref.slug for ref in row.lessons] == ["soft-rolls", *(f"roll-{number}" for number in range(2, 31))]


PAGE = (ROOT / "docs" / "limits.md").read_text("utf-8")


def test_every_limit_names_a_test_that_is_there() -> None:
    there = {
        name
        for path in ROOT.glob("tests/test_*.py")
        for name in re.findall(r"^def (test_\w+)", path.read_text("utf-8"), re.M)
    }
    limits = re.findall(r"^\| (?!limit|---)(.*) \|$", PAGE, re.M)
    assert len(limits) > 15
    assert [line for line in limits if not set(re.findall(r"`(test_\w+)`", line)) & there] == []
    assert set(re.findall(r"`(test_\w+)`", PAGE)) <= there


@pytest.mark.parametrize("bound", sorted({bound for _, bound in BOUNDS.values()}))
def test_the_page_of_limits_has_the_bounds_that_are_told(bound: str) -> None:
    most, what = bound.split(" ", 1)
    assert any(f"| {most} " in line and what in line for line in PAGE.splitlines())
