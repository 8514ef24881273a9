"""How bad a fault is, in numbers, so that it can be told when it grows: what rules state as their measures."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reclint.findings.finding import Measures
    from reclint.model import ReviewIteration
    from reclint.vocabulary.vocabulary import Vocabulary


def apart(one: int, other: int) -> Measures:
    """How far two numbers are apart."""
    return {"apart": (abs(one - other),)}


def levels_apart(vocabulary: Vocabulary, level: str | None, others: Iterable[str | None]) -> Measures:
    """How many levels a depth is away from the farthest of some others, those that are known."""
    ranks = vocabulary.depth_ranks
    known = [ranks[other] for other in others if other in ranks]
    return {"apart": (max(abs(ranks[level] - rank) for rank in known),)} if known and level in ranks else {}


def verdict_rank(vocabulary: Vocabulary, verdict: str | None) -> int:
    """How bad a verdict is: its place among those of the vocabulary, which begin with the pass."""
    words = [*vocabulary.verdicts]
    return words.index(verdict) if verdict in words else 0


def still_open(vocabulary: Vocabulary, review: ReviewIteration, blocking: Iterable[str]) -> Measures:
    """How a review ended: its verdict, then its counts of the grades that block, the worst first."""
    counts = ((count.value if count else 0) for count in map(review.count, blocking))
    return {"open": (verdict_rank(vocabulary, review.verdict_word), *counts)}
