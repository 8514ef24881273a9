"""The lessons that a module's plan lists, as checks of several families look them up."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reclint.model import PlannedLesson
    from reclint.workspace import Module


def planned_lessons(module: Module) -> dict[str, PlannedLesson]:
    """The lessons of the plan by slug, in its order; none without a plan."""
    return {lesson.slug: lesson for lesson in module.plan.lessons} if module.plan else {}
