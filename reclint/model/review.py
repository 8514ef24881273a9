"""The review log at the end of a lesson's planning document."""

from __future__ import annotations

from reclint.model.lesson import GradeCount
from reclint.model.statement import Statement, Word


class LoggedFinding(Statement):
    """A finding of a review; ``span`` is that of its heading.

    A ``withdrawn`` one says that it is none after all, or is struck through: it is no longer open. What a ``settled``
    one tells says that it was fixed, perhaps before the review ended.
    """

    grade: str
    title: str
    withdrawn: bool = False
    settled: bool = False


class ReviewIteration(Statement):
    """One review; ``round`` counts rounds from 1 (a rework starts iterations anew), ``span`` is that of its heading.

    A ``settled`` verdict says itself that its findings were dealt with ("NEEDS REVISION → FIXED"); one is ``argued``
    where the words below it say why a finding does not count ("one improvement is borderline").
    """

    number: int | None
    maximum: int | None
    round: int
    date: str | None = None
    final: bool = False
    verdict: Word | None = None
    verdict_word: str | None = None
    settled: bool = False
    argued: tuple[str, ...] = ()
    counts: tuple[GradeCount, ...] = ()
    findings: tuple[LoggedFinding, ...] = ()

    def count(self, grade: str) -> GradeCount | None:
        """The count that the summary states for ``grade``."""
        return next((count for count in self.counts if count.grade == grade), None)


class ReviewLog(Statement):
    """All reviews of a lesson, in the order of the document."""

    iterations: tuple[ReviewIteration, ...]

    @property
    def last(self) -> ReviewIteration:
        """The last review of the last round."""
        return self.iterations[-1]
