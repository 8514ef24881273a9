"""Depths in code marks, ``(`DEVELOPED`)``, which say no more and no less than without them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from reclint.markdown import with_texts
from reclint.vocabulary.lexicon import alternatives

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reclint.markdown import Block
    from reclint.text.source import Passage, Source
    from reclint.vocabulary.lexicon import Lexicon


def with_plain_depths(source: Source, blocks: Sequence[Block], lexicon: Lexicon) -> Sequence[Block]:
    """The blocks of a document, words for depths in code marks without these; of what is in code, the rest stays so."""
    coded = _coded(lexicon)
    if not coded.search(source.text):
        return blocks

    def plain(text: Passage) -> Passage:
        marks = [place for match in coded.finditer(text.text) for place in (match.start(), match.end() - 1)]
        return text.without([(place, place + 1) for place in marks]) if marks else text

    return with_texts(blocks, plain)


@lru_cache(maxsize=16)
def _coded(lexicon: Lexicon) -> re.Pattern[str]:
    """A word for a depth that is all of its code and set off: "(`DEVELOPED`)", "`DEVELOPED` –", "🟢 `DEVELOPED`".

    In "`DEVELOPED` Spokes", "Spokes `DEVELOPED`" the marks part the two, and a cell of nothing else needs no reading.
    """
    before, behind = r"(?<!`)(?<![\w*_)\"”] )(?<!^)", r"(?!`|[ \t]+[\w\"“*_])"
    depth = alternatives(lexicon.vocabulary.depths)
    return re.compile(rf"{before}`{depth}`{behind}|^`{depth}`{behind}(?!\s*$)", re.M)
