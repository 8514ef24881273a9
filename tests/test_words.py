"""English that agrees with a number: the words themselves, and the messages that are made of them."""

from __future__ import annotations

import re

import pytest

from reclint.api import Course
from reclint.text.words import agreed, counted, plural, spelled

from .conftest import ROOT
from .samples import record_text

INLINE = re.compile(r"""['"](\w*)['"] if [^\n]*== 1 else ['"](?:\1e?s|are|have|do)['"]|['"]s['"] if""")
"""How a plural looks that is made on the spot."""


@pytest.mark.parametrize(
    ("noun", "several"),
    [
        ("record", "records"),
        ("entry", "entries"),
        ("day", "days"),
        ("document with a log", "documents with a log"),
        ("entry of the baseline", "entries of the baseline"),
        ("critical finding", "critical findings"),
    ],
)
def test_a_noun_agrees_with_its_number(noun: str, several: str) -> None:
    assert plural(noun) == several
    assert [counted(number, noun) for number in (0, 1, 2)] == [f"0 {several}", f"1 {noun}", f"2 {several}"]


def test_small_numbers_begin_a_sentence_as_words() -> None:
    assert [spelled(number, "row") for number in (0, 1, 9, 10)] == ["No rows", "One row", "Nine rows", "10 rows"]


def test_a_verb_agrees_with_its_number() -> None:
    assert [agreed(number, "is", "are") for number in (0, 1, 2)] == ["are", "is", "are"]


def test_no_plural_is_made_on_the_spot() -> None:
    files = [path for ending in ("py", "html") for path in (ROOT / "reclint").rglob(f"*.{ending}")]
    found = {path.relative_to(ROOT).as_posix() for path in files if INLINE.search(path.read_text("utf-8"))}
    assert found == set()


def messages(rule: str, section: str, *, rows: str = "", settings: str = "") -> list[str]:
    """What a rule says of a record with a lesson whose section is given, and some rows."""
    course = Course.of_texts({"record.md": record_text(section, rows=rows), "reclint.yaml": settings})
    return [finding.message for finding in course.check().findings if finding.rule == rule]


def test_a_row_has_one_cell() -> None:
    said = 'the row "Proofing" has 1 cell under 4 columns, add what is missing'
    assert messages("table-row-short", "", rows="| Proofing |") == [said]


def test_one_finding_is_spoken_of() -> None:
    section = "**Review:**\n- Iteration 1: NEEDS REVISION -- 4 improvement\n- Iteration 2: PASS -- 1 of {} fixed"
    said = "{} spoken of here, and iteration 1 states 4"
    one, two = (messages("review-count-stated", section.format(f"{n} improvement findings")) for n in (1, 2))
    assert [*one, *two] == [said.format("1 improvement finding is"), said.format("2 improvement findings are")]


def test_one_other_lesson_has_a_field() -> None:
    section = (
        "**Hook:** a torn crust\n\n**Goal:** a round loaf\n\n### Lesson 2: Loaves (loaves)\n\n**Hook:** a flat loaf"
    )
    settings = "rules: {field-missing: {options: {from-siblings: 1}}}"
    said = '"loaves" has no field "Goal", which 1 other lesson has'
    assert messages("field-missing", section, settings=settings) == [said]
