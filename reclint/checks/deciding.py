"""What an answer to the question which row an item means would change: what else is told of the lesson."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from reclint.checks.depth import agrees
from reclint.checks.section import Wording
from reclint.linking import Scope

if TYPE_CHECKING:
    from reclint.linking import Candidate, Link
    from reclint.workspace import Lesson

# Rows that a question offers: what fits on its line.
_OFFERED = 3


def offered(link: Link) -> list[Candidate]:
    """The rows that a question offers; what speaks against one puts it behind the others, however alike it is."""
    return sorted(link.candidates, key=lambda candidate: bool(candidate.guard))[:_OFFERED]


def is_marked(lesson: Lesson, link: Link) -> bool:
    """Whether an item states a depth, is no remark perhaps, and is not said to be known from elsewhere."""
    # "Bowline (recap)", "Splice, from 4.2": the word for a recap, or a module's number.
    known = rf"\b(?:{lesson.module.documents.lexicon.word('recap')}|\d{{1,2}}\.\d{{1,2}})\b"
    stated = link.item.depth is not None and not (link.item.revisited or link.item.doubtful)
    return stated and not re.search(known, link.item.text, re.I)


def needs_row(lesson: Lesson, link: Link, longest: int) -> bool:
    """Whether something is told of an item that means no row; one of more words without a mark is taken for prose."""
    return len(link.item.name.split()) <= longest or is_marked(lesson, link)


class Stakes:
    """What hangs on the answers about the open links of a lesson; what all of them need is found once."""

    def __init__(self, lesson: Lesson, longest: int) -> None:
        self.lesson = lesson
        self.longest = longest

    def has(self, link: Link) -> bool:
        """Whether anything else is told by which of the offered rows an item means, or that it means none.

        That is so where an item without a row is told, where a depth is to be compared with different ones, and where
        the section says nothing of a row that no other item names. Which row of another lesson is meant is told in any
        case.
        """
        if link.scope is not Scope.LESSON or needs_row(self.lesson, link, self.longest):
            return True
        rows, stated = [candidate.row for candidate in offered(link)], link.item.depth
        if stated and stated.level and not all(agrees(self.lesson, row, stated.level) for row in rows):
            return True
        return any(row.line in self._silent for row in rows)

    @cached_property
    def _silent(self) -> frozenset[int]:
        """The lines of the lesson's rows that no item names for certain, and of which the section says nothing."""
        named = {row.line for link in self.lesson.links for row in link.rows}
        section = Wording(self.lesson)
        return frozenset(row.line for row in self.lesson.rows if row.line not in named and section.is_silent(row))
