"""``reclint check --fix`` and ``--diff``: what fixes come to is written, or shown as a diff."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from reclint.commands.outputs import choose_paint, in_github_actions
from reclint.files.writing import rewrite
from reclint.findings.tally import fixed_line
from reclint.report.check import diff
from reclint.report.cleaning import without_commands
from reclint.run.fixing import mend, without
from reclint.text.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from reclint.course.opening import Opened
    from reclint.files.location import Input
    from reclint.findings.report import Report
    from reclint.run.fixing import Change, Mended
    from reclint.workspace import Workspace

    Check = Callable[[Workspace], Report]

_CHANGED = "has changed since it was checked, so its fixes are not written", "check it again"
_UNSTAGED = "differs from what is staged, so its fixes are not written", "stage its changes, or put them aside"


def find_fixes(opened: Opened, check: Check, given: Input | None, *, unsafe: bool) -> Mended:
    """What the fixes of a workspace come to; of a ``given`` document, its own alone."""
    only = opened.key(given.path) if given else None
    return mend(opened.workspace, check, unsafe=unsafe, may_change=lambda key: only in (None, key))


def write_fixes(opened: Opened, mended: Mended, check: Check, *, staged: bool) -> tuple[Mended, list[SourceError]]:
    """What was written, and why some files were left as they are."""
    problems: dict[str, SourceError] = {}
    written: dict[Path, bytes] = {}
    for change in mended.changes:
        path = (opened.root / change.key).resolve()
        if written.get(path) == change.after.data:  # one file may be in the workspace by two names
            continue
        try:
            _write(opened, change, _UNSTAGED if staged else _CHANGED)
            written[path] = change.after.data
        except SourceError as error:
            problems[change.key] = error
    if problems:
        mended = without(mended, opened.workspace, check, problems)
    return mended, list(problems.values())


def _write(opened: Opened, change: Change, otherwise: tuple[str, str]) -> None:
    name = opened.display(change.key)
    rewrite(opened.root / change.key, name, change.before.data, change.after.data, otherwise)


def print_fixed(opened: Opened, mended: Mended, given: Input) -> None:
    """Print the text of a ``given`` document after its fixes, byte for byte where there are none."""
    key = opened.key(given.path)
    fixed = next((change.after.data for change in mended.changes if change.key == key), given.data)
    click.echo(fixed, nl=False)


def counted(mended: Mended) -> Report:
    """The report with the number of findings that were fixed and of documents that were changed."""
    fixed = sum(change.fixed for change in mended.changes)
    return replace(mended.report, fixed=fixed, rewritten=len(mended.changes))


def show_changes(opened: Opened, mended: Mended, color: str) -> None:
    """Print the diff of every change, and on standard error what they come to."""
    for change in mended.changes:
        _show_diff(diff.render(opened.display(change.key), change.before, change.after), color)
    line = fixed_line(counted(mended))
    click.echo(f"would have {line}" if line else "nothing to fix", err=True)


def _show_diff(text: str, color: str) -> None:
    """Print a diff: for people painted and clean, for programs as it is."""
    if color == "always" or (sys.stdout is not None and sys.stdout.isatty()):
        click.echo(diff.painted(text, choose_paint(color)), nl=False, color=True)
    else:
        click.echo(without_commands(text) if in_github_actions() else text, nl=False)


def tell(unfixable: Iterable[str], problems: Iterable[SourceError]) -> None:
    """Print on standard error what could not be fixed."""
    for sentence in unfixable:
        click.echo(f"error: {sentence}", err=True)
    for problem in problems:
        click.echo(f"error: {problem.message}{f', {problem.hint}' if problem.hint else ''}", err=True)
