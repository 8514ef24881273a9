"""Counts of review findings by grade from one round to the next: "critical 1 → 0, improvement 3 → 0, polish 2 → 1"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from reclint.model import IterationClaim
from reclint.model.lesson import GradeCount
from reclint.text.source import Passage, Span
from reclint.vocabulary.lexicon import ARROW

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reclint.vocabulary.lexicon import Lexicon

_FEWEST_GRADES = 2
"""How many grades go from round to round, at least: one alone, "2 improvement → 0", says what was left of it."""


def rounds_in_steps(passages: Sequence[Passage], lexicon: Lexicon) -> tuple[IterationClaim, ...]:
    """The rounds of texts that give a number for each of them to several grades; none where they do not."""
    if not any(re.search(ARROW, passage.text) for passage in passages):
        return ()
    whole = Passage.joined(passages, "\n")
    grades = {lexicon.grade_of(match["grade"]): match for match in _steps(lexicon).finditer(whole.text)}
    rounds = {len(re.findall(ARROW, match["steps"])) + 1 for match in grades.values()}
    if len(grades) < _FEWEST_GRADES or len(rounds) > 1:
        return ()
    return tuple(_round(whole, number, grades) for number in range(1, rounds.pop() + 1))


def _round(passage: Passage, number: int, grades: dict[str, re.Match[str]]) -> IterationClaim:
    counts = tuple(_count(passage, number, grade, match) for grade, match in grades.items())
    span = Span(min(count.span.start for count in counts), max(count.span.stop for count in counts))
    return IterationClaim(span=span, number=number, verdict=None, counts=counts)


def _count(passage: Passage, number: int, grade: str, match: re.Match[str]) -> GradeCount:
    step = list(re.finditer(r"\d+", match["steps"]))[number - 1]
    start, stop = (match.start("steps") + place for place in step.span())
    return GradeCount(span=passage.span_of(start, stop), value=int(step.group()), grade=grade)


@lru_cache(maxsize=16)
def _steps(lexicon: Lexicon) -> re.Pattern[str]:
    """A grade with a number for each round: "critical 1 → 0", "Improvement: 3 -> 1 -> 0"."""
    return re.compile(
        rf"(?<!\w)(?P<grade>{lexicon.grade})[ \t:=]+(?P<steps>\d{{1,3}}(?:\s*{ARROW}\s*\d{{1,3}}){{1,8}})(?!\w)", re.I
    )
