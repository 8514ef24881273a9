"""A module plan, and a lesson's planning document."""

from __future__ import annotations

from reclint.model.record import LessonRef
from reclint.model.review import ReviewLog
from reclint.model.statement import Count, DepthMark, Statement, Word


class PlannedLesson(Statement):
    """A lesson that a module plan lists, in its order."""

    slug: str
    position: int
    load: Word | None = None
    status: Word | None = None


class ListedLesson(Statement):
    """An entry of a listing: by which ``names`` it may be a lesson, slug or title, and its number.

    ``slug`` is what it states as one; ``sure`` is whether the entry can be nothing but a lesson.
    """

    names: tuple[str, ...] = ()
    slug: str | None = None
    number: int | None = None
    sure: bool = False
    load: Word | None = None
    status: Word | None = None


class LessonListing(Statement):
    """Rows, items, headings or lines of a plan that may list its lessons.

    ``telling`` is whether the heading above says so, or none is there; the lessons of a record decide about the others.
    """

    lessons: tuple[ListedLesson, ...]
    telling: bool = False


class ModulePlan(Statement):
    """A module's plan; ``adjacency`` is where it speaks of loads that stand next to each other.

    ``notebooks`` are the paths and file names of notebooks that it names anywhere. Where no lessons can be read without
    the record, ``listings`` are what may list them. It is ``ordered`` unless its lessons come from one that nothing
    calls theirs, such as a table of risks, whose order may mean nothing.
    """

    path: str
    number: str | None = None
    title: str | None = None
    status: Word | None = None
    built: Count | None = None
    planned: Count | None = None
    lessons: tuple[PlannedLesson, ...] = ()
    ordered: bool = True
    listings: tuple[LessonListing, ...] = ()
    adjacency: Word | None = None
    notebooks: tuple[str, ...] = ()

    @property
    def names_lessons(self) -> bool:
        """Whether it lists anything that can be nothing but lessons."""
        return bool(self.lessons) or any(lesson.sure for listing in self.listings for lesson in listing.lessons)


class SeriesLesson(Statement):
    """A lesson that a series plan lists; ``number`` is what its first column says, ``notebook`` whether it gets one."""

    slug: str
    number: int | None = None
    notebook: bool | None = None


class SeriesModule(Statement):
    """A module of a series plan, at its heading, with its lessons in their order."""

    number: str
    title: str | None = None
    lessons: tuple[SeriesLesson, ...] = ()


class SeriesPlan(Statement):
    """The plan of a series."""

    path: str
    number: str | None = None
    status: Word | None = None
    modules: tuple[SeriesModule, ...] = ()


class HeldConcept(Statement):
    """A row of the table of what the student has when a lesson begins."""

    name: Word
    depth: DepthMark | None
    source: tuple[LessonRef, ...] = ()


class Prerequisite(Statement):
    """A row of a planning document's prerequisites table."""

    name: Word
    required: DepthMark | None
    actual: DepthMark | None
    source: tuple[LessonRef, ...] = ()
    status: Word | None = None


class Preparation(Statement):
    """What a planning document, all of which is ``span``, says in its tables of what the lesson builds on."""

    held: tuple[HeldConcept, ...] = ()
    prerequisites: tuple[Prerequisite, ...] = ()


class LessonPlan(Statement):
    """A lesson's planning document; its tables are its `Preparation`.

    ``position`` and ``total`` are those of "Lesson 2 of 4"; ``number`` is the "1.2.3" that its title opens with.
    """

    path: str
    title: str | None = None
    module: Word | None = None
    series: Word | None = None
    number: Word | None = None
    slug: Word | None = None
    position: Count | None = None
    total: Count | None = None
    status: Word | None = None
    load: Word | None = None
    log: ReviewLog | None = None
