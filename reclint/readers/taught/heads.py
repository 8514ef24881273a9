"""What heads the list below it: items among items that are labels, and a label that is all of a paragraph."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reclint.markdown import Items, Paragraph, plain_title
from reclint.readers.depths.depth import find_mark
from reclint.readers.index.lists import whole_entry

if TYPE_CHECKING:
    from reclint.markdown import Block, Item
    from reclint.text.source import Passage
    from reclint.vocabulary.lexicon import Lexicon

_HEAD = re.compile(r"[^\W\d_a-z][^\W\d_]*(?: [^\W\d_]+){0,4}")
"""A few words that begin with a capital: "Tricks of the trade" above what these were."""

_HEAD_IN_ANY_CASE = re.compile(r"[^\W\d_][^\W\d_’']*(?:[ -][^\W\d_’']+){0,7}")
"""Some words that name what is listed below: "what is in the parts", "from the bench", "Do's and don'ts"."""


def head_of_list(item: Item, lexicon: Lexicon, *, any_case: bool = False) -> Passage | None:
    """The words of an item that do no more than stand above a list; None where a depth makes them a concept.

    ``any_case``: they may begin with a small letter too, and be a few more, where all below are known to be concepts.
    """
    if item.text is None or len(item.blocks) <= 1 or not isinstance(item.blocks[1], Items):
        return None
    head = plain_title(item.text)
    form = _HEAD_IN_ANY_CASE if any_case else _HEAD
    return head if form.fullmatch(head.text) and not find_mark(item.text, lexicon.lenient) else None


def bare_label(block: Block, below: Block | None, lexicon: Lexicon) -> Passage | None:
    """The label that is all of a paragraph above its value: a definition, ": None", or a list with depths.

    The latter is what was taught: half of the items or more have a depth, in whatever case or below them, "- depth:
    developed". Elsewhere a paragraph of such words, "Taught concepts", may be part of a text.
    """
    text = block.text if isinstance(block, Paragraph) else None
    if text is None or not _HEAD.fullmatch(text.text) or not lexicon.vocabulary.is_label(text.text):
        return None
    if isinstance(below, Paragraph):
        return text if below.text.text.startswith(": ") else None
    if not isinstance(below, Items) or lexicon.vocabulary.field(text.text) != "taught":
        return None
    marked = [one for item in below.items if (one := whole_entry(item, lexicon)) and find_mark(one, lexicon.lenient)]
    return text if len(marked) * 2 >= len(below.items) else None
