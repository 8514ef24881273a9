"""What an earlier review sheet in a lesson's log said, and what became of it.

The heading of each finding of a sheet ends in a comment with its rule and the start of its fingerprint, which no page
shows and by which the next sheet knows it again.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from reclint.review import Change, Outcome

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reclint.model import LoggedFinding, ReviewIteration
    from reclint.review import Review, ReviewedFinding
    from reclint.source import Source
    from reclint.workspace import Lesson

_LENGTH = 12
_MARK = re.compile(r"<!-- reclint: (?P<rule>\S+) (?P<print>[0-9a-f]{12}) -->")


class Fate(str, Enum):
    """What became of a finding of an earlier sheet."""

    RESOLVED = "resolved"
    OPEN = "still open"
    SUPPRESSED = "accepted"
    QUESTION = "a question now"
    UNJUDGED = "not judged"


@dataclass(frozen=True, slots=True)
class EarlierFinding:
    """A finding of an earlier sheet; ``reason`` says more where it was accepted or could not be judged."""

    grade: str
    title: str
    rule: str
    fingerprint: str
    fate: Fate
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Earlier:
    """The last sheet in a log: its iteration, the 1-based line of its heading, and its findings.

    ``last``: no other review follows it.
    """

    number: int | None
    line: int
    last: bool
    findings: tuple[EarlierFinding, ...]


def mark(entry: ReviewedFinding) -> str:
    """The comment by which a finding is known again."""
    return f"<!-- reclint: {entry.finding.rule} {entry.finding.fingerprint[:_LENGTH]} -->"


def read_earlier(lesson: Lesson, review: Review) -> Earlier | None:
    """The last sheet in a lesson's log, with what became of its findings; None where there is none."""
    log = lesson.review_log
    source = lesson.module.documents.source(lesson.plan_key) if lesson.plan_key else None
    if log is None or source is None:
        return None
    for place, iteration in enumerate(reversed(log.iterations)):
        marked = tuple(_marked(iteration, source))
        if marked:
            today = (entry for entry in review.everything() if entry.change is not Change.FIXED)
            known = {entry.finding.fingerprint[:_LENGTH]: entry for entry in today}
            findings = tuple(_judged(*found, known.get(found[2]), review) for found in marked)
            return Earlier(iteration.number, source.position(iteration.span.start).line, place == 0, findings)
    return None


def _marked(iteration: ReviewIteration, source: Source) -> Iterator[tuple[LoggedFinding, str, str]]:
    for finding in iteration.findings:
        line = source.lines[source.position(finding.span.start).line - 1]
        if match := _MARK.search(line):
            yield finding, match["rule"], match["print"]


def _judged(
    finding: LoggedFinding, rule: str, fingerprint: str, entry: ReviewedFinding | None, review: Review
) -> EarlierFinding:
    fate, reason = _fate(rule, entry, review)
    return EarlierFinding(finding.grade, finding.title, rule, fingerprint, fate, reason)


def _fate(rule: str, entry: ReviewedFinding | None, review: Review) -> tuple[Fate, str]:
    if entry is not None:
        silence = entry.finding.suppressed
        if silence:
            return Fate.SUPPRESSED, silence.reason
        return (Fate.QUESTION if entry.finding.question else Fate.OPEN), ""
    state = review.rule(rule)
    if state is None:
        return Fate.UNJUDGED, f"the rule {rule} was not run"
    if state.outcome is Outcome.CRASHED:
        return Fate.UNJUDGED, f"the rule {rule} crashed"
    if state.outcome is Outcome.SKIPPED:
        return Fate.UNJUDGED, state.reason or f"the rule {rule} was skipped"
    return Fate.RESOLVED, ""


def settled(entries: Iterable[ReviewedFinding], earlier: Earlier | None, plan: str | None) -> Sequence[ReviewedFinding]:
    """The findings that only say how the last sheet, which is to be followed now, ended."""
    if earlier is None or not earlier.last:
        return ()
    return tuple(
        entry
        for entry in entries
        if any(
            place.path == plan and place.start.line >= earlier.line
            for place in (entry.finding.place, *entry.finding.related)
        )
    )
