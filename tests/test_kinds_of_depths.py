"""Kinds of depths in lists and rows that are easily misread, each beside the fault that it looks like."""

from __future__ import annotations

import pytest

from .samples import record_text
from .test_near_misses import ASKED, SURE, Case, answers


def marked(word: str, answer: str | None) -> Case:
    """A third item with a word in the place of a depth, after two with depths."""
    items = "- Windowpane test (DEVELOPED)\n- Egg wash (MENTIONED)\n"
    text = record_text(
        f"**Concepts taught:**\n{items}- Crumb shot {word}", rows="| Crumb shot | APPLIED | soft-rolls | |"
    )
    return Case("depth-unknown", {"record.md": text}, answer)


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


CASES = {
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
    "raised from what the item has": raised("Raised from INTRODUCED at the oven.", ASKED),
    "raised from something else": raised("Raised from MENTIONED at the oven.", SURE),
    "raised beside the depth": raised("", ASKED, depth="DEVELOPED (upgraded from INTRODUCED)"),
    "not a word on it": raised("", SURE),
}


@pytest.mark.parametrize("name", CASES)
def test_a_kind_of_depth(name: str) -> None:
    found = answers(CASES[name])
    assert found == ([CASES[name].answer] if CASES[name].answer else [])
