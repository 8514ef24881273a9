"""Rounds that are named by their order alone, behind one that was named: "the second none, the third only one"."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from reclint.readers.reviews.nothing_else import bare_none, clause_ends, zero

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reclint.model.lesson import GradeCount
    from reclint.text.source import Passage
    from reclint.vocabulary.lexicon import Lexicon


def _opened(lexicon: Lexicon) -> str:
    """The pattern for an ordinal number that opens a clause: "The second", ", and the third"."""
    opens = rf"(?:^|[.;,]\s+(?:{lexicon.word('joining')}\s+)?)"
    return rf"{opens}(?:\w{{2,3}}\s+){{0,2}}(?P<ordinal>{lexicon.ordinal})"


def _left(lexicon: Lexicon) -> str:
    """The pattern for what a round left: "left a single point of polish"; what it "left open" others had found."""
    some = (
        rf"(?:{lexicon.word('only')}\s+)?(?:{lexicon.word('article')}\s+)?(?:{lexicon.number}|{lexicon.word('only')})"
    )
    counted = rf"{some}\s+(?:[^\W\d]+\s+){{0,2}}?{lexicon.grade}(?!\w)(?:\s+{lexicon.word('finding')})?"
    return rf"{lexicon.word('leaving')}\s+{counted}(?!\s+{lexicon.word('unsettled')})"


@lru_cache(maxsize=16)
def _by_order(lexicon: Lexicon) -> re.Pattern[str]:
    """An iteration by its order alone, behind one that was named.

    "The second had …", "and the third no …", "and the third a single polish finding", "; the second passed it …".
    """
    verbs, number, finding = lexicon.word("described"), lexicon.number, lexicon.word("finding")
    grade, ends = lexicon.grade, clause_ends(lexicon)
    # "a single polish finding"; "a single reader", "a single improvement over the draft" count none.
    counted = rf"{lexicon.word('article')}\s+{number}(?:\s+{grade})?(?:\s+{finding}|{ends})"
    # "the third only two polish findings"; "the third only two riders" counts none.
    few = rf"{lexicon.word('only')}\s+{number}\s+(?:{grade}|{finding})"
    begins = rf"(?:{verbs}|{number}|{counted}|{few}|{_left(lexicon)}|{lexicon.verdict.pattern})\b"
    # "the second none," and "the second clean."; "the second none of the rolls" says nothing of findings.
    none = rf"(?P<none>(?:{bare_none(lexicon)}|{lexicon.word('clean')})(?:\s+{lexicon.word('at-all')})?{ends})"
    # "In the second, the reader found nothing critical": a comma may part the two, and words may stand behind it.
    goes_on = rf"(?=\s+(?:{lexicon.word('judged')}\s+)?{begins}|,\s+(?:\w+\s+){{0,2}}{begins}|\s+{none})"
    return re.compile(rf"{_opened(lexicon)}{goes_on}", re.I)


def named_by_order(text: str, named: Mapping[int, int], lexicon: Lexicon) -> Iterator[re.Match[str]]:
    """The rounds that a text names by their order alone, behind the first of those ``named``, with their places.

    "Critical: the first 1, the second none; polish: the first 2, the second 3": "none" is not of a whole round there,
    as it is behind "the first found 1 critical".
    """
    first = min(named.values(), default=-1)
    found = [match for match in _by_order(lexicon).finditer(text) if match.start() > first]
    numbers = [lexicon.ordinal_value(match["ordinal"]) for match in found]
    for number, match in zip(numbers, found, strict=True):
        follows = number - 1 in named or number - 1 in numbers
        if not match["none"] or (follows and numbers.count(number) == 1):
            yield match


@lru_cache(maxsize=16)
def _any_order(lexicon: Lexicon) -> re.Pattern[str]:
    """Finds an ordinal number that opens a clause, whatever is said of it: "; the second, however, took long"."""
    return re.compile(rf"{_opened(lexicon)}(?!\w)", re.I)


def in_between(text: str, heads: Sequence[tuple[int, int, int]], lexicon: Lexicon) -> Iterator[re.Match[str]]:
    """The rounds that stand by their order between the one before and the one behind them, whatever is said of them.

    "The first had 2 polish, in the second none were open, the third only one polish". Of each of ``heads`` its number
    and where it starts and ends.
    """
    for (number, _, stop), (later, start, _) in pairwise(heads):
        found = _any_order(lexicon).finditer(text, stop, start) if later == number + 2 else ()
        yield from [match for match in found if lexicon.ordinal_value(match["ordinal"]) == number + 1][:1]


def counts_of_none(body: Passage, lexicon: Lexicon) -> tuple[GradeCount, ...]:
    """The counts of a description that is a word for none and no more, ``body`` of "the second none,"."""
    match = _none(lexicon).match(body.text)
    span = body.span_of(*match.span("none")) if match else None
    return tuple(zero(grade, span) for grade in lexicon.vocabulary.grades) if span else ()


@lru_cache(maxsize=16)
def _none(lexicon: Lexicon) -> re.Pattern[str]:
    """A word for none behind an ordinal number, up to the end of what is said: " none.", " none at all"."""
    return re.compile(rf"\s+(?P<none>{bare_none(lexicon)})(?!\w)(?:\s+{lexicon.word('at-all')})?\W*\Z", re.I)
