"""The parts of a record: title, index, summaries, and what no reader understood."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import Field

from reclint.checks.check import Check, NoOptions, Options, Subject, facts
from reclint.findings.finding import Hit, Spot
from reclint.text.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reclint.workspace import Module

_START = Span(0, 0)


def untitled_record(module: Module, _: NoOptions) -> Iterator[Hit]:
    """A record whose first heading does not name a module."""
    record = module.record
    if not record.number:
        found = f'"{record.title}"' if record.title else "no title"
        yield Hit(Spot(module.key, record.span), "title", {"found": found})


def missing_index(module: Module, _: NoOptions) -> Iterator[Hit]:
    """A record without a Concept Index, or with one that has no row."""
    index = module.record.index
    if index is None or not index.rows:
        section = module.vocabulary.sections["index"][0]
        case = "default" if index is None else "empty"
        yield Hit(
            Spot(module.key, index.span if index else module.record.span), "index", {"section": section}, case=case
        )


def missing_summaries(module: Module, _: NoOptions) -> Iterator[Hit]:
    """A record without lesson summaries, or with a heading for them and no lesson below."""
    record = module.record
    if record.summaries is None or not record.lessons:
        section = module.vocabulary.sections["summaries"][0]
        case = "default" if record.summaries is None else "empty"
        yield Hit(Spot(module.key, record.summaries or record.span), "summaries", {"section": section}, case=case)


class Share(Options):
    """``least``: the share of lines, between 0 and 1, that some reader must have understood."""

    least: float = Field(default=0.8, ge=0, le=1)


def misunderstood_record(module: Module, options: Share) -> Iterator[Hit]:
    """A record of whose lines too few were understood by any reader."""
    record = module.record
    if record.understood < options.least and record.stretches:
        longest = record.stretches[:3]
        yield Hit(
            Spot(module.key, longest[0].span),
            "understood",
            {
                "share": f"{record.understood:.0%}",
                "stretches": ", ".join(_lines(stretch.first, stretch.last) for stretch in longest),
            },
            question=True,
        )


def _lines(first: int, last: int) -> str:
    return f"line {first}" if first == last else f"lines {first} to {last}"


_SECTION = facts("section")

CHECKS = (
    Check("untitled-record", Subject.MODULE, untitled_record, {"default": facts("found")}),
    Check("missing-index", Subject.MODULE, missing_index, {"default": _SECTION, "empty": _SECTION}),
    Check("missing-summaries", Subject.MODULE, missing_summaries, {"default": _SECTION, "empty": _SECTION}),
    Check(
        "misunderstood-record",
        Subject.MODULE,
        misunderstood_record,
        {"default": facts("share", "stretches")},
        options=Share,
    ),
)
