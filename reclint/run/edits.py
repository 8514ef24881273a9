"""Applying fixes: text edits only, all edits of a fix or none of them.

Two fixes that overlap or touch are not applied together: the later one waits for the next round. Every byte outside the
edits stays as it was. What fixes come to for a whole workspace, and whether they hold, is told by `reclint.run.fixing`.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from itertools import takewhile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reclint.findings.finding import Edit, Fix
    from reclint.text.source import Span

MOST_ROUNDS = 3
"""How many times fixes are made on what the others left: a choice, what one makes readable the next may mend."""


def apply_fixes(texts: Mapping[str, str], fixes: Iterable[Fix]) -> tuple[dict[str, str], list[Fix]]:
    """The documents that the fixes change, by key, and the fixes that were applied; ``texts`` are documents by key.

    A fix whose edits another one makes is applied with it.
    """
    taken: dict[str, list[Edit]] = {}
    made: set[tuple[Edit, ...]] = set()
    applied: list[Fix] = []
    for fix in fixes:
        if fix.edits in made:
            applied.append(fix)
        elif all(edit.spot.document in texts and _is_free(edit, taken) for edit in fix.edits):
            applied.append(fix)
            made.add(fix.edits)
            for edit in fix.edits:
                insort(taken.setdefault(edit.spot.document, []), edit, key=_span)
    return {key: _edited(texts[key], edits) for key, edits in taken.items()}, applied


def _is_free(edit: Edit, taken: Mapping[str, list[Edit]]) -> bool:
    """Whether an edit neither overlaps nor touches one of another fix; new lines may go to one place, in order."""
    others = taken.get(edit.spot.document, [])
    place = bisect_left(others, edit.spot.span, key=_span)
    # Edits that were taken do not overlap: of those before, only the nearest can reach this one.
    if any(other.spot.span.stop >= edit.spot.span.start for other in others[max(place - 1, 0) : place]):
        return False
    later = (others[index] for index in range(place, len(others)))
    touching = takewhile(lambda other: other.spot.span.start <= edit.spot.span.stop, later)
    return all(_goes_beside(edit, other) for other in touching)


def _goes_beside(edit: Edit, other: Edit) -> bool:
    start, stop = edit.spot.span
    return edit.spot == other.spot and start == stop and _adds_lines(edit) and _adds_lines(other)


def _span(edit: Edit) -> Span:
    return edit.spot.span


def _adds_lines(edit: Edit) -> bool:
    return edit.text.startswith(("\n", "\r"))


def _edited(text: str, edits: Iterable[Edit]) -> str:
    pieces, at = [], 0
    for edit in sorted(edits, key=lambda edit: edit.spot.span):
        pieces += [text[at : edit.spot.span.start], edit.text]
        at = edit.spot.span.stop
    return "".join(pieces) + text[at:]
