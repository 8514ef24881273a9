"""The Concept Index as a part of a record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reclint.checks.check import Check, NoOptions, facts
from reclint.checks.complete import is_scaffold
from reclint.checks.subjects import MODULE
from reclint.findings.finding import Grade, Hit, Spot

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reclint.workspace import Module


def index_missing(module: Module, _: NoOptions) -> Iterator[Hit]:
    """A record without a Concept Index, or with one that has no row; a question where only its table tells it.

    A record that waits for its first lesson needs none.
    """
    index = module.record.index
    section = module.vocabulary.sections["index"][0]
    if index and index.rows and not index.titled:
        found = module.record.reading("index")
        title = {"section": section, "title": found.title if found else ""}
        yield Hit(Spot(module.key, index.span), "index", title, case="otherwise", grade=Grade.POLISH, question=True)
    elif (index is None or not index.rows) and not module.record.is_unread("index") and not is_scaffold(module):
        case = "default" if index is None else "empty"
        yield Hit(
            Spot(module.key, index.span if index else module.record.span),
            "index",
            {"section": section, "title": ""},
            case=case,
        )


CHECKS = (Check(index_missing, MODULE, NoOptions, facts("section", "title")),)
