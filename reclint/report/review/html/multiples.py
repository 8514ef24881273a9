"""The reviews of each lesson as a small picture: a group of bars an iteration, all on one scale.

A bar is filled to what the review log counts; an outline shows what the record states, where that is different or where
there is no log.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reclint.findings.finding import Grade
from reclint.report.cleaning import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from reclint.review import IterationReview, LessonReview, Review

HEIGHT = 44
"""The height of the highest bar, a choice; all are in units of the picture."""
CEILING = 12
"""The count from which on bars grow no higher, so that one long review does not flatten all others."""
BAR, GAP, ROUND_GAP = 8, 10, 22
"""Widths: a bar, what is between iterations, and twice that between rounds, so that rounds are told apart."""
TOP, FOOT = 12, 16
"""Room above the bars, and for the verdict below them."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A count of one grade in one iteration; ``stated`` is the record's own where it is another one."""

    grade: str
    x: int
    height: int
    count: int | None
    stated: int | None
    stated_height: int


@dataclass(frozen=True, slots=True)
class IterationColumn:
    """An iteration; ``mark`` is its verdict in one or two letters, ``kind`` a name for its colour."""

    x: int
    bars: tuple[Bar, ...]
    mark: str
    kind: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A lesson's reviews; ``rules`` are the horizontal places at which a new round begins."""

    width: int
    iterations: tuple[IterationColumn, ...]
    breaks: tuple[int, ...]
    sentence: str


def scale(review: Review) -> int:
    """The count that the highest bar of all pictures stands for, at least 4."""
    seen = (
        count
        for module in review.modules
        for lesson in module.lessons
        for iteration in lesson.iterations
        for count in (*iteration.counts.values(), *iteration.stated.values())
    )
    return max(4, min(CEILING, max(seen, default=0)))


def legend(review: Review, passing: str) -> Mapping[str, str]:
    """What the marks below the bars stand for, in the words of the reviews."""
    verdicts = {
        verdict
        for module in review.modules
        for lesson in module.lessons
        for iteration in lesson.iterations
        if (verdict := iteration.verdict or iteration.stated_verdict)
    }
    ordered = sorted(verdicts, key=lambda verdict: (verdict != passing, verdict))
    return {initials(verdict, passing): clean(verdict.lower()) for verdict in ordered}


def picture(lesson: LessonReview, most: int, passing: str) -> Picture | None:
    """The picture of a lesson's reviews; None where there was none. ``passing`` is the verdict that ends a round."""
    if not lesson.iterations:
        return None
    x, last, breaks = 0, lesson.iterations[0].round, []
    found = []
    for iteration in lesson.iterations:
        if iteration.round != last:
            breaks.append(x + (ROUND_GAP - GAP) // 2)
            x += ROUND_GAP - GAP
            last = iteration.round
        found.append(_iteration(iteration, x, most, passing))
        x += BAR * len(Grade) + GAP
    return Picture(x - GAP, tuple(found), tuple(breaks), "; ".join(entry.sentence for entry in found))


def _iteration(iteration: IterationReview, x: int, most: int, passing: str) -> IterationColumn:
    verdict = iteration.verdict or iteration.stated_verdict
    return IterationColumn(
        x,
        tuple(_bars(iteration, x, most)),
        initials(verdict, passing),
        "none" if not verdict else "pass" if verdict == passing else "open",
        _sentence(iteration),
    )


def _bars(iteration: IterationReview, x: int, most: int) -> Iterator[Bar]:
    for place, grade in enumerate(grade.value for grade in Grade):
        count, stated = iteration.counts.get(grade), iteration.stated.get(grade)
        other = stated if stated != count else None
        yield Bar(grade, x + place * BAR, _height(count, most), count, other, _height(other, most))


def _height(count: int | None, most: int) -> int:
    if not count:
        return 0
    return max(2, round(HEIGHT * min(count, most) / most))


def initials(verdict: str | None, passing: str) -> str:
    """The verdict's initials, with a tick for a pass."""
    if not verdict:
        return "–"
    return "✓" if verdict == passing else clean("".join(word[0] for word in verdict.split()[:2]).upper())


def _sentence(iteration: IterationReview) -> str:
    """What the log says and what the record says, in words."""
    name = f"iteration {iteration.number}" if iteration.number else "review"
    said = _said(iteration.verdict, iteration.counts)
    stated = _said(iteration.stated_verdict, iteration.stated)
    if not iteration.logged:
        return f"{name}, without a log: {stated}"
    when = f" on {clean(iteration.date)}" if iteration.date else ""
    differs = f"; the record states {stated}" if iteration.disagreements else ""
    return f"{name}{when}: {said}{differs}"


def _said(verdict: str | None, counts: Mapping[str, int]) -> str:
    parts = [clean(verdict)] if verdict else []
    parts += [f"{count} {clean(grade)}" for grade, count in _ordered(counts)]
    return ", ".join(parts) or "nothing"


def _ordered(counts: Mapping[str, int]) -> Iterable[tuple[str, int]]:
    return ((grade.value, counts[grade.value]) for grade in Grade if grade.value in counts)
