"""``reclint init``: looking at a repository, and writing what a course begins with; nothing is ever overwritten."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import click

from reclint.api import Course, Request, open_courses
from reclint.api.proposing import propose
from reclint.commands.courses import Checked, Round, tell_what_was_looked_at
from reclint.commands.exits import Exit
from reclint.commands.rules import schema_of
from reclint.commands.saying import say
from reclint.course import starter
from reclint.files.location import CONFIGURATIONS
from reclint.files.origin import PLACEHOLDER, installed_from
from reclint.files.writing import write_new
from reclint.findings.tally import Tally

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from reclint.api.proposing import Proposed
    from reclint.course.starter import Proposal


def init(ci: str, source: str | None, *, yes: bool, baseline: bool) -> int:
    """Propose the files of a start, and write those that are not there once that is agreed to."""
    top = Course().top
    every = open_courses(Request(paths=(top,)))
    courses = [course for course in every if course.workspace.modules]
    words = _words(courses or every)
    if not courses and not words:
        tell_what_was_looked_at(every)
        return Exit.FOUND
    courses = courses or [*words]
    wanted = _wanted(top, courses, ci, source or installed_from(), words)
    new = [proposal for proposal in wanted if not _is_there(top, proposal)]
    checked = Round(Checked(course, course.check()) for course in courses)
    told = [*_told(courses, wanted, new, words), *([] if words else _first_day(checked))]
    if not yes:
        _say("\n".join(told))
        if new and not _agreed(new):
            say("nothing was written; reclint init --yes writes it")
            return Exit.OK
    done = [*_written(top, new), *(_accepted(courses) if baseline else [])]
    _say("\n".join([*told, *done] if yes else done))
    return Exit.OK


def _words(courses: Sequence[Course]) -> dict[Course, Proposed]:
    """Words of their own for courses that have no configuration, and of which no row of an index is read without it."""
    unread = [course for course in courses if not any(module.record.rows for module in course.workspace.modules)]
    found = ((course, propose(course)) for course in unread if not course.is_configured)
    return {course: proposed for course, proposed in found if proposed}


def _wanted(
    top: Path, courses: Sequence[Course], ci: str, source: str, words: Mapping[Course, Proposed]
) -> list[Proposal]:
    schema = schema_of("config")
    folders = [(course, course.root.relative_to(top).as_posix()) for course in courses]
    own = [
        proposal
        for course, folder in folders
        for proposal in starter.for_course(
            course.workspace, "" if folder == "." else folder, schema, words[course].text() if course in words else ""
        )
    ]
    return [*own, *starter.for_repository(source, _ci(top) if ci == "auto" else ci)]


def _told(
    courses: Sequence[Course], wanted: Sequence[Proposal], new: Sequence[Proposal], words: Mapping[Course, Proposed]
) -> Iterator[str]:
    """What was found, what would be written, and what is there already."""
    for course in courses:
        where = f" in {course.path('.')}" if len(courses) > 1 else ""
        if course in words:
            records = "no record" if not course.workspace.modules else "no row of an index"
            yield f"found{where} {records} by the words that are known; by those proposed {words[course].sentence}"
        else:
            yield f"found{where} {', '.join(starter.found(course.workspace))}"
    for proposal in wanted:
        if proposal in new:
            yield f"\n{proposal.path}{':' if not proposal.what else f': {proposal.what}'}"
        else:
            yield f"\n{proposal.path} is there and stays as it is; reclint would have put this into a new one:"
        yield from [] if proposal.what else [_indented(proposal.text)]
    if any(PLACEHOLDER in proposal.text for proposal in new):
        yield f'\nput the address of reclint in the place of "{PLACEHOLDER}", or name it by --source'


def _first_day(checked: Round) -> Iterator[str]:
    """How many findings there are today, and how they are accepted."""
    tally = Tally.of(checked.report)
    if not any(tally.grades.values()):
        return
    yield f"\ntoday: {tally.sentence}"
    yield "reclint baseline accepts these (or reclint init --baseline), so that only what is new stops anybody"


def _written(top: Path, new: Sequence[Proposal]) -> Iterator[str]:
    for proposal in new:
        write_new(top / proposal.path, proposal.text)
        yield f"wrote {proposal.path}"


def _accepted(courses: Sequence[Course]) -> Iterator[str]:
    """The baseline of each course that has findings, written."""
    for course in courses:
        renewed = course.accept()
        course.write_baseline(renewed)
        yield f"wrote {course.path(course.key(course.baseline_path))}, which accepts {len(renewed.after.findings)}"


def _say(text: str) -> None:
    """Print, also where the reader stops early, as ``head`` does: what was to be done is done by then."""
    try:
        say(text)
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _is_there(top: Path, proposal: Proposal) -> bool:
    """Whether a file, or for the configuration any configuration, is there."""
    path = top / proposal.path
    if path.name != starter.CONFIGURATION:
        return path.exists()
    course = Course(Request(paths=(path.parent,)))
    return course.is_configured or any((path.parent / name).exists() for name in CONFIGURATIONS[:2])


def _ci(here: Path) -> str:
    """The CI that the folder shows signs of; GitHub's where it shows none."""
    return "gitlab" if (here / starter.GITLAB).exists() and not (here / ".github").exists() else "github"


def _agreed(new: Sequence[Proposal]) -> bool:
    if sys.stdin is None or not sys.stdin.isatty() or not sys.stdout.isatty():
        return False
    return click.confirm(f"\nwrite {', '.join(proposal.path for proposal in new)}?")


def _indented(text: str) -> str:
    return "".join(f"    {line}\n" if line else "\n" for line in text.splitlines()).rstrip("\n")
