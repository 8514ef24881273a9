"""What rules made of a module is taken again where all that they looked at is the same, and nowhere else."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any

import pytest

from reclint.cache.judged import pack_judged, unpack_judged
from reclint.cache.shared import SharedShelf
from reclint.catalogue import Catalogue, Override, Rule
from reclint.checks.check import Check, NoOptions
from reclint.checks.subjects import lessons, modules
from reclint.findings.answers import Answer, Answers
from reclint.findings.finding import Grade, Hit, Spot
from reclint.findings.judged import Judged
from reclint.findings.outcome import Outcome, RuleOutcome
from reclint.findings.report import Report
from reclint.readers import Lexicon
from reclint.run import engine
from reclint.text.errors import SourceError
from reclint.text.source import Source
from reclint.workspace import Documents, Lesson, Module, Workspace
from reclint.workspace.watched import LooksFurther, WatchedModule


def record(number: str, slug: str, notebook: str = "") -> str:
    return (
        f"# Module {number}: Kites -- Record\n\n## Concept Index\n\n| Concept | Depth | Lesson | Notes |\n"
        f"| --- | --- | --- | --- |\n| Bridle {number} | DEVELOPED | {slug} | |\n\n## Per-Lesson Summaries\n\n"
        f"### Lesson 1: Kites ({slug})\n\n**Concepts taught:**\n- Bridle {number} (DEVELOPED)\n{notebook}"
    )


NOTEBOOK = "notebooks/1-1-1-sled-kite.ipynb"
TEXTS = {
    "m1/record.md": record("1.1", "sled-kite", f"\n**Notebook:** `{NOTEBOOK}` (2 exercises)\n"),
    "m2/record.md": record("1.2", "box-kite"),
    "m2/lessons/box-kite.md": "# Box kite\n",
    NOTEBOOK: json.dumps({"cells": [], "nbformat": 4, "nbformat_minor": 5, "metadata": {}}),
}

Look = Callable[[Lesson], Any]


def looking(catalogue: Catalogue, look: Look, seen: list[str], name: str = "depth-mismatch") -> Rule:
    """A rule that looks at something of each lesson, finds it, and notes whom it was run on."""

    def check(lesson: Lesson, _: NoOptions) -> Iterator[Hit]:
        seen.append(lesson.module.key)
        found = look(lesson)
        yield Hit(Spot(lesson.module.key, lesson.summary.span), str(found), facts={"stated": str(found)})

    rule = catalogue.find(name)
    messages = {**rule.entry.messages, "default": "found {stated}"}
    entry = rule.entry.model_copy(update={"messages": messages})
    subject = lessons("lesson", lambda _: True)
    return replace(rule, entry=entry, check=Check(check, subject, NoOptions), options=NoOptions())


class State:
    """States of one course, over one shelf."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.shelf = SharedShelf()

    def documents(self, texts: Mapping[str, str], answers: Answers | None = None) -> Documents:
        return Documents(texts, lambda key: Source(key, texts[key]), self.lexicon, self.shelf, answers)

    def run(self, rule: Rule, texts: Mapping[str, str], answers: Answers | None = None) -> Report:
        return engine.run(Workspace(self.documents(texts, answers)), [rule])


@pytest.fixture
def state(lexicon: Lexicon) -> State:
    return State(lexicon)


ALL = ["m1/record.md", "m2/record.md"]
OWN: dict[str, Look] = {
    "record": lambda lesson: lesson.summary.taught,
    "notebook": lambda lesson: lesson.notebook,
    "plan": lambda lesson: lesson.plan,
    "links": lambda lesson: [str(link.rows) for link in lesson.links],
    "number": lambda lesson: lesson.module.number,
    "file": lambda lesson: lesson.module.documents.match("notebooks/*.ipynb"),
    "aside": lambda lesson: lesson.why_aside("notebooks/other.ipynb"),
    "beside": lambda lesson: lesson.module.documents.source("m2/record.md"),
}
CHANGES = {
    "nothing": {},
    "record": {"m1/record.md": record("1.1", "sled-kite") + "\nThey flew.\n"},
    "other": {"m2/record.md": record("1.2", "box-kite") + "\nThey flew.\n"},
    "notebook": {NOTEBOOK: "{}"},
    "plan": {"m2/lessons/box-kite.md": "# Box kites\n"},
    "name": {"drafts/kites.md": "# Kites\n"},
}


@pytest.mark.parametrize(
    ("look", "change", "again"),
    [
        *((look, "nothing", []) for look in OWN),
        *((look, "record", ["m1/record.md"]) for look in OWN),
        *((look, "other", ["m2/record.md"]) for look in OWN if look != "beside"),
        ("beside", "other", ALL),
        ("record", "notebook", []),
        ("notebook", "notebook", ["m1/record.md"]),
        ("record", "plan", []),
        ("plan", "plan", ["m2/record.md"]),
        *((look, "name", ALL) for look in OWN),
    ],
)
def test_a_rule_is_run_again_where_what_it_looked_at_has_changed(
    look: str, change: str, again: list[str], state: State, catalogue: Catalogue
) -> None:
    seen: list[str] = []
    rule = looking(catalogue, OWN[look], seen)
    state.run(rule, TEXTS)
    seen.clear()
    after = {**TEXTS, **CHANGES[change]}
    report = state.run(rule, after)
    assert seen == again
    assert report == State(state.lexicon).run(rule, after)


BEYOND: dict[str, Look] = {
    "workspace": lambda lesson: len(lesson.module.workspace.modules),
    "elsewhere": lambda lesson: lesson.module.has_lesson_elsewhere("box-kite"),
    "errors": lambda lesson: len(lesson.module.documents.errors),
}


@pytest.mark.parametrize("look", BEYOND)
def test_a_rule_that_looks_beyond_a_module_is_run_each_time(look: str, state: State, catalogue: Catalogue) -> None:
    seen: list[str] = []
    rule = looking(catalogue, BEYOND[look], seen)
    first = state.run(rule, TEXTS)
    seen.clear()
    assert state.run(rule, TEXTS) == first
    assert seen == ALL


def test_a_check_that_catches_errors_still_tells_that_it_looks_further(state: State, catalogue: Catalogue) -> None:
    def careless(lesson: Lesson) -> object:
        try:
            return len(lesson.module.workspace.modules)
        except Exception:
            return "nothing"

    (first, _) = state.run(looking(catalogue, careless, []), TEXTS).findings
    assert first.message == "found 2"


def test_a_rule_that_is_set_otherwise_is_run_again(state: State, catalogue: Catalogue) -> None:
    seen: list[str] = []
    rule = looking(catalogue, OWN["record"], seen)
    before = state.run(rule, TEXTS)
    after = state.run(replace(rule, grade=Grade.POLISH), TEXTS)
    assert seen == [*ALL, *ALL]
    assert [finding.grade for finding in after.findings] != [finding.grade for finding in before.findings]


@pytest.mark.parametrize("again", [("m1", "m2"), ("m1, m2",)])
def test_a_rule_that_holds_for_other_files_is_run_again(
    again: tuple[str, ...], state: State, catalogue: Catalogue
) -> None:
    """The same words in one message, and other patterns: "in m1, m2"."""
    seen: list[str] = []
    rule = looking(catalogue, OWN["record"], seen)
    off = Override(lambda _: True, off=True, scope="in m1, m2", origin="reclint.yaml:2:3", patterns=("m1, m2",))
    state.run(replace(rule, overrides=(off,)), TEXTS)
    state.run(replace(rule, overrides=(off._replace(patterns=again),)), TEXTS)
    assert len(seen) == (2 if again == off.patterns else 4)


def test_a_rule_of_a_course_that_says_something_else_is_run_again(state: State, catalogue: Catalogue) -> None:
    seen: list[str] = []
    rule = looking(catalogue, OWN["record"], seen)
    entries = (
        rule.entry.model_copy(update={"check": "mentions", "remedy": text}) for text in ("Fly.", "Fly.", "Land.")
    )
    for entry in entries:
        state.run(replace(rule, entry=entry), TEXTS)
    assert seen == [*ALL, *ALL]


SERIES = "# Series 1\n\n## Module 1.1: Kites\n\n- sled-kite\n"
SUMMARY = """\
# Series 1: Kites -- Summary

## Module 1.1: Kites

| Concept | Depth | Lesson |
| --- | --- | --- |
| Bridle 1.1 | DEVELOPED | sled-kite |
"""
GIVEN: dict[str, tuple[Look, dict[str, str]]] = {
    "series plan": (lambda lesson: lesson.module.series_parts, {"plan.md": SERIES.replace("Kites", "Delta kites")}),
    "series summary": (
        lambda lesson: list(lesson.module.rollup_keys),
        {"summary.md": SUMMARY},
    ),
}


@pytest.mark.parametrize("what", GIVEN)
def test_what_the_course_says_of_a_module_is_part_of_what_it_is_judged_by(
    what: str, state: State, catalogue: Catalogue
) -> None:
    look, change = GIVEN[what]
    texts = {**TEXTS, "plan.md": SERIES, "summary.md": "# Nothing yet\n"}
    rule = looking(catalogue, look, [])
    before = state.run(rule, texts)
    after = state.run(rule, {**texts, **change})
    assert after == State(state.lexicon).run(rule, {**texts, **change})
    assert [finding.message for finding in after.findings] != [finding.message for finding in before.findings]


def test_a_number_that_other_records_decide_is_part_of_it_too(state: State, catalogue: Catalogue) -> None:
    rule = looking(catalogue, OWN["number"], [])
    state.run(rule, TEXTS)
    workspace = Workspace(state.documents(TEXTS))
    workspace.__dict__["numbers_by_folder"] = {"m2/record.md": "1.7"}
    assert [finding.message for finding in engine.run(workspace, [rule]).findings] == ["found 1.1", "found 1.7"]


def test_what_is_left_out_and_where_links_lead_is_known_to_rules(state: State, catalogue: Catalogue) -> None:
    rule = looking(catalogue, lambda lesson: sorted(lesson.module.documents.left_out), [])
    other = looking(catalogue, lambda lesson: sorted(lesson.module.documents.leads_to), [])
    for one, change in ((rule, {"left_out": frozenset({"x.md"})}), (other, {"leads_to": {"x.md": "m1/record.md"}})):
        state.run(one, TEXTS)
        documents = state.documents(TEXTS)
        documents.__dict__.update(change)
        report = engine.run(Workspace(documents), [one])
        assert {finding.message for finding in report.findings} == {"found ['x.md']"}


def test_what_names_of_files_are_taken_for_is_known_to_rules(state: State, catalogue: Catalogue) -> None:
    """An earlier state of the course may have had other patterns, and is looked at over the same shelf."""
    rule = looking(catalogue, lambda lesson: lesson.module.plan_key, [])
    texts = {**TEXTS, "m1/plan.md": "# Module 1.1\n", "m1/sequence.md": "# Module 1.1\n"}
    before = state.run(rule, texts)
    state.lexicon = state.lexicon.vocabulary.replaced({"files": {"plans": ("sequence.md",)}}).lexicon
    after = state.run(rule, texts)
    assert [report.findings[0].message for report in (before, after)] == ["found m1/plan.md", "found m1/sequence.md"]


def test_modules_of_one_file_are_told_apart(state: State, catalogue: Catalogue) -> None:
    texts = {"all.md": record("1.1", "sled-kite") + "\n" + record("1.2", "box-kite")}
    rule = looking(catalogue, OWN["number"], [])
    first = state.run(rule, texts)
    assert [finding.message for finding in first.findings] == ["found 1.1", "found 1.2"]
    assert state.run(rule, texts) == first


def test_what_was_looked_at_before_still_counts_when_more_is_found(state: State, catalogue: Catalogue) -> None:
    """A rule that could not run is run later, and all is kept anew: what the first ones looked at is not forgotten."""
    seen: list[str] = []
    crash = [True]

    def at_first(lesson: Lesson) -> object:
        if crash[0]:
            raise ValueError("out of wind")
        return lesson.slug

    rules = [looking(catalogue, OWN["notebook"], seen), looking(catalogue, at_first, [], "load-adjacent")]
    for wind in (True, False, False):
        crash[0] = wind
        engine.run(Workspace(state.documents(TEXTS)), rules)
    seen.clear()
    engine.run(Workspace(state.documents({**TEXTS, NOTEBOOK: "{}"})), rules)
    assert seen == ["m1/record.md"]


def test_answers_are_a_reason_to_run_rules_again(state: State, catalogue: Catalogue) -> None:
    seen: list[str] = []
    rule = looking(catalogue, OWN["links"], seen)
    state.run(rule, TEXTS)
    said = {"module": "1.1", "lesson": "sled-kite", "subject": "bridle", "facts": "0" * 32}
    answer = Answer.model_validate({"rule": "concept-ambiguous", "answer": "fine", "reason": "it flies", **said})
    state.run(rule, TEXTS, Answers((answer,)))
    assert seen == [*ALL, *ALL]


def test_a_file_that_comes_to_lie_aside_is_a_reason_to_run_rules_again(state: State, catalogue: Catalogue) -> None:
    seen: list[str] = []
    rule = looking(catalogue, OWN["aside"], seen)
    state.run(rule, TEXTS)
    documents = state.documents(TEXTS)
    documents.aside = lambda key: "ignored" if key == "notebooks/other.ipynb" else None
    report = engine.run(Workspace(documents), [rule])
    assert [finding.message for finding in report.findings] == ["found ignored", "found ignored"]


def test_what_was_told_of_files_that_are_none_is_asked_again(state: State, catalogue: Catalogue) -> None:
    """A report is recalled as long as no file lies there: who keeps it must know who was asked for."""
    rule = looking(catalogue, OWN["aside"], [])
    state.run(rule, TEXTS)
    documents = state.documents(TEXTS)
    engine.run(Workspace(documents), [rule])
    assert documents.asked_aside["notebooks/other.ipynb"] is False


def test_a_rule_that_crashes_is_run_again(state: State, catalogue: Catalogue) -> None:
    def crash(_: Lesson) -> object:
        raise ValueError("out of wind")

    seen: list[str] = []
    rule = looking(catalogue, crash, seen)
    assert len(state.run(rule, TEXTS).crashes) == 2
    assert len(state.run(rule, TEXTS).crashes) == 2
    assert seen == [*ALL, *ALL]


def test_nothing_is_kept_of_what_could_not_be_read(state: State, catalogue: Catalogue) -> None:
    seen: list[str] = []
    rule = looking(catalogue, OWN["notebook"], seen)

    def load(key: str) -> Source:
        if key == NOTEBOOK:
            raise SourceError(key, "no permission")
        return Source(key, TEXTS[key])

    for _ in range(2):
        engine.run(Workspace(Documents(TEXTS, load, state.lexicon, state.shelf)), [rule])
    assert seen == [*ALL, "m1/record.md"]


def test_rules_of_modules_are_kept_as_well(state: State, catalogue: Catalogue) -> None:
    seen: list[str] = []

    def check(module: Module, _: NoOptions) -> Iterator[Hit]:
        seen.append(module.key)
        yield from ()

    subject = modules("module", lambda _: True)
    rule = replace(catalogue.find("depth-mismatch"), check=Check(check, subject, NoOptions), options=NoOptions())
    first = state.run(rule, TEXTS)
    assert state.run(rule, TEXTS) == first
    assert seen == ALL
    assert {outcome.outcome for outcome in first.outcomes} == {Outcome.PASSED}


def test_all_shipped_rules_find_the_same_again(state: State, catalogue: Catalogue) -> None:
    texts = {**TEXTS, "m1/record.md": TEXTS["m1/record.md"].replace("- Bridle 1.1 (DEVELOPED)", "- Bridle (APPLIED)")}
    cold = engine.run(Workspace(state.documents(texts)), catalogue.rules)
    assert cold.findings
    assert engine.run(Workspace(state.documents(texts)), catalogue.rules) == cold


def test_what_is_kept_survives_being_written_down(state: State, catalogue: Catalogue) -> None:
    report = state.run(looking(catalogue, OWN["record"], []), TEXTS)
    judged = Judged({"a.md": "sum", "b.md": None}, {"c.md": "ignored"}, report.outcomes, report.findings, ("x",))
    assert unpack_judged(pack_judged(judged)) == judged


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{}",
        b"[1]",
        b"[[], [], [], []]",
        b"\xff",
        b'[{}, {}, [], ["no", "report"]]',
        b"[{}, {}, [[1]], [[], [[], [], {}], [], [], [], [0, 0, 0, 0], [], [[], []]]]",
        b'[{"a.md": 1}, {}, [], [[], [[], [], {}], [], [], [], [0, 0, 0, 0], [], [[], []]]]',
        b"[" * 100_000,
    ],
)
def test_what_is_no_entry_is_not_taken_for_one(data: bytes) -> None:
    assert unpack_judged(data) is None


def test_an_outcome_names_its_rule(state: State, catalogue: Catalogue) -> None:
    (one, two) = state.run(looking(catalogue, OWN["record"], []), TEXTS).outcomes
    assert (one.rule, one.module, two.module) == ("depth-mismatch", *ALL)
    assert isinstance(one, RuleOutcome)


def test_a_watched_module_notes_what_is_looked_at(lexicon: Lexicon) -> None:
    watched = WatchedModule(Workspace.of_texts(TEXTS, lexicon).modules[0])
    assert watched.lessons[0].notebook is not None
    assert watched.documents.seen == {"m1/record.md", NOTEBOOK}
    with pytest.raises(LooksFurther):
        watched.workspace.modules  # noqa: B018
