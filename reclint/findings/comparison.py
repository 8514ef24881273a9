"""Comparing two reports: what is new, what is fixed, what remains."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reclint.findings.identity import pair, trace
from reclint.findings.report import Comparison

if TYPE_CHECKING:
    from collections.abc import Callable

    from reclint.findings.report import Report
    from reclint.text.source import Source


class State(NamedTuple):
    """A report on one state of a course; ``source`` gives the documents of that state by key."""

    report: Report
    source: Callable[[str], Source | None]


def compare(before: State, after: State, base: str) -> Comparison:
    """What is new, fixed and remaining between two states; suppressed findings are left out of both."""
    old = [finding for finding in before.report.findings if finding.suppressed is None]
    new = [finding for finding in after.report.findings if finding.suppressed is None]
    pairs = pair([trace(f, before.source) for f in old], [trace(f, after.source) for f in new])
    known = set(pairs.values())
    return Comparison(
        base,
        new=tuple(finding for place, finding in enumerate(new) if place not in pairs),
        fixed=tuple(finding for place, finding in enumerate(old) if place not in known),
        remaining=tuple(finding for place, finding in enumerate(new) if place in pairs),
    )
