"""What a run gives back: the report, which needs neither the documents nor the rules that it was made from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from reclint.findings.finding import Change, counts
from reclint.findings.outcome import Skipped, skipped_rules

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reclint.findings.answers import Answer
    from reclint.findings.finding import Finding, Grade
    from reclint.findings.outcome import Home, RuleOutcome


class Crash(NamedTuple):
    """A check that failed on a document (by its key), or on the whole course where that is None."""

    rule: str
    document: str | None
    error: str


class Unreadable(NamedTuple):
    """A document that could not be read, by its key, and why."""

    document: str
    reason: str


MODULE = "module"
"""The kind of one of several modules in a file that is still there."""


class Absence(NamedTuple):
    """A document that was there at the base and is not today, or says nothing any more that a rule could look at.

    ``kind`` is what it was taken for there, or `MODULE`. ``is_lost``: it is missed; else all that is of it went too.
    """

    document: str
    kind: str
    reason: Literal["gone", "unreadable", "untitled", "emptied", "excluded", "unclaimed", "outside", "partly"]
    is_lost: bool
    module: str | None = None
    lesson: str | None = None


class Comparison(NamedTuple):
    """Findings against those of an earlier state, which ``base`` names (a revision), by what became of them.

    ``fixed`` and ``lost`` ones are of the base, ``answered`` ones of either state, the others of today. Questions take
    part as they do in the report itself. ``absences`` are the documents that went, ``unreadable`` those of the base
    that could not be read. ``worse_is_old``: what has grown worse is not judged as new.
    """

    base: str
    new: tuple[Finding, ...] = ()
    worse: tuple[Finding, ...] = ()
    fixed: tuple[Finding, ...] = ()
    lost: tuple[Finding, ...] = ()
    silenced: tuple[Finding, ...] = ()
    answered: tuple[Finding, ...] = ()
    remaining: tuple[Finding, ...] = ()
    absences: tuple[Absence, ...] = ()
    unreadable: tuple[Unreadable, ...] = ()
    worse_is_old: bool = False

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All findings of both states, each once."""
        return (*self.new, *self.worse, *self.fixed, *self.lost, *self.silenced, *self.answered, *self.remaining)

    def holding(self, findings: Iterable[Finding]) -> Comparison:
        """The same comparison of other findings, put where their change says."""
        parts: dict[Change, list[Finding]] = {change: [] for change in Change}
        for finding in findings:
            if finding.change:
                parts[finding.change].append(finding)
        return self._replace(
            new=tuple(parts[Change.NEW]),
            worse=tuple(parts[Change.WORSE]),
            fixed=tuple(parts[Change.FIXED]),
            lost=tuple(parts[Change.LOST]),
            silenced=tuple(parts[Change.SILENCED]),
            answered=tuple(parts[Change.ANSWERED]),
            remaining=tuple(parts[Change.REMAINING]),
        )

    @property
    def judged(self) -> tuple[Change, ...]:
        """What becomes of the findings that make a change fail."""
        return (Change.NEW,) if self.worse_is_old else (Change.NEW, Change.WORSE)


class IdlePattern(NamedTuple):
    """A pattern of the configuration that matches no file: the ``key`` that it stands under, and its ``place``."""

    key: str
    pattern: str
    place: str


class CourseReport(NamedTuple):
    """The report on one of several courses, which lies in a ``folder`` that keys of the others do not begin with."""

    folder: str
    report: Report


class Report(NamedTuple):
    """All that a run found, on the records of which modules, and on which ``parts`` where no record was named itself.

    Documents are named by their keys. ``rules`` are the names of those that were asked for, also where they were
    skipped; ``outcomes`` say what each of them did on each module. ``stale`` entries of the baseline and ``idle``
    patterns of the configuration match nothing; ``outgrown`` findings are worse than what their entries accept. There
    are ``of_rules`` rules and ``of_records`` records in all. ``fixed`` findings were there before fixes were applied to
    ``rewritten`` documents. A report on several ``courses`` has that on each of them, too. ``links`` are the answers
    by which items mean their rows, ``stale_answers`` those that fit nothing any more. ``removed`` documents went with
    all that was of them, where that is told without a comparison.
    """

    findings: tuple[Finding, ...] = ()
    outcomes: tuple[RuleOutcome, ...] = ()
    crashes: tuple[Crash, ...] = ()
    unreadable: tuple[Unreadable, ...] = ()
    records: tuple[Home, ...] = ()
    parts: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    comparison: Comparison | None = None
    stale: int = 0
    idle: tuple[IdlePattern, ...] = ()
    outgrown: int = 0
    of_rules: int = 0
    of_records: int = 0
    fixed: int = 0
    rewritten: int = 0
    courses: tuple[CourseReport, ...] = ()
    removed: tuple[Absence, ...] = ()
    links: tuple[Answer, ...] = ()
    stale_answers: tuple[Answer, ...] = ()

    @property
    def skipped(self) -> tuple[Skipped, ...]:
        """The rules that could not run, or could not judge all that they met, and why."""
        return skipped_rules(self.outcomes)

    @property
    def has_all_rules(self) -> bool:
        """Whether all rules were asked for."""
        return len(self.rules) >= self.of_rules

    @property
    def is_partial(self) -> bool:
        """Whether not all rules, or not all records, were asked for."""
        return not self.has_all_rules or len(self.records) < self.of_records

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
        found = (key for finding in self.findings for key in finding.documents)
        return frozenset((*(key for key, _ in self.records), *self.parts, *found))

    def fails(self, least: Grade) -> bool:
        """Whether a finding that counts has at least a grade and, compared with a base, was not there."""
        return any(self.fails_by(finding, least) for finding in self.findings)

    def fails_by(self, finding: Finding, least: Grade) -> bool:
        """Whether one of the findings is of those by which the report fails."""
        judged = self.comparison.judged if self.comparison else None
        is_judged = judged is None or finding.change in judged
        return is_judged and counts(finding) and finding.grade.rank <= least.rank
