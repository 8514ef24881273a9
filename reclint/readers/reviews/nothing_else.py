"""Counts that say to be all there are: "nothing else", "nothing was left but 2 polish findings", "2 polish only"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from reclint.model.lesson import GradeCount
from reclint.vocabulary.lexicon import DASH, alternatives

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reclint.model import IterationClaim
    from reclint.text.source import Passage, Span
    from reclint.vocabulary.lexicon import Lexicon


def zero(grade: str, span: Span) -> GradeCount:
    """No findings of a grade."""
    return GradeCount(span=span, value=0, grade=grade)


def filled(counts: Sequence[GradeCount], span: Span, lexicon: Lexicon) -> tuple[GradeCount, ...]:
    """Some counts with 0 for all other grades, which ``span`` says."""
    stated = {count.grade for count in counts}
    return (*(zero(grade, span) for grade in lexicon.vocabulary.grades if grade not in stated), *counts)


def stated_alone(body: Passage, masked: str, counts: Sequence[GradeCount], lexicon: Lexicon) -> Span | None:
    """Where a description says that it tells all findings; ``masked`` is its text without parentheses.

    "Nothing else", and "nothing was left but ", "no finding except for " right before a count.
    """
    if match := _nothing_else(lexicon).search(masked):
        return body.span_of(*match.span())
    if len(counts) == 1 and _is_all_left(body, counts[0], lexicon):
        return counts[0].span
    starts = {count.span.start for count in counts}
    places = (match.span() for match in _nothing_but(lexicon).finditer(masked) if match.end() < len(masked))
    return next((body.span_of(*place) for place in places if body.offset(place[1]) in starts), None)


def _is_all_left(body: Passage, count: GradeCount, lexicon: Lexicon) -> bool:
    """Whether the only count of a description is of all that was there still: "only one polish finding was left".

    Where some were mended, "all fixed, only one polish was left", those were findings of the same round.
    """
    if not _is_only(body, count, lexicon) or _mended(lexicon).search(body.text):
        return False
    return any(body.offset(match.start()) == count.span.stop for match in _left(lexicon).finditer(body.text))


@lru_cache(maxsize=16)
def _mended(lexicon: Lexicon) -> re.Pattern[str]:
    """Finds what says that findings were dealt with: "fixed"."""
    return re.compile(rf"(?<!\w){lexicon.word('fixed')}(?!\w)", re.I)


@lru_cache(maxsize=16)
def _left(lexicon: Lexicon) -> re.Pattern[str]:
    """Finds what says, right behind what a count counts, that it was there still: " was left", " findings remained".

    What was "left open" is a part of them.
    """
    noun, left = rf"(?:\s+{lexicon.word('finding', 'bit')})?", lexicon.word("stays", "remaining")
    behind = rf"(?!\w|\s+{lexicon.word('unsettled')}(?!\w))"
    return re.compile(rf"(?<!\s){noun}(?:\s+{lexicon.word('described')})?\s+{left}{behind}", re.I)


@lru_cache(maxsize=16)
def _nothing_else(lexicon: Lexicon) -> re.Pattern[str]:
    """Finds what says that all findings were told: "nothing else"; at the end of a clause, "no other findings"."""
    others = rf"{lexicon.word('no-others')}(?:\s+{lexicon.word('described')})?(?:\s+{lexicon.word('at-all')})?"
    return re.compile(rf"(?<!\w)(?:{lexicon.word('nothing-else')}(?!\w)|{others}{clause_ends(lexicon)})", re.I)


@lru_cache(maxsize=16)
def _nothing_but(lexicon: Lexicon) -> re.Pattern[str]:
    """What stands before the only counts: "nothing was left but ", "no finding except "; not "no surprises but "."""
    finding = lexicon.word("finding", "bit", "others", "described", "at-all", "stays", "remaining", "helping", "more")
    between = rf"(?:{finding},?\s+){{0,4}}?"
    return re.compile(rf"(?<!\w){lexicon.zero},?\s+{between}{lexicon.word('but-for')}\s+", re.I)


def clause_ends(lexicon: Lexicon) -> str:
    """The pattern for the end of a clause ahead: ".", " and "."""
    return rf"(?=[*_]*\s*(?:[.,;:()]|$|{lexicon.word('joining')}\s))"


def bare_none(lexicon: Lexicon) -> str:
    """The pattern for a word for none that needs no other one: "none"; not "not needed", "n/a"."""
    return alternatives(word for word in lexicon.vocabulary.words_of("none") if word.isalpha())


def with_zeros(
    passages: Sequence[Passage], iterations: Sequence[IterationClaim], lexicon: Lexicon
) -> Iterator[IterationClaim]:
    """The iterations, with zeros for the grades that one leaves out which has "only two polish findings".

    So it means where the one before counts every grade, or where that is all that is said of the round: "The second
    brought only two polish findings."; else its author may leave out what is not zero.
    """
    whole = False
    for claim in iterations:
        found = [count for count in claim.counts if count.value] or claim.counts  # "none critical, one polish only"
        [count] = found if len(found) == 1 else [None]
        alone = (
            count
            and any(
                _is_only(passage, count, lexicon) if whole else _brought_only(passage, claim, count, lexicon)
                for passage in passages
            )
            and not _names_others(passages, claim, count, iterations, lexicon)
        )
        whole = bool(alone) or len(claim.counts) == len(lexicon.vocabulary.grades)
        if count and alone:
            yield claim.model_copy(update={"counts": filled(claim.counts, count.span, lexicon)})
        else:
            yield claim


def _names_others(
    passages: Sequence[Passage],
    claim: IterationClaim,
    count: GradeCount,
    iterations: Sequence[IterationClaim],
    lexicon: Lexicon,
) -> bool:
    """Whether a grade that a round does not count stands behind its only count: "only 1 critical; polish was left"."""
    counted = {one.grade for one in claim.counts}
    stop = min((one.span.start for one in iterations if one.span.start >= count.span.stop), default=None)
    for passage in passages:
        if passage.span.start <= count.span.start < passage.span.stop:
            found = lexicon.whole_grade.finditer(passage.text)
            behind = (one for one in found if count.span.stop <= passage.offset(one.start()))
            before_next = (one for one in behind if stop is None or passage.offset(one.start()) < stop)
            return any(lexicon.grade_of(one.group()) not in counted for one in before_next)
    return False


def _is_only(passage: Passage, count: GradeCount, lexicon: Lexicon) -> bool:
    """Whether a word such as "only" stands right before a count of a passage or behind it, or is its number."""
    if not passage.span.start <= count.span.start < passage.span.stop:
        return False
    found = (match.span() for match in _only(lexicon).finditer(passage.text) if not match["denied"])
    if any(count.span.start in map(passage.offset, place) for place in found):
        return True
    behind = _only_behind(lexicon).finditer(passage.text)
    return any(passage.offset(match.start()) == count.span.stop for match in behind)


def _brought_only(passage: Passage, claim: IterationClaim, count: GradeCount, lexicon: Lexicon) -> bool:
    """Whether a passage says of a round nothing but that it brought only what is counted, in a clause of its own."""
    if not passage.span.start <= claim.span.start <= count.span.start < passage.span.stop:
        return False
    start = passage.index_of(claim.span.start)
    openings = (_bringing(lexicon).match(passage.text, start), _naming(lexicon).match(passage.text, start))
    found = [opening for opening in openings if opening and passage.offset(opening.end()) == count.span.start]
    if not found:
        return False
    # "Round two: 2 polish points only, so it passed": behind such a word the sentence may go on.
    before = any(opening["only"] for opening in found)
    behind = (_clause_ending if before else _only_behind)(lexicon).finditer(passage.text)
    return any(passage.offset(match.start()) == count.span.stop for match in behind)


@lru_cache(maxsize=16)
def _bringing(lexicon: Lexicon) -> re.Pattern[str]:
    """What says of a round that it brought what follows: "The second brought only ", "In it there was just "."""
    words = r"\W{0,3}[\w/]{1,20}(?:\W{1,3}[\w/]{1,20}){0,4}?"
    return re.compile(rf"{words}\s+{lexicon.word('described')}\s+(?:(?P<only>{lexicon.word('only')})\s+)?", re.I)


@lru_cache(maxsize=16)
def _naming(lexicon: Lexicon) -> re.Pattern[str]:
    """A round that is named and no more, before what it counts: "Round two: ", "Iteration 2 (of 3) — only ", ": "."""
    words = r"(?:\W{0,3}[\w/]{1,20}(?:\W{1,3}[\w/]{1,20}){0,4}?\)?)?"
    only = rf"(?:(?P<only>{lexicon.word('only')})\s+)?"
    return re.compile(rf"{words}[*_]{{0,3}}(?::[*_]{{0,3}}|\s{DASH})\s+{only}", re.I)


@lru_cache(maxsize=16)
def _clause_ending(lexicon: Lexicon) -> re.Pattern[str]:
    """The end of a sentence, perhaps behind what a count counts, or a verdict: " findings.", " (it), so it passed"."""
    noun = rf"(?:\s+{lexicon.word('finding', 'bit')})?"
    judged = rf"[,;]\s+(?:[^\W\d]+\s+){{0,3}}?{lexicon.verdict.pattern}(?!\w)"
    return re.compile(rf"(?<!\s){noun}(?:\s+\([^()\n]{{1,200}}\))?[*_]{{0,3}}(?=\.(?:\s|$)|$|{judged})", re.I)


@lru_cache(maxsize=16)
def _only(lexicon: Lexicon) -> re.Pattern[str]:
    """Finds a word such as "only", with the blanks behind it, and what denies it, as in "not only"."""
    denied = rf"(?P<denied>{lexicon.word('negative')}\s+)?"
    return re.compile(rf"(?<!\w){denied}{lexicon.word('only')}(?!\w)\s*", re.I)


@lru_cache(maxsize=16)
def _only_behind(lexicon: Lexicon) -> re.Pattern[str]:
    """Finds a word such as "only" behind what a count counts, at the end of a clause: " items only.", ", no more;"."""
    noun = rf"(?:\s+{lexicon.word('finding', 'bit')})?"
    return re.compile(rf"(?<!\s){noun},?\s+{lexicon.word('alone')}{clause_ends(lexicon)}", re.I)
