"""The record against the module's plan: lessons, order, loads."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from reclint.checks.check import Check, Need, NoOptions, Subject, facts
from reclint.findings.finding import Hit, Spot
from reclint.readers import calls_itself_complete

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reclint.model import PlannedLesson, Word
    from reclint.workspace import Lesson, Module


def _planned(module: Module) -> dict[str, PlannedLesson]:
    return {lesson.slug: lesson for lesson in module.plan.lessons} if module.plan else {}


def differing_plan(module: Module, _: NoOptions) -> Iterator[Hit]:
    """Sections in another order than the plan's, and loads that differ from it."""
    planned = _planned(module)
    key = module.plan_key
    if not planned or not key:
        return
    common = [lesson for lesson in module.lessons if lesson.slug in planned]
    expected = sorted(common, key=lambda lesson: planned[lesson.slug or ""].position)
    for lesson, wanted in zip(common, expected, strict=True):
        if lesson is not wanted:
            yield _hit(lesson, planned, key, "order", {"lesson": lesson.slug, "expected": wanted.slug})
            break
    for lesson in common:
        stated, load = lesson.summary.load, planned[lesson.slug or ""].load
        if stated and load and stated.text != load.text:
            found = {"lesson": lesson.slug, "stated": stated.text, "planned": load.text}
            yield _hit(lesson, planned, key, "default", found)


def _hit(lesson: Lesson, planned: dict[str, PlannedLesson], key: str, case: str, found: dict[str, str | None]) -> Hit:
    entry = planned[lesson.slug or ""]
    load = lesson.summary.load
    here = load.span if case == "default" and load else lesson.summary.span
    there = entry.load.span if case == "default" and entry.load else entry.span
    return Hit(
        Spot(lesson.module.key, here),
        f"{lesson.slug} {case}",
        found,
        case=case,
        related=(("plan", Spot(key, there)),),
        lesson=lesson.slug,
    )


def missing_lessons(module: Module, _: NoOptions) -> Iterator[Hit]:
    """Planned lessons without a section in a record that calls itself complete, and sections that nobody planned."""
    planned = _planned(module)
    record, key = module.record, module.plan_key
    if not planned or not key or not record.lessons:
        return
    known = {lesson.slug for lesson in record.lessons}
    if record.status and calls_itself_complete(record.status.text, module.documents.lexicon):
        for slug, entry in planned.items():
            if slug not in known:
                yield Hit(
                    Spot(module.key, record.status.span),
                    slug,
                    {"lesson": slug, "status": record.status.text},
                    related=(("plan", Spot(key, entry.span)),),
                    lesson=slug,
                )
    for lesson in record.lessons:
        if lesson.slug and lesson.slug not in planned:
            first = next(iter(planned.values()))
            yield Hit(
                Spot(module.key, lesson.span),
                lesson.slug,
                {"lesson": lesson.slug},
                case="unplanned",
                related=(("plan", Spot(key, first.span)),),
                lesson=lesson.slug,
            )


def adjacent_loads(module: Module, _: NoOptions) -> Iterator[Hit]:
    """Two lessons in a row of the heaviest load, where the plan does not speak of it."""
    heaviest = module.vocabulary.loads[0] if module.vocabulary.loads else None
    plan = module.plan
    if plan is None or plan.adjacency:
        return
    planned = _planned(module)
    loads = [(lesson, lesson.summary.load or _load(planned, lesson)) for lesson in module.lessons]
    for (before, first), (lesson, second) in pairwise(loads):
        if first and second and first.text == second.text == heaviest:
            yield Hit(
                Spot(module.key, lesson.summary.span),
                f"{lesson.slug} load",
                {"lesson": lesson.slug, "before": before.slug, "load": heaviest},
                question=True,
                related=(("before", Spot(module.key, before.summary.span)),),
                lesson=lesson.slug,
            )


def _load(planned: dict[str, PlannedLesson], lesson: Lesson) -> Word | None:
    entry = planned.get(lesson.slug or "")
    return entry.load if entry else None


_PLANS = frozenset({Need.PLANS})

CHECKS = (
    Check(
        "differing-plan",
        Subject.MODULE,
        differing_plan,
        {"default": facts("lesson", "stated", "planned"), "order": facts("lesson", "expected")},
        frozenset({"plan"}),
        _PLANS,
    ),
    Check(
        "missing-lessons",
        Subject.MODULE,
        missing_lessons,
        {"default": facts("lesson", "status"), "unplanned": facts("lesson")},
        frozenset({"plan"}),
        _PLANS,
    ),
    Check(
        "adjacent-loads",
        Subject.MODULE,
        adjacent_loads,
        {"default": facts("lesson", "before", "load")},
        frozenset({"before"}),
        _PLANS,
    ),
)
