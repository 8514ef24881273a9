"""Whether the items of a lesson say the concepts of the index in the words of their rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reclint.linking.link import Decision
from reclint.linking.names import read_name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reclint.linking.link import Link

_VERBATIM = 0.7
"""The score from which an item has the words of its row."""
_LEAST = 0.4
"""How much of the items do, where a list says concepts by their names.

Of 26 courses: where both the lesson and its record do, 11 of 13 items without a row have none, and 18 of 23 rows that a
section is silent about were left out. Where one of them does not, 14 of 43 and 18 of 54: "seeing light through a thin
skin" is "Windowpane test". From 0.34 to 0.5 the same.
"""
_FEWEST = 3
"""How many items show how a list says concepts, at least: one or two may be put so by chance."""


def is_verbatim(links: Iterable[Link]) -> bool:
    """Whether the items that mean rows, or may, have the words of these; also where they are too few to tell."""
    own = [link for link in links if not (link.silent or link.elsewhere)]
    meant = [link for link in own if link.rows or link.decision is Decision.AMBIGUOUS]
    return len(meant) < _FEWEST or sum(map(_is_said, meant)) >= _LEAST * len(meant)


def _is_said(link: Link) -> bool:
    """Whether an item has the words of its row, or those of each of its rows: "Rise, steam and egg wash"."""
    if link.answered or max((candidate.score.value for candidate in link.candidates), default=0.0) >= _VERBATIM:
        return bool(link.rows)
    said = read_name(link.item.name).all_words
    return len(link.rows) > 1 and all(read_name(row.name.text).head_words <= said for row in link.rows)
