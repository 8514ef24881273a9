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

LEAST = 0.3
"""The share of the head of a row, by weight, that the rest of an item must say.

In forty courses by many authors 17 rows are found so and none wrongly, at 0.16 22 rows and one; where an item is
deleted, another one claims its row in 2.8 of 100 cases, in 2.4 without such claims and in 3.1 at 0.16.
"""

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
    rests = [[part - common for part in _rests(item, vocabulary)] for item in items]
    for place in open_:
        row = names[place]
        shares = [
            max((_share(part, row, weights) for part in rest), default=0.0) if _may_say(item, place) else 0.0
            for item, rest in zip(items, rests, strict=True)
        ]
        best = max(shares, default=0.0)
        if best >= LEAST and shares.count(best) == 1:
            index = shares.index(best)
            rests[index] = [part for part in rests[index] if _share(part, row, weights) < best]
            yield place, index


def _repeated(texts: Iterable[frozenset[str]]) -> frozenset[str]:
    """The words that stand in several of the texts."""
    return frozenset(word for word, times in Counter(word for words in texts for word in words).items() if times > 1)


def _rests(item: Claimable, vocabulary: Vocabulary) -> list[frozenset[str]]:
    """The segments of an item of which its own rows say nothing, as sets of words; of one without rows there are none.

    An item of a single segment has no rest: "The call as the only door into the kernel".
    """
    if not item.has_rows or item.is_closed or len(item.name.all_words) > LONGEST:
        return []
    parts = (frozenset(part.words) for part in segments(item.name, vocabulary))
    return [part for part in parts if not any(_is_in(word, item.explained) for word in part)]


def _is_in(word: str, said: Collection[str]) -> bool:
    return word in said or any(are_alike(word, other) for other in said)


def _may_say(item: Claimable, place: int) -> bool:
    return place in item.level_with and place not in item.guarded


def _share(said: frozenset[str], row: Name, weights: Weights) -> float:
    """How much of a row's head the words say, also in another form, by weight."""
    common = frozenset(word for word in row.head_words if _is_in(word, said))
    return weights.total(common) / weights.total(row.head_words) if common else 0.0
