"""Pieces of an entry that stand in brackets."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reclint.readers.index.entry import Piece

_GROUP = re.compile(r"\([^()\n]*\)|\[[^\[\]\n]*\]")
"""What stands in brackets: "(2 : 1)", "[D — L1]"."""


_LINK = re.compile(r"\[(?P<text>[^\[\]\n]{1,120})\]\((?P<target>[^()\s]{1,400})[^()\n]{0,120}\)")
"""A link: "[the page](lessons/true-wheels.md)"."""


def with_texts_of_links(text: str, pieces: Sequence[Piece]) -> Sequence[Piece]:
    """The pieces, a lesson with the words of the link that leads to its page: "Hub: [see here](true-wheels.md)".

    Brackets, or a strong mark, stand before the link: that of "[Hub](true-wheels.md)", or "rim and
    [hub](true-wheels.md)", has a part of the name.
    """
    if "](" not in text:
        return pieces
    found = [*pieces]
    for link in _LINK.finditer(text):
        words = [one for one in found if link.start() <= one.start and one.stop <= link.end("text")]
        page = next((one for one in found if one.lesson and link.start("target") <= one.start < link.end()), None)
        led = link.start() and text[: link.start()].rstrip(" *_`").endswith(("(", "["))
        if page is None or not words or any(one.is_depth or one.lesson for one in words):
            continue
        if words[0] != found[0] and (led or words[0].strong):
            at = found.index(page)
            whole = page._replace(start=link.start(), strong=words[0].strong)
            found = [one for one in (*found[:at], whole, *found[at + 1 :]) if one not in words]
    return found


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


def holds(group: re.Match[str], places: Iterable[int]) -> bool:
    """Whether a bracket holds one of some places."""
    return any(group.start() <= place < group.end() for place in places)
