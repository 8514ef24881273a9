"""The iterations of a review, put together from all that describes them, and the verdict that they end in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reclint.model import ReviewClaim

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reclint.model import IterationClaim
    from reclint.model.lesson import GradeCount, VerdictClaim
    from reclint.text.source import Span


def final_verdict(
    iterations: tuple[IterationClaim, ...], statements: tuple[VerdictClaim, ...], *, of_all: bool = True
) -> tuple[str | None, int | None]:
    """The final verdict and its iteration: the last iteration's own words win over a statement about it.

    Where both say that it passed, the statement says at which: "passed at iteration 2. … Iteration 3: passed". It does
    not unless it is ``of_all`` rounds.
    """
    stated = statements[0] if statements else None
    last = iterations[-1] if iterations else None
    if of_all and stated and last and stated.verdict == last.verdict and stated.iteration:
        return stated.verdict, stated.iteration
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


def are_open(counts: Iterable[GradeCount]) -> bool:
    """Whether some counts are of findings that no pass leaves."""
    return any(count.value for count in counts if count.grade != "polish")


def claim_of(
    span: Span,
    iterations: tuple[IterationClaim, ...],
    statements: tuple[VerdictClaim, ...],
    maximum: int | None,
    *,
    passes: str,
    of_all: bool,
) -> ReviewClaim:
    """What a review says by its iterations and statements; ``passes`` is the verdict of one that is passed.

    ``of_all``: the first statement speaks of all rounds.
    """
    verdict, at = final_verdict(iterations, statements, of_all=of_all)
    return ReviewClaim(
        span=span,
        verdict=verdict,
        passed_at=at if verdict == passes else None,
        maximum=maximum,
        iterations=iterations,
        statements=statements,
    )
