"""What a run gives back: the report, which needs neither the documents nor the rules that it was made from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from reclint.findings.finding import counts
from reclint.findings.outcome import Skipped, skipped_rules

if TYPE_CHECKING:
    from reclint.findings.finding import Finding, Grade
    from reclint.findings.outcome import RuleOutcome


@dataclass(frozen=True, slots=True)
class Crash:
    """A check that failed on a document (by its key), or on the whole course where that is None."""

    rule: str
    document: str | None
    error: str


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A document that could not be read, by its key, and why."""

    document: str
    reason: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """Findings against those of an earlier state, which ``base`` names (a revision): what is new, gone and still there.

    Questions and suppressed findings take part as they do in the report itself.
    """

    base: str
    new: tuple[Finding, ...] = ()
    fixed: tuple[Finding, ...] = ()
    remaining: tuple[Finding, ...] = ()


class IdlePattern(NamedTuple):
    """A pattern of the configuration that matches no file: the ``key`` that it stands under, and its ``place``."""

    key: str
    pattern: str
    place: str


class CourseReport(NamedTuple):
    """The report on one of several courses, which lies in a ``folder`` that keys of the others do not begin with."""

    folder: str
    report: Report


@dataclass(frozen=True)
class Report:
    """All that a run found, on which records, and on which ``parts`` of them where no record was named itself.

    Documents are named by their keys. ``rules`` are the names of those that were asked for, also where they were
    skipped; ``outcomes`` say what each of them did on each module. ``stale`` entries of the baseline and ``idle``
    patterns of the configuration match nothing. ``fixed`` findings were there before fixes were applied to
    ``rewritten`` documents. A report on several ``courses`` has that on each of them, too.
    """

    findings: tuple[Finding, ...] = ()
    outcomes: tuple[RuleOutcome, ...] = ()
    crashes: tuple[Crash, ...] = ()
    unreadable: tuple[Unreadable, ...] = ()
    records: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    comparison: Comparison | None = None
    stale: int = 0
    idle: tuple[IdlePattern, ...] = ()
    fixed: int = 0
    rewritten: int = 0
    courses: tuple[CourseReport, ...] = ()

    @property
    def skipped(self) -> tuple[Skipped, ...]:
        """The rules that could not run, or could not judge all that they met, and why."""
        return skipped_rules(self.outcomes)

    @property
    def is_broken(self) -> bool:
        """Whether a check crashed or a document could not be read."""
        return bool(self.crashes or self.unreadable)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was looked at: no record, nothing that belongs to one, and nothing that could not be read."""
        return not (self.records or self.parts or self.findings or self.is_broken)

    @property
    def looked_at(self) -> frozenset[str]:
        """The keys of documents that are known to have been looked at, without asking the workspace."""
        return frozenset((*self.records, *self.parts, *(key for finding in self.findings for key in finding.documents)))

    def fails(self, least: Grade) -> bool:
        """Whether a finding that counts has at least a grade."""
        return any(counts(finding) and finding.grade.rank <= least.rank for finding in self.findings)
