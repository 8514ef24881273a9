"""Items that head the list below them, among items that are labels."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reclint.markdown import Items, plain_title
from reclint.readers.depths.depth import find_mark

if TYPE_CHECKING:
    from reclint.markdown import Item
    from reclint.text.source import Passage
    from reclint.vocabulary.lexicon import Lexicon

_HEAD = re.compile(r"[^\W\d_a-z][^\W\d_]*(?: [^\W\d_]+){0,4}")
"""A few words that begin with a capital: "Tricks of the trade" above what these were."""


def head_of_list(item: Item, lexicon: Lexicon) -> Passage | None:
    """The words of an item that do no more than stand above a list; None where a depth makes them a concept."""
    if item.text is None or len(item.blocks) <= 1 or not isinstance(item.blocks[1], Items):
        return None
    head = plain_title(item.text)
    return head if _HEAD.fullmatch(head.text) and not find_mark(item.text, lexicon.lenient) else None
