"""What a record says of one lesson."""

from __future__ import annotations

from functools import cached_property

from reclint.model.statement import Count, DepthMark, Statement, Word
from reclint.text.source import Span


class Field(Statement):
    """A bold label with what follows it; ``kind`` is None for a label that the vocabulary does not have.

    ``text`` is what stands in its paragraphs, list items and cells, or else its other blocks as they are written;
    ``entries`` are the items of the lists below the label, or the text on its line where there is no list.
    ``read`` is False where the reader of such fields could make nothing of what stands there.
    """

    label: Word
    kind: str | None
    text: str
    entries: tuple[Word, ...] = ()
    read: bool = True


class TaughtItem(Statement):
    """A concept that the summary states as taught.

    ``text`` is the whole item, ``name`` the item without its depth mark, perhaps with an explanation; ``revisited``
    items stand under a label such as "Concepts deepened". A ``doubtful`` one may be a remark on others: "group work".
    """

    text: str
    name: str
    depth: DepthMark | None
    revisited: bool = False
    doubtful: bool = False


class Exercise(Statement):
    """An exercise that a record lists; ``level`` is None where none is stated or none of the vocabulary fits.

    It is ``marked`` where a number or a level of its own says that it is one, and not only its place in a list.
    ``parts`` counts the parts that it has beside the first, "2b" beside "2a".
    """

    marked: bool = False
    number: int | None
    level: str | None
    level_text: Word | None = None
    title: str | None = None
    parts: int = 0


class NamedNotebook(Statement):
    """A notebook that the record names for a lesson, with the number of exercises that it states of it."""

    path: Word
    stated: Count | None = None


class NotebookClaim(Statement):
    """What the record says of a lesson's notebook.

    ``absent``: the record says that there is none, or not yet (then it is ``pending`` too). ``stated`` is the number of
    exercises that it states in so many words, ``levels`` the numbers by level ("2 guided, 3 supported"), ``exercises``
    those it lists. ``further`` are the notebooks that it names beside the one at ``path``.
    """

    path: Word | None = None
    absent: bool = False
    pending: bool = False
    stated: Count | None = None
    levels: tuple[tuple[str, Count], ...] = ()
    exercises: tuple[Exercise, ...] = ()
    further: tuple[NamedNotebook, ...] = ()


class GradeCount(Count):
    """How many findings of one grade an iteration had; ``listed`` is how many the parenthesis behind it lists.

    ``remarks`` is how many entries at the end of that list speak of the others ("both mended"). ``carried`` findings
    are those of an earlier iteration ("2 polish retained"), ``settled`` ones are said to be dealt with.
    """

    grade: str
    listed: int | None = None
    remarks: int = 0
    carried: bool = False
    settled: bool = False


class IterationClaim(Statement):
    """What the record says of one iteration of a review.

    ``repeated`` are other counts that it states elsewhere, ``total`` is the number of findings of all grades together,
    ``fixed_of`` has the 5 of "4 of 5 polish findings fixed", ``mended_of`` that of "4 of 5 fixed", of whatever grade.
    """

    number: int
    verdict: str | None = None
    counts: tuple[GradeCount, ...] = ()
    fixed_of: tuple[GradeCount, ...] = ()
    repeated: tuple[GradeCount, ...] = ()
    total: Count | None = None
    mended_of: tuple[Count, ...] = ()

    def count(self, grade: str) -> GradeCount | None:
        """The count stated for ``grade``."""
        return next((count for count in self.counts if count.grade == grade), None)


class VerdictClaim(Statement):
    """A final verdict that the record states in so many words, and the iteration that gave it.

    It is ``conditional`` where it is tied to something still to be done ("PASS, pending a picture").
    """

    verdict: str
    iteration: int | None = None
    maximum: int | None = None
    conditional: bool = False


class ReviewClaim(Statement):
    """What the record says of a lesson's reviews; ``verdict`` is the last iteration's own where it has one.

    ``totals`` are counts over all iterations, ``sums`` those of all grades together, ``left`` what is left of counts
    that go down ("2 improvement -> 1"). It is ``uncounted`` where its text has counts of which none could be read, and
    ``absent`` where the record says that no review has been made, and ``pending`` too where one is still to come.
    """

    verdict: str | None = None
    passed_at: int | None = None
    maximum: int | None = None
    iterations: tuple[IterationClaim, ...] = ()
    statements: tuple[VerdictClaim, ...] = ()
    totals: tuple[GradeCount, ...] = ()
    sums: tuple[Count, ...] = ()
    left: tuple[GradeCount, ...] = ()
    absent: bool = False
    pending: bool = False
    uncounted: bool = False


class LessonSummary(Statement):
    """One section of a record; ``span`` is that of its heading, ``body`` of all of it.

    ``total`` is how many lessons the heading says that there are: "Lesson 2 of 4". ``lists`` is whether a list or a
    table stands in it that no label opens.
    """

    body: Span
    heading: str
    slug: str | None = None
    slug_stated: bool = True
    title: str | None = None
    position: Count | None = None
    total: Count | None = None
    load: Word | None = None
    status: Word | None = None
    fields: tuple[Field, ...] = ()
    lists: bool = False
    taught: tuple[TaughtItem, ...] = ()
    notebook: NotebookClaim | None = None
    review: ReviewClaim | None = None

    @cached_property
    def kinds(self) -> frozenset[str]:
        """The kinds of field that the summary has."""
        return frozenset(field.kind for field in self.fields if field.kind)

    def field(self, kind: str) -> Field | None:
        """The first field of ``kind``."""
        return next((field for field in self.fields if field.kind == kind), None)
