"""What the parts of a record were taken for, where little speaks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reclint.checks.check import Check, NoOptions, facts
from reclint.checks.phrases import short
from reclint.checks.subjects import MODULE
from reclint.findings.finding import Hit, Spot

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reclint.workspace import Module


def read_as(module: Module, _: NoOptions) -> Iterator[Hit]:
    """Parts that were read in a role by a small lead."""
    for reading in module.record.readings:
        if reading.doubtful:
            told = {"title": short(reading.title), "role": reading.role, "second": short(reading.second or "")}
            case = "second" if reading.second else "default"
            yield Hit(Spot(module.key, reading.span), f"{reading.role} {reading.title}", told, case=case, question=True)


CHECKS = (Check(read_as, MODULE, NoOptions, facts("title", "role", "second")),)
