"""The engine: identity, order, crashes, skipped rules, fixes."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace

import pytest

from reclint.catalogue import Catalogue, Rule
from reclint.checks import Need
from reclint.checks.subjects import MODULE
from reclint.findings.answers import Answer, Answers
from reclint.findings.outcome import Outcome
from reclint.findings.report import Crash
from reclint.readers import Lexicon
from reclint.report.check import json as check_json
from reclint.run import engine
from reclint.run.base import Base
from reclint.text.source import Source
from reclint.workspace import Documents, Workspace

from .conftest import RECORDS, ROOT

PATH = RECORDS / "series-1" / "module-1-3" / "record.md"


def workspace(lexicon: Lexicon, text: str | None = None) -> Workspace:
    return Workspace.of_texts({"record.md": text or PATH.read_text("utf-8")}, lexicon)


def broken(rule: Rule) -> Rule:
    def fail(*_: object) -> list[object]:
        raise RuntimeError("no such luck")

    return replace(rule, check=replace(rule.check, run=fail, subject=MODULE))


def test_a_crash_is_that_rules_crash_and_the_rest_goes_on(catalogue: Catalogue, lexicon: Lexicon) -> None:
    rules = [broken(rule) if rule.name == "depth-mismatch" else rule for rule in catalogue.rules]
    report = engine.run(workspace(lexicon), rules)
    assert report.crashes == (Crash("depth-mismatch", "record.md", "RuntimeError: no such luck"),)
    assert "table-row-detached" in {finding.rule for finding in report.findings}


def test_rules_without_their_inputs_are_skipped_with_the_reason(catalogue: Catalogue, lexicon: Lexicon) -> None:
    report = engine.run(workspace(lexicon), catalogue.rules)
    skipped = {entry.rule: entry.reason for entry in report.skipped}
    assert skipped["notebook-missing"] == "there are no notebooks"
    assert skipped["review-log-arithmetic"] == "there are no review logs"
    assert "depth-mismatch" not in skipped


def test_identity_does_not_depend_on_the_line(catalogue: Catalogue, lexicon: Lexicon) -> None:
    text = PATH.read_text("utf-8")
    moved = text.replace("## Concept Index", "Some words more.\n\n## Concept Index", 1)
    before, after = (engine.run(workspace(lexicon, entry), catalogue.rules).findings for entry in (text, moved))
    assert len(before) == 4
    assert [finding.fingerprint for finding in before] == [finding.fingerprint for finding in after]
    assert len({finding.fingerprint for finding in before}) == len(before)
    assert all(two.place.start.line == one.place.start.line + 2 for one, two in zip(before, after, strict=True))


def test_equal_findings_are_told_apart(catalogue: Catalogue, lexicon: Lexicon) -> None:
    row = "| Bowline | DEVELOPED | a |\n"
    text = (
        f"# Module 1.1: K -- Record\n\n## Concept Index\n\n| Concept | Depth | Lesson | Notes |\n|-|-|-|-|\n{row}{row}"
    )
    findings = engine.run(workspace(lexicon, text), [catalogue.find("table-row-short")]).findings
    assert [finding.ordinal for finding in findings] == [0, 1]
    assert len({finding.fingerprint for finding in findings}) == 2


def test_rows_whose_header_is_cut_off_are_not_measured_by_it(catalogue: Catalogue, lexicon: Lexicon) -> None:
    rows = "| Bowline | DEVELOPED | a |\n| Hitch | APPLIED | a | b | c |\n"
    text = f"# Module 1.1: K -- Record\n\n## Concept Index\n\n{rows}"
    rules = [catalogue.find(f"table-row-{name}") for name in ("short", "overflow", "detached")]
    findings = engine.run(workspace(lexicon, text), rules).findings
    assert [finding.rule for finding in findings] == ["table-row-detached"]


def test_the_order_is_path_line_column_rule_message(catalogue: Catalogue, lexicon: Lexicon) -> None:
    texts = {f"{name}/record.md": PATH.read_text("utf-8") for name in "ba"}
    findings = engine.run(Workspace.of_texts(texts, lexicon), catalogue.rules).findings
    keys = [(f.place.document, *f.place.start, f.rule, f.message) for f in findings]
    assert keys == sorted(keys)


def test_the_output_is_the_same_for_every_hash_seed() -> None:
    outputs = {
        subprocess.run(
            [sys.executable, "-m", "reclint", "check", "records", "--output", "json", "--questions"],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=False,
        ).stdout
        for seed in ("0", "1", "2")
    }
    assert len(outputs) == 1
    assert b'"verdict": "MAJOR REVISION"' in outputs.pop()


def test_the_json_has_the_fix_with_its_places(catalogue: Catalogue, lexicon: Lexicon) -> None:
    report = engine.run(workspace(lexicon), [catalogue.find("table-row-detached")])
    shown = check_json.render(report)
    assert '"title": "remove the blank lines above the rows"' in shown
    edit = report.findings[0].fix.places[0]
    assert (edit.start, edit.stop) == ((18, 1), (19, 1))


# What is told of a run


SCALE = "<!-- reclint-ignore depth-unknown: a scale of its own -->"
KNOTS = """\
# Module 1.1: Knots -- Record

## Concept Index

| Concept | Depth | Lesson | Notes |
| --- | --- | --- | --- |
| Bowline | DEVELOPED | first-knots | |
"""
NOTEBOOK = "notebooks/1-1-9-forgotten.ipynb"
STRAY = '{"cells": [{"cell_type": "markdown", "source": "%s"}], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}'


def test_a_report_says_what_was_looked_at_and_what_could_not_be_read(catalogue: Catalogue, lexicon: Lexicon) -> None:
    data = {
        "z.md": b"# Module 1.9: Z -- Record\n\xff",
        "b/record.md": KNOTS.encode(),
        "a.md": b"\xff",
        "c.md": b"# C\n",
    }
    documents = Documents(data, lambda key: Source.decode(key, data[key]), lexicon)
    assert documents.source("z.md") is None
    chosen = [catalogue.find("depth-unknown"), catalogue.find("depth-mismatch")]
    report = engine.run(Workspace(documents), chosen, ["depth-unknown", "index-missing", "depth-missing"])
    assert report.records == (("b/record.md", 0),)
    assert [entry.document for entry in report.unreadable] == ["a.md", "z.md"]
    assert (report.rules, report.of_rules, report.of_records) == (("depth-unknown", "depth-mismatch"), 4, 1)
    assert (report.findings, report.crashes, report.comparison) == ((), (), None)


def test_no_answer_is_stale_where_not_all_could_be_looked_at(catalogue: Catalogue, lexicon: Lexicon) -> None:
    data = {"record.md": KNOTS.encode(), "notes.md": b"# Notes\n"}
    gone = Answer(rule="depth-mismatch", subject="splice", answer="fault", facts="0" * 32)

    def stale(notes: bytes, *rules: Rule) -> tuple[Answer, ...]:
        texts = {**data, "notes.md": notes}
        documents = Documents(texts, lambda key: Source.decode(key, texts[key]), lexicon)
        return engine.run(Workspace(documents.answering(Answers((gone,)))), rules).stale_answers

    sound, other = catalogue.find("depth-mismatch"), catalogue.find("depth-unknown")
    assert stale(data["notes.md"], sound, other) == (gone,)
    assert stale(b"# Notes\xff\n", sound, other) == ()
    assert stale(data["notes.md"], sound, broken(other)) == ()


def test_what_is_wrong_with_comments_stands_in_the_order_of_all_findings(
    catalogue: Catalogue, lexicon: Lexicon
) -> None:
    text = f"{SCALE.replace(' a scale of its own', '')}\n\n{KNOTS.replace('DEVELOPED', 'HELD')}"
    rules = [catalogue.find("depth-unknown"), catalogue.find("suppression-invalid")]
    found = engine.run(workspace(lexicon, text), rules).findings
    assert [(finding.rule, finding.place.start.line) for finding in found] == [
        ("suppression-invalid", 1),
        ("depth-unknown", 9),
    ]


def test_a_comment_that_names_a_rule_about_comments_is_not_told_to_silence_nothing(
    catalogue: Catalogue, lexicon: Lexicon
) -> None:
    about = SCALE.replace("depth-unknown", "suppression-unused, suppression-invalid")
    found = engine.run(workspace(lexicon, f"{KNOTS}\n{about}\n\nMore.\n"), catalogue.rules).findings
    assert [finding.rule for finding in found if finding.rule.startswith("suppression")] == []


def test_the_text_of_a_notebook_silences_nothing(catalogue: Catalogue, lexicon: Lexicon) -> None:
    comment = "<!-- reclint-ignore-file notebook-orphan: on its way -->"
    texts = {"record.md": KNOTS, NOTEBOOK: STRAY % comment}
    report = engine.run(Workspace.of_texts(texts, lexicon), [catalogue.find("notebook-orphan")])
    assert [(finding.document, finding.suppressed) for finding in report.findings] == [(NOTEBOOK, None)]


# What a rule needs


PLAN = "# Module 1.1: Knots -- Plan\n\n## Lessons\n\n- **Lesson 1 (first-knots):** the bowline\n"
PAGE = "# Course: Knots\n\n## Modules\n\n| Module | Status |\n| --- | --- |\n| 1.1 Knots | Complete |\n"
PASSED = "### Summary\n- Critical: 0\n\n### Verdict: PASS\n"
REVIEW = f"# Lesson: First Knots\n\n## Review — 2024-05-01 (Iteration 1/3)\n\n{PASSED}"
SECTION = "\n## Per-Lesson Summaries\n\n### Lesson 1: First Knots (first-knots)\n"


@pytest.mark.parametrize(
    ("need", "key", "text"),
    [
        (Need.RECORDS, "other/record.md", KNOTS.replace("1.1", "1.2")),
        (Need.PLANS, "plan.md", PLAN),
        (Need.ROLLUPS, "course.md", PAGE),
        (Need.NOTEBOOKS, NOTEBOOK, STRAY % ""),
        (Need.REVIEW_LOGS, "lessons/first-knots.md", REVIEW),
    ],
)
def test_a_rule_is_run_where_what_it_needs_is_there_and_skipped_elsewhere(
    need: Need, key: str, text: str, catalogue: Catalogue, lexicon: Lexicon
) -> None:
    every = {
        "record.md": KNOTS + SECTION,
        "other/record.md": KNOTS.replace("1.1", "1.2"),
        "plan.md": PLAN,
        "course.md": PAGE,
        NOTEBOOK: STRAY % "",
        "lessons/first-knots.md": REVIEW,
    }
    rule = catalogue.find("depth-unknown")
    needy = replace(rule, check=replace(rule.check, needs=frozenset({need})))
    with_it = {"record.md": KNOTS + SECTION, key: text}
    assert engine.run(Workspace.of_texts(with_it, lexicon), [needy]).skipped == ()
    # A planning document is a plan as well.
    also = {"lessons/first-knots.md"} if need is Need.PLANS else set()
    without = {other: held for other, held in every.items() if other not in {key, *also}}
    [skipped] = engine.run(Workspace.of_texts(without, lexicon), [needy]).skipped
    assert (skipped.rule, skipped.reason) == ("depth-unknown", f"there are no {need.value}")


def test_all_that_a_rule_misses_is_told_in_one_order(catalogue: Catalogue, lexicon: Lexicon) -> None:
    rule = catalogue.find("depth-unknown")
    for needs in ([Need.RECORDS, Need.NOTEBOOKS, Need.PLANS], [Need.PLANS, Need.NOTEBOOKS, Need.RECORDS]):
        needy = replace(rule, check=replace(rule.check, needs=tuple(needs)))
        [skipped] = engine.run(workspace(lexicon, KNOTS), [needy]).skipped
        assert skipped.reason == "there are no notebooks and no other records and no plans"


# What an earlier state had


LOGGED = {"record.md": KNOTS + SECTION, "lessons/first-knots.md": REVIEW}


def test_what_went_is_told_once_after_all_others_have_looked(catalogue: Catalogue, lexicon: Lexicon) -> None:
    """A log that went lies in no document of today, and neither does a comment that could silence it."""
    before = Workspace.of_texts(LOGGED, lexicon)
    after = Workspace.of_texts({"record.md": KNOTS + SECTION}, lexicon)
    report = Base("", before, after, catalogue.rules).run()
    assert [f.document for f in report.findings if f.rule == "evidence-lost"] == ["lessons/first-knots.md"]
    [lost] = [entry for entry in report.outcomes if entry.rule == "evidence-lost"]
    assert (lost.outcome, lost.found, lost.module) == (Outcome.FOUND, 1, None)


def test_rules_about_the_course_look_at_the_course_of_today_where_states_are_compared(
    catalogue: Catalogue, lexicon: Lexicon
) -> None:
    other = KNOTS.replace("1.1", "1.2") + SECTION.replace("irst", "ast")
    state = Workspace.of_texts({**LOGGED, "other/record.md": other}, lexicon)
    alone, compared = engine.run(state, catalogue.rules), Base("", state, state, catalogue.rules).run()
    duplicate, again = ([e for e in run.outcomes if e.rule == "lesson-duplicate"] for run in (alone, compared))
    assert [entry.outcome for entry in duplicate] == [Outcome.PASSED]
    assert duplicate == again


def test_a_comment_about_what_went_silences_nothing_only_where_states_are_compared(
    catalogue: Catalogue, lexicon: Lexicon
) -> None:
    comment = SCALE.replace("depth-unknown", "evidence-lost")
    state = Workspace.of_texts({"record.md": f"{KNOTS}\n{comment}\n\nMore.\n"}, lexicon)
    alone = engine.run(state, catalogue.rules)
    compared = Base("", state, state, catalogue.rules).run()
    assert [[f.rule for f in report.findings if f.rule == "suppression-unused"] for report in (alone, compared)] == [
        [],
        ["suppression-unused"],
    ]
    assert [entry.outcome for entry in alone.outcomes if entry.rule == "evidence-lost"] == [Outcome.NOTHING]
