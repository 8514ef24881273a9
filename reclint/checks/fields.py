"""The fields of lesson summaries: missing, empty, unfinished, or saying one thing twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reclint.checks.check import Check, NoOptions, Options, Subject, facts
from reclint.checks.phrases import short
from reclint.findings.finding import Hit, Spot
from reclint.linking import normalise
from reclint.readers import calls_itself_complete
from reclint.vocabulary.vocabulary import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reclint.model import Field, Statement
    from reclint.workspace import Lesson, Module


_MANY = 3
_MANY_LABELS = (None, "notes")
"""Kinds whose labels are different things, not different words for one."""


class Siblings(Options):
    """When a field is missed: ``from_siblings`` other lessons must have it; kinds in ``ignore`` are left out."""

    from_siblings: int = 2
    ignore: tuple[str, ...] = ("notebook", "exercises", "review", "type", "status")


def missing_fields(module: Module, options: Siblings) -> Iterator[Hit]:
    """Fields that all siblings of a lesson have, or all but one of three or more."""
    lessons = [lesson for lesson in module.record.lessons if lesson.fields]
    fields = [
        {_label(field): field for field in lesson.fields if field.kind not in options.ignore} for lesson in lessons
    ]
    for place, lesson in enumerate(lessons):
        others = [own for number, own in enumerate(fields) if number != place]
        for label in dict.fromkeys(label for own in others for label in own):
            having = [own[label] for own in others if label in own]
            enough = len(others) if len(others) < _MANY else len(others) - 1
            same_kind = having[0].kind not in _MANY_LABELS and having[0].kind in lesson.kinds
            if label in fields[place] or same_kind or len(having) < max(enough, options.from_siblings):
                continue
            yield Hit(
                Spot(module.key, lesson.span),
                f"{lesson.slug} {label}",
                {"label": having[0].label.text, "lesson": lesson.slug or lesson.heading, "count": len(having)},
                question=True,
                related=(("sibling", Spot(module.key, having[0].label.span)),),
            )


def _label(field: Field) -> str:
    """A label without its note and without regard to case."""
    return fold(field.label.text).partition(" (")[0]


def empty_fields(lesson: Lesson, _: NoOptions) -> Iterator[Hit]:
    """Labels with nothing after them."""
    for field in lesson.summary.fields:
        if not field.text.strip():
            yield Hit(Spot(lesson.module.key, field.label.span), field.label.text, {"label": field.label.text})


def placeholders(module: Module, _: NoOptions) -> Iterator[Hit]:
    """Placeholders in a record that calls itself complete."""
    status = module.record.status
    if status and calls_itself_complete(status.text, module.documents.lexicon):
        for word in module.record.placeholders:
            yield Hit(
                Spot(module.key, word.span),
                word.text,
                {"found": word.text, "status": status.text},
                related=(("status", Spot(module.key, status.span)),),
            )


def duplicate_entries(lesson: Lesson, _: NoOptions) -> Iterator[Hit]:
    """The same item twice in one list: a taught concept, or an entry of a field."""
    taught = [(normalise(item.name), item) for item in lesson.summary.taught]
    yield from _repeated(lesson, taught)
    for field in lesson.summary.fields:
        if field.kind not in ("taught", "revisited"):
            yield from _repeated(lesson, [(entry.text, entry) for entry in field.entries])


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
        "missing-fields",
        Subject.MODULE,
        missing_fields,
        {"default": facts("label", "lesson", "count")},
        frozenset({"sibling"}),
        options=Siblings,
    ),
    Check("empty-fields", Subject.LESSON, empty_fields, {"default": facts("label")}),
    Check("placeholders", Subject.MODULE, placeholders, {"default": facts("found", "status")}, frozenset({"status"})),
    Check("duplicate-entries", Subject.LESSON, duplicate_entries, {"default": facts("entry")}, frozenset({"first"})),
)
