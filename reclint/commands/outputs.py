"""Where the outputs of ``reclint check`` go: standard output, files, and the summary of a job."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reclint.files.writing import append_text, write_text
from reclint.report.check import formats
from reclint.report.cleaning import without_commands
from reclint.report.roles import STYLES
from reclint.text.errors import UsageError
from reclint.text.nearest import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reclint.findings.report import Report
    from reclint.report.view import View

    Paint = Callable[[str, str], str]

AUTO = "auto"
_MARKS = ("bold", "dim")


@dataclass(frozen=True, slots=True)
class Output:
    """A format, and the file that it goes to; None is standard output."""

    form: str
    path: str | None = None


def read_outputs(outputs: Sequence[str]) -> tuple[Output, ...]:
    """The outputs that are asked for, each as ``FORMAT[:FILE]``; text on standard output is added where none takes it.

    Raises:
        UsageError: there is no such format, or two of them want the same place.
    """
    found = [_output(output) for output in outputs]
    for path in {output.path for output in found}:
        rivals = [output.form for output in found if output.path == path]
        if len(rivals) > 1:
            where = path or "standard output"
            raise UsageError(f"{' and '.join(rivals)} want {where} both", "give each a file: FORMAT:FILE")
    if all(output.path for output in found):
        found.append(Output("text"))
    return tuple(found)


def _output(output: str) -> Output:
    form, _, path = output.partition(":")
    if form == AUTO:
        form = "github" if in_github_actions() else "text"
    if form not in formats.FORMATS:
        known = (*formats.FORMATS, AUTO)
        raise UsageError(f'there is no output format "{form}"{did_you_mean(form, known)}', f"one of {', '.join(known)}")
    return Output(form, path or None)


def write(
    report: Report, outputs: Sequence[Output], view: View, painter: Callable[[], Paint], *, aside: bool = False
) -> None:
    """Write every output; only what standard output shows to people is painted, by what ``painter`` gives.

    With ``aside``, standard error takes what standard output would.

    Raises:
        ReclintError: a file cannot be written.
    """
    for output in outputs:
        if output.path:
            write_text(Path(output.path), formats.render(output.form, report, view))
        elif output.form in formats.FOR_PEOPLE:
            text = formats.render(output.form, report, view.painted(painter()))
            guarded = in_github_actions() and output.form != "github"
            click.echo(without_commands(text) if guarded else text, nl=False, color=True, err=aside)
        else:
            click.echo(formats.render(output.form, report, view), nl=False, err=aside)
        if output.form == "github":
            _summarise(report, view)


def _summarise(report: Report, view: View) -> None:
    """Append the whole list to the summary of the job, where there is one."""
    path = os.environ.get("GITHUB_STEP_SUMMARY")
    if path:
        append_text(Path(path), formats.render("summary", report, view))


def in_github_actions() -> bool:
    """Whether a log of GitHub Actions is what standard output goes to."""
    return os.environ.get("GITHUB_ACTIONS") == "true"


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
