"""Names in which numbers in order are written in one way: "2nd position" is the "Second position"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from reclint.linking.languages import fillers_in
from reclint.linking.names import read_name
from reclint.linking.same import read_shown
from reclint.vocabulary.lexicon import alternatives

if TYPE_CHECKING:
    from reclint.linking.names import Name
    from reclint.vocabulary.vocabulary import Vocabulary

_DIGIT = re.compile(r"\d")
"""What one of the two ways has: "2nd"."""


def name_of(text: str, vocabulary: Vocabulary, fillers: frozenset[str] | None = None) -> Name:
    """The name that a concept cell or a taught item states, numbers in order in words.

    ``fillers`` are those of the record, else those of the vocabulary.
    """
    known = vocabulary.fillers
    return read_name(in_words(text, vocabulary), known if fillers is None else fillers_in(text, fillers, known))


def shown_of(text: str, vocabulary: Vocabulary, fillers: frozenset[str]) -> Name:
    """The same without the code that shows what it means."""
    return read_shown(in_words(text, vocabulary), fillers_in(text, fillers, vocabulary.fillers))


def in_words(text: str, vocabulary: Vocabulary) -> str:
    """``text`` with "2nd" as "second": the first way in which the vocabulary writes each number in order."""
    if not _DIGIT.search(text):
        return text
    pattern, words = _ordinals(tuple(vocabulary.ordinals.items()))
    return pattern.sub(lambda found: words.get(found.group().casefold(), found.group()), text)


@lru_cache(maxsize=8)
def _ordinals(known: tuple[tuple[str, int], ...]) -> tuple[re.Pattern[str], dict[str, str]]:
    """Finds numbers in order with a digit in them, and gives each its word."""
    first: dict[int, str] = {}
    for word, value in known:
        if not _DIGIT.search(word):
            first.setdefault(value, word)
    digits = {word.casefold(): first[value] for word, value in known if _DIGIT.search(word) and value in first}
    return re.compile(rf"(?<![\w.-]){alternatives(digits)}(?!\w)", re.I), digits
