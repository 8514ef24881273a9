"""Rows that an item names by another word of one family: "Deriving a formula" where the row is "Derivation"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reclint.linking.names import Name

_SHORTEST = 6
"""How many letters the stem has at least with which the other word begins: "expect", not "state" of "station"."""
_OPENING_END = re.compile(r"[,;]")
"""Where the opening of "Derivation, step by step" ends."""
_FEW = 2
"""How many words open a row whose first word is what it is about: "Complement rule".

With longer ones two more items of the corpus are linked to another row where their own is deleted.
"""


def by_family(row: Name, others: Iterable[Name], items: Mapping[int, Name], rivals: Iterable[Name]) -> int | None:
    """The one of the ``items`` that has a word of the family of the row's first word, where nothing else has one.

    ``others`` are the other rows of the lesson, ``rivals`` its items that are not asked for.
    """
    opening = row.words_of(_OPENING_END.split(row.head, maxsplit=1)[0])
    word = opening[0] if 0 < len(opening) <= _FEW else ""
    if len(word) < _SHORTEST or any(_has(other, word) for other in others if other.text != row.text):
        return None
    found = [index for index, item in items.items() if _has(item, word)]
    if len(found) != 1 or word in items[found[0]].all_words or any(_has(item, word) for item in rivals):
        return None  # how much the word itself says is a matter of scores
    return found[0]


def _has(name: Name, word: str) -> bool:
    return any(_are_kin(word, other) for other in name.all_words)


def _are_kin(one: str, other: str) -> bool:
    """Whether one stem begins with the other, of at least some letters."""
    return min(len(one), len(other)) >= _SHORTEST and (one.startswith(other) or other.startswith(one))
