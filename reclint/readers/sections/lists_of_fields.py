"""Whether the labels that the items of a list start with make it a list of fields."""

from __future__ import annotations

from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING

from reclint.markdown import Items, leading_signs
from reclint.readers.depths.depth import find_mark
from reclint.readers.notebooks.opening import opens_with_notebook

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reclint.markdown import Item
    from reclint.readers.sections.labelled import Labelled
    from reclint.readers.sections.labels import LabelledText
    from reclint.vocabulary.lexicon import Lexicon

_IN_ROUNDS = frozenset({"review"})
"""Kinds of field that a list may have several of, one a round: "- Review 1/3: …", "- Review 2/3: …"."""
_IN_PARTS = frozenset({"taught", "revisited", "excluded", "teaching", "models", "analogies", "notes"})
"""Kinds of field that a list may tell in parts: "- Shown only: …" and "- Left out: …"."""
_MANY = 4
"""How many kinds of field a list has so that one of them may come in parts: three may be told of any subject."""
_MOST_PASSAGES = 40
"""How many passages of a field are looked at for a depth."""


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


def parts_no_value(block: Items, known: Sequence[LabelledText], kinds: Sequence[str | None], lexicon: Lexicon) -> bool:
    """Whether each kind of field stands once in a list, but for reviews, and for what fields may tell in parts.

    These are fields for sure where there are many, or where their labels differ and most items open in bold or one
    states a fact: "- Taught: in pairs", "- Taught: alone" are no fields, nor are "- Taught: rims", "- Covered: by Bo".
    """
    counted = Counter(kind for kind in kinds if kind not in _IN_ROUNDS)
    repeated = {kind for kind, count in counted.items() if count > 1}
    if not repeated or not repeated <= _IN_PARTS:
        return not repeated
    if len(set(kinds)) >= _MANY:
        return True
    labels = [label.label.text.casefold() for label, kind in zip(known, kinds, strict=True) if kind in repeated]
    if len(set(kinds)) == 1 or len(set(labels)) < len(labels):
        return False
    bold = sum(
        item.text.text.startswith(("**", "__"), leading_signs(item.text.text)) for item in block.items if item.text
    )
    return bold * 2 > len(block.items) or _states_fact(block, known, kinds, lexicon)


def _states_fact(block: Items, known: Sequence[LabelledText], kinds: Sequence[str | None], lexicon: Lexicon) -> bool:
    """Whether a field has what only fields have: a load, or concepts with depths on its line or below it."""
    for label, kind in zip(known, kinds, strict=True):
        is_load = kind == "load" and lexicon.load_at(label.text.text)
        if is_load or (kind == "taught" and find_mark(label.text, lexicon.lenient)):
            return True
    return _holds_depths(block.items, lexicon)


def doubt_parts(entries: Sequence[Labelled], lexicon: Lexicon) -> None:
    """Doubt those fields of a list that tell of what was taught besides another one, and have no depths.

    "- Things learned: start the oven earlier" beside "- Taught: rolls (DEVELOPED)" tells of nothing taught; without
    depths the first of such fields does. What only stands above a list counts as little as a label of no kind.
    """
    taught = [entry for entry in entries if entry.kind == "taught" and not entry.group]
    if len(taught) <= 1:
        return
    marked = [_bears_depth(entry, lexicon) for entry in taught]
    for place, (entry, bears) in enumerate(zip(taught, marked, strict=True)):
        if bears or (place == 0 and not any(marked)):
            continue
        entry.doubtful = True
        if any(marked) and not entry.text.text:
            entry.kind = None


def _bears_depth(entry: Labelled, lexicon: Lexicon) -> bool:
    """Whether a field states a depth, in its label, on its line or below it: "Concepts developed", "rims (APPLIED)"."""
    if lexicon.depth_any_case.search(entry.label.text):
        return True
    passages = (entry.label, *islice(entry.passages(), _MOST_PASSAGES))
    return any(find_mark(one, lexicon.lenient) for one in passages)
