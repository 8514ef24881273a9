"""The small words of the language in which a record names its concepts: "die" in German, where "Die" is no die."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from reclint.linking.names import normalise, stem, words
from reclint.vocabulary.folding import fold_case

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reclint.model import Record
    from reclint.vocabulary.vocabulary import Vocabulary

_LANGUAGES = ("german", "french", "spanish", "italian", "portuguese", "dutch")
"""The keys of the vocabulary's words that list what a language has beside the fillers."""
_INSIDE, _OPENING, _ENOUGH = 2, 1, 3
"""What small words weigh between others, "Kruste der Brote", and where they open a name, "Der Teig"; and how much shows
a language: one between others and one more, or three that open names."""
_SYMBOL = 2
"""How many letters what opens a name and is no word may have: "Al content", "La doping"."""
_CODE = re.compile(r"`+[^`]*`+")
"""Code, whose words are of no language: "`su` and `ls`"."""
_WORD = re.compile(r"[^\W\d_]+")
"""A run of letters."""
_ELIDED = re.compile(r"['’]")
"""What stands behind a small word of one letter, "l'amidon", that is no variable."""
_BEHIND_A_WORD = re.compile(r"(?<=[^\W_] )[^\W\d_]+")
"""A word that opens nothing, so that a capital makes it a name: "Symbol Al"."""


def fillers_of(record: Record, vocabulary: Vocabulary) -> frozenset[str]:
    """The words without a meaning of their own in the names of a record: those of English, and of its language.

    It is written in a language of which at least as many small words stand there as of the known ones, several of them
    where small words stand. What is a word or a symbol elsewhere too, "per" or "al", shows no language.
    """
    rows = (row.name.text for row in record.rows)
    items = (item.name for lesson in record.lessons for item in lesson.taught)
    names = [_CODE.sub(" ", name) for name in (*rows, *items)]
    counts = Counter(word for name in names for word in _folded_words(name))
    known = sum(counts[word] for word in vocabulary.fillers)
    shared = vocabulary.fillers | _small_words(vocabulary.words_of("small-elsewhere"))
    best, most = frozenset[str](), max(known, 1) - 1
    for language in _LANGUAGES:
        small = _small_words(vocabulary.words_of(language))
        times = sum(counts[word] for word in small & counts.keys())
        if times > most and _shown(names, small - shared) >= _ENOUGH:
            best, most = small, times
    return vocabulary.fillers | best | _small_words(vocabulary.words_of("naming-nothing"))


def fillers_in(text: str, fillers: frozenset[str], known: frozenset[str]) -> frozenset[str]:
    """Those of the ``fillers`` of a record that are small words in one of its names; ``known`` are of every record.

    Code, "`su`", symbols, "AL" or "Symbol Al", and what is the whole name are none.
    """
    if fillers == known:
        return known
    odd = [word for code in _CODE.findall(text) for word in _WORD.findall(code)]
    if not text.isupper():
        odd += [word for word in _BEHIND_A_WORD.findall(text) if not word.islower()]
        odd += [word for word in _WORD.findall(text) if len(word) > 1 and word.isupper()]
    small = fillers - (_small_words(tuple(odd)) - known)
    return small if any(word not in small for word in words(normalise(text))) else known


def _shown(names: Iterable[str], small: frozenset[str]) -> int:
    """How much the small words of a language show it by where they stand, each word once, where it weighs most."""
    weights = dict(sorted((pair for name in names for pair in _placed(name)), key=lambda pair: pair[1]))
    return sum(weights[word] for word in small & weights.keys())


def _placed(name: str) -> Iterator[tuple[str, int]]:
    """The words that stand where small ones do, each with what it weighs: a word more stands behind them."""
    for match in [*_WORD.finditer(name)][:-1]:
        word, inside = match.group(), name[: match.start()].strip() != ""
        if inside and word.islower() and (len(word) > 1 or _ELIDED.match(name, match.end())):
            yield fold_case(word), _INSIDE
        elif not inside and len(word) > _SYMBOL and word[1:].islower():
            yield fold_case(word), _OPENING


def _folded_words(name: str) -> list[str]:
    return _WORD.findall(fold_case(name))


@lru_cache(maxsize=256)
def _small_words(listed: tuple[str, ...]) -> frozenset[str]:
    """Words as they are written, and as names have them."""
    folded = frozenset(map(fold_case, listed))
    return folded | frozenset(map(stem, folded))
