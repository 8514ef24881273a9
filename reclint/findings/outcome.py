"""What a rule did, as a value: on the record of each module, on the course as a whole, and summed up over all.

All that speaks of rules that passed, were skipped or found nothing to judge is made from these.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from reclint.text.words import counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class Outcome(str, Enum):
    """What became of a rule.

    ``NOTHING``: it could have run, and nothing of the kind that it judges is there. ``SKIPPED``: what it needs is not
    in the workspace, or all that it met could not be judged. ``OFF``: the configuration switches it off. ``CRASHED``:
    it failed on a subject.
    """

    PASSED = "passed"
    FOUND = "found"
    SKIPPED = "skipped"
    NOTHING = "nothing"
    OFF = "off"
    CRASHED = "crashed"


Home = tuple[str, int]
"""What tells a module from every other: the key of its record, and its 0-based place among the modules of that file."""


class RuleOutcome(NamedTuple):
    """What a rule did on the record with the key ``module``, or on the course as a whole where that is None.

    ``part`` is the 0-based place of the module among those of the file.
    ``subjects`` are those that it looked at and could judge, ``lessons`` the 1-based places of the lessons among them,
    ``passed`` those without a finding. ``found`` counts findings, questions and silenced ones included. ``skipped``
    counts references that could not be judged, since the modules with the numbers ``absent`` are not in the workspace.
    """

    rule: str
    module: str | None
    outcome: Outcome
    subjects: int = 0
    lessons: tuple[int, ...] = ()
    found: int = 0
    passed: int = 0
    skipped: int = 0
    absent: tuple[str, ...] = ()
    reason: str | None = None
    part: int = 0

    @property
    def home(self) -> Home | None:
        """The module that the rule was run on, None where that is the whole course."""
        return (self.module, self.part) if self.module is not None else None


class RuleSum(NamedTuple):
    """What a rule did on all modules together; ``modules`` are those in which it looked at anything."""

    rule: str
    outcome: Outcome
    modules: int
    subjects: int
    found: int
    passed: int
    skipped: int
    reason: str | None = None


class Skipped(NamedTuple):
    """A rule that could not judge anything, or something, and why."""

    rule: str
    reason: str


def summed(outcomes: Sequence[RuleOutcome]) -> RuleSum:
    """What one rule did over all its ``outcomes``, of which there is at least one."""
    outcome = _strongest(outcomes)
    reasons = (entry.reason for entry in outcomes if entry.outcome is outcome)
    unjudged_here = unjudged(outcomes) if outcome is Outcome.SKIPPED else None
    return RuleSum(
        outcomes[0].rule,
        outcome,
        sum(entry.subjects > 0 for entry in outcomes),
        sum(entry.subjects for entry in outcomes),
        sum(entry.found for entry in outcomes),
        sum(entry.passed for entry in outcomes),
        sum(entry.skipped for entry in outcomes),
        unjudged_here or next(reasons),
    )


def _strongest(outcomes: Sequence[RuleOutcome]) -> Outcome:
    """The outcome that holds for all together: the first of these that any of them has."""
    order = (Outcome.CRASHED, Outcome.FOUND, Outcome.PASSED, Outcome.SKIPPED, Outcome.OFF, Outcome.NOTHING)
    had = {entry.outcome for entry in outcomes}
    return next(outcome for outcome in order if outcome in had)


def unjudged(outcomes: Iterable[RuleOutcome]) -> str | None:
    """What a rule met in all its outcomes and could not judge, None where there is nothing such."""
    entries = [entry for entry in outcomes if entry.skipped]
    if not entries:
        return None
    numbers = {number for entry in entries for number in entry.absent}
    return references_into(sum(entry.skipped for entry in entries), numbers)


def references_into(count: int, absent: Iterable[str]) -> str:
    """The reason for not judging references, since the modules with the numbers ``absent`` are not in the workspace."""
    return f"{counted(count, 'reference')} into modules that are not here ({', '.join(sorted(set(absent)))})"


def by_rule(outcomes: Iterable[RuleOutcome]) -> dict[str, list[RuleOutcome]]:
    """The outcomes of each rule, in their order."""
    found: dict[str, list[RuleOutcome]] = {}
    for entry in outcomes:
        found.setdefault(entry.rule, []).append(entry)
    return found


def skipped_rules(outcomes: Iterable[RuleOutcome]) -> tuple[Skipped, ...]:
    """The rules that could not run, in their order, then those that could not judge all that they met, by name."""
    rules = by_rule(outcomes)
    idle = [Skipped(rule, reason) for rule, entries in rules.items() if (reason := _lacking(entries))]
    partly = [Skipped(rule, reason) for rule, entries in sorted(rules.items()) if (reason := unjudged(entries))]
    return (*idle, *partly)


def _lacking(outcomes: Iterable[RuleOutcome]) -> str | None:
    """Why a rule could not run at all: the reason of its outcomes that were skipped before anything was met."""
    whole = (entry.reason for entry in outcomes if entry.outcome is Outcome.SKIPPED and not entry.skipped)
    return next(whole, None)
