"""The scores at which a row is taken for what an item means; where each number was measured stands beside it.

"The corpus" are 19 records with hand-made links; F1 and precision are those of the pairs of item and row.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reclint.linking.scores import Score

CERTAIN = 0.5
"""A pair that scores this much is certain, whatever the next candidate: the same from 0.40 to 0.60 on the corpus."""
LIKELY = 0.4
"""A pair that scores this much is certain when it leads: F1 within 0.002 from 0.32 to 0.45 on the corpus.

At 0.36 a deleted row's item is linked to another row in 14.2 of 100 cases of the corpus, at 0.4 in 13.4.
"""
LEAD = 0.08
"""By how much a likely pair must lead over the next candidate that nobody else took.

The same from 0.02 to 0.09 on the corpus; without it precision falls from 0.990 to 0.986.
"""
POSSIBLE = 0.28
"""Below this score a row is no candidate. It decides only what is shown beside the answer."""
SHOWN = 4
"""How many candidates a link carries at most: what a person compares at a glance."""
SHARED = 0.55
"""The score at which an item may name a row that another item names too: the same from 0.40 to 0.60 on the corpus."""
BETTER = 0.1
"""By how much a shared row must score more than the row that the matching left for the item.

The same from 0.08 to 0.12 on the corpus; precision falls to 0.986 at 0, and to 0.983 at 0.4.
"""
OWNED = 0.1
"""By how much at most the item that the matching gave a row scores better than an item that shares it.

On the corpus, where a row is deleted, its item is linked to another one in 13 of 100 cases at 0.2, in 11 at 0.1.
An item that begins with all of the row's head may share it with whatever item.
"""
MISSPELT = 85
"""How much a slug that no lesson has must be like a lesson's to mean it, from 0 to 100: "cold-rise", "cold-rises"."""
ELSEWHERE = 0.7
"""The score at which an item names a row of another lesson, where no row of its own lesson scores as much.

No item of the corpus does so at any score; it is high so that only a row that is plainly meant is taken.
"""
BEYOND = 0.2
"""By how much a row of another lesson must score more than the rows of the item's own lesson.

The corpus has no case. An item that is copied from another lesson scores 1 there, and little with a row of its own.
"""
HEADS = 0.6
"""How much the heads of an item and of a row of another lesson must have in common.

Else it is only their explanations that are alike: "Ratio -- steam" is not "Rye ratio: steam". The corpus has no such
item.
"""
SAID = 0.46
"""The score at which an item that says all of the head of such a row names it, where it has no row of its own."""
SAID_ALIKE = 0.42
"""How much the words of such a pair have in common at least, whatever their letters say."""
SAID_LEAD = 0.2
"""By how much it must lead over the next row of other lessons, and over the rows of the item's own.

In forty courses by many authors two more items are linked so, and rightly; none has such words by chance.
"""
FROM_ELSEWHERE = 0.9
"""The word overlap at which an item that says it comes from another module still names a row of this one.

The same from 0.5 up on the corpus; precision falls to 0.986 at 0.4.
"""
USUAL = 0.56
"""The share of what a lesson's pairs usually score that a pair must score to be certain.

Where items are named as their rows are, a pair of half the usual score is another row: on the corpus a deleted row's
item is linked to another one in 11.6 of 100 cases without this, in 10.7 from 0.5 and in 9.8 from 0.56 on. F1 is the
same up to 0.57 and falls by 0.004 at 0.6.
"""
USUAL_CLAIM = 0.35
"""The same for an item without a row that a row claims: on the corpus 12.8 of 100 without it, 11.6 with it.

On three courses by other authors, who name things more freely, no link is lost up to 0.35, and two at 0.45.
"""
FEWEST = 3
"""How many pairs of a lesson tell what is usual in it; of two either may be the odd one."""
EXACT = 0.9
"""The score from which an item calls a row by its name, so that no item that is unlike it means that row."""
SEVERAL = 2
"""How many rows an item must name by its segments to be certain without a first row; one costs 0.005 of precision."""


def usual_score(scores: Sequence[float]) -> float:
    """What half of a lesson's pairs score at least; 0 where they are too few to tell."""
    return sorted(scores)[(len(scores) - 1) // 2] if len(scores) >= FEWEST else 0.0


def is_certain(value: float, rival: float) -> bool:
    """Whether a pair that scores ``value`` is certain, where the next candidate that nobody took scores ``rival``."""
    return value >= CERTAIN or (is_likely(value) and value - rival >= LEAD)


def is_exact(value: float) -> bool:
    """Whether an item that scores ``value`` with a row calls it by its name."""
    return value >= EXACT


def is_another(value: float) -> bool:
    """Whether an item that scores ``value`` with a row whose name another item says is another concept."""
    return value < SHARED


def is_alike(value: float, best: float) -> bool:
    """Whether a pair that scores ``value`` fits about as well as the ``best``."""
    return best - value < LEAD


def is_sure(value: float) -> bool:
    """Whether a pair that scores ``value`` is meant, whatever its depths say.

    In fifteen courses with links by hand, pairs of two depths beside an open row of the item's are right from 0.58 on,
    and wrong up to 0.42.
    """
    return value >= CERTAIN


def is_likely(value: float) -> bool:
    """Whether a pair that scores ``value`` may be meant, and is asked about where it is not certain."""
    return value >= LIKELY


def is_usual(value: float, usual: float) -> bool:
    """Whether a pair that scores ``value`` is no odd one in a lesson whose pairs score ``usual``."""
    return value >= USUAL * usual


def is_undoubted(value: float) -> bool:
    """Whether a pair that scores ``value`` is so good that no row of another lesson is looked for."""
    return value >= ELSEWHERE


def is_from_here(dice: float) -> bool:
    """Whether an item that says it is from another module still names a row of this one, by their common words."""
    return dice >= FROM_ELSEWHERE


def is_shared(value: float, own: float, owner: float) -> bool:
    """Whether an item shares a row that scores ``value``, its own row ``own``, and the row with its ``owner``."""
    return value >= SHARED and value - own >= BETTER and owner - value <= OWNED


def is_elsewhere(value: float, own: float, rival: float, heads: float) -> bool:
    """Whether an item names a row of another lesson that scores ``value``.

    ``own`` is the best score in its own lesson, ``rival`` that of the next row elsewhere; ``heads`` is the overlap of
    the heads.
    """
    return value >= max(ELSEWHERE, own + BEYOND) and value - rival >= LEAD and heads >= HEADS


def is_said(best: Score, own: float, rival: float) -> bool:
    """Whether the ``best`` row of another lesson is near enough to an item that says all of its head.

    ``own`` is the best score in its own lesson, ``rival`` that of the next row elsewhere.
    """
    return best.value >= SAID and best.dice >= SAID_ALIKE and best.value - max(own, rival) >= SAID_LEAD
