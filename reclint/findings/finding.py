"""What checks hand to the engine and what the engine hands to reports: grades, places, hits and findings.

A `Hit` points into a document by offsets and knows no rule. A `Finding` has a rule, a grade, a message and 1-based
positions, and needs no document any more.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from reclint.text.source import Position, Span


class Grade(str, Enum):
    """How bad a finding is, worst first."""

    CRITICAL = "critical"
    IMPROVEMENT = "improvement"
    POLISH = "polish"

    @property
    def rank(self) -> int:
        """0 for critical, 1 for improvement, 2 for polish."""
        return _RANKS[self]


_RANKS = {grade: rank for rank, grade in enumerate(Grade)}

VERDICTS = {Grade.CRITICAL: "MAJOR REVISION", Grade.IMPROVEMENT: "NEEDS REVISION"}
"""The verdict by the worst grade among the findings that count, worst first; all else is a `PASS`."""
PASS = "PASS"


def verdict_of(worst: Grade | None) -> str:
    """The verdict that findings add up to; ``worst`` is the worst grade of those that count, None where none does."""
    return VERDICTS.get(worst, PASS) if worst else PASS


def grade_behind(verdict: str) -> Grade | None:
    """The grade that a verdict comes from; None for a pass."""
    return next((grade for grade, word in VERDICTS.items() if word == verdict), None)


class Change(str, Enum):
    """What became of a finding since the base of a comparison.

    The first three are of today, ``SILENCED`` ones too, which a comment keeps from counting. ``FIXED`` and ``LOST``
    ones are of the base: what was complained of is in order, or cannot be looked at any more. ``ANSWERED`` ones are of
    today where an answer says that they are fine, of the base where one says which row is meant.
    """

    NEW = "new"
    WORSE = "worse"
    REMAINING = "remaining"
    SILENCED = "silenced"
    ANSWERED = "answered"
    FIXED = "fixed"
    LOST = "lost"


Measures = Mapping[str, tuple[int, ...]]
"""How bad a fault is, by name: of the numbers of one name the first that differs tells, and more is worse."""

_UNMEASURED: Measures = {}


def is_worse(now: Measures, before: Measures) -> bool:
    """Whether a fault has grown by any measure that both states have."""
    return any(now[name] > before[name] for name in now.keys() & before.keys())


class Spot(NamedTuple):
    """A stretch of one document of the workspace, by the document's key."""

    document: str
    span: Span


class Edit(NamedTuple):
    """A replacement of a stretch of a document."""

    spot: Spot
    text: str


class Fix(NamedTuple):
    """Edits of one document that remove a fault, all or none; a ``safe`` fix cannot change what the document means.

    ``others`` are what may be done instead, where an author has to choose; they are offered and never applied.
    """

    title: str
    edits: tuple[Edit, ...]
    safe: bool = True
    others: tuple[Fix, ...] = ()


class Hit(NamedTuple):
    """What a check found: where, the facts a message is made of, and what it is about.

    ``case`` names the message among the rule's messages; ``subject`` identifies the thing complained about (a concept,
    an exercise, an iteration) independently of its line; ``grade`` replaces the rule's own where the fault comes in two
    weights. ``module`` and ``lesson`` say what it belongs to where the check looks at more than that. ``measures`` say
    how bad it is, so that it can be told when it grows; ``formerly`` is the subject that baselines of the first format
    know it by, where that was another one. ``passing`` are the facts that change with what else the document says, such
    as scores: an answer to a question does not depend on them.
    """

    spot: Spot
    subject: str
    facts: Mapping[str, object] = {}
    related: tuple[tuple[str, Spot], ...] = ()
    case: str = "default"
    question: bool = False
    grade: Grade | None = None
    fix: Fix | None = None
    module: str | None = None
    lesson: str | None = None
    measures: Measures = _UNMEASURED
    formerly: str | None = None
    passing: tuple[str, ...] = ()


class Absent(NamedTuple):
    """What a check met and could not judge, since a module is not in the workspace.

    It is one of ``among`` things alike on its subject: where all of them are absent, the subject was not judged.
    """

    module: str
    among: int


class Suppression(NamedTuple):
    """Why a finding does not count: ``how`` is ``comment``, ``config`` or ``baseline``."""

    how: str
    reason: str


class Answered(NamedTuple):
    """What a reviewer answered to a question: ``fine`` or ``fault``, why, who and when; ``stale`` on other facts."""

    answer: str
    reason: str | None = None
    by: str | None = None
    date: str | None = None
    stale: bool = False


class Place(NamedTuple):
    """A resolved stretch of a document, by its key: 1-based lines and columns in code points, the end exclusive."""

    document: str
    start: Position
    stop: Position
    message: str = ""


class PlacedFix(NamedTuple):
    """A fix with the resolved place of each of its edits, in their order, and so its ``others``."""

    fix: Fix
    places: tuple[Place, ...]
    others: tuple[PlacedFix, ...] = ()


class Finding(NamedTuple):
    """One reported problem; ``course`` is the folder of the course in its repository, empty for one at the top.

    ``change`` is None where nothing was compared. ``facts`` is the checksum of what a question was asked on, empty for
    what never was one; ``answered`` what a reviewer made of it: one that is a fault is no question any more.
    """

    rule: str
    grade: Grade
    message: str
    place: Place
    related: tuple[Place, ...] = ()
    question: bool = False
    module: str | None = None
    lesson: str | None = None
    subject: str = ""
    ordinal: int = 0
    fix: PlacedFix | None = None
    suppressed: Suppression | None = None
    course: str = ""
    measures: Measures = _UNMEASURED
    formerly: str | None = None
    change: Change | None = None
    facts: str = ""
    answered: Answered | None = None

    @property
    def document(self) -> str:
        """The key of the document that it lies in."""
        return self.place.document

    @property
    def documents(self) -> tuple[str, ...]:
        """The keys of all documents that have a part in it, its own first."""
        return tuple(dict.fromkeys(place.document for place in (self.place, *self.related)))

    @property
    def identity(self) -> str:
        """What the finding is about: rule, module, lesson and subject; findings about the same share it."""
        return self._digest(self.subject)

    @property
    def former_identity(self) -> str:
        """The identity by which baselines of the first format know it."""
        return self._digest(self.subject if self.formerly is None else self.formerly)

    @property
    def fingerprint(self) -> str:
        """A stable identity: rule, module, lesson, subject and ordinal, never a line number.

        What belongs to no module is told apart by its document. Where the course lies in a folder of its repository,
        that is a part of it, too.
        """
        return fingerprint_of(self, self.subject, self.ordinal, None if self.module else self.document, self.course)

    @property
    def fingerprints(self) -> tuple[str, ...]:
        """Its fingerprint, and that by which review sheets before baselines of the second format know it."""
        former = self.subject if self.formerly is None else self.formerly
        return self.fingerprint, fingerprint_of(self, former, self.ordinal, None, self.course)

    def _digest(self, subject: str) -> str:
        return _digest(self, subject)

    @property
    def is_gone(self) -> bool:
        """Whether it was there at the base of a comparison and is not today."""
        return self.change in (Change.FIXED, Change.LOST) or (self.change is Change.ANSWERED and not self.is_settled)

    @property
    def is_settled(self) -> bool:
        """Whether it is a question that a reviewer has answered: it is fine."""
        return self.question and self.answered is not None and not self.answered.stale

    @property
    def sort_key(self) -> tuple[str, int, int, str, str]:
        """The order of every report: key of the document, line, column, rule, message."""
        return (self.place.document, self.place.start.line, self.place.start.column, self.rule, self.message)


class _Homed(Protocol):
    """What is about a rule, and belongs to a module and a lesson."""

    @property
    def rule(self) -> str: ...

    @property
    def module(self) -> str | None: ...

    @property
    def lesson(self) -> str | None: ...


def fingerprint_of(what: _Homed, subject: str, ordinal: int, document: str | None, course: str) -> str:
    """The fingerprint of a finding, or of the one that an answer is about; see `Finding.fingerprint`."""
    return _digest(what, subject, str(ordinal), *([document] if document else []), *([course] if course else []))


def _digest(what: _Homed, *more: str) -> str:
    parts = (what.rule, what.module or "", what.lesson or "", *more)
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:32]


def counts(finding: Finding) -> bool:
    """Whether a finding counts towards the verdict: it is no question and not suppressed."""
    return not finding.question and finding.suppressed is None


def urgency(finding: Finding, *, is_new: bool = True) -> tuple[bool, bool, int]:
    """The key of the order "worst first": findings before questions, new ones before others, then by grade.

    Sorting by it keeps findings of one urgency in the order in which they come.
    """
    return finding.question, not is_new, finding.grade.rank
