"""What was asked of a run, so that nobody takes the answer for more: how much of the course, when, and by what."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reclint.findings.finding import PASS
from reclint.text.words import counted

if TYPE_CHECKING:
    from reclint.findings.report import Report

IN_PART = "of what was asked"
"""What stands behind a pass where not all rules, or not all records, were asked for."""
UNREAD = "of what could be read"
"""What stands behind a pass where a document could not be read, or a check crashed."""


class Asked(NamedTuple):
    """The circumstances of a run; paths are those that people see.

    ``commit`` is the short name of the last one, None without any; ``changed``: the files differ from it. ``staged``:
    the course is what the next commit holds.
    """

    course: str
    command: str
    date: str
    commit: str | None = None
    changed: bool = False
    staged: bool = False
    configuration: str | None = None
    baseline: str | None = None

    @property
    def state(self) -> str:
        """The state of the course in words."""
        if self.commit is None:
            return "no commit"
        if self.staged:
            return f"staged on {self.commit}"
        return f"commit {self.commit}{', changed' if self.changed else ''}"


def extent(report: Report) -> str:
    """How much was asked for: "1 of 58 rules, 1 of 30 modules"."""
    rules = f"{len(report.rules)} of {counted(report.of_rules, 'rule')}"
    if report.parts and not report.records:
        return f"{rules}, {counted(len(report.parts), 'document')} of {counted(report.of_records, 'module')}"
    return f"{rules}, {len(report.records)} of {counted(report.of_records, 'module')}"


def asked_parts(report: Report, asked: Asked | None) -> list[str]:
    """What was asked, in parts: how much, of which course in which state, when, by which command and settings."""
    if asked is None:
        return [extent(report)]
    parts = [extent(report), f"course {asked.course}", asked.state, asked.date, asked.command]
    parts.append(f"configuration {asked.configuration}" if asked.configuration else "no configuration")
    return [*parts, f"baseline {asked.baseline}"] if asked.baseline else parts


def said(verdict: str, *, in_part: bool, unread: bool = False) -> str:
    """A verdict as people read it: a pass of a part says so, and one with documents that nobody could read."""
    of = UNREAD if unread else IN_PART if in_part else ""
    return f"{verdict} {of}" if of and verdict == PASS else verdict
