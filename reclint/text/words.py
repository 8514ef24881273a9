"""English that messages are made of."""

from __future__ import annotations

import re

_ON_Y = re.compile(r"(?<=[^aeiou])y$")
"""How nouns end whose plural ends in -ies: "entry", and not "day"."""


def plural(noun: str) -> str:
    """The plural of a regular noun, which is its first word: "records", "entries", "documents with a log"."""
    head, blank, rest = noun.partition(" with ")
    return f"{_ON_Y.sub('ie', head)}s{blank}{rest}"


def counted(number: int, noun: str) -> str:
    """A number with its noun: "1 record", "2 records"."""
    return f"{number} {noun if number == 1 else plural(noun)}"
