"""Abbreviations that the other one of two names spells out: "CTEs" where a row says "Common table expressions"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from reclint.linking.names import read_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reclint.linking.names import Name

_PAIR = 2
"""Two letters abbreviate two words by chance: these must be the whole head, "FK" for "Foreign key"."""


def spelled_out(name: Name, other: Name) -> Name:
    """``name`` with each abbreviation as the head of ``other`` spells it, ``name`` itself where it spells none."""
    text = name.text
    for written in name.abbreviations:
        if (run := run_of(other, written)) and not name.all_words.issuperset(run):
            text = re.sub(rf"(?<![^\W_]){written}(?![^\W_])", " ".join(run), text)
    return name if text == name.text else read_name(text, name.fillers)


def both_spelled_out(one: Name, other: Name) -> tuple[Name, Name]:
    """Two names, each with its abbreviations as the other one spells them."""
    if not (one.abbreviations or other.abbreviations):
        return one, other
    return spelled_out(one, other), spelled_out(other, one)


def run_of(name: Name, written: str) -> tuple[str, ...]:
    """The neighbouring words of a head that an abbreviation stands for, none where it stands for none of them."""
    letters = written.removesuffix("s").casefold()
    if letters not in name.initials and name.head_words_whole.isdisjoint(_parts(letters)):
        return ()  # most pairs of names are of this kind
    for sequence in name.spellings:
        for start, word in enumerate(sequence[:-1]):
            run = _run(sequence[start:], letters) if word[0] == letters[0] else ()
            if len(run) > 1 and (len(letters) > _PAIR or len(run) == len(sequence)):
                return run
    return ()


@lru_cache(maxsize=256)
def _parts(letters: str) -> tuple[str, ...]:
    """What an abbreviation may hold of words that it takes whole: all of its letters that stand together."""
    places = range(len(letters))
    return tuple(letters[start : end + 1] for start in places for end in places if end > start)


def _run(sequence: Sequence[str], letters: str) -> tuple[str, ...]:
    """The first words, as many as spell ``letters``, each by its first letter or whole: "JSONL" for "JSON Lines"."""
    found: list[str] = []
    for word in sequence:
        if not letters:
            break
        taken = word if len(word) > 1 and letters.startswith(word) else word[0]
        if not letters.startswith(taken):
            return ()
        letters = letters[len(taken) :]
        found.append(word)
    return () if letters else tuple(found)
