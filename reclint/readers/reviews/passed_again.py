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
    if found and _is_of_another(found[0].text, found[1], lexicon):
        return False
    last, numbered = iterations[-1].span, stated.iteration or 0
    start = max((stated.span.stop, *(one.span.stop for one in iterations if one.number < numbered)))
    before = "\n".join(_between(text, start, last.start) for text in passages)
    whole = "\n".join(_between(text, start, last.stop) for text in passages)
    return not (
        _begins_anew(whole, lexicon) or _leading(lexicon).search(_aside(lexicon).sub(r"\g<count>", before).rstrip())
    )


def _is_of_another(text: str, verdict: re.Match[str], lexicon: Lexicon) -> bool:
    """Whether the sentence of a verdict is about something else than the lesson: "The draft passed at round 1"."""
    start = max((text.rfind(end, 0, verdict.start()) for end in (". ", ";", "\n")), default=-1) + 1
    if _other_subject(lexicon).search(text, start, verdict.start()):
        return True
    passed_it = re.match(rf"\s+{lexicon.word('judged')}(?!\w)", text[verdict.end() :], re.I)
    named = _lesson_named(lexicon).search(text, start, verdict.start())
    return not passed_it and not named and _unknown(lexicon).match(text, start, verdict.start()) is not None


def _begins_anew(text: str, lexicon: Lexicon) -> bool:
    """Whether a text says that the review began anew: "Rewritten in June."; not "1 polish (a word rewritten)"."""
    # "Second round: needs revision" is the verdict of a round, and no new one.
    told = _aside(lexicon).sub(r"\g<count>", lexicon.verdict.sub("", text))
    anew = _anew(lexicon)
    if anew.search(_tail(lexicon).sub("", told)):
        return True
    # "1 polish, then the lesson was rewritten" says so behind a count.
    return any(_whole(lexicon).search(told, max(0, found.start() - 40), found.start()) for found in anew.finditer(told))


def _between(passage: Passage, start: int, stop: int) -> str:
    """What a text has between two places of the document."""
    return "".join(one for at, one in enumerate(passage.text) if start <= passage.offset(at) < stop)


@lru_cache(maxsize=16)
def _other_subject(lexicon: Lexicon) -> re.Pattern[str]:
    """What is reviewed besides lessons: "the outline", "its notebook"."""
    return re.compile(rf"(?<!\w){lexicon.word('other-subject', 'notebook', 'plan', 'exercises')}(?!\w)", re.I)


@lru_cache(maxsize=16)
def _lesson_named(lexicon: Lexicon) -> re.Pattern[str]:
    """What a sentence has that is about the lesson or its rounds: "three rounds", "the lesson", "the verdict"."""
    words = lexicon.word("judged", "lesson", "review", "verdict", "iteration", "time")
    return re.compile(rf"(?<!\w){words}(?!\w)", re.I)


@lru_cache(maxsize=16)
def _unknown(lexicon: Lexicon) -> re.Pattern[str]:
    """How a sentence opens that may be about anything: "The story ", "A tale by Ada, "."""
    return re.compile(rf"[\W_]*{lexicon.word('pointing', 'article')}\s+\w", re.I)


@lru_cache(maxsize=16)
def _anew(lexicon: Lexicon) -> re.Pattern[str]:
    """What says that a review began anew: "reworked", "another round", "reviewed again"."""
    noun, again = lexicon.word("iteration", "review"), lexicon.word("before-now")
    looked = lexicon.word("review", "looked-at", "looked-over")
    more = rf"{lexicon.word('one-more')}\s+{noun}|{looked}\s+(?:{lexicon.word('judged')}\s+)?{again}"
    return re.compile(rf"(?<!\w)(?:{lexicon.word('anew', 'revised')}|{more})(?!\w)", re.I)


@lru_cache(maxsize=16)
def _counted(lexicon: Lexicon) -> str:
    """The pattern for what closes a count: "polish findings", "0/1/2"."""
    noun = lexicon.word("finding")
    return rf"(?<!\w)(?:{lexicon.grade}(?:\s+{noun})?|{noun}|\d\s?/\s?\d\s?/\s?\d)(?!\w)"


@lru_cache(maxsize=16)
def _aside(lexicon: Lexicon) -> re.Pattern[str]:
    """A count and the brackets behind it, which tell of findings: "polish finding (a caption reworked)"."""
    return re.compile(rf"(?P<count>{_counted(lexicon)})[*_]{{0,3}}\s?(?:\([^()]*\)|\[[^\[\]]*\])", re.I)


@lru_cache(maxsize=16)
def _tail(lexicon: Lexicon) -> re.Pattern[str]:
    """A count and the rest of its sentence: "polish, one sentence rewritten"."""
    return re.compile(rf"{_counted(lexicon)}[^.;\n]*", re.I)


@lru_cache(maxsize=16)
def _whole(lexicon: Lexicon) -> re.Pattern[str]:
    """What stands right before a word for a beginning anew and makes it one of the lesson: "the lesson was "."""
    return re.compile(rf"(?<!\w){lexicon.word('judged', 'lesson')}\s+(?:[^\W\d_]+\s+){{0,2}}\Z", re.I)


@lru_cache(maxsize=16)
def _leading(lexicon: Lexicon) -> re.Pattern[str]:
    """What leads to a round right before it: "after the summer, in the "; not "then" or "after that"."""
    after, then = lexicon.word("after"), lexicon.word("next")
    return re.compile(rf"(?<!\w)(?!{then}(?!\w)){after}(?!\w)[^.;:\n]{{0,40}}\Z", re.I)
