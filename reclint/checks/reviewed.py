"""What a record and a review log state of a lesson's reviews that can be compared, and where it stands."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from reclint.checks.complete import is_complete
from reclint.checks.phrases import counted
from reclint.checks.subjects import lessons
from reclint.findings.finding import Grade, Spot
from reclint.model.lesson import VerdictClaim

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reclint.model import Count, IterationClaim, ReviewIteration, Word
    from reclint.model.lesson import GradeCount
    from reclint.text.source import Span
    from reclint.workspace import Lesson

# A review does not pass with findings of these grades; they are keys of the vocabulary, not words of it.
BLOCKING = (Grade.CRITICAL.value, Grade.IMPROVEMENT.value)


def findings_of(count: int, grade: str) -> str:
    """A counted grade: "2 improvement findings"."""
    return counted(count, f"{grade} finding")


def here(lesson: Lesson, span: Span) -> Spot:
    """A place in the record."""
    return Spot(lesson.module.key, span)


def if_conditional(lesson: Lesson) -> Grade | None:
    """The grade of what contradicts a pass that says itself that something is still to be done."""
    claim = lesson.summary.review
    return Grade.IMPROVEMENT if claim and claim.statements and claim.statements[0].conditional else None


def verdict_place(lesson: Lesson) -> tuple[tuple[str, Spot], ...]:
    """The first verdict that the record states, as a place to point to; nothing where it states none."""
    claim = lesson.summary.review
    return (("verdict", here(lesson, claim.statements[0].span)),) if claim and claim.statements else ()


def in_log(lesson: Lesson, span: Span) -> Spot:
    """A place in the document that holds the review log."""
    return Spot(lesson.plan_key or lesson.module.key, span)


def iterations_of(lesson: Lesson) -> tuple[IterationClaim, ...]:
    """The iterations that the record describes."""
    return lesson.summary.review.iterations if lesson.summary.review else ()


def passing_iterations(lesson: Lesson) -> list[IterationClaim]:
    """The described iterations at which the record says the review passed, where they state counts.

    One that ends in a revision by its own words contradicts that, and what it counts may be open.
    """
    passed = lesson.summary.review.passed_at if lesson.summary.review else None
    verdicts = {None, lesson.module.vocabulary.pass_verdict}
    found = (entry for entry in iterations_of(lesson) if entry.number == passed and entry.counts)
    return [entry for entry in found if entry.verdict in verdicts]


def listed_counts(lesson: Lesson) -> Iterator[tuple[IterationClaim, GradeCount, int]]:
    """Counts with what the parenthesis behind them lists; one finding may be described in several words or clauses."""
    for entry in iterations_of(lesson):
        for count in entry.counts:
            if count.listed is not None and count.value > 1 and count.listed > 1:
                yield entry, count, count.listed


def repeated_counts(lesson: Lesson) -> Iterator[tuple[IterationClaim, GradeCount, GradeCount]]:
    """Two different counts of one grade that the record states of one iteration."""
    for entry in iterations_of(lesson):
        for other in entry.repeated:
            count = entry.count(other.grade)
            if count:
                yield entry, count, other


def summed_counts(lesson: Lesson) -> Iterator[tuple[GradeCount, int, bool, GradeCount]]:
    """Totals over all iterations with the sum of the stated counts, whether all state one, and the last of them.

    Findings that an iteration only carries on are counted where they were found.
    """
    described = iterations_of(lesson)
    whole = [entry.number for entry in described] == list(range(1, len(described) + 1))
    for total in lesson.summary.review.totals if lesson.summary.review else ():
        stated = [count for entry in described if (count := entry.count(total.grade)) and not count.carried]
        if len(described) > 1 and stated:
            yield total, sum(count.value for count in stated), whole and len(stated) == len(described), stated[-1]


def summed_grades(lesson: Lesson) -> Iterator[tuple[IterationClaim, Count, int, bool]]:
    """The number of findings of an iteration, the sum of its counts, and whether these are all of it.

    They are where every grade has one, and where they stand right behind it as its parts.
    """
    grades = lesson.module.vocabulary.grades
    for iteration in iterations_of(lesson):
        if iteration.total and len(iteration.counts) > 1:
            whole = {count.grade for count in iteration.counts} == set(grades) or _parts(lesson, iteration)
            yield iteration, iteration.total, sum(count.value for count in iteration.counts), whole


# "five findings, two improvement and two polish", "5 findings (2 improvement, 2 polish)"
_BEHIND = re.compile(r"\s*[,:(]\s*|\s+[—–-]{1,2}\s+")


def _parts(lesson: Lesson, iteration: IterationClaim) -> bool:
    """Whether the counts of an iteration stand right behind the number of its findings."""
    source, total = lesson.module.documents.source(lesson.module.key), iteration.total
    first = min(count.span.start for count in iteration.counts)
    if source is None or total is None or first < total.span.stop:
        return False
    return _BEHIND.fullmatch(source.text, total.span.stop, first) is not None


def summed_findings(lesson: Lesson) -> Iterator[tuple[Count, int, Span]]:
    """Numbers of findings "in total" that are neither those of their iteration nor those of all, with these.

    Where a count of a grade is not stated, or findings are carried on, nobody knows.
    """
    described, claim = iterations_of(lesson), lesson.summary.review
    if not claim or not described or not all(_is_counted(lesson, entry) for entry in described):
        return
    if [entry.number for entry in described] != list(range(1, len(described) + 1)):
        return
    whole = sum(count.value for entry in described for count in entry.counts)
    for total in claim.sums:
        around = [entry for entry in described if entry.span.start <= total.span.start < entry.span.stop]
        fits = {whole, *(sum(count.value for count in entry.counts) for entry in around)}
        if total.value not in fits:
            yield total, whole, described[-1].span


def _is_counted(lesson: Lesson, entry: IterationClaim) -> bool:
    """Whether an iteration states its findings of every grade; one that passed has none that block."""
    claim, stated = lesson.summary.review, {count.grade for count in entry.counts}
    passed = claim is not None and claim.passed_at == entry.number
    lacking = set(lesson.module.vocabulary.grades) - stated
    return not any(count.carried for count in entry.counts) and (not lacking or (passed and lacking <= {*BLOCKING}))


def totals(lesson: Lesson) -> Iterator[tuple[IterationClaim, GradeCount, IterationClaim, GradeCount]]:
    """Totals such as "4 of 5 improvement findings fixed" that fit no count, with the one that they come after.

    These may be findings of the iteration that says so, of an earlier one, or of both together.
    """
    described = iterations_of(lesson)
    for place, after in enumerate(described):
        for total in after.fixed_of:
            counted = [(one, count) for one in described[: place + 1] if (count := one.count(total.grade))]
            values = [count.value for _, count in counted]
            if counted and total.value not in {*values, sum(values[-2:])}:
                before, count = counted[-2] if len(counted) > 1 and counted[-1][0] is after else counted[-1]
                yield before, count, after, total


def mended_totals(lesson: Lesson) -> Iterator[tuple[IterationClaim, Count, Sequence[int]]]:
    """Totals such as "4 of 5 fixed", with the iteration whose findings they may be and what its counts add up to.

    These are those of the iteration that says so, as far as it has counted by then, else of the one before: of any
    grades together.
    """
    described = iterations_of(lesson)
    for place, entry in enumerate(described):
        for whole in entry.mended_of:
            found = [one for one in [*described[max(0, place - 1) : place], _until(entry, whole)] if one.counts]
            sums = [_sums(one) for one in found]
            if sums:
                yield found[0], whole, [*dict.fromkeys(value for values in sums for value in values)]


def _until(entry: IterationClaim, whole: Count) -> IterationClaim:
    """An iteration with the counts before a total: "4 polish (3 of 4 fixed), 1 improvement"; with all if none is."""
    counts = tuple(count for count in entry.counts if count.span.start < whole.span.start)
    return entry.model_copy(update={"counts": counts}) if counts else entry


def _sums(entry: IterationClaim) -> list[int]:
    """What the counts of any grades of an iteration add up to, all of them first."""
    sums = [0]
    for count in entry.counts:
        sums += [value + count.value for value in sums]
    return [*([entry.total.value] if entry.total else []), *reversed(sums[1:])]


def verdict_pairs(lesson: Lesson) -> Iterator[tuple[VerdictClaim, IterationClaim]]:
    """Verdicts that the record states in so many words, with the iteration that they are of: its own, else the last."""
    described = iterations_of(lesson)
    by_number = {entry.number: entry for entry in described}
    for stated in lesson.summary.review.statements if lesson.summary.review else ():
        entry = by_number.get(stated.iteration) if stated.iteration else (described[-1] if described else None)
        if entry and entry.verdict:
            yield stated, entry


def passes_twice(lesson: Lesson) -> Iterator[tuple[VerdictClaim, VerdictClaim]]:
    """Two statements of the record that the review passed, both with the iteration at which it did.

    The other one may be the verdict of the last iteration, "passed at iteration 2. … Iteration 3: passed", where the
    review does not say that it passed there after all.
    """
    claim, passing = lesson.summary.review, lesson.module.vocabulary.pass_verdict
    stated = [one for one in claim.statements if one.verdict == passing and one.iteration] if claim else []
    ended = [
        one for one in iterations_of(lesson)[-1:] if one.verdict == passing and claim and claim.passed_at != one.number
    ]
    others = (VerdictClaim(span=one.span, verdict=passing, iteration=one.number) for one in ended)
    yield from ((stated[0], other) for other in (*stated[1:], *others) if stated)


def ended_log(lesson: Lesson) -> tuple[ReviewIteration, Word, str] | None:
    """The last review of the log with its verdict, as written and as the vocabulary has it."""
    last = lesson.review_log.last if lesson.review_log else None
    return (last, last.verdict, last.verdict_word) if last and last.verdict and last.verdict_word else None


def numbered_reviews(lesson: Lesson) -> list[ReviewIteration]:
    """The reviews of the log that have a number."""
    log = lesson.review_log
    return [entry for entry in log.iterations if entry.number is not None] if log else []


def skipped_reviews(lesson: Lesson) -> Iterator[tuple[ReviewIteration, ReviewIteration]]:
    """Neighbours of one round of the log between whose numbers one is missing."""
    for before, after in pairwise(numbered_reviews(lesson)):
        if before.number and after.number and after.round == before.round and after.number > before.number + 1:
            yield before, after


def dated_reviews(lesson: Lesson) -> list[ReviewIteration]:
    """The reviews of the log that have a date, in its order."""
    return [entry for entry in lesson.review_log.iterations if entry.date] if lesson.review_log else []


def logged_counts(lesson: Lesson) -> Iterator[tuple[IterationClaim, GradeCount, list[GradeCount]]]:
    """Counts of the record with those that the log has for the iteration, in any round."""
    entries = numbered_reviews(lesson)
    for iteration in iterations_of(lesson):
        same = [entry for entry in entries if entry.number == iteration.number]
        for count in iteration.counts:
            logged = [other for entry in same if (other := entry.count(count.grade))]
            if logged and not count.carried:
                yield iteration, count, logged


def passes(lesson: Lesson, entry: ReviewIteration) -> bool:
    """Whether a review of the log ends in a pass."""
    return entry.verdict_word == lesson.module.vocabulary.pass_verdict


def completion(lesson: Lesson) -> Word | None:
    """The status, of the lesson or else of the record, that calls what the lesson belongs to complete."""
    statuses = (lesson.summary.status, lesson.module.record.status)
    return next((status for status in statuses if status and is_complete(lesson.module, status.text)), None)


def reviewed_siblings(lesson: Lesson) -> list[Lesson]:
    """The other lessons of the record that speak of a review."""
    reviews = ((other, other.summary.review) for other in lesson.module.lessons if other is not lesson)
    return [other for other, review in reviews if review and not review.absent]


_USUAL = 3
"""How many reviews at least tell what is usual; a choice, since no course at hand has another maximum."""


def maximum_of(lesson: Lesson) -> int | None:
    """How many iterations a review may have: what the record states, else the last round of the log."""
    claim, log = lesson.summary.review, lesson.review_log
    stated = claim.maximum if claim else None
    return stated if stated is not None or log is None else log.last.maximum


def usual_maximum(lesson: Lesson) -> int | None:
    """The maximum that all other reviews of the record have, three at least, where this one states another.

    None where a log has the one that is stated. In 32 courses all reviews have one maximum.
    """
    claim, log = lesson.summary.review, lesson.review_log
    stated = claim.maximum if claim else None
    if stated is None or (log and log.last.maximum == stated):
        return None
    usual: list[int] = []
    for other in lesson.module.lessons:
        maximum = maximum_of(other) if other is not lesson else None
        if maximum == stated or (usual and maximum not in (None, usual[0])):
            return None
        usual += [maximum] if maximum is not None else []
    return usual[0] if len(usual) >= _USUAL else None


def _has_range(lesson: Lesson) -> bool:
    claim = lesson.summary.review
    numbered = claim is not None and (
        claim.iterations or any(entry.iteration is not None for entry in claim.statements)
    )
    return bool(numbered) and maximum_of(lesson) is not None


def _goes_down(lesson: Lesson) -> bool:
    claim = lesson.summary.review
    return claim is not None and claim.verdict == lesson.module.vocabulary.pass_verdict and bool(claim.left)


def _has_verdicts(lesson: Lesson) -> bool:
    claim = lesson.summary.review
    stated = claim is not None and (claim.verdict is not None or claim.absent)
    logged = stated and ended_log(lesson) is not None
    return logged or any(verdict_pairs(lesson)) or any(passes_twice(lesson))


def _has_both_counts(lesson: Lesson) -> bool:
    claim = lesson.summary.review
    passed = claim is not None and claim.passed_at is not None and bool(numbered_reviews(lesson))
    return passed or any(logged_counts(lesson))


def _has_sums(lesson: Lesson) -> bool:
    """Whether a review of the log states counts and lists its findings, or passes."""
    entries = lesson.review_log.iterations if lesson.review_log else ()
    both = any(entry.counts and entry.findings for entry in entries)
    sums = both or any((entry.counts or entry.findings) and passes(lesson, entry) for entry in entries)
    return sums or len(numbered_reviews(lesson)) > 1


def _has_order(lesson: Lesson) -> bool:
    claim = lesson.summary.review
    if claim is None or not claim.iterations:
        return False
    return len(claim.iterations) > 1 or claim.iterations[0].number > 1 or claim.passed_at is not None


def _is_called_complete(lesson: Lesson) -> bool:
    """Whether a log with a verdict stands beside what is called complete, and the record gives no other verdict.

    One that it does give is a conflict of verdicts, and told as such.
    """
    ended, review = ended_log(lesson), lesson.summary.review
    if ended is None or completion(lesson) is None:
        return False
    stated = {entry.verdict for entry, _ in verdict_pairs(lesson)} | ({review.verdict} if review else set())
    return not stated - {None, ended[2]}


def _may_miss_review(lesson: Lesson) -> bool:
    if not lesson.summary.fields:
        return False
    siblings, log = reviewed_siblings(lesson), lesson.review_log
    # Without a sibling that speaks of one, only a review that came to a verdict is missed.
    return len(siblings) > 1 or bool(log and (siblings or ended_log(lesson)))


def _has_sum(lesson: Lesson) -> bool:
    claim = lesson.summary.review
    return claim is not None and bool(claim.sums and claim.iterations)


PASSED_WITH_COUNTS = lessons(
    "lesson whose record states the counts of the review that passed",
    lambda lesson: bool(passing_iterations(lesson)) or _goes_down(lesson),
)
_COUNTS = (listed_counts, totals, mended_totals, repeated_counts, summed_counts, summed_grades)
COUNTED_TWICE = lessons(
    "lesson whose record counts findings of a review and lists, totals or counts them again",
    lambda lesson: any(any(found(lesson)) for found in _COUNTS) or _has_sum(lesson),
)
WITH_MAXIMUM = lessons("lesson whose record numbers its reviews and states their maximum", _has_range)
WITH_VERDICTS = lessons("lesson with two final verdicts in its record or its review log", _has_verdicts)
IN_RECORD_AND_LOG = lessons("lesson with counts or a passing review in its record and its review log", _has_both_counts)
WITH_LOGGED_COUNTS = lessons("lesson with counts or numbers of reviews to add up in its review log", _has_sums)
WITH_DATES = lessons("lesson with two dates in its review log", lambda lesson: len(dated_reviews(lesson)) > 1)
WITH_ORDER = lessons("lesson with numbered reviews in its record", _has_order)
COMPLETE_WITH_LOG = lessons("lesson with a verdict in its review log that is called complete", _is_called_complete)
WITH_REVIEWED_SIBLINGS = lessons("lesson whose siblings speak of reviews, or that has a review log", _may_miss_review)
