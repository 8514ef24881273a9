"""Rows that no item names, and items that say besides their own rows what such a row is known by.

"Straight doughs, and the sponge that goes before them" is linked to "Straight dough"; the sponge is left, and the row
"Sponge and its ripeness" of the same depth.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from reclint.linking.further import segments
from reclint.linking.guards import are_alike

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from reclint.linking.claims import Claimable
    from reclint.linking.names import Name
    from reclint.linking.weights import Weights
    from reclint.vocabulary.vocabulary import Vocabulary

LEAST = 0.35
"""The share of the head of a row, by weight, that the rest of an item must say.

A third of it is said by chance: "stop" of "Stopping rule of a search". In forty courses by many authors seven rows are
found so and none wrongly; where an item is deleted, another one claims its row in 2.5 of 100 cases, without it in 2.4.
"""
SEVERAL = 2
"""How many words of a row a part says that does not open with one of them."""
LONGEST = 10
"""How many words such an item has at most: what explains itself at length says a word of every other row."""


def claims_by_rest(
    items: Sequence[Claimable],
    open_: Sequence[int],
    names: Sequence[Name],
    places: Sequence[int],
    weights: Weights,
    vocabulary: Vocabulary,
) -> Iterator[tuple[int, int]]:
    """The rows among ``open_``, each with the item of its depth that has other rows and says more of it than others do.

    Words count that no two rows in scope, ``places``, and no two items say.
    """
    rows = {names[place].text: names[place] for place in places}.values()
    common = _repeated(row.all_words for row in rows) | _repeated(item.name.all_words for item in items)
    rests = [list(_rests(item, vocabulary)) for item in items]
    for place in open_:
        shares = [
            max((_share(part, common, names[place], weights) for part in rest), default=0.0)
            if place in item.level_with and place not in item.guarded
            else 0.0
            for item, rest in zip(items, rests, strict=True)
        ]
        best = max(shares, default=0.0)
        if best >= LEAST and shares.count(best) == 1:
            index = shares.index(best)
            rests[index] = [part for part in rests[index] if _share(part, common, names[place], weights) < best]
            yield place, index


def _repeated(texts: Iterable[frozenset[str]]) -> frozenset[str]:
    """The words that stand in several of the texts."""
    return frozenset(word for word, times in Counter(word for words in texts for word in words).items() if times > 1)


def _rests(item: Claimable, vocabulary: Vocabulary) -> Iterator[tuple[str, ...]]:
    """The words of the segments of an item of which its own rows say nothing; of one without rows there are none.

    An item of a single segment has no rest: "The call as the only door into the kernel".
    """
    if item.has_rows and not item.is_closed and len(item.name.all_words) <= LONGEST:
        for part in segments(item.name, vocabulary):
            if not any(_is_in(word, item.explained) for word in part.words):
                yield part.words


def _is_in(word: str, said: Collection[str]) -> bool:
    return word in said or any(are_alike(word, other) for other in said)


def _share(part: Sequence[str], common: Collection[str], row: Name, weights: Weights) -> float:
    """How much of a row's head the part of an item says, also in another form, by weight; ``common`` words say nothing.

    It opens with a word of the row or says several: "and the sponge on its shelf", not "baked on a shelf", "unlike
    sponge".
    """
    said = [word for word in part if word not in common]
    found = frozenset(word for word in row.head_words if _is_in(word, said))
    is_about = len(found) >= SEVERAL or (bool(found) and _is_in(part[0], found))
    return weights.total(found) / weights.total(row.head_words) if is_about else 0.0
