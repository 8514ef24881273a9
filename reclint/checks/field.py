"""The fields of lesson summaries: missing or empty."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reclint.checks.check import Check, FieldKind, NoOptions, Options, facts
from reclint.checks.phrases import agreed, counted
from reclint.checks.subjects import lessons, modules
from reclint.findings.finding import Hit, Spot
from reclint.vocabulary.vocabulary import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reclint.model import Field, LessonSummary
    from reclint.workspace import Lesson, Module


# Of three siblings one may differ: design of the rule, "all but one of three or more".
_MANY = 3

_MANY_LABELS = (None, "notes")
"""Kinds whose labels are different things, not different words for one."""


class Siblings(Options):
    """When a field is missed: ``from_siblings`` other lessons must have it; kinds in ``ignore`` are left out."""

    from_siblings: int = 2
    ignore: tuple[FieldKind, ...] = ("notebook", "exercises", "review", "type", "status")


def field_missing(module: Module, options: Siblings) -> Iterator[Hit]:
    """Fields that all siblings of a lesson have, or all but one of three or more."""
    sections = _with_fields(module)
    fields = [
        {_label(field): field for field in lesson.fields if field.kind not in options.ignore} for lesson in sections
    ]
    for place, lesson in enumerate(sections):
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
                {
                    "label": having[0].label.text,
                    "lesson": lesson.slug or lesson.heading,
                    "others": _others(len(having)),
                },
                question=True,
                related=(("sibling", Spot(module.key, having[0].label.span)),),
            )


def _others(number: int) -> str:
    return f"{counted(number, 'other lesson')} {agreed(number, 'has', 'have')}"


def _label(field: Field) -> str:
    """A label without its note and without regard to case."""
    return fold(field.label.text).partition(" (")[0]


def field_empty(lesson: Lesson, _: NoOptions) -> Iterator[Hit]:
    """Labels with nothing after them."""
    for field in lesson.summary.fields:
        if not field.text.strip():
            yield Hit(Spot(lesson.module.key, field.label.span), field.label.text, {"label": field.label.text})


def field_unread(lesson: Lesson, _: NoOptions) -> Iterator[Hit]:
    """Labels of the vocabulary below which something stands of which nothing could be read."""
    for field in lesson.summary.fields:
        if field.text.strip() and not field.read:
            label = field.label.text
            yield Hit(
                Spot(lesson.module.key, field.label.span), label, {"label": label, "kind": _WANTED[field.kind or ""]}
            )


def _with_fields(module: Module) -> list[LessonSummary]:
    return [lesson for lesson in module.record.lessons if lesson.fields]


def _has_siblings(module: Module, options: Siblings) -> bool:
    return len(_with_fields(module)) > options.from_siblings


_WANTED = {
    "taught": "a list, a table or a line of concepts",
    "revisited": "a list, a table or a line of concepts",
    "load": "a load",
    "notebook": "a path, a number of exercises, or that there is none",
    "exercises": "a list or a number of exercises",
    "review": "a verdict or iterations with counts",
    "slug": "a slug",
}
"""What each reader of fields looks for, in words."""

_WITH_FIELDS = lessons("lesson with fields", lambda lesson: bool(lesson.summary.fields))

CHECKS = (
    Check(
        field_missing,
        modules("module with fields in several lessons", lambda module: len(_with_fields(module)) > 1),
        Siblings,
        facts("label", "lesson", "others"),
        applies=_has_siblings,
    ),
    Check(
        field_unread,
        _WITH_FIELDS,
        NoOptions,
        facts("label", "kind"),
    ),
    Check(
        field_empty,
        _WITH_FIELDS,
        NoOptions,
        facts("label"),
    ),
)
