"""Rows that an item names by another word of one family: "Deriving a formula" where the row is "Derivation"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from reclint.linking.names import Name

_SHORTEST = 6
"""How many letters the stem has at least with which the other word begins: "expect", not "state" of "station"."""
_OPENING_END = re.compile(r"[,;]")
"""Where the opening of "Derivation, step by step" ends."""
_FEW = 2
"""How many words open a row whose first word is what it is about: "Complement rule".

With longer ones two more items of the corpus are linked to another row where their own is deleted.
"""


def by_family(
    row: Name, others: Iterable[Name], items: Mapping[int, Name], rivals: Iterable[Name], endings: Collection[str]
) -> int | None:
    """The one of the ``items`` that has a word of the family of the row's first word, where nothing else has one.

    ``others`` are the other rows of the lesson, ``rivals`` its items that are not asked for. Words of other families
    begin alike too, "compass" and "compassion": the item's word and the row's differ by one of the ``endings``.
    """
    opening = row.words_of(_OPENING_END.split(row.head, maxsplit=1)[0])
    word = opening[0] if 0 < len(opening) <= _FEW else ""
    if len(word) < _SHORTEST or any(_begins_alike(other, word) for other in others if other.text != row.text):
        return None
    found = [index for index, item in items.items() if _begins_alike(item, word)]
    if len(found) != 1 or word in items[found[0]].all_words or any(_begins_alike(item, word) for item in rivals):
        return None  # how much the word itself says is a matter of scores
    return found[0] if any(_are_kin(word, other, endings) for other in items[found[0]].all_words) else None


def _begins_alike(name: Name, word: str) -> bool:
    return any(_apart(word, other) is not None for other in name.all_words)


def _are_kin(one: str, other: str, endings: Collection[str]) -> bool:
    """Whether two stems differ by an ending; "ment-ary" is one behind "ment" alone, in "elementary"."""
    apart, long = _apart(one, other), max(one, other, key=len)
    return any(end.rpartition("-")[2] == apart and long.endswith(end.replace("-", "")) for end in endings)


def _apart(one: str, other: str) -> str | None:
    """What the longer stem has behind the shorter one, of at least some letters, that it begins with."""
    short, long = sorted((one, other), key=len)
    return long[len(short) :] if len(short) >= _SHORTEST and long.startswith(short) else None
