"""Concepts that lines of a paragraph tell, one a line with its depth, and perhaps a remark: "Spokes, developed. …"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from reclint.markdown import split_list
from reclint.readers.depths.depth import read_depth_cell
from reclint.vocabulary.lexicon import DASH

if TYPE_CHECKING:
    from reclint.model import DepthMark
    from reclint.text.source import Passage
    from reclint.vocabulary.lexicon import Lexicon

_LEAST = 2
"""How many lines a paragraph of them has at least: one may be a sentence that looks so."""


class Line(NamedTuple):
    """A line that tells a concept: the whole of it, the concept's name, and its depth."""

    whole: Passage
    name: Passage
    mark: DepthMark


def lines_with_depths(text: Passage, lexicon: Lexicon) -> list[Line]:
    """The concepts of a paragraph each line of which names one with its depth, and says more behind a full stop.

    None where a line has no depth there, or where no line has a remark: those are read as other lists are.
    """
    lines = split_list(text, "\n")
    found = [_line(lexicon).fullmatch(line.text) for line in lines] if len(lines) >= _LEAST else []
    matches = [match for match in found if match]
    if not matches or len(matches) < len(found) or not any(match["remark"] for match in matches):
        return []
    return [
        Line(line, line.part(*match.span("name")), mark)
        for line, match in zip(lines, matches, strict=True)
        if (mark := read_depth_cell(line.part(*match.span("depth")), lexicon.lenient))
    ]


@lru_cache(maxsize=8)
def _line(lexicon: Lexicon) -> re.Pattern[str]:
    """A line with a name, its depth, and what is said besides.

    "Spokes, developed. They sing.", "Spokes – *developed*. They sing.", "Spokes (developed)", "Spokes: DEVELOPED."
    """
    depth = rf"(?P<mark>[*_`(\[]{{0,3}})(?P<depth>(?i:{lexicon.depth_any_case.pattern}))[*_`)\]]{{0,3}}"
    parts = rf"(?:,|:|\s{DASH}|\s·|(?=\s[(\[]))[*_]{{0,2}}\s+"
    return re.compile(rf"(?P<name>[^\n.!?]{{1,80}}?){parts}{depth}(?:[.!]?|\.(?P<remark>\s+\S.*))")
