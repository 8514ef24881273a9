"""Texts that bold words for who learned run into: lists of concepts, "**We covered** spokes, rims", or sentences."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reclint.vocabulary.lexicon import Lexicon

_WORD = re.compile(r"[^\W_]+")
"""A word of a name."""
_SENTENCE = re.compile(r"[.!?]\s+(?=\S)")
"""Where another sentence follows: "We covered the floor. Then it rained"."""
_FEWEST = 2
"""How many parts a list has at least that nothing but its form shows to be one."""


def names_a_row(text: str, names: Iterable[str], lexicon: Lexicon) -> bool:
    """Whether a part of a text has all of its words from one of some names: "the cone wrench" from "Cone wrench"."""
    rows = [set(_words(name, lexicon)) for name in names]
    return any(words and any(words <= row for row in rows) for words in _parts(text, lexicon))


def lists_bare_names(text: str, lexicon: Lexicon) -> bool:
    """Whether a text is several names without small words: "spokes, rims", not "the floor, and it"."""
    pieces = [piece.partition("(")[0] for piece in _between(lexicon).split(text)]
    words = [[word.casefold() for word in _WORD.findall(piece)] for piece in pieces]
    small = lexicon.vocabulary.fillers.union(lexicon.vocabulary.words_of("teller", "pointing"))
    are_bare = all(one and not small.intersection(one) for one in words)
    return len(pieces) >= _FEWEST and are_bare and not _SENTENCE.search(text)


def _parts(text: str, lexicon: Lexicon) -> Iterator[set[str]]:
    first = _SENTENCE.split(text, maxsplit=1)[0]
    whole = set(_words(first.partition("(")[0], lexicon))
    yield whole  # "salt and yeast" may be one row
    for piece in _between(lexicon).split(first):
        yield set(_words(piece.partition("(")[0], lexicon))


def _words(name: str, lexicon: Lexicon) -> list[str]:
    """The words of a name that tell something, without the ending of a plural."""
    words = (word.casefold() for word in _WORD.findall(name))
    return [word.removesuffix("s") for word in words if word not in lexicon.vocabulary.fillers]


@lru_cache(maxsize=8)
def _between(lexicon: Lexicon) -> re.Pattern[str]:
    """What parts names: "spokes, rims; hubs and oil"."""
    return re.compile(rf"[,;\n·]|(?<!\w){lexicon.word('joining')}(?!\w)", re.I)
