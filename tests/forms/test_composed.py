"""Records composed of habits are read as they were meant.

RECLINT_COMPOSED is the number of records with habits drawn at random.
"""

from __future__ import annotations

import os
import re
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from reclint.readers import read_record
from reclint.text.source import Source

from .composed.habits import HABITS, NEEDS, Habits
from .composed.record import Composed, compose

if TYPE_CHECKING:
    from reclint.model import LessonSummary, Record
    from reclint.readers import Lexicon

RANDOM = int(os.environ.get("RECLINT_COMPOSED", "60"))
SEEDS = (0, 2)
"""What the subjects of records with one habit are drawn by."""
SHARE = {"index": 0.5, "lessons": 0.95, "taught": 0.85, "notebook": 0.95, "review": 0.95}
"""The least share of records of which each kind of statement is read whole; most have a dozen habits unlike ours."""


def plain(name: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"[*_`]", "", name)).strip()


class Reading:
    """What was read of a composed record, beside what it says."""

    def __init__(self, composed: Composed, lexicon: Lexicon) -> None:
        self.composed = composed
        self.source = Source("record.md", composed.text)
        self.record: Record = read_record(self.source, lexicon)
        self.by_slug = {lesson.slug: lesson for lesson in self.record.lessons}

    def line(self, offset: int) -> int:
        return self.source.line_index(offset) + 1

    def wrong(self) -> set[str]:
        """The kinds of statement that were read otherwise than they were meant."""
        kinds = {"index": self.index(), "lessons": self.lessons()}
        for n, lesson in enumerate(self.composed.module.lessons, 1):
            read = self.by_slug.get(lesson.slug)
            if read is not None:
                kinds["taught"] = kinds.get("taught", True) and self.taught(n, read)
                kinds["notebook"] = kinds.get("notebook", True) and self.notebook(n, read)
                kinds["review"] = kinds.get("review", True) and self.review(n, read)
        return {kind for kind, right in kinds.items() if not right}

    def index(self) -> bool:
        module = self.composed.module
        meant = Counter(
            (
                self.composed.places["row", place],
                plain(concept.name),
                concept.depth,
                frozenset(module.lessons[n - 1].slug for n in concept.lessons),
            )
            for place, concept in enumerate(module.concepts)
        )
        read = Counter(
            (
                row.line + 1,
                plain(row.name.text),
                row.depth and row.depth.level,
                frozenset(ref.slug for ref in row.lessons),
            )
            for row in self.record.rows
        )
        return read == meant

    def lessons(self) -> bool:
        meant = {
            (self.composed.places["lesson", n], lesson.slug, lesson.load)
            for n, lesson in enumerate(self.composed.module.lessons, 1)
        }
        read = {
            (self.line(one.span.start), one.slug, one.load and one.load.text.upper()) for one in self.record.lessons
        }
        return read == meant

    def taught(self, n: int, read: LessonSummary) -> bool:
        concepts = self.composed.module.concepts
        places = self.composed.module.lessons[n - 1].concepts
        meant = Counter(
            (self.composed.places["taught", n, place], plain(concepts[place].name), concepts[place].depth)
            for place in places
        )
        items = Counter(
            (self.line(item.span.start), plain(item.name), item.depth and item.depth.level) for item in read.taught
        )
        return items == meant

    def notebook(self, n: int, read: LessonSummary) -> bool:
        claim, meant = read.notebook, self.composed.stated[n - 1].notebook
        path = claim and claim.path and claim.path.text.rpartition("/")[2]
        return claim is not None and (path, claim.absent, claim.stated and claim.stated.value) == meant

    def review(self, n: int, read: LessonSummary) -> bool:
        claim, meant = read.review, self.composed.stated[n - 1].review
        if claim is None:
            return False
        grades = ("critical", "improvement", "polish")
        counts = [tuple(c.value if (c := one.count(grade)) else None for grade in grades) for one in claim.iterations]
        return (claim.verdict, claim.passed_at, tuple(counts)) == meant


SINGLES = [(name, option) for name, options in HABITS.items() for option in options]


@pytest.mark.parametrize(("name", "option"), SINGLES)
def test_one_habit_beside_plain_ones(name: str, option: str, lexicon: Lexicon) -> None:
    for seed in SEEDS:
        habits = Habits(None, {**NEEDS.get(name, {}), name: option})
        habits.choose.seed(seed)
        composed = compose(habits)
        assert not Reading(composed, lexicon).wrong(), composed.text


def test_many_habits_at_once(lexicon: Lexicon) -> None:
    wrong = Counter(kind for number in range(RANDOM) for kind in Reading(compose(Habits(number)), lexicon).wrong())
    shares = {kind: 1 - wrong[kind] / RANDOM for kind in SHARE}
    assert all(shares[kind] >= least for kind, least in SHARE.items()), shares
