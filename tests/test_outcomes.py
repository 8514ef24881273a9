"""What a rule did is a value: for every rule and module, and summed up; a pass is earned by what was looked at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fnmatch import fnmatchcase

from reclint.cache.reports import read_back, write_down
from reclint.catalogue import Catalogue, Override, Rule
from reclint.findings.outcome import Outcome, RuleOutcome, RuleSum, Skipped, summed
from reclint.findings.report import Report
from reclint.readers import Lexicon
from reclint.run import engine
from reclint.workspace import Lesson, Workspace

ONE = """\
# Module 1.1: Knots -- Record

## Concept Index

| Concept | Depth | Lesson | Notes |
| --- | --- | --- | --- |
| Bowline | DEVELOPED | first-knots | |
| Splice | INTRODUCED | second-knots | |

## Per-Lesson Summaries

### Lesson 1: First Knots (first-knots)

**Concepts taught:**
- Bowline (DEVELOPED)

### Lesson 2: Second Knots (second-knots)

**Notebook:** `notebooks/1-1-2-second-knots.ipynb`
"""
TWO = """\
# Module 1.2: Ropes -- Record

## Concept Index

| Concept | Depth | Lesson | Notes |
| --- | --- | --- | --- |
| Hemp | DEVELOPED | first-ropes (recap from 1.1) | |

## Per-Lesson Summaries

### Lesson 1: First Ropes (first-ropes)

**Concepts taught:**
- Hemp (MENTIONED)
- Nylon (DEVELOPED)
"""
TEXTS = {"one/record.md": ONE, "two/record.md": TWO}
NOTEBOOK = {"notebooks/1-1-2-second-knots.ipynb": '{"cells": [], "nbformat": 4, "nbformat_minor": 5, "metadata": {}}'}


def ran(rule: Rule, lexicon: Lexicon, texts: dict[str, str] | None = None) -> Report:
    return engine.run(Workspace.of_texts(TEXTS if texts is None else texts, lexicon), [rule])


def overridden(rule: Rule, pattern: str, scope: str = "in some files") -> Rule:
    """The rule, off for the documents that a pattern matches."""
    off = Override(lambda key: fnmatchcase(key, pattern), off=True, scope=scope, origin="reclint.yaml:2:3")
    return replace(rule, overrides=(*rule.overrides, off))


def test_it_passed_and_it_found(catalogue: Catalogue, lexicon: Lexicon) -> None:
    assert ran(catalogue.find("depth-mismatch"), lexicon).outcomes == (
        RuleOutcome("depth-mismatch", "one/record.md", Outcome.PASSED, subjects=1, lessons=(1,), passed=1),
        RuleOutcome("depth-mismatch", "two/record.md", Outcome.FOUND, subjects=1, lessons=(1,), found=1),
    )


def test_a_question_is_something_found(catalogue: Catalogue, lexicon: Lexicon) -> None:
    silent = {"one/record.md": ONE.replace("- Bowline (DEVELOPED)", "- Bowline (DEVELOPED)\n- Whipping")}
    report = ran(catalogue.find("concept-not-indexed"), lexicon, silent)
    assert [finding.question for finding in report.findings] == [True]
    assert report.outcomes == (
        RuleOutcome("concept-not-indexed", "one/record.md", Outcome.FOUND, subjects=1, lessons=(1,), found=1),
    )


def test_a_silenced_finding_is_something_found(catalogue: Catalogue, lexicon: Lexicon) -> None:
    comment = "<!-- reclint-ignore depth-mismatch: so it was -->"
    silenced = {"two/record.md": TWO.replace("- Hemp (MENTIONED)", f"- Hemp (MENTIONED) {comment}")}
    report = ran(catalogue.find("depth-mismatch"), lexicon, silenced)
    assert [finding.suppressed is None for finding in report.findings] == [False]
    assert report.outcomes[0].found == 1


def test_it_is_skipped_where_what_it_needs_is_absent(catalogue: Catalogue, lexicon: Lexicon) -> None:
    report = ran(catalogue.find("notebook-missing"), lexicon)
    reason = "there are no notebooks"
    assert report.outcomes == tuple(
        RuleOutcome("notebook-missing", key, Outcome.SKIPPED, reason=reason) for key in TEXTS
    )
    assert report.skipped == (Skipped("notebook-missing", reason),)


def test_there_is_nothing_of_its_kind(catalogue: Catalogue, lexicon: Lexicon) -> None:
    report = ran(catalogue.find("notebook-missing"), lexicon, {**TEXTS, **NOTEBOOK})
    reason = "there is no lesson with a notebook named in its record"
    assert report.outcomes == (
        RuleOutcome("notebook-missing", "one/record.md", Outcome.PASSED, subjects=1, lessons=(2,), passed=1),
        RuleOutcome("notebook-missing", "two/record.md", Outcome.NOTHING, reason=reason),
    )
    assert report.skipped == ()


def test_there_is_no_module(catalogue: Catalogue, lexicon: Lexicon) -> None:
    for name in ("depth-mismatch", "depth-unknown", "notebook-missing", "suppression-unused"):
        [outcome] = ran(catalogue.find(name), lexicon, {}).outcomes
        expected = Outcome.SKIPPED if name == "notebook-missing" else Outcome.NOTHING
        assert (outcome.module, outcome.outcome, outcome.subjects) == (None, expected, 0)


def test_it_is_off_for_one_file(catalogue: Catalogue, lexicon: Lexicon) -> None:
    rule = overridden(catalogue.find("depth-mismatch"), "two/*")
    report = ran(rule, lexicon)
    assert report.findings == ()
    assert report.outcomes == (
        RuleOutcome("depth-mismatch", "one/record.md", Outcome.PASSED, subjects=1, lessons=(1,), passed=1),
        RuleOutcome("depth-mismatch", "two/record.md", Outcome.OFF, reason="it is switched off in reclint.yaml:2:3"),
    )


def test_it_is_off_everywhere_and_not_run(catalogue: Catalogue, lexicon: Lexicon) -> None:
    def fail(*_: object) -> Iterator[object]:
        raise RuntimeError("it was run")

    rule = catalogue.find("depth-mismatch")
    off = overridden(replace(rule, check=replace(rule.check, run=fail)), "*", scope="")
    report = ran(off, lexicon)
    assert report.crashes == ()
    assert [entry.outcome for entry in report.outcomes] == [Outcome.OFF, Outcome.OFF]


def test_it_is_off_where_all_that_it_found_lies_in_documents_that_it_is_off_for(
    catalogue: Catalogue, lexicon: Lexicon
) -> None:
    summary = "### Summary\n- Critical: 1\n- Improvement: 0\n\n### Verdict: PASS\n"
    log = f"# Lesson: First Knots\n\n## Review — 2024-01-02 (Iteration 1/3)\n\n{summary}"
    texts = {"one/record.md": ONE, "one/lessons/first-knots.md": log}
    rule = catalogue.find("review-log-arithmetic")
    assert [entry.outcome for entry in ran(rule, lexicon, texts).outcomes] == [Outcome.FOUND]
    assert ran(overridden(rule, "*/lessons/*"), lexicon, texts).outcomes == (
        RuleOutcome(
            "review-log-arithmetic", "one/record.md", Outcome.OFF, reason="it is switched off in reclint.yaml:2:3"
        ),
    )
    # Off for the record alone, it still finds what lies in the log.
    assert [entry.outcome for entry in ran(overridden(rule, "*/record.md"), lexicon, texts).outcomes] == [Outcome.FOUND]


def test_it_crashed_on_one_of_two_modules(catalogue: Catalogue, lexicon: Lexicon) -> None:
    rule = catalogue.find("depth-mismatch")

    def fail_on_first(lesson: Lesson, options: object) -> Iterator[object]:
        if lesson.slug == "first-knots":
            raise RuntimeError("no such luck")
        return iter(rule.check.run(lesson, options))

    report = ran(replace(rule, check=replace(rule.check, run=fail_on_first)), lexicon)
    assert [crash.document for crash in report.crashes] == ["one/record.md"]
    assert report.outcomes == (
        RuleOutcome("depth-mismatch", "one/record.md", Outcome.CRASHED, reason="RuntimeError: no such luck"),
        RuleOutcome("depth-mismatch", "two/record.md", Outcome.FOUND, subjects=1, lessons=(1,), found=1),
    )


def test_a_rule_about_the_course_has_one_outcome(catalogue: Catalogue, lexicon: Lexicon) -> None:
    rule = catalogue.find("lesson-duplicate")
    assert ran(rule, lexicon).outcomes == (RuleOutcome("lesson-duplicate", None, Outcome.PASSED, subjects=1, passed=1),)
    [alone] = ran(rule, lexicon, {"one/record.md": ONE}).outcomes
    assert (alone.module, alone.outcome, alone.reason) == (None, Outcome.SKIPPED, "there are no other records")
    twins = {"one/record.md": ONE, "two/record.md": ONE}
    assert ran(rule, lexicon, twins).outcomes == (
        RuleOutcome("lesson-duplicate", None, Outcome.NOTHING, reason="there is no course with lessons in two modules"),
    )


def test_references_into_modules_that_are_not_here_are_skipped(catalogue: Catalogue, lexicon: Lexicon) -> None:
    rule = catalogue.find("recap-broken")
    elsewhere = {**TEXTS, "two/record.md": TWO.replace("recap from 1.1", "recap from 4.4")}
    reason = "1 reference into modules that are not here (4.4)"
    nothing = RuleOutcome(
        "recap-broken",
        "one/record.md",
        Outcome.NOTHING,
        reason="there is no module with rows that recap another module",
    )
    report = ran(rule, lexicon, elsewhere)
    assert report.outcomes == (
        nothing,
        RuleOutcome("recap-broken", "two/record.md", Outcome.SKIPPED, skipped=1, absent=("4.4",), reason=reason),
    )
    assert report.skipped == (Skipped("recap-broken", reason),)
    row = "| Bowline | DEVELOPED | first-ropes (recap from 1.1) | |\n"
    partly = {**TEXTS, "two/record.md": elsewhere["two/record.md"].replace("| Hemp |", f"{row}| Hemp |")}
    report = ran(rule, lexicon, {**partly, "two/record.md": partly["two/record.md"]})
    assert report.outcomes == (
        nothing,
        RuleOutcome("recap-broken", "two/record.md", Outcome.PASSED, subjects=1, passed=1, skipped=1, absent=("4.4",)),
    )
    assert report.skipped == (Skipped("recap-broken", reason),)


def test_rules_about_comments_look_at_the_comments_of_each_record(catalogue: Catalogue, lexicon: Lexicon) -> None:
    rules = [catalogue.find(name) for name in ("suppression-invalid", "suppression-unused", "depth-unknown")]
    commented = ONE.replace("| Splice |", "| Splice <!-- reclint-ignore depth-unknown: it was --> |")
    commented = commented.replace("| Bowline |", "| Bowline <!-- reclint-ignore depth-mismatch: not run --> |")
    report = engine.run(Workspace.of_texts({**TEXTS, "one/record.md": commented}, lexicon), rules, catalogue.names)
    assert report.outcomes[:4] == (
        RuleOutcome("suppression-invalid", "one/record.md", Outcome.PASSED, subjects=2, passed=2),
        RuleOutcome("suppression-invalid", "two/record.md", Outcome.NOTHING, reason="there is no suppression comment"),
        RuleOutcome("suppression-unused", "one/record.md", Outcome.FOUND, subjects=1, found=1),
        RuleOutcome(
            "suppression-unused",
            "two/record.md",
            Outcome.NOTHING,
            reason="there is no suppression comment with a reason, for a rule that was run",
        ),
    )


def outcome(kind: Outcome, subjects: int = 0, reason: str | None = None, **more: object) -> RuleOutcome:
    return RuleOutcome("a-rule", "a.md", kind, subjects, reason=reason)._replace(**more)


def test_outcomes_are_summed_up_over_modules() -> None:
    nothing, off = outcome(Outcome.NOTHING, reason="none there"), outcome(Outcome.OFF, reason="off there")
    passed = outcome(Outcome.PASSED, 3, passed=3)
    found = outcome(Outcome.FOUND, 2, passed=1, found=4)
    crashed = outcome(Outcome.CRASHED, 1, passed=1, reason="RuntimeError")
    skipped = outcome(Outcome.SKIPPED, skipped=2, absent=("4.1",), reason="of one module")
    also = outcome(Outcome.SKIPPED, skipped=1, absent=("4.2",), reason="of another")
    everything = [nothing, off, skipped, also, passed, found, crashed]
    assert summed(everything) == RuleSum("a-rule", Outcome.CRASHED, 3, 6, 4, 5, 3, "RuntimeError")
    assert summed(everything[:-1]) == RuleSum("a-rule", Outcome.FOUND, 2, 5, 4, 4, 3)
    assert summed(everything[:-2]) == RuleSum("a-rule", Outcome.PASSED, 1, 3, 0, 3, 3)
    both = "3 references into modules that are not here (4.1, 4.2)"
    assert summed(everything[:-3]) == RuleSum("a-rule", Outcome.SKIPPED, 0, 0, 0, 0, 3, both)
    assert summed([nothing, off]) == RuleSum("a-rule", Outcome.OFF, 0, 0, 0, 0, 0, "off there")
    assert summed([nothing]) == RuleSum("a-rule", Outcome.NOTHING, 0, 0, 0, 0, 0, "none there")


def test_every_rule_that_was_asked_for_has_an_outcome_for_every_module(catalogue: Catalogue, lexicon: Lexicon) -> None:
    report = engine.run(Workspace.of_texts({**TEXTS, **NOTEBOOK}, lexicon), catalogue.rules)
    assert list(dict.fromkeys(entry.rule for entry in report.outcomes)) == catalogue.names
    for name in catalogue.names:
        homes = [entry.module for entry in report.outcomes if entry.rule == name]
        assert homes in ([None], list(TEXTS)), name
    assert sum(entry.found for entry in report.outcomes) == len(report.findings)
    assert all(entry.passed <= entry.subjects for entry in report.outcomes)


def test_outcomes_are_kept_with_a_report(catalogue: Catalogue, lexicon: Lexicon) -> None:
    report = engine.run(Workspace.of_texts(TEXTS, lexicon), catalogue.rules)
    assert read_back(write_down(report)).outcomes == report.outcomes


def test_a_rule_that_is_off_is_not_listed_as_skipped(catalogue: Catalogue, lexicon: Lexicon) -> None:
    report = ran(overridden(catalogue.find("notebook-missing"), "*", scope=""), lexicon)
    assert [entry.outcome for entry in report.outcomes] == [Outcome.OFF, Outcome.OFF]
    assert report.skipped == ()
