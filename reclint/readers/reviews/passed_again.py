"""Whether a stated pass speaks of all rounds where a later one passed: "passed at round 2. … Round 3: passed"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reclint.model import IterationClaim
    from reclint.model.lesson import VerdictClaim
    from reclint.text.source import Passage
    from reclint.vocabulary.lexicon import Lexicon


def speaks_of_all(
    stated: VerdictClaim, iterations: Sequence[IterationClaim], passages: Sequence[Passage], lexicon: Lexicon
) -> bool:
    """Whether a verdict with its round is that of the whole review, although a later round is described.

    Not that of something else, "the plan passed at iteration 1", nor one that a new round came after: "passed at
    iteration 1. After the rework, iteration 2: PASS". What the rounds before it say is told of these.
    """
    if iterations[-1].verdict != stated.verdict or iterations[-1].number == stated.iteration:
        return True
    told = [(text, word) for text in passages for word in lexicon.verdict.finditer(text.text)]
    found = next(((text, word) for text, word in told if text.offset(word.start()) == stated.span.start), None)
    if found and not _unnamed(lexicon).search(found[0].text, 0, found[1].start()):
        return False
    last, numbered = iterations[-1].span, stated.iteration or 0
    start = max((stated.span.stop, *(one.span.stop for one in iterations if one.number < numbered)))
    before = "\n".join(_between(text, start, last.start) for text in passages)
    whole = "\n".join(_between(text, start, last.stop) for text in passages)
    # "Second round: needs revision" is the verdict of a round, and no new one.
    said = lexicon.verdict.sub("", whole)
    return not (_anew(lexicon).search(said) or _leading(lexicon).search(before.rstrip()))


def _between(passage: Passage, start: int, stop: int) -> str:
    """What a text has between two places of the document."""
    return "".join(one for at, one in enumerate(passage.text) if start <= passage.offset(at) < stop)


@lru_cache(maxsize=16)
def _unnamed(lexicon: Lexicon) -> re.Pattern[str]:
    """What stands before a verdict that names nothing but the lesson: "Three rounds; ", "and the lesson was "."""
    words = lexicon.word(
        "judged", "lesson", "review", "conditional", "next", "joining", "described", "merely", "now", "pointing"
    )
    return re.compile(rf"(?:^|[^\w\s'’-]|\n|\s-+\s)[\W_]*(?:{words}[\s*_]+){{0,4}}[\W_]*\Z", re.I)


@lru_cache(maxsize=16)
def _anew(lexicon: Lexicon) -> re.Pattern[str]:
    """What says that a review began anew: "reworked", "another"."""
    return re.compile(rf"(?<!\w){lexicon.word('anew', 'revised')}(?!\w)", re.I)


@lru_cache(maxsize=16)
def _leading(lexicon: Lexicon) -> re.Pattern[str]:
    """What leads to a round right before it: "after the summer, in the "."""
    return re.compile(rf"(?<!\w){lexicon.word('after', 'next')}(?!\w)[^.;:\n]{{0,40}}\Z", re.I)
