"""Placeholders that were left in a record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reclint.checks.check import Check, NoOptions, facts
from reclint.checks.complete import claims_completion
from reclint.checks.subjects import modules
from reclint.findings.finding import Hit, Spot

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reclint.workspace import Module


def placeholder_left(module: Module, _: NoOptions) -> Iterator[Hit]:
    """Placeholders in a record that calls itself complete."""
    status = module.record.status
    if status is None:
        return
    for word in module.record.placeholders:
        yield Hit(
            Spot(module.key, word.span),
            word.text,
            {"found": word.text, "status": status.text},
            related=(("status", Spot(module.key, status.span)),),
        )


CHECKS = (
    Check(
        placeholder_left,
        modules("module whose record calls itself complete", claims_completion),
        NoOptions,
        facts("found", "status"),
    ),
)
