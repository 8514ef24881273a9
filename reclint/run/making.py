"""Findings out of what checks yield: messages, grades as they were set, positions in place of offsets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reclint.findings.finding import Finding, Place, PlacedFix
from reclint.text.digest import digest_of
from reclint.text.source import Position

if TYPE_CHECKING:
    from reclint.catalogue import Rule
    from reclint.findings.finding import Fix, Hit, Spot
    from reclint.workspace import Documents


def make_finding(
    documents: Documents, rule: Rule, hit: Hit, module: str | None = None, lesson: str | None = None
) -> Finding | None:
    """The finding that a hit makes; None where the configuration switches the rule off for its document.

    ``module`` is the number of the module and ``lesson`` the slug that it was found on.
    """
    override = rule.override(hit.spot.document)
    if override and override.off:
        return None
    # A check lowers the grade of what it is less sure of; a grade that somebody set holds for all of a rule.
    own = (override and override.grade) or (rule.grade if rule.grade is not rule.entry.grade else None)
    return Finding(
        rule=rule.name,
        grade=own or hit.grade or rule.grade,
        message=rule.message(hit.case, hit.facts),
        place=_place(documents, hit.spot, ""),
        related=tuple(_place(documents, spot, rule.entry.related[label]) for label, spot in hit.related),
        question=hit.question,
        module=hit.module or module,
        lesson=hit.lesson or lesson,
        subject=_folded(hit.subject),
        fix=_placed_fix(documents, hit.fix) if hit.fix else None,
        measures=hit.measures,
        formerly=None if hit.formerly is None else _folded(hit.formerly),
        facts=_facts(documents, hit) if hit.question else "",
    )


_WHOLE = 5
"""Of a place of more lines, a section or a table, the first line tells which it is: a choice, since items are shorter.

What a section says otherwise is in the facts of a question as far as its rule has read it.
"""


def _facts(documents: Documents, hit: Hit) -> str:
    """The checksum of what a question is asked on: its case, the facts of its message, and what its places say."""
    stated = (f"{name}={value}" for name, value in sorted(hit.facts.items()) if name not in hit.passing)
    others = sorted(_said(documents, spot) for _, spot in hit.related)  # candidates change their order with a score
    return digest_of(hit.case, *stated, _said(documents, hit.spot), *others)


def _said(documents: Documents, spot: Spot) -> str:
    """What a place says, blanks made single."""
    source = documents.source(spot.document)
    lines = source.slice(spot.span).strip().splitlines() if source else []
    return " ".join(" ".join(lines if len(lines) <= _WHOLE else lines[:1]).split())


def _folded(subject: str) -> str:
    return " ".join(subject.casefold().split())


def _placed_fix(documents: Documents, fix: Fix) -> PlacedFix:
    places = tuple(_place(documents, edit.spot, "") for edit in fix.edits)
    return PlacedFix(fix, places, tuple(_placed_fix(documents, other) for other in fix.others))


def _place(documents: Documents, spot: Spot, message: str) -> Place:
    source = documents.source(spot.document)
    start = source.position(spot.span.start) if source else Position(1, 1)
    stop = source.position(spot.span.stop) if source else Position(1, 1)
    return Place(spot.document, start, stop, message)
