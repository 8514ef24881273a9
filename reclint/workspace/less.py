"""Whether a document that is there says less than it did: a verdict, a status, the loads of lessons, what was taught.

What a record says of a lesson is missed where what it was compared with is still there. A claim that nothing bears out
may be taken out, and so may a single item, a count or a remark.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reclint.workspace.parts import LOG, PLAN, RECORD

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reclint.workspace.documents import Documents
    from reclint.workspace.lesson import Lesson
    from reclint.workspace.names import EarlierNames
    from reclint.workspace.workspace import Module


LOADS = "loads"


class SaidLess(NamedTuple):
    """The lessons of today of which a record says less than it did, and what it says no more, in words."""

    lessons: tuple[Lesson, ...] = ()
    parts: tuple[str, ...] = ()


def says_less(kind: str, names: EarlierNames, earlier: str, key: str) -> bool:
    """Whether a document of a kind says less today under a key than it did under its earlier one."""
    before, after = names.before.documents, names.after.documents
    if kind == LOG:
        return _verdicts(after, key) < _verdicts(before, earlier)
    if kind == RECORD:
        return bool(said_less(names, earlier, key).parts)
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


def said_less(names: EarlierNames, earlier: str, key: str) -> SaidLess:
    """What a record of today states no more that it did under its earlier key, and of which lessons.

    Those without their list of concepts or their load count each; reviews, notebooks and depths of items where none is
    left in the record: rules tell of a single lesson that lacks them.
    """
    pairs = list(_pairs(names, earlier, key))
    lost = {
        "concepts taught": [now for then, now in pairs if _has_lost_list(then, now)],
        LOADS: [now for then, now in pairs if _has_lost_load(then, now)],
    }
    for part, states, bears_out in _ALTOGETHER:
        is_none_left = not any(states(now) for _, now in pairs)
        lost[part] = [now for then, now in pairs if is_none_left and states(then) and bears_out(now)]
    lessons = {lesson for missing in lost.values() for lesson in missing}
    parts = tuple(part for part, missing in lost.items() if missing)
    if _has_status(names.before.documents, earlier) and not _has_status(names.after.documents, key):
        parts = ("status", *parts)
    return SaidLess(tuple(sorted(lessons, key=lambda lesson: lesson.place)), parts)


def _pairs(names: EarlierNames, earlier: str, key: str) -> Iterator[tuple[Lesson, Lesson]]:
    """The lessons that a record had and has, each with itself under the slug of today."""
    pairs = ((module, names.then(module)) for module in names.after.modules_at(key))
    for after, before in ((now, then) for now, then in pairs if then and then.key == earlier):
        slugs = names.renamed[after.home].slugs if after.home in names.renamed else {}
        for now in after.lessons:
            then = before.lesson(slugs.get(now.slug or "", now.slug or "")) if now.slug else None
            if then:
                yield then, now


def lost_modules(names: EarlierNames, earlier: str) -> Iterator[Module]:
    """The modules that a file of several had and has no more, and that nobody has now; not where all of them went."""
    modules = names.before.modules_at(earlier)
    found = {then.home for now in names.after.modules_at(names.key_now(earlier)) if (then := names.then(now))}
    for module in modules if len(modules) > 1 and found else ():
        if module.home not in found and not names.after.module_numbered(module.number):
            yield module


def _has_lost_list(then: Lesson, now: Lesson) -> bool:
    return bool(then.summary.taught) and not now.summary.taught and bool(now.rows)


def _has_lost_load(then: Lesson, now: Lesson) -> bool:
    if not then.summary.load or now.summary.load or not now.module.plan:
        return False
    return any(lesson.load and lesson.slug == now.slug for lesson in now.module.plan.lessons)


def _states_depths(lesson: Lesson) -> bool:
    return any(item.depth for item in lesson.summary.taught)


def _has_items(lesson: Lesson) -> bool:
    return bool(lesson.rows and lesson.summary.taught)


def _claims_notebook(lesson: Lesson) -> bool:
    claim = lesson.summary.notebook
    return claim is not None and not claim.absent


def _has_notebook(lesson: Lesson) -> bool:
    return lesson.summary.notebook is None and lesson.notebook is not None


def _claims_review(lesson: Lesson) -> bool:
    claim = lesson.summary.review
    return claim is not None and bool(claim.verdict or claim.iterations or claim.statements or claim.totals)


def _has_log(lesson: Lesson) -> bool:
    return bool(lesson.review_log and lesson.review_log.iterations)


_ALTOGETHER = (
    ("depths", _states_depths, _has_items),
    ("notebooks", _claims_notebook, _has_notebook),
    ("reviews", _claims_review, _has_log),
)
"""What is missed where no lesson has it any more: whether a lesson states it, and whether something bears it out."""
