"""Writing the outputs of ``reclint check``: to standard output, to files, and to the summary of a job."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reclint.commands.destinations import Destination, read_destinations
from reclint.commands.saying import guarded, guarded_data, say
from reclint.files.writing import append_text, write_text
from reclint.report.formats import CHECK, GITHUB, formats_of
from reclint.report.roles import STYLES
from reclint.text.errors import ReclintError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reclint.findings.report import Report
    from reclint.report.view import View

    Paint = Callable[[str, str], str]

_MARKS = ("bold", "dim")


def read_outputs(outputs: Sequence[str]) -> tuple[Destination, ...]:
    """The outputs that are asked for; text on standard output is added where none takes it.

    Raises:
        UsageError: there is no such format, or two of them want the same place.
    """
    found = read_destinations(outputs, CHECK)
    if all(output.path for output in found):
        found.append(Destination(formats_of(CHECK)[0]))
    return tuple(found)


def write(
    report: Report, outputs: Sequence[Destination], view: View, painter: Callable[[], Paint], *, aside: bool = False
) -> tuple[ReclintError, ...]:
    """Write every output, and give the errors of those that could not be written: the findings are shown in any case.

    Only what standard output shows to people is painted, by what ``painter`` gives. With ``aside``, standard error
    takes what standard output would.
    """

    def failure(output: Destination) -> ReclintError | None:
        try:
            _write(report, output, view, painter, aside=aside)
            if output.form.name == GITHUB:
                _summarise(report, view)
        except ReclintError as error:
            return error
        return None

    return tuple(error for output in outputs if (error := failure(output)))


def _write(report: Report, output: Destination, view: View, painter: Callable[[], Paint], *, aside: bool) -> None:
    render = output.form.load()
    if output.path:
        if write_text(output.path, render(report, view)):
            tell_parted(output.path.as_posix())
    elif output.form.for_people:
        text = render(report, view.painted(painter()))
        click.echo(text if output.form.name == GITHUB else guarded(text), nl=False, color=True, err=aside)
    else:
        click.echo(guarded_data(render(report, view)), nl=False, err=aside)


def tell_parted(path: str) -> None:
    """Say on standard error that a file which was written had other names, and is no longer what they name."""
    say(f"note: {path} was a hard link, and its other names keep what was there before", err=True)


def _summarise(report: Report, view: View) -> None:
    """Append the whole list to the summary of the job, where there is one."""
    path = os.environ.get("GITHUB_STEP_SUMMARY")
    if path:
        from reclint.report.check import comment

        append_text(Path(path), comment.render_summary(report, view))


def choose_paint(color: str) -> Paint:
    """A painter that colours, where colour is wanted and possible."""
    if not colours(color):
        return lambda text, _: text
    return lambda text, role: _styled(text, STYLES[role])


def _styled(text: str, style: str) -> str:
    """Text in a style such as "bold red" or "bold white on red"."""
    front, _, ground = style.partition(" on ")
    words = front.split()
    colour = next((word for word in words if word not in _MARKS), None)
    return click.style(text, fg=colour, bg=ground or None, bold="bold" in words or None, dim="dim" in words or None)


def colours(color: str) -> bool:
    """Whether colour is wanted and possible (https://no-color.org, https://force-color.org)."""
    forced = color == "always" or (color == "auto" and os.environ.get("FORCE_COLOR"))
    refused = color == "never" or (color == "auto" and os.environ.get("NO_COLOR"))
    return not refused and bool(forced or (sys.stdout is not None and sys.stdout.isatty()))
