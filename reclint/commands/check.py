"""``reclint check``: from options to a request, outputs and an exit code."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from reclint.api import Course, Request
from reclint.commands.exits import NEVER, Exit, exit_of
from reclint.text.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reclint.commands.destinations import Destination
    from reclint.findings.report import Report
    from reclint.text.errors import SourceError


class CheckOptions(NamedTuple):
    """The options of ``reclint check`` that are no part of the request: what is shown, and how it ends."""

    outputs: tuple[str, ...]
    fail_on: str | None
    show: str
    questions: bool
    exit_zero: bool
    color: str
    quiet: bool
    statistics: bool
    fix: bool
    unsafe_fixes: bool
    diff: bool

    @classmethod
    def of(cls, options: Mapping[str, Any]) -> CheckOptions:
        """The options from the command line's names."""
        return cls(**{name: options[name] for name in cls._fields})


def request_of(paths: Sequence[str], options: Mapping[str, Any]) -> Request:
    """The request that the options of ``check`` or ``report`` make."""
    given = _standard_input(paths, options.get("stdin_filename"))
    return Request(
        paths=tuple(given[0] if given and path == "-" else Path(path) for path in paths),
        text_path=given[0] if given else None,
        text=given[1] if given else None,
        staged=options.get("staged", False),
        since=options["since"],
        modules=options.get("modules", ()),
        select=options["select"],
        ignore=options["ignore"],
        config=_path(options["config"]),
        baseline=_path(options["baseline"]),
        no_baseline=options["no_baseline"],
        use_cache=not options["no_cache"],
        cache_dir=options["cache_dir"],
    )


def _path(text: str | None) -> Path | None:
    return Path(text) if text else None


def check(paths: Sequence[str], every: Mapping[str, Any]) -> int:
    """Check, print, and return the exit code."""
    options = CheckOptions.of(every)
    _fit_together(options, paths, staged=every["staged"])
    request = request_of(paths, every)
    if request.staged and not options.outputs and not options.diff and not options.statistics:
        course = Course(request)
        if course.is_idle:
            click.echo("" if options.quiet else "0 records found\n", nl=False)
            return Exit.OK
    return _checked(request, options)


def _checked(request: Request, options: CheckOptions) -> int:
    """Check what there is."""
    from reclint.commands.outputs import read_outputs

    outputs = read_outputs(options.outputs)
    course = Course(request)
    if options.fix or options.diff:
        return _fixed(course, outputs, options)
    report = course.check()
    _write(course, report, outputs, options)
    course.close()
    return exit_of(report, _fail_on(course, options))


def _fail_on(course: Course, options: CheckOptions) -> str:
    return NEVER if options.exit_zero else options.fail_on or course.fail_on


def _fit_together(options: CheckOptions, paths: Sequence[str], *, staged: bool) -> None:
    """Some options exclude others.

    Raises:
        UsageError: two of them are given.
    """
    if staged and paths:
        raise UsageError("paths and --staged exclude each other", "name the paths, or let Git tell them")
    if options.fix and "-" in paths and len(paths) > 1:
        raise UsageError("--fix prints what it makes of standard input", "fix the other paths by a call of their own")
    if options.diff and (options.outputs or options.statistics):
        raise UsageError("--diff prints the changes and no report", "call it without --output and --statistics")


def _fixed(course: Course, outputs: Sequence[Destination], options: CheckOptions) -> int:
    """Fix, or show what would be fixed, and return the exit code."""
    from reclint.commands import fix  # with difflib, which only this needs

    fixes = course.fix(unsafe=options.unsafe_fixes)
    problems: Sequence[SourceError] = ()
    if options.diff:
        fix.show_changes(course, fixes, options.color)
    elif course.request.text_path is not None:
        fix.print_fixed(course, fixes)
    else:
        fixes, problems = course.write(fixes)
    report = fix.counted(fixes)
    if not options.diff:
        _write(course, report, outputs, options, aside=course.request.text_path is not None)
    fix.tell(course, fixes.unfixable, problems)
    if fixes.unfixable or problems:
        return Exit.FAILED
    if not options.diff:
        return exit_of(report, _fail_on(course, options))
    return exit_of(report, NEVER) or (Exit.FOUND if fixes.changes and not options.exit_zero else Exit.OK)


def show_config(file: str, config: str | None) -> None:
    """Print every effective value and where it was set, as it holds for ``file`` if one is named."""
    from reclint.course.rules import effective_lines

    path = Path(file) if file else None
    course = Course(Request(paths=(path,) if path else (), config=_path(config)))
    click.echo(f"root: {course.path('')}")
    words, key = course.workspace.vocabulary, course.key(path) if path else None
    for line in effective_lines(course.settings, words, course.catalogue, key):
        click.echo(line)


def _standard_input(paths: Sequence[str], name: str | None) -> tuple[Path, bytes] | None:
    """The path that a text on standard input stands for, and the text."""
    if "-" not in paths:
        return None
    if sys.stdin is None:
        raise UsageError("standard input is closed", "name a file, or give the record on standard input")
    from reclint.text.source import largest

    path = Path(name or "record.md")
    return path, sys.stdin.buffer.read(largest(path.name) + 1)


def _write(
    course: Course, report: Report, outputs: Sequence[Destination], options: CheckOptions, *, aside: bool = False
) -> None:
    from reclint.commands.outputs import choose_paint, write
    from reclint.findings.finding import Grade
    from reclint.report.check import text
    from reclint.report.view import View

    if options.statistics:
        click.echo(text.statistics(report), nl=False, err=aside)
        outputs = [output for output in outputs if output.path]
    view = View(
        questions=options.questions,
        least=Grade(options.show),
        summary=not options.quiet,
        unsafe=options.unsafe_fixes,
        lookup=course.lookup,
        rules=lambda: course.rules,
    )
    write(report, outputs, view, lambda: choose_paint(options.color), aside=aside)
