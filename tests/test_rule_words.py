"""No rule has a word of the default vocabulary in it: options name words in force, defaults are places in an order."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from reclint.catalogue import extend_catalogue
from reclint.checks import CHECKS
from reclint.course.opening import load_rules
from reclint.findings.finding import Grade
from reclint.text.errors import CatalogueError
from reclint.vocabulary.vocabulary import Vocabulary

from .conftest import Result
from .samples import own_rule, report_on

Run = Callable[..., Result]
NO_DEPTH = 'option "sure-from": there is no depth "{}", expected {}'


def record(depths: tuple[str, ...]) -> str:
    """A record whose only lesson is silent about one row of each depth."""
    names = ("Bowline", "Splice", "Hitch", "Whipping", "Lashing")
    rows = "".join(
        f"| {name} | {depth} | first-knots | |\n" for name, depth in zip(names, ("-", *depths)[1:], strict=False)
    )
    return f"""\
# Module 1.1: Knots -- Record

## Concept Index

| Concept | Depth | Lesson | Notes |
| --- | --- | --- | --- |
| Rope | {depths[0]} | first-knots | |
{rows}
## Per-Lesson Summaries

### Lesson 1: First Knots (first-knots)

**Concepts taught:**
- Rope ({depths[0]})
"""


@pytest.mark.parametrize(
    ("depths", "sure"),
    [
        (("Met",), []),
        (("Met", "Known"), ["Known"]),
        (("Met", "Known", "Done"), ["Done"]),
        (("Met", "Seen", "Known", "Done"), ["Known", "Done"]),
        (("Met", "Seen", "Told", "Known", "Done"), ["Known", "Done"]),
    ],
    ids=["one", "two", "three", "four", "five"],
)
def test_a_silence_is_sure_above_the_middle_of_the_depths(depths: tuple[str, ...], sure: list[str]) -> None:
    text = record(depths)
    words = f"vocabulary: {{depths: [{', '.join(depths)}]}}\n"
    report = report_on({"record.md": text, "reclint.yaml": words}, "concept-not-summarised")
    lines = text.splitlines()
    assert len(report.findings) == len(depths)
    found = [lines[finding.place.start.line - 1] for finding in report.findings if finding.grade is Grade.IMPROVEMENT]
    assert [line.split("|")[2].strip() for line in found] == sure


@pytest.mark.parametrize(
    ("words", "option", "expected"),
    [
        ("", "Q", "MENTIONED, INTRODUCED, DEVELOPED, APPLIED"),
        ("", "DEVELOPPED", 'MENTIONED, INTRODUCED, DEVELOPED, APPLIED, did you mean "DEVELOPED"?'),
        ("vocabulary: {depths: [Met, Known]}\n", "DEVELOPED", "Met, Known"),
    ],
)
def test_an_option_that_names_a_depth_is_held_against_the_vocabulary_in_force(
    words: str, option: str, expected: str, reclint: Run, course: Path
) -> None:
    text = f"{words}rules:\n  concept-not-summarised:\n    options: {{sure-from: {option}}}\n"
    (course / "reclint.yaml").write_text(text, encoding="utf-8")
    result = reclint("check")
    line = 4 if words else 3
    assert result.code == 2
    assert result.err == f"error: reclint.yaml:{line}:15: {NO_DEPTH.format(option, expected)}\n"


def test_an_option_may_name_a_depth_of_the_course_itself(reclint: Run, course: Path) -> None:
    text = "vocabulary: {depths: [Met, Known]}\nrules:\n  concept-not-summarised:\n    options: {sure-from: Met}\n"
    (course / "reclint.yaml").write_text(text, encoding="utf-8")
    assert reclint("check", "--exit-zero").code == 0


def test_an_option_that_names_a_kind_of_field_is_held_against_the_vocabulary(reclint: Run, course: Path) -> None:
    text = "rules:\n  field-missing:\n    options: {ignore: [notebook, analogis]}\n"
    (course / "reclint.yaml").write_text(text, encoding="utf-8")
    result = reclint("check")
    assert result.code == 2
    assert result.err.startswith('error: reclint.yaml:3:34: option "ignore": there is no kind of field "analogis", ')
    assert result.err.endswith(' did you mean "analogies"?\n')


@pytest.mark.parametrize(
    ("options", "error"),
    [
        (
            "{target: row, attribute: depth, values: [DEVELOPED, APPLYED]}",
            'no depth of the vocabulary is "APPLYED", expected MENTIONED, INTRODUCED, DEVELOPED, APPLIED, '
            'did you mean "APPLIED"?',
        ),
        (
            "{target: taught, where: {depth: Known}, attribute: concept, values: [a]}",
            'no depth of the vocabulary is "Known", expected MENTIONED, INTRODUCED, DEVELOPED, APPLIED',
        ),
        (
            "{target: exercise, attribute: level, values: [guided]}",
            'no level of the vocabulary is "guided", expected Guided, Supported, Independent, did you mean "Guided"?',
        ),
    ],
)
def test_words_in_rules_of_a_course_are_held_against_the_vocabulary(
    options: str, error: str, vocabulary: Vocabulary
) -> None:
    text = own_rule("check: one-of", options)
    with pytest.raises(CatalogueError) as caught:
        extend_catalogue(load_rules(), CHECKS, [(text, "own.yaml")], vocabulary)
    assert caught.value.message == f"own.yaml:8:5: {error}"
