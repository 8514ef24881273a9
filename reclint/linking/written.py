"""Links as plain data, and back: items and rows are told by their places in the record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reclint.linking.link import Candidate, Decision, Link, Scope
from reclint.linking.scores import Score

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reclint.model import ConceptRow, LessonSummary, Record

Links = tuple[Link, ...]


def write_links(record: Record, links: Iterable[Links]) -> list[Any]:
    """The links of each lesson of a record as lists, texts and numbers."""
    places = {id(row): place for place, row in enumerate(record.rows)}
    return [[_link(link, places) for link in lesson] for lesson in links]


def _link(link: Link, places: dict[int, int]) -> list[Any]:
    return [
        link.decision.value,
        [places[id(row)] for row in link.rows],
        [_candidate(candidate, places) for candidate in link.candidates],
        link.scope.value,
        link.silent,
        link.elsewhere,
        [places[id(row)] for row in link.alike],
        places[id(link.presumed)] if link.presumed else None,
    ]


def _candidate(candidate: Candidate, places: dict[int, int]) -> list[Any]:
    found = candidate.score
    return [places[id(candidate.row)], found.value, found.dice, found.cosine, found.held, candidate.guard]


def read_links(record: Record, data: Sequence[Sequence[Any]]) -> tuple[Links, ...]:
    """The links that were written down for the lessons of a record.

    Raises:
        ValueError, TypeError, IndexError: the data are no links of this record.
    """
    return tuple(_linked(lesson, links, record.rows) for lesson, links in zip(record.lessons, data, strict=True))


def _linked(lesson: LessonSummary, data: Sequence[Any], rows: Sequence[ConceptRow]) -> Links:
    return tuple(
        Link(
            item,
            Decision(decision),
            tuple(rows[place] for place in places),
            tuple(Candidate(rows[place], Score(*score), guard) for place, *score, guard in candidates),
            Scope(scope),
            silent,
            elsewhere,
            alike=tuple(rows[place] for place in alike),
            presumed=None if presumed is None else rows[presumed],
        )
        for item, (decision, places, candidates, scope, silent, elsewhere, alike, presumed) in zip(
            lesson.taught, data, strict=True
        )
    )
