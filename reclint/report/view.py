"""What of a report is shown: which findings, how much around them, and how text is painted."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reclint.findings.finding import Grade, counts, urgency
from reclint.findings.lookup import Lookup
from reclint.report.cleaning import clean
from reclint.report.roles import ANSWERED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from reclint.catalogue import Rule
    from reclint.findings.asked import Asked
    from reclint.findings.finding import Finding, Place
    from reclint.findings.report import Crash, Report, Unreadable


def unpainted(text: str, _: str) -> str:
    """``text`` as it is."""
    return text


class View(NamedTuple):
    """What of a report is shown.

    ``least`` is the least grade; ``unsafe`` when fixes that are not safe are allowed; ``paint(text, role)`` may colour
    text, roles being those of `reclint.report.roles`. ``lookup`` gives the paths and texts of documents, ``rules``
    those that were asked for, ``asked`` the circumstances of the run, and ``fails`` whether a finding fails it.
    """

    questions: bool = False
    least: Grade = Grade.POLISH
    summary: bool = True
    unsafe: bool = False
    paint: Callable[[str, str], str] = unpainted
    lookup: Lookup = Lookup()
    rules: Callable[[], Sequence[Rule]] = tuple
    asked: Callable[[], Asked | None] = lambda: None
    fails: Callable[[Finding], bool] = counts

    def painted(self, paint: Callable[[str, str], str]) -> View:
        """The same view with another painter."""
        return self._replace(paint=paint)

    def from_top(self) -> View:
        """The same view for services, which name files from the top of the repository."""
        return self._replace(lookup=self.lookup.from_top())

    def path(self, key: str) -> str:
        """The path that is shown for a document."""
        return self.lookup.path(key)

    def place(self, place: Place) -> str:
        """A place as ``path:line:column``, on one line."""
        return f"{clean(self.path(place.document))}:{place.start.line}:{place.start.column}"

    def ordered(self, findings: Iterable[Finding]) -> list[Finding]:
        """Findings in the order of every output: path, line, column, rule, message."""
        return sorted(findings, key=lambda finding: (self.path(finding.document), *finding.sort_key[1:]))

    def shown(self, report: Report) -> list[Finding]:
        """The findings shown, in their order; suppressed ones are not."""
        return [
            finding
            for finding in self.ordered(report.findings)
            if finding.suppressed is None
            and (self.questions or not finding.question)
            and finding.grade.rank <= self.least.rank
        ]

    def open(self, report: Report) -> list[Finding]:
        """The findings shown that somebody must still look at: for consumers that know no questions with answers."""
        return [finding for finding in self.shown(report) if not finding.is_settled]


def worst_first(findings: list[Finding]) -> list[Finding]:
    """The findings by grade, and within a grade in their order: for consumers that take only so many."""
    return sorted(findings, key=urgency)


def answer_of(finding: Finding) -> str | None:
    """What a reviewer answered, in words: "fine: both names are in use (R. Moll, 2026-05-02)"; None without."""
    said = finding.answered
    if said is None:
        return None
    who = ", ".join(part for part in (said.by, said.date) if part)
    before = "answered on other facts: " if said.stale else ""
    reason = f": {said.reason}" if said.reason else ""
    return clean(f"{before}{said.answer}{reason}{f' ({who})' if who else ''}")


def grade_word(finding: Finding) -> str:
    """The grade, with a question mark behind it where the finding is a question; "answered" where it is settled."""
    if finding.is_settled:
        return ANSWERED
    return f"{finding.grade.value}?" if finding.question else finding.grade.value


def not_read(entry: Unreadable, lookup: Lookup) -> str:
    """A document that could not be read, and why."""
    return f"{lookup.path(entry.document)}: {entry.reason}"


def crashed(crash: Crash, lookup: Lookup) -> str:
    """A check that failed: the rule, where, and the error."""
    return f"{crash.rule} on {where(crash, lookup)}: {crash.error}"


def where(crash: Crash, lookup: Lookup) -> str:
    """Where a check failed."""
    return "the workspace" if crash.document is None else lookup.path(crash.document)
