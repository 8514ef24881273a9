"""Rounds that are told together: "iterations 1 and 2 each had 1 improvement finding", "the first and second round"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from reclint.readers.reviews.nothing_else import clause_ends
from reclint.vocabulary.lexicon import alternatives

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reclint.model import IterationClaim
    from reclint.vocabulary.lexicon import Lexicon

_MOST_ROUNDS = 9
"""How many rounds a review has at most."""
_FAR = 60
"""How much of the text before an iteration is looked at for others."""


def together(
    claim: IterationClaim, text: str, place: tuple[int, int, int], lexicon: Lexicon
) -> Iterator[IterationClaim]:
    """An iteration, and those that are told with it; ``place`` is where its name starts and ends, and what it had.

    What they count is that of each where "each" says so; else it may be their sum, and is left open.
    """
    start, behind_it, stop = place
    behind = _behind(lexicon).match(text, behind_it, stop)
    ahead = _ahead(lexicon).search(text[max(0, start - _FAR) : start])
    values = [lexicon.value(word) for word in _numbers(lexicon).findall(behind.group())] if behind else []
    values += [lexicon.ordinal_value(word) for word in _ordinals(lexicon).findall(ahead.group())] if ahead else []
    numbers = sorted({claim.number, *values})
    if not values or numbers[-1] > _MOST_ROUNDS or len(numbers) == 1:
        yield claim
        return
    row_end = behind.end() if behind else behind_it
    each = _each(lexicon).match(text, row_end, stop) or _each_behind(lexicon).search(text, row_end, stop)
    shared = {} if each else {"counts": (), "total": None, "fixed_of": (), "mended_of": ()}
    for number in numbers:
        yield claim.model_copy(update={**shared, "number": number})


@lru_cache(maxsize=16)
def _behind(lexicon: Lexicon) -> re.Pattern[str]:
    """More numbers behind that of an iteration: " and 2", ", 2 and 3", " & 2"; not " and 2 polish findings"."""
    number = (
        rf"{lexicon.number}(?![\w.]*\s*/)(?!\s+(?:[^\W\d_]+\s+)?(?:{lexicon.grade}|{lexicon.word('finding')})(?!\w))"
    )
    return re.compile(rf"(?:\s*,\s*{number})*,?\s*(?:&|\+|{lexicon.word('joining')}\s)\s*{number}(?!\w)", re.I)


@lru_cache(maxsize=16)
def _ahead(lexicon: Lexicon) -> re.Pattern[str]:
    """More ordinals before that of an iteration: "the first and ", "the first, second and the "."""
    article = r"(?:[^\W\d_]{3}\s+)?"
    ordinal = rf"(?<!\w){lexicon.ordinal}"
    return re.compile(
        rf"{ordinal}(?:,\s+{article}{lexicon.ordinal}){{0,8}},?\s+{lexicon.word('joining')}\s+{article}$", re.I
    )


@lru_cache(maxsize=16)
def _numbers(lexicon: Lexicon) -> re.Pattern[str]:
    """The numbers of such a row: the 2 and the 3 of ", 2 and 3"."""
    return re.compile(rf"(?<!\w){lexicon.number}(?!\w)", re.I)


@lru_cache(maxsize=16)
def _ordinals(lexicon: Lexicon) -> re.Pattern[str]:
    """The ordinals of such a row: the first of "the first and "."""
    return re.compile(rf"(?<!\w){lexicon.ordinal}(?!\w)", re.I)


@lru_cache(maxsize=16)
def _each(lexicon: Lexicon) -> re.Pattern[str]:
    """What says, between the rounds and what is counted, that each had it: " each had ", ": both raised "."""
    verb, counted = lexicon.word("described"), rf"(?:{lexicon.number}|{lexicon.grade})(?!\w)"
    return re.compile(
        rf"[\s:,(*_—–-]*(?:{verb}\s+)?{lexicon.word('each', 'both')}(?:\s+{verb})?[\s:*_]+(?={counted})", re.I
    )


@lru_cache(maxsize=16)
def _each_behind(lexicon: Lexicon) -> re.Pattern[str]:
    """The same right behind what is counted, at the end of a clause: "1 improvement finding each."."""
    each = alternatives(word for word in lexicon.vocabulary.words_of("each") if " " not in word)
    noun = rf"(?:{lexicon.grade}|{lexicon.word('finding', 'bit')})"
    return re.compile(rf"(?<!\w){noun}\s+{each}{clause_ends(lexicon)}", re.I)
