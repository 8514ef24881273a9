"""Suppression comments: what they hold for, and that what they silence stays in the report."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reclint.findings.report import Report
from reclint.readers import Lexicon
from reclint.readers.directives import Directive
from reclint.report.check import json as check_json
from reclint.report.check import text
from reclint.suppression.silencing import Silencer
from reclint.text.source import Span
from reclint.workspace import Workspace

from .conftest import Result
from .samples import report_on

HEAD = "# Module 1.1: Knots -- Record\n"
INDEX = "\n## Concept Index\n\n{before}| Concept | Depth | Lesson | Notes |\n| --- | --- | --- | --- |\n{rows}\n"
SECTION = "\n## Per-Lesson Summaries\n\n{before}### Lesson 1: First Knots (first-knots)\n\n**Analogies used:**\n"
REASON = "this course has its own scale"


def report(record: str) -> Report:
    return report_on({"record.md": record})


def found(record: str) -> list[tuple[str, int, str | None]]:
    """Rule, line, and the reason of the suppression."""
    return [
        (f.rule, f.place.start.line, f.suppressed.reason if f.suppressed else None)
        for f in report(record).findings
        if f.rule not in ("summaries-missing", "record-not-understood")
    ]


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        (
            HEAD
            + INDEX.format(before="", rows=f"| Bowline | HELD <!-- reclint-ignore depth-unknown: {REASON} --> | a | |"),
            [("depth-unknown", 7, REASON)],
        ),
        (
            HEAD
            + INDEX.format(
                before=f"<!-- reclint-ignore depth-unknown: {REASON} -->\n",
                rows="| Bowline | HELD | a | |\n| Splice | HOLD | a | |",
            ),
            [("depth-unknown", 8, REASON), ("depth-unknown", 9, REASON)],
        ),
        (
            HEAD
            + f"\n<!-- reclint-ignore-file depth-unknown, field-empty: {REASON} -->\n"
            + INDEX.format(before="", rows="| Bowline | HELD | first-knots | |")
            + SECTION.format(before=""),
            [("depth-unknown", 9, REASON), ("field-empty", 15, REASON)],
        ),
        (
            HEAD
            + INDEX.format(before="", rows="| Bowline | DEVELOPED | first-knots | |")
            + SECTION.format(before=f"<!-- reclint-ignore field-empty: {REASON} -->\n"),
            [("field-empty", 14, REASON)],
        ),
        (
            HEAD
            + "\n```\n<!-- reclint-ignore depth-unknown: an example -->\n```\n"
            + INDEX.format(before="", rows="| A | B | a | |"),
            [("depth-unknown", 11, None)],
        ),
        (
            HEAD + INDEX.format(before="", rows="| Bowline | HELD | a | <!-- reclint-ignore depth-unknown: --> |"),
            [("depth-unknown", 7, None), ("suppression-invalid", 7, None)],
        ),
        (
            HEAD
            + INDEX.format(before="", rows=f"| Bowline | HELD | a | | <!-- reclint-ignore depth-unknown: {REASON} -->"),
            [("depth-unknown", 7, REASON)],
        ),
        (
            HEAD
            + INDEX.format(
                before="<!-- reclint-ignore depth-unknown:\n     for now -->\n", rows="| Bowline | HELD | a | |"
            ),
            [("depth-unknown", 9, "for now")],
        ),
        (
            HEAD + INDEX.format(before="", rows="| Bowline `<!-- reclint-ignore depth-unknown: x -->` | HELD | a | |"),
            [("depth-unknown", 7, None)],
        ),
    ],
    ids=["cell", "block", "file", "section", "code", "without reason", "row end", "several lines", "code span"],
)
def test_what_a_comment_holds_for(record: str, expected: list[tuple[str, int, str | None]]) -> None:
    assert found(record) == expected


def test_a_comment_is_no_part_of_the_cell(lexicon: Lexicon) -> None:
    comment = f"<!-- reclint-ignore depth-unknown: {REASON} -->"
    record = HEAD + INDEX.format(before="", rows=f"| Bowline {comment} | HELD | a | |")
    module = Workspace.of_texts({"record.md": record}, lexicon).modules[0]
    assert [row.name.text for row in module.record.rows] == ["Bowline"]


def test_suppressed_findings_are_counted_and_kept() -> None:
    comment = f"<!-- reclint-ignore depth-unknown: {REASON} -->"
    record = (
        HEAD + INDEX.format(before="", rows=f"| Bowline | HELD {comment} | first-knots | |") + SECTION.format(before="")
    )
    result = report(f"{record}\n**Concepts taught:**\n- Bowline\n")
    shown = json.loads(check_json.render(result))
    assert [entry["suppressed"] for entry in shown["findings"] if entry["rule"] == "depth-unknown"] == [
        {"how": "comment", "reason": REASON}
    ]
    assert (shown["summary"]["suppressed"], shown["summary"]["improvement"], shown["verdict"]) == (1, 0, "PASS")
    assert "suppressed: 1 by comments" in text.render(result).splitlines()


def test_a_comment_for_a_rule_that_was_not_run_is_not_unused() -> None:
    comment = "<!-- reclint-ignore notebook-missing: it is on its way -->"
    record = HEAD + INDEX.format(before="", rows=f"| Bowline | DEVELOPED | a | {comment} |")
    rules = [result.rule for result in report(record).findings]
    assert "suppression-unused" not in rules


NAMES = ("depth-unknown", "concept-duplicate")


@given(
    st.lists(
        st.builds(
            Directive,
            span=st.just(Span(0, 0)),
            rules=st.lists(st.sampled_from(NAMES), max_size=3, unique=True).map(tuple),
            reason=st.sampled_from(["", REASON]),
            lines=st.builds(lambda start, length: range(start, start + length), st.integers(0, 20), st.integers(0, 9)),
            whole=st.none(),
            misplaced=st.booleans(),
        )
    )
)
def test_the_first_comment_that_covers_a_line_silences_its_findings(directives: list[Directive]) -> None:
    silencer = Silencer(directives)
    for rule in NAMES:
        for line in range(30):
            expected = next(
                (
                    place
                    for place, directive in enumerate(directives)
                    if line in directive.lines and rule in directive.rules
                    if directive.reason and not directive.misplaced
                ),
                None,
            )
            assert silencer.find(rule, line) == expected


def test_a_rule_that_a_comment_names_twice_is_told_once() -> None:
    comment = f"<!-- reclint-ignore depth-unkown, depth-unkown: {REASON} -->\n"
    findings = report(HEAD + INDEX.format(before=comment, rows="")).findings
    assert [finding.rule for finding in findings].count("suppression-invalid") == 1


@pytest.mark.parametrize(
    "word",
    [
        "reclint-ignor",
        "reclint-disable",
        "reclint-ignore-next-line",
        "reclint-ignorefile",
        "reclint-Ignore",
        "reclint ignore",
        "reclint: disable",
    ],
)
def test_a_comment_that_was_meant_to_silence_is_told(word: str, folder: Path, reclint: Callable[..., Result]) -> None:
    page = folder / "page.md"
    page.write_text(f"# Module 1.1: Rolls -- Record\n\nSoft <!-- {word} depth-unknown: why -->\n", "utf-8")
    found = json.loads(reclint("check", "--select", "suppression-*", "--output", "json").out)["findings"]
    said = f'there is no comment "{word}", expected <!-- reclint-ignore RULE: reason -->'
    assert [(entry["line"], entry["column"], entry["message"]) for entry in found] == [(3, 6, said)]


@pytest.mark.parametrize(
    "text", ["reclint", "reclint: depth-mismatch 7e5dae934987", "use reclint-ignore", "reclinter-off"]
)
def test_other_comments_are_left_alone(text: str, folder: Path, reclint: Callable[..., Result]) -> None:
    page = folder / "page.md"
    page.write_text(f"# Module 1.1: Rolls -- Record\n\n<!-- {text} -->\n", "utf-8")
    assert json.loads(reclint("check", "--select", "suppression-*", "--output", "json").out)["findings"] == []
