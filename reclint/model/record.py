"""A module record: its header, Concept Index, lesson summaries and mental models."""

from __future__ import annotations

from enum import Enum
from functools import cached_property

from reclint.model.lesson import LessonSummary
from reclint.model.statement import Count, DepthMark, Statement, Word
from reclint.text.source import Span


class RowShape(str, Enum):
    """How the cells of an index row fit its header."""

    REGULAR = "regular"
    SHIFTED = "shifted"
    OVERFLOWING = "overflowing"
    SHORT = "short"


class LessonRef(Statement):
    """A lesson named in a cell; ``note`` is the rest of what stands there, such as ``recap from 4.4``.

    ``depth`` is that of the concept after this lesson, where the index has a column for each depth or lesson.
    """

    slug: str
    note: str | None = None
    depth: DepthMark | None = None


class ConceptRow(Statement):
    """One row of the Concept Index; ``detached`` rows are cut off from the table's header.

    ``gap`` holds the blank lines, and nothing else, between the row above and a detached one. ``stray_pipes`` are the
    unescaped pipes that give the row more cells than it has columns, where it is certain which ones do. ``line`` is
    0-based.
    """

    name: Word
    depth: DepthMark | None
    lessons: tuple[LessonRef, ...]
    notes: str
    detached: bool = False
    shape: RowShape = RowShape.REGULAR
    cells: int
    line: int
    gap: Span | None = None
    stray_pipes: tuple[Span, ...] = ()

    def depth_in(self, slug: str | None) -> DepthMark | None:
        """The depth that the row gives one of its lessons; that of the whole row where it gives this one none."""
        return next((ref.depth for ref in self.lessons if ref.slug == slug and ref.depth), self.depth)

    def is_last(self, slug: str | None) -> bool:
        """Whether the depth that holds for a lesson is that lesson's own: it is the last one, or has one by itself."""
        return any(ref.slug == slug and (ref.depth or ref is self.lessons[-1]) for ref in self.lessons)


class ConceptIndex(Statement):
    """The Concept Index; ``span`` is that of its heading, ``columns`` the cells of the header row.

    ``delimiters`` are the cells of the row below the header, 0 where there is none. ``titled`` is whether the heading
    names the index, ``has_lessons`` whether rows can name a lesson. ``cut`` is where the rows begin that are not read.
    """

    columns: tuple[Word, ...]
    header: Span | None
    rows: tuple[ConceptRow, ...]
    delimiters: int = 0
    titled: bool = True
    has_lessons: bool = True
    cut: Span | None = None


class MentalModel(Statement):
    """A row of the mental-models table, or an item of the list that stands in its place."""

    name: Word
    established: tuple[LessonRef, ...] = ()
    used: tuple[LessonRef, ...] = ()


class Reference(Statement):
    """A module or lesson of the course that running text names: ``4.2``, ``4.2.3``, ``slug (4.2)``.

    ``lesson`` is the 1-based position in ``4.2.3``; ``slug`` stands beside the number; ``paired`` when the text says
    "Module 4.2 (slug)", so that the slug can only be a lesson. ``named`` when a word such as "Module" says what the
    number is; ``counted`` where the lesson is "lesson 3 of module 4.2"; ``title`` is a title in parentheses behind it.
    "Lesson 2: slug" has no ``module``, and "Lesson 2" no ``slug``. ``doubted`` where the number may be of something
    else, "the theorem (4.2.3)".
    """

    module: str = ""
    lesson: int | None = None
    slug: str | None = None
    paired: bool = False
    named: bool = False
    counted: bool = False
    doubted: bool = False
    title: str | None = None


class UnreadLines(Statement):
    """Lines of which nothing is in the model: ``first`` and ``last`` are 1-based, both included."""

    first: int
    last: int


class Cut(Statement):
    """What is not read, since there is more than ``most`` of what a ``bound`` counts, such as "rows"."""

    bound: str
    most: int


class PartReading(Statement):
    """What a section was taken for: its ``role``, by which ``evidence``, with which weight.

    ``span`` is that of its heading; ``doubtful`` readings lead by little, over the section titled
    ``second`` where there is one.
    """

    role: str
    title: str
    evidence: tuple[str, ...] = ()
    weight: float = 0.0
    doubtful: bool = False
    second: str | None = None


class UnreadSection(Statement):
    """A section by its title, ``index`` or ``summaries``, of which nothing was read."""

    role: str
    title: str


class Record(Statement):
    """A module record.

    ``number`` is like ``5.1``; ``built`` and ``planned`` are the counts that the status states; ``understood`` is the
    share of the lines that say something of which a reader made a statement or kept the text. ``number_stated`` is
    whether the title has the number, else only the folder; ``further`` are the records of further modules in the same
    file, ``others`` titles of such modules of which nothing was read, ``cuts`` what goes beyond a bound. ``unread`` are
    the index and the summaries where they say what such a section says and no row or lesson was read of it.
    """

    path: str
    number: str
    title: str
    goal: Word | None = None
    status: Word | None = None
    built: Count | None = None
    planned: Count | None = None
    index: ConceptIndex | None = None
    summaries: Span | None = None
    lessons: tuple[LessonSummary, ...] = ()
    models: tuple[MentalModel, ...] = ()
    placeholders: tuple[Word, ...] = ()
    references: tuple[Reference, ...] = ()
    understood: float = 1.0
    stretches: tuple[UnreadLines, ...] = ()
    readings: tuple[PartReading, ...] = ()
    number_stated: bool = True
    others: tuple[Word, ...] = ()
    further: tuple[Record, ...] = ()
    cuts: tuple[Cut, ...] = ()
    unread: tuple[UnreadSection, ...] = ()

    def is_unread(self, role: str) -> bool:
        """Whether the section of a role is there and says what such a section says, and nothing was read of it."""
        return any(section.role == role for section in self.unread)

    def reading(self, role: str) -> PartReading | None:
        """What was first taken for ``role``."""
        return next((reading for reading in self.readings if reading.role == role), None)

    @cached_property
    def rows(self) -> tuple[ConceptRow, ...]:
        """The rows of the index, none where there is no index."""
        return self.index.rows if self.index else ()

    @cached_property
    def lesson_count(self) -> int:
        """How many lessons have a section; a lesson with two sections counts once."""
        return len({lesson.slug or lesson.heading for lesson in self.lessons})

    @cached_property
    def slugs(self) -> tuple[str, ...]:
        """The slugs that the index names, each once, in order."""
        return tuple(dict.fromkeys(ref.slug for row in self.rows for ref in row.lessons))
