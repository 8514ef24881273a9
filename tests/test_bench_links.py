"""How far links can be trusted: the figures are taken as they say, and those of the courses at hand keep their bars."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.links import Figures, Meant, Truth, lines_of, measure, measure_record
from reclint.api import Course, Request
from reclint.workspace import Module

from .conftest import CORPUS, RECORDS

INDEX = """\
# Module 3.1: Knots

## Concept Index

| Concept | Depth | Lesson |
| --- | --- | --- |
"""
SUMMARY = """
## Per-Lesson Summaries

### Lesson 1: First Knots (first-knots)

**Concepts taught:**
"""


def module_of(rows: list[str], items: list[str]) -> Module:
    table = "".join(f"| {row} | INTRODUCED | first-knots |\n" for row in rows)
    text = f"{INDEX}{table}{SUMMARY}" + "".join(f"- {item} (INTRODUCED)\n" for item in items)
    return Course.of_texts({"module-3-1/record.md": text}).workspace.modules[0]


def figures_of(rows: list[str], items: list[str], meant: list[list[int]]) -> Figures:
    """The figures of a lesson whose items name the rows at these places."""
    heading = 7 + len(rows) + 3
    first = heading + 3
    figures = Figures()
    lines = [frozenset(7 + place for place in places) for places in meant]
    truth = {heading: [Meant(first + at, item, lines[at]) for at, item in enumerate(items)]}
    measure_record(module_of(rows, items), truth, figures)
    return figures


def test_a_link_is_right_wrong_or_missed() -> None:
    rows = ["Bowline", "Square knot", "Clove hitch"]
    figures = figures_of(rows, ["Bowline", "Square knot", "Whipping"], [[0], [2], [2]])
    assert (figures.right, figures.wrong, figures.missed) == (1, 1, 2)


def test_what_happens_without_a_row_or_an_item_is_counted() -> None:
    figures = figures_of(["Bowline", "Running bowline"], ["Bowline", "Running bowline"], [[0], [1]])
    assert figures.single == 2
    assert (figures.row_gone, figures.item_gone) == (len([told for told in figures.told if "row gone" in told]), 0)
    alone = figures_of(["Bowline", "Clove hitch"], ["Bowline", "Clove hitch"], [[0], [1]])
    assert (alone.row_gone, alone.item_gone) == (0, 0)


def test_items_that_the_truth_knows_and_the_reader_does_not_are_missed() -> None:
    module = module_of(["Bowline"], ["Bowline"])
    figures = Figures()
    measure_record(module, {11: [Meant(14, "Bowline", frozenset({7})), Meant(15, "Splice", frozenset({7}))]}, figures)
    assert (figures.right, figures.missed) == (1, 1)


def truth_of_example(module: Module) -> Truth:
    """In the example course an item names the row of its lesson that begins as the item does before its dash."""
    source = module.documents.source(module.key)
    assert source
    truth: Truth = {}
    for lesson in module.lessons:
        heading = source.position(lesson.summary.span.start).line
        for item in lesson.summary.taught:
            head = item.name.partition(" -- ")[0]
            rows = frozenset(row.line + 1 for row in lesson.rows if row.name.text.startswith(head))
            truth.setdefault(heading, []).append(Meant(source.position(item.span.start).line, item.name, rows))
    return truth


def test_the_example_course() -> None:
    figures = Figures()
    for module in Course(Request(paths=(RECORDS,))).workspace.modules:
        measure_record(module, truth_of_example(module), figures)
    assert figures.single == 34
    assert (figures.f1, figures.item_gone) == (1, 0)
    # A concept that an earlier lesson has taught under the same name is found there.
    linked = [told.removeprefix("row gone: ").split(" is linked to ") for told in figures.told]
    assert figures.row_gone == len(linked) == 8
    assert all(item[1:].partition(" -- ")[0] in row for item, row in linked), figures.told


BARS = {"f1": 0.984, "row gone": 0.14, "item gone": 0.05}
"""What the corpus may not fall below, and not rise above."""


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus is not at hand")
def test_the_corpus() -> None:
    figures = measure(CORPUS)
    assert figures.single > 300
    assert figures.f1 >= BARS["f1"], figures
    assert figures.row_gone <= BARS["row gone"] * figures.single, figures
    assert figures.item_gone <= BARS["item gone"] * figures.single, figures


def test_a_line_a_course(tmp_path: Path) -> None:
    (tmp_path / "gold").mkdir()
    (tmp_path / "record.md").write_text("# Module 3.1: Knots\n")
    assert list(lines_of([tmp_path], wordy=True)) == [
        f"{tmp_path.name}: F1 0.000  precision 0.000  recall 0.000  row gone 0.000  item gone 0.000  of 0"
    ]
