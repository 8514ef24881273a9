"""Lists of things to do, and items with boxes, as tasks have them, that state a field of a lesson all the same."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from reclint.markdown import Items, Paragraph, block_passages, leading_signs
from reclint.readers.notebooks.opening import says_none
from reclint.readers.sections.label_lines import is_fact

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reclint.markdown import Block, Item
    from reclint.text.source import Passage
    from reclint.vocabulary.lexicon import Lexicon

_OF_VALUES = frozenset({"load", "slug", "position", "review", "notebook"})
"""Kinds of field whose values show what they are."""

_LEADS = (":", "：", "*", "_")
"""How a line ends that leads in to a list: "Next time:", "**Next time**"."""


def states_task(item: Item, kind: str, value: Passage, lexicon: Lexicon, among_facts: bool) -> bool:
    """Whether an item with a box states a field: one that is done a fact, any that there is no notebook.

    "- [x] Notebook: `rolls.ipynb`", "- [ ] Notebook: there is none"; "- [x] Review: asked Ada" and "- [ ] Load: BUILD"
    are things to do. A list below "- [x] Taught:" is one of facts, and so is "- [x] Taught: spokes" ``among_facts``.
    """
    if item.box == "[ ]":
        return kind == "notebook" and says_none(lexicon).match(value.text) is not None
    marked = kind in ("taught", "revisited") and _marked(lexicon).search(value.text)
    if marked or _is_told(kind, value, lexicon):
        return True
    listed = [part for part in item.blocks[1:] if isinstance(part, Items)]
    if value.text.strip() or not listed:
        return among_facts and bool(value.text.strip()) and kind not in _OF_VALUES
    return kind not in _OF_VALUES or any(_is_told(kind, text, lexicon) for text in block_passages(listed))


def _is_told(kind: str, value: Passage, lexicon: Lexicon) -> bool:
    denies = kind == "notebook" and says_none(lexicon).match(value.text) is not None
    return denies or is_fact(kind, value, lexicon)


@lru_cache(maxsize=8)
def _marked(lexicon: Lexicon) -> re.Pattern[str]:
    """A depth in brackets, in any case or by its letter: "(D)", "[introduced]"."""
    return re.compile(rf"[(\[][*_`]*{lexicon.lenient.depth_any_case.pattern}[*_`]*[)\]]", re.I)


def lists_tasks(above: Passage | None, lexicon: Lexicon) -> bool:
    """Whether what stands above a list says that it is of things to do: "Still to do in May", "Next time"."""
    return above is not None and _to_do(lexicon).match(above.text, leading_signs(above.text)) is not None


def text_above(blocks: Sequence[Block], label: Passage | None) -> Passage | None:
    """What stands right above a list behind some blocks: the last of them, or the label where there is none.

    A paragraph leads in to the list where it ends in a colon, or in bold: "**Next time**".
    """
    last = blocks[-1] if blocks else None
    if last is None:
        return label
    return last.text if isinstance(last, Paragraph) and last.text.text.rstrip().endswith(_LEADS) else None


@lru_cache(maxsize=8)
def _to_do(lexicon: Lexicon) -> re.Pattern[str]:
    """How such a line opens: "To do:", "Next time:"."""
    return re.compile(rf"[*_]*{lexicon.word('to-do')}(?!\w)", re.I)
