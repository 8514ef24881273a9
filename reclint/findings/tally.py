"""The counts of findings: every output takes them from here, so that they are equal in all of them."""

from __future__ import annotations

from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from reclint.findings.asked import said
from reclint.findings.finding import Change, Grade, counts, verdict_of
from reclint.findings.report import MODULE
from reclint.text.words import agreed, counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from reclint.findings.finding import Finding
    from reclint.findings.report import Absence, Comparison, Report

_SILENCERS = {"comment": "comments", "baseline": "the baseline", "config": "the configuration"}


class Counts(NamedTuple):
    """How many findings there are: by grade those that count, apart from them the others."""

    # Questions are open ones: what a reviewer must still decide; those that were found fine are answered.

    critical: int = 0
    improvement: int = 0
    polish: int = 0
    questions: int = 0
    answered: int = 0
    suppressed: int = 0

    @classmethod
    def of(cls, findings: Iterable[Finding]) -> Counts:
        """The counts of some findings."""
        kinds = Counter(kind_of(finding) for finding in findings)
        return cls(**{name: kinds[name] for name in cls._fields})

    @property
    def grades(self) -> Mapping[Grade, int]:
        """The numbers by grade, worst first."""
        return {grade: getattr(self, grade.value) for grade in Grade}

    @property
    def total(self) -> int:
        """How many findings count."""
        return self.critical + self.improvement + self.polish

    @property
    def worst(self) -> Grade | None:
        """The worst grade of those that count; None where none does."""
        return next((grade for grade, number in self.grades.items() if number), None)

    @property
    def verdict(self) -> str:
        """The verdict that they add up to."""
        return verdict_of(self.worst)


def kind_of(finding: Finding) -> str:
    """The field of `Counts` that a finding is counted in: its grade, ``questions``, ``answered`` or ``suppressed``."""
    if finding.suppressed:
        return "suppressed"
    if finding.is_settled:
        return "answered"
    return "questions" if finding.question else finding.grade.value


class Tally(NamedTuple):
    """How much a report holds; what does not count is counted apart from the grades.

    ``questions`` are open, ``answered`` ones found fine; ``linked`` items mean their rows by answers.
    """

    verdict: str
    read: int
    noun: str
    grades: Mapping[Grade, int]
    questions: int
    suppressed: Mapping[str, int]
    in_part: bool = False
    answered: int = 0
    linked: int = 0
    unread: bool = False

    @classmethod
    def of(cls, report: Report) -> Tally:
        """The counts of a report."""
        found = Counts.of(report.findings)
        read = len(report.records or report.parts)
        return cls(
            found.verdict,
            read,
            "record" if report.records or not report.parts else "document",
            found.grades,
            found.questions,
            Counter(finding.suppressed.how for finding in report.findings if finding.suppressed),
            report.is_partial,
            found.answered,
            len(report.links),
            report.is_broken,
        )

    @property
    def has_seen(self) -> bool:
        """Whether anything was read or found; what is lost may be the last record."""
        return bool(self.read or any(self.grades.values()))

    @property
    def said(self) -> str:
        """The verdict as people read it: a pass of a part of the course, of some rules or of what is read says so."""
        return said(self.verdict, in_part=self.in_part, unread=self.unread)

    @property
    def sentence(self) -> str:
        """Verdict, counts and how much was read, on one line."""
        if not self.has_seen:
            return "0 records found"
        graded = ", ".join(f"{count} {grade.value}" for grade, count in self.grades.items())
        return f"{self.said}: {graded} in {counted(self.read, self.noun)}"

    @property
    def settled(self) -> str | None:
        """How many questions were answered, and how, with a word for it; None where none was."""
        return f"answered: {self.settlers}" if self.settlers else None

    @property
    def settlers(self) -> str:
        """How many questions were answered, and how; empty where none was."""
        parts = [f"{self.answered} fine"] if self.answered else []
        parts += [f"{self.linked} by {agreed(self.linked, 'its row', 'their rows')}"] if self.linked else []
        return ", ".join(parts)

    @property
    def silence(self) -> str | None:
        """How many findings do not count, and why, with a word for it; None where all do."""
        return f"suppressed: {self.silencers}" if self.suppressed else None

    @property
    def silencers(self) -> str:
        """How many findings do not count, and why; empty where all do."""
        return ", ".join(f"{count} by {_SILENCERS[how]}" for how, count in sorted(self.suppressed.items()))


def course_lines(report: Report) -> tuple[str, ...]:
    """The counts of each of several courses; nothing where there is one."""
    return tuple(f"{course.folder or '.'}: {Tally.of(course.report).sentence}" for course in report.courses)


def fixed_line(report: Report) -> str | None:
    """How many findings fixes have removed; None where there were none."""
    if not report.fixed:
        return None
    return f"fixed {counted(report.fixed, 'finding')} in {counted(report.rewritten, 'file')}"


def fixable_line(report: Report, *, unsafe: bool = False) -> str | None:
    """How many findings can be fixed, and by what; None where there are none.

    With ``unsafe``, fixes that are not safe are allowed already and not told apart.
    """
    fixes = [finding.fix.fix for finding in report.findings if finding.fix and counts(finding)]
    safe = sum(1 for fix in fixes if fix.safe or unsafe)
    more = len(fixes) - safe
    if not safe:
        return f"{more} fixable with --fix --unsafe-fixes" if more else None
    return f"{safe} fixable with --fix" + (f", {more} more with --unsafe-fixes" if more else "")


def comparison_line(report: Report) -> str | None:
    """What has changed since the base; None where nothing was compared."""
    if report.comparison is None:
        return None
    return f"compared with {report.comparison.base}: {', '.join(comparison_parts(report.comparison))}"


_ALWAYS = (Change.NEW, Change.FIXED, Change.REMAINING)
"""The changes that are told even where there is none of them."""
_TOLD = (
    Change.NEW,
    Change.WORSE,
    Change.FIXED,
    Change.LOST,
    Change.SILENCED,
    Change.ANSWERED,
    Change.REMAINING,
)
"""The changes in the order in which they are told."""


def comparison_parts(comparison: Comparison) -> list[str]:
    """How many findings are new, fixed and remaining and, where there are any, worse, lost and silenced."""
    numbers = comparison_counts(comparison)
    return [f"{numbers[change]} {change.value}" for change in _TOLD if numbers[change] or change in _ALWAYS]


def comparison_counts(comparison: Comparison) -> Mapping[Change, int]:
    """How many findings that count, or did before a comment silenced them, have each change; questions if answered."""
    found = (f for f in comparison.findings if counts(f) or _counted_once(f))
    return Counter(finding.change for finding in found if finding.change)


def _counted_once(finding: Finding) -> bool:
    return finding.change is Change.ANSWERED or (finding.change is Change.SILENCED and not finding.question)


def stale_line(report: Report) -> str | None:
    """How many answers fit nothing any more; None where all do."""
    number = len(report.stale_answers)
    if not number:
        return None
    hold = (
        f"{agreed(number, 'holds', 'hold')} no more: what {agreed(number, 'it was', 'they were')} given on has changed"
    )
    return f"{counted(number, 'answer')} {hold} (reclint answer --list)"


def absence_lines(report: Report) -> Iterator[str]:
    """What the base had and could not be read, and the documents that went with all that belonged to them."""
    comparison = report.comparison
    if comparison is None:
        if report.removed:
            yield f"removed, with all that speaks of it: {_removed(report.removed)}"
        return
    for unread in comparison.unreadable:
        yield f"not read in {comparison.base}: {unread.document}: {unread.reason}; nothing in it is called new"
    removed = [entry for entry in comparison.absences if not entry.is_lost]
    if removed:
        yield f"removed since {comparison.base}, with all that speaks of it: {_removed(removed)}"


def _removed(absences: Sequence[Absence]) -> str:
    """Documents that went; of a file that holds several modules, the one that did."""
    shown = (f"{one.document} (module {one.module})" if one.kind == MODULE else one.document for one in absences)
    listed = ", ".join(islice(shown, _LISTED))
    return f"{listed} and {len(absences) - _LISTED} more" if len(absences) > _LISTED else listed


_LISTED = 5
"""How many documents that went are named; a choice, so that a line stays a line."""
