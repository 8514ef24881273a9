"""The exit codes of the command line, and which one a report makes."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reclint.findings.finding import Grade
    from reclint.findings.report import Report


class Exit(IntEnum):
    """What the process ends with; `docs/outputs.md` tells users."""

    OK = 0
    FOUND = 1
    """Something to correct: findings at or above the failing grade, a change to make, an entry without a match."""
    USAGE = 2
    """Wrong usage, a configuration or a catalogue that cannot be used."""
    FAILED = 3
    """A check crashed, or a file could not be read or written; the rest is reported."""
    INTERRUPTED = 130
    TERMINATED = 143

    __str__ = int.__repr__  # before Python 3.11 it is the name


NEVER = "never"
"""The failing grade at which nothing fails."""


def exit_of(report: Report, fail_on: str) -> Exit:
    """The exit code of a report; ``fail_on`` is the least grade that fails, or `NEVER`."""
    if report.is_broken:
        return Exit.FAILED
    least = grade_of(fail_on)
    return Exit.FOUND if least and report.fails(least) else Exit.OK


def grade_of(fail_on: str) -> Grade | None:
    """The least grade that fails; None where nothing does."""
    if fail_on == NEVER:
        return None
    from reclint.findings.finding import Grade

    return Grade(fail_on)
