"""Suppression comments that do not work or that silence nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reclint.checks.check import Check, NoOptions, facts
from reclint.checks.subjects import CommentUse, comments
from reclint.findings.finding import Edit, Fix, Hit, Spot
from reclint.text.nearest import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator


def suppression_invalid(use: CommentUse, _: NoOptions) -> Iterator[Hit]:
    """A comment that is misspelt, names no rule or an unknown one, gives no reason, or stands too far down."""
    directive = use.directive
    spot = Spot(use.document, directive.span)
    if directive.unknown:
        yield Hit(spot, directive.unknown, {"word": directive.unknown}, case="unknown")
    elif not directive.rules:
        yield Hit(spot, "nothing", case="nothing")
    elif not directive.reason:
        yield Hit(spot, " ".join(directive.rules), {"rules": ", ".join(directive.rules)}, case="reason")
    elif directive.misplaced:
        yield Hit(spot, " ".join(directive.rules), case="misplaced")
    for name in directive.rules:
        if name not in use.known:
            yield Hit(spot, name, {"rule": name, "suggestion": did_you_mean(name, use.known)})


def suppression_unused(use: CommentUse, _: NoOptions) -> Iterator[Hit]:
    """A comment that silences nothing, although the rule was run."""
    for name in _judged_rules(use):
        if name not in use.silenced:
            spot = Spot(use.document, use.directive.span)
            yield Hit(spot, name, {"rule": name}, fix=_take_out(use))


def _judged_rules(use: CommentUse) -> tuple[str, ...]:
    """The rules of a comment that is in order which were run."""
    directive = use.directive
    sound = bool(directive.reason) and not directive.misplaced
    return tuple(name for name in directive.rules if sound and name in use.known and name not in use.idle)


def _take_out(use: CommentUse) -> Fix | None:
    """Take out a comment about one rule, with its line where it stands alone."""
    directive = use.directive
    if len(directive.rules) > 1 or directive.whole is None:
        return None
    return Fix("take the comment out", (Edit(Spot(use.document, directive.whole), ""),), safe=False)


CHECKS = (
    Check(
        suppression_invalid,
        comments("suppression comment", lambda _: True),
        NoOptions,
        facts("rule", "suggestion", "rules", "word"),
    ),
    Check(
        suppression_unused,
        comments("suppression comment with a reason, for a rule that was run", lambda use: bool(_judged_rules(use))),
        NoOptions,
        facts("rule"),
    ),
)
