"""Whether a quote around a list is a frame, so that the list belongs to the field above it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from reclint.markdown import Items, Paragraph, Table
from reclint.readers.sections.callouts import fills

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reclint.markdown import Block
    from reclint.readers.sections.labelled import Labelled
    from reclint.vocabulary.lexicon import Lexicon

_LISTING = frozenset({"taught", "revisited", "notebook", "exercises", "review"})
"""Kinds of field that a list of anything would add to."""


def may_go_on(entry: Labelled, blocks: Sequence[Block], lexicon: Lexicon) -> bool:
    """Whether quoted lists are those of the open field: of one without a list, and, beside a text, of what it wants.

    A label of no kind may have a title for the list in its text: "What they took home" below "Date: 4 May".
    Below "2 exercises" so is "> 1. Pluck (Guided)", and "> 1. Open the notebook before class" is not.
    """
    is_bare = not entry.text.text and not entry.blocks
    if entry.kind is None:
        return is_bare or (bool(entry.blocks) and isinstance(entry.blocks[-1], Paragraph))
    if entry.kind not in _LISTING:
        return True
    if any(isinstance(block, Items | Table) for block in entry.blocks):
        return False
    return is_bare or _wanted(entry, blocks, lexicon)


def _wanted(entry: Labelled, blocks: Sequence[Block], lexicon: Lexicon) -> bool:
    """Whether all that is listed is of the field's kind: rounds, concepts with depths, exercises with levels."""
    if entry.kind == "review":
        return fills("review", blocks, lexicon)
    listed = [
        item.text.text if item.text else "" for block in blocks if isinstance(block, Items) for item in block.items
    ]
    if entry.kind in ("taught", "revisited"):
        depth = lexicon.lenient.depth_any_case
        is_told = any(depth.search(text.text) for text in entry.passages())
        return bool(listed) and not is_told and all(map(depth.search, listed))
    tables = any(isinstance(block, Table) for block in blocks)
    return tables or (bool(listed) and all(map(_exercise(lexicon).search, listed)))


@lru_cache(maxsize=16)
def _exercise(lexicon: Lexicon) -> re.Pattern[str]:
    """What an exercise in a list has: its level, or that it is one: "Pluck (Guided)", "Exercise 1: Pluck"."""
    return re.compile(rf"^\W*{lexicon.word('exercise')}\s+\d|(?<!\w){lexicon.level.pattern}(?!\w)", re.I)
