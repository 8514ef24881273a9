"""English that messages are made of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_ON_Y = re.compile(r"(?<=[^aeiou])y$")
"""How nouns end whose plural ends in -ies: "entry", and not "day"."""
_ADDED = re.compile(r" (?:of|with) ")
"""What a phrase goes on with after its noun: "entry of the baseline", "document with a log"."""
_SPELLED = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine")


def plural(noun: str) -> str:
    """The plural of a regular noun, with what is added to it: "records", "entries", "documents with a log"."""
    added = _ADDED.search(noun)
    head, rest = (noun[: added.start()], noun[added.start() :]) if added else (noun, "")
    return f"{_ON_Y.sub('ie', head)}s{rest}"


def counted(number: int, noun: str) -> str:
    """A number with its noun: "1 record", "2 records"."""
    return f"{number} {agreed(number, noun, plural(noun))}"


def spelled(number: int, noun: str) -> str:
    """A number with its noun at the start of a sentence, small numbers as words: "One record", "12 records"."""
    return f"{_SPELLED[number] if number < len(_SPELLED) else number} {agreed(number, noun, plural(noun))}"


def agreed(number: int, one: str, many: str) -> str:
    """The word that agrees with a number: "is" with 1, "are" with 0 and 2."""
    return one if number == 1 else many


def listed(names: Iterable[str]) -> str:
    """Names as a list in words: "a, b or c"."""
    *others, last = names
    return f"{', '.join(others)} or {last}" if others else last
