"""``reclint report``: what is reviewed, in which formats it is shown, where they go, and the exit code."""

from __future__ import annotations

import datetime
import os
import shlex
import shutil
import sys
import tempfile
import webbrowser
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from reclint.api import Request, kept_patterns, open_courses
from reclint.commands.asking import command_line
from reclint.commands.check import request_of
from reclint.commands.courses import Checked, Round, tell_what_is_left_out, tell_what_was_looked_at
from reclint.commands.destinations import Destination, read_destinations
from reclint.commands.exits import NEVER, Exit, exit_of
from reclint.commands.failures import tell
from reclint.commands.outputs import colours, tell_parted
from reclint.commands.saying import guarded, guarded_data, say
from reclint.commands.sparing import SHEET, spare_documents
from reclint.commands.waiting import waiting
from reclint.files.writing import append_section, write_text
from reclint.report.formats import REPORT, find_format, formats_of
from reclint.report.review.making import Making
from reclint.text.errors import ReclintError, UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reclint.api import Course
    from reclint.report.formats import Format
    from reclint.review import Review

PAGE, JSON = "html", "json"
"""The formats that options of their own belong to, and the one that is one document for several courses."""


class ReportOptions(NamedTuple):
    """The options of ``reclint report`` that are no part of the request: what is shown, and how it ends."""

    outputs: tuple[str, ...] = ()
    form: str | None = None
    append: bool = False
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
    outputs, page = _outputs(options)
    _sheets_only(outputs, options)
    request = request_of(paths, every)
    with kept_patterns(request):
        return _reported(paths, request, options, outputs, page, today or datetime.date.today())


def _reported(
    paths: Sequence[str],
    request: Request,
    options: ReportOptions,
    outputs: Sequence[Destination],
    page: Destination | None,
    day: datetime.date,
) -> int:
    """Review what is asked for and show it."""
    courses = open_courses(request)
    spare_documents(outputs, courses, append=options.append)
    with waiting("reading the course"):
        reviews = _reviews(courses, request)
    makings = [
        Making(
            review=found,
            workspace=course.workspace,
            again=_again(paths if len(reviews) == 1 else [course.path(".")], request),
            date=day,
            asked=course.asked(command_line(), day.isoformat()),
            lesson=options.lesson,
            iteration=options.iteration,
            maximum=options.max_iterations,
        )
        for course, found in reviews
    ]
    _one_course_a_page(outputs, makings)
    shown = _Shown([course for course, _ in reviews], makings)
    written = [_written(output, shown, options, browse=output is page) for output in outputs]
    courses[0].close()
    tell_what_is_left_out(courses)
    if reviews[0][1].report.is_empty:
        tell_what_was_looked_at(courses)
        return max(Exit.USAGE, *written)
    return max(*written, *(exit_of(found.report, options.fail_on) for _, found in reviews))


def _written(output: Destination, shown: _Shown, options: ReportOptions, *, browse: bool) -> Exit:
    """Write an output; the exit code by that alone, and the error told, where its file cannot be written."""
    try:
        _write(output, shown, options, browse=browse)
    except UsageError:
        raise
    except ReclintError as error:
        tell(error)
        return Exit.FAILED
    return Exit.OK


class _Shown(NamedTuple):
    """The courses that are shown, and what is made of each."""

    courses: Sequence[Course]
    makings: Sequence[Making]


def _reviews(courses: Sequence[Course], request: Request) -> list[tuple[Course, Review]]:
    """The courses that have something of what is asked for, or the first, each with its review.

    Raises:
        UsageError: no course has a module that is asked for.
    """
    found: list[tuple[Course, Review]] = []
    missing: UsageError | None = None
    for course in courses:
        try:
            review = course.review()
        except UsageError as error:
            if not request.modules or len(courses) == 1:
                raise
            missing = missing or error
            continue
        found.append((course, review))
    if missing and not found:
        raise missing
    return [entry for entry in found if not entry[1].report.is_empty] or found[:1]


def _one_course_a_page(outputs: Sequence[Destination], makings: Sequence[Making]) -> None:
    """A page is of one course.

    Raises:
        UsageError: there are several courses.
    """
    page = next((output for output in outputs if output.form.name == PAGE), None)
    if page and len(makings) > 1:
        commands = " or ".join(f'"{making.again} -o {page.path or "FILE.html"}"' for making in makings)
        raise UsageError("a page shows one course, and there are several here", f"name one of them: {commands}")


def _outputs(options: ReportOptions) -> tuple[list[Destination], Destination | None]:
    """The outputs that are asked for, and which of them is the page to be opened.

    Standard output is one where no file is and nothing is to be opened; a page in a temporary folder where none of the
    files is one.
    """
    chosen = find_format(REPORT, options.form) if options.form else None
    found = read_destinations(options.outputs, REPORT, chosen)
    if not options.browse:
        return found or [Destination(chosen or formats_of(REPORT)[0])], None
    page = next((output for output in found if output.form.name == PAGE and output.path), None)
    if page:
        return found, page
    html = find_format(REPORT, PAGE)
    assert html is not None
    page = Destination(html, Path(tempfile.mkdtemp(prefix="reclint-")) / "report.html")
    return [*found, page], page


def _sheets_only(outputs: Sequence[Destination], options: ReportOptions) -> None:
    """Options of review sheets need a sheet."""
    given = {"--lesson": options.lesson, "--iteration": options.iteration, "--max-iterations": options.max_iterations}
    named = [name for name, value in given.items() if value is not None]
    named += ["--append"] if options.append else []
    if named and not any(output.form.name == SHEET for output in outputs):
        raise UsageError(f"{named[0]} belongs to a review sheet", f"add --format sheet, or leave {named[0]} out")
    if options.append and not any(output.form.name == SHEET and output.path for output in outputs):
        raise UsageError("--append needs the file that the sheet is appended to", "name it by -o")


def _again(paths: Sequence[str], request: Request) -> str:
    """The command that makes this report, without the options of a format."""
    parts = ["reclint", "report", *paths]
    for name, values in (("--module", request.modules), ("--select", request.select), ("--ignore", request.ignore)):
        parts += [part for value in values for part in (name, value)]
    for name, value in (("--since", request.since), ("--config", request.config), ("--baseline", request.baseline)):
        parts += [name, str(value)] if value is not None else []
    return shlex.join([*parts, *(["--no-baseline"] if request.no_baseline else [])])


def _write(output: Destination, shown: _Shown, options: ReportOptions, *, browse: bool) -> None:
    if output.path is None:
        _print(output.form, shown, options.color)
        return
    told = output.path.as_posix()
    write = append_section if options.append and output.form.name == SHEET else write_text
    with waiting(f"writing {told}"):
        if write(output.path, _rendered(output.form, shown)):
            tell_parted(told)
    if browse and not webbrowser.open(output.path.resolve().as_uri()):
        say(f"wrote {told}; no browser could be started", err=True)
    else:
        done = "appended to" if write is append_section else "opened" if browse else "wrote"
        say(f"{done} {told}", err=True)


def _print(form: Format, shown: _Shown, color: str) -> None:
    colour = form.for_people and colours(color)
    text = _rendered(form, shown, _width(), colour=colour)
    click.echo(guarded(text) if form.for_people else guarded_data(text), nl=False, color=colour)


def _rendered(form: Format, shown: _Shown, width: int | None = None, *, colour: bool = False) -> str:
    """A format of all courses: JSON is one document, texts stand one after another below the folder of their course."""
    render = form.load()
    makings = [replace(making, width=width, colour=colour) for making in shown.makings]
    if len(makings) == 1:
        return render(makings[0])
    if form.name == JSON:
        return _one_document(shown)
    mark = "# " if form.name != formats_of(REPORT)[0].name else ""
    texts = zip(shown.courses, makings, strict=True)
    return "\n".join(f"{mark}{course.path('.')}\n\n{render(making)}" for course, making in texts)


def _one_document(shown: _Shown) -> str:
    from reclint.report.check import json
    from reclint.report.view import View

    reports = (making.review.report for making in shown.makings)
    found = Round(Checked(course, report) for course, report in zip(shown.courses, reports, strict=True))
    return json.render(found.report, View(lookup=found.lookup))


def _width() -> int | None:
    """The columns of standard output, where it is a terminal or COLUMNS says how many they are."""
    measured = sys.stdout.isatty() or os.environ.get("COLUMNS")
    return shutil.get_terminal_size().columns if measured else None
