"""``reclint check --output json``: findings as a versioned document; lines and columns are 1-based."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from pydantic import BaseModel, ConfigDict

from reclint import __version__
from reclint.findings.finding import Change, Grade
from reclint.findings.outcome import by_rule, summed
from reclint.findings.tally import Tally, comparison_counts
from reclint.report.view import View, not_read, where

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reclint.findings.asked import Asked
    from reclint.findings.finding import Answered, Finding, Place, PlacedFix
    from reclint.findings.outcome import RuleOutcome
    from reclint.findings.report import Absence, Comparison, Report


class _Shown(BaseModel):
    model_config = ConfigDict(frozen=True)


class Tool(_Shown):
    """The tool that wrote the document."""

    name: str = "reclint"
    version: str = __version__


class RelatedPlace(_Shown):
    """A place that the finding is about too."""

    path: str
    line: int
    column: int
    end_line: int
    end_column: int
    message: str


class ShownEdit(_Shown):
    """A replacement of a stretch of a document."""

    path: str
    line: int
    column: int
    end_line: int
    end_column: int
    text: str


class ShownFix(_Shown):
    """Edits that remove the fault, all or none; ``alternatives`` may be done instead, and never are by ``--fix``."""

    title: str
    safe: bool
    edits: list[ShownEdit]
    alternatives: list[ShownFix] = []


class ShownSuppression(_Shown):
    """Why a finding does not count."""

    how: str
    reason: str


class ShownAnswer(_Shown):
    """What a reviewer answered to a question; one that is ``stale`` was given on other facts and holds no more."""

    answer: Literal["fine", "fault", "row"]
    reason: str | None
    by: str | None
    date: str | None
    stale: bool


class ShownFinding(_Shown):
    """A finding; columns count code points, the end is exclusive."""

    rule: str
    grade: str
    question: bool
    message: str
    path: str
    line: int
    column: int
    end_line: int
    end_column: int
    module: str | None
    lesson: str | None
    related: list[RelatedPlace]
    fix: ShownFix | None
    fingerprint: str
    suppressed: ShownSuppression | None
    answered: ShownAnswer | None
    change: Literal["new", "worse", "remaining", "silenced", "answered", "fixed", "lost"] | None


class SkippedRule(_Shown):
    """A rule that could not run."""

    rule: str
    reason: str


class CrashedRule(_Shown):
    """A check that failed on a document."""

    rule: str
    path: str
    error: str


class ShownRule(_Shown):
    """What a rule did: ``subjects`` are the things that it looked at and could judge."""

    rule: str
    outcome: Literal["passed", "found", "skipped", "nothing", "off", "crashed"]
    subjects: int
    reason: str | None


class SinceSummary(_Shown):
    """How many findings are new, worse, fixed, lost, silenced by a comment, answered and remaining since a revision.

    ``unreadable`` documents of the base could not be read, so that nothing in them is called new.
    """

    base: str
    new: int
    worse: int
    fixed: int
    lost: int
    silenced: int
    answered: int
    remaining: int
    unreadable: list[str]


class ShownAbsence(_Shown):
    """A document of the base that went, or says nothing any more; ``lost``: it is missed, and that is a finding."""

    path: str
    kind: str
    reason: Literal["gone", "unreadable", "untitled", "emptied", "excluded", "unclaimed", "outside", "partly"]
    lost: bool
    module: str | None
    lesson: str | None


class Summary(_Shown):
    """The counts; questions, answered and suppressed findings are counted apart from the grades.

    ``answered`` questions are fine, ``linked`` items mean their rows by answers, and ``stale_answers`` hold no more.
    ``stale`` entries of the baseline match nothing any more, ``outgrown`` findings are worse than it accepts. ``fixed``
    findings were removed by fixes in this run.
    """

    records: int
    critical: int
    improvement: int
    polish: int
    questions: int
    answered: int
    linked: int
    suppressed: int
    skipped: list[SkippedRule]
    crashed: list[CrashedRule]
    unreadable: list[str]
    stale: int
    stale_answers: int
    outgrown: int
    fixed: int
    since: SinceSummary | None


class ShownAsked(_Shown):
    """What was asked: how many of all rules and modules, and the circumstances, which are null where nobody knows them.

    ``whole``: all rules and all modules were asked for. ``said`` is the verdict as people read it.
    """

    whole: bool
    said: str
    rules: int
    of_rules: int
    modules: int
    of_modules: int
    course: str | None
    commit: str | None
    changed: bool | None
    staged: bool
    date: str | None
    command: str | None
    configuration: str | None
    baseline: str | None


class ShownReport(_Shown):
    """A run.

    Compared with a revision, ``fixed`` and ``lost`` findings are those of the base that are mended, and that cannot be
    looked at any more, ``answered`` ones those that went since an answer says which row is meant; their lines are those
    of the base. ``remaining`` ones were there before and are still. ``absences`` are the documents that went.
    """

    format: Literal[1] = 1
    tool: Tool
    verdict: str
    asked: ShownAsked
    findings: list[ShownFinding]
    fixed: list[ShownFinding]
    lost: list[ShownFinding]
    remaining: list[ShownFinding]
    answered: list[ShownFinding]
    absences: list[ShownAbsence]
    rules: list[ShownRule]
    summary: Summary


_PLAIN = View()


def report_schema() -> dict[str, Any]:
    """The JSON Schema of the document."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **ShownReport.model_json_schema()}


def render(report: Report, view: View = _PLAIN) -> str:
    """The document, with a final line ending; it holds every finding whatever is to be shown."""
    comparison = report.comparison
    shown = ShownReport(
        tool=Tool(),
        verdict=Tally.of(report).verdict,
        asked=_asked(report, view.asked()),
        findings=[_finding(finding, view) for finding in view.ordered(report.findings)],
        fixed=[_finding(finding, view) for finding in view.ordered(comparison.fixed if comparison else ())],
        lost=[_finding(finding, view) for finding in view.ordered(comparison.lost if comparison else ())],
        remaining=[_finding(finding, view) for finding in view.ordered(comparison.remaining if comparison else ())],
        answered=[_finding(finding, view) for finding in view.ordered(_gone(comparison))],
        absences=[_absence(entry, view) for entry in (comparison.absences if comparison else ())],
        rules=[_rule(outcomes) for outcomes in by_rule(report.outcomes).values()],
        summary=_summary(report, view),
    )
    return shown.model_dump_json(indent=2) + "\n"


def _asked(report: Report, asked: Asked | None) -> ShownAsked:
    return ShownAsked(
        whole=not report.is_partial,
        said=Tally.of(report).said,
        rules=len(report.rules),
        of_rules=report.of_rules,
        modules=len(report.records),
        of_modules=report.of_records,
        course=asked.course if asked else None,
        commit=asked.commit if asked else None,
        changed=asked.changed if asked else None,
        staged=asked.staged if asked else False,
        date=asked.date if asked else None,
        command=asked.command if asked else None,
        configuration=asked.configuration if asked else None,
        baseline=asked.baseline if asked else None,
    )


def _rule(outcomes: Sequence[RuleOutcome]) -> ShownRule:
    total = summed(outcomes)
    return ShownRule(rule=total.rule, outcome=total.outcome.value, subjects=total.subjects, reason=total.reason)


def _finding(finding: Finding, view: View) -> ShownFinding:
    place, silence = finding.place, finding.suppressed
    return ShownFinding(
        rule=finding.rule,
        grade=finding.grade.value,
        question=finding.question,
        message=finding.message,
        **_stretch(place, view),
        module=finding.module,
        lesson=finding.lesson,
        related=[_related(other, view) for other in finding.related],
        fix=_fix(finding.fix, view) if finding.fix else None,
        fingerprint=finding.fingerprint,
        suppressed=ShownSuppression(how=silence.how, reason=silence.reason) if silence else None,
        answered=_answer(finding.answered) if finding.answered else None,
        change=finding.change.value if finding.change else None,
    )


def _gone(comparison: Comparison | None) -> list[Finding]:
    """What went by an answer; what is fine by one stands among the findings."""
    return [finding for finding in comparison.answered if finding.is_gone] if comparison else []


def _answer(said: Answered) -> ShownAnswer:
    return ShownAnswer.model_validate(said._asdict())


def _fix(placed: PlacedFix, view: View) -> ShownFix:
    edits = [
        ShownEdit(
            **_stretch(place, view),
            text=edit.text,
        )
        for place, edit in zip(placed.places, placed.fix.edits, strict=True)
    ]
    others = [_fix(other, view) for other in placed.others]
    return ShownFix(title=placed.fix.title, safe=placed.fix.safe, edits=edits, alternatives=others)


def _stretch(place: Place, view: View) -> dict[str, Any]:
    return {
        "path": view.path(place.document),
        "line": place.start.line,
        "column": place.start.column,
        "end_line": place.stop.line,
        "end_column": place.stop.column,
    }


def _related(place: Place, view: View) -> RelatedPlace:
    return RelatedPlace(
        **_stretch(place, view),
        message=place.message,
    )


def _summary(report: Report, view: View) -> Summary:
    tally = Tally.of(report)
    return Summary(
        records=len(report.records),
        critical=tally.grades[Grade.CRITICAL],
        improvement=tally.grades[Grade.IMPROVEMENT],
        polish=tally.grades[Grade.POLISH],
        questions=tally.questions,
        answered=tally.answered,
        linked=tally.linked,
        suppressed=sum(tally.suppressed.values()),
        skipped=[SkippedRule(rule=entry.rule, reason=entry.reason) for entry in report.skipped],
        crashed=[CrashedRule(rule=c.rule, path=where(c, view.lookup), error=c.error) for c in report.crashes],
        unreadable=[not_read(entry, view.lookup) for entry in report.unreadable],
        stale=report.stale,
        stale_answers=len(report.stale_answers),
        outgrown=report.outgrown,
        fixed=report.fixed,
        since=_since(report.comparison, view) if report.comparison else None,
    )


def _absence(entry: Absence, view: View) -> ShownAbsence:
    return ShownAbsence(
        path=view.path(entry.document),
        kind=entry.kind,
        reason=entry.reason,
        lost=entry.is_lost,
        module=entry.module,
        lesson=entry.lesson,
    )


def _since(comparison: Comparison, view: View) -> SinceSummary:
    numbers = comparison_counts(comparison)
    return SinceSummary(
        base=comparison.base,
        **{change.value: numbers[change] for change in Change},
        unreadable=[not_read(entry, view.lookup) for entry in comparison.unreadable],
    )
