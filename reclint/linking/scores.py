"""How alike two names are: a blend of word overlap over variants, character n-grams and containment."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections import Counter

    from reclint.linking.names import Name
    from reclint.linking.weights import Weights

_DICE, _COSINE, _HELD = 0.5, 0.25, 0.25


@dataclass(frozen=True, slots=True)
class Score:
    """A score between 0 and 1 and its parts."""

    value: float
    dice: float
    cosine: float
    held: float


def score(item: Name, row: Name, weights: Weights) -> Score:
    """How well an item's name fits a row's name."""
    dice = max((weights.dice(left, right) for left in item.variants for right in row.variants), default=0.0)
    cosine = max(
        _cosine(left, right) for left in (item.grams, item.head_grams) for right in (row.grams, row.head_grams)
    )
    held = max(weights.held(row.head_words, item.all_words), weights.held(item.head_words, row.all_words))
    return Score(_DICE * dice + _COSINE * cosine + _HELD * held, dice, cosine, held)


def best_score(wanted: Name, row: Name, weights: Weights) -> float:
    """How well a name that somebody asks for fits a row, between 0 and 1."""
    return score(wanted, row, weights).value


def _cosine(left: Counter[str], right: Counter[str]) -> float:
    if len(left) > len(right):
        left, right = right, left
    product = sum(count * right[gram] for gram, count in left.items() if gram in right)
    return product / math.sqrt(_norm(left) * _norm(right)) if product else 0.0


def _norm(grams: Counter[str]) -> int:
    return sum(count * count for count in grams.values())
