"""The kinds of thing that checks judge.

A subject has all that its check needs: a check that finds nothing on it has looked, and found it in order. Kinds that
one family alone judges stand in the file of the family.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    from reclint.readers.directives import Directive
    from reclint.workspace import Lesson, Module, Workspace
    from reclint.workspace.earlier import EarlierDocument

S = TypeVar("S")


class Reach(str, Enum):
    """How much of a workspace one subject is."""

    COURSE = "course"
    MODULE = "module"
    LESSON = "lesson"
    COMMENT = "comment"
    EARLIER = "earlier"


@dataclass(frozen=True)
class Subject(Generic[S]):
    """A kind of thing, in words ("lesson with a review log"), and whether one is of this kind."""

    kind: str
    reach: Reach
    is_one: Callable[[S], bool]


class CommentUse(NamedTuple):
    """A suppression comment and what became of it.

    ``silenced`` are the rules whose findings it silenced, ``idle`` those that did not run, ``known`` all rules.
    """

    document: str
    directive: Directive
    silenced: frozenset[str]
    idle: frozenset[str]
    known: frozenset[str]


def courses(kind: str, is_one: Callable[[Workspace], bool]) -> Subject[Workspace]:
    """The course as a whole, where it is of a kind."""
    return Subject(kind, Reach.COURSE, is_one)


def modules(kind: str, is_one: Callable[[Module], bool]) -> Subject[Module]:
    """The modules of a kind."""
    return Subject(kind, Reach.MODULE, is_one)


def lessons(kind: str, is_one: Callable[[Lesson], bool]) -> Subject[Lesson]:
    """The lessons of a kind."""
    return Subject(kind, Reach.LESSON, is_one)


def earlier_documents(kind: str, is_one: Callable[[EarlierDocument], bool]) -> Subject[EarlierDocument]:
    """The documents of a kind that an earlier state of the course had; there are none where nothing is compared."""
    return Subject(kind, Reach.EARLIER, is_one)


def comments(kind: str, is_one: Callable[[CommentUse], bool]) -> Subject[CommentUse]:
    """The suppression comments of a kind."""
    return Subject(kind, Reach.COMMENT, is_one)


MODULE = modules("module", lambda _: True)
WITH_ROWS = modules("module with rows in its Concept Index", lambda module: bool(module.record.rows))
TAUGHT_AND_INDEXED = lessons(
    "lesson with taught concepts, in a record with rows in its Concept Index",
    lambda lesson: bool(lesson.summary.taught and lesson.module.record.rows),
)
TAUGHT_WITH_ROWS = lessons(
    "lesson with taught concepts and rows in the Concept Index",
    lambda lesson: bool(lesson.summary.taught and lesson.rows),
)
