"""``reclint check --fix`` and ``--diff``: what fixes come to is printed, or shown as a diff."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from reclint.commands.destinations import in_github_actions
from reclint.commands.outputs import choose_paint
from reclint.findings.tally import fixed_line
from reclint.report.check import diff
from reclint.report.cleaning import without_commands

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reclint.api import Course
    from reclint.findings.report import Report
    from reclint.run.fixing import Fixes, Unfixable
    from reclint.text.errors import SourceError


def print_fixed(course: Course, fixes: Fixes) -> None:
    """Print a given text after its fixes, byte for byte where there are none."""
    given, path = course.request.text or b"", course.request.text_path
    key = course.key(path) if path else ""
    fixed = next((change.after.data for change in fixes.changes if change.key == key), given)
    click.echo(fixed, nl=False)


def counted(fixes: Fixes) -> Report:
    """The report with the number of findings that were fixed and of documents that were changed."""
    fixed = sum(change.fixed for change in fixes.changes)
    return replace(fixes.report, fixed=fixed, rewritten=len(fixes.changes))


def show_changes(course: Course, fixes: Fixes, color: str) -> None:
    """Print the diff of every change, and on standard error what they come to."""
    for change in fixes.changes:
        _show_diff(diff.render(course.path(change.key), change.before, change.after), color)
    line = fixed_line(counted(fixes))
    click.echo(f"would have {line}" if line else "nothing to fix", err=True)


def _show_diff(text: str, color: str) -> None:
    """Print a diff: for people painted and clean, for programs as it is."""
    if color == "always" or (sys.stdout is not None and sys.stdout.isatty()):
        click.echo(diff.painted(text, choose_paint(color)), nl=False, color=True)
    else:
        click.echo(without_commands(text) if in_github_actions() else text, nl=False)


def tell(course: Course, unfixable: Iterable[Unfixable], problems: Iterable[SourceError]) -> None:
    """Print on standard error what could not be fixed."""
    for entry in unfixable:
        click.echo(
            f"error: {course.path(entry.document)}: the fix of {' and '.join(entry.rules)} {entry.reason}", err=True
        )
    for problem in problems:
        click.echo(f"error: {problem.message}{f', {problem.hint}' if problem.hint else ''}", err=True)
