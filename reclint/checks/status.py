"""What is called complete, against what is there and what the plan and the planning documents say."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reclint.checks.check import Check, NoOptions, facts
from reclint.checks.complete import claims_completion, is_complete
from reclint.checks.measured import apart
from reclint.checks.phrases import agreed, counted
from reclint.checks.planned_status import against_listed, unreviewed
from reclint.checks.reviewed import ended_log
from reclint.checks.subjects import modules
from reclint.findings.finding import Grade, Hit, Spot
from reclint.readers import calls_itself_begun, calls_itself_planned, calls_itself_unbuilt

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reclint.model import (
        Count,
        ModulePlan,
    )
    from reclint.workspace import Lesson, Module


def status_disagrees(module: Module, _: NoOptions) -> Iterator[Hit]:
    """The record's status against its own sections, the plan's status, and the planning documents'.

    A number that is wrong by itself, or by the sections, is told once: that the plan has another one shows it only.
    """
    yield from _against_its_own_numbers(module)
    wrong = _own(module) or _against_sections(module)
    if wrong:
        yield wrong
    plan = module.plan
    whole: list[Hit] = []
    if plan and plan.status and module.plan_key and not (wrong and _shows_the_same(module, plan)):
        whole = list(_against_plan(module, plan, module.plan_key))
    yield from whole or against_listed(module)
    yield from _against_planning(module)
    yield from filter(None, map(_unbuilt_here, module.lessons))
    yield from filter(None, map(unreviewed, module.lessons))


def _against_sections(module: Module) -> Hit | None:
    """The number of lessons that the status calls built, which is not that of the sections.

    A lesson with two sections counts once.
    """
    record = module.record
    sections = record.lesson_count
    if not record.built or not sections or record.built.value == sections:
        return None
    return Hit(
        Spot(module.key, record.built.span),
        "built",
        {"stated": counted(record.built.value, "lesson"), "actual": counted(sections, "lesson")},
        case="sections",
        related=(("sections", Spot(module.key, record.lessons[-1].span)), *_as_planned(module)),
        measures=apart(record.built.value, sections),
    )


def _own(module: Module) -> Hit | None:
    """A status that is complete with fewer lessons built than there are to be."""
    record = module.record
    if record.status is None or record.planned is None or record.built is None:
        return None
    if not is_complete(module, record.status.text) or record.built.value >= record.planned.value:
        return None
    here, sections = Spot(module.key, record.planned.span), record.lesson_count
    other = (("sections", Spot(module.key, record.lessons[-1].span)),) if sections > record.built.value else ()
    return Hit(here, "own", {"stated": record.status.text}, case="own", related=(*other, *_as_planned(module)))


def _as_planned(module: Module) -> tuple[tuple[str, Spot], ...]:
    """The place of the plan's status, where it shows what is wrong with the record's number."""
    plan, key = module.plan, module.plan_key
    if not plan or not plan.status or not key or not _shows_the_same(module, plan):
        return ()
    return (("plan", Spot(key, plan.status.span)),)


def _shows_the_same(module: Module, plan: ModulePlan) -> bool:
    """Whether the plan has another number of lessons built for no other reason than that the record's is wrong."""
    record = module.record
    if plan.built is None or record.built is None:
        return False
    expected = {record.lesson_count, record.planned.value if record.planned else record.lesson_count}
    return plan.built.value in expected


def _against_its_own_numbers(module: Module) -> Iterator[Hit]:
    """A status that plans another number of lessons than the plan."""
    record, plan, key = module.record, module.plan, module.plan_key
    if record.planned is None or record.built is None or _own(module):
        return
    spot = Spot(module.key, record.planned.span)
    if plan and key and plan.lessons and _lists_the_same(module, plan) and len(plan.lessons) != record.planned.value:
        found = {"stated": counted(record.planned.value, "lesson"), "planned": counted(len(plan.lessons), "lesson")}
        related = (("plan", Spot(key, plan.lessons[-1].span)),)
        yield Hit(spot, "number", found, case="number", related=related)


def _lists_the_same(module: Module, plan: ModulePlan) -> bool:
    """Whether the plan has every lesson of the record, and no more than it where the record is complete.

    Otherwise ``lesson-missing`` tells which lesson makes the numbers differ.
    """
    built, planned = {lesson.slug for lesson in module.record.lessons}, {lesson.slug for lesson in plan.lessons}
    return built == planned if claims_completion(module) else built <= planned


def _against_plan(module: Module, plan: ModulePlan, key: str) -> Iterator[Hit]:
    """The two statuses: complete and not complete, or different numbers of lessons built.

    A status that says neither in words that are known is a question.
    """
    record = module.record
    assert plan.status is not None
    if record.status is None:
        yield from _without_status(module, plan, key)
        return
    here = _completeness(module, record.status.text, record.built, record.planned)
    there = _completeness(module, plan.status.text, plan.built, plan.planned)
    differ = bool(record.built and plan.built and record.built.value != plan.built.value)
    if (here is not there and True in (here, there)) or differ:
        unsure = not differ and None in (here, there)
        yield Hit(
            Spot(module.key, record.status.span),
            "plan",
            {"stated": record.status.text, "planned": plan.status.text},
            question=unsure,
            grade=Grade.POLISH if unsure else None,
            related=(("plan", Spot(key, plan.status.span)),),
            measures=apart(record.built.value, plan.built.value) if record.built and plan.built else {},
        )


def _completeness(module: Module, status: str, built: Count | None, planned: Count | None) -> bool | None:
    """Whether a status says complete, by its words or its numbers; None where it says neither."""
    lexicon = module.documents.lexicon
    if is_complete(module, status) or (built and planned and built.value == planned.value):
        return True
    # "Planned", "- In progress (2 of 5)": what is not done begins with the word that says so.
    begun = rf"\W*(?:{lexicon.word('planned')}|{lexicon.word('begun')})\b"
    numbers = bool(built and planned)
    return False if numbers or re.match(begun, status, re.I) else None


def _without_status(module: Module, plan: ModulePlan, key: str) -> Iterator[Hit]:
    """A record without a status that has a passed section for every planned lesson, and a plan that says less.

    So it has where a slug is another one and the sections are as many: which differs, ``plan-disagrees`` tells.
    """
    passing, lessons = module.vocabulary.pass_verdict, module.record.lessons
    passed = {lesson.slug for lesson in lessons if lesson.review and lesson.review.verdict == passing}
    planned = {lesson.slug for lesson in plan.lessons}
    covered = planned <= passed or len(passed) == len(lessons) == len(planned)
    if not planned or not covered or plan.status is None:
        return
    all_built = plan.built is not None and plan.built.value == len(planned)
    if all_built or _completeness(module, plan.status.text, plan.built, plan.planned):
        return
    counts = finished_on_page(module) or (plan.built is not None and plan.built.value != len(planned))
    behind = _still_planned(module, plan)
    yield Hit(
        Spot(module.key, behind.summary.span if behind else module.record.span),
        "plan",
        {"lessons": _each(len(planned)), "planned": plan.status.text},
        case="unstated",
        question=not counts,
        grade=None if counts else Grade.POLISH,
        related=(("plan", Spot(key, plan.status.span)),),
    )


def _still_planned(module: Module, plan: ModulePlan) -> Lesson | None:
    """The first lesson that a row of the plan calls planned."""
    # "Planned", "Planned for May".
    planned = rf"\W*{module.documents.lexicon.word('planned')}\b"
    slugs = {row.slug for row in plan.lessons if row.status and re.match(planned, row.status.text, re.I)}
    return next((lesson for lesson in module.lessons if lesson.slug in slugs), None)


def _each(number: int) -> str:
    return agreed(number, "the planned lesson", f"each of {counted(number, 'planned lesson')}")


def _against_planning(module: Module) -> Iterator[Hit]:
    """Planning documents that call lessons planned which have passed: one question, since they have one cause."""
    behind = [found for lesson in module.lessons if (found := _planned_but_passed(lesson))]
    if not behind:
        return
    lesson, status, _ = behind[0]
    several = len(behind) > 1
    yield Hit(
        Spot(module.key, lesson.summary.span),
        "planning" if several else f"{lesson.slug} planning",
        {"lesson": lesson.slug, "planned": status, "count": len(behind)},
        case="plannings" if several else "planning",
        question=True,
        grade=Grade.POLISH,
        related=tuple(("plan", spot) for *_, spot in behind),
        lesson=None if several else lesson.slug,
    )


def _planned_but_passed(lesson: Lesson) -> tuple[Lesson, str, Spot] | None:
    """A lesson that passed, with the status of its planning document, and its place, where that calls it planned."""
    plan = lesson.plan
    if not plan or not plan.status or not lesson.plan_key or not _has_passed(lesson):
        return None
    if not calls_itself_planned(plan.status.text, lesson.module.documents.lexicon):
        return None
    return lesson, plan.status.text, Spot(lesson.plan_key, plan.status.span)


def _unbuilt_here(lesson: Lesson) -> Hit | None:
    """A lesson that calls itself not built, in a record that is complete, or beside a review that it passed.

    What is planned may have passed a review of its plan: beside a review alone it is a question.
    """
    status, module = lesson.summary.status, lesson.module
    record, lexicon = module.record, module.documents.lexicon
    if status is None:
        return None
    finished = record.status is not None and claims_completion(module) and _own(module) is None
    unbuilt = calls_itself_unbuilt(status.text, lexicon)
    if not (unbuilt and (finished or _has_passed(lesson))) and not (
        finished and calls_itself_begun(status.text, lexicon)
    ):
        return None
    found = {"lesson": lesson.slug or lesson.summary.heading, "stated": status.text}
    return Hit(
        Spot(module.key, status.span),
        f"{lesson.slug or lesson.summary.heading} own",
        {**found, "planned": record.status.text} if finished and record.status else found,
        case="unbuilt" if finished else "passed",
        question=not finished,
        grade=None if finished else Grade.POLISH,
        related=(("status", Spot(module.key, record.status.span)),) if finished and record.status else (),
        lesson=lesson.slug,
    )


def _has_lessons_status(lesson: Lesson) -> bool:
    """Whether a lesson has a status of its own, and a review that passed or a record that calls itself complete."""
    review = lesson.summary.review
    if review and review.pending and claims_completion(lesson.module):
        return True
    return lesson.summary.status is not None and (claims_completion(lesson.module) or _has_passed(lesson))


def _has_status_to_compare(module: Module) -> bool:
    """Whether the record states how many lessons are built, or the plan or a planning document has a status."""
    record, plan = module.record, module.plan
    counts = record.built is not None and bool(record.lessons or (plan and plan.lessons))
    planned = plan is not None and plan.status is not None and bool(record.status or plan.lessons)
    listed = plan is not None and any(lesson.status for lesson in plan.lessons) and bool(record.lessons)
    return (
        counts
        or planned
        or listed
        or any(_passed_with_planning(one) or _has_lessons_status(one) for one in module.lessons)
    )


def _passed_with_planning(lesson: Lesson) -> bool:
    return lesson.plan is not None and lesson.plan.status is not None and _has_passed(lesson)


def _has_passed(lesson: Lesson) -> bool:
    """Whether the record says that the lesson passed its review or, where it says nothing, the log does."""
    review, ended = lesson.summary.review, ended_log(lesson)
    verdict = review.verdict if review and review.verdict else ended[2] if ended else None
    return verdict == lesson.module.vocabulary.pass_verdict


def finished_on_page(module: Module) -> bool:
    """Whether the course's page calls a module complete, with as many lessons built as there are to be."""
    course = module.workspace.course
    entry = next((one for one in course.modules if one.number == module.number), None) if course else None
    if entry is None or entry.status is None or not is_complete(module, entry.status.text):
        return False
    return not entry.built or not entry.planned or entry.built.value == entry.planned.value


CHECKS = (
    Check(
        status_disagrees,
        modules("module with a status to compare with its sections, its plan or its planning", _has_status_to_compare),
        NoOptions,
        facts("stated", "planned", "actual", "lessons", "lesson", "count"),
    ),
)
