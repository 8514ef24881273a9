"""What a summary says of its reviews against itself and against the review log."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from reclint.checks.check import Check, Need, NoOptions, facts
from reclint.checks.measured import apart, still_open, verdict_rank
from reclint.checks.phrases import agreed
from reclint.checks.review_sums import counted_again, open_without_count
from reclint.checks.reviewed import (
    BLOCKING,
    COMPLETE_WITH_LOG,
    COUNTED_TWICE,
    IN_RECORD_AND_LOG,
    PASSED_WITH_COUNTS,
    WITH_DATES,
    WITH_LOGGED_COUNTS,
    WITH_MAXIMUM,
    WITH_ORDER,
    WITH_REVIEWED_SIBLINGS,
    WITH_VERDICTS,
    completion,
    dated_reviews,
    ended_log,
    findings_of,
    here,
    if_conditional,
    in_log,
    listed_counts,
    logged_counts,
    maximum_of,
    numbered_reviews,
    passes,
    passes_twice,
    passing_iterations,
    reviewed_siblings,
    skipped_reviews,
    totals,
    usual_maximum,
    verdict_pairs,
    verdict_place,
)
from reclint.findings.finding import Grade, Hit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reclint.model import ReviewClaim, ReviewIteration, Word
    from reclint.workspace import Lesson


def review_log_open(lesson: Lesson, _: NoOptions) -> Iterator[Hit]:
    """A review log that does not end in a pass, while the record calls the lesson or the module complete."""
    ended, complete = ended_log(lesson), completion(lesson)
    if ended is None or complete is None or passes(lesson, ended[0]):
        return
    (last, verdict, _word), review = ended, lesson.summary.review
    yield Hit(
        here(lesson, review.span if review else complete.span),
        f"{lesson.slug} log",
        {"lesson": lesson.slug or lesson.summary.heading, "status": complete.text, "verdict": verdict.text},
        question=last.settled,
        grade=Grade.POLISH if last.settled else None,
        related=(("log", in_log(lesson, verdict.span)), ("status", here(lesson, complete.span))),
        measures=still_open(lesson.module.vocabulary, ended[0], BLOCKING),
    )


def review_passed_open(lesson: Lesson, _: NoOptions) -> Iterator[Hit]:
    """A review called passed although the passing iteration states findings that block, or counts go down to some."""
    for iteration in passing_iterations(lesson):
        for grade in BLOCKING:
            count = iteration.count(grade)
            if count and count.value > 0 and not count.settled:
                yield Hit(
                    here(lesson, count.span),
                    f"{iteration.number} {grade}",
                    {"iteration": iteration.number, "found": findings_of(count.value, grade)},
                    grade=if_conditional(lesson),
                    related=verdict_place(lesson),
                    measures={"findings": (count.value,)},
                )
    claim = lesson.summary.review
    passed = claim is not None and claim.verdict == lesson.module.vocabulary.pass_verdict
    for count in claim.left if claim and passed else ():
        if count.grade in BLOCKING and count.value > 0:
            yield Hit(
                here(lesson, count.span),
                f"left {count.grade}",
                {"found": findings_of(count.value, count.grade)},
                case="left",
                grade=if_conditional(lesson),
                related=verdict_place(lesson),
            )


def review_count_stated(lesson: Lesson, _: NoOptions) -> Iterator[Hit]:
    """Counts that differ from what the parenthesis behind them lists, or from an earlier "of N"."""
    for iteration, count, listed in listed_counts(lesson):
        if not listed <= count.value <= listed + count.remarks:
            stated = findings_of(count.value, count.grade)
            yield Hit(
                here(lesson, count.span),
                f"{iteration.number} {count.grade}",
                {"iteration": iteration.number, "stated": stated, "listed": listed},
                question=listed > count.value,  # a comma may belong to the description of one finding
                measures=apart(count.value, listed),
            )
    for before, count, after, total in totals(lesson):
        spoken = f"{findings_of(total.value, total.grade)} {agreed(total.value, 'is', 'are')}"
        yield Hit(
            here(lesson, total.span),
            f"{after.number} {total.grade} total",
            {"iteration": before.number, "stated": count.value, "total": spoken},
            case="total",
            related=(("count", here(lesson, count.span)),),
            measures=apart(total.value, count.value),
        )
    yield from counted_again(lesson)


def review_iteration_range(lesson: Lesson, _: NoOptions) -> Iterator[Hit]:
    """An iteration above the maximum that the record or, where it says nothing, the log states; an odd maximum."""
    claim, maximum = lesson.summary.review, maximum_of(lesson)
    if not claim or maximum is None:
        return
    if usual := usual_maximum(lesson):
        stated = next((one for one in claim.statements if one.maximum == maximum), claim)
        yield Hit(
            here(lesson, stated.span),
            "other maximum",
            {"maximum": maximum, "usual": usual},
            case="other",
            measures=apart(maximum, usual),
        )
    numbers = [(iteration.number, iteration.span) for iteration in claim.iterations]
    numbers += [(stated.iteration, stated.span) for stated in claim.statements if stated.iteration is not None]
    for number, span in numbers:
        if number > maximum:
            yield Hit(
                here(lesson, span),
                "maximum",
                {"iteration": number, "maximum": maximum},
                measures={"beyond": (number - maximum,)},
                formerly=str(number),
            )
            return


def review_verdict_conflict(lesson: Lesson, _: NoOptions) -> Iterator[Hit]:
    """Two statements of the record, or the record and the log, that give different final verdicts."""
    conflict = next(((stated, last) for stated, last in verdict_pairs(lesson) if stated.verdict != last.verdict), None)
    if conflict is None:
        yield from _against_log(lesson)
        yield from _passed_twice(lesson)
        return
    stated, last = conflict
    yield Hit(
        here(lesson, stated.span),
        f"record {stated.verdict}",
        {"stated": stated.verdict, "other": last.verdict, "iteration": last.number},
        grade=Grade.IMPROVEMENT if stated.conditional else None,
        related=(("iteration", here(lesson, last.span)),),
        measures={"verdict": (verdict_rank(lesson.module.vocabulary, last.verdict),)},
    )


def _passed_twice(lesson: Lesson) -> Iterator[Hit]:
    """The review is said to have passed at one iteration here, and at another there."""
    for first, other in passes_twice(lesson):
        if first.iteration != other.iteration:
            yield Hit(
                here(lesson, other.span),
                "record iteration",
                {"iteration": other.iteration, "other": first.iteration},
                case="passed",
                grade=Grade.IMPROVEMENT,
                related=(("iteration", here(lesson, first.span)),),
            )
            return


def _against_log(lesson: Lesson) -> Iterator[Hit]:
    claim, ended = lesson.summary.review, ended_log(lesson)
    if claim and claim.absent and ended:
        yield _denied(lesson, claim, *ended)
    if not claim or not claim.verdict or ended is None or any(review_passed_open(lesson, NoOptions())):
        return
    last, verdict, word = ended
    if word != claim.verdict:
        place = claim.statements[0].span if claim.statements else claim.span
        yield Hit(
            here(lesson, place),
            f"log {claim.verdict}",
            {"stated": claim.verdict, "other": word, "iteration": last.number or _last_of_round(lesson)},
            case="log",
            question=last.settled,
            grade=Grade.POLISH if last.settled else if_conditional(lesson),
            related=(("log", in_log(lesson, verdict.span)),),
            measures={"verdict": (verdict_rank(lesson.module.vocabulary, word),)},
        )


def _denied(lesson: Lesson, claim: ReviewClaim, last: ReviewIteration, verdict: Word, word: str) -> Hit:
    """The record says that there was no review, and the log has one."""
    return Hit(
        here(lesson, claim.span),
        f"log without {word}",
        {"other": word, "iteration": last.number or _last_of_round(lesson)},
        case="absent",
        grade=Grade.IMPROVEMENT,
        related=(("log", in_log(lesson, verdict.span)),),
        measures={"verdict": (verdict_rank(lesson.module.vocabulary, word),)},
    )


def _last_of_round(lesson: Lesson) -> int:
    """How many reviews the last round of the log has."""
    log = lesson.review_log
    return sum(entry.round == log.last.round for entry in log.iterations) if log else 0


def review_counts_differ(lesson: Lesson, _: NoOptions) -> Iterator[Hit]:
    """Counts of an iteration that no round of the log has, and a number of iterations that none ends with."""
    # Where the log ends in another verdict, other counts of that iteration are the same fault.
    ended = ended_log(lesson) if any(_against_log(lesson)) else None
    for iteration, count, logged in logged_counts(lesson):
        if ended and iteration.number == ended[0].number:
            continue
        if all(other.value != count.value for other in logged):
            stated = findings_of(count.value, count.grade)
            yield Hit(
                here(lesson, count.span),
                f"{iteration.number} {count.grade}",
                {"iteration": iteration.number, "stated": stated, "logged": logged[-1].value},
                related=(("log", in_log(lesson, logged[-1].span)),),
                measures=apart(count.value, logged[-1].value),
            )
    if lesson.summary.review:
        yield from _differing_number(lesson, lesson.summary.review)


def _differing_number(lesson: Lesson, claim: ReviewClaim) -> Iterator[Hit]:
    """The iteration that passed, where no round of the log ends with it; what is wrong by itself is told as such."""
    if (claim.passed_at or 0) > (maximum_of(lesson) or claim.passed_at or 0) or any(_passed_twice(lesson)):
        return
    ends = list({entry.round: entry for entry in numbered_reviews(lesson)}.values())
    if ends and claim.passed_at is not None and all(claim.passed_at != entry.number for entry in ends):
        stated = next((entry for entry in claim.statements if entry.iteration == claim.passed_at), None)
        passed = next((entry for entry in claim.iterations if entry.number == claim.passed_at), claim)
        yield Hit(
            here(lesson, (stated or passed).span),
            "number",
            {"stated": claim.passed_at, "logged": ends[-1].number},
            case="number",
            related=(("log", in_log(lesson, ends[-1].span)),),
            measures=apart(claim.passed_at, ends[-1].number or 0),
        )


def review_log_arithmetic(lesson: Lesson, _: NoOptions) -> Iterator[Hit]:
    """A log whose counts differ from its own finding headings, or that passes with findings that block."""
    log = lesson.review_log
    for entry in log.iterations if log else ():
        for count in entry.counts:
            found = [finding for finding in entry.findings if finding.grade == count.grade]
            listed, withdrawn = len(found), sum(finding.withdrawn for finding in found)
            stated = findings_of(count.value, count.grade)
            if entry.findings and not listed - withdrawn <= count.value <= listed:
                yield Hit(
                    in_log(lesson, count.span),
                    f"{entry.round}.{entry.number} {count.grade}",
                    {"stated": stated, "listed": listed},
                    related=(("review", in_log(lesson, entry.span)),),
                    measures=apart(count.value, listed),
                )
            if passes(lesson, entry) and count.grade in BLOCKING and count.value > withdrawn:
                yield Hit(
                    in_log(lesson, count.span),
                    f"{entry.round}.{entry.number} {count.grade} open",
                    {"stated": stated},
                    case="open",
                    question=count.grade in entry.argued and count.grade != BLOCKING[0],
                    related=(("review", in_log(lesson, entry.span)),),
                    measures={"findings": (count.value,)},
                )
        yield from open_without_count(lesson, entry)
    for before, after in skipped_reviews(lesson):
        yield Hit(
            in_log(lesson, after.span),
            f"{after.round}.{after.number} skips",
            {"before": before.number, "after": after.number},
            case="skips",
            related=(("review", in_log(lesson, before.span)),),
        )


def review_iteration_gap(lesson: Lesson, _: NoOptions) -> Iterator[Hit]:
    """Iterations that skip a number; a passing one that is not described while earlier ones are is a question."""
    claim = lesson.summary.review
    if not claim or not claim.iterations:
        return
    for before, after in pairwise(claim.iterations):
        if after.number != before.number + 1:
            numbers = {"before": before.number, "after": after.number}
            yield Hit(here(lesson, after.span), f"after {before.number}", numbers)
    first, last = claim.iterations[0], claim.iterations[-1]
    if first.number > 1 and not claim.left:  # "iteration 2: 1 critical -> 0" tells of the first one too
        yield Hit(
            here(lesson, first.span),
            "first",
            {"before": 1, "after": first.number},
            case="first",
            question=True,
            grade=Grade.POLISH,
        )
    if claim.passed_at is not None and claim.passed_at > last.number:
        stated = next((entry.span for entry in claim.statements if entry.iteration == claim.passed_at), claim.span)
        yield Hit(
            here(lesson, stated),
            "passing",
            {"before": last.number, "after": claim.passed_at},
            case="passing",
            question=True,
            grade=Grade.POLISH,
            related=(("last", here(lesson, last.span)),),
        )


def review_order(lesson: Lesson, _: NoOptions) -> Iterator[Hit]:
    """Reviews of a log whose dates run backward."""
    for before, after in pairwise(dated_reviews(lesson)):
        if (after.date or "") < (before.date or ""):
            yield Hit(
                in_log(lesson, after.span),
                f"{after.round}.{after.number} date",
                {"date": after.date, "before": before.date},
                related=(("before", in_log(lesson, before.span)),),
            )


def review_missing(lesson: Lesson, _: NoOptions) -> Iterator[Hit]:
    """No word of a review where a sibling has one: sure when there is a review log, or two siblings have one.

    Records of several lessons of which none speaks of reviews may leave them to the logs: one question for the course.
    """
    siblings, log = reviewed_siblings(lesson), lesson.review_log
    if lesson.summary.review:
        return
    if not siblings and len(lesson.module.lessons) > 1:
        yield from _left_to_logs(lesson)
    elif siblings or lesson.has_verdict_in_log:
        related = [("sibling", here(one, one.summary.review.span)) for one in siblings[:1] if one.summary.review]
        if log:
            related.append(("log", in_log(lesson, log.last.span)))
        yield Hit(
            here(lesson, lesson.summary.span),
            "review",
            {"lesson": lesson.slug or lesson.summary.heading},
            case="log" if log else "default",
            related=tuple(related),
        )


def _left_to_logs(lesson: Lesson) -> Iterator[Hit]:
    """The question for all records that state no review, at the first of them: a course decides it once."""
    first, *others = lesson.module.workspace.reviewed_in_logs_only or (None,)
    if first is not lesson:
        return
    logs = ((one, one.review_log) for one in (lesson, *filter(None, others)))
    yield Hit(
        here(lesson, lesson.summary.span),
        "review",
        {"lesson": lesson.slug or lesson.summary.heading, "count": len(others) + 1},
        case="records" if others else "none",
        question=True,
        grade=Grade.POLISH,
        related=tuple(("log", in_log(one, log.last.span)) for one, log in logs if log),
    )


_LOGS = (Need.REVIEW_LOGS,)

CHECKS = (
    Check(review_log_open, COMPLETE_WITH_LOG, NoOptions, facts("lesson", "status", "verdict"), _LOGS),
    Check(review_passed_open, PASSED_WITH_COUNTS, NoOptions, facts("iteration", "found")),
    Check(review_count_stated, COUNTED_TWICE, NoOptions, facts("iteration", "stated", "listed", "total", "other")),
    Check(review_iteration_range, WITH_MAXIMUM, NoOptions, facts("iteration", "maximum", "usual")),
    Check(review_verdict_conflict, WITH_VERDICTS, NoOptions, facts("stated", "other", "iteration")),
    Check(review_counts_differ, IN_RECORD_AND_LOG, NoOptions, facts("iteration", "stated", "logged"), _LOGS),
    Check(review_log_arithmetic, WITH_LOGGED_COUNTS, NoOptions, facts("stated", "listed", "before", "after"), _LOGS),
    Check(review_iteration_gap, WITH_ORDER, NoOptions, facts("before", "after")),
    Check(review_order, WITH_DATES, NoOptions, facts("date", "before"), _LOGS),
    Check(review_missing, WITH_REVIEWED_SIBLINGS, NoOptions, facts("lesson", "count")),
)
