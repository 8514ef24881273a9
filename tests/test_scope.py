"""The part of a report that was asked for, as values: which findings, records, rules, answers and losses it keeps."""

from __future__ import annotations

import pytest

from reclint.findings.answers import Answer
from reclint.findings.finding import Answered, Change, Finding, Grade, Place, Suppression
from reclint.findings.outcome import Outcome, RuleOutcome
from reclint.findings.report import Absence, Comparison, Report, Unreadable
from reclint.readers import Lexicon
from reclint.run.scope import ROOT, keys_of_module, narrowed, only_new, widened
from reclint.text.errors import UsageError
from reclint.text.source import Position
from reclint.workspace import Workspace

BOWLINE, HITCH, LOOSE = "one/record.md", "two/record.md", "loose/record.md"
NOTEBOOK = "one/notebooks/1-1-1-bowline.ipynb"
START = Position(1, 1)


def at(key: str, *others: str, change: Change | None = None, suppressed: Suppression | None = None) -> Finding:
    places = [Place(name, START, START) for name in (key, *others)]
    return Finding(
        "depth-unknown",
        Grade.IMPROVEMENT,
        f"no depth in {key}",
        places[0],
        related=tuple(places[1:]),
        change=change,
        suppressed=suppressed,
    )


def answer(*, module: str | None = None, path: str | None = None) -> Answer:
    where = {"module": module, "path": path}
    return Answer(rule="read-as", subject="s", answer="fine", reason="so", facts="0" * 32, **where)


@pytest.fixture
def workspace(lexicon: Lexicon) -> Workspace:
    lesson = "## Per-Lesson Summaries\n\n### Lesson 1: {0} ({0})\n"
    texts = {
        BOWLINE: "# Module 1.1: Knots -- Record\n\n" + lesson.format("bowline"),
        HITCH: "# Module 1.2: Hitches -- Record\n\n" + lesson.format("hitch"),
        LOOSE: "# Module: Splices -- Record\n\n" + lesson.format("splice"),
        NOTEBOOK: '{"cells": []}',
        "readme.md": "# Knots\n",
    }
    return Workspace.of_texts(texts, lexicon)


@pytest.fixture
def whole(workspace: Workspace) -> Report:
    records = tuple(module.home for module in workspace.modules)
    assert {key for key, _ in records} == {BOWLINE, HITCH, LOOSE}
    return Report(
        findings=(at(BOWLINE), at(HITCH, BOWLINE), at(HITCH), at(LOOSE)),
        outcomes=tuple(RuleOutcome("r", key, Outcome.PASSED) for key in (None, BOWLINE, HITCH, LOOSE)),
        unreadable=(Unreadable(BOWLINE, "broken"), Unreadable("two/x.md", "broken")),
        records=records,
        rules=("r",),
        of_rules=1,
        of_records=len(records),
        links=(answer(module="1.1"), answer(module="1.2"), answer(path=LOOSE)),
        stale_answers=(answer(module="1.2"), answer(path=LOOSE)),
        comparison=Comparison(
            "main",
            new=(at(BOWLINE, change=Change.NEW),),
            fixed=(at(HITCH, change=Change.FIXED),),
            absences=(Absence("one/a.md", "plan", "gone", is_lost=True), Absence("two/a.md", "plan", "gone", True)),
            unreadable=(Unreadable("one/b.md", "broken"), Unreadable("two/b.md", "broken")),
        ),
    )


def test_the_root_is_all(whole: Report, workspace: Workspace) -> None:
    assert narrowed(whole, workspace, ["one", ROOT]) is whole


@pytest.mark.parametrize("asked", [BOWLINE, "one"])
def test_a_record_keeps_what_touches_it(asked: str, whole: Report, workspace: Workspace) -> None:
    part = narrowed(whole, workspace, [asked])
    assert part.findings == (at(BOWLINE), at(HITCH, BOWLINE))
    assert (part.records, part.parts) == (((BOWLINE, 0),), ())
    assert [entry.module for entry in part.outcomes] == [None, BOWLINE]
    assert part.unreadable == (Unreadable(BOWLINE, "broken"),)
    assert (part.links, part.stale_answers) == ((answer(module="1.1"),), ())


def test_answers_of_a_record_without_a_number_go_by_its_key(whole: Report, workspace: Workspace) -> None:
    part = narrowed(whole, workspace, [LOOSE])
    assert (part.links, part.stale_answers) == ((answer(path=LOOSE),), (answer(path=LOOSE),))
    both = narrowed(whole, workspace, [LOOSE, HITCH])
    assert both.stale_answers == (answer(module="1.2"), answer(path=LOOSE))


def test_a_folder_without_a_record_keeps_its_documents_and_all_that_rules_did(
    whole: Report, workspace: Workspace
) -> None:
    part = narrowed(whole, workspace, ["one/notebooks"])
    assert (part.records, part.parts, part.findings) == ((), (NOTEBOOK,), ())
    assert part.outcomes == whole.outcomes
    assert narrowed(whole, workspace, ["readme.md"]).parts == ()


def test_what_was_compared_is_narrowed_too(whole: Report, workspace: Workspace) -> None:
    part = narrowed(whole, workspace, ["one"]).comparison
    assert part is not None
    assert (part.new, part.fixed) == ((at(BOWLINE, change=Change.NEW),), ())
    assert [entry.document for entry in part.absences] == ["one/a.md"]
    assert [entry.document for entry in part.unreadable] == ["one/b.md"]
    assert narrowed(whole._replace(comparison=None), workspace, ["one"]).comparison is None


def test_what_is_new_is_shown_wherever_it_lies(whole: Report, workspace: Workspace) -> None:
    part = narrowed(whole, workspace, ["one"])
    compared = whole._replace(findings=(at(BOWLINE), at(LOOSE, change=Change.NEW), at(HITCH, change=Change.REMAINING)))
    wide = widened(part._replace(findings=(at(BOWLINE),)), compared)
    assert wide.findings == (at(BOWLINE), at(LOOSE, change=Change.NEW))
    assert set(wide.records) == {(BOWLINE, 0), (LOOSE, 0)}
    assert widened(part._replace(findings=()), whole._replace(findings=())).records == ((BOWLINE, 0),)


def test_only_what_is_judged_is_left_of_what_was_compared() -> None:
    silent = at(HITCH, change=Change.REMAINING, suppressed=Suppression("comment", "agreed"))
    findings = tuple(at(BOWLINE, change=change) for change in (Change.NEW, Change.WORSE, Change.REMAINING))
    report = Report(findings=(*findings, silent), comparison=Comparison("main"))
    assert only_new(report).findings == (*findings[:2], silent)
    fine = at(HITCH, change=Change.REMAINING)._replace(question=True, answered=Answered("fine", "so", None, None))
    assert only_new(report._replace(findings=(fine, findings[2]))).findings == (fine,)
    lenient = report._replace(comparison=Comparison("main", worse_is_old=True))
    assert only_new(lenient).findings == (findings[0], silent)


def test_a_module_has_its_record_and_what_is_around_it(workspace: Workspace) -> None:
    assert set(keys_of_module(workspace, "1.1", ())) == {BOWLINE, NOTEBOOK}
    assert set(keys_of_module(workspace, "1.1", ["one"])) == {BOWLINE, NOTEBOOK}
    with pytest.raises(UsageError, match=r'there is no module "1\.1"') as error:
        list(keys_of_module(workspace, "1.1", ["two"]))
    assert error.value.hint == "one of 1.2"
    with pytest.raises(UsageError, match=r'there is no module "3\.1"') as error:
        list(keys_of_module(workspace, "3.1", ()))
    assert error.value.hint == "one of 1.1, 1.2"
    with pytest.raises(UsageError) as error:
        list(keys_of_module(workspace, "1.1", ["three"]))
    assert error.value.hint == "there are no records"


def test_two_modules_of_one_number_are_told_apart_by_their_folder(lexicon: Lexicon) -> None:
    text = "# Module 1.1: Knots -- Record\n"
    course = Workspace.of_texts({"one/record.md": text, "two/record.md": text}, lexicon)
    assert set(keys_of_module(course, "1.1", ())) == {"one/record.md", "two/record.md"}
    assert set(keys_of_module(course, "1.1", ["two"])) == {"two/record.md"}
