"""Codes of a few letters that a text declares for depths: "INT = introduced", "introduced (INT)"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from reclint.vocabulary.lexicon import ARROW, DASH, alternatives

if TYPE_CHECKING:
    from reclint.vocabulary.lexicon import Lexicon

_CODE = r"(?<![\w-])(?P<mark>[^\W\d_a-z]{1,5}|[^\W\d_]{2,6}\.)(?![\w-])"
"""A code in capitals, or cut short with a full stop: "D", "DEV", "dev."; "L3" is a lesson."""
_OPEN, _CLOSE = r"[*_`\[(]{0,3}", r"[*_`\])]{0,3}"


def declared_marks(text: str, lexicon: Lexicon) -> dict[str, str]:
    """The code for each depth that a text declares; none where one lacks a code, or shares it with another.

    Depths are explained in their order, or the other way round: "DNA: developed; RNA: mentioned; …" names concepts.
    """
    depths = list(lexicon.vocabulary.depths)
    for pattern in _patterns(lexicon):
        matches = (match for match in pattern.finditer(text) if match["mark"] not in depths)
        found = {match["mark"]: lexicon.depth(match["depth"]) for match in matches}
        if list(found.values()) in (depths, depths[::-1]):
            return found
    return {}


@lru_cache(maxsize=8)
def _patterns(lexicon: Lexicon) -> tuple[re.Pattern[str], ...]:
    """A code before its depth, "`DEV` = developed", "DEV for developed", or behind it, "developed (DEV)"."""
    words = alternatives(lexicon.vocabulary.words_of("stands-for", "short-for"))
    parts = rf"\s*(?:[=:|]|{DASH}|{ARROW}|(?i:{words})(?=\s))\s*"
    depth = rf"(?<!\w){_OPEN}(?P<depth>(?i:{alternatives(lexicon.vocabulary.depths)})){_CLOSE}(?!\w)"
    before = rf"{_OPEN}{_CODE}{_CLOSE}{parts}{depth}"
    behind = rf"{depth}(?:{parts}|\s+(?=[\[(])){_OPEN}{_CODE}"
    # "Each cell is a depth: `MEN` mentioned, `INT` introduced"
    coded = rf"`(?P<mark>[^\W\d_a-z]{{1,5}}|[^\W\d_]{{2,6}}\.)`\s+{depth}"
    return re.compile(before), re.compile(behind), re.compile(coded)
