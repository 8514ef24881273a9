"""``reclint baseline``: accepting today's findings, and forgetting those that are gone."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from reclint.api import Course, Request
from reclint.commands.exits import Exit
from reclint.report.cleaning import clean
from reclint.text.words import agreed, counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reclint.findings.baseline import Entry


def write(reason: str, file: str | None, config: str | None) -> int:
    """Accept all that counts today, and say what has changed."""
    course = _course(file, config)
    renewed = course.accept(reason)
    course.write_baseline(renewed)
    gone = f", {len(renewed.stale)} no longer there" if renewed.stale else ""
    accepted = counted(len(renewed.after.findings), "finding")
    click.echo(f"{_name(course)}: {accepted} accepted, {renewed.new} new{gone}")
    return Exit.OK


def prune(file: str | None, config: str | None) -> int:
    """Take out what matches nothing any more; accept nothing new."""
    course = _course(file, config)
    renewed = course.prune()
    if renewed.stale:
        course.write_baseline(renewed)
    _tell(renewed.stale)
    gone = counted(len(renewed.stale), "entry")
    click.echo(f"{_name(course)}: {gone} taken out, {len(renewed.after.findings)} left")
    return Exit.OK


def check(file: str | None, config: str | None) -> int:
    """Say which entries match nothing any more; 1 when there are any."""
    course = _course(file, config)
    renewed = course.prune()
    _tell(renewed.stale)
    gone = counted(len(renewed.stale), "entry")
    match = agreed(len(renewed.stale), "matches", "match")
    click.echo(f"{_name(course)}: {gone} of {len(renewed.before.findings)} {match} nothing any more")
    return Exit.FOUND if renewed.stale else Exit.OK


def _course(file: str | None, config: str | None) -> Course:
    return Course(Request(config=Path(config) if config else None, baseline=Path(file) if file else None))


def _name(course: Course) -> str:
    return course.path(course.key(course.baseline_path))


def _tell(entries: Sequence[Entry]) -> None:
    for entry in entries:
        click.echo(f"{clean(entry.path)}: {entry.rule}: {clean(entry.subject)}")
