"""The levels of exercises that sentences tell in order: "The first is guided and …; the second, supported, …"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from reclint.model import Exercise, Word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reclint.text.source import Passage
    from reclint.vocabulary.lexicon import Lexicon

_LEAST = 2
"""How many exercises are told at least: "the first is guided" alone may be said of anything."""


def told_in_order(passage: Passage, stated: int | None, lexicon: Lexicon) -> tuple[Exercise, ...]:
    """The exercises whose levels a text tells from the first on; none where it tells of more or fewer than stated."""
    if not lexicon.level.search(passage.text):
        return ()
    found = [one for clause in _clauses(passage.text, lexicon) for one in _told(passage, clause, lexicon)]
    numbers = [one.number for one in found]
    whole = numbers == [*range(1, len(found) + 1)] and len(found) >= _LEAST
    return tuple(found) if whole and stated in (None, len(found)) else ()


def _clauses(text: str, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """Where sentences and the parts of them stand that a semicolon parts, or a comma before the next of an order."""
    start = 0
    for match in _between(lexicon).finditer(text):
        yield start, match.start()
        start = match.end()
    yield start, len(text)


def _told(passage: Passage, clause: tuple[int, int], lexicon: Lexicon) -> Iterator[Exercise]:
    """The exercises of a clause that opens with their order: "the first two are guided", "the third, supported"."""
    match = _opening(lexicon).match(passage.text, *clause)
    if match is None or lexicon.level.search(passage.text, match.end(), clause[1]):
        return
    first = lexicon.ordinal_value(match["ordinal"])
    span = passage.span_of(match.start("level"), match.end("level"))
    level = Word(span=span, text=match["level"])
    for number in range(first, first + (lexicon.value(match["many"]) if match["many"] else 1)):
        whole = passage.span_of(match.start("ordinal"), clause[1])
        yield Exercise(
            span=whole, marked=True, number=number, level=lexicon.level_of(match["level"]), level_text=level, title=None
        )


@lru_cache(maxsize=16)
def _between(lexicon: Lexicon) -> re.Pattern[str]:
    """What parts the clauses: a full stop, a semicolon, or a comma before the next of an order: ", and the second"."""
    return re.compile(rf"[.;]|,(?=\s+(?:[^\W\d]+\s+){{0,2}}{lexicon.ordinal}(?!\w))", re.I)


@lru_cache(maxsize=16)
def _opening(lexicon: Lexicon) -> re.Pattern[str]:
    """The order and the level at the start of a clause, three words between at most: "the first one is a guided"."""
    order = rf"(?P<ordinal>{lexicon.ordinal})(?:\s+(?P<many>{lexicon.counting})(?=\s+[^\W\d]))?"
    return re.compile(
        rf"\W*(?:[^\W\d]+\s+){{0,2}}?{order}(?!\w)[\s,]+(?:[^\W\d]+[\s,]+){{0,3}}?(?P<level>{lexicon.level.pattern})(?!\w)",
        re.I,
    )
