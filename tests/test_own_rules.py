"""Rules of a course's own: those of the documentation run, every generic check works, examples that fail are told."""

from __future__ import annotations

import re

import pytest

from reclint.api import Course
from reclint.catalogue import Rule
from reclint.run.examples import run_examples
from reclint.text.errors import CatalogueError

from .conftest import ROOT
from .samples import own_rule

RECORD = """\
# Module 1.1: Knots -- Record

## Concept Index

| Concept | Depth | Lesson | Notes |
| --- | --- | --- | --- |
| Bowline | DEVELOPED | first-knots | |
| Splice | INTRODUCED | second-knots | Two ropes become one |

## Per-Lesson Summaries

### Lesson 1: First Knots (first-knots)

**Cognitive load:** BUILD

**Concepts taught:**
- Bowline (DEVELOPED)

**Notebook:** `notebooks/knots.ipynb`
- Exercise 1 (Guided): Tie it slowly.
- Exercise 2 (Supported): Tie it slowly.

### Lesson 2: Second Knots (second-knots)

**Concepts taught:**
- Splice (INTRODUCED)
- Sheepshank
"""


def with_rules(rules: str, record: str = RECORD) -> Course:
    """A course of one record with a notebook and rules of its own."""
    texts = {"record.md": record, "notebooks/splice.ipynb": "{}", "own.yaml": rules}
    return Course.of_texts({**texts, "reclint.yaml": "rule-files: [own.yaml]\n"})


def own(check: str, options: str, message: str, record: str = RECORD) -> Course:
    related = "related: {first: first at}" if check == "unique" else ""
    return with_rules(own_rule(f"check: {check}", options, f"{{default: '{message}'}}", related), record)


@pytest.mark.parametrize(
    ("check", "options", "old", "new"),
    [
        ("count", "{target: row, at-most: 0, per: record}", "| Splice |", "| Bend | INTRODUCED | x | |\n| Splice |"),
        ("count", "{target: taught, at-least: 5}", "- Sheepshank\n", ""),
        ("length", "{target: row, attribute: notes, at-most: 3}", "Two ropes", "Two ropes or three"),
        ("length", "{target: row, attribute: notes, at-least: 9}", "Two ropes become one", "Two ropes"),
        ("ascending", "{target: exercise, attribute: number}", "Exercise 3", "Exercise 4"),
    ],
)
def test_a_finding_that_grows_is_worse(check: str, options: str, old: str, new: str) -> None:
    record = RECORD.replace("Exercise 1", "Exercise 3") if check == "ascending" else RECORD
    before = own(check, options, "m", record)
    compared = before.update("record.md", record.replace(old, new)).compared(before).comparison
    assert compared
    assert [one.rule for one in (*compared.new, *compared.worse, *compared.fixed)].count("own-rule") == 1
    assert [one.rule for one in compared.worse] == ["own-rule"]


def found(course: Course) -> list[tuple[int, str]]:
    report = course.check()
    assert not report.crashes
    return [(f.place.start.line, f.message) for f in report.findings if f.rule == "own-rule"]


@pytest.mark.parametrize(
    ("check", "options", "message", "expected"),
    [
        (
            "required",
            "{target: lesson, attribute: load}",
            "{name} lacks {attribute}",
            [(23, "second-knots lacks load")],
        ),
        ("required", "{target: row, attribute: notes}", "{name}", [(7, "Bowline")]),
        (
            "one-of",
            "{target: row, attribute: depth, values: [DEVELOPED]}",
            "{value} is none of {allowed}",
            [(8, "INTRODUCED is none of DEVELOPED")],
        ),
        (
            "none-of",
            "{target: exercise, attribute: level, values: [Guided]}",
            "{name} is {value}",
            [(20, "exercise 1 is Guided")],
        ),
        (
            "pattern",
            "{target: lesson, attribute: title, pattern: '^First'}",
            "{value} lacks {pattern}",
            [(23, "Second Knots lacks ^First")],
        ),
        ("count", "{target: taught, at-most: 1}", "{lesson} has {count}", [(23, "second-knots has 2")]),
        ("count", "{target: row, per: record, at-least: 3}", "{count} of {least}", [(1, "2 of 3")]),
        (
            "count",
            "{target: row, where: {depth: [INTRODUCED, APPLIED]}, at-least: 1}",
            "{lesson} has {count}",
            [(12, "first-knots has 0")],
        ),
        ("unique", "{target: exercise, attribute: title}", "{value} again", [(21, "Tie it slowly again")]),
        ("ascending", "{target: row, attribute: depth}", "{value} after {before}", []),
        ("ascending", "{target: lesson, attribute: position}", "{value}", []),
        (
            "reference",
            "{target: taught, attribute: concept, to: concept}",
            "{missing} is no concept{suggestion}",
            [(27, "Sheepshank is no concept")],
        ),
        (
            "reference",
            "{target: notebook, attribute: path, to: notebook}",
            "{missing}",
            [(19, "notebooks/knots.ipynb")],
        ),
        ("length", "{target: row, attribute: notes, at-most: 3}", "{count} words", [(8, "4 words")]),
    ],
)
def test_generic_checks(check: str, options: str, message: str, expected: list[tuple[int, str]]) -> None:
    assert found(own(check, options, message)) == expected


def test_the_rules_of_the_documentation_run() -> None:
    blocks = re.findall(r"```yaml\n(.*?)```", (ROOT / "docs" / "own-rules.md").read_text("utf-8"), re.S)
    course = with_rules(blocks[1])
    assert len(own_rules(course)) == 3
    assert failures(course) == []


def own_rules(course: Course) -> list[Rule]:
    return [rule for rule in course.rules if rule.family == "own"]


def failures(course: Course) -> list[tuple[str, str]]:
    """What fails in the examples of a course's own rules."""
    lexicon = course.workspace.documents.lexicon
    return [
        (failure.example, failure.kind)
        for rule in own_rules(course)
        for failure in run_examples(rule, course.catalogue, lexicon)
    ]


def test_a_retired_name_redirects() -> None:
    catalogue = with_rules("retired: {depth-odd: depth-unknown}\nrules: {}\n").catalogue
    assert catalogue.find("depth-odd").name == "depth-unknown"
    assert catalogue.fitting(["depth-odd"]) == {"depth-unknown"}


def test_failing_examples_are_told_apart() -> None:
    text = """\
rules:
  own-rule:
    grade: polish
    summary: s
    why: w
    remedy: r
    check: required
    options: {target: lesson, attribute: load}
    messages: {default: '{name} lacks its load'}
    since: "1"
    examples:
      good:
        - record: "# Module 1.1: K -- Record\\n\\n## Per-Lesson Summaries\\n\\n### alpha\\n"
      bad:
        - record: "# Module 1.1: K -- Record\\n\\n## Per-Lesson Summaries\\n\\n### alpha\\n"
          finds:
            - {at: "5:9", message: alpha lacks its load}
            - {at: "6:1", message: beta lacks its load}
"""
    assert failures(with_rules(text)) == [
        ("bad example 1", "misplaced"),
        ("bad example 1", "missing"),
        ("good example 1", "unexpected"),
    ]


TWICE = """\
# Module 1.1: Knots -- Record

## Concept Index

| Concept | Depth | Lesson | Notes |
| --- | --- | --- | --- |
| Bowline | DEVELOPED | first-knots | |

## Per-Lesson Summaries

### Lesson 1: First Knots (first-knots)

**Concepts taught:**
- Bowline (DEVELOPED)
- Hitch (DEVELOPED)

### Lesson 2: First Knots Again (first-knots)

**Concepts taught:**
- Bowline (DEVELOPED)
- Anchor bend (DEVELOPED)
"""


@pytest.mark.parametrize(
    ("check", "options", "expected"),
    [
        ("count", "{target: taught, at-most: 2}", []),
        ("count", "{target: taught, at-least: 3}", [11, 17]),
        ("count", "{target: row, at-least: 1}", []),
        ("unique", "{target: taught, attribute: concept, per: lesson}", []),
        ("unique", "{target: taught, attribute: concept, per: record}", [20]),
        ("ascending", "{target: taught, attribute: concept, per: lesson}", [21]),
    ],
)
def test_things_belong_to_a_section_and_not_to_a_slug(check: str, options: str, expected: list[int]) -> None:
    assert [line for line, _ in found(own(check, options, "{name}", TWICE))] == expected


@pytest.mark.parametrize("behind", [":>20000000", "!r:>9999999", "!s", ":{least}"])
def test_a_message_that_could_ask_for_any_length_of_text_is_refused_when_it_is_read(behind: str) -> None:
    text = own_rule("check: count", "{target: entry}", f"{{default: 'there are {{count{behind}}}'}}")
    with pytest.raises(CatalogueError, match=r'own\.yaml:9:16: the message cannot be read: "{count}" takes no format'):
        with_rules(text).check()


WHOLE = """\
# Module 1.1: Knots -- Record

**Goal:** Tie what holds

**Status:** Complete

## Lessons

### Lesson 1: First Knots (first-knots)

**Load:** BUILD

**Concepts taught:**
- Bowline (DEVELOPED)

**Misconceptions addressed:**
- A knot must be tight

**Notebook:** `notebooks/knots.ipynb`
- Exercise 1 (Guided): Tie it slowly

**Review:** Passed at iteration 1/3. Iteration 1: 0 critical, 1 improvement, 2 polish.

## Mental Models

- **A loop is a promise** (established in first-knots)
"""


@pytest.mark.parametrize(
    ("target", "attribute", "line", "values"),
    [
        ("record", "goal", 1, ["Tie what holds"]),
        ("lesson", "load", 11, ["BUILD"]),
        ("field", "kind", 11, ["load", "taught", "misconceptions", "notebook", "review"]),
        ("entry", "text", 17, ["BUILD", "Bowline (DEVELOPED)", "A knot must be tight"]),
        ("taught", "depth", 14, ["DEVELOPED"]),
        ("notebook", "path", 19, ["notebooks/knots.ipynb"]),
        ("exercise", "level", 20, ["Guided"]),
        ("iteration", "polish", 22, ["2"]),
        ("model", "name", 26, ["A loop is a promise"]),
    ],
)
def test_every_target_gives_what_it_says(target: str, attribute: str, line: int, values: list[str]) -> None:
    course = own("pattern", f"{{target: {target}, attribute: {attribute}, pattern: '^never$'}}", "{value}", WHOLE)
    told = found(course)
    assert line in [place for place, _ in told]
    assert [value for _, value in told][: len(values)] == values
