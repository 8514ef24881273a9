"""What rules made of one module, as a value that outlives the run."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reclint.findings.finding import Finding
    from reclint.findings.outcome import RuleOutcome


class Judged(NamedTuple):
    """What came of the rules that looked at nothing of the course but a module's own documents.

    ``read`` has the checksums of the documents that they looked at, None for one that is not there, ``aside`` what they
    were told of files that are no documents: both by key. The rules ``beyond`` looked further, and are no part of this.
    """

    read: Mapping[str, str | None]
    aside: Mapping[str, str | None]
    outcomes: tuple[RuleOutcome, ...]
    findings: tuple[Finding, ...]
    beyond: tuple[str, ...] = ()
