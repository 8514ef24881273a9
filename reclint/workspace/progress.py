"""The course of concepts through the lessons: what the student holds, since when, and what a name may mean."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from reclint.linking import Weights, best_score, read_name, spelled_as_one

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reclint.model import ConceptRow
    from reclint.workspace.lesson import Lesson
    from reclint.workspace.workspace import Module, Workspace

_CLEAR = 0.75
"""The score at which a row is meant by a name."""
_POSSIBLE = 0.35
"""The score below which a row is no candidate for a name."""
_GROUP = re.compile(r"\([^()]*\)")
"""A parenthesis: "Slow rise (over night)"."""


class Moment(NamedTuple):
    """A lesson in the order of the course; ``number`` is like ``1.2.3``, ``place`` counts from 1 through the course."""

    place: int
    number: str
    slug: str


class Held(NamedTuple):
    """A concept that the student holds: its greatest depth so far, and where it was first met and last touched."""

    concept: str
    depth: str | None
    first: Moment
    last: Moment


class Step(NamedTuple):
    """One row of a concept's course: where, at what depth, and what the lesson does with it."""

    moment: Moment
    module: Module
    row: ConceptRow
    depth: str | None
    taught: bool
    practised: tuple[int, ...]


def lesson_order(workspace: Workspace) -> Iterator[tuple[Moment, Lesson]]:
    """The lessons of the course, module by module, in the order of their sections."""
    place = 0
    for module in workspace.modules:
        for lesson in module.lessons:
            place += 1
            yield Moment(place, f"{module.number}.{lesson.position}", lesson.slug or lesson.summary.heading), lesson


def state_before(workspace: Workspace, slug: str) -> tuple[Moment, list[Held]] | None:
    """What the student holds when a lesson begins, in the order in which concepts were first met; None if unknown."""
    ranks = workspace.vocabulary.depth_ranks
    held: dict[str, Held] = {}
    for moment, lesson in lesson_order(workspace):
        if lesson.slug == slug:
            return moment, list(held.values())
        for row in lesson.rows:
            name = plain_name(row.name.text)
            depth = depth_after(row, lesson.slug or "")
            known = held.get(name)
            if known is None:
                held[name] = Held(row.name.text, depth, moment, moment)
            else:
                best = max((known.depth, depth), key=lambda level: ranks.get(level or "", -1))
                held[name] = known._replace(depth=best, last=moment)
    return None


def plain_name(name: str) -> str:
    """A concept's name as it is known without what parentheses add: rows of several modules with it are one concept."""
    return spelled_as_one(bare_name(name))


def bare_name(name: str) -> str:
    """A concept's name without what parentheses add to it."""
    return " ".join(_GROUP.sub(" ", read_name(name).text).split()) or name


def depth_after(row: ConceptRow, slug: str) -> str | None:
    """The depth that a row says holds after one of its lessons; before the last one, that of the transition's start."""
    depth = row.depth_in(slug)
    if depth is None:
        return None
    return depth.level if row.is_last(slug) else depth.before or depth.level


def find_concept(workspace: Workspace, name: str) -> tuple[list[ConceptRow], list[tuple[ConceptRow, float]]]:
    """The rows that a name means (one concept, in one or more rows), and the other candidates, best first."""
    rows = [(module, row, module.named(row.name.text)) for module in workspace.modules for row in module.record.rows]
    weights = Weights([other for _, _, other in rows])
    scored = [(row, best_score(module.named(name), other, weights), other.head_words) for module, row, other in rows]
    ranked = sorted((entry for entry in scored if entry[1] >= _POSSIBLE), key=lambda entry: -entry[1])
    clear = [(row, head) for row, score, head in ranked if score >= _CLEAR]
    meant = [row for row, head in clear if head == clear[0][1]]
    return meant, [(row, score) for row, score, _ in ranked if row not in meant]


def course_of(workspace: Workspace, rows: list[ConceptRow]) -> Iterator[Step]:
    """The course of a concept through the lessons, in order."""
    for moment, lesson in lesson_order(workspace):
        named = {row.span for link in lesson.links for row in link.rows}
        for row in lesson.rows:
            if row in rows:
                depth = depth_after(row, lesson.slug or "")
                yield Step(moment, lesson.module, row, depth, row.span in named, practised_in(lesson, row))


def practised_in(lesson: Lesson, row: ConceptRow) -> tuple[int, ...]:
    """The numbers of the notebook's exercises (else the record's) whose titles name the concept."""
    return tuple(_practice(lesson, row))


def _practice(lesson: Lesson, row: ConceptRow) -> Iterator[int]:
    head = lesson.module.named(row.name.text).head_words
    notebook, claim = lesson.notebook, lesson.summary.notebook
    listed = notebook.exercises if notebook and notebook.exercises else (claim.exercises if claim else ())
    for exercise in listed:
        words = lesson.module.named(exercise.title or "").all_words
        if exercise.number is not None and head and len(head & words) * 2 >= len(head):
            yield exercise.number
