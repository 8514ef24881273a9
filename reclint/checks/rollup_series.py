"""What roll-ups say of a series as a whole, against the records of its modules."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reclint.checks.complete import is_complete
from reclint.checks.measured import apart
from reclint.checks.phrases import counted
from reclint.checks.series import (
    listed_modules,
    modules_of,
    open_module,
    says_begun,
    says_complete,
    says_planned,
)
from reclint.findings.finding import Hit, Spot

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reclint.model import Count, Word
    from reclint.workspace import Module, Workspace


class Total(NamedTuple):
    """What a document says of a series: how many lessons are built, how many modules there are, how far it is.

    ``modules`` are those of the series that are here.
    """

    key: str
    series: str
    modules: list[Module]
    lessons: Count | None
    module_count: Count | None
    status: Word | None = None


def totals(course: Workspace) -> Iterator[Total]:
    """What series summaries and the course's page say of series, where all modules that are listed are here.

    The statuses of summaries are those of another rule.
    """
    for total in _stated(course):
        here = {module.number for module in total.modules}
        if total.modules and listed_modules(course, total.series) <= here and not _repeats_a_lesson(total):
            yield total


def _repeats_a_lesson(total: Total) -> bool:
    """Whether two modules of a series have one lesson: that is told there, and no sum of them says anything."""
    slugs = [lesson.slug for module in total.modules for lesson in module.record.lessons if lesson.slug]
    return len(slugs) != len(set(slugs))


def _stated(course: Workspace) -> Iterator[Total]:
    for key, summary in course.summaries:
        if summary.number and summary.lesson_count:
            modules = modules_of(course, summary.number)
            yield Total(key, summary.number, modules, summary.lesson_count, summary.module_count)
    for entry in course.course.series if course.course else ():
        if course.course_key and (entry.built or entry.modules or entry.status):
            modules = modules_of(course, entry.number)
            yield Total(course.course_key, entry.number, modules, entry.built, entry.modules, entry.status)


def stale_series(course: Workspace) -> Iterator[Hit]:
    """The lessons, the modules and the status of a series, where its records say something else."""
    for total in totals(course):
        count, actual = total.module_count, len(total.modules)
        if count is None or count.value <= actual:
            yield from _lessons(total)
        ends = total.status is not None and says_complete(course, total.status.text)
        if count and (count.value < actual or (ends and count.value > actual)):
            yield _counts(total, count, "modules", counted(count.value, "module"), counted(actual, "module"))
        if total.status:
            yield from _status(course, total, total.status)


def _lessons(total: Total) -> Iterator[Hit]:
    """The number of lessons of a series, where its records have sections for another one."""
    stated, actual = total.lessons, sum(module.record.lesson_count for module in total.modules)
    if stated and actual and stated.value != actual:
        hit = _counts(total, stated, "lessons", counted(stated.value, "lesson"), counted(actual, "lesson"))
        yield hit._replace(measures=apart(stated.value, actual))


def _counts(total: Total, count: Count, case: str, stated: str, actual: str) -> Hit:
    last = total.modules[-1]
    return Hit(
        Spot(total.key, count.span),
        f"series {total.series} {case}",
        {"series": total.series, "stated": stated, "actual": actual},
        case=case,
        related=(("record", Spot(last.key, last.record.span)),),
    )


def _status(course: Workspace, total: Total, status: Word) -> Iterator[Hit]:
    """A series called complete of which a record is not, or called begun or planned though all its records are."""
    if says_complete(course, status.text):
        against, case = open_module(course, total.series), "open"
    elif (says_begun(course, status.text) or says_planned(course, status.text)) and _are_all_complete(course, total):
        against, case = total.modules[-1], "complete"
    else:
        return
    stated = against.record.status if against else None
    if against and stated:
        yield Hit(
            Spot(total.key, status.span),
            f"series {total.series} status",
            {"series": total.series, "stated": status.text, "module": against.number, "actual": stated.text},
            case=case,
            related=(("record", Spot(against.key, stated.span)),),
        )


def _are_all_complete(course: Workspace, total: Total) -> bool:
    """Whether the modules that a page lists for a series, as many as it counts, are here and complete."""
    if not listed_modules(course, total.series):
        return False
    if total.module_count and total.module_count.value > len(total.modules):
        return False
    return all(
        module.record.status is not None and is_complete(module, module.record.status.text) for module in total.modules
    )
