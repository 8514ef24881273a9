"""Fixes that hold are applied together, and those that do not are left out: where a check proposes them."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from reclint.checks import Check, NoOptions
from reclint.checks.subjects import MODULE, lessons
from reclint.findings.finding import Edit, Fix, Hit, Spot
from reclint.run import engine
from reclint.run.fixing import Fixes, Unfixable, fix
from reclint.text.source import Span
from reclint.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reclint.catalogue import Catalogue, Rule
    from reclint.readers import Lexicon
    from reclint.workspace import Lesson, Module


RECORD = """\
# Module 1.1: Knots -- Record

## Concept Index

| Concept | Depth | Lesson |
|---|---|---|
| Bowline | DEVELOPED | first-knots |

## Per-Lesson Summaries

### Lesson 1: First Knots (first-knots)
"""


def proposing(rule: Rule, *edits: tuple[str, str]) -> Rule:
    """A rule whose check finds each of some words, as long as they stand in the record, and proposes to replace it."""

    def find(module: Module, _: object) -> Iterator[Hit]:
        source = module.documents.source(module.key)
        for old, new in edits:
            at = source.text.find(old)
            if at >= 0:
                spot = Spot(module.key, Span(at, at + len(old)))
                facts = {"concept": old, "stated": "", "indexed": ""}
                yield Hit(spot, old, facts, fix=Fix("replace", (Edit(spot, new),)))

    return replace(rule, check=Check(find, MODULE, NoOptions))


def fixed_by(rule: Rule, lexicon: Lexicon) -> Fixes:
    before = Workspace.of_texts({"record.md": RECORD}, lexicon)
    return fix(before, lambda other: engine.run(other, [rule]))


@pytest.fixture
def rule(catalogue: Catalogue) -> Rule:
    return catalogue.find("depth-mismatch")


def after(result: Fixes) -> str:
    [change] = result.changes
    return change.after.text


LEFT_OUT = (Unfixable("record.md", ("depth-mismatch",), "would not hold and is left out: correct it by hand"),)


def test_fixes_that_hold_are_applied_together(rule: Rule, lexicon: Lexicon) -> None:
    result = fixed_by(proposing(rule, ("Bowline", "Sheet bend"), ("Knots (", "Ties (")), lexicon)
    assert result.unfixable == ()
    assert after(result) == RECORD.replace("Bowline", "Sheet bend").replace("Knots (", "Ties (")
    assert result.changes[0].fixed == 2
    assert result.report.findings == ()


def test_a_fix_that_leaves_its_finding_is_left_out_and_the_others_hold(rule: Rule, lexicon: Lexicon) -> None:
    result = fixed_by(proposing(rule, ("Bowline", "Bowlines"), ("Knots (", "Ties (")), lexicon)
    assert result.unfixable == LEFT_OUT
    assert after(result) == RECORD.replace("Knots (", "Ties (")
    assert result.changes[0].fixed == 1
    assert [finding.subject for finding in result.report.findings] == ["bowline"]


def test_a_fix_that_turns_its_finding_into_another_about_the_lesson_is_left_out(rule: Rule, lexicon: Lexicon) -> None:
    def find(lesson: Lesson, _: object) -> Iterator[Hit]:
        source = lesson.module.documents.source(lesson.module.key)
        found = re.search(r"Knots|Ties|Bends", source.text)
        spot = Spot(lesson.module.key, Span(*found.span()))
        facts = {"concept": found[0], "stated": "", "indexed": ""}
        yield Hit(spot, found[0], facts, fix=Fix("replace", (Edit(spot, "Ties"),)))

    turning = replace(rule, check=Check(find, lessons("lesson", lambda _: True), NoOptions))
    result = fixed_by(turning, lexicon)
    assert (result.changes, result.unfixable) == ((), LEFT_OUT)


def test_of_several_fixes_only_those_that_spoil_the_record_are_left_out(rule: Rule, lexicon: Lexicon) -> None:
    result = fixed_by(proposing(rule, ("| Bowline | DEV", "Bowline, DEV"), ("Knots (", "Ties (")), lexicon)
    assert result.unfixable == LEFT_OUT
    assert after(result) == RECORD.replace("Knots (", "Ties (")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("| Bowline | DEVELOPED", "Bowline, DEVELOPED"),
        ("### Lesson 1: First", "Lesson 1: First"),
        ("# Module 1.1: Knots -- Record", "Knots\n"),
    ],
    ids=["row", "section", "record"],
)
def test_a_fix_that_costs_a_row_a_section_or_the_record_is_left_out(
    rule: Rule, lexicon: Lexicon, old: str, new: str
) -> None:
    # The document is a record by its title alone.
    before = Workspace.of_texts({"knots.md": RECORD}, lexicon)
    result = fix(before, lambda other: engine.run(other, [proposing(rule, (old, new))]))
    assert result.changes == ()
    assert result.unfixable == (replace(LEFT_OUT[0], document="knots.md"),)


def test_a_fix_that_makes_a_check_crash_is_left_out(rule: Rule, catalogue: Catalogue, lexicon: Lexicon) -> None:
    def fail_without_bowline(module: Module, _: object) -> Iterator[Hit]:
        if all(row.name.text != "Bowline" for row in module.record.rows):
            raise RuntimeError("no such luck")
        return iter(())

    other = catalogue.find("table-row-short")
    fragile = replace(other, check=Check(fail_without_bowline, MODULE, NoOptions))
    rules = [proposing(rule, ("Bowline", "Sheet bend")), fragile]
    before = Workspace.of_texts({"record.md": RECORD}, lexicon)
    result = fix(before, lambda workspace: engine.run(workspace, rules))
    assert (result.changes, result.unfixable, result.report.crashes) == ((), LEFT_OUT, ())


def test_fixes_that_touch_are_applied_in_rounds(rule: Rule, lexicon: Lexicon) -> None:
    result = fixed_by(proposing(rule, ("Bow", "Sheet "), ("line", "bend")), lexicon)
    assert result.unfixable == ()
    assert after(result) == RECORD.replace("Bowline", "Sheet bend")
    assert result.changes[0].fixed == 2


def test_safe_fixes_go_first_and_may_settle_the_rest(rule: Rule, catalogue: Catalogue, lexicon: Lexicon) -> None:
    def find_until_tied(module: Module, _: object) -> Iterator[Hit]:
        source = module.documents.source(module.key)
        at = source.text.find("Bowline")
        if "Ties (" not in source.text:
            spot, facts = Spot(module.key, Span(at, at + 7)), {"concept": "Bowline", "cells": 0, "expected": 0}
            yield Hit(spot, "Bowline", facts, fix=Fix("replace", (Edit(spot, "Sheet bend"),), safe=False))

    other = catalogue.find("table-row-short")
    unsafe = replace(other, check=Check(find_until_tied, MODULE, NoOptions))
    rules = [unsafe, proposing(rule, ("Knots (", "Ties ("))]
    before = Workspace.of_texts({"record.md": RECORD}, lexicon)
    result = fix(before, lambda workspace: engine.run(workspace, rules), unsafe=True)
    assert after(result) == RECORD.replace("Knots (", "Ties (")
    assert (result.changes[0].fixed, result.unfixable) == (1, ())


def test_what_three_rounds_do_not_end_is_told(rule: Rule, lexicon: Lexicon) -> None:
    endless = proposing(rule, ("line", "rope"), ("rope", "cable"), ("cable", "yarn"), ("yarn", "twine"))
    result = fixed_by(endless, lexicon)
    assert after(result) == RECORD.replace("line", "yarn")
    assert result.unfixable == (
        Unfixable("record.md", ("depth-mismatch",), "is not done after 3 rounds: run the command again"),
    )


def test_a_document_that_is_no_record_is_fixed_too(rule: Rule, lexicon: Lexicon) -> None:
    def find(module: Module, _: object) -> Iterator[Hit]:
        at = module.documents.source("notes.md").text.find("Bowlin ")
        if at >= 0:
            spot, facts = Spot("notes.md", Span(at, at + 6)), {"concept": "Bowlin", "stated": "", "indexed": ""}
            yield Hit(spot, "Bowlin", facts, fix=Fix("replace", (Edit(spot, "Bowline"),)))

    misspelt = replace(rule, check=Check(find, MODULE, NoOptions))
    before = Workspace.of_texts({"record.md": RECORD, "notes.md": "# Notes\n\nBowlin holds.\n"}, lexicon)
    result = fix(before, lambda other: engine.run(other, [misspelt]))
    assert (after(result), result.unfixable) == ("# Notes\n\nBowline holds.\n", ())


@pytest.mark.parametrize("row", ["| Bowline | DEVELOPED | |", "| Bowline | | first-knots |"], ids=["depth", "lesson"])
def test_a_row_that_states_a_depth_or_a_lesson_must_stay(row: str, rule: Rule, lexicon: Lexicon) -> None:
    text = RECORD.replace("| Bowline | DEVELOPED | first-knots |", f"| Splice | APPLIED | first-knots |\n{row}")
    before = Workspace.of_texts({"record.md": text}, lexicon)
    result = fix(before, lambda other: engine.run(other, [proposing(rule, (row, "|||"))]))
    assert (result.changes, result.unfixable) == ((), LEFT_OUT)


def test_a_finding_that_stays_in_the_lesson_hinders_no_fix_of_another(rule: Rule, lexicon: Lexicon) -> None:
    def find(lesson: Lesson, _: object) -> Iterator[Hit]:
        text = lesson.module.documents.source(lesson.module.key).text
        for word, new in (("Bowline", None), ("Knots (", "Ties (")):
            at = text.find(word)
            if at >= 0:
                spot = Spot(lesson.module.key, Span(at, at + len(word)))
                mended = Fix("replace", (Edit(spot, new),)) if new else None
                yield Hit(spot, word, {"concept": word, "stated": "", "indexed": ""}, fix=mended)

    both = replace(rule, check=Check(find, lessons("lesson", lambda _: True), NoOptions))
    result = fixed_by(both, lexicon)
    assert (after(result), result.unfixable) == (RECORD.replace("Knots (", "Ties ("), ())


def test_changes_stand_in_the_order_of_documents_whatever_was_fixed_first(
    rule: Rule, catalogue: Catalogue, lexicon: Lexicon
) -> None:
    def find_in_a(module: Module, _: object) -> Iterator[Hit]:
        source = module.documents.source(module.key)
        at = source.text.find("Bowline")
        if module.key == "a.md" and at >= 0:
            spot, facts = Spot("a.md", Span(at, at + 7)), {"concept": "Bowline", "cells": 0, "expected": 0}
            yield Hit(spot, "Bowline", facts, fix=Fix("replace", (Edit(spot, "Bend"),), safe=False))

    late = replace(catalogue.find("table-row-short"), check=Check(find_in_a, MODULE, NoOptions))
    rules = [late, proposing(rule, ("Splices (", "Ties ("))]
    texts = {"a.md": RECORD, "z.md": RECORD.replace("1.1", "1.2").replace("Knots (", "Splices (")}
    result = fix(Workspace.of_texts(texts, lexicon), lambda other: engine.run(other, rules), unsafe=True)
    assert [change.key for change in result.changes] == ["a.md", "z.md"]


def test_a_finding_that_is_there_still_behind_a_backslash_is_not_gone(rule: Rule, lexicon: Lexicon) -> None:
    def find(module: Module, _: object) -> Iterator[Hit]:
        found = re.search(r"Slip\\?\|knot", module.documents.source(module.key).text)
        spot = Spot(module.key, Span(*found.span()))
        facts = {"concept": found[0], "stated": "", "indexed": ""}
        yield Hit(spot, found[0], facts, fix=Fix("escape", (Edit(spot, r"Slip\|knot"),)))

    escaping = replace(rule, check=Check(find, MODULE, NoOptions))
    before = Workspace.of_texts({"record.md": f"{RECORD}\nSlip|knot\n"}, lexicon)
    result = fix(before, lambda other: engine.run(other, [escaping]))
    assert (result.changes, result.unfixable) == ((), LEFT_OUT)


def test_fixes_that_end_where_they_began_change_nothing(rule: Rule, lexicon: Lexicon) -> None:
    result = fixed_by(proposing(rule, ("line", "rope"), ("rope", "cable"), ("cable", "line")), lexicon)
    assert result.changes == ()
    assert [entry.document for entry in result.unfixable] == ["record.md"]
