"""What a run gives back: the report, which needs neither the documents nor the catalogue that it was made from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reclint.catalogue import Rule
    from reclint.findings.finding import Finding
    from reclint.text.source import Source


@dataclass(frozen=True, slots=True)
class Skipped:
    """A rule that could not run, and why."""

    rule: str
    reason: str


@dataclass(frozen=True, slots=True)
class Crash:
    """A check that failed on a document; the rest of the run is not touched."""

    rule: str
    document: str
    error: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """Findings against those of an earlier state, which ``base`` names (a revision): what is new, gone and still there.

    Questions and suppressed findings take part as they do in the report itself.
    """

    base: str
    new: tuple[Finding, ...] = ()
    fixed: tuple[Finding, ...] = ()
    remaining: tuple[Finding, ...] = ()


def _no_source(_: str) -> None:
    return None


@dataclass(frozen=True)
class Report:
    """All that a run found, on which records, and on which ``parts`` of them where no record was named itself.

    ``rules`` are those that were asked for, also where they were skipped. ``source`` gives the document at a path that
    a finding names, None where it cannot be read. ``stale`` entries of the baseline match nothing any more. ``fixed``
    findings were there before fixes were applied to ``rewritten`` documents.
    """

    findings: tuple[Finding, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    crashes: tuple[Crash, ...] = ()
    unreadable: tuple[str, ...] = ()
    records: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    rules: Sequence[Rule] = ()
    source: Callable[[str], Source | None] = _no_source
    comparison: Comparison | None = None
    stale: int = 0
    fixed: int = 0
    rewritten: int = 0
