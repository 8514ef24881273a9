"""How alike two names are: a blend of word overlap over variants, character n-grams and containment."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from reclint.linking.names import Name
    from reclint.linking.weights import Grams, Weights

_DICE, _COSINE, _HELD = 0.5, 0.25, 0.25
"""The weights of the three parts; F1 on the corpus is 0.982, at most that with others, and 0.969 by words alone."""


class Score(NamedTuple):
    """A score between 0 and 1 and its parts."""

    value: float
    dice: float
    cosine: float
    held: float


def score(item: Name, row: Name, weights: Weights) -> Score:
    """How well an item's name fits a row's name.

    Names without a common word make a quarter by their letters at most, which is less than any decision needs.
    """
    dice = overlap(item, row, weights)
    others = weights.grams(row)
    cosine = max([_cosine(left, right) for left in weights.grams(item) for right in others])
    held = max(weights.held(row.head_words, item.all_words), weights.held(item.head_words, row.all_words))
    return Score(_DICE * dice + _COSINE * cosine + _HELD * held, dice, cosine, held)


def overlap(item: Name, row: Name, weights: Weights) -> float:
    """How much the words of two names have in common, in the variants in which they have most, between 0 and 1."""
    if item.all_words.isdisjoint(row.all_words):
        return 0.0
    return max([weights.dice(left, right) for left in item.variants for right in row.variants], default=0.0)


def least_overlap(value: float) -> float:
    """The overlap of words that two names must have to score ``value``, however alike they are else."""
    return (value - _COSINE - _HELD) / _DICE


def best_score(wanted: Name, row: Name, weights: Weights) -> float:
    """How well a name that somebody asks for fits a row, between 0 and 1."""
    return score(wanted, row, weights).value


def _cosine(left: Grams, right: Grams) -> float:
    one, other = left.weights, right.weights
    product = sum([one[gram] * other[gram] for gram in one.keys() & other.keys()])
    return product / math.sqrt(left.norm * right.norm) if product else 0.0
