"""``reclint check --output json``: findings as a versioned document; lines and columns are 1-based."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from pydantic import BaseModel, ConfigDict

from reclint import __version__
from reclint.findings import Grade, verdict

if TYPE_CHECKING:
    from reclint.engine import Report
    from reclint.findings import Finding, Place


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
    fix: None = None
    fingerprint: str
    suppressed: None = None


class SkippedRule(_Shown):
    """A rule that could not run."""

    rule: str
    reason: str


class CrashedRule(_Shown):
    """A check that failed on a document."""

    rule: str
    path: str
    error: str


class Summary(_Shown):
    """The counts; questions are counted apart from the grades."""

    records: int
    critical: int
    improvement: int
    polish: int
    questions: int
    suppressed: int
    skipped: list[SkippedRule]
    crashed: list[CrashedRule]
    unreadable: list[str]


class ShownReport(_Shown):
    """A run."""

    format: Literal[1] = 1
    tool: Tool
    verdict: str
    findings: list[ShownFinding]
    summary: Summary


def render(report: Report) -> str:
    """The document, with a final line ending."""
    shown = ShownReport(
        tool=Tool(),
        verdict=verdict(list(report.findings)),
        findings=[_finding(finding) for finding in report.findings],
        summary=_summary(report),
    )
    return shown.model_dump_json(indent=2) + "\n"


def _finding(finding: Finding) -> ShownFinding:
    place = finding.place
    return ShownFinding(
        rule=finding.rule,
        grade=finding.grade.value,
        question=finding.question,
        message=finding.message,
        path=place.path,
        line=place.start.line,
        column=place.start.column,
        end_line=place.stop.line,
        end_column=place.stop.column,
        module=finding.module,
        lesson=finding.lesson,
        related=[_related(other) for other in finding.related],
        fingerprint=finding.fingerprint,
    )


def _related(place: Place) -> RelatedPlace:
    return RelatedPlace(
        path=place.path,
        line=place.start.line,
        column=place.start.column,
        end_line=place.stop.line,
        end_column=place.stop.column,
        message=place.message,
    )


def _summary(report: Report) -> Summary:
    sure = [finding.grade for finding in report.findings if not finding.question]
    return Summary(
        records=len(report.records),
        critical=sure.count(Grade.CRITICAL),
        improvement=sure.count(Grade.IMPROVEMENT),
        polish=sure.count(Grade.POLISH),
        questions=len(report.findings) - len(sure),
        suppressed=0,
        skipped=[SkippedRule(rule=entry.rule, reason=entry.reason) for entry in report.skipped],
        crashed=[CrashedRule(rule=c.rule, path=c.document, error=c.error) for c in report.crashes],
        unreadable=list(report.unreadable),
    )
