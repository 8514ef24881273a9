"""``reclint check --fix`` and ``--diff``: what fixes come to is printed, or shown as a diff."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, NamedTuple

import click

from reclint.commands.destinations import in_github_actions
from reclint.commands.outputs import choose_paint, tell_parted
from reclint.commands.saying import say, spoken
from reclint.findings.report import Report
from reclint.findings.tally import fixed_line
from reclint.report.check import diff

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reclint.api import Course
    from reclint.run.fixing import Fixes
    from reclint.text.errors import SourceError


def print_fixed(course: Course, fixes: Fixes) -> None:
    """Print a given text after its fixes, byte for byte where there are none."""
    given, path = course.request.text or b"", course.request.text_path
    key = course.key(path) if path else ""
    fixed = next((change.after.data for change in fixes.changes if change.key == key), given)
    click.echo(fixed, nl=False)


class Done(NamedTuple):
    """What fixes came to in a course, the report on what is left, and why some files were left as they are."""

    fixes: Fixes
    report: Report
    problems: tuple[SourceError, ...] = ()

    @property
    def failed(self) -> bool:
        """Whether a fix did not hold, or a file could not be written."""
        return bool(self.fixes.unfixable or self.problems)


def fix_course(course: Course, *, unsafe: bool, shown: bool) -> Done:
    """Fix a course: the files on disk are written, a given text is printed; nothing is where changes are only shown."""
    fixes = course.fix(unsafe=unsafe)
    if shown:
        return Done(fixes, _counted(fixes))
    if course.request.text_path is not None:
        print_fixed(course, fixes)
        return Done(fixes, _counted(fixes))
    written, problems = course.write(fixes)
    return Done(written, _counted(written), problems)


def _counted(fixes: Fixes) -> Report:
    """The report with the number of findings that were fixed and of documents that were changed."""
    fixed = sum(change.fixed for change in fixes.changes)
    return fixes.report._replace(fixed=fixed, rewritten=len(fixes.changes))


def show_changes(done: Iterable[tuple[Course, Done]], color: str) -> None:
    """Print the diff of every change, and on standard error what they come to."""
    fixed = rewritten = 0
    for course, one in done:
        for change in one.fixes.changes:
            _show_diff(diff.render(course.path(change.key), change.before, change.after), color)
        fixed, rewritten = fixed + one.report.fixed, rewritten + one.report.rewritten
    line = fixed_line(Report(fixed=fixed, rewritten=rewritten))
    say(f"would have {line}" if line else "nothing to fix", err=True)


def _show_diff(text: str, color: str) -> None:
    """Print a diff: for people painted and clean, for programs as it is."""
    if color == "always" or (sys.stdout is not None and sys.stdout.isatty()):
        click.echo(diff.painted(text, choose_paint(color)), nl=False, color=True)
    else:
        click.echo(spoken(text) if in_github_actions() else text, nl=False)


def tell_unfixed(course: Course, done: Done) -> None:
    """Print on standard error what could not be fixed."""
    for entry in done.fixes.unfixable:
        say(f"error: {course.path(entry.document)}: the fix of {' and '.join(entry.rules)} {entry.reason}", err=True)
    for key in done.fixes.parted:
        tell_parted(course.path(key))
    for problem in done.problems:
        say(f"error: {problem.message}{f', {problem.hint}' if problem.hint else ''}", err=True)
