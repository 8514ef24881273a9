"""The lesson summaries as a part of a record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reclint.checks.check import Check, NoOptions, facts
from reclint.checks.complete import is_scaffold
from reclint.checks.subjects import MODULE
from reclint.findings.finding import Hit, Spot

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reclint.workspace import Module


def summaries_missing(module: Module, _: NoOptions) -> Iterator[Hit]:
    """A record without lesson summaries, or with a heading for them and no lesson below.

    A record that waits for its first lesson needs none.
    """
    record = module.record
    missing = record.summaries is None or not record.lessons
    if missing and not record.is_unread("summaries") and not is_scaffold(module):
        section = module.vocabulary.sections["summaries"][0]
        case = "default" if record.summaries is None else "empty"
        yield Hit(Spot(module.key, record.summaries or record.span), "summaries", {"section": section}, case=case)


CHECKS = (Check(summaries_missing, MODULE, NoOptions, facts("section")),)
