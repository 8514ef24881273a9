"""How many rounds a pass took, in a review of a few words: "passed, 2 rounds", "took two rounds to pass".

Nobody numbers or describes a round there, so the one number is that of the round that passed.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from reclint.model.lesson import VerdictClaim

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reclint.model import ReviewClaim
    from reclint.text.source import Passage
    from reclint.vocabulary.lexicon import Lexicon

_MOST_WORDS = 15
"""How many words such a review has at most: a longer one tells of more than how often."""


def with_rounds_taken(claim: ReviewClaim, told: Iterable[Passage], lexicon: Lexicon) -> ReviewClaim:
    """The claim with the round that passed, where its few words say no more than that it did and how many it took.

    Where rounds are told too, a sentence of its own says both before them, and the last of them is that round.
    """
    passages = [passage for passage in told if passage.text]
    if passages and claim.iterations and not claim.statements:
        return _with_opening(claim, passages[0], lexicon)
    if claim.passed_at or claim.iterations or claim.absent or len(passages) != 1:
        return claim
    [passage] = passages
    if len(passage.text.split()) > _MOST_WORDS:
        return claim
    verdicts = list(lexicon.verdict.finditer(passage.text))
    passing = lexicon.vocabulary.pass_verdict
    rounds = {_value(match, lexicon) for match in _rounds(lexicon).finditer(passage.text) if match["among"] is None}
    is_other = any(lexicon.verdict_of(verdict.group()) != passing for verdict in verdicts)
    if not verdicts or is_other or len(rounds) != 1:
        return claim
    if any(statement.conditional for statement in claim.statements) or _denied(lexicon).search(passage.text):
        return claim
    [number] = rounds
    stated = VerdictClaim(span=passage.span_of(*verdicts[0].span()), verdict=passing, iteration=number)
    return claim.model_copy(update={"verdict": passing, "passed_at": number, "statements": (stated,)})


def _with_opening(claim: ReviewClaim, passage: Passage, lexicon: Lexicon) -> ReviewClaim:
    """The claim with what the sentence says that opens its text, where the rounds told behind it agree."""
    opening, passing = _opening(lexicon).match(passage.text), lexicon.vocabulary.pass_verdict
    if opening is None or lexicon.verdict_of(opening["verdict"]) != passing:
        return claim
    number, last = lexicon.value(opening["number"]), claim.iterations[-1]
    if last.number != number or last.verdict not in (None, passing) or last.span.start < passage.offset(opening.end()):
        return claim
    maximum = number if opening["whole"] else claim.maximum
    stated = VerdictClaim(
        span=passage.span_of(*opening.span("verdict")), verdict=passing, iteration=number, maximum=maximum
    )
    told = {"verdict": passing, "passed_at": number, "maximum": maximum, "statements": (stated,)}
    return claim.model_copy(update=told)


@lru_cache(maxsize=16)
def _opening(lexicon: Lexicon) -> re.Pattern[str]:
    """A sentence that says how many rounds it took to pass: "Took three rounds to pass. "."""
    subject = rf"(?:{lexicon.word('judged')}\s+)?"
    whole = rf"(?:(?P<whole>{lexicon.word('all')})\s+(?:{lexicon.word('the')}\s+)?)?"
    rounds = rf"{whole}(?P<number>{lexicon.counting})\s+(?:[^\W\d]+\s+)?{lexicon.word('iteration')}"
    then = rf"(?:,?\s+{lexicon.word('joining')})?(?:,?\s+{lexicon.word('next')})?|\s+{lexicon.word('in-order-to')}"
    ends = rf"(?:\s+{lexicon.word('judged')})?[*_]{{0,3}}\s*(?:[.:;]|\Z)"
    return re.compile(
        rf"\W{{0,4}}{subject}{lexicon.word('taking')}\s+{rounds}(?:{then})\s+(?P<verdict>{lexicon.verdict.pattern}){ends}",
        re.I,
    )


@lru_cache(maxsize=16)
def _rounds(lexicon: Lexicon) -> re.Pattern[str]:
    """A number of rounds, or the round by its order: "two rounds", "twice", "a second round", "the third pass"."""
    noun = rf"(?:{lexicon.word('iteration', 'time', 'review')}|{lexicon.verdict.pattern})"
    of = rf"(?!\s*/|\s+{lexicon.word('of')}\s|\s+\d)"  # not the 2 of "polish 2 at iteration 1"
    among = rf"(?:{lexicon.word('of')}\s+(?P<among>))?"  # "the last of three rounds"
    counted = rf"(?P<number>{lexicon.counting})\s+(?:[^\W\d]+\s+)?{noun}(?!\w){of}"
    ordered = rf"(?P<ordinal>{lexicon.ordinal})\s+{noun}(?!\w){of}"
    return re.compile(
        rf"(?<![\w./]){among}{counted}|(?<!\w){ordered}|(?<!\w)(?P<twice>{lexicon.word('twice')})(?!\w)", re.I
    )


@lru_cache(maxsize=16)
def _denied(lexicon: Lexicon) -> re.Pattern[str]:
    """What says that a pass is still to come: "not passed after two rounds", "two rounds to go"."""
    return re.compile(rf"(?<!\w){lexicon.word('negative', 'without', 'pending', 'unreviewed', 'undone')}(?!\w)", re.I)


def _value(match: re.Match[str], lexicon: Lexicon) -> int:
    if match["ordinal"]:
        return lexicon.ordinal_value(match["ordinal"])
    return lexicon.value(match["number"]) if match["number"] else 2
