"""The statuses that series summaries give to single lessons, against the reviews that records have of them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from reclint.findings.finding import Hit, Spot
from reclint.readers import calls_itself_begun, calls_itself_in_review, calls_itself_planned, calls_itself_unbuilt

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reclint.model import PlannedLesson, ReviewClaim
    from reclint.workspace import Lesson, Workspace


def listed_lessons(course: Workspace) -> Iterator[tuple[str, PlannedLesson, Lesson, ReviewClaim]]:
    """The lessons of summaries that passed their reviews in a record: the summary's key, the entry, the lesson.

    None whose section gives a status of its own, and none of a slug that two lessons have.
    """
    wanted = {entry.slug for _, summary in course.summaries for entry in summary.lessons}
    lessons = [one for module in (course.modules if wanted else ()) for one in module.lessons if one.slug in wanted]
    counts = Counter(lesson.slug for lesson in lessons)
    passed = {lesson.slug: lesson for lesson in lessons if counts[lesson.slug] == 1 and _passed(lesson)}
    for key, summary in course.summaries:
        for entry in summary.lessons:
            lesson = passed.get(entry.slug)
            if lesson and lesson.summary.review:
                yield key, entry, lesson, lesson.summary.review


def _passed(lesson: Lesson) -> bool:
    review = lesson.summary.review
    verdict = review.verdict if review and lesson.summary.status is None else None
    return verdict == lesson.module.vocabulary.pass_verdict


def stale_lessons(course: Workspace) -> Iterator[Hit]:
    """Lessons that a summary has as in work or in review, and that passed their reviews.

    What is called planned may have passed a review of its plan.
    """
    lexicon = course.documents.lexicon
    for key, entry, lesson, review in listed_lessons(course):
        status, module = entry.status, lesson.module
        if status is None or calls_itself_planned(status.text, lexicon):
            continue
        judges = (calls_itself_in_review, calls_itself_begun, calls_itself_unbuilt)
        if any(judge(status.text, lexicon) for judge in judges):
            yield Hit(
                Spot(key, status.span),
                f"{entry.slug} passed",
                {"concept": entry.slug, "stated": status.text, "module": module.number},
                case="passed",
                related=(
                    ("lesson", Spot(module.key, lesson.summary.span)),
                    ("review", Spot(module.key, review.span)),
                ),
                module=module.number,
            )
