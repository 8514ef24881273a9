"""What is asked of items and rows that the links of a lesson leave over, and which of them are presumed to be one."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reclint.linking.doubted import level_of
from reclint.linking.leftover import last_pairs, left_over, pairs_in_order
from reclint.linking.link import Decision, Scope

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from reclint.linking.link import Candidate, Link
    from reclint.linking.names import Name
    from reclint.model import ConceptRow

PRESUMED = 0.2
"""The score from which the best row of an open link is presumed to be meant, where it leads.

In seventeen courses by other authors nine of ten such rows are meant, the same from 0.1 on; from 0.3 on three of three.
"""
AHEAD = 0.1
"""By how much it leads: the same at 0.05 in those courses."""
OF_DEPTH_AHEAD = 0.02
"""By how much it leads where it has the depth of the item: in forty courses six more are meant, and two are not."""


@dataclass(frozen=True)
class Asking:
    """The ``items`` of a lesson, and the rows that no link of it names, by their places.

    ``names`` are those of all rows; ``candidate`` gives what speaks for an item, by its place, meaning a row.
    """

    items: Sequence[Name]
    rows: Mapping[int, ConceptRow]
    names: Sequence[Name]
    candidate: Callable[[int, int], Candidate]

    def asked(self, links: Sequence[Link]) -> tuple[Link, ...]:
        """The links, what is left over as questions."""
        return tuple(_leading(self._presumed(self._paired(self._of_depths(list(links))))))

    def _of_depths(self, links: list[Link]) -> list[Link]:
        """The links, the missing ones beside rows of their depth as questions whether they are one."""
        asked = _asked(links)
        rows = [(level_of(row), place) for place, row in self.rows.items() if id(row) not in asked]
        # An item from elsewhere states no depth, and is not asked about.
        missing = (at for at, link in enumerate(links) if link.decision is Decision.MISSING)
        items = [(level_of(links[at].item), at) for at in missing if not links[at].silent]
        for at, left in left_over(items, rows, sum(1 for link in links if link.rows)):
            if fitting := self._fitting(at, left):
                links[at] = replace(links[at], decision=Decision.AMBIGUOUS, candidates=fitting)
        return links

    def _paired(self, links: list[Link]) -> list[Link]:
        """The links, an item and a row that nothing else is left for, and that share a word, as a question."""
        asked = _asked(links)
        rows = {place: self.names[place].head_words for place, row in self.rows.items() if id(row) not in asked}
        missing = (at for at, link in enumerate(links) if link.decision is Decision.MISSING and link.item.depth)
        items = {at: self.items[at].head_words for at in missing if _may_have_a_row(links[at])}
        for at, place in last_pairs(items, rows):
            if fitting := self._fitting(at, [place]):
                links[at] = replace(links[at], decision=Decision.AMBIGUOUS, candidates=fitting)
        return links

    def _presumed(self, links: list[Link]) -> list[Link]:
        """The links, those that are not certain with the row that is left for them, as many as there are items."""
        open_ = (at for at, link in enumerate(links) if not link.rows and link.scope is Scope.LESSON)
        items = [(level_of(links[at].item), at) for at in open_ if _may_have_a_row(links[at])]
        rows = [(level_of(row), place) for place, row in self.rows.items()]
        linked = [row.line for link in links for row in link.rows[:1]]
        for at, place in pairs_in_order(items, rows, linked):
            for found in self._fitting(at, [place]):
                links[at] = _presuming(links[at], found)
        return links

    def _fitting(self, at: int, places: Iterable[int]) -> tuple[Candidate, ...]:
        """The rows that nothing speaks against, the best first."""
        found = (self.candidate(at, place) for place in places)
        return tuple(sorted((one for one in found if not one.guard), key=_by_score))


def _asked(links: Iterable[Link]) -> set[int]:
    """The identities of the rows that an open link may mean."""
    return {id(row) for link in links if link.decision is Decision.AMBIGUOUS for row in link.open_rows}


def _may_have_a_row(link: Link) -> bool:
    return not (link.silent or link.elsewhere)


def _leading(links: list[Link]) -> list[Link]:
    """The links, those that are open with the best of their rows, where no other item has it and it leads well."""
    meant = {id(row) for link in links for row in link.meant}
    best = {at: link.candidates[0].row for at, link in enumerate(links) if _leads(link)}
    wanted = Counter(map(id, best.values()))
    for at, row in best.items():
        if id(row) not in meant and wanted[id(row)] == 1:
            links[at] = replace(links[at], presumed=row)
    return links


def _leads(link: Link) -> bool:
    """Whether the best row of an open link comes near enough, and no other row does."""
    rivals = [one for one in link.candidates if not one.guard]
    if link.meant or not rivals or rivals[0] is not link.candidates[0] or not _may_have_a_row(link):
        return False
    own, second = (rivals[0].score.value, rivals[1].score.value if len(rivals) > 1 else 0.0)
    is_of_depth = level_of(link.item) is not None and level_of(link.item) == level_of(rivals[0].row)
    is_ahead = own - second >= (OF_DEPTH_AHEAD if is_of_depth else AHEAD)
    return link.scope is Scope.LESSON and own >= PRESUMED and is_ahead and not link.alike


def _presuming(link: Link, found: Candidate) -> Link:
    """A link that is open, with the row that it is presumed to mean among its candidates."""
    others = link.candidates if link.decision is Decision.AMBIGUOUS else ()
    ranked = sorted((found, *(one for one in others if one.row is not found.row)), key=_by_score)
    return replace(link, decision=Decision.AMBIGUOUS, candidates=tuple(ranked), presumed=found.row)


def _by_score(candidate: Candidate) -> float:
    return -candidate.score.value
