"""``reclint check --output json``: findings as a versioned document; lines and columns are 1-based."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from pydantic import BaseModel, ConfigDict

from reclint import __version__
from reclint.findings.finding import Grade
from reclint.findings.outcome import by_rule, summed
from reclint.findings.tally import Tally, comparison_counts
from reclint.report.view import View, not_read, where

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reclint.findings.finding import Finding, Place, PlacedFix
    from reclint.findings.outcome import RuleOutcome
    from reclint.findings.report import Comparison, Report


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
    """How many findings are new, fixed and remaining compared with a revision."""

    base: str
    new: int
    fixed: int
    remaining: int


class Summary(_Shown):
    """The counts; questions and suppressed findings are counted apart from the grades.

    ``stale`` entries of the baseline match nothing any more. ``fixed`` findings were removed by fixes in this run.
    """

    records: int
    critical: int
    improvement: int
    polish: int
    questions: int
    suppressed: int
    skipped: list[SkippedRule]
    crashed: list[CrashedRule]
    unreadable: list[str]
    stale: int
    fixed: int
    since: SinceSummary | None


class ShownReport(_Shown):
    """A run."""

    format: Literal[1] = 1
    tool: Tool
    verdict: str
    findings: list[ShownFinding]
    rules: list[ShownRule]
    summary: Summary


_PLAIN = View()


def render(report: Report, view: View = _PLAIN) -> str:
    """The document, with a final line ending; it holds every finding whatever is to be shown."""
    shown = ShownReport(
        tool=Tool(),
        verdict=Tally.of(report).verdict,
        findings=[_finding(finding, view) for finding in view.ordered(report.findings)],
        rules=[_rule(outcomes) for outcomes in by_rule(report.outcomes).values()],
        summary=_summary(report, view),
    )
    return shown.model_dump_json(indent=2) + "\n"


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
    )


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
        suppressed=sum(tally.suppressed.values()),
        skipped=[SkippedRule(rule=entry.rule, reason=entry.reason) for entry in report.skipped],
        crashed=[CrashedRule(rule=c.rule, path=where(c, view.lookup), error=c.error) for c in report.crashes],
        unreadable=[not_read(entry, view.lookup) for entry in report.unreadable],
        stale=report.stale,
        fixed=report.fixed,
        since=_since(report.comparison) if report.comparison else None,
    )


def _since(comparison: Comparison) -> SinceSummary:
    new, fixed, remaining = comparison_counts(comparison)
    return SinceSummary(base=comparison.base, new=new, fixed=fixed, remaining=remaining)
