"""Whether the labels that the items of a list start with make it a list of fields."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from reclint.markdown import Items
from reclint.readers.depths.depth import find_mark
from reclint.readers.notebooks.opening import opens_with_notebook

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reclint.markdown import Item
    from reclint.readers.sections.labels import LabelledText
    from reclint.vocabulary.lexicon import Lexicon

_IN_ROUNDS = frozenset({"review"})
"""Kinds of field that a list may have several of, one a round: "- Review 1/3: …", "- Review 2/3: …"."""
_IN_PARTS = frozenset({"taught", "excluded"})
"""Kinds of field that a list of many fields may tell in parts: "- Shown only: …" and "- Left out: …"."""
_MANY = 4
"""How many kinds of field a list has so that one of them may come in parts: three may be told of any subject."""


def are_most(block: Items, labels: Sequence[LabelledText | None], lexicon: Lexicon) -> bool:
    """Whether half of a list's items or more start with one of ``labels``.

    Where those that do have no more than lists below them, one of which has depths, a notebook needs no label to be one
    of them: "- Taught" and "- Ideas" beside "- `rolls.ipynb`". "- Recap: spokes" may be a step of the lesson.
    """
    known = sum(label is not None for label in labels)
    if known * 2 >= len(labels):
        return True
    pairs = [*zip(block.items, labels, strict=True)]
    heads = [item for item, label in pairs if label and len(item.blocks) > 1 and not label.text.text]
    if known <= 1 or (known + 1) * 2 < len(labels) or len(heads) < known or not _holds_depths(heads, lexicon):
        return False
    others = (item.text for item, label in pairs if label is None and item.text)
    return any(".ipynb" in text.text and opens_with_notebook(text, lexicon) for text in others)


def _holds_depths(heads: Sequence[Item], lexicon: Lexicon) -> bool:
    """Whether an item of a list below some others bears a depth: "spokes (DEVELOPED)" below "Taught"."""
    below = (block for head in heads for block in head.blocks[1:] if isinstance(block, Items))
    return any(child.text and find_mark(child.text, lexicon.lenient) for block in below for child in block.items)


def repeat_none(kinds: Sequence[str | None]) -> bool:
    """Whether each kind of field stands once in a list, but for reviews, and for what many fields may part."""
    counted = Counter(kind for kind in kinds if kind not in _IN_ROUNDS)
    repeated = {kind for kind, count in counted.items() if count > 1}
    return not repeated or (repeated <= _IN_PARTS and len(set(kinds)) >= _MANY)
