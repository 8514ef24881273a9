"""``reclint check``: from options to a request, outputs and an exit code."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from reclint.api import Course, Request, is_idle, keep_sound, kept_patterns, open_courses
from reclint.commands.exits import NEVER, Exit
from reclint.commands.options import processors
from reclint.text.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reclint.commands.courses import Round
    from reclint.commands.destinations import Destination
    from reclint.findings.report import Report
    from reclint.text.errors import ReclintError


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
    allow_empty: bool

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
        worse_is_old=options.get("worse_is_old", False),
        modules=options.get("modules", ()),
        select=options["select"],
        ignore=options["ignore"],
        config=_path(options["config"]),
        baseline=_path(options["baseline"]),
        no_baseline=options["no_baseline"],
        use_cache=not options["no_cache"],
        cache_dir=options["cache_dir"],
        jobs=options["jobs"] or processors(),
    )


def _path(text: str | None) -> Path | None:
    return Path(text) if text else None


def check(paths: Sequence[str], every: Mapping[str, Any]) -> int:
    """Check, print, and return the exit code."""
    options = CheckOptions.of(every)
    _fit_together(options, paths, every["stdin_filename"])
    request = request_of(paths, every)
    if not options.outputs and not options.diff and not options.statistics and is_idle(request):
        click.echo("" if options.quiet else "0 records found\n", nl=False)
        return Exit.OK
    with kept_patterns(request):
        return _checked(request, options)


def _checked(request: Request, options: CheckOptions) -> int:
    """Check what there is."""
    from reclint.commands.courses import Checked, Round, tell_what_is_left_out, tell_what_is_no_record
    from reclint.commands.outputs import read_outputs

    outputs = read_outputs(options.outputs)
    courses = open_courses(request)
    if any(output.path for output in outputs):
        from reclint.commands.sparing import spare_documents

        spare_documents(outputs, courses)
    if request.staged and not courses[0].request.staged:
        from reclint.commands.saying import say

        if (options.fix or options.diff) and not request.paths:  # a fix is for what is named, or about to be committed
            say("nothing to fix", err=True)
            return Exit.OK
        say("note: nothing that is asked about is staged: the files on disk are checked", err=True)
    if options.fix or options.diff:
        return _fixed(courses, outputs, options)
    touched = [course for course in courses if course.is_touched]
    for course in courses if not touched else ():
        course.must_answer()
    checked = Round(Checked(course, course.check()) for course in touched)
    tell_what_is_no_record(checked, courses, request)
    tell_what_is_left_out(courses)
    written = _write(checked, checked.report, outputs, options)
    keep_sound(courses)
    checked.close()
    empty = _empty(checked, courses, request, options)
    return max(written, empty or checked.exit(options.fail_on, exit_zero=options.exit_zero))


def _empty(checked: Round, courses: Sequence[Course], request: Request, options: CheckOptions) -> Exit:
    """The exit code of a run that has looked at nothing where it should have, and what it did look at; else 0."""
    from reclint.commands.courses import is_let_through, tell_what_was_looked_at

    if not checked.report.is_empty or options.allow_empty or is_let_through(courses, request):
        return Exit.OK
    tell_what_was_looked_at(courses)
    return Exit.USAGE


def _fit_together(options: CheckOptions, paths: Sequence[str], stands_for: str | None) -> None:
    """Some options exclude others.

    Raises:
        UsageError: two of them are given.
    """
    if "-" in paths and len(paths) > 1:
        hint = "name the file that it stands for by --stdin-filename, and check other paths by a call of their own"
        raise UsageError("standard input is checked alone", hint)
    if stands_for is not None and "-" not in paths:
        hint = "add - as the path, or name the file without the option"
        raise UsageError("--stdin-filename needs a record on standard input", hint)
    if options.diff and (options.outputs or options.statistics):
        raise UsageError("--diff prints the changes and no report", "call it without --output and --statistics")


def _fixed(courses: Sequence[Course], outputs: Sequence[Destination], options: CheckOptions) -> int:
    """Fix, or show what would be fixed, and return the exit code."""
    from reclint.commands import fix  # with difflib, which only this needs
    from reclint.commands.courses import Checked, Round

    given = any(course.request.text_path is not None for course in courses)
    touched = [course for course in courses if course.is_touched]
    done = [fix.fix_course(course, unsafe=options.unsafe_fixes, shown=options.diff) for course in touched]
    if options.diff:
        fix.show_changes(zip(touched, done, strict=True), options.color)
    checked = Round(Checked(course, one.report) for course, one in zip(touched, done, strict=True))
    written = Exit.OK if options.diff else _write(checked, checked.report, outputs, options, aside=given)
    for course, one in zip(touched, done, strict=True):
        fix.tell_unfixed(course, one)
    if any(one.failed for one in done):
        return Exit.FAILED
    if not options.diff:
        return max(written, checked.exit(options.fail_on, exit_zero=options.exit_zero))
    is_changed = any(one.fixes.changes for one in done)
    return checked.exit(NEVER) or (Exit.FOUND if is_changed and not options.exit_zero else Exit.OK)


def show_files(paths: Sequence[str], config: str | None) -> None:
    """Print every file of the courses, what it was taken for, or why it was taken for nothing."""
    from reclint.commands.saying import say
    from reclint.report.show import course as course_text

    request = Request(paths=tuple(map(Path, paths)), config=_path(config))
    for course in open_courses(request):
        say(course_text.render_roles(course.seen.every_file(), course.path), nl=False)


def show_schema() -> None:
    """Print the JSON Schema of the JSON form."""
    import json

    from reclint.report.check import json as form

    click.echo(json.dumps(form.report_schema(), indent=2, ensure_ascii=False))


def show_config(file: str, config: str | None) -> None:
    """Print every effective value and where it was set, as it holds for ``file`` if one is named."""
    from reclint.commands.saying import say

    path = Path(file) if file else None
    course = Course(Request(paths=(path,) if path else (), config=_path(config)))
    say(f"root: {course.path('')}")
    for line in course.in_force(path):
        say(line)


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
    checked: Round, report: Report, outputs: Sequence[Destination], options: CheckOptions, *, aside: bool = False
) -> Exit:
    """Write every output, and tell of those that could not be written; the exit code by that alone."""
    from reclint.commands.asking import command_line, today
    from reclint.commands.outputs import choose_paint, write
    from reclint.commands.saying import say
    from reclint.findings.finding import Grade
    from reclint.report.check import text
    from reclint.report.view import View

    if options.statistics:
        say(text.statistics(report), nl=False, err=aside)
        outputs = [output for output in outputs if output.path]
    view = View(
        questions=options.questions,
        least=Grade(options.show),
        summary=not options.quiet,
        unsafe=options.unsafe_fixes,
        lookup=checked.lookup,
        rules=checked.rules,
        asked=lambda: checked.asked(command_line(), today()),
        fails=checked.failing(options.fail_on),
    )
    failed = write(report, outputs, view, lambda: choose_paint(options.color), aside=aside)
    return max((_told_as_failed(error) for error in failed), default=Exit.OK)


def _told_as_failed(error: ReclintError) -> Exit:
    from reclint.commands.failures import tell

    tell(error)
    return Exit.FAILED
