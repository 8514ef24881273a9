"""Items that stand twice in one list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reclint.checks.check import Check, NoOptions, facts
from reclint.checks.phrases import short
from reclint.checks.subjects import lessons
from reclint.findings.finding import Hit, Spot
from reclint.linking import normalise

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reclint.model import (
        Statement,
    )
    from reclint.workspace import Lesson


def duplicate_entry(lesson: Lesson, _: NoOptions) -> Iterator[Hit]:
    """The same item twice in one list: a taught concept, or an entry of a field."""
    for entries in _lists(lesson):
        yield from _repeated(lesson, entries)


def _lists(lesson: Lesson) -> Iterator[list[tuple[str, Statement]]]:
    """The lists of a section with two items or more, each item with the text that it is known by."""
    taught: list[tuple[str, Statement]] = [(normalise(item.name), item) for item in lesson.summary.taught]
    fields = (field for field in lesson.summary.fields if field.kind not in ("taught", "revisited"))
    if len(taught) > 1:
        yield taught
    for field in fields:
        if len(field.entries) > 1:
            yield [(entry.text, entry) for entry in field.entries]


def _repeated(lesson: Lesson, entries: Sequence[tuple[str, Statement]]) -> Iterator[Hit]:
    """Entries whose text, blanks and case aside, stood before."""
    key = lesson.module.key
    seen: dict[str, Statement] = {}
    for text, entry in entries:
        earlier = seen.setdefault(" ".join(text.casefold().split()), entry)
        if earlier is not entry:
            yield Hit(
                Spot(key, entry.span),
                text,
                {"entry": short(text)},
                related=(("first", Spot(key, earlier.span)),),
            )


CHECKS = (
    Check(
        duplicate_entry,
        lessons("lesson with a list of two items or more", lambda lesson: any(_lists(lesson))),
        NoOptions,
        facts("entry"),
    ),
)
