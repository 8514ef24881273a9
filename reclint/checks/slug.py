"""The form of slugs, and files that are not named by them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reclint.checks.check import Check, NoOptions, facts
from reclint.checks.planned import planned_lessons
from reclint.checks.subjects import modules
from reclint.findings.finding import Grade, Hit, Spot
from reclint.text.nearest import likeness, nearest
from reclint.text.scripts import foreign_letters, odd_slugs
from reclint.text.source import Span
from reclint.workspace import Evidence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reclint.workspace import Lesson, Module


# "first-knots", "http2-and-3".
_KEBAB = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
# "2-1-3-first-knots.ipynb": the numbers that a notebook's file name starts with.
_FILE_WORDS = re.compile(r"^\d+(?:-\d+)*-")
# "firstKnots", "first_knots", "first--knots": what becomes a single dash.
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_JOINTS = re.compile(r"[-_]+")
"""What is a single dash already, or becomes one."""
# How alike (0 to 100) a file's name and a slug are when the file is meant to be the lesson's; a choice: on four
# courses nothing lies between 50 and 95.
_LIKE = 80


def slug_format(module: Module, _: NoOptions) -> Iterator[Hit]:
    """Slugs of headings and rows that are not kebab-case, each once; files that are called unlike their lesson.

    A slug of a lesson with a letter of another script is one, too, in the record, the plan and the planning documents;
    that of a row is told as a lesson that is unknown.
    """
    seen: set[str] = set()
    found = [(lesson.slug, lesson.span) for lesson in module.record.lessons if lesson.slug]
    # What has a blank is no slug but a name of a lesson: "Week 4", where there is none.
    refs = (ref for row in module.record.rows for ref in row.lessons if " " not in ref.slug)
    found += [(ref.slug, ref.span) for ref in refs]
    for slug, span in found:
        if slug not in seen and not _KEBAB.fullmatch(slug) and _kebab(slug) != slug:
            yield Hit(Spot(module.key, span), slug, {"slug": slug, "kebab": _kebab(slug)})
        seen.add(slug)
    yield from _odd_letters(module)
    for lesson in module.lessons:
        if lesson.slug and _KEBAB.fullmatch(lesson.slug):
            yield from _odd_files(lesson, lesson.slug)
            yield from _otherwise_stated(lesson, lesson.slug)


def _odd_letters(module: Module) -> Iterator[Hit]:
    """The slugs with letters that only look like Latin ones, each once in a document; rows are judged by themselves."""
    plans = {lesson.plan_key: lesson.slug for lesson in module.lessons if lesson.plan_key}
    rows = [ref.span for row in module.record.rows for ref in row.lessons]
    record = module.key if module.part == 0 else None  # a file of several modules is looked at once
    for key in filter(None, (record, module.plan_key, *plans)):
        source = module.documents.source(key)
        found: dict[str, Span] = {}
        for at, meant in odd_slugs(source.text) if source else ():
            in_row = key == module.key and any(span.start <= at < span.stop for span in rows)
            if source and not in_row and _is_slug(module, source.text, at, meant):
                found.setdefault(source.text[at : at + len(meant)], Span(at, at + len(meant)))
        for slug, span in found.items():
            headings = (one.span for one in module.record.lessons if one.span.start <= span.start < one.span.stop)
            place = next(headings, span) if key == module.key else span
            told = {"slug": slug, "letters": ", ".join(foreign_letters(slug))}
            yield Hit(Spot(key, place), slug, told, case="letters", grade=Grade.IMPROVEMENT, lesson=plans.get(key))


def _is_slug(module: Module, text: str, at: int, meant: str) -> bool:
    """Whether what looks like a slug is one: a lesson's, or set in code marks. "α-amylase" in a sentence is a word."""
    in_code = text[max(0, at - 1) : at] == text[at + len(meant) : at + len(meant) + 1] == "`"
    return in_code or meant in module.workspace.homes or meant in planned_lessons(module)


def _otherwise_stated(lesson: Lesson, slug: str) -> Iterator[Hit]:
    """The slug that a lesson's planning document states, which is another one than its own."""
    stated = lesson.plan.slug if lesson.plan else None
    if stated and lesson.plan_key and stated.text != slug:
        yield Hit(
            Spot(lesson.plan_key, stated.span),
            f"{slug} stated",
            {"slug": stated.text, "kebab": slug},
            case="stated",
            related=(("section", Spot(lesson.module.key, lesson.summary.span)),),
            lesson=slug,
        )


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
    return _JOINTS.sub("-", _HUMP.sub("-", slug)).strip("-").lower()


def _has_slugs(module: Module) -> bool:
    return bool(module.record.slugs) or any(lesson.slug for lesson in module.record.lessons)


CHECKS = (
    Check(
        slug_format,
        modules("module with slugs in its headings or its index", _has_slugs),
        NoOptions,
        facts("slug", "kebab", "document", "letters"),
    ),
)
