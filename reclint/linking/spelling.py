"""What names have in common that are one but for how they are spelled: case, marks, hyphens, and the plural."""

from __future__ import annotations

import re
from functools import lru_cache

from reclint.linking.names import normalise
from reclint.linking.variants import one_ending, one_spelling

_JOINT = re.compile(r"(?<=\w)-|(?<=\s)-(?=\s)|--+|[\u2010-\u2012]")
"""A hyphen behind a word, "slow-rise", and what is written as a dash, "slow rise - cold"; "-1" keeps its sign."""
_EMPHASIS = re.compile(r"(?<!\w)_(?=[^\W_])([^_]+)(?<=[^\W_])_(?!\w)")
"""What underscores stress, "_slow_ rise"; those inside a name are its own, "slow_rise" or "__init__"."""
_WORD = re.compile(r"[^\W\d_]+")
"""A run of letters, which may be a plural."""
_SIBILANT = re.compile(r"(?:[sxz]|[cs]h)e\Z")
"""A word whose plural has "es" or "s" behind it as it does or does not end in "e" itself: "box", "size", "cache"."""
_SINGULAR = re.compile(r"(?:ss|us|is)\Z")
"""Words that end in "s" and are no plural: "loss", "bus", "axis"."""
_SHORTEST = 4
"""How many letters a word has at least that may be a plural: "keys", not "gas"."""
_TWO_ENDINGS = ("iz", "yz", "ogue", "re")
"""How words end that are spelled in two ways: what is left of "normalize" and "analyze", "catalogue", "centre"."""
_BLANK = re.compile(r"(?<!\d) | (?!\d)")
"""A blank that is not between two numbers: "key frame" is "keyframe", "1 10" is not "110"."""


@lru_cache(maxsize=8192)
def folded(name: str) -> str:
    """What names have in common that are one but for case, hyphens, dashes, marks and blanks."""
    text = _EMPHASIS.sub(r"\1", normalise(name))
    return " ".join(_JOINT.sub(" ", text).casefold().split())


@lru_cache(maxsize=8192)
def spelled_as_one(name: str) -> str:
    """The same of names that differ in plurals or in whether words are written together: "Key frames", "keyframe"."""
    return _BLANK.sub("", in_singular(name))


@lru_cache(maxsize=8192)
def in_singular(name: str) -> str:
    """A folded name with each of its words as it is in the singular, in a form that both have in common."""
    return _WORD.sub(lambda found: _singular(found.group()), folded(name))


@lru_cache(maxsize=4096)
def _singular(word: str) -> str:
    """A folded word without its English plural: "boxes" and "box", "sizes" and "size", "berries" and "berry"."""
    word = one_spelling(word)
    while len(word) >= _SHORTEST:
        if _SIBILANT.search(word) or (word.endswith("s") and not _SINGULAR.search(word)):
            word = word[:-1]
        else:
            break
    for ending in ("ie", "y"):  # what is left of "berries", and of "movie" and "movies"
        if word.endswith(ending) and len(word) >= _SHORTEST:
            return word.removesuffix(ending) + "i"
    return one_ending(word.removesuffix("e")) if word.endswith(_TWO_ENDINGS) else word
