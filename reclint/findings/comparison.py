"""Comparing two reports: what is new, worse, fixed or lost, what a comment silences, and what remains."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reclint.findings.finding import Change, is_worse
from reclint.findings.identity import pair, trace

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from reclint.findings.finding import Finding
    from reclint.findings.identity import Trace
    from reclint.findings.report import Comparison, Report
    from reclint.text.source import Source


def _as_it_is(finding: Finding) -> Finding:
    return finding


def _never(_: Finding) -> bool:
    return False


class State(NamedTuple):
    """A report on one state of a course; ``source`` gives the documents of that state by key."""

    report: Report
    source: Callable[[str], Source | None]


class Grounds(NamedTuple):
    """What else it takes to compare two states.

    ``unanswered`` is what today would be found besides, had no answer been added that says which row is meant;
    ``as_before`` gives a finding of today with the names that its module and lesson had at the base. ``is_lost`` says
    of a finding of the base whether its rule cannot look at the same thing today, ``is_unsure`` of one of today whether
    what it is about could not be read at the base. ``accepted`` is what the baseline of the base accepted.
    """

    as_before: Callable[[Finding], Finding] = _as_it_is
    is_lost: Callable[[Finding], bool] = _never
    is_unsure: Callable[[Finding], bool] = _never
    accepted: Sequence[Trace] = ()
    unanswered: Sequence[Trace] = ()


_NO_GROUNDS = Grounds()


def compare(before: State, after: State, base: Comparison, grounds: Grounds = _NO_GROUNDS) -> Report:
    """Today's report with what became of every finding; ``base`` is a comparison that says what it is compared with.

    What a comment silenced, or a reviewer found fine, at the base takes no part. What the baseline accepts takes part
    on both sides, so that an entry which accepted a fault that was mended at the base does not accept it again.
    """
    old = [finding for finding in before.report.findings if _takes_part(finding)]
    new = [*after.report.findings]
    seen = [trace(finding, after.source) for finding in map(grounds.as_before, new)]
    pairs = pair([trace(finding, before.source) for finding in old], seen)
    unpaired = [seen[place] for place in range(len(new)) if place not in pairs]
    revived = _fitting(grounds.accepted, unpaired)
    told = [
        _told(finding, old[pairs[place]] if place in pairs else None, grounds, revives=seen[place] in revived)
        for place, finding in enumerate(new)
    ]
    gone = _gone(old, set(pairs.values()), grounds, before)
    return after.report._replace(findings=tuple(told), comparison=base.holding([*told, *gone]))


def _is_silenced(finding: Finding) -> bool:
    return finding.suppressed is not None and finding.suppressed.how != "baseline"


def _takes_part(finding: Finding) -> bool:
    return not (_is_silenced(finding) or finding.is_settled)


def _fitting(accepted: Sequence[Trace], seen: Sequence[Trace]) -> Collection[Trace]:
    """What entries of the base's baseline would accept."""
    return {seen[place] for place in pair(accepted, seen)}


def _told(finding: Finding, old: Finding | None, grounds: Grounds, *, revives: bool) -> Finding:
    """A finding of today with what became of it; one that came back counts, whatever accepted it once."""
    if _is_silenced(finding):
        return finding._replace(change=Change.SILENCED) if old and old.suppressed is None else finding
    if finding.is_settled:
        return finding._replace(change=Change.ANSWERED) if old and old.suppressed is None else finding
    if old is not None:
        return finding if finding.suppressed else finding._replace(change=_since(old, finding))
    unsure = grounds.is_unsure(finding)
    if finding.suppressed and (unsure or not revives):
        return finding
    change = Change.REMAINING if unsure else Change.NEW
    return finding._replace(suppressed=None, change=change)


def _since(old: Finding, finding: Finding) -> Change:
    """What became of a finding that the base has too; one that was a question or of a lesser grade there is new."""
    surer = old.question and not finding.question
    if surer or (old.question is finding.question and finding.grade.rank < old.grade.rank):
        return Change.NEW
    return Change.WORSE if is_worse(finding.measures, old.measures) else Change.REMAINING


def _gone(old: Sequence[Finding], found: Collection[int], grounds: Grounds, before: State) -> Iterator[Finding]:
    """What the base has and today has not, with what became of it."""
    gone = [finding for place, finding in enumerate(old) if place not in found and finding.suppressed is None]
    answered = (
        pair(grounds.unanswered, [trace(finding, before.source) for finding in gone]) if grounds.unanswered else ()
    )
    for place, finding in enumerate(gone):
        if place in answered:
            yield finding._replace(change=Change.ANSWERED)
        else:
            yield finding._replace(change=Change.LOST if grounds.is_lost(finding) else Change.FIXED)
