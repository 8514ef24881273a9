"""Depths of another scale than that of the vocabulary, in a Concept Index whose rows all have such."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reclint.findings.finding import Hit, Spot
from reclint.text.nearest import nearest
from reclint.vocabulary.folding import fold_case

if TYPE_CHECKING:
    from reclint.model import DepthMark
    from reclint.workspace import Module

_LIKE = 60
"""How alike (0 to 100) a word and a depth are when it may be that depth misspelled, so that no scale is another."""
_FEWEST_ON_SCALE, _FEWEST_DEPTHS = 3, 2
"""How many rows have depths of another scale at least, and how many depths that has: of fewer each is told."""
_WIDEST_DEPTH = 16
"""How many letters a depth of another scale has at most: "needs practice"; a sentence is no depth."""
_MOST_SHOWN = 4
"""How many depths of another scale are shown."""


def other_scale(module: Module) -> list[DepthMark]:
    """The depths of the rows where they are those of another scale: "Full", "Medium", "Light"; "3/5"; "60 %".

    They are all unknown, several words or numbers, short as such are, and none is like a depth of the vocabulary.
    """
    marks = [row.depth for row in module.record.rows if row.depth]
    words = {fold_case(mark.text) for mark in marks}
    if len(marks) < _FEWEST_ON_SCALE or len(words) < _FEWEST_DEPTHS:
        return []
    alike = (mark.level or mark.levels or nearest(mark.text, module.vocabulary.depths, near=_LIKE) for mark in marks)
    return [] if any(alike) or max(map(len, words)) > _WIDEST_DEPTH else marks


def of_another_scale(module: Module, marks: list[DepthMark], allowed: str) -> Hit:
    """What tells these depths, at the first of them, with some of the words that they are."""
    words = list(dict.fromkeys(mark.text for mark in marks))[:_MOST_SHOWN]
    told = {"found": ", ".join(f'"{word}"' for word in words), "count": len(marks), "allowed": allowed}
    return Hit(Spot(module.key, marks[0].span), "scale", told, case="scale")
