"""Words of two names that are one but for an ending, as several of a thing have it: "Setzling" and "Setzlinge"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reclint.linking.abbreviations import both_spelled_out
from reclint.linking.names import read_name, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reclint.linking.names import Name


def spelled_alike(name: Name, other: Name, endings: tuple[str, ...]) -> tuple[Name, Name]:
    """Two names, each with its abbreviations as the other one spells them, and the first with the other's endings."""
    one, another = both_spelled_out(name, other)
    return with_endings_of(one, another, endings), another


def with_endings_of(name: Name, other: Name, endings: tuple[str, ...]) -> Name:
    """``name`` with those words as ``other`` has them that differ by an ending, ``name`` itself where none do."""
    if name.by_opening.keys().isdisjoint(other.by_opening):
        return name  # as most pairs of names are
    text = name.text
    for own, theirs in _pairs(name, other, endings):
        text = re.sub(rf"(?<![^\W_]){re.escape(own)}(?![^\W_])", theirs, text)
    return name if text == name.text else read_name(text, name.fillers)


def _pairs(name: Name, other: Name, endings: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """The words of two names, as they are written, of which one is the other with an ending, and that stems part."""
    for opening, tokens in name.by_opening.items():
        others = other.by_opening.get(opening, [])
        for own in (token for token in tokens if token not in others):
            for theirs in others:
                short, long = sorted((own.casefold(), theirs.casefold()), key=len)
                if long.startswith(short) and long[len(short) :] in endings and words(own) != words(theirs):
                    yield own, theirs
                    break
