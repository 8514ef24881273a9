"""How many findings a round had, told apart from its counts: "all six findings of the first round were closed".

Six may also be those of some grades, of other lessons or of what is left; such a number is no sum of the round.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from reclint.model import Count
from reclint.vocabulary.mention import Mention

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reclint.model import IterationClaim
    from reclint.text.source import Passage
    from reclint.vocabulary.lexicon import Lexicon

_FEWEST = 2
"""How many findings a sum has at least: "the one finding of the first round" may be the one that hurt."""
_SENTENCE = re.compile(r"(?:[^.;\n]|\.(?=\w))+")
"""What a number and its round stand in: "All six findings of round 1 were closed", up to a full stop or a semicolon."""


class _Told(NamedTuple):
    """The number of a round with that of its findings, and whether a word such as "all" stands before it."""

    number: int
    total: Count
    of_all: bool


def with_told_sums(
    iterations: tuple[IterationClaim, ...], passages: Sequence[Passage], lexicon: Lexicon
) -> tuple[IterationClaim, ...]:
    """The iterations with the number of their findings that a sentence tells elsewhere, where nothing else is meant."""
    if not any(one.counts for one in iterations):
        return iterations
    told = {entry.number: entry for passage in passages for entry in _told(passage, lexicon)}
    return tuple(_with_sum(one, told.get(one.number)) for one in iterations) if told else iterations


def _with_sum(one: IterationClaim, told: _Told | None) -> IterationClaim:
    """An iteration with its sum; one that some of its grades have, "the two findings of round 1", may be theirs.

    So may any number that is less than all, where no word such as "all" stands before it.
    """
    if told is None or one.total or one.repeated or any(count.carried for count in one.counts):
        return one
    values, total = [count.value for count in one.counts], told.total
    parts = {sum(some) for size in range(1, len(values)) for some in combinations(values, size)}
    doubtful = not told.of_all and total.value < sum(values)
    return one if doubtful or total.value in parts - {sum(values)} else one.model_copy(update={"total": total})


def _told(passage: Passage, lexicon: Lexicon) -> Iterator[_Told]:
    """The numbers of rounds with those of their findings that the sentences of a text tell."""
    if not _mention(lexicon).may_be_in(passage.text):
        return
    about = _elsewhere(lexicon)
    for sentence in _SENTENCE.finditer(passage.text):
        match = _sum(lexicon).search(sentence.group())
        if match is None or match["part"] or about.search(sentence.group()) or _left(lexicon).search(sentence.group()):
            continue
        if match["bare"] and about.search(passage.text):  # "Two exercises. Five findings in the first"
            continue
        ordinal, kind = match["ordinal"] or match["bare"], "some" if match["some"] else "whole"
        number = lexicon.ordinal_value(ordinal) if ordinal else lexicon.value(match["number"])
        span = passage.span_of(*(sentence.start() + place for place in match.span(kind)))
        total = Count(span=span, value=lexicon.value(match[kind]))
        if total.value >= _FEWEST:
            yield _Told(number, total, of_all=match["all"] is not None)


@lru_cache(maxsize=16)
def _mention(lexicon: Lexicon) -> Mention:
    return Mention(lexicon.vocabulary.words_of("finding"))


@lru_cache(maxsize=16)
def _sum(lexicon: Lexicon) -> re.Pattern[str]:
    """A number of findings with its round: "All six findings of the first iteration were", "the 6 issues in round 1".

    Without a word such as "all" it opens a sentence that says no more, "Four findings in the second, all mended":
    "Two findings of the first round came back" tells of some. Another word behind it tells which: "that hurt".
    """
    word, number, noun = lexicon.word("iteration", "time"), lexicon.number, lexicon.word("finding")
    maximum = rf"(?:\s*(?:/|{lexicon.word('of')}\b)\s*{lexicon.counting}(?![\w/]))?"
    ordinal = (
        rf"(?:{lexicon.word('pointing')}\s+)?(?:(?P<ordinal>{lexicon.ordinal})\s+{word}|(?P<bare>{lexicon.ordinal}))"
    )
    which = rf"(?:{ordinal}|{word}\s+(?P<number>{lexicon.counting}){maximum})(?!\w)"
    part = rf"(?P<part>{number}\s+{lexicon.word('of')}\s+)?"
    every = rf"(?<!\w){part}(?:(?P<all>{lexicon.word('all-of')})|{lexicon.word('the')})\s+(?P<whole>{number})\s+{noun}"
    some = rf"^\s*(?P<some>{number})\s+{noun}(?=\s[^,()]*(?:,\s+{lexicon.word('all')}\s[^,()]*)?\s*$)"
    ends = rf"(?=[*_]*\s*(?:[,):]|$|(?:{lexicon.word('helping', 'becomes')}|{lexicon.word('described')})(?!\w)))"
    return re.compile(rf"(?:{every}|{some})\s+{lexicon.word('home')}\s+{which}{ends}", re.I)


@lru_cache(maxsize=16)
def _elsewhere(lexicon: Lexicon) -> re.Pattern[str]:
    """What says that a sentence may speak of other things that have an order: "in lesson 2", "of two exercises"."""
    others = lexicon.word("lesson", "lessons", "exercise", "exercises", "notebook", "notebooks")
    return re.compile(rf"(?<!\w){others}(?!\w)", re.I)


@lru_cache(maxsize=16)
def _left(lexicon: Lexicon) -> re.Pattern[str]:
    """What says that some findings are spoken of: "are still open", "remain", "were carried over"."""
    return re.compile(rf"(?<!\w){lexicon.word('unsettled', 'remaining', 'stays', 'carried')}(?!\w)", re.I)
