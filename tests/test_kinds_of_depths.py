"""Kinds of depths in lists and rows that are easily misread, each beside the fault that it looks like."""

from __future__ import annotations

import pytest

from .samples import record_text
from .test_near_misses import ASKED, SURE, TAUGHT, Case, answers, record


def marked(word: str, answer: str | None) -> Case:
    """A third item with a word in the place of a depth, after two with depths."""
    items = "- Windowpane test (DEVELOPED)\n- Egg wash (MENTIONED)\n"
    text = record_text(
        f"**Concepts taught:**\n{items}- Crumb shot {word}", rows="| Crumb shot | APPLIED | soft-rolls | |"
    )
    return Case("depth-unknown", {"record.md": text}, answer)


def of_row(depth: str, answer: str | None) -> Case:
    return Case(
        "depth-unknown", {"record.md": record_text("Milk.", rows=f"| Crumb shot | {depth} | soft-rolls | |")}, answer
    )


def raised(notes: str, answer: str | None, *, depth: str = "DEVELOPED") -> Case:
    """An item that is introduced, and a row of its lesson with another depth and some notes."""
    rows = f"| Crumb shot | {depth} | soft-rolls | {notes} |"
    items = "- Windowpane test (DEVELOPED)\n- Egg wash (MENTIONED)\n- Crumb shot (INTRODUCED)"
    return Case("depth-mismatch", {"record.md": record_text(f"**Concepts taught:**\n{items}", rows=rows)}, answer)


def goes_on(depth: str, answer: str | None, *, notes: str = "", others: str = "") -> Case:
    """A concept that module 2.2 takes up, which an earlier module left INTRODUCED."""
    earlier = record_text("Milk.", rows="| Crumb shot | INTRODUCED | soft-rolls | |").replace("2.1", "2.0")
    later = record_text("Milk.", rows=f"| Crumb Shot | {depth} | soft-rolls | {notes} |\n{others}").replace(
        "2.1", "2.2"
    )
    return Case("depth-lowered", {"a/record.md": earlier, "b/record.md": later}, answer)


def went_on(first: str, second: str, depth: str, answer: str | None) -> Case:
    """A concept that three modules have, one after the other."""
    found = {"a": first, "b": second, "c": depth}
    texts = {
        f"{name}/record.md": record_text("Milk.", rows=f"| Crumb shot | {level} | soft-rolls | |").replace(
            "2.1", f"2.{at}"
        )
        for at, (name, level) in enumerate(found.items())
    }
    return Case("depth-lowered", texts, answer)


def joined(item: str, answer: str | None, *, rows: str = "") -> Case:
    """An item at DEVELOPED, and the rows "Scoring" at DEVELOPED and "Steam" at APPLIED, or others."""
    rows = rows or "| Scoring | DEVELOPED | soft-rolls | |\n| Steam | APPLIED | soft-rolls | |"
    text = record_text(f"**Concepts taught:**\n- {item}\n- Windowpane test (DEVELOPED)", rows=rows)
    return Case("depth-mismatch", {"record.md": text}, answer)


ONE_CONCEPT = "| Scoring (how) | DEVELOPED | soft-rolls | |\n| Scoring (why) | APPLIED | soft-rolls | |"
JOINED = {
    "a depth that is still to come": joined(
        "Scoring (DEVELOPED; not yet INTRODUCED, and APPLIED only in lesson 3)", None
    ),
    "another than the depth to come": joined(
        "Scoring (INTRODUCED; not yet DEVELOPED, and APPLIED only in lesson 3)", SURE
    ),
    "by a sign": joined("Scoring & steam (DEVELOPED)", SURE),
    "by a word": joined("Scoring and steam (DEVELOPED)", SURE),
    "by a plus": joined("Scoring plus steam (DEVELOPED)", SURE),
    "by a comma": joined("Scoring, steam (DEVELOPED)", SURE),
    "by a slash": joined("Scoring / steam (DEVELOPED)", SURE),
    "two rows that agree": joined(
        "Scoring & steam (DEVELOPED)",
        None,
        rows="| Scoring | DEVELOPED | soft-rolls | |\n| Steam | DEVELOPED | soft-rolls | |",
    ),
    "two rows of one concept": joined("Scoring, how and why (DEVELOPED)", None, rows=ONE_CONCEPT),
    "one in the explanation": joined("Scoring (DEVELOPED) -- before the steam comes", None),
}


@pytest.mark.parametrize("name", JOINED)
def test_a_mark_for_several_rows(name: str) -> None:
    assert answers(JOINED[name]) == ([JOINED[name].answer] if JOINED[name].answer else [])


LATER = "### Lesson 1: Soft Rolls (soft-rolls)\n\n**Concepts taught:**\n- Crumb shot ({0})\n\n### Lesson 2: Rye (rye)"


def taken_up(
    item: str,
    answer: str | None,
    *,
    first: str = "INTRODUCED",
    row: str = "APPLIED | rye | |",
    rule: str = "depth-lowered",
) -> Case:
    """A concept of lesson 1 that lesson 2 takes up with an item and a row."""
    rows = f"| Crumb shot | {first} | soft-rolls | |\n| Crumb shot | {row}"
    text = record_text(item, heading=LATER.format(first), rows=rows)
    return Case(rule, {"record.md": text}, answer)


def falling(row: str, answer: str | None, *, item: str = "**Concepts taught:**\n- Crumb shot") -> Case:
    return taken_up(item, answer, first="DEVELOPED", row=row, rule="depth-regression")


TAKEN_UP = {
    "from where lesson 1 left it": taken_up(
        "**Concepts taught:** Crumb shot (APPLIED -- elevated from INTRODUCED)", None
    ),
    "from another depth": taken_up("**Concepts taught:** Crumb shot (APPLIED -- elevated from DEVELOPED)", SURE),
    "from another depth by an arrow": taken_up("**Concepts taught:** Crumb shot (DEVELOPED -> APPLIED)", SURE),
    "the row says where from": taken_up(
        "**Concepts taught:** Crumb shot (DEVELOPED -> APPLIED)", SURE, row="INTRODUCED -> APPLIED | rye | |"
    ),
    "as the row says": taken_up(
        "**Concepts taught:** Crumb shot (INTRODUCED -> APPLIED)", None, row="INTRODUCED -> APPLIED | rye | |"
    ),
    "a lower depth": falling("INTRODUCED | rye | |", ASKED),
    "a refresher by its notes": falling("INTRODUCED | rye | a refresher |", None),
    "a refresher by its lesson": falling("INTRODUCED | rye (refresher) | |", None),
    "a refresher by its item": falling(
        "INTRODUCED | rye | |", None, item="**Concepts taught:**\n- Crumb shot (INTRODUCED) -- refresher only"
    ),
    "revisited by its label": falling("INTRODUCED | rye | |", None, item="**Concepts revisited:**\n- Crumb shot"),
    "mentioned again": falling("MENTIONED | rye | |", None),
    "a higher depth": falling("APPLIED | rye | |", None),
    "not yet deeper": taken_up("**Concepts taught:** Crumb shot (APPLIED; not yet DEVELOPED)", None),
    "of the same lesson": falling("INTRODUCED | soft-rolls | |", None),
}


@pytest.mark.parametrize("name", TAKEN_UP)
def test_a_concept_that_a_later_lesson_takes_up(name: str) -> None:
    assert answers(TAKEN_UP[name]) == ([TAKEN_UP[name].answer] if TAKEN_UP[name].answer else [])


def told(mark: str, rule: str, answer: str | None) -> Case:
    """An item with a mark, the row of which says DEVELOPED."""
    section = TAUGHT.replace("Windowpane test (DEVELOPED)", f"Windowpane test {mark}")
    return record(section, answer, rule=rule)


OTHER_LESSONS = {
    "raised in the next lesson": told("(DEVELOPED; APPLIED only in the next lesson)", "depth-unknown", None),
    "raised in the next lesson, and too low": told("(INTRODUCED; APPLIED in the next lesson)", "depth-mismatch", SURE),
    "raised by a session": told("(DEVELOPED -- APPLIED by the third session)", "depth-unknown", None),
    "raised later": told("(DEVELOPED, APPLIED later on)", "depth-unknown", None),
    "raised, with the lesson in parentheses": told("(DEVELOPED; APPLIED (L3))", "depth-unknown", None),
    "raised, the lesson first": told("(DEVELOPED; in lesson 3 APPLIED)", "depth-mismatch", None),
    "raised, without parentheses": told("-- DEVELOPED; APPLIED in the next lesson", "depth-unknown", None),
    "raised by the module before": told("(MENTIONED in the previous module; DEVELOPED)", "depth-mismatch", None),
    "raised here": told("(INTRODUCED in lesson 1; DEVELOPED here)", "depth-mismatch", None),
    "raised here, and too high": told("(DEVELOPED in lesson 1; APPLIED here)", "depth-mismatch", SURE),
    "raised in a lesson to come, and too low": told("(MENTIONED; DEVELOPED in lesson 3)", "depth-mismatch", SURE),
    "two depths": told("(DEVELOPED; APPLIED)", "depth-unknown", SURE),
    "two depths, one in an exercise": told("(DEVELOPED, APPLIED in the exercise)", "depth-unknown", SURE),
}


@pytest.mark.parametrize("name", OTHER_LESSONS)
def test_a_depth_of_another_lesson(name: str) -> None:
    case = OTHER_LESSONS[name]
    assert answers(case) == ([case.answer] if case.answer else [])


CASES = {
    "from where an older module left it": went_on("INTRODUCED", "DEVELOPED", "INTRODUCED -> APPLIED", SURE),
    "from where the latest module left it": went_on("INTRODUCED", "DEVELOPED", "DEVELOPED -> APPLIED", None),
    "from what a later module only mentions": went_on("DEVELOPED", "MENTIONED", "DEVELOPED -> APPLIED", None),
    "from where the module before left it": goes_on("INTRODUCED -> APPLIED", None),
    "from another depth than the module before": goes_on("MENTIONED → DEVELOPED", SURE),
    "from another depth, beside a module that is not here": goes_on(
        "MENTIONED -> DEVELOPED", ASKED, notes="see Module 1.9"
    ),
    "from where its own record left it": goes_on(
        "DEVELOPED", None, others="| Crumb shot | DEVELOPED -> APPLIED | soft-rolls | |\n"
    ),
    "a word that ends as depths do": marked("(MASTERED)", SURE),
    "the same before an explanation": marked("(PRACTISED) -- at home", SURE),
    "a word that ends otherwise": marked("(OPTIONAL)", None),
    "an abbreviation": marked("(HTTPS)", None),
    "a word that says that it was not taught": marked("(SKIPPED)", None),
    "a word in small letters": marked("(crumbled)", None),
    "a depth of the vocabulary": marked("(APPLIED)", None),
    "a depth that is denied": marked("(NOT APPLIED)", SURE),
    "a depth that is denied so far": marked("(not yet APPLIED)", SURE),
    "a depth and one that is denied": marked("(DEVELOPED, not APPLIED)", None),
    "a depth behind what is not so": marked("that is not dense (APPLIED)", None),
    "a lesson where a cell is left out": record(
        "Milk.", None, rule="depth-unknown", rows="| Crumb shot | soft-rolls |"
    ),
    "its slug in code": record("Milk.", None, rule="depth-unknown", rows="| Crumb shot | `soft-rolls` |"),
    "a word where a cell is left out": record("Milk.", SURE, rule="depth-unknown", rows="| Crumb shot | softly |"),
    "a lesson in a row of all cells": of_row("soft-rolls", SURE),
    "a row whose depth is denied": of_row("never DEVELOPED", SURE),
    "a row with one that is denied": of_row("INTRODUCED (not DEVELOPED)", None),
    "raised from what the item has": raised("Raised from INTRODUCED at the oven.", ASKED),
    "raised from something else": raised("Raised from MENTIONED at the oven.", SURE),
    "raised beside the depth": raised("", ASKED, depth="DEVELOPED (upgraded from INTRODUCED)"),
    "not a word on it": raised("", SURE),
}


@pytest.mark.parametrize("name", CASES)
def test_a_kind_of_depth(name: str) -> None:
    found = answers(CASES[name])
    assert found == ([CASES[name].answer] if CASES[name].answer else [])


def test_a_section_that_stands_twice_comes_before_itself_nowhere() -> None:
    section = "**Concepts taught:**\n- Crumb shot (MENTIONED -> DEVELOPED)"
    heading = f"### Lesson 1: Soft Rolls (soft-rolls)\n\n{section}\n\n### Lesson 1: Soft Rolls (soft-rolls)"
    text = record_text(section, heading=heading, rows="| Crumb shot | DEVELOPED | soft-rolls | |")
    assert answers(Case("depth-lowered", {"record.md": text}, None)) == []
