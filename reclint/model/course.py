"""The roll-ups: a series summary and the course's own page."""

from __future__ import annotations

from reclint.model.plan import PlannedLesson
from reclint.model.record import LessonRef
from reclint.model.statement import Count, DepthMark, Statement, Word


class SummaryRow(Statement):
    """A concept that a series summary lists; ``module`` is the number in the heading above, where there is one."""

    name: Word
    depth: DepthMark | None
    lessons: tuple[LessonRef, ...] = ()
    module: str | None = None


class CourseModule(Statement):
    """A module (``number`` like ``5.1``) or series (``number`` like ``5``) that the course's page lists.

    ``modules`` is how many a series has, where a column counts them.
    """

    number: str
    title: str | None = None
    status: Word | None = None
    built: Count | None = None
    planned: Count | None = None
    modules: Count | None = None


class CoursePage(Statement):
    """The course's page; ``denied`` are notebooks that it says are not there yet."""

    path: str
    title: str | None = None
    modules: tuple[CourseModule, ...] = ()
    series: tuple[CourseModule, ...] = ()
    denied: tuple[Word, ...] = ()


class SeriesSummary(Statement):
    """A series summary; ``modules`` are those of a table of its own, and those with a status below their headings.

    ``lessons`` are those of a table with their statuses, ``denied`` is as for the course's page.

    ``module_count`` and ``lesson_count`` are how many its status says are built.
    """

    path: str
    number: str | None = None
    status: Word | None = None
    module_count: Count | None = None
    lesson_count: Count | None = None
    rows: tuple[SummaryRow, ...] = ()
    modules: tuple[CourseModule, ...] = ()
    lessons: tuple[PlannedLesson, ...] = ()
    denied: tuple[Word, ...] = ()
