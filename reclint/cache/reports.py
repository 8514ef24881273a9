"""A report as plain data, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reclint.findings.finding import Answered, Edit, Finding, Fix, Grade, Place, PlacedFix, Spot, Suppression
from reclint.findings.outcome import Outcome, RuleOutcome
from reclint.findings.report import IdlePattern, Report
from reclint.text.source import Position, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reclint.findings.answers import Answer


def is_plain(report: Report) -> bool:
    """Whether the report is one that can be written down: whole, of one state of the course."""
    return not (report.crashes or report.unreadable or report.comparison or report.removed)


def write_down(report: Report) -> list[Any]:
    """A plain report as lists, texts and numbers."""
    return [
        [_finding(finding) for finding in report.findings],
        _outcomes(report),
        [[*home] for home in report.records],
        [*report.parts],
        [*report.rules],
        [report.stale, report.outgrown, report.of_rules, report.of_records],
        [[*entry] for entry in report.idle],
        [[entry.model_dump(exclude_defaults=True) for entry in part] for part in (report.links, report.stale_answers)],
    ]


def read_back(data: Sequence[Any]) -> Report:
    """The report that was written down.

    Raises:
        ValueError, TypeError, IndexError: the data is no report.
    """
    findings, outcomes, records, parts, rules, (stale, outgrown, of_rules, of_records), idle, answers = data
    links, stale_answers = (tuple(map(_answer, part)) for part in answers)
    return Report(
        findings=tuple(_found(*finding) for finding in findings),
        outcomes=tuple(_came_of(*outcomes)),
        records=tuple((key, part) for key, part in records),
        parts=tuple(parts),
        rules=tuple(rules),
        stale=stale,
        idle=tuple(IdlePattern(*entry) for entry in idle),
        outgrown=outgrown,
        of_rules=of_rules,
        of_records=of_records,
        links=links,
        stale_answers=stale_answers,
    )


def _answer(entry: Any) -> Answer:
    from reclint.findings.answers import Answer  # most reports have none

    return Answer.model_validate(entry)


def _outcomes(report: Report) -> list[Any]:
    """What rules did: the modules, all that came of any rule on any of them, and for each rule its places in both."""
    modules: dict[str | None, int] = {}
    doings: dict[tuple[Any, ...], int] = {}
    rules: dict[str, list[int]] = {}
    for rule, module, *doing in report.outcomes:
        pair = (modules.setdefault(module, len(modules)), doings.setdefault(tuple(doing), len(doings)))
        rules.setdefault(rule, []).extend(pair)
    return [[*modules], [[kind.value, *rest] for kind, *rest in doings], rules]


def _came_of(modules: Sequence[str | None], doings: Sequence[Any], rules: Any) -> Iterator[RuleOutcome]:
    read = [_doing(*doing) for doing in doings]
    for rule, places in dict(rules).items():  # what is no mapping raises a ValueError or TypeError
        for module, doing in zip(places[::2], places[1::2], strict=True):
            yield RuleOutcome(rule, modules[module], *read[doing])


def _doing(kind: str, subjects: int, lessons: Sequence[int], *rest: Any) -> tuple[Any, ...]:
    found, passed, skipped, absent, reason, part = rest
    return Outcome(kind), subjects, tuple(lessons), found, passed, skipped, tuple(absent), reason, part


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
        finding.course,
        dict(finding.measures),
        finding.formerly,
        finding.facts,
        [*finding.answered] if finding.answered else None,
    ]


def _found(rule: str, grade: str, message: str, place: Any, related: Any, *rest: Any) -> Finding:
    question, module, lesson, subject, ordinal, fix, silence, course, measures, formerly, facts, said = rest
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
        course=course,
        measures={name: tuple(numbers) for name, numbers in dict(measures).items()},
        formerly=formerly,
        facts=facts,
        answered=Answered(*said) if said else None,
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
