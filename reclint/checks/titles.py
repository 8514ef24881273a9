"""The title of a module in its record and in the documents that list it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reclint.checks.phrases import short
from reclint.findings.finding import Grade, Hit, Spot

if TYPE_CHECKING:
    from reclint.text.source import Span
    from reclint.workspace import Module


def other_title(module: Module, key: str, span: Span, title: str | None) -> Hit | None:
    """What to say of a title that another document gives a module: nothing where one says no more than the other.

    Of five courses every one of 60 titles is the record's own; one that shares some words may be meant as the same.
    """
    here = module.named(title or "").all_words
    there = module.named(module.record.title or "").all_words
    # Another heading stands for the title of a record that has none; that is told as such.
    if not module.record.number_stated or not here or not there or here <= there or there <= here:
        return None
    shares = bool(here & there)
    return Hit(
        Spot(key, span),
        f"{module.number} title",
        {"module": module.number, "stated": short(title or ""), "actual": short(module.record.title or "")},
        case="title",
        question=shares,
        grade=Grade.POLISH if shares else None,
        related=(("record", Spot(module.key, module.record.span)),),
        module=module.number,
    )
