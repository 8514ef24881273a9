"""What documents of a series (its plan, its summary, its row on the course's page) say of how far it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from reclint.checks.complete import is_complete
from reclint.findings.finding import Spot
from reclint.readers import calls_itself_complete
from reclint.vocabulary.lexicon import MODULE_NUMBER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reclint.model import SeriesPlan, SeriesSummary, Word
    from reclint.workspace import Module, Workspace


class SeriesStatus(NamedTuple):
    """A status of a series: where it stands, and the numbers of the modules that the document lists."""

    series: str
    spot: Spot
    text: str
    listed: tuple[str, ...] = ()


def documents_of_series(course: Workspace) -> Iterator[SeriesStatus]:
    """The statuses of series plans and series summaries."""
    for key, plan in course.series_plans:
        if plan.number and plan.status:
            yield _status(plan.number, key, plan.status, _listed_in_plan(plan))
    for key, summary in course.summaries:
        if summary.number and summary.status:
            yield _status(summary.number, key, summary.status, _listed_in_summary(summary))


def listed_modules(course: Workspace, series: str) -> set[str]:
    """The numbers of the modules that any roll-up or plan of a series lists."""
    plans = [_listed_in_plan(plan) for _, plan in course.series_plans if plan.number == series]
    summaries = [_listed_in_summary(summary) for _, summary in course.summaries if summary.number == series]
    page = [entry.number for entry in course.course.modules] if course.course else []
    numbers = (*page, *(number for listed in (*plans, *summaries) for number in listed))
    return {number for number in numbers if number.partition(".")[0] == series}


def _listed_in_plan(plan: SeriesPlan) -> tuple[str, ...]:
    return tuple(module.number for module in plan.modules)


def _listed_in_summary(summary: SeriesSummary) -> tuple[str, ...]:
    """The modules of its sections and its table; "In progress (3.1 complete, 3.2 in progress)" lists modules too."""
    numbers = [entry.number for entry in summary.modules] + [row.module for row in summary.rows if row.module]
    named = re.findall(MODULE_NUMBER, summary.status.text) if summary.status else []
    return tuple(dict.fromkeys([*numbers, *named]))


def on_the_page(course: Workspace) -> Iterator[SeriesStatus]:
    """The statuses of series on the course's page."""
    for entry in course.course.series if course.course else ():
        if entry.status and course.course_key:
            yield _status(entry.number, course.course_key, entry.status, ())


def _status(series: str, key: str, word: Word, listed: tuple[str, ...]) -> SeriesStatus:
    return SeriesStatus(series, Spot(key, word.span), word.text, listed)


def modules_of(course: Workspace, series: str) -> list[Module]:
    """The modules of a series that are here."""
    return [module for module in course.modules if module.number.partition(".")[0] == series]


def says_complete(course: Workspace, status: str) -> bool:
    """Whether a status says that the series is complete."""
    return calls_itself_complete(status, course.documents.lexicon)


def says_planned(course: Workspace, status: str) -> bool:
    """Whether a status says that nothing of it is built: it begins with a word for that."""
    return re.match(rf"\W*{course.documents.lexicon.word('planned')}(?!\w)", status, re.I) is not None


def says_begun(course: Workspace, status: str) -> bool:
    """Whether a status says that some of it is still to come."""
    return re.match(rf"\W*{course.documents.lexicon.word('begun')}(?!\w)", status, re.I) is not None


def open_module(course: Workspace, series: str) -> Module | None:
    """A module of the series whose record says itself that it is not complete."""
    return next(
        (
            module
            for module in modules_of(course, series)
            if module.record.status
            and not is_complete(module, module.record.status.text)
            and (module.record.planned or says_begun(course, module.record.status.text))
        ),
        None,
    )


def all_complete(course: Workspace, status: SeriesStatus) -> bool:
    """Whether every module that a document lists is here and called complete by its record."""
    found = [course.module_numbered(number) for number in status.listed]
    return bool(found) and all(
        module and module.record.status and is_complete(module, module.record.status.text) for module in found
    )
