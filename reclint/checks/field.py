"""The fields of lesson summaries: missing or empty."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reclint.checks.check import Check, FieldKind, NoOptions, Options, facts
from reclint.checks.heading import is_tagged
from reclint.checks.phrases import agreed, counted
from reclint.checks.subjects import lessons, modules
from reclint.findings.finding import Hit, Spot
from reclint.vocabulary.vocabulary import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reclint.model import Field, LessonSummary
    from reclint.readers import Lexicon
    from reclint.workspace import Lesson, Module


# Of three siblings one may differ: design of the rule, "all but one of three or more".
_MANY = 3

_MANY_LABELS = (None, "notes")
"""Kinds whose labels are different things, not different words for one."""


class Siblings(Options):
    """When a field is missed: ``from_siblings`` other lessons must have it; kinds in ``ignore`` are left out.

    Kinds in ``teaching`` are missed in a project only where another project has them.
    """

    from_siblings: int = 2
    ignore: tuple[FieldKind, ...] = ("notebook", "exercises", "review", "type", "status")
    teaching: tuple[FieldKind, ...] = ("visuals", "teaching", "analogies", "misconceptions", "moments")


def field_missing(module: Module, options: Siblings) -> Iterator[Hit]:
    """Fields that all siblings of a lesson have, or all but one of three or more, and that its kind of lesson has.

    A lesson that alone has a tag in its heading, "[interlude]", is of another kind on purpose.
    """
    sections = _with_fields(module)
    tagged = [lesson for lesson in sections if is_tagged(lesson, module.vocabulary.loads)]
    fields = [
        {_label(field): field for field in lesson.fields if field.kind not in options.ignore} for lesson in sections
    ]
    projects = [_is_project(lesson, module.documents.lexicon) for lesson in sections]
    for place, lesson in enumerate(sections):
        if tagged == [lesson]:
            continue
        others = [number for number in range(len(sections)) if number != place]
        for label in dict.fromkeys(label for number in others for label in fields[number]):
            having = [number for number in others if label in fields[number]]
            example = fields[having[0]][label]
            enough = len(others) if len(others) < _MANY else len(others) - 1
            same_kind = example.kind not in _MANY_LABELS and example.kind in lesson.kinds
            if label in fields[place] or same_kind or len(having) < max(enough, options.from_siblings):
                continue
            of_its_kind = any(projects[number] is projects[place] for number in having)
            if not of_its_kind and (not projects[place] or example.kind in options.teaching):
                continue
            yield _missing(module, lesson, label, example, len(having))


def _missing(module: Module, lesson: LessonSummary, label: str, example: Field, having: int) -> Hit:
    return Hit(
        Spot(module.key, lesson.span),
        f"{lesson.slug} {label}",
        {"label": example.label.text, "lesson": lesson.slug or lesson.heading, "others": _others(having)},
        question=True,
        related=(("sibling", Spot(module.key, example.label.span)),),
        lesson=lesson.slug,
    )


def _is_project(lesson: LessonSummary, lexicon: Lexicon) -> bool:
    """Whether a lesson is one of work on what others taught, by its slug, its title, its type or what its load says.

    It has other fields than they: no widget, no analogies of its own.
    """
    kinds = [field.text for field in lesson.fields if field.kind in ("type", "load")]
    said = " ".join(filter(None, (lesson.slug, lesson.title, *kinds)))
    # "sail-project", "Project: A Loaf", "CONSOLIDATE / PROJECT", "BUILD. A project in pairs"; not "Projection".
    return re.search(rf"(?<![^\W_]){lexicon.word('project')}(?![^\W_])", said, re.I) is not None


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
    """Labels of the vocabulary below which something stands of which nothing, or no count, could be read."""
    review = lesson.summary.review
    for field in lesson.summary.fields:
        if field.text.strip() and not field.read:
            label = field.label.text
            uncounted = field.kind == "review" and review is not None and review.uncounted
            yield Hit(
                Spot(lesson.module.key, field.label.span),
                label,
                {"label": label, "kind": _WANTED[field.kind or ""]},
                case="counts" if uncounted else "default",
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
