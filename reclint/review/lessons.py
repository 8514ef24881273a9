"""One lesson as a reviewer sees it: what it teaches and was linked to, and its reviews by log and by record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reclint.linking import Decision
from reclint.review.model import IndexRow, IterationReview, StatedReview, TaughtKind, TaughtReview

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from reclint.linking import Link
    from reclint.model import IterationClaim, ReviewIteration
    from reclint.text.source import Source, Span
    from reclint.workspace import Lesson

FAMILY = "review"
"""The family of the rules that compare what a record and a log say of reviews."""


def line_in(source: Source | None, span: Span) -> int:
    """The 1-based line on which a span of a document starts."""
    return source.position(span.start).line if source else 1


def taught_of(lesson: Lesson) -> tuple[TaughtReview, ...]:
    """The taught concepts of a lesson, in their order."""
    source = lesson.module.documents.source(lesson.module.key)
    return tuple(_taught(link, line_in(source, link.item.span)) for link in lesson.links)


def _taught(link: Link, line: int) -> TaughtReview:
    scores = {candidate.row.line: candidate.score.value for candidate in link.candidates}
    rows = link.rows or tuple(candidate.row for candidate in link.candidates)
    return TaughtReview(
        line=line,
        name=link.item.name,
        depth=link.item.depth.level if link.item.depth else None,
        kind=_kind_of(link),
        rows=tuple(
            IndexRow(row.line + 1, row.name.text, row.depth.level if row.depth else None, scores.get(row.line))
            for row in rows
        ),
    )


def _kind_of(link: Link) -> TaughtKind:
    """What became of a taught item."""
    if link.silent:
        return TaughtKind.NOTHING
    if link.elsewhere and not link.rows:
        return TaughtKind.ELSEWHERE
    return {
        Decision.CERTAIN: TaughtKind.LINKED,
        Decision.AMBIGUOUS: TaughtKind.AMBIGUOUS,
        Decision.MISSING: TaughtKind.MISSING,
    }[link.decision]


def stated_of(lesson: Lesson) -> StatedReview | None:
    """What the record says of a lesson's reviews in the end; None where it says nothing."""
    claim = lesson.summary.review
    if claim is None:
        return None
    place = claim.statements[0].span if claim.statements else claim.span
    line = line_in(lesson.module.documents.source(lesson.module.key), place)
    return StatedReview(claim.verdict, claim.passed_at, claim.maximum, line)


def iteration_reviews(lesson: Lesson) -> tuple[IterationReview, ...]:
    """The iterations that the log has, in its order, then those that only the record knows."""
    claim, log = lesson.summary.review, lesson.review_log
    claims = {entry.number: entry for entry in claim.iterations} if claim else {}
    last = log.last.round if log else 1
    documents = lesson.module.documents
    in_plan = documents.source(lesson.plan_key) if lesson.plan_key else None
    in_record = documents.source(lesson.module.key)
    found = []
    for entry in log.iterations if log else ():
        said = claims.pop(entry.number, None) if entry.round == last and entry.number is not None else None
        found.append(_logged(entry, said, line_in(in_plan, entry.span)))
    maximum = claim.maximum if claim else None
    return (*found, *_unlogged(claims, last, maximum, lambda span: line_in(in_record, span)))


def _logged(entry: ReviewIteration, said: IterationClaim | None, line: int) -> IterationReview:
    return IterationReview(
        round=entry.round,
        number=entry.number,
        maximum=entry.maximum,
        date=entry.date,
        verdict=entry.verdict_word,
        counts={count.grade: count.value for count in entry.counts},
        stated_verdict=said.verdict if said else None,
        stated={count.grade: count.value for count in said.counts} if said else {},
        logged=True,
        line=line,
    )


def _unlogged(
    claims: Mapping[int, IterationClaim], last: int, maximum: int | None, line: Callable[[Span], int]
) -> Iterator[IterationReview]:
    for number, said in claims.items():
        stated = {count.grade: count.value for count in said.counts}
        yield IterationReview(
            last, number, maximum, None, None, {}, said.verdict, stated, logged=False, line=line(said.span)
        )
