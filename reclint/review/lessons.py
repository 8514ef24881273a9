"""One lesson as a reviewer sees it: what it teaches and was linked to, and its reviews by log and by record."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from reclint.findings.finding import urgency
from reclint.linking import Decision

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from reclint.findings.tally import Counts
    from reclint.linking import Link
    from reclint.model import IterationClaim, ReviewIteration
    from reclint.review.model import ReviewedFinding
    from reclint.text.source import Source, Span
    from reclint.workspace import Lesson

FAMILY = "review"
"""The family of the rules that compare what a record and a log say of reviews."""


class TaughtKind(str, Enum):
    """What became of an item of the taught concepts.

    ``NOTHING`` items say that nothing new is taught, ``ELSEWHERE`` ones that the concept is another module's; both are
    left out of the counts.
    """

    LINKED = "linked"
    AMBIGUOUS = "ambiguous"
    MISSING = "missing"
    NOTHING = "nothing new"
    ELSEWHERE = "from elsewhere"


@dataclass(frozen=True, slots=True)
class IndexRow:
    """A row of the Concept Index that an item was linked to, or may mean: its 1-based line, and the score up to 1."""

    line: int
    name: str
    depth: str | None
    score: float | None


@dataclass(frozen=True, slots=True)
class TaughtReview:
    """An item of the taught concepts, by its 1-based line, with the rows it names, or may mean, best first."""

    line: int
    name: str
    depth: str | None
    kind: TaughtKind
    rows: tuple[IndexRow, ...]


@dataclass(frozen=True, slots=True)
class IterationReview:
    """One iteration of a review: what the log says of it, beside what the record states of the same iteration.

    ``round`` counts from 1; the record speaks of the last round only, and then ``stated`` and ``stated_verdict`` hold
    its words. A grade that neither names is in neither mapping: not stated is not zero. ``line`` is 1-based, in the
    planning document where ``logged``, else in the record.
    """

    round: int
    number: int | None
    maximum: int | None
    date: str | None
    verdict: str | None
    counts: Mapping[str, int]
    stated_verdict: str | None
    stated: Mapping[str, int]
    logged: bool
    line: int

    @property
    def disagreements(self) -> tuple[str, ...]:
        """The grades, or ``verdict``, on which log and record differ."""
        grades = [grade for grade, count in self.stated.items() if self.counts.get(grade, count) != count]
        differs = self.logged and self.verdict and self.stated_verdict and self.verdict != self.stated_verdict
        return (*grades, *(["verdict"] if differs else []))


@dataclass(frozen=True, slots=True)
class StatedReview:
    """What the record says of a lesson's reviews in the end; ``line`` is 1-based."""

    verdict: str | None
    passed_at: int | None
    maximum: int | None
    line: int


@dataclass(frozen=True, slots=True)
class LessonReview:
    """A lesson; ``line`` is the 1-based line of its heading in the record.

    ``findings`` are those of the lesson that are not suppressed, questions among them; ``disagreements`` those of them
    that are about its reviews. ``plan`` and ``notebook`` are the keys of its documents.
    """

    slug: str | None
    title: str | None
    position: int
    load: str | None
    line: int
    plan: str | None
    notebook: str | None
    counts: Counts
    findings: tuple[ReviewedFinding, ...]
    disagreements: tuple[ReviewedFinding, ...]
    taught: tuple[TaughtReview, ...]
    stated: StatedReview | None
    iterations: tuple[IterationReview, ...]

    @property
    def name(self) -> str:
        """The slug, else the title, else the position."""
        return self.slug or self.title or f"lesson {self.position}"


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
        kind=kind_of(link),
        rows=tuple(
            IndexRow(row.line + 1, row.name.text, row.depth.level if row.depth else None, scores.get(row.line))
            for row in rows
        ),
    )


def kind_of(link: Link) -> TaughtKind:
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


def iterations_of(lesson: Lesson) -> tuple[IterationReview, ...]:
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


def in_order(findings: Iterable[ReviewedFinding]) -> tuple[ReviewedFinding, ...]:
    """Findings worst first: see `urgency`."""
    return tuple(sorted(findings, key=lambda entry: urgency(entry.finding, is_new=entry.is_new)))
