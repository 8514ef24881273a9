"""``reclint show --workspace``, ``reclint concept`` and ``reclint state``: looking at the whole course."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from reclint.api import Request, open_courses
from reclint.commands.exits import Exit
from reclint.commands.saying import say
from reclint.report.show import course as course_text
from reclint.text.errors import UsageError
from reclint.text.nearest import did_you_mean

if TYPE_CHECKING:
    from reclint.api import Course
    from reclint.workspace.progress import Step


def workspace(path: str | None) -> None:
    """Print every document of the courses and what it was taken for."""
    for course in open_courses(Request(paths=(Path(path),) if path else ())):
        say(course_text.render_roles(course.roles, course.path), nl=False)


def concept(name: str) -> int:
    """Print a concept's course through the lessons, in each course by itself; 1 when no concept is plainly meant."""
    courses = [course for course in open_courses(Request()) if course.workspace.modules]
    found = [(course, course.concept(name)) for course in courses]
    known = [entry for entry in found if entry[1].rows] or found
    for course, one in known:
        if len(courses) > 1:
            say(f"{course.path('.')}:")
        say(course_text.render_concept(one.steps, one.others, partial(_place, course)), nl=False)
    return Exit.OK if any(one.rows for _, one in found) else Exit.FOUND


def _place(course: Course, step: Step) -> str:
    return f"{course.path(step.module.key)}:{step.row.line + 1}"


def state(lesson: str, form: str) -> None:
    """Print what the student holds when a lesson begins.

    Raises:
        UsageError: no record has a section for the lesson, or those of several courses have one.
    """
    courses = open_courses(Request())
    found = [(course, known) for course in courses if (known := course.state_before(lesson))]
    if len(found) > 1:
        folders = " or ".join(course.path(".") for course, _ in found)
        raise UsageError(f'there is a lesson "{lesson}" in several courses', f"call it in {folders}")
    if not found:
        modules = (module for course in courses for module in course.workspace.modules)
        slugs = [other.slug for module in modules for other in module.lessons if other.slug]
        raise UsageError(f'there is no lesson "{lesson}"{did_you_mean(lesson, slugs)}')
    say(course_text.render_state(*found[0][1], form), nl=False)
