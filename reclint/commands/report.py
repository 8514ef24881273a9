"""``reclint report``: what is reviewed, which faces it is shown with, where they go, and the exit code."""

from __future__ import annotations

import datetime
import os
import shlex
import shutil
import sys
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from reclint.api import Course, Request
from reclint.commands.check import request_of
from reclint.commands.exits import NEVER, exit_of
from reclint.commands.faces import Making, render
from reclint.commands.outputs import colours, in_github_actions
from reclint.commands.targets import Target, browse, read_targets
from reclint.commands.waiting import waiting
from reclint.files.writing import write_text
from reclint.report.cleaning import without_commands
from reclint.text.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


class ReportOptions(NamedTuple):
    """The options of ``reclint report`` that are no part of the request: what is shown, and how it ends."""

    outputs: tuple[str, ...] = ()
    form: str | None = None
    browse: bool = False
    lesson: str | None = None
    iteration: int | None = None
    max_iterations: int | None = None
    fail_on: str = NEVER
    color: str = "auto"

    @classmethod
    def of(cls, options: Mapping[str, Any]) -> ReportOptions:
        """The options from the command line's names."""
        return cls(**{name: options[name] for name in cls._fields})


def report(paths: Sequence[str], every: Mapping[str, Any], today: datetime.date | None = None) -> int:
    """Review, show, and return the exit code; ``today`` is the date of review sheets."""
    options = ReportOptions.of(every)
    targets = read_targets(options.outputs, options.form, browse=options.browse)
    _sheets_only(targets, options)
    course = Course(request_of(paths, every))
    with waiting("reading the course"):
        found = course.review()
    making = Making(
        review=found,
        workspace=course.workspace,
        again=_again(paths, course.request),
        date=today or datetime.date.today(),
        lesson=options.lesson,
        iteration=options.iteration,
        maximum=options.max_iterations,
    )
    for target in targets:
        _write(target, making, options.color)
    course.close()
    return exit_of(found.report, options.fail_on)


def _sheets_only(targets: Sequence[Target], options: ReportOptions) -> None:
    """Options of review sheets need a sheet."""
    given = {"--lesson": options.lesson, "--iteration": options.iteration, "--max-iterations": options.max_iterations}
    named = [name for name, value in given.items() if value is not None]
    if named and not any(target.form == "sheet" for target in targets):
        raise UsageError(f"{named[0]} belongs to a review sheet", f"add --format sheet, or leave {named[0]} out")


def _again(paths: Sequence[str], request: Request) -> str:
    """The command that makes this report, without the options of a face."""
    parts = ["reclint", "report", *paths]
    for name, values in (("--module", request.modules), ("--select", request.select), ("--ignore", request.ignore)):
        parts += [part for value in values for part in (name, value)]
    for name, value in (("--since", request.since), ("--config", request.config), ("--baseline", request.baseline)):
        parts += [name, str(value)] if value is not None else []
    return shlex.join([*parts, *(["--no-baseline"] if request.no_baseline else [])])


def _write(target: Target, making: Making, color: str) -> None:
    if target.path is None:
        _print(target.form, making, color)
        return
    with waiting(f"writing {target.path.as_posix()}"):
        write_text(target.path, render(target.form, making))
    told = target.path.as_posix()
    if target.browse and not browse(target.path):
        click.echo(f"wrote {told}; no browser could be started", err=True)
    else:
        click.echo(f"{'opened' if target.browse else 'wrote'} {told}", err=True)


def _print(form: str, making: Making, color: str) -> None:
    colour = form == "terminal" and colours(color)
    text = render(form, making, _width(), colour=colour)
    guarded = in_github_actions() and form in ("terminal", "markdown", "sheet")
    click.echo(without_commands(text) if guarded else text, nl=False, color=colour)


def _width() -> int | None:
    """The columns of standard output, where it is a terminal or COLUMNS says how many they are."""
    measured = sys.stdout.isatty() or os.environ.get("COLUMNS")
    return shutil.get_terminal_size().columns if measured else None
