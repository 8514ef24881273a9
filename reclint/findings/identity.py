"""Which findings of two runs are the same: by what they are about, never by a line number.

Matching takes two passes. The first pairs findings of one identity whose lines have the same text; the second pairs
what is left of an identity by the likeness of the texts. So a finding stays known when lines move, when its line is
edited, and when one of several of the same identity goes.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from reclint.text.nearest import ratio

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reclint.findings.finding import Finding
    from reclint.text.source import Source

T = TypeVar("T")
_MOST_TEXT = 4000
"""How many characters of a line are kept; thousands of findings may lie on one endless line."""


class Trace(NamedTuple):
    """What a finding is recognised by: its identity, the key of its document and the text of its line."""

    identity: str
    document: str
    text: str


def trace(finding: Finding, source: Callable[[str], Source | None], *, formerly: bool = False) -> Trace:
    """What a finding is recognised by; ``source`` gives the document of a key.

    ``formerly``: as baselines of the first format recognise it.
    """
    document = source(finding.document)
    line = finding.place.start.line
    lines = document.lines if document else []
    text = lines[line - 1][:_MOST_TEXT] if line <= len(lines) else ""
    identity = finding.former_identity if formerly else finding.identity
    return Trace(identity, finding.document, " ".join(text.split()))


def pair(old: Sequence[Trace], new: Sequence[Trace]) -> dict[int, int]:
    """For indices into ``new`` the index into ``old`` of the same finding, both from 0; what is new is left out."""
    found = _same_text(old, new)
    taken = set(found.values())
    left: dict[str, list[int]] = defaultdict(list)
    for place, entry in enumerate(old):
        if place not in taken:
            left[entry.identity].append(place)
    for place, entry in enumerate(new):
        candidates = left.get(entry.identity)
        if place in found or not candidates:
            continue
        best = max(candidates, key=lambda other: _likeness(old[other], entry))
        candidates.remove(best)
        found[place] = best
    return found


def _same_text(old: Sequence[Trace], new: Sequence[Trace]) -> dict[int, int]:
    """Pairs of one identity and text; those in one document first."""
    found: dict[int, int] = {}
    for key in (lambda entry: entry, lambda entry: (entry.identity, entry.text)):
        places: dict[tuple[str, ...], list[int]] = defaultdict(list)
        taken = set(found.values())
        for place, entry in enumerate(old):
            if place not in taken:
                places[key(entry)].append(place)
        for place, entry in enumerate(new):
            if place not in found and places.get(key(entry)):
                found[place] = places[key(entry)].pop(0)
    return found


def _likeness(one: Trace, other: Trace) -> tuple[bool, float]:
    return one.document == other.document, ratio(one.text, other.text)
