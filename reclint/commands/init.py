"""``reclint init``: looking at a folder, and writing what a course begins with; nothing is ever overwritten."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reclint.api import Course
from reclint.commands.exits import Exit
from reclint.course import starter
from reclint.files.location import CONFIGURATIONS
from reclint.files.writing import write_new

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reclint.course.starter import Proposal


def init(ci: str, source: str | None, *, yes: bool) -> int:
    """Propose the files of a start, and write those that are not there once that is agreed to."""
    course = Course()
    here = Path.cwd()
    if not course.workspace.modules:
        click.echo('no records found: the first heading of a record reads "Module N.M: Title -- Record"')
        return Exit.FOUND
    click.echo(f"found {', '.join(starter.found(course.workspace))}")
    wanted = starter.proposals(course.workspace, source or starter.SOURCE, _ci(here) if ci == "auto" else ci)
    new = [proposal for proposal in wanted if not _is_there(here, proposal)]
    for proposal in wanted:
        if proposal not in new:
            click.echo(f"\n{proposal.path} is there and stays as it is; reclint would have put this into a new one:")
            click.echo(_indented(proposal.text))
    if not new:
        return Exit.OK
    for proposal in new:
        click.echo(f"\n{proposal.path}:\n{_indented(proposal.text)}")
    if not (yes or _agreed(new)):
        click.echo("nothing was written; reclint init --yes writes it")
        return Exit.OK
    for proposal in new:
        write_new(here / proposal.path, proposal.text)
        click.echo(f"wrote {proposal.path}")
    return Exit.OK


def _is_there(here: Path, proposal: Proposal) -> bool:
    """Whether a file, or for the configuration any configuration, is there."""
    if proposal.path == starter.CONFIGURATION:
        return any((here / name).exists() for name in CONFIGURATIONS[:2])
    return (here / proposal.path).exists()


def _ci(here: Path) -> str:
    """The CI that the folder shows signs of; GitHub's where it shows none."""
    return "gitlab" if (here / starter.GITLAB).exists() and not (here / ".github").exists() else "github"


def _agreed(new: Sequence[Proposal]) -> bool:
    if sys.stdin is None or not sys.stdin.isatty():
        return False
    return click.confirm(f"\nwrite {', '.join(proposal.path for proposal in new)}?")


def _indented(text: str) -> str:
    return "".join(f"    {line}\n" if line else "\n" for line in text.splitlines()).rstrip("\n")
