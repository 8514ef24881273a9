"""What a summary says of its reviews against itself and against the review log."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from reclint.checks.check import Check, Need, NoOptions, Subject, facts
from reclint.checks.phrases import counted
from reclint.findings.finding import Grade, Hit, Spot

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reclint.model import IterationClaim, ReviewClaim, ReviewIteration
    from reclint.text.source import Span
    from reclint.workspace import Lesson

_BLOCKING = ("critical", "improvement")


def _findings(count: int, grade: str) -> str:
    return counted(count, f"{grade} finding")


def _spot(lesson: Lesson, span: Span) -> Spot:
    return Spot(lesson.module.key, span)


def _log_spot(lesson: Lesson, span: Span) -> Spot:
    return Spot(lesson.plan_key or lesson.module.key, span)


def passed_open(lesson: Lesson, _: NoOptions) -> Iterator[Hit]:
    """A review called passed although the passing iteration states findings that block."""
    claim = lesson.summary.review
    if not claim or claim.passed_at is None:
        return
    for iteration in claim.iterations:
        if iteration.number != claim.passed_at:
            continue
        for grade in _BLOCKING:
            count = iteration.count(grade)
            if count and count.value > 0:
                yield Hit(
                    _spot(lesson, count.span),
                    f"{iteration.number} {grade}",
                    {"iteration": iteration.number, "found": _findings(count.value, grade)},
                    related=_verdict_place(lesson, claim),
                )


def _verdict_place(lesson: Lesson, claim: ReviewClaim) -> tuple[tuple[str, Spot], ...]:
    return (("verdict", _spot(lesson, claim.statements[0].span)),) if claim.statements else ()


def miscounted_findings(lesson: Lesson, _: NoOptions) -> Iterator[Hit]:
    """Counts that differ from what the parenthesis behind them lists, or from an earlier "of N"."""
    claim = lesson.summary.review
    iterations = claim.iterations if claim else ()
    for iteration in iterations:
        for count in iteration.counts:
            if count.listed is not None and count.value > 1 and count.listed > 1 and count.listed != count.value:
                more = count.listed > count.value  # a comma may belong to the description of one finding
                yield Hit(
                    _spot(lesson, count.span),
                    f"{iteration.number} {count.grade}",
                    {
                        "iteration": iteration.number,
                        "stated": _findings(count.value, count.grade),
                        "listed": count.listed,
                    },
                    question=more,
                )
    for before, after in itertools.pairwise(iterations):
        yield from _wrong_total(lesson, before, after)


def _wrong_total(lesson: Lesson, before: IterationClaim, after: IterationClaim) -> Iterator[Hit]:
    """A total such as "4 of 5 improvement findings fixed" after an iteration that stated 4."""
    total = after.fixed_of
    count = before.count(total.grade) if total else None
    if total and count and total.value != count.value:
        yield Hit(
            _spot(lesson, total.span),
            f"{after.number} {total.grade} total",
            {"iteration": before.number, "stated": count.value, "total": _findings(total.value, total.grade)},
            case="total",
            related=(("count", _spot(lesson, count.span)),),
        )


def beyond_maximum(lesson: Lesson, _: NoOptions) -> Iterator[Hit]:
    """An iteration above the maximum that the record states."""
    claim = lesson.summary.review
    if not claim or claim.maximum is None:
        return
    numbers = [(iteration.number, iteration.span) for iteration in claim.iterations]
    numbers += [(stated.iteration, stated.span) for stated in claim.statements if stated.iteration is not None]
    for number, span in numbers:
        if number > claim.maximum:
            yield Hit(_spot(lesson, span), str(number), {"iteration": number, "maximum": claim.maximum})
            return


def conflicting_verdicts(lesson: Lesson, _: NoOptions) -> Iterator[Hit]:
    """Two statements of the record, or the record and the log, that give different final verdicts."""
    claim = lesson.summary.review
    if not claim:
        return
    last = claim.iterations[-1] if claim.iterations else None
    for stated in claim.statements:
        overtaken = last and stated.iteration is not None and stated.iteration != last.number
        if last and last.verdict and not overtaken and stated.verdict != last.verdict:
            yield Hit(
                _spot(lesson, stated.span),
                f"record {stated.verdict}",
                {"stated": stated.verdict, "other": last.verdict, "iteration": last.number},
                related=(("iteration", _spot(lesson, last.span)),),
            )
            return
    yield from _against_log(lesson, claim)


def _against_log(lesson: Lesson, claim: ReviewClaim) -> Iterator[Hit]:
    log = lesson.review_log
    ended = log.last if log else None
    if not ended or not ended.verdict or not ended.verdict_word or not claim.verdict:
        return
    if ended.verdict_word != claim.verdict:
        place = claim.statements[0].span if claim.statements else claim.span
        yield Hit(
            _spot(lesson, place),
            f"log {claim.verdict}",
            {"stated": claim.verdict, "other": ended.verdict_word, "iteration": ended.number or len(log_of(lesson))},
            case="log",
            related=(("log", _log_spot(lesson, ended.verdict.span)),),
        )


def log_of(lesson: Lesson) -> tuple[ReviewIteration, ...]:
    """The reviews of the lesson's last round, none without a log."""
    log = lesson.review_log
    return tuple(entry for entry in log.iterations if entry.round == log.last.round) if log else ()


def differing_counts(lesson: Lesson, _: NoOptions) -> Iterator[Hit]:
    """Counts of an iteration that no round of the log has, and a number of iterations that none ends with."""
    claim, log = lesson.summary.review, lesson.review_log
    entries = [entry for entry in log.iterations if entry.number is not None] if log else []
    if not claim or not entries:
        return
    for iteration in claim.iterations:
        for count in iteration.counts:
            logged = [
                other for entry in entries if entry.number == iteration.number and (other := entry.count(count.grade))
            ]
            if logged and all(other.value != count.value for other in logged):
                yield Hit(
                    _spot(lesson, count.span),
                    f"{iteration.number} {count.grade}",
                    {
                        "iteration": iteration.number,
                        "stated": _findings(count.value, count.grade),
                        "logged": logged[-1].value,
                    },
                    related=(("log", _log_spot(lesson, logged[-1].span)),),
                )
    yield from _differing_number(lesson, claim, _last_of_rounds(entries))


def _last_of_rounds(entries: Sequence[ReviewIteration]) -> list[ReviewIteration]:
    """The last numbered iteration of each round."""
    return list({entry.round: entry for entry in entries}.values())


def _differing_number(lesson: Lesson, claim: ReviewClaim, ends: Sequence[ReviewIteration]) -> Iterator[Hit]:
    """The iteration that passed, where no round of the log ends with it."""
    if claim.passed_at is not None and all(claim.passed_at != entry.number for entry in ends):
        stated = next((entry for entry in claim.statements if entry.iteration == claim.passed_at), None)
        yield Hit(
            _spot(lesson, stated.span if stated else claim.span),
            "number",
            {"stated": claim.passed_at, "logged": ends[-1].number},
            case="number",
            related=(("log", _log_spot(lesson, ends[-1].span)),),
        )


def miscounted_log(lesson: Lesson, _: NoOptions) -> Iterator[Hit]:
    """A log whose counts differ from its own finding headings, or that passes with findings that block."""
    log = lesson.review_log
    for entry in log.iterations if log else ():
        for count in entry.counts:
            listed = sum(1 for finding in entry.findings if finding.grade == count.grade)
            if entry.findings and listed != count.value:
                yield Hit(
                    _log_spot(lesson, count.span),
                    f"{entry.round}.{entry.number} {count.grade}",
                    {"stated": _findings(count.value, count.grade), "listed": listed},
                    related=(("review", _log_spot(lesson, entry.span)),),
                )
            if _passes(lesson, entry) and count.grade in _BLOCKING and count.value > 0:
                yield Hit(
                    _log_spot(lesson, count.span),
                    f"{entry.round}.{entry.number} {count.grade} open",
                    {"stated": _findings(count.value, count.grade), "listed": listed},
                    case="open",
                    related=(("review", _log_spot(lesson, entry.span)),),
                )


def _passes(lesson: Lesson, entry: ReviewIteration) -> bool:
    return entry.verdict_word == lesson.module.vocabulary.pass_verdict


def iteration_gaps(lesson: Lesson, _: NoOptions) -> Iterator[Hit]:
    """Iterations that skip a number; a passing one that is not described while earlier ones are is a question."""
    claim = lesson.summary.review
    if not claim or not claim.iterations:
        return
    for before, after in zip(claim.iterations, claim.iterations[1:], strict=False):
        if after.number != before.number + 1:
            numbers = {"before": before.number, "after": after.number}
            yield Hit(_spot(lesson, after.span), f"after {before.number}", numbers)
    last = claim.iterations[-1]
    if claim.passed_at is not None and claim.passed_at > last.number:
        stated = next((entry.span for entry in claim.statements if entry.iteration == claim.passed_at), claim.span)
        yield Hit(
            _spot(lesson, stated),
            "passing",
            {"before": last.number, "after": claim.passed_at},
            case="passing",
            question=True,
            grade=Grade.POLISH,
            related=(("last", _spot(lesson, last.span)),),
        )


def missing_review(lesson: Lesson, _: NoOptions) -> Iterator[Hit]:
    """No word of a review where a sibling has one: sure when there is a review log, or two siblings have one."""
    siblings = [other for other in lesson.module.lessons if other.summary.review and other is not lesson]
    if lesson.summary.review or not lesson.summary.fields or not siblings:
        return
    log = lesson.review_log
    if not log and len(siblings) < 2:
        return
    review = siblings[0].summary.review
    related = [("sibling", _spot(siblings[0], review.span))] if review else []
    if log:
        related.append(("log", _log_spot(lesson, log.last.span)))
    yield Hit(
        _spot(lesson, lesson.summary.span),
        "review",
        {"lesson": lesson.slug or lesson.summary.heading},
        case="log" if log else "default",
        related=tuple(related),
    )


_LOGS = frozenset({Need.REVIEW_LOGS})
_LISTED = facts("stated", "listed")
_FINAL = facts("stated", "other", "iteration")

CHECKS = (
    Check(
        "passed-open",
        Subject.LESSON,
        passed_open,
        {"default": facts("iteration", "found")},
        frozenset({"verdict"}),
    ),
    Check(
        "miscounted-findings",
        Subject.LESSON,
        miscounted_findings,
        {
            "default": facts("iteration", "stated", "listed"),
            "total": facts("iteration", "stated", "total"),
        },
        frozenset({"count"}),
    ),
    Check("beyond-maximum", Subject.LESSON, beyond_maximum, {"default": facts("iteration", "maximum")}),
    Check(
        "conflicting-verdicts",
        Subject.LESSON,
        conflicting_verdicts,
        {"default": _FINAL, "log": _FINAL},
        frozenset({"iteration", "log"}),
    ),
    Check(
        "differing-counts",
        Subject.LESSON,
        differing_counts,
        {"default": facts("iteration", "stated", "logged"), "number": facts("stated", "logged")},
        frozenset({"log"}),
        _LOGS,
    ),
    Check(
        "miscounted-log",
        Subject.LESSON,
        miscounted_log,
        {"default": _LISTED, "open": _LISTED},
        frozenset({"review"}),
        _LOGS,
    ),
    Check(
        "iteration-gaps",
        Subject.LESSON,
        iteration_gaps,
        {"default": facts("before", "after"), "passing": facts("before", "after")},
        frozenset({"last"}),
    ),
    Check(
        "missing-review",
        Subject.LESSON,
        missing_review,
        {"default": facts("lesson"), "log": facts("lesson")},
        frozenset({"sibling", "log"}),
    ),
)
