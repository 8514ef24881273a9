"""Lessons of other modules from which an entry says that its concept comes: "Gears (from 3.1.4) — DEVELOPED — L2"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reclint.markdown import bracket_ends

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reclint.readers.index.entry import Piece
    from reclint.readers.lessons.names import LessonNames
    from reclint.text.source import Passage

_LED = re.compile(r"[^\W\d_]+\.?(?:[\s:]|$)")
"""A word before a number: "from 3.1.4", "cf. 3.1.4"."""


def without_other_modules(text: Passage, pieces: Sequence[Piece], names: LessonNames) -> Sequence[Piece]:
    """The pieces, lessons of other modules as words where an entry has one of its own too.

    They stand in brackets of their own, "Gears (from 3.1.4) — L2", or behind the own one and a word, "Gears — L2 —
    from 3.1.4". "Gears (3.1.4, L2)" names both, and one may be wrong.
    """
    other = [piece for piece in pieces if piece.lesson and not piece.more and names.is_elsewhere(piece.lesson)]
    own = [piece for piece in pieces if piece.lesson and piece not in other]
    if not other or not own:
        return pieces
    ends = bracket_ends(text.text)
    told = {
        piece
        for piece in other
        if _is_aside(piece, [one for one in pieces if one not in other], ends)
        or (own[0].stop <= piece.start and _LED.match(text.text, piece.start) and not piece.is_depth)
    }
    return [piece._replace(is_depth=False, lesson=None) if piece in told else piece for piece in pieces]


def _is_aside(piece: Piece, others: Sequence[Piece], ends: dict[int, int]) -> bool:
    """Whether a piece stands in brackets that hold no depth and no lesson besides it."""
    around = [(start, stop) for start, stop in ends.items() if start < piece.start and piece.stop < stop]
    says = [one.start for one in others if one.is_depth or one.lesson]
    return any(not any(start < place < stop for place in says) for start, stop in around)
