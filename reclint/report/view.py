"""What of a report is shown: which findings, how much around them, and how text is painted."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reclint.findings.finding import Grade

if TYPE_CHECKING:
    from collections.abc import Callable

    from reclint.findings.finding import Finding
    from reclint.findings.report import Report


def unpainted(text: str, _: str) -> str:
    """``text`` as it is."""
    return text


@dataclass(frozen=True, slots=True)
class View:
    """What of a report is shown.

    ``least`` is the least grade; ``unsafe`` when fixes that are not safe are allowed; ``paint(text, role)`` may colour
    text, roles being grades, ``rule``, ``place`` and, in a diff, ``added``, ``removed`` and ``plain``.
    """

    questions: bool = False
    least: Grade = Grade.POLISH
    summary: bool = True
    unsafe: bool = False
    paint: Callable[[str, str], str] = unpainted

    def painted(self, paint: Callable[[str, str], str]) -> View:
        """The same view with another painter."""
        return replace(self, paint=paint)

    def shown(self, report: Report) -> list[Finding]:
        """The findings shown, in the order of the report; suppressed ones are not."""
        return [
            finding
            for finding in report.findings
            if finding.suppressed is None
            and (self.questions or not finding.question)
            and finding.grade.rank <= self.least.rank
        ]


def worst_first(findings: list[Finding]) -> list[Finding]:
    """The findings by grade, and within a grade in their order: for consumers that take only so many."""
    return sorted(findings, key=lambda finding: (finding.question, finding.grade.rank))


def grade_word(finding: Finding) -> str:
    """The grade, with a question mark behind it where the finding is a question."""
    return f"{finding.grade.value}?" if finding.question else finding.grade.value
