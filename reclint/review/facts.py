"""What a module's record holds, in the words that every format uses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reclint.findings.finding import PASS
from reclint.text.words import counted

if TYPE_CHECKING:
    from reclint.review.model import ModuleReview, Presence, Review, TaughtCounts


@dataclass(frozen=True, slots=True)
class Fact:
    """A part of a module's line; it is not ``sound`` where a reviewer should look."""

    text: str
    sound: bool


def module_facts(module: ModuleReview) -> tuple[Fact, ...]:
    """The parts of ``index 12 rows, 4 detached · taught 13: 12 linked, 1 missing · notebooks 2/3 · reviews 3/3``."""
    return (
        _index(module.index.rows, module.index.detached),
        _taught(module.taught),
        _presence("notebooks", module.notebooks),
        _presence("reviews", module.reviews),
    )


def _index(rows: int, detached: int) -> Fact:
    return Fact(
        f"index {counted(rows, 'row')}{f', {detached} detached' if detached else ''}", rows > 0 and not detached
    )


def _taught(taught: TaughtCounts) -> Fact:
    parts = {"linked": taught.linked, "ambiguous": taught.ambiguous, "missing": taught.missing}
    shown = ", ".join(f"{count} {kind}" for kind, count in parts.items() if count)
    return Fact(f"taught {taught.total}{f': {shown}' if shown else ''}", taught.linked == taught.total)


def _presence(label: str, presence: Presence) -> Fact:
    """``notebooks 2/3``: of three that the record states two are there; ``?`` where there are none at all to find."""
    found = "?" if presence.found is None else str(presence.found)
    shown = f"{label} {found}/{presence.stated}" if presence.stated else f"{label} none"
    more = f", {presence.unstated} unrecorded" if presence.unstated else ""
    return Fact(f"{shown}{more}", presence.found in (None, presence.stated) and not presence.unstated)


def verdict_in(module: ModuleReview, review: Review) -> str:
    """The verdict of a module as people read it: where only some rules were asked for, a pass is one in part."""
    in_part = module.verdict == PASS and not review.report.has_all_rules
    return f"{module.verdict} in part" if in_part else module.verdict
