"""What a record counts again of the findings of its reviews: of one iteration, or of all together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reclint.checks.measured import apart
from reclint.checks.reviewed import (
    BLOCKING,
    findings_of,
    here,
    in_log,
    mended_totals,
    passes,
    repeated_counts,
    summed_counts,
    summed_findings,
    summed_grades,
)
from reclint.findings.finding import Hit
from reclint.text.words import counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reclint.model import ReviewIteration
    from reclint.workspace import Lesson


def counted_again(lesson: Lesson) -> Iterator[Hit]:
    """Counts of one iteration that contradict each other, and sums over all of them that are not theirs."""
    for iteration, count, other in repeated_counts(lesson):
        yield Hit(
            here(lesson, other.span),
            f"{iteration.number} {count.grade} again",
            {"iteration": iteration.number, "stated": findings_of(other.value, other.grade), "other": count.value},
            case="again",
            related=(("count", here(lesson, count.span)),),
        )
    yield from _mended(lesson)
    for iteration, total, summed, whole in summed_grades(lesson):
        if total.value < summed or (whole and total.value > summed):
            yield Hit(
                here(lesson, total.span),
                f"{iteration.number} grades",
                {"iteration": iteration.number, "total": counted(total.value, "finding"), "stated": summed},
                case="grades",
                related=(("count", here(lesson, iteration.counts[0].span)),),
                measures=apart(total.value, summed),
            )
    for total, summed, span in summed_findings(lesson):
        yield Hit(
            here(lesson, total.span),
            "sum",
            {"total": counted(total.value, "finding"), "stated": summed},
            case="sum",
            related=(("count", here(lesson, span)),),
        )
    for total, summed, whole, last in summed_counts(lesson):
        if total.value < summed or (whole and total.value > summed):
            yield Hit(
                here(lesson, total.span),
                f"{total.grade} sum",
                {"total": findings_of(total.value, total.grade), "stated": summed},
                case="sum",
                related=(("count", here(lesson, last.span)),),
            )


def _mended(lesson: Lesson) -> Iterator[Hit]:
    """How many findings there were of which some are said to be fixed, where the iteration had another number."""
    for iteration, whole_number, fits in mended_totals(lesson):
        if whole_number.value not in fits:
            yield Hit(
                here(lesson, whole_number.span),
                f"{iteration.number} mended",
                {
                    "iteration": iteration.number,
                    "stated": fits[0],
                    "total": f"{counted(whole_number.value, 'finding')} in all",
                },
                case="mended",
                measures=apart(whole_number.value, fits[0]),
            )


def open_without_count(lesson: Lesson, entry: ReviewIteration) -> Iterator[Hit]:
    """The findings of a review that passes which block it, and whose grade it does not count; each grade once."""
    for grade in BLOCKING if passes(lesson, entry) else ():
        found = [one for one in entry.findings if one.grade == grade and not (one.withdrawn or one.settled)]
        if found and entry.count(grade) is None and not entry.settled:
            yield Hit(
                in_log(lesson, found[0].span),
                f"{entry.round}.{entry.number} {grade} open",
                {"stated": findings_of(len(found), grade)},
                case="open",
                question=grade in entry.argued and grade != BLOCKING[0],
                related=(("review", in_log(lesson, entry.span)),),
                measures={"findings": (len(found),)},
            )
