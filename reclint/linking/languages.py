"""The small words of the language in which a record names its concepts: "die" in German, where "Die" is no die."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from reclint.linking.names import stem
from reclint.vocabulary.folding import fold_case

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reclint.model import Record
    from reclint.vocabulary.vocabulary import Vocabulary

_LANGUAGES = ("german", "french", "spanish", "italian", "portuguese", "dutch")
"""The keys of the vocabulary's words that list what a language has beside the fillers."""
_FEWEST = 2
"""How many different small words show a language: one, "die" or "la", may be a word of another."""
_WORD = re.compile(r"[^\W\d_]+")
"""A run of letters."""


def fillers_of(record: Record, vocabulary: Vocabulary) -> frozenset[str]:
    """The words without a meaning of their own in the names of a record: the known ones, and those of its language.

    It is written in a language of which at least as many small words stand there as of the known ones.
    """
    rows = (row.name.text for row in record.rows)
    items = (item.name for lesson in record.lessons for item in lesson.taught)
    counts = _standing((*rows, *items))
    known = sum(counts[word] for word in vocabulary.fillers)
    best, most = frozenset[str](), max(known, _FEWEST) - 1
    for language in _LANGUAGES:
        small = _small_words(vocabulary.words_of(language))
        times = sum(counts[word] for word in small & counts.keys())
        if times > most and len((small - vocabulary.fillers) & counts.keys()) >= _FEWEST:
            best, most = small, times
    return vocabulary.fillers | best


def _standing(names: Iterable[str]) -> Counter[str]:
    return Counter(word for name in names for word in _WORD.findall(fold_case(name)))


@lru_cache(maxsize=16)
def _small_words(listed: tuple[str, ...]) -> frozenset[str]:
    """Words as they are written, and as names have them."""
    folded = frozenset(map(fold_case, listed))
    return folded | frozenset(map(stem, folded))
