"""Whether a document that is there says less than it did: a verdict, a status or the loads of lessons are gone.

Of what a record says of its lessons nothing is told here: a claim that was wrong may be taken out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reclint.workspace.parts import LOG, PLAN, RECORD

if TYPE_CHECKING:
    from reclint.workspace.documents import Documents
    from reclint.workspace.names import EarlierNames


def says_less(kind: str, names: EarlierNames, earlier: str, key: str) -> bool:
    """Whether a document of a kind says less today under a key than it did under its earlier one."""
    before, after = names.before.documents, names.after.documents
    if kind == LOG:
        return _verdicts(after, key) < _verdicts(before, earlier)
    if kind == RECORD:
        return _has_status(before, earlier) and not _has_status(after, key)
    return kind == PLAN and _has_lost_loads(before, earlier, after, key)


def _verdicts(documents: Documents, key: str) -> int:
    """How many reviews of a log end in a verdict; one that is begun has none yet, and takes none away."""
    plan = documents.lesson_plan(key)
    return sum(iteration.verdict is not None for iteration in plan.log.iterations) if plan and plan.log else 0


def _has_status(documents: Documents, key: str) -> bool:
    record = documents.record(key)
    return record is not None and record.status is not None


def _has_lost_loads(before: Documents, earlier: str, after: Documents, key: str) -> bool:
    """Whether a lesson that a plan still lists has no load there any more."""
    planned, left = before.plan(earlier), after.plan(key)
    loaded = {lesson.slug for lesson in planned.lessons if lesson.load} if planned else set()
    return any(lesson.slug in loaded and not lesson.load for lesson in (left.lessons if left else ()))
