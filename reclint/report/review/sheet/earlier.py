"""What an earlier review sheet in a lesson's log said, and what became of it.

The heading of each finding of a sheet ends in a comment with its rule and the start of its fingerprint, which no page
shows and by which the next sheet knows it again.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from reclint.findings.outcome import Outcome
from reclint.report.view import answer_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from reclint.findings.finding import Finding
    from reclint.model import LoggedFinding, ReviewIteration
    from reclint.review import Review, ReviewedFinding
    from reclint.text.source import Source
    from reclint.workspace import Lesson

_LENGTH = 12
"""How many digits of a fingerprint stand in a log, as in the anchors of a page: 48 bits do not meet by chance."""
_ENDING = "review-log-open"
"""The rule that asks for a review that passes; the next sheet is its answer, whatever this one says."""
_MARK = re.compile(r"<!-- reclint: (?P<rule>\S+) (?P<print>[0-9a-f]{12}) -->")
"""What a sheet says of each finding, so that the next one knows it: "<!-- reclint: depth-mismatch 0a1b2c3d4e5f -->"."""


_IDLE = {
    Outcome.CRASHED: "crashed",
    Outcome.SKIPPED: "was skipped",
    Outcome.OFF: "is off",
    Outcome.NOTHING: "found nothing of its kind",
    Outcome.PASSED: "found nothing of its kind",
    Outcome.FOUND: "found nothing of its kind",
}
"""Why a rule cannot tell what became of a finding."""


class Fate(str, Enum):
    """What became of a finding of an earlier sheet."""

    RESOLVED = "resolved"
    OPEN = "still open"
    SUPPRESSED = "accepted"
    ANSWERED = "answered"
    QUESTION = "a question now"
    SETTLED = "settled by this review"
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
    """The last sheet in a log: its iteration and its findings; ``last``: no other review follows it.

    ``settled`` are findings of today that only tell how it ended, which the review that follows it overtakes.
    """

    number: int | None
    last: bool
    findings: tuple[EarlierFinding, ...]
    settled: tuple[ReviewedFinding, ...] = ()


def _print(entry: ReviewedFinding) -> str:
    return entry.finding.fingerprint[:_LENGTH]


def has_fingerprint(finding: Finding, fingerprint: str) -> bool:
    """Whether a finding is the one with a fingerprint, or the start of one, in an earlier sheet."""
    return any(own.startswith(fingerprint) for own in finding.fingerprints)


def mark(entry: ReviewedFinding) -> str:
    """The comment by which a finding is known again."""
    return f"<!-- reclint: {entry.finding.rule} {_print(entry)} -->"


def read_earlier(lesson: Lesson, review: Review) -> Earlier | None:
    """The last sheet in a lesson's log, with what became of its findings; None where there is none."""
    source = _plan_source(lesson)
    log = lesson.review_log
    if log is None or source is None:
        return None
    for place, iteration in enumerate(reversed(log.iterations)):
        marked = tuple(_marked(iteration, source))
        if marked:
            prints = {print_ for _, _, print_ in marked}
            gone = tuple(_settled(iteration, source, review, prints)) if place == 0 else ()
            findings = tuple(_judged(*found, _fate(found[1], found[2], review, gone)) for found in marked)
            return Earlier(iteration.number, place == 0, findings, gone)
    return None


def read_unjudged(lesson: Lesson) -> ReviewIteration | None:
    """The last review in a lesson's log that has findings, none of which this tool wrote."""
    source = _plan_source(lesson)
    log = lesson.review_log
    if log is None or source is None:
        return None
    others = (entry for entry in reversed(log.iterations) if entry.findings and not any(_marked(entry, source)))
    return next(others, None)


def _plan_source(lesson: Lesson) -> Source | None:
    return lesson.module.documents.source(lesson.plan_key) if lesson.plan_key else None


def _marked(iteration: ReviewIteration, source: Source) -> Iterator[tuple[LoggedFinding, str, str]]:
    for finding in iteration.findings:
        line = source.lines[source.position(finding.span.start).line - 1]
        if match := _MARK.search(line):
            yield finding, match["rule"], match["print"]


def _judged(finding: LoggedFinding, rule: str, fingerprint: str, fate: tuple[Fate, str]) -> EarlierFinding:
    return EarlierFinding(finding.grade, finding.title, rule, fingerprint, *fate)


def _fate(rule: str, fingerprint: str, review: Review, settled: Sequence[ReviewedFinding]) -> tuple[Fate, str]:
    today = (entry for entry in review.everything() if not entry.is_gone)
    entry = next((entry for entry in today if has_fingerprint(entry.finding, fingerprint)), None)
    if entry is None:
        return _fate_by_rule(rule, review)
    silence = entry.finding.suppressed
    if entry in settled:
        return Fate.SETTLED, ""
    if silence:
        return Fate.SUPPRESSED, silence.reason
    if entry.finding.is_settled:
        return Fate.ANSWERED, answer_of(entry.finding) or ""
    return (Fate.QUESTION if entry.finding.question else Fate.OPEN), ""


def _fate_by_rule(rule: str, review: Review) -> tuple[Fate, str]:
    """What a finding that is not there any more has become: only a rule that looked can tell that it is resolved."""
    state = review.rule(rule)
    if state is None:
        return Fate.UNJUDGED, f"the rule {rule} was not run"
    if state.subjects and state.outcome is not Outcome.CRASHED:
        return Fate.RESOLVED, ""
    return Fate.UNJUDGED, state.reason or f"the rule {rule} {_IDLE[state.outcome]}"


def _settled(
    iteration: ReviewIteration, source: Source, review: Review, known: Collection[str]
) -> Iterator[ReviewedFinding]:
    """The findings that point at the last sheet, and say nothing that it had not led to itself."""
    start = source.position(iteration.span.start).line
    for entry in review.findings:
        is_known = any(has_fingerprint(entry.finding, fingerprint) for fingerprint in known)
        if _touches(entry, source.path, start) and (entry.finding.rule == _ENDING or not is_known):
            yield entry


def _touches(entry: ReviewedFinding, key: str, line: int) -> bool:
    """Whether a finding has a place in a document at a line or below it."""
    places = (entry.finding.place, *entry.finding.related)
    return any(place.document == key and place.start.line >= line for place in places)
