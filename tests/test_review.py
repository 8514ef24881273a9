"""The model that every format of the report shows: counts, modules, lessons, rules, and the course of concepts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reclint.api import Course, Request
from reclint.findings.outcome import Outcome
from reclint.findings.report import Crash
from reclint.findings.tally import Counts
from reclint.review import (
    Change,
    ConceptCourse,
    ConceptMap,
    IterationReview,
    Presence,
    Review,
    TaughtCounts,
    TaughtKind,
    concept_map,
    in_order,
    module_facts,
    review,
)
from reclint.workspace import Workspace

from .samples import edit, record_text

if TYPE_CHECKING:
    from pathlib import Path

    from reclint.readers import Lexicon

    from .conftest import Git

RECORD = "series-1/module-1-3/record.md"
LOG = "series-1/module-1-3/lessons/weekend-loaf.md"


def reviewed(**request: object) -> Review:
    """The review of the course around the working directory."""
    return Course(Request(**request)).review()  # type: ignore[arg-type]


def test_the_example_course_has_its_planted_faults_in_its_third_module(course: Path) -> None:
    found = reviewed()
    assert found.counts == Counts(critical=2, improvement=5, polish=1)
    assert found.verdict == "MAJOR REVISION"
    assert [(module.number, module.verdict, module.counts.total) for module in found.modules] == [
        ("1.1", "PASS", 0),
        ("1.2", "PASS", 0),
        ("1.3", "MAJOR REVISION", 8),
    ]
    assert found.others == ()


def test_a_module_tells_what_its_record_holds(course: Path) -> None:
    module = reviewed().modules[2]
    assert (module.index.rows, module.index.detached, module.index.line) == (12, 4, 6)
    assert module.taught == TaughtCounts(total=13, linked=12, ambiguous=0, missing=1)
    assert module.notebooks == Presence(stated=3, found=2)
    assert module.reviews == Presence(stated=3, found=3)
    assert " · ".join(fact.text for fact in module_facts(module)) == (
        "index 12 rows, 4 detached · taught 13: 12 linked, 1 missing · notebooks 2/3 · reviews 3/3"
    )
    assert [fact.sound for fact in module_facts(module)] == [False, False, False, True]


def test_documents_that_the_workspace_lacks_altogether_are_unknown_and_not_missing(course: Path) -> None:
    for notebook in (course / "notebooks").iterdir():
        notebook.unlink()
    module = reviewed().modules[2]
    assert module.notebooks == Presence(stated=3, found=None)
    assert module_facts(module)[2].text == "notebooks ?/3"


def test_documents_that_no_summary_speaks_of_are_told(course: Path) -> None:
    edit(course / RECORD, "**Review:** Passed at iteration 2/3. The findings are described in the review log.\n", "")
    module = reviewed().modules[2]
    assert module.reviews == Presence(stated=2, found=2, unstated=1)
    assert module_facts(module)[3].text == "reviews 2/2, 1 unrecorded"


def test_findings_belong_to_their_lessons(course: Path) -> None:
    lessons = reviewed().modules[2].lessons
    assert [(lesson.slug, lesson.position, lesson.load, lesson.line) for lesson in lessons] == [
        ("feeding-a-starter", 1, "BUILD", 26),
        ("counting-the-levain", 2, "STRETCH", 65),
        ("weekend-loaf", 3, "CONSOLIDATE", 106),
    ]
    assert [[entry.finding.rule for entry in lesson.findings] for lesson in lessons] == [
        ["depth-mismatch", "notebook-missing"],
        ["concept-not-indexed", "notebook-count", "review-count-stated"],
        ["exercise-level", "review-verdict-conflict"],
    ]
    assert [entry.finding.rule for entry in lessons[2].disagreements] == ["review-verdict-conflict"]
    assert lessons[2].plan == LOG
    assert lessons[2].notebook == "notebooks/1-3-3-weekend-loaf.ipynb"


def test_taught_items_stand_beside_the_rows_that_they_name(course: Path) -> None:
    taught = reviewed().modules[2].lessons[1].taught
    assert [(item.line, item.kind, [row.line for row in item.rows]) for item in taught] == [
        (68, TaughtKind.LINKED, [14]),
        (69, TaughtKind.LINKED, [15]),
        (70, TaughtKind.LINKED, [16]),
        (71, TaughtKind.LINKED, [17]),
        (72, TaughtKind.MISSING, []),
    ]


def test_iterations_of_the_log_stand_beside_what_the_record_states(course: Path) -> None:
    edit(
        course / RECORD,
        "Iteration 2 had 0 improvement findings and 1 polish finding (columns",
        "Iteration 2 had 4 polish (columns",
    )
    first, second = reviewed().modules[2].lessons[1].iterations
    assert first == IterationReview(
        round=1,
        number=1,
        maximum=3,
        date="2026-03-02",
        verdict="NEEDS REVISION",
        counts={"critical": 0, "improvement": 3, "polish": 1},
        stated_verdict=None,
        stated={"improvement": 3, "polish": 1},
        logged=True,
        line=43,
    )
    assert first.disagreements == ()
    assert (second.stated, second.counts["polish"], second.disagreements) == ({"polish": 4}, 1, ("polish",))


def test_iterations_that_only_the_record_knows_are_kept_and_said_to_be_so() -> None:
    section = "**Review:** PASS after 2 iterations. Iteration 1: 0 critical, 2 improvement, 6 polish. Iteration 2: PASS"
    [lesson] = Course.of_texts({"record.md": record_text(section)}).review().modules[0].lessons
    assert [(entry.number, entry.logged, dict(entry.stated)) for entry in lesson.iterations] == [
        (1, False, {"critical": 0, "improvement": 2, "polish": 6}),
        (2, False, {}),
    ]
    assert lesson.stated is not None
    assert (lesson.stated.verdict, lesson.stated.passed_at) == ("PASS", 2)


def test_rules_have_passed_failed_or_were_skipped_with_a_reason(course: Path) -> None:
    (course / "course.md").unlink()
    (course / "series-1/summary.md").unlink()
    found = reviewed()
    outcomes = {entry.rule.name: entry.outcome for entry in found.rules}
    assert outcomes["depth-mismatch"] is Outcome.FOUND
    assert outcomes["depth-unknown"] is Outcome.PASSED
    assert outcomes["rollup-stale"] is Outcome.SKIPPED
    rule = found.rule("rollup-stale")
    assert rule is not None
    assert rule.reason == "there are no course pages or series summaries"
    assert found.rule("no-such-rule") is None


def test_a_rule_whose_check_crashed_has_neither_passed_nor_failed(course: Path) -> None:
    asked = Course()
    report = asked.survey()._replace(crashes=(Crash("depth-unknown", RECORD, "KeyError: 1"),))
    rule = review(report, asked.workspace, asked.rules, asked.lookup).rule("depth-unknown")
    assert rule is not None
    assert (rule.outcome, rule.crashes) == (Outcome.CRASHED, report.crashes)


def test_the_matrix_adds_up_to_the_findings_of_each_module(course: Path) -> None:
    found = reviewed()
    assert found.families == ("concept", "depth", "exercise", "notebook", "review", "table")
    sums = [(row.module and row.module.number, [cell.total for cell in row.cells]) for row in found.matrix]
    assert sums == [("1.1", [0] * 6), ("1.2", [0] * 6), ("1.3", [1, 1, 1, 2, 2, 1])]


def test_anchors_are_unique_and_stay_when_lines_move(course: Path) -> None:
    before = [entry.anchor for entry in reviewed().findings]
    edit(course / RECORD, "**Goal:**", "A line more.\n\nAnd another.\n\n**Goal:**")
    assert [entry.anchor for entry in reviewed().findings] == before
    assert len(set(before)) == 8
    assert all(anchor.startswith("f-") for anchor in before)


def test_what_is_new_fixed_and_remaining_is_told_with_the_counts_of_the_base(course: Path, git: Git) -> None:
    edit(course / RECORD, "Exercise 2 (Supported): A Cooler", "Exercise 2 (Guided): A Cooler")
    edit(
        course / RECORD,
        "- Peak -- the highest point before the fall (INTRODUCED)",
        "- Peak -- the highest point (APPLIED)",
    )
    found = reviewed(since="HEAD")
    assert (found.base, found.base_counts) == ("HEAD", Counts(critical=2, improvement=5, polish=1))
    assert found.counts == Counts(critical=2, improvement=6, polish=0)
    assert [entry.finding.rule for entry in found.changed(Change.NEW)] == ["depth-mismatch"]
    assert [entry.finding.rule for entry in found.changed(Change.FIXED)] == ["exercise-level"]
    assert len(found.changed(Change.REMAINING)) == 7
    module = found.modules[2]
    assert module.base == found.base_counts
    assert [entry.finding.rule for entry in module.fixed] == ["exercise-level"]
    assert in_order(found.findings)[0].change is Change.NEW


def test_without_a_base_nothing_is_said_of_change(course: Path) -> None:
    found = reviewed()
    assert (found.base, found.base_counts, found.fixed) == (None, None, ())
    assert {entry.change for entry in found.everything()} == {None}


def test_findings_that_belong_to_no_module_asked_for_are_kept_apart(course: Path) -> None:
    summary = course / "series-1/summary.md"
    edit(summary, "falls back) | INTRODUCED", "falls back) | APPLIED")
    found = reviewed(paths=(summary,))
    assert found.modules == ()
    assert [entry.finding.rule for entry in found.others] == ["rollup-stale"]
    assert found.others == found.findings


def test_silenced_findings_are_kept_with_their_reasons(course: Path) -> None:
    line = "- Autolyse -- a rest of half an hour before kneading (INTRODUCED)"
    edit(course / RECORD, line, f"{line} <!-- reclint-ignore concept-not-indexed: gets its row later -->")
    found = reviewed()
    assert found.counts == Counts(critical=2, improvement=4, polish=1, suppressed=1)
    [entry] = found.suppressed
    assert entry.finding.suppressed is not None
    assert entry.finding.suppressed.reason == "gets its row later"
    assert found.modules[2].suppressed == (entry,)


def test_a_folder_without_records_has_a_review_too(folder: Path) -> None:
    found = reviewed()
    assert (found.modules, found.findings, found.tally.sentence) == ((), (), "0 records found")


def at_anchor(found: ConceptMap, anchor: str) -> ConceptCourse:
    [concept] = [concept for concept in found.concepts if concept.anchor == anchor]
    return concept


def test_a_concept_is_followed_through_the_lessons(course: Path) -> None:
    found = concept_map(Course().workspace)
    assert found.depths == ("MENTIONED", "INTRODUCED", "DEVELOPED", "APPLIED")
    assert [lesson.number for lesson in found.lessons] == [f"1.{module}.{n}" for module in (1, 2, 3) for n in (1, 2, 3)]
    concept = at_anchor(found, "c-overall-hydration")
    assert (concept.name, concept.depth) == ("Overall hydration (all the water over all the flour)", "APPLIED")
    assert [(step.place, step.depth, step.rank, step.taught, step.line) for step in concept.steps] == [
        (8, "DEVELOPED", 2, True, 16),
        (9, "APPLIED", 3, True, 22),
    ]
    assert concept.rises
    assert not concept.only_mentioned


@pytest.mark.parametrize(
    ("rows", "flags"),
    [
        ("", (True, False, True)),
        ("| Egg wash (recap) | MENTIONED | soft-rolls (recap from 2.0) | |", (True, False, True)),
        ("| Egg wash (on rolls) | DEVELOPED | soft-rolls | |", (False, True, True)),
    ],
)
def test_a_concept_may_only_be_mentioned_or_rise(lexicon: Lexicon, rows: str, flags: tuple[bool, ...]) -> None:
    workspace = Workspace.of_texts({"record.md": record_text(rows=rows)}, lexicon)
    concept = at_anchor(concept_map(workspace), "c-egg-wash")
    assert (concept.only_mentioned, concept.rises, concept.never_practised) == flags


def test_a_row_that_calls_itself_a_recap_is_one(lexicon: Lexicon) -> None:
    rows = "| Proofing (overnight) | DEVELOPED | soft-rolls (recap from 1.4) | |"
    workspace = Workspace.of_texts({"record.md": record_text(rows=rows)}, lexicon)
    found = concept_map(workspace)
    assert [step.recap for step in at_anchor(found, "c-proofing").steps] == [True]
    assert [step.recap for step in at_anchor(found, "c-windowpane-test").steps] == [False]
