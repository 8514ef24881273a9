"""The cognitive loads of lessons that follow each other."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from reclint.checks.check import Check, Need, NoOptions, facts
from reclint.checks.planned import planned_lessons
from reclint.checks.subjects import modules
from reclint.findings.finding import Hit, Spot

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reclint.model import (
        PlannedLesson,
        Word,
    )
    from reclint.workspace import Lesson, Module


def load_adjacent(module: Module, _: NoOptions) -> Iterator[Hit]:
    """Two lessons in a row of the heaviest load, where the plan does not speak of it."""
    heaviest = module.vocabulary.loads[0] if module.vocabulary.loads else None
    if module.plan and module.plan.adjacency:
        return
    for before, first, lesson, second in _neighbours(module):
        if first.text == second.text == heaviest and before.slug != lesson.slug:
            yield Hit(
                Spot(module.key, lesson.summary.span),
                f"{lesson.slug} load",
                {"lesson": lesson.slug, "before": before.slug, "load": heaviest},
                question=True,
                related=(("before", Spot(module.key, before.summary.span)),),
                lesson=lesson.slug,
            )


def _neighbours(module: Module) -> Iterator[tuple[Lesson, Word, Lesson, Word]]:
    """Lessons in a row whose loads the record or the plan states, with their loads."""
    planned = planned_lessons(module)
    loads = [(lesson, lesson.summary.load or _load(planned, lesson)) for lesson in module.lessons]
    for (before, first), (lesson, second) in pairwise(loads):
        if first and second:
            yield before, first, lesson, second


def _load(planned: dict[str, PlannedLesson], lesson: Lesson) -> Word | None:
    entry = planned.get(lesson.slug or "")
    return entry.load if entry else None


CHECKS = (
    Check(
        load_adjacent,
        modules(
            "module with a plan and the loads of two lessons in a row",
            lambda module: module.plan is not None and any(_neighbours(module)),
        ),
        NoOptions,
        facts("lesson", "before", "load"),
        (Need.PLANS,),
    ),
)
