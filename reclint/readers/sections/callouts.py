"""Whether a callout holds what its title promises, so that nothing below it belongs there too."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reclint.markdown import Items, Table, block_passages
from reclint.readers.notebooks.opening import opens_with_notebook
from reclint.vocabulary.lexicon import NOTEBOOK_PATH

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reclint.markdown import Block
    from reclint.vocabulary.lexicon import Lexicon

CALLOUT = re.compile(r"\[!\w+\][-+]?[ \t]*(?P<title>[^\n]*)(?:\n|\Z)")
"""The mark of a callout, with its title: "[!NOTE] Review"."""

_PATH = re.compile(NOTEBOOK_PATH)
"""A notebook by its path: "All of it is in `rolls.ipynb`"."""


def fills(kind: str | None, blocks: Sequence[Block], lexicon: Lexicon) -> bool:
    """Whether some blocks hold what a field of a kind wants; where they do not, it may follow below them.

    "> [!check] Review" with "> Read by two colleagues." leads in to "PASS (iteration 1/3)" behind it.
    """
    texts = [text for block in blocks for text in block_passages([block])]
    if kind in ("taught", "revisited"):
        listed = any(isinstance(block, Items | Table) for block in blocks)
        return listed or any(lexicon.lenient.depth_any_case.search(text.text) for text in texts)
    if kind == "review":
        told = any(lexicon.verdict.search(text.text) or lexicon.whole_grade.search(text.text) for text in texts)
        return told or any(isinstance(block, Table) for block in blocks)
    if kind in ("notebook", "exercises"):
        return any(opens_with_notebook(text, lexicon) or _PATH.search(text.text) for text in texts)
    if kind == "load":
        return any(lexicon.load_anywhere.search(text.text) for text in texts)
    return bool(blocks)
