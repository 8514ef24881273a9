"""The counts of a report: every output takes them from here, so that they are equal in all of them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reclint.findings import Grade, counts, verdict

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reclint.engine import Comparison, Report

_SILENCERS = {"comment": "comments", "baseline": "the baseline", "config": "the configuration"}


@dataclass(frozen=True, slots=True)
class Tally:
    """How much a report holds; questions and suppressed findings are counted apart from the grades."""

    verdict: str
    read: int
    noun: str
    grades: Mapping[Grade, int]
    questions: int
    suppressed: Mapping[str, int]

    @classmethod
    def of(cls, report: Report) -> Tally:
        """The counts of a report."""
        found = report.findings
        grades = Counter(finding.grade for finding in found if counts(finding))
        read = len(report.records or report.parts)
        return cls(
            verdict(found),
            read,
            "record" if report.records or not report.parts else "document",
            {grade: grades[grade] for grade in Grade},
            sum(1 for finding in found if finding.question and finding.suppressed is None),
            Counter(finding.suppressed.how for finding in found if finding.suppressed),
        )

    @property
    def sentence(self) -> str:
        """Verdict, counts and how much was read, on one line."""
        if not self.read:
            return "0 records found"
        graded = ", ".join(f"{count} {grade.value}" for grade, count in self.grades.items())
        return f"{self.verdict}: {graded} in {counted(self.read, self.noun)}"

    @property
    def silence(self) -> str | None:
        """How many findings do not count, and why; None where all do."""
        parts = (f"{count} by {_SILENCERS[how]}" for how, count in sorted(self.suppressed.items()))
        return f"suppressed: {', '.join(parts)}" if self.suppressed else None


def counted(number: int, noun: str) -> str:
    """A number with its noun: ``1 record``, ``2 records``."""
    return f"{number} {noun if number == 1 else f'{noun}s'}"


def comparison_line(report: Report) -> str | None:
    """What has changed since the base; None where nothing was compared."""
    if report.comparison is None:
        return None
    new, fixed, remaining = comparison_counts(report.comparison)
    return f"compared with {report.comparison.base}: {new} new, {fixed} fixed, {remaining} remaining"


def comparison_counts(comparison: Comparison) -> tuple[int, int, int]:
    """How many findings that count are new, fixed and remaining."""
    parts = (comparison.new, comparison.fixed, comparison.remaining)
    new, fixed, remaining = (sum(1 for finding in part if counts(finding)) for part in parts)
    return new, fixed, remaining
