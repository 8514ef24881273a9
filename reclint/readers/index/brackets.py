"""Pieces of an entry that stand in brackets."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reclint.readers.index.entry import Piece

_GROUP = re.compile(r"\([^()\n]*\)|\[[^\[\]\n]*\]")
"""What stands in brackets: "(2 : 1)", "[D — L1]"."""


def with_whole_brackets(text: str, pieces: Sequence[Piece]) -> Sequence[Piece]:
    """The pieces, those of words in brackets as parts of one name: "Gear ratio (2 : 1 to 4 : 1)".

    Not where one of them is a depth or a lesson: "Spokes (D — thin)".
    """
    if "(" not in text and "[" not in text:
        return pieces
    found = [*pieces]
    for group in _GROUP.finditer(text):
        inside = [at for at, piece in enumerate(pieces) if group.start() <= piece.start < group.end()]
        if not any(pieces[at].is_depth or pieces[at].lesson for at in inside):
            for at in inside[1:]:
                found[at] = pieces[at]._replace(strong=False)
    return found
