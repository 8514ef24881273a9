"""Rows that an item names together: "Three phases of a rise", or by what tells them apart: "Rye and oat loaves"."""

from __future__ import annotations

from functools import lru_cache
from itertools import dropwhile
from typing import TYPE_CHECKING

from reclint.linking.further import segments
from reclint.linking.guards import are_alike
from reclint.linking.names import read_name, stem

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from reclint.linking.names import Name
    from reclint.vocabulary.vocabulary import Vocabulary

_FEWEST = 2
"""How many rows an item names together at least, and how many of them by their own words where it does not count."""
_DIGITS = 4
"""How many digits of a number are looked at: no record has so many rows."""
_LONGEST = 3
"""How many words a row has at most that is one of a kind: "Slow cold rise"."""


def grouped_rows(item: Name, rows: Sequence[tuple[int, Name]], vocabulary: Vocabulary) -> list[int]:
    """The keys of the ``rows`` that an item names together; none where it is not plain which.

    ``rows`` are those that no other item names.
    """
    kinds: dict[str, list[tuple[int, Name]]] = {}
    for key, name in rows:
        said = name.words_of(name.head)
        if _FEWEST <= len(said) <= _LONGEST:
            kinds.setdefault(said[-1], []).append((key, name))
    return _counted(item, kinds, vocabulary) or _told_apart(item, kinds, vocabulary)


def _counted(item: Name, kinds: Mapping[str, Sequence[tuple[int, Name]]], vocabulary: Vocabulary) -> list[int]:
    """The rows of a kind that an item counts, where they are just as many: "The three phases of a slow rise"."""
    number, *rest = (*dropwhile(item.fillers.__contains__, item.head_sequence), "")[:2]
    count = int(number[:_DIGITS]) if number.isdecimal() else _values(tuple(vocabulary.numbers.items())).get(number, 0)
    kind = kinds.get(rest[0], ()) if rest else ()
    return [key for key, _ in kind] if _FEWEST <= count == len(kind) else []


@lru_cache(maxsize=8)
def _values(numbers: tuple[tuple[str, int], ...]) -> dict[str, int]:
    """What numbers of a single word are worth, by their stems."""
    return {stem(word): value for word, value in numbers if word.isalpha()}


def _told_apart(item: Name, kinds: Mapping[str, Sequence[tuple[int, Name]]], vocabulary: Vocabulary) -> list[int]:
    """The rows of a kind that an item names by the words before it, whatever it calls the kind itself.

    "Rye, wheat and oat breads" are the rows "Rye loaf", "Wheaten loaf" and "Oat loaf"; one of them may have another
    word, where there are no more such rows than the item names.
    """
    parts = [part.words for part in segments(read_name(item.head, item.fillers), vocabulary)]
    if len(parts) < _FEWEST or len(parts[-1]) != _FEWEST or any(len(part) != 1 for part in parts[:-1]):
        return []
    told = [part[0] for part in parts]
    for kind in kinds.values():
        named = {word: key for word in told for key, name in kind if _has(name.words_of(name.head)[:-1], word)}
        keys = list(dict.fromkeys(named.values()))
        if len(keys) == len(told):
            return keys
        if len(kind) == len(told) and len(keys) >= max(_FEWEST, len(told) - 1):
            return [key for key, _ in kind]
    return []


def _has(own: Collection[str], word: str) -> bool:
    return word in own or any(are_alike(word, other) for other in own)
