"""What plans say of lessons and statuses, against the records: module plans, series plans, planning documents."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reclint.checks.check import Check, Need, NoOptions, facts
from reclint.checks.complete import claims_completion
from reclint.checks.module_numbers import named_module
from reclint.checks.phrases import counted
from reclint.checks.planned import planned_lessons, renamed_lessons
from reclint.checks.reviewed import completion
from reclint.checks.series import (
    SeriesStatus,
    all_complete,
    documents_of_series,
    modules_of,
    on_the_page,
    open_module,
    says_begun,
    says_complete,
    says_planned,
)
from reclint.checks.subjects import courses, modules
from reclint.checks.titles import other_title
from reclint.findings.finding import Grade, Hit, Spot
from reclint.readers import folder_number

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reclint.model import (
        PlannedLesson,
        SeriesLesson,
    )
    from reclint.workspace import Lesson, Module, Workspace


def plan_disagrees(module: Module, _: NoOptions) -> Iterator[Hit]:
    """Sections in another order than the plan's, loads that differ from it, and what other plans say of lessons."""
    yield from _against_module_plan(module)
    yield from _asked_once(_against_series_plan(module))
    titled = [(key, part.span, part.title) for key, part in module.series_parts]
    if module.plan and module.plan_key:
        titled.append((module.plan_key, module.plan.span, module.plan.title))
    yield from (hit for key, span, title in titled if (hit := other_title(module, key, span, title)))
    yield from _asked_once(hit for lesson in module.lessons for hit in _against_planning(lesson))
    yield from (hit for lesson in module.lessons for hit in _of_another_module(lesson))


_SERIES = re.compile(r"\D{0,20}(\d{1,2})(?![\d.]*\d)")
"""The number of a series in its field: "7", "Series 7 (Breads)"."""
_OF_SEVERAL = {"position": "positions", "planned": "all-planned", "unplanned": "all-unplanned"}
"""The case of a question, and that of one for several lessons."""


def _asked_once(hits: Iterable[Hit]) -> Iterator[Hit]:
    """Hits, with those questions made one that have one cause: a plan of before lessons were added, or notebooks."""
    causes: dict[object, list[Hit]] = {}
    for hit in hits:
        cause = (hit.case, hit.facts.get("total") or hit.spot.document) if hit.question else object()
        causes.setdefault(cause, []).append(hit)
    for alike in causes.values():
        count = len({hit.lesson for hit in alike})
        if count > 1:
            yield _as_one(alike, count)
        else:
            yield from alike


def _as_one(hits: list[Hit], count: int) -> Hit:
    first, *others = hits
    return first._replace(
        subject=f"{first.case} {first.facts.get('total', '')}".strip(),
        case=_OF_SEVERAL[first.case],
        facts={**first.facts, "count": count},
        related=(*first.related, *(place for other in others for place in _also_at(other))),
        lesson=None,
    )


def _also_at(hit: Hit) -> Iterator[tuple[str, Spot]]:
    """The places of a hit that is told together with another one: the plan's, where it is one of its own."""
    if hit.case == "position":
        yield "plan", hit.spot
    yield from hit.related


def _against_module_plan(module: Module) -> Iterator[Hit]:
    planned = planned_lessons(module)
    key = module.plan_key
    if key is None:
        return
    for slug, lesson in renamed_lessons(module).items():
        yield _renamed(lesson, planned[slug], key)
    common = [lesson for lesson in module.lessons if lesson.slug in planned]
    expected = sorted(common, key=lambda lesson: planned[lesson.slug or ""].position)
    for lesson, wanted in zip(common, expected, strict=True):
        if lesson is not wanted:
            hit = _hit(lesson, planned, key, "order", {"lesson": lesson.slug, "expected": wanted.slug})
            hit = hit._replace(related=(*hit.related, ("record", Spot(lesson.module.key, wanted.summary.span))))
            ordered = module.plan is None or module.plan.ordered
            yield hit if ordered else hit._replace(question=True, grade=Grade.POLISH)
            break
    for lesson in common:
        stated, load = lesson.summary.load, planned[lesson.slug or ""].load
        if stated and load and stated.text != load.text:
            found = {"lesson": lesson.slug, "stated": stated.text, "planned": load.text}
            yield _hit(lesson, planned, key, "default", found)


def _renamed(lesson: Lesson, entry: PlannedLesson, key: str) -> Hit:
    """A section with another slug than the plan's, told where the section states its own."""
    stated = lesson.summary.field("slug")
    return Hit(
        Spot(lesson.module.key, stated.label.span if stated else lesson.summary.span),
        f"{lesson.slug} slug",
        {"lesson": lesson.slug, "planned": entry.slug},
        case="slug",
        related=(("plan", Spot(key, entry.span)),),
        lesson=lesson.slug,
    )


def plan_unread(module: Module, _: NoOptions) -> Iterator[Hit]:
    """A plan of which no lesson could be read; one that lists nothing which can only be lessons may mean to."""
    plan, key = module.plan, module.plan_key
    first = next((lesson.slug for lesson in module.lessons if lesson.slug), None)
    if plan is None or key is None or plan.lessons or first is None:
        return
    listed = next((listing for listing in plan.listings if any(entry.sure for entry in listing.lessons)), None)
    spot = Spot(key, listed.span if listed else plan.span)
    grade = None if listed else Grade.POLISH
    case = "listed" if listed else "default"
    yield Hit(spot, "lessons", {"lesson": first}, case=case, question=not listed, grade=grade)


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


def _against_planning(lesson: Lesson) -> Iterator[Hit]:
    """A planning document whose "Lesson 1 of 4" is not the lesson's place; another number of lessons is a question."""
    plan, key = lesson.plan, lesson.plan_key
    if plan is None or key is None or plan.position is None:
        return
    sections = {one.slug or str(one.place) for one in lesson.module.lessons}
    lessons = max(len(planned_lessons(lesson.module)), len(sections))
    moved = plan.position.value not in (lesson.position, _place(lesson))
    if not moved and (plan.total is None or plan.total.value == lessons):
        return
    total = plan.total.value if plan.total else "?"
    yield Hit(
        Spot(key, plan.position.span),
        f"{lesson.slug} position",
        {
            "lesson": lesson.slug,
            "total": counted(plan.total.value, "lesson") if plan.total else "?",
            "actual": lessons,
            "stated": f"{plan.position.value} of {total}",
            "planned": f"{lesson.position} of {max(lessons, lesson.position)}",
        },
        case="position",
        question=not moved,
        grade=None if moved else Grade.POLISH,
        related=(("record", Spot(lesson.module.key, lesson.summary.span)),),
        lesson=lesson.slug,
    )


def _of_another_module(lesson: Lesson) -> Iterator[Hit]:
    """A planning document that says in its fields or its title that its lesson is one of another module, told once.

    Where the folder of the record has that number, the record's own is wrong, which is told there. A number of the
    lesson alone that differs may count through the series.
    """
    plan, key, number = lesson.plan, lesson.plan_key, lesson.module.number
    if plan is None or key is None or "." not in number:
        return
    own = {number, folder_number(lesson.module.key)}
    at_home, _, place = (plan.number.text if plan.number else "").rpartition(".")
    series = _SERIES.match(plan.series.text) if plan.series else None
    found = (
        ("module", plan.module, named_module(plan.module.text) if plan.module else None, own, number),
        ("module", plan.number, at_home or None, own, number),
        ("of-series", plan.series, series[1] if series else None, {one.partition(".")[0] for one in own}, number),
        ("numbered", plan.number, place or None, {str(lesson.position), str(_place(lesson))}, f"{lesson.position}"),
    )
    wrong = [
        (case, word, told, right) for case, word, told, known, right in found if word and told and told not in known
    ]
    for case, word, told, right in wrong[:1]:
        yield Hit(
            Spot(key, word.span),
            f"{lesson.slug} {case}",
            {"lesson": lesson.slug, "stated": told, "actual": right},
            case=case,
            question=case == "numbered",
            grade=Grade.POLISH if case == "numbered" else None,
            related=(("record", Spot(lesson.module.key, lesson.summary.span)),),
            lesson=lesson.slug,
        )


def _place(lesson: Lesson) -> int:
    """The place of a lesson among the sections, two of one lesson counted once."""
    before = lesson.module.lessons[: lesson.place]
    return len({one.slug or str(one.place) for one in before})


def _in_series_plans(module: Module) -> Iterator[tuple[str, SeriesLesson]]:
    """The lessons that series plans list under the module, with the plans' keys."""
    yield from ((key, entry) for key, part in module.series_parts for entry in part.lessons)


def _against_series_plan(module: Module) -> Iterator[Hit]:
    """Lessons of a series plan that a complete module does not have, and notebooks that it plans or does without."""
    known = set(module.slugs)
    for key, entry in _in_series_plans(module):
        lesson = module.lesson(entry.slug)
        if entry.slug not in known and claims_completion(module) and entry.slug not in module.workspace.taught_in:
            yield _series_hit(module, key, entry, "series", question=False)
        elif lesson and entry.notebook is not None and _answers_otherwise(lesson, planned=entry.notebook):
            yield _series_hit(module, key, entry, "planned" if entry.notebook else "unplanned", question=True)


def _answers_otherwise(lesson: Lesson, *, planned: bool) -> bool:
    """Whether a lesson of a module whose notebooks are here has one though none was planned, or the reverse.

    A record that says that there is none has decided so, and one that names a notebook is judged by other rules.
    """
    claim, module = lesson.summary.notebook, lesson.module
    held = any(other.notebook_match for other in module.lessons)
    if not planned:
        return lesson.notebook_match is not None
    return (
        held
        and lesson.notebook_match is None
        and not (claim and (claim.absent or claim.path))
        and completion(lesson) is not None
    )


def _series_hit(module: Module, key: str, entry: SeriesLesson, case: str, *, question: bool) -> Hit:
    lesson, status = module.lesson(entry.slug), module.record.status
    here = lesson.summary.span if lesson else status.span if status else module.record.span
    return Hit(
        Spot(key, entry.span),
        f"{entry.slug} {case}",
        {"lesson": entry.slug, "module": module.number},
        case=case,
        question=question,
        grade=Grade.POLISH if question else None,
        related=(("record", Spot(module.key, here)),),
        lesson=entry.slug,
    )


def plan_status(course: Workspace, _: NoOptions) -> Iterator[Hit]:
    """Statuses of series plans and series summaries that records, or the other documents of the series, contradict."""
    statuses = list(documents_of_series(course))
    for status in statuses:
        others = [other for other in (*on_the_page(course), *statuses) if other.series == status.series]
        yield from _stale_status(course, status, [other for other in others if other is not status])


def _stale_status(course: Workspace, status: SeriesStatus, others: list[SeriesStatus]) -> Iterator[Hit]:
    found = {"series": status.series, "stated": status.text}
    if says_complete(course, status.text):
        module = open_module(course, status.series)
        if module and module.record.status:
            spot = Spot(module.key, module.record.status.span)
            yield _status_hit(
                status, "open", {**found, "module": module.number, "actual": module.record.status.text}, spot
            )
        return
    begun = next((module for module in modules_of(course, status.series) if module.record.lessons), None)
    complete = next((other for other in others if says_complete(course, other.text)), None)
    if says_planned(course, status.text) and begun:
        lessons = counted(begun.record.lesson_count, "lesson")
        spot = Spot(begun.key, begun.record.span)
        yield _status_hit(status, "begun", {**found, "module": begun.number, "lessons": lessons}, spot)
    elif says_begun(course, status.text) and all_complete(course, status):
        module = course.module_numbered(status.listed[-1])
        assert module is not None
        yield _status_hit(status, "modules", found, Spot(module.key, module.record.span))
    elif complete and (says_begun(course, status.text) or says_planned(course, status.text)):
        yield _status_hit(status, "default", {**found, "actual": complete.text}, complete.spot)


def _status_hit(status: SeriesStatus, case: str, found: dict[str, str], other: Spot) -> Hit:
    return Hit(status.spot, f"series {status.series}", found, case=case, related=(("other", other),))


def _shares_lessons(module: Module) -> bool:
    """Whether there is an order, a load or a position to compare, or a series plan that lists the module."""
    planned = planned_lessons(module)
    common = [(lesson.summary.load, planned[lesson.slug].load) for lesson in module.lessons if lesson.slug in planned]
    if len(common) > 1 or any(stated and load for stated, load in common):
        return True
    titled = bool(module.record.title and module.plan and module.plan.title)
    placed = (one.plan for one in module.lessons if one.plan)
    return (
        titled
        or any(module.series_parts)
        or any(plan.position or plan.module or plan.number or plan.series for plan in placed)
    )


CHECKS = (
    Check(
        plan_disagrees,
        modules("module with lessons that a plan has too", _shares_lessons),
        NoOptions,
        facts("lesson", "stated", "planned", "expected", "module", "actual", "total", "count"),
        (Need.PLANS,),
    ),
    Check(
        plan_unread,
        modules(
            "module with a plan and with slugs in its sections",
            lambda module: module.plan is not None and any(lesson.slug for lesson in module.lessons),
        ),
        NoOptions,
        facts("lesson"),
        (Need.PLANS,),
    ),
    Check(
        plan_status,
        courses(
            "course with the status of a series in its plan or its summary",
            lambda course: any(documents_of_series(course)),
        ),
        NoOptions,
        facts("series", "stated", "actual", "module", "lessons"),
    ),
)
