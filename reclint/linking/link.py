"""What linking says of an item: the decision, the rows and the candidates."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from reclint.linking.decision import is_likely

if TYPE_CHECKING:
    from reclint.linking.scores import Score
    from reclint.model import ConceptRow, TaughtItem


class Decision(str, Enum):
    """What linking made of an item."""

    CERTAIN = "certain"
    AMBIGUOUS = "ambiguous"
    MISSING = "missing"


class Scope(str, Enum):
    """Among which rows the answer was found."""

    LESSON = "lesson"
    RECORD = "record"


class Candidate(NamedTuple):
    """A row that an item may mean; ``guard`` says why it was not taken by itself."""

    row: ConceptRow
    score: Score
    guard: str | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """The rows that an item names, when certain, and the candidates in order of score.

    ``silent`` items say that nothing new is taught, ``elsewhere`` ones that the concept comes from another module.
    ``answered`` links are those that a reviewer has made certain. ``alike`` are the rows behind the candidates that fit
    about as well as the best: they are not shown, and may be meant as likely. ``presumed`` is the row that an ambiguous
    link most probably means, since nothing else is left for either; no more than a question follows from it.
    """

    item: TaughtItem
    decision: Decision
    rows: tuple[ConceptRow, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    scope: Scope = Scope.LESSON
    silent: bool = False
    elsewhere: bool = False
    answered: bool = False
    alike: tuple[ConceptRow, ...] = ()
    presumed: ConceptRow | None = None

    @property
    def meant(self) -> tuple[ConceptRow, ...]:
        """The rows that the item is taken to mean: all of a certain link, else the one that is presumed."""
        return self.rows or ((self.presumed,) if self.presumed else ())

    @property
    def open_rows(self) -> tuple[ConceptRow, ...]:
        """The rows of which any may be meant: those that nothing speaks against."""
        return (*(candidate.row for candidate in self.candidates if not candidate.guard), *self.alike)

    @property
    def is_left_over(self) -> bool:
        """Whether nothing but all other links speaks for the candidates."""
        best = max((one.score.value for one in self.candidates), default=1.0)
        return self.decision is Decision.AMBIGUOUS and not is_likely(best)
