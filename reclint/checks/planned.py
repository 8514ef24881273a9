"""The lessons that a module has by its plan and its rows, as checks of several families look them up."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reclint.findings.finding import Spot
from reclint.text.nearest import nearest
from reclint.workspace.file_names import FileNaming

if TYPE_CHECKING:
    from reclint.model import ConceptRow, LessonRef, PlannedLesson
    from reclint.workspace import Lesson, Module, Workspace

_MISSPELT = 80
"""How alike two slugs are at least that may name one lesson; a choice, as for rows of an index."""
# A digit in the note beside a lesson, as in "(from 4.2)" or "week 3", says that the lesson is not this record's.
_NUMBERED = re.compile(r"\d")


def says_elsewhere(ref: LessonRef) -> bool:
    """Whether a row says itself that a lesson which it names is not one of its record."""
    return ref.note is not None and _NUMBERED.search(ref.note) is not None


def names_no_lesson(module: Module, row: ConceptRow) -> bool:
    """Whether a row names lessons of which neither the record nor the plan has any; `lesson-unknown` tells it."""
    known = {lesson.slug for lesson in module.record.lessons} | planned_lessons(module).keys()
    return not any(ref.slug in known or says_elsewhere(ref) for ref in row.lessons)


def says_raised(lesson: Lesson, row: ConceptRow, level: str) -> bool:
    """Whether a row says in words, in its notes or beside the depth, that its concept was raised from a level."""
    lexicon = lesson.module.documents.lexicon
    # "Elevated from INTRODUCED", "raised from INTRODUCED in first-knots".
    raised = rf"\b{lexicon.word('raised', 'was')}\s+(?:{lexicon.word('from')}\s+)?{re.escape(level)}\b"
    said = f"{row.depth.text if row.depth else ''} {row.notes}"
    return re.search(raised, said, re.I) is not None


def planned_lessons(module: Module) -> dict[str, PlannedLesson]:
    """The lessons of the plan by slug, in its order; none without a plan."""
    return {lesson.slug: lesson for lesson in module.plan.lessons} if module.plan else {}


def known_lessons(course: Workspace) -> set[str]:
    """The lessons of a course, by their slugs: those of its records and plans, and of the plans of its series."""
    planned = (entry.slug for _, plan in course.series_plans for part in plan.modules for entry in part.lessons)
    return {*course.taught_in, *(slug for slug in planned if slug)}


def passed_in_log(module: Module, planned: PlannedLesson) -> Spot | None:
    """The verdict that ends the review log of a planned lesson, where it is a pass; None without one."""
    naming = FileNaming(module.number, planned.position, planned.position, planned.slug, None)
    paths = naming.paths(module.vocabulary.files.get("lessons", ()))
    key = module.documents.find(module.planning_folder, paths)
    document = module.documents.lesson_plan(key) if key else None
    last = document.log.last if document and document.log else None
    if key is None or last is None or last.verdict is None:
        return None
    return Spot(key, last.verdict.span) if last.verdict_word == module.vocabulary.pass_verdict else None


def renamed_lessons(module: Module) -> dict[str, Lesson]:
    """The sections whose slug is like that of the plan's lesson in their place, and another one, by that of the plan.

    "kneading" in the plan and "kneading-and-folding" in the record are one lesson: neither is missing.
    """
    planned = planned_lessons(module)
    own = {lesson.slug for lesson in module.lessons}
    sections = {lesson.position: lesson for lesson in module.lessons if lesson.slug and lesson.slug not in planned}
    pairs = ((slug, sections.get(entry.position)) for slug, entry in planned.items() if slug not in own)
    return {slug: lesson for slug, lesson in pairs if lesson and are_alike(slug, lesson.slug or "")}


def are_alike(one: str, other: str) -> bool:
    """Whether two slugs may name one lesson: all words of one are the other's, or it is little but misspelt."""
    left, right = set(one.split("-")), set(other.split("-"))
    return left <= right or right <= left or nearest(one, [other], near=_MISSPELT) is not None
