"""``reclint report``: what is reviewed, which faces it is shown with, where they go, and the exit code."""

from __future__ import annotations

import datetime
import os
import shlex
import shutil
import sys
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from reclint.cache import open_cache
from reclint.commands.faces import Making, render
from reclint.commands.outputs import colours, in_github_actions
from reclint.commands.targets import Target, browse, read_targets
from reclint.commands.waiting import waiting
from reclint.course import opening as app
from reclint.files.writing import write_text
from reclint.findings.finding import Grade, counts
from reclint.report.cleaning import without_commands
from reclint.review import review
from reclint.run import scope as gate
from reclint.text.errors import UsageError
from reclint.text.nearest import did_you_mean
from reclint.workspace import ancestors

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reclint.course.opening import Opened
    from reclint.findings.report import Report

EXIT_FOUND = 1
EXIT_BROKEN = 3


@dataclass(frozen=True)
class ReportOptions:
    """The options of ``reclint report``."""

    outputs: tuple[str, ...] = ()
    form: str | None = None
    browse: bool = False
    since: str | None = None
    modules: tuple[str, ...] = ()
    lesson: str | None = None
    iteration: int | None = None
    max_iterations: int | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: str = "never"
    baseline: str | None = None
    no_baseline: bool = False
    config: str | None = None
    color: str = "auto"
    cache_dir: str | None = None
    no_cache: bool = False
    jobs: int | None = None

    @classmethod
    def of(cls, options: Mapping[str, Any]) -> ReportOptions:
        """The options from the command line's names."""
        return cls(**{field.name: options[field.name] for field in fields(cls)})


def report(paths: Sequence[str], options: ReportOptions, today: datetime.date | None = None) -> int:
    """Review, show, and return the exit code; ``today`` is the date of review sheets."""
    targets = read_targets(options.outputs, options.form, browse=options.browse)
    _sheets_only(targets, options)
    cache = None if options.no_cache else open_cache(options.cache_dir)
    with waiting("reading the course"):
        config = Path(options.config) if options.config else None
        opened = app.open_around(tuple(map(Path, paths)), config=config, cache=cache, jobs=options.jobs)
        found = _survey(opened, paths, options)
        shown = review(found, opened.workspace, opened.display)
    making = Making(
        review=shown,
        report=found,
        workspace=opened.workspace,
        again=_again(paths, options),
        date=today or datetime.date.today(),
        lesson=options.lesson,
        iteration=options.iteration,
        maximum=options.max_iterations,
    )
    for target in targets:
        _write(target, making, options.color)
    if cache:
        cache.store.tidy()
    return _exit_code(found, options.fail_on)


def _sheets_only(targets: Sequence[Target], options: ReportOptions) -> None:
    """Options of review sheets need a sheet."""
    given = {"--lesson": options.lesson, "--iteration": options.iteration, "--max-iterations": options.max_iterations}
    named = [name for name, value in given.items() if value is not None]
    if named and not any(target.form == "sheet" for target in targets):
        raise UsageError(f"{named[0]} belongs to a review sheet", f"add --format sheet, or leave {named[0]} out")


def _survey(opened: Opened, paths: Sequence[str], options: ReportOptions) -> Report:
    rules = app.choose(opened.catalogue, options.select, options.ignore)
    accepted = None if options.no_baseline else gate.read_baseline(opened, options.baseline)
    places = tuple(map(Path, paths))
    if options.modules:
        places = tuple(opened.root / key for number in options.modules for key in _documents(opened, places, number))
    found = gate.survey(opened, rules, gate.Scope(places, since=options.since), accepted)
    # Under a selection of rules, an entry of the baseline may belong to a rule that did not run.
    return replace(found, stale=0) if options.select or options.ignore else found


def _documents(opened: Opened, places: Sequence[Path], number: str) -> Iterator[str]:
    """The keys of a module's record, which lies in one of the places where any is named, and of what is around it.

    Raises:
        UsageError: there is no such module.
    """
    roots = {opened.key(place) for place in places} or {"."}
    inside = [module for module in opened.workspace.modules if roots & {".", module.key, *ancestors(module.folder)}]
    modules = [module for module in inside if module.number == number]
    if not modules:
        known = [module.number for module in inside if module.number]
        hint = f"one of {', '.join(known)}" if known else "there are no records"
        raise UsageError(f'there is no module "{number}"{did_you_mean(number, known)}', hint)
    for module in modules:
        yield module.key
        yield from filter(None, [module.plan_key])
        for lesson in module.lessons:
            yield from filter(None, [lesson.plan_key, lesson.notebook_match and lesson.notebook_match.key])


def _again(paths: Sequence[str], options: ReportOptions) -> str:
    """The command that makes this report, without the options of a face."""
    parts = ["reclint", "report", *paths]
    for name, values in (("--module", options.modules), ("--select", options.select), ("--ignore", options.ignore)):
        parts += [part for value in values for part in (name, value)]
    for name, value in (("--since", options.since), ("--config", options.config), ("--baseline", options.baseline)):
        parts += [name, value] if value is not None else []
    return shlex.join([*parts, *(["--no-baseline"] if options.no_baseline else [])])


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


def _exit_code(found: Report, fail_on: str) -> int:
    if found.crashes or found.unreadable:
        return EXIT_BROKEN
    if fail_on == "never":
        return 0
    limit = Grade(fail_on).rank
    return EXIT_FOUND if any(finding.grade.rank <= limit and counts(finding) for finding in found.findings) else 0
