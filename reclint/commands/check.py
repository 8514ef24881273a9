"""``reclint check``: options, outputs, exit code."""

from __future__ import annotations

import sys
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from reclint.cache import open_cache
from reclint.commands.answer import Asked, answer
from reclint.commands.outputs import choose_paint, read_outputs, write
from reclint.files.location import Input
from reclint.findings.finding import Grade, counts
from reclint.report.check import text
from reclint.report.view import View
from reclint.text.errors import UsageError
from reclint.text.source import largest

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reclint.commands.outputs import Output
    from reclint.findings.report import Report
    from reclint.text.errors import SourceError
    from reclint.workspace import Workspace

EXIT_FOUND = 1
EXIT_BROKEN = 3


@dataclass(frozen=True)
class CheckOptions:
    """The options of ``reclint check``."""

    select: tuple[str, ...]
    ignore: tuple[str, ...]
    fail_on: str | None
    show: str
    questions: bool
    exit_zero: bool
    color: str
    quiet: bool
    config: str | None
    statistics: bool
    staged: bool = False
    since: str | None = None
    baseline: str | None = None
    no_baseline: bool = False
    fix: bool = False
    unsafe_fixes: bool = False
    diff: bool = False
    cache_dir: str | None = None
    no_cache: bool = False
    jobs: int | None = None

    @classmethod
    def of(cls, options: Mapping[str, Any]) -> CheckOptions:
        """The options from the command line's names."""
        return cls(**{field.name: options[field.name] for field in fields(cls)})


def check(paths: Sequence[str], outputs: Sequence[str], stdin_filename: str | None, options: CheckOptions) -> int:
    """Check, print, and return the exit code."""
    wanted = read_outputs(outputs)
    given = _standard_input(paths, stdin_filename)
    places = tuple(given.path if given and path == "-" else Path(path) for path in paths)
    _fit_together(options, paths, outputs)
    cache = None if options.no_cache else open_cache(options.cache_dir)
    asked = Asked(places, given, options, cache)
    if options.fix or options.diff:
        return _fixed(asked, wanted)
    found = answer(asked)
    _write(found.report, wanted, options)
    if cache:
        cache.store.tidy()
    return _exit_code(found.report, options, options.fail_on or found.fail_on or "improvement")


def _fit_together(options: CheckOptions, paths: Sequence[str], outputs: Sequence[str]) -> None:
    """Some options exclude others.

    Raises:
        UsageError: two of them are given.
    """
    if options.staged and paths:
        raise UsageError("paths and --staged exclude each other", "name the paths, or let Git tell them")
    if options.fix and "-" in paths and len(paths) > 1:
        raise UsageError("--fix prints what it makes of standard input", "fix the other paths by a call of their own")
    if options.diff and (outputs or options.statistics):
        raise UsageError("--diff prints the changes and no report", "call it without --output and --statistics")


def _fixed(asked: Asked, outputs: Sequence[Output]) -> int:
    """Fix, or show what would be fixed, and return the exit code."""
    from reclint.commands import fix  # with difflib, which only this needs
    from reclint.run import scope as gate

    options, given = asked.options, asked.given
    opened, rules = asked.open()
    accepted = None if options.no_baseline else gate.read_baseline(opened, options.baseline)
    scope = gate.Scope(asked.places, options.staged, options.since)

    def report_on(workspace: Workspace) -> Report:
        report = gate.check(replace(opened, workspace=workspace), rules, scope, accepted)
        return replace(report, stale=0) if options.select or options.ignore else report

    mended = fix.find_fixes(opened, report_on, given, unsafe=options.unsafe_fixes)
    problems: list[SourceError] = []
    if options.diff:
        fix.show_changes(opened, mended, options.color)
    elif given:
        fix.print_fixed(opened, mended, given)
    else:
        mended, problems = fix.write_fixes(opened, mended, report_on, staged=options.staged)
    report = fix.counted(mended)
    if not options.diff:
        _write(report, outputs, options, aside=given is not None)
    fix.tell(mended.unfixable, problems)
    if mended.unfixable or problems:
        return EXIT_BROKEN
    if not options.diff:
        return _exit_code(report, options, options.fail_on or opened.settings.value("fail-on").value or "improvement")
    return _exit_code(report, options, "never") or int(bool(mended.changes) and not options.exit_zero)


def show_config(file: str, config: str | None) -> None:
    """Print every effective value and where it was set, as it holds for ``file`` if one is named."""
    from reclint.course import opening as app
    from reclint.course.rules import effective_lines

    path = Path(file) if file else None
    opened = app.open_around([path] if path else [], config=Path(config) if config else None)
    click.echo(f"root: {opened.display('')}")
    for line in effective_lines(
        opened.settings, opened.workspace.vocabulary, opened.catalogue, opened.key(path) if path else None
    ):
        click.echo(line)


def _standard_input(paths: Sequence[str], name: str | None) -> Input | None:
    if "-" not in paths:
        return None
    if sys.stdin is None:
        raise UsageError("standard input is closed", "name a file, or give the record on standard input")
    path = Path(name or "record.md")
    return Input(path, sys.stdin.buffer.read(largest(path.name) + 1))


def _write(report: Report, outputs: Sequence[Output], options: CheckOptions, *, aside: bool = False) -> None:
    if options.statistics:
        click.echo(text.statistics(report), nl=False, err=aside)
        outputs = [output for output in outputs if output.path]
    view = View(
        questions=options.questions,
        least=Grade(options.show),
        summary=not options.quiet,
        unsafe=options.unsafe_fixes,
    )
    write(report, outputs, view, lambda: choose_paint(options.color), aside=aside)


def _exit_code(report: Report, options: CheckOptions, fail_on: str) -> int:
    if report.crashes or report.unreadable:
        return EXIT_BROKEN
    if options.exit_zero or fail_on == "never":
        return 0
    limit = Grade(fail_on).rank
    failing = any(finding.grade.rank <= limit and counts(finding) for finding in report.findings)
    return EXIT_FOUND if failing else 0
