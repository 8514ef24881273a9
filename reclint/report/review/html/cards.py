"""Findings as the page shows them, each with its two sides and with what would remove it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reclint.findings.lookup import Lookup
from reclint.report.cleaning import clean
from reclint.report.review.html.quotes import quote
from reclint.report.roles import role_of
from reclint.report.view import answer_of
from reclint.review import in_order

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from reclint.findings.finding import Finding, Place, PlacedFix
    from reclint.report.review.html.anchors import Anchors
    from reclint.report.review.html.quotes import Quotation
    from reclint.review import ModuleReview, Review, ReviewedFinding

OTHERS = "others"
"""The group of what belongs to no module."""
SIDES = 6
"""How many places of a finding are shown: none of 190 in real courses has more than four."""


@dataclass(frozen=True, slots=True)
class EditedLine:
    """A replacement that a fix proposes, on its 1-based line."""

    line: int
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Card:
    """A finding; ``kind`` is its grade, or ``question``, and ``module`` the name of its module's record."""

    anchor: str
    kind: str
    message: str
    rule: str
    family: str
    module: str
    lesson: str
    change: str
    sides: tuple[Quotation, ...]
    hidden_sides: int
    fix: str
    edits: tuple[EditedLine, ...]
    suppressed_by: str
    reason: str
    answered: str


@dataclass(frozen=True, slots=True)
class Group:
    """The findings and questions of a module, worst first; ``module`` is None for those of no module."""

    name: str
    module: ModuleReview | None
    cards: tuple[Card, ...]


def card_groups(review: Review, anchors: Anchors) -> list[Group]:
    """What counts and what is asked, module by module; a module without either is left out."""
    owners = owners_of(review, anchors)
    return [
        Group(anchors.record(module) if module else OTHERS, module, _cards(entries, owners, review.lookup, anchors))
        for module, entries in review.by_module((*review.findings, *review.questions))
    ]


def owners_of(review: Review, anchors: Anchors) -> Mapping[str, str]:
    """The name of the record of each finding's module, by the finding's anchor."""
    return {entry.anchor: anchors.record(module) for module in review.modules for entry in module.everything()}


def suppressed_cards(review: Review, anchors: Anchors) -> tuple[Card, ...]:
    """What is silenced by comments or accepted by the baseline."""
    return _cards(review.suppressed, owners_of(review, anchors), review.lookup, anchors)


def gone_cards(review: Review, anchors: Anchors) -> tuple[Card, ...]:
    """What is gone since the base. Its documents are not at hand, so nothing is quoted."""
    answered = [entry for entry in review.answered if entry.is_gone]
    return _cards(
        (*review.lost, *review.fixed, *answered), owners_of(review, anchors), Lookup(review.lookup.path), anchors
    )


def _cards(
    entries: Iterable[ReviewedFinding], owners: Mapping[str, str], lookup: Lookup, anchors: Anchors
) -> tuple[Card, ...]:
    return tuple(_card(entry, owners.get(entry.anchor, OTHERS), lookup, anchors) for entry in in_order(entries))


def _card(entry: ReviewedFinding, module: str, lookup: Lookup, anchors: Anchors) -> Card:
    finding = entry.finding
    return Card(
        anchor=entry.anchor,
        kind=role_of(finding),
        message=clean(finding.message),
        rule=finding.rule,
        family=entry.family,
        module=module,
        lesson=clean(finding.lesson or ""),
        change=entry.change.value if entry.change else "",
        sides=sides_of(finding, lookup, anchors),
        hidden_sides=max(len(_places(finding)) - SIDES, 0),
        fix=clean(finding.fix.fix.title) if finding.fix else "",
        edits=tuple(_edits(finding.fix, lookup)) if finding.fix else (),
        suppressed_by=finding.suppressed.how if finding.suppressed else "",
        reason=clean(finding.suppressed.reason) if finding.suppressed else "",
        answered=answer_of(finding) or "",
    )


def sides_of(finding: Finding, lookup: Lookup, anchors: Anchors) -> tuple[Quotation, ...]:
    """The places of a finding as they are quoted, its own first."""
    return tuple(quote(lookup, place, anchors) for place in _places(finding)[:SIDES])


def _places(finding: Finding) -> tuple[Place, ...]:
    """The places of a finding, its own first; one that is named twice stands once."""
    first = finding.place
    others = {
        (place.document, place.start, place.stop): place
        for place in finding.related
        if (place.document, place.start, place.stop) != (first.document, first.start, first.stop)
    }
    return (first, *others.values())


def _edits(placed: PlacedFix, lookup: Lookup) -> Iterator[EditedLine]:
    for edit, place in zip(placed.fix.edits, placed.places, strict=True):
        source = lookup.source(place.document)
        if source is not None:
            yield EditedLine(place.start.line, clean(source.slice(edit.spot.span)), clean(edit.text))
