"""Lists without a label that say by their depth marks that they are what was taught, below a field of another kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reclint.markdown import Items
from reclint.readers.depth import find_mark
from reclint.readers.fields import Labelled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reclint.readers.fields import Fields
    from reclint.vocabulary.lexicon import Lexicon

VALUES = frozenset({"load", "slug", "position", "module", "status", "type"})
"""Kinds of field that hold a value on their line, and no list."""
_LEAST = 2
"""How many items of such a list bear a depth at least, and half of them: one may do so by chance."""


def lists_apart(fields: Fields, lexicon: Lexicon) -> Iterator[Labelled]:
    """Take from fields that hold a value the lists of concepts below it: "Load: BUILD", and "- [D] spokes" below."""
    for entry in fields.labelled:
        lists = [block for block in entry.blocks if isinstance(block, Items)] if entry.kind in VALUES else []
        for block in lists if entry.text.text else ():
            if _is_marked(block, lexicon):
                entry.blocks = [other for other in entry.blocks if other is not block]
                text = next(item.text for item in block.items if item.text)
                yield Labelled(text.part(0, 0), "taught", text.part(0, 0), block.first, blocks=[block], alone=True)


def _is_marked(block: Items, lexicon: Lexicon) -> bool:
    """Whether half of a list's items or more bear depth marks, and two at least."""
    texts = [item.text for item in block.items if item.text]
    marked = sum(find_mark(text, lexicon.lenient) is not None for text in texts)
    return marked >= _LEAST and marked * 2 >= len(block.items)
