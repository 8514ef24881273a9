"""Rows of a review's table whose cells say that a round found nothing, and rows of rounds that were not held."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from reclint.readers.reviews.counts import CountReader
from reclint.readers.reviews.nothing_else import zero

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reclint.markdown import Row
    from reclint.model import IterationClaim
    from reclint.model.lesson import GradeCount, VerdictClaim
    from reclint.vocabulary.lexicon import Lexicon

_DASH = re.compile(r"[*_\s]*[–—-]+[*_\s]*|")
"""A cell with a dash or with nothing."""


def was_held(row: Row, verdict: str | None, verdicts: Sequence[str | None], lexicon: Lexicon) -> bool:
    """Whether a row without counts may be of a round that found nothing, beside the verdicts of all rows.

    Where others have a verdict it has to be a pass; else no cell may say that there was none: "3 | not held | –".
    """
    if any(verdicts):
        return verdict == lexicon.vocabulary.pass_verdict
    to_come, none = _to_come(lexicon), _none(lexicon)
    return not any(to_come.match(cell.text) and not none.fullmatch(cell.text) for cell in row.cells)


def none_in_cells(
    row: Row, columns: frozenset[int], lexicon: Lexicon, *, passed: bool = False
) -> tuple[GradeCount, ...]:
    """The counts of a row whose cell says that there were none, below or above others that count: "none", "–".

    A dash alone is none where the round passed, or something else stands beside its number: "2 | Ada | –".
    """
    told = passed or any(not _DASH.fullmatch(cell.text) for cell in row.cells[1:])
    for cell in (row.cells[place] for place in columns if place < len(row.cells)):
        if _none(lexicon).fullmatch(cell.text) or (told and cell.text and _DASH.fullmatch(cell.text)):
            return tuple(zero(grade, cell.span) for grade in lexicon.vocabulary.grades)
        if found := CountReader(lexicon).none(cell):
            return found
    return ()


def are_dashes(row: Row, columns: Iterable[int]) -> bool:
    """Whether all cells of a row that would count have a dash, or nothing: "3 | – | – | –"."""
    return all(_DASH.fullmatch(row.cells[place].text) for place in columns if place < len(row.cells))


def is_clean(claim: IterationClaim) -> bool:
    """Whether a round had no findings, behind which no other is needed."""
    return not any(count.value for count in claim.counts)


def without_rounds_behind(
    claims: Sequence[IterationClaim], statements: Sequence[VerdictClaim]
) -> Iterator[IterationClaim]:
    """The rounds of a table without those behind the one that is said to have passed of which one cell says "none"."""
    passed = statements[0].iteration if statements else None
    for claim in claims:
        is_bare = claim.verdict is None and is_clean(claim) and len({count.span for count in claim.counts}) == 1
        if not (passed and claim.number > passed and is_bare):
            yield claim


@lru_cache(maxsize=16)
def _none(lexicon: Lexicon) -> re.Pattern[str]:
    """A cell that says that there was nothing: "none", "clean"."""
    return re.compile(rf"\W*{lexicon.word('none', 'clean')}\W*", re.I)


@lru_cache(maxsize=16)
def _to_come(lexicon: Lexicon) -> re.Pattern[str]:
    """A cell of a round that was not held: "not held", "pending", "to come", "Friday, cancelled", "nobody"."""
    words = (
        "review-to-come",
        "pending",
        "planned",
        "placeholder",
        "undecided",
        "dropped",
        "negative",
        "undone",
        "failed",
    )
    opens = rf"\W*(?:{lexicon.word(*words, 'not-held')}|{lexicon.word('nobody')}\W*$)"
    return re.compile(rf"(?:{opens}|[^\n]{{0,80}}(?<!\w){lexicon.word('not-held')})(?!\w)", re.I)
