"""The review log at the end of a lesson's planning document."""

from __future__ import annotations

from reclint.model.lesson import GradeCount
from reclint.model.statement import Statement, Word


class LoggedFinding(Statement):
    """A finding of a review; ``span`` is that of its heading."""

    grade: str
    title: str


class ReviewIteration(Statement):
    """One review; ``round`` counts rounds from 1 (a rework starts iterations anew), ``span`` is that of its heading."""

    number: int | None
    maximum: int | None
    round: int
    date: str | None = None
    final: bool = False
    verdict: Word | None = None
    verdict_word: str | None = None
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
