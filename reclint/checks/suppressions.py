"""Suppression comments that do not work or that silence nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reclint.checks.check import Check, NoOptions, Subject, facts
from reclint.findings.finding import Edit, Fix, Hit, Spot
from reclint.text.nearest import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reclint.readers.directives import Directive


@dataclass(frozen=True)
class Outcome:
    """What became of a suppression comment.

    ``silenced`` are the rules whose findings it silenced, ``idle`` those that did not run, ``known`` all rules.
    """

    document: str
    directive: Directive
    silenced: frozenset[str]
    idle: frozenset[str]
    known: frozenset[str]


def invalid_suppression(outcome: Outcome, _: NoOptions) -> Iterator[Hit]:
    """A comment that names no rule, an unknown one, or gives no reason; or a file comment that stands too far down."""
    directive = outcome.directive
    spot = Spot(outcome.document, directive.span)
    if not directive.rules:
        yield Hit(spot, "nothing", case="nothing")
    elif not directive.reason:
        yield Hit(spot, " ".join(directive.rules), {"rules": ", ".join(directive.rules)}, case="reason")
    elif directive.misplaced:
        yield Hit(spot, " ".join(directive.rules), case="misplaced")
    for name in directive.rules:
        if name not in outcome.known:
            yield Hit(spot, name, {"rule": name, "suggestion": did_you_mean(name, outcome.known)})


def unused_suppression(outcome: Outcome, _: NoOptions) -> Iterator[Hit]:
    """A comment that silences nothing, although the rule was run."""
    directive = outcome.directive
    if not directive.reason or directive.misplaced:
        return
    for name in directive.rules:
        if name in outcome.known and name not in outcome.silenced and name not in outcome.idle:
            spot = Spot(outcome.document, directive.span)
            yield Hit(spot, name, {"rule": name}, fix=_take_out(outcome))


def _take_out(outcome: Outcome) -> Fix | None:
    """Take out a comment about one rule, with its line where it stands alone."""
    directive = outcome.directive
    if len(directive.rules) > 1 or directive.whole is None:
        return None
    return Fix("take the comment out", (Edit(Spot(outcome.document, directive.whole), ""),), safe=False)


CHECKS = (
    Check(
        "invalid-suppression",
        Subject.SUPPRESSION,
        invalid_suppression,
        {"default": facts("rule", "suggestion"), "nothing": facts(), "reason": facts("rules"), "misplaced": facts()},
    ),
    Check("unused-suppression", Subject.SUPPRESSION, unused_suppression, {"default": facts("rule")}),
)
