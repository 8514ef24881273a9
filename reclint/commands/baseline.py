"""``reclint baseline``: accepting today's findings, and forgetting those that are gone."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reclint.api import Request, open_courses
from reclint.commands.exits import Exit
from reclint.commands.outputs import tell_parted
from reclint.commands.saying import say
from reclint.report.cleaning import clean
from reclint.text.errors import UsageError
from reclint.text.words import agreed, counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reclint.api import Course
    from reclint.findings.baseline import Entry


def renew(reason: str, since: str | None, file: str | None, config: str | None) -> int:
    """Accept all that counts today, and what was lost ``since`` a revision; say what has changed."""
    for course in _courses(file, config, since):
        renewed = course.accept(reason)
        if course.write_baseline(renewed):
            tell_parted(_name(course))
        gone = f", {len(renewed.stale)} no longer there" if renewed.stale else ""
        worse = f", {renewed.outgrown} worse" if renewed.outgrown else ""
        accepted = counted(len(renewed.after.findings), "finding")
        say(f"{_name(course)}: {accepted} accepted, {renewed.new} new{worse}{gone}")
    return Exit.OK


def prune(file: str | None, config: str | None) -> int:
    """Take out what matches nothing any more; accept nothing new."""
    for course in _courses(file, config):
        renewed = course.prune()
        if renewed.stale and course.write_baseline(renewed):
            tell_parted(_name(course))
        _tell(renewed.stale)
        gone = counted(len(renewed.stale), "entry")
        say(f"{_name(course)}: {gone} taken out, {len(renewed.after.findings)} left")
    return Exit.OK


def verify(file: str | None, config: str | None) -> int:
    """Say which entries match nothing any more; 1 when there are any."""
    found = [(course, course.prune()) for course in _courses(file, config)]
    for course, renewed in found:
        _tell(renewed.stale)
        gone = counted(len(renewed.stale), "entry")
        match = agreed(len(renewed.stale), "matches", "match")
        say(f"{_name(course)}: {gone} of {len(renewed.before.findings)} {match} nothing any more")
    return Exit.FOUND if any(renewed.stale for _, renewed in found) else Exit.OK


def _courses(file: str | None, config: str | None, since: str | None = None) -> Sequence[Course]:
    """The courses with a record, or the only one; each has a baseline of its own.

    Raises:
        UsageError: a baseline is named, and there are several courses.
    """
    paths = (Path(name) if name else None for name in (config, file))
    courses = open_courses(Request(config=next(paths), baseline=next(paths), since=since))
    holding = [course for course in courses if course.workspace.modules] or courses[:1]
    if file and len(holding) > 1:
        folders = " or ".join(course.path(".") for course in holding)
        raise UsageError("one baseline cannot be that of several courses", f"call it in {folders}")
    return holding


def _name(course: Course) -> str:
    return course.path(course.key(course.baseline_path))


def _tell(entries: Sequence[Entry]) -> None:
    for entry in entries:
        say(f"{clean(entry.path)}: {entry.rule}: {clean(entry.subject)}")
