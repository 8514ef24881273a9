"""Counts of review findings by grade from one round to the next: "critical 1 → 0, improvement 3 → 0, polish 2 → 1"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from reclint.model import IterationClaim
from reclint.model.lesson import GradeCount
from reclint.text.source import Span
from reclint.vocabulary.lexicon import ARROW

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reclint.text.source import Passage
    from reclint.vocabulary.lexicon import Lexicon

_FEWEST_GRADES = 2
"""How many grades go from round to round, at least: one alone, "2 improvement → 0", says what was left of it."""


def rounds_in_steps(passages: Iterable[Passage], lexicon: Lexicon) -> tuple[IterationClaim, ...]:
    """The rounds of the first text that gives a number for each of them to several grades; none where there is none."""
    for passage in passages:
        grades = {lexicon.grade_of(match["grade"]): match for match in _steps(lexicon).finditer(passage.text)}
        rows = [list(re.finditer(r"\d+", match["steps"])) for match in grades.values()]
        if len(grades) >= _FEWEST_GRADES and len({len(row) for row in rows}) == 1:
            return tuple(_round(passage, number, grades) for number in range(1, len(rows[0]) + 1))
    return ()


def _round(passage: Passage, number: int, grades: dict[str, re.Match[str]]) -> IterationClaim:
    counts = tuple(_count(passage, number, grade, match) for grade, match in grades.items())
    span = Span(min(count.span.start for count in counts), max(count.span.stop for count in counts))
    return IterationClaim(span=span, number=number, verdict=None, counts=counts)


def _count(passage: Passage, number: int, grade: str, match: re.Match[str]) -> GradeCount:
    step: Sequence[re.Match[str]] = list(re.finditer(r"\d+", match["steps"]))
    start = match.start("steps") + step[number - 1].start()
    value = step[number - 1].group()
    return GradeCount(span=passage.span_of(start, start + len(value)), value=int(value), grade=grade)


@lru_cache(maxsize=16)
def _steps(lexicon: Lexicon) -> re.Pattern[str]:
    """A grade with a number for each round: "critical 1 → 0", "Improvement: 3 -> 1 -> 0"."""
    return re.compile(
        rf"(?<!\w)(?P<grade>{lexicon.grade})[ \t:=]+(?P<steps>\d{{1,3}}(?:\s*{ARROW}\s*\d{{1,3}}){{1,8}})(?!\w)", re.I
    )
