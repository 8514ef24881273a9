"""Signs and words that stand for a pass where a review has no verdict: "✓", "accepted at iteration 2/3".

Elsewhere they say other things ("✅ fixed", "1 polish accepted"), so nobody looks for them where a verdict is stated.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from reclint.vocabulary.lexicon import DASH, alternatives

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reclint.model import ReviewClaim
    from reclint.vocabulary.lexicon import Lexicon

_FEW_WORDS = 6
"""How many words a review has at most that is nothing but a sign or a word for a pass: "accepted in round 2 of 3"."""
_LAST = r"(?:,\s+(?:\w+\s+){1,3}|\.\s+)"
"""What stands before a word that closes what is told of a round: ", and ", ". "."""

_CLAUSE_ENDS = r"[.;:()]|\s--?\s|\s[—–]\s"
"""Where a clause that may have commas ends: "; ", " — "."""


def weak_verdicts(texts: Iterable[str], lexicon: Lexicon, *, judged: bool, counted: bool = False) -> tuple[str, ...]:
    """The signs and words for a pass that some texts have where a verdict would stand.

    ``judged``: some round has a verdict of its own, so that a sign says so only beside a round. ``counted``: the
    findings of some round were read, in whatever words.
    """
    told = [text for text in texts if text]
    # "✅ Iteration 1 is done" counts nothing, and says more than a sign would; a cell of a table counts by a number.
    counted = counted or any(text.isdecimal() or lexicon.grade_mention.may_be_in(text) for text in told)
    counted = counted or sum(map(_words, told)) <= _FEW_WORDS
    known = lexicon.vocabulary.words_of("passing-sign") if counted and not judged else ()
    signs = {sign for sign in known if any(sign in text for text in told)}
    words = {
        (match["word"] or match["last"] or match["behind"] or match["first"]).lower()
        for text in told
        for match in _accepting(lexicon).finditer(text)
    }
    return tuple(sorted((*signs, *(" ".join(word.split()) for word in words))))


def absence(texts: Iterable[str], lexicon: Lexicon) -> dict[str, bool]:
    """What a claim says whose texts say nothing but that there was no review: "Not yet reviewed.", "Pending (in May)".

    With "none" or "not reviewed" no review is ``pending``. Empty where the texts say something else.

    What stands behind may say who has it or when, but neither counts nor judges.
    """
    said = " ".join(text.strip() for text in texts).strip(" .*_()")
    aside = rf"(?:\s*[(,;:]\s*|\s+{DASH}\s+|\.\s+)"
    match = re.match(rf"{lexicon.word('unreviewed', 'review-to-come')}(?:$|{aside})", said, re.I)
    rest = said[match.end() :] if match else ""
    if match is None or lexicon.whole_grade.search(rest) or lexicon.verdict.search(rest):
        return {}
    if _was_looked_at(rest, lexicon) or _tells_further_round(rest, lexicon, apart="." in match[0]):
        return {}
    pending = re.match(rf"{lexicon.word('review-to-come')}(?!\w)", said, re.I) is not None
    return {"absent": True, "pending": pending}


def _was_looked_at(text: str, lexicon: Lexicon) -> bool:
    """Whether a text says that the lesson was reviewed: "Reviewed by Ada", "Ada read it"; not "Nobody has read it"."""
    for clause in re.split(_CLAUSE_ENDS, text):
        found = _looked_at(lexicon).search(clause)
        if found and not _unsaid(lexicon).search(clause, 0, found.end()):
            return True
    return False


def _tells_further_round(text: str, lexicon: Lexicon, *, apart: bool) -> bool:
    """Whether a text says that there was a round before: "a second reading"; not "another review is planned".

    ``apart``: it does not say what is to come, but stands in a sentence of its own.
    """
    clauses = re.split(_CLAUSE_ENDS, text)
    for place, clause in enumerate(clauses):
        found = _further(lexicon).search(clause)
        # "Still to come; another round after the holidays" has had one.
        opens = found and not apart and not place and len(clause[: found.start()].split()) <= 1
        if found is None or _planned(lexicon).search(clause):
            continue
        if opens or not (_unsaid(lexicon).search(clause, 0, found.start()) or _due(lexicon).search(clause)):
            return True
    return False


@lru_cache(maxsize=16)
def _looked_at(lexicon: Lexicon) -> re.Pattern[str]:
    """What says that the lesson itself was reviewed: "Reviewed by Ada", ", it was read twice", "Bert read the rest".

    "Exercises checked", "Ada read the notebook" speak of something else.
    """
    looked, rest = lexicon.word("looked-at", "looked-over"), lexicon.word("others")
    whole = rf"(?:{lexicon.word('judged')}|{lexicon.word('pointing')}\s+{rest})"
    small = lexicon.word("upon", "until", "joining", "twice", "at-once", "month")
    ends = rf"(?=[*_]*\s*(?:$|[,\d]|{small}(?!\w)))"
    subject = rf"(?:{whole}\s+(?:[^\W\d_]+\s+){{1,3}}?)?"
    opens = rf"(?:^|,\s)[\s*_]*(?:{lexicon.word('however')}\s+)?{subject}{looked}{ends}"
    return re.compile(rf"{opens}|(?<!\w){looked}\s+{whole}{ends}", re.I)


@lru_cache(maxsize=16)
def _unsaid(lexicon: Lexicon) -> re.Pattern[str]:
    """What says of the rest of a clause that it is not so yet: "nobody", "until", "to be", "planned"."""
    words = lexicon.word("nobody", "negative", "without", "undone", "decided-when", "perhaps", "planned")
    return re.compile(rf"(?<!\w){words}(?!\w)", re.I)


@lru_cache(maxsize=16)
def _planned(lexicon: Lexicon) -> re.Pattern[str]:
    """What says that something is no more than planned: "a second reading is planned"."""
    return re.compile(rf"(?<!\w){lexicon.word('planned', 'perhaps')}(?!\w)", re.I)


@lru_cache(maxsize=16)
def _due(lexicon: Lexicon) -> re.Pattern[str]:
    """What says when something will be: "another look once the pictures are in"."""
    return re.compile(rf"(?<!\w){lexicon.word('decided-when')}(?!\w)", re.I)


@lru_cache(maxsize=16)
def _further(lexicon: Lexicon) -> re.Pattern[str]:
    """A round that is not the first: "a second reading", "another look"."""
    later = alternatives(word for word, value in lexicon.vocabulary.ordinals.items() if value > 1)
    noun = lexicon.word("iteration", "time", "review")
    return re.compile(rf"(?<!\w)(?:{later}|{lexicon.word('one-more')})\s+{noun}(?!\w)", re.I)


@lru_cache(maxsize=16)
def _accepting(lexicon: Lexicon) -> re.Pattern[str]:
    """A word for a pass that opens a text, closes it, or has a round behind it.

    "Accepted.", "…, and accepted it", "signed off (2/3)", "went through on the second try"; "Through at the second try"
    opens a text, where "all through the second try" and "two rounds to get through" say something else.
    """
    word, sign = lexicon.word("accepting"), lexicon.word("passing-sign")
    called = rf"(?:{lexicon.word('iteration', 'time', 'review')}|{lexicon.number_word}|{lexicon.ordinal})(?!\w)"
    ratio = r"\d\s*/\s*\d"
    numbered = rf"[\s,:(]+(?:[^\W\d]{{2,5}}\s+){{0,2}}(?:{called}|{ratio})"
    # "✅ at iteration 2/3", "✅ (2/3)"; "✅ Iteration 1" tells of that round alone.
    signed = rf"[\s(]+(?:(?:[^\W\d]{{2,5}}\s+){{1,2}}{called}|{ratio})"
    ends = rf"(?:\s+{lexicon.word('judged')})?[\s.*_)]*$"
    before = rf"(?:^\W*|{_LAST})"
    # "[2/3] 2026-03-05, accepted."
    behind = rf"^\W*{ratio}\W+(?:[\d.-]{{6,10}}\W+)?(?P<behind>{word})(?=\W)"
    article = rf"(?:{lexicon.word('the')}\s+)?"
    through = rf"{lexicon.word('through-at-last')}\s+{lexicon.word('upon')}"
    # "Through at the third go of four pupils", "Through at round 2?"
    others = rf"{lexicon.word('of')}\s+{lexicon.number}\s+(?!{called})\w"
    of_others = rf"\s+{article}(?:{called}\s+){{1,2}}{others}|[^.;\n]*\?"
    first = rf"^\W*(?P<first>{through})(?=\s+{article}(?:{called}|{ratio}))(?!{of_others})"
    return re.compile(
        rf"(?<!\w)(?P<word>{word}(?={numbered})|{sign}(?={signed}))|{before}(?P<last>{word})(?={ends})|{behind}|{first}",
        re.I,
    )


def is_meant(claim: ReviewClaim, texts: Sequence[str]) -> bool:
    """Whether a review that was read so says that it passed: it counts findings, names the round, or says no more."""
    counted = any(one.counts for one in claim.iterations)
    return counted or any(one.iteration for one in claim.statements) or sum(map(_words, texts)) <= _FEW_WORDS


def _words(text: str) -> int:
    return len(text.split())


@lru_cache(maxsize=16)
def with_weak_verdicts(lexicon: Lexicon, words: tuple[str, ...]) -> Lexicon:
    """The lexicon for which some words state a pass."""
    return lexicon.with_words(verdicts={lexicon.vocabulary.pass_verdict: words})
