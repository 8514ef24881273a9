"""``reclint show --workspace``, ``reclint concept`` and ``reclint state``: looking at the whole course."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from reclint.api import Course, Request
from reclint.commands.exits import Exit
from reclint.report.show import course as course_text
from reclint.text.errors import UsageError
from reclint.text.nearest import did_you_mean
from reclint.workspace import roles
from reclint.workspace.progress import course_of, find_concept, state_before

if TYPE_CHECKING:
    from reclint.workspace.progress import Step


def workspace(path: str | None) -> None:
    """Print every document of the workspace and what it was taken for."""
    course = Course(Request(paths=(Path(path),) if path else ()))
    click.echo(course_text.render_roles(roles(course.workspace), course.path), nl=False)


def concept(name: str) -> int:
    """Print a concept's course through the lessons; 1 when no concept is plainly meant."""
    course = Course()

    def place(step: Step) -> str:
        return f"{course.path(step.module.key)}:{step.row.line + 1}"

    rows, others = find_concept(course.workspace, name)
    click.echo(course_text.render_concept(list(course_of(course.workspace, rows)), others, place), nl=False)
    return Exit.OK if rows else Exit.FOUND


def state(lesson: str, form: str) -> None:
    """Print what the student holds when a lesson begins.

    Raises:
        UsageError: no record has a section for the lesson.
    """
    course = Course()
    found = state_before(course.workspace, lesson)
    if found is None:
        known = [other.slug for module in course.workspace.modules for other in module.lessons if other.slug]
        raise UsageError(f'there is no lesson "{lesson}"{did_you_mean(lesson, known)}')
    click.echo(course_text.render_state(*found, form), nl=False)
