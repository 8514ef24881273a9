"""The order and the loads of lessons against the module's plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reclint.checks.check import Check, Need, NoOptions, facts
from reclint.checks.planned import planned_lessons
from reclint.checks.subjects import modules
from reclint.findings.finding import Hit, Spot

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reclint.model import (
        PlannedLesson,
    )
    from reclint.workspace import Lesson, Module


def plan_disagrees(module: Module, _: NoOptions) -> Iterator[Hit]:
    """Sections in another order than the plan's, and loads that differ from it."""
    planned = planned_lessons(module)
    key = module.plan_key
    if key is None:
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


def _shares_lessons(module: Module) -> bool:
    """Whether there is an order, or a load, to compare."""
    planned = planned_lessons(module)
    common = [(lesson.summary.load, planned[lesson.slug].load) for lesson in module.lessons if lesson.slug in planned]
    return len(common) > 1 or any(stated and load for stated, load in common)


CHECKS = (
    Check(
        plan_disagrees,
        modules("module with lessons that its plan has too", _shares_lessons),
        NoOptions,
        facts("lesson", "stated", "planned", "expected"),
        (Need.PLANS,),
    ),
)
