"""A report as plain data, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reclint.findings.finding import Edit, Finding, Fix, Grade, Place, PlacedFix, Spot, Suppression
from reclint.findings.outcome import Outcome, RuleOutcome
from reclint.findings.report import Report
from reclint.text.source import Position, Span

if TYPE_CHECKING:
    from collections.abc import Sequence


def is_plain(report: Report) -> bool:
    """Whether the report is one that can be written down: whole, of one state of the course."""
    return not (report.crashes or report.unreadable or report.comparison)


def write_down(report: Report) -> list[Any]:
    """A plain report as lists, texts and numbers."""
    return [
        [_finding(finding) for finding in report.findings],
        [_outcome(entry) for entry in report.outcomes],
        [*report.records],
        [*report.parts],
        [*report.rules],
        report.stale,
    ]


def read_back(data: Sequence[Any]) -> Report:
    """The report that was written down.

    Raises:
        ValueError, TypeError, IndexError: the data is no report.
    """
    findings, outcomes, records, parts, rules, stale = data
    return Report(
        findings=tuple(_found(*finding) for finding in findings),
        outcomes=tuple(_came_of(*entry) for entry in outcomes),
        records=tuple(records),
        parts=tuple(parts),
        rules=tuple(rules),
        stale=stale,
    )


def _outcome(entry: RuleOutcome) -> list[Any]:
    return [*entry[:2], entry.outcome.value, *entry[3:]]


def _came_of(rule: str, module: str | None, outcome: str, subjects: int, lessons: Any, *rest: Any) -> RuleOutcome:
    found, passed, skipped, absent, reason = rest
    counts = (subjects, tuple(lessons), found, passed, skipped, tuple(absent))
    return RuleOutcome(rule, module, Outcome(outcome), *counts, reason)


def _finding(finding: Finding) -> list[Any]:
    silence = finding.suppressed
    return [
        finding.rule,
        finding.grade.value,
        finding.message,
        _place(finding.place),
        [_place(place) for place in finding.related],
        finding.question,
        finding.module,
        finding.lesson,
        finding.subject,
        finding.ordinal,
        _fix(finding.fix) if finding.fix else None,
        [silence.how, silence.reason] if silence else None,
    ]


def _found(rule: str, grade: str, message: str, place: Any, related: Any, *rest: Any) -> Finding:
    question, module, lesson, subject, ordinal, fix, silence = rest
    return Finding(
        rule=rule,
        grade=Grade(grade),
        message=message,
        place=_placed(*place),
        related=tuple(_placed(*other) for other in related),
        question=question,
        module=module,
        lesson=lesson,
        subject=subject,
        ordinal=ordinal,
        fix=_fixed(*fix) if fix else None,
        suppressed=Suppression(*silence) if silence else None,
    )


def _place(place: Place) -> list[Any]:
    return [place.document, [*place.start], [*place.stop], place.message]


def _placed(document: str, start: Sequence[int], stop: Sequence[int], message: str) -> Place:
    return Place(document, Position(*start), Position(*stop), message)


def _fix(placed: PlacedFix) -> list[Any]:
    edits = [[edit.spot.document, [*edit.spot.span], edit.text] for edit in placed.fix.edits]
    others = [_fix(other) for other in placed.others]
    return [placed.fix.title, edits, placed.fix.safe, [_place(place) for place in placed.places], others]


def _fixed(title: str, edits: Sequence[Any], safe: bool, places: Sequence[Any], others: Sequence[Any]) -> PlacedFix:
    made = tuple(Edit(Spot(document, Span(*span)), text) for document, span, text in edits)
    instead = tuple(_fixed(*other) for other in others)
    fix = Fix(title, made, safe, tuple(other.fix for other in instead))
    return PlacedFix(fix, tuple(_placed(*place) for place in places), instead)
