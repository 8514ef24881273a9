"""Where the row stands that a finding is about, when what is wrong stands on another line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reclint.findings.finding import Spot

if TYPE_CHECKING:
    from reclint.model import ConceptRow
    from reclint.text.source import Span
    from reclint.workspace import Module


def row_place(module: Module, row: ConceptRow, span: Span) -> tuple[tuple[str, Spot], ...]:
    """The row, as a further place, of which a part stands at ``span``; none where both are on one line.

    A lesson may stand below the name, ": in first-knots", and a depth above many rows, "### DEVELOPED".
    """
    source = module.documents.source(module.key)
    if source is None or source.position(span.start).line == source.position(row.span.start).line:
        return ()
    return (("row", Spot(module.key, row.span)),)
