"""Items that stand twice in one list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reclint.checks.check import Check, NoOptions, facts
from reclint.checks.phrases import short
from reclint.checks.subjects import lessons
from reclint.findings.finding import Hit, Spot
from reclint.linking import known_as, normalise

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reclint.model import (
        Field,
        Statement,
    )
    from reclint.workspace import Lesson


def duplicate_entry(lesson: Lesson, _: NoOptions) -> Iterator[Hit]:
    """The same item twice in one list: a taught concept, or an entry of a field."""
    for entries in _lists(lesson):
        yield from _repeated(lesson, entries)


def _lists(lesson: Lesson) -> Iterator[list[tuple[str, Statement]]]:
    """The lists of a section with two items or more, each item with the text that it is known by."""
    if len(lesson.summary.taught) > 1:
        yield [(normalise(item.name), item) for item in lesson.summary.taught]
    for field in _fields(lesson):
        if len(field.entries) > 1:
            yield [(entry.text, entry) for entry in field.entries]


def _fields(lesson: Lesson) -> Iterator[Field]:
    """The fields that list other things than taught concepts."""
    return (field for field in lesson.summary.fields if field.kind not in ("taught", "revisited"))


def _has_list(lesson: Lesson) -> bool:
    return len(lesson.summary.taught) > 1 or any(len(field.entries) > 1 for field in _fields(lesson))


def _repeated(lesson: Lesson, entries: Sequence[tuple[str, Statement]]) -> Iterator[Hit]:
    """Entries whose text stood before, but for case, blanks and hyphens; "kettle.Boil" and "kettle.boil" are two."""
    key = lesson.module.key
    seen: dict[str, Statement] = {}
    for text, entry in entries:
        earlier = seen.setdefault(known_as(text), entry)
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
        lessons("lesson with a list of two items or more", _has_list),
        NoOptions,
        facts("entry"),
    ),
)
