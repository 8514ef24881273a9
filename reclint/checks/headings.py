"""The headings of lesson sections: their form, their slugs, their positions."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from reclint.checks.check import Check, NoOptions, Subject, facts
from reclint.findings.finding import Edit, Fix, Hit, Spot
from reclint.text.nearest import likeness, nearest
from reclint.text.source import Span
from reclint.workspace import Evidence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reclint.model import LessonSummary
    from reclint.workspace import Lesson, Module

_KEBAB = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_FILE_WORDS = re.compile(r"^\d+(?:-\d+)*-")
"""The numbers that a notebook's file name starts with."""
_SLUG_LIKE = re.compile(r"[\w-]+")
_ENOUGH_SIBLINGS = 3
_LIKE = 80
"""How alike a file's name and a slug are, 0 to 100, when the file is meant to be the lesson's."""


def odd_headings(module: Module, _: NoOptions) -> Iterator[Hit]:
    """Headings of another form than two thirds of their siblings."""
    lessons = module.record.lessons
    forms = [_form(lesson, module.vocabulary.loads) for lesson in lessons]
    if len(forms) < _ENOUGH_SIBLINGS:
        return
    usual, count = Counter(forms).most_common(1)[0]
    if count * 3 < len(forms) * 2:
        return
    for lesson, form in zip(lessons, forms, strict=True):
        if form != usual:
            yield Hit(Spot(module.key, lesson.span), lesson.slug or lesson.heading, {"form": form, "usual": usual})


def _form(lesson: LessonSummary, loads: tuple[str, ...]) -> str:
    """The heading with its own words replaced: "Lesson N: Title (slug)"."""
    text = lesson.heading
    for load in loads:
        text = re.sub(rf"\b{re.escape(load)}\b", "LOAD", text)
    if lesson.title:
        text = text.replace(lesson.title, "Title", 1)
    if lesson.slug and lesson.slug_stated:
        found = next((run for run in _SLUG_LIKE.finditer(text) if run[0] == lesson.slug), None)
        text = f"{text[: found.start()]}slug{text[found.end() :]}" if found else text
    return re.sub(r"\d+", "N", text)


def duplicate_headings(module: Module, _: NoOptions) -> Iterator[Hit]:
    """Sections for a lesson that has one already."""
    first: dict[str, LessonSummary] = {}
    for lesson in module.record.lessons:
        if lesson.slug is None:
            continue
        earlier = first.setdefault(lesson.slug, lesson)
        if earlier is not lesson:
            yield Hit(
                Spot(module.key, lesson.span),
                lesson.slug,
                {"slug": lesson.slug},
                related=(("first", Spot(module.key, earlier.span)),),
            )


def misnumbered_lessons(module: Module, _: NoOptions) -> Iterator[Hit]:
    """Positions that do not count 1, 2, 3 in the order of the sections."""
    stated = [lesson for lesson in module.record.lessons if lesson.position]
    for expected, lesson in enumerate(stated, 1):
        position = lesson.position
        if position and position.value != expected:
            yield Hit(
                Spot(module.key, position.span),
                lesson.slug or lesson.heading,
                {"found": position.value, "expected": expected},
            )
            return


def odd_slugs(module: Module, _: NoOptions) -> Iterator[Hit]:
    """Slugs of headings and rows that are not kebab-case, each once; files that are called unlike their lesson."""
    seen: set[str] = set()
    found = [(lesson.slug, lesson.span) for lesson in module.record.lessons if lesson.slug]
    found += [(ref.slug, ref.span) for row in module.record.rows for ref in row.lessons]
    for slug, span in found:
        if slug not in seen and not _KEBAB.fullmatch(slug):
            yield Hit(Spot(module.key, span), slug, {"slug": slug, "kebab": _kebab(slug)})
        seen.add(slug)
    for lesson in module.lessons:
        if lesson.slug and _KEBAB.fullmatch(lesson.slug):
            yield from _odd_files(lesson, lesson.slug)


def _odd_files(lesson: Lesson, slug: str) -> Iterator[Hit]:
    """The lesson's notebook, and a planning document of no lesson, whose names are like its slug but not the same."""
    match, claim = lesson.notebook_match, lesson.summary.notebook
    misnamed = match and not match.named and claim and claim.path  # that is a missing notebook, and told as such
    if match and match.by in (Evidence.NAMED, Evidence.POSITION) and not misnamed:
        words = _FILE_WORDS.sub("", match.key.rpartition("/")[2].rpartition(".")[0])
        if words != slug and (likeness(words, slug) >= _LIKE or not match.named):
            yield _odd_file(lesson, slug, match.key, "notebook")
    if lesson.plan_key is None:
        known = {key.rpartition("/")[2].rpartition(".")[0]: key for key in lesson.module.stray_plan_keys}
        near = nearest(slug, known, near=_LIKE)
        if near:
            yield _odd_file(lesson, slug, known[near], "planning document")


def _odd_file(lesson: Lesson, slug: str, key: str, kind: str) -> Hit:
    name = key.rpartition("/")[2]
    return Hit(
        Spot(lesson.module.key, lesson.summary.span),
        f"{slug} {kind}",
        {"slug": slug, "document": f"{kind} {name}"},
        case="document",
        related=(("document", Spot(key, Span(0, 0))),),
    )


def _kebab(slug: str) -> str:
    apart = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "-", slug)
    return re.sub(r"[-_]+", "-", apart).strip("-").lower()


def unknown_lessons(module: Module, _: NoOptions) -> Iterator[Hit]:
    """Rows that name a lesson of which nothing else knows: no section, no plan, no other record.

    In a workspace without some of the modules that the record refers to, a slug unlike any known one is a question.
    """
    known = {lesson.slug for lesson in module.record.lessons if lesson.slug}
    if not known:
        return
    planned = {lesson.slug for lesson in module.plan.lessons} if module.plan else set()
    numbers = {reference.module for reference in module.record.references}
    partial = any(module.workspace.module_numbered(number) is None for number in numbers)
    seen: set[str] = set()
    for row in module.record.rows:
        for ref in row.lessons:
            elsewhere = ref.note is not None and re.search(r"\d", ref.note)
            if ref.slug in known | planned | seen or elsewhere or module.has_lesson_elsewhere(ref.slug):
                continue
            seen.add(ref.slug)
            near = nearest(ref.slug, known, near=70)
            yield Hit(
                Spot(module.key, ref.span),
                ref.slug,
                {"slug": ref.slug, "suggestion": f', did you mean "{near}"?' if near else ""},
                question=partial and near is None,
                fix=_name_lesson(module, ref.slug, known),
            )


def _name_lesson(module: Module, slug: str, known: set[str]) -> Fix | None:
    """Name the lesson that is meant in every row that has the slug, where only one is like it."""
    meant = [other for other in sorted(known) if nearest(slug, [other], near=_LIKE)]
    if len(meant) != 1:
        return None
    spans = [ref.span for row in module.record.rows for ref in row.lessons if ref.slug == slug]
    return Fix(f"write {meant[0]}", tuple(Edit(Spot(module.key, span), meant[0]) for span in spans), safe=False)


def lessons_without_rows(lesson: Lesson, _: NoOptions) -> Iterator[Hit]:
    """Sections whose lesson no row of the index names, unless they say that nothing new is taught."""
    nothing_new = any(link.silent or link.item.revisited for link in lesson.links)
    if lesson.module.record.rows and lesson.slug and not lesson.rows and not nothing_new:
        yield Hit(Spot(lesson.module.key, lesson.summary.span), lesson.slug, {"lesson": lesson.slug})


_SLUG_FACTS = {"default": facts("slug", "kebab"), "document": facts("slug", "document")}
CHECKS = (
    Check("odd-headings", Subject.MODULE, odd_headings, {"default": facts("form", "usual")}),
    Check("duplicate-headings", Subject.MODULE, duplicate_headings, {"default": facts("slug")}, frozenset({"first"})),
    Check("misnumbered-lessons", Subject.MODULE, misnumbered_lessons, {"default": facts("found", "expected")}),
    Check("odd-slugs", Subject.MODULE, odd_slugs, _SLUG_FACTS, frozenset({"document"})),
    Check("unknown-lessons", Subject.MODULE, unknown_lessons, {"default": facts("slug", "suggestion")}),
    Check("lessons-without-rows", Subject.LESSON, lessons_without_rows, {"default": facts("lesson")}),
)
