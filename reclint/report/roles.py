"""The roles that text has in a report, and how each looks on a terminal; a page has a style for those that it shows.

Nothing here needs a terminal: a style is in the words that rich reads, and `reclint.commands.outputs` reads them, too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reclint.findings.finding import grade_behind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reclint.findings.finding import Finding

QUESTION = "question"
ANSWERED = "answered"
"""The role, and the word, of a question that a reviewer has found fine."""
PASSED = "pass"
"""The role of a verdict that nothing speaks against, and of what is as it should be."""
STYLES: Mapping[str, str] = {
    "critical": "bold red",
    "improvement": "yellow",
    "polish": "cyan",
    QUESTION: "magenta",
    ANSWERED: "dim",
    PASSED: "green",
    "quiet": "dim",
    "strong": "bold",
    "new": "bold magenta",
    "added": "green",
    "removed": "red",
    "plain": "",
    "critical badge": "bold white on red",
    "improvement badge": "bold black on yellow",
    f"{PASSED} badge": "bold black on green",
}
"""How roles look; colours are the terminal's own sixteen, so that they fit a light and a dark one."""


def role_of(finding: Finding) -> str:
    """The role of a finding: its grade, ``question``, or ``answered``."""
    if finding.is_settled:
        return ANSWERED
    return QUESTION if finding.question else finding.grade.value


def verdict_role(verdict: str) -> str:
    """The role of a verdict: the grade that it comes from, or ``pass``."""
    grade = grade_behind(verdict)
    return grade.value if grade else PASSED
