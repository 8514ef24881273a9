"""The statuses that a plan gives to single lessons, against a record that has them as built."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reclint.checks.complete import claims_completion
from reclint.findings.finding import Grade, Hit, Spot
from reclint.readers import calls_itself_begun, calls_itself_planned, calls_itself_unbuilt, is_all_status

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reclint.model import PlannedLesson
    from reclint.workspace import Lesson, Module


def against_listed(module: Module) -> Iterator[Hit]:
    """Lessons that the plan has as not built, in a record that calls itself complete or where they passed a review.

    They are told once together. What is called planned may have passed a review of its plan: that is a question.
    """
    plan, key, status = module.plan, module.plan_key, module.record.status
    if plan is None or key is None:
        return
    complete = claims_completion(module)
    behind = [
        (lesson, row, row.status)
        for lesson, row in _rows(module)
        if row.status and _is_open(row.status.text, module) and (complete or _passed(lesson))
    ]
    if not behind:
        return
    lesson, _, said = behind[0]
    planned = calls_itself_planned(said.text, module.documents.lexicon)
    unsure = planned and not complete
    whole = status if complete else None
    review = lesson.summary.review
    found = {"lesson": lesson.slug or "", "planned": said.text, "count": len(behind)}
    yield Hit(
        Spot(module.key, whole.span if whole else lesson.summary.span),
        f"{lesson.slug} listed",
        {**found, "stated": whole.text} if whole else found,
        case="listed" if whole else "behind",
        question=unsure,
        grade=Grade.POLISH if unsure else None,
        related=(
            *(("plan", Spot(key, told.span)) for *_, told in behind),
            *((("review", Spot(module.key, review.span)),) if review and not whole else ()),
        ),
        lesson=None if whole else lesson.slug,
    )


def _rows(module: Module) -> Iterator[tuple[Lesson, PlannedLesson]]:
    """The lessons that the record has, with what the plan lists for them; not those that it calls unbuilt itself."""
    lexicon = module.documents.lexicon
    for row in module.plan.lessons if module.plan else ():
        lesson = module.lesson(row.slug)
        own = lesson.summary.status if lesson else None
        if lesson and not (own and (calls_itself_unbuilt(own.text, lexicon) or calls_itself_begun(own.text, lexicon))):
            yield lesson, row


def _is_open(status: str, module: Module) -> bool:
    """Whether the plan says that a lesson is not there yet: "not begun", "being written", "drafted, not yet given"."""
    lexicon = module.documents.lexicon
    # "Drafted, but not yet given": what is drafted is not done where a denial follows.
    drafted = rf"\W*{lexicon.word('drafted')}[\s,;(]+(?:{lexicon.word('however')}\s+)?{lexicon.word('negative')}\s"
    if re.match(drafted, status, re.I):
        return True
    judges = (calls_itself_unbuilt, calls_itself_begun, calls_itself_planned)
    return is_all_status(status, lexicon, labelled=True) and any(judge(status, lexicon) for judge in judges)


def _passed(lesson: Lesson) -> bool:
    review = lesson.summary.review
    return review is not None and review.verdict == lesson.module.vocabulary.pass_verdict


def unreviewed(lesson: Lesson) -> Hit | None:
    """A lesson whose review is still to come, in a record that calls itself complete."""
    module, review = lesson.module, lesson.summary.review
    status = module.record.status
    if review is None or not review.pending or status is None or not claims_completion(module):
        return None
    return Hit(
        Spot(module.key, review.span),
        f"{lesson.slug or lesson.summary.heading} unreviewed",
        {"lesson": lesson.slug or lesson.summary.heading, "stated": status.text},
        case="unreviewed",
        related=(("status", Spot(module.key, status.span)),),
        lesson=lesson.slug,
    )
