"""The iterations of a review, put together from all that describes them, and the verdict that they end in."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from reclint.readers.counts import zero

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reclint.model import IterationClaim
    from reclint.model.lesson import GradeCount, VerdictClaim
    from reclint.text.source import Passage
    from reclint.vocabulary.lexicon import Lexicon


def final_verdict(
    iterations: tuple[IterationClaim, ...], statements: tuple[VerdictClaim, ...]
) -> tuple[str | None, int | None]:
    """The final verdict and its iteration: the last iteration's own words win over a statement about it."""
    stated = statements[0] if statements else None
    last = iterations[-1] if iterations else None
    later = stated and last and stated.iteration is not None and stated.iteration > last.number
    if last and last.verdict and not later:
        return last.verdict, last.number
    return (stated.verdict, stated.iteration) if stated else (None, None)


def merged(described: Iterable[Iterable[IterationClaim]]) -> tuple[IterationClaim, ...]:
    """The iterations of all statements, by number; where two describe one, the fuller one is completed."""
    found: dict[int, IterationClaim] = {}
    for claims in described:
        for claim in claims:
            known = found.get(claim.number)
            found[claim.number] = _complete(known, claim) if known else claim
    return tuple(found[number] for number in sorted(found))


def described_with_counts(iterations: Iterable[IterationClaim]) -> int:
    """How many iterations have counts."""
    return sum(bool(claim.counts) for claim in iterations)


def _complete(known: IterationClaim, other: IterationClaim) -> IterationClaim:
    fuller, thinner = (other, known) if len(other.counts) > len(known.counts) else (known, other)
    known_counts = {count.grade: count.value for count in fuller.counts}
    added = tuple(count for count in thinner.counts if count.grade not in known_counts)
    other_values = (count for count in thinner.counts if count.value != known_counts.get(count.grade, count.value))
    repeated = (*fuller.repeated, *thinner.repeated, *(count for count in other_values if not count.carried))
    verdict = fuller.verdict or thinner.verdict
    return fuller.model_copy(update={"verdict": verdict, "counts": (*fuller.counts, *added), "repeated": repeated})


def with_zeros(
    passages: Sequence[Passage], iterations: Sequence[IterationClaim], lexicon: Lexicon
) -> Iterator[IterationClaim]:
    """The iterations, with zeros for the grades that one leaves out which has "only two polish findings".

    So it means where the one before counts every grade, zeros too; else its author may leave out what is not zero.
    """
    grades, whole = list(lexicon.vocabulary.grades), False
    for claim in iterations:
        [count] = claim.counts if len(claim.counts) == 1 else [None]
        alone = count and whole and any(_is_only(passage, count, lexicon) for passage in passages)
        values = [count.value for count in claim.counts]
        whole = bool(alone) or (len(values) == len(grades) and 0 in values)
        if count and alone:
            zeros = (zero(grade, count.span) for grade in grades if grade != count.grade)
            yield claim.model_copy(update={"counts": (*zeros, count)})
        else:
            yield claim


def _is_only(passage: Passage, count: GradeCount, lexicon: Lexicon) -> bool:
    """Whether a word such as "only" stands right before a count of a passage, or is its number: "a single one"."""
    if not passage.span.start <= count.span.start < passage.span.stop:
        return False
    found = (match.span() for match in _only(lexicon).finditer(passage.text))
    return any(count.span.start in map(passage.offset, place) for place in found)


@lru_cache(maxsize=16)
def _only(lexicon: Lexicon) -> re.Pattern[str]:
    """Finds a word such as "only", with the blanks behind it."""
    return re.compile(rf"(?<!\w){lexicon.word('only')}(?!\w)\s*", re.I)
