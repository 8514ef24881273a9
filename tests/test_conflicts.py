"""Merge conflicts: told where they stand, whatever the document, and nothing else follows from them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reclint.text.conflicts import Conflict, conflicts, our_side
from reclint.text.source import Source

from .conftest import RECORDS
from .samples import report_on

if TYPE_CHECKING:
    pass

MODULE = "series-1/module-1-1"
RECORD = f"{MODULE}/record.md"
DOCUMENTS = {
    RECORD: "| Hydration",
    f"{MODULE}/plan.md": "| 2 | bakers-percentage",
    f"{MODULE}/lessons/bakers-percentage.md": "- Critical: 0",
    "series-1/summary.md": "| Hydration",
    "course.md": "| 1.1 |",
}
"""Documents of the example course, and how a line of each begins of which the other side has another version."""


def course() -> dict[str, str]:
    paths = [path for suffix in ("md", "ipynb") for path in RECORDS.rglob(f"*.{suffix}")]
    return {path.relative_to(RECORDS).as_posix(): path.read_text("utf-8") for path in paths}


def in_conflict(text: str, start: str, ending: str = "\n") -> tuple[str, int]:
    """A text with a conflict around the first line that begins with ``start``, and the line of its first marker."""
    lines = text.split("\n")
    number = next(number for number, line in enumerate(lines) if line.startswith(start))
    ours = lines[number]
    theirs = ours.replace("1", "7").replace("DEVELOPED", "APPLIED").replace("Critical: 0", "Critical: 4")
    conflict = ["<<<<<<< HEAD", ours, "||||||| 1234567", ours, "=======", theirs, ">>>>>>> topic/other"]
    return ending.join([*lines[:number], *conflict, *lines[number + 1 :]]), number + 1


def told(texts: dict[str, str]) -> set[tuple[str, str, str]]:
    report = report_on(texts)
    assert not report.crashes
    return {(one.rule, one.place.document, one.message) for one in report.findings}


@pytest.mark.parametrize("ending", ["\n", "\r\n"], ids=["lf", "crlf"])
@pytest.mark.parametrize("key", DOCUMENTS)
def test_a_conflict_is_told_and_nothing_else(key: str, ending: str) -> None:
    texts = course()
    texts[key] = texts[key].replace("\n", ending) if ending != "\n" else texts[key]
    known = told(texts)
    text, line = in_conflict(course()[key], DOCUMENTS[key], ending)
    new = told({**texts, key: text}) - known
    message = f"a merge conflict stands here, from line {line} to line {line + 6}, keep one side and delete the markers"
    assert new == {("record-conflict", key, message)}


def test_a_conflict_in_a_notebook_is_told_once() -> None:
    key = "notebooks/1-1-2-bakers-percentage.ipynb"
    text, _ = in_conflict(course()[key], " ")
    new = told({**course(), key: text}) - told(course())
    assert {(rule, place) for rule, place, _ in new} == {("record-conflict", key)}


@pytest.mark.parametrize(
    "text",
    [
        "Title\n=======\n\nText\n",
        "<<<<<<< HEAD\none\n",
        "<<<<<<< HEAD\none\n=======\ntwo\n",
        "a <<<<<<< b\n=======\n>>>>>>> c\n",
        "    <<<<<<< HEAD\n    =======\n    >>>>>>> x\n",
        "<<<<<<<< HEAD\n========\n>>>>>>>> x\n",
        "> > > > > > >\n>>>>>>> quoted\n",
    ],
)
def test_what_is_no_conflict(text: str) -> None:
    source = Source("record.md", text)
    assert conflicts(source) == ()
    assert our_side(source) is source


def test_a_conflict_in_a_code_block_may_be_an_example() -> None:
    source = Source("record.md", "```\n<<<<<<< HEAD\none\n=======\ntwo\n>>>>>>> x\n```\n")
    assert conflicts(source) == (Conflict(1, 3, 5, shown=True),)
    assert our_side(source) is source


def test_our_side_keeps_every_place() -> None:
    source = Source("record.md", "a\r\n<<<<<<< HEAD\r\none\r\n=======\r\ntwo\r\n>>>>>>> x\r\nz\n")
    text = our_side(source).text
    assert len(text) == len(source.text)
    assert text.split() == ["a", "one", "z"]
    assert text.index("z") == source.text.rindex("z")
