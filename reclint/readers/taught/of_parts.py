"""A depth with another one for a part: "Spokes, with their nipples | DEVELOPED (nipples: INTRODUCED)"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from reclint.model import DepthMark
from reclint.text.source import Span

if TYPE_CHECKING:
    from reclint.model import TaughtItem
    from reclint.vocabulary.lexicon import Lexicon

_PARTS = 2
"""How many parts such a name has: with more it would be left open which the first depth is for."""


def with_part_of_its_own(item: TaughtItem, lexicon: Lexicon) -> tuple[TaughtItem, ...]:
    """An item, as two where its depth names one of the two parts of its name and gives that another depth."""
    mark = item.depth
    match = _own_depth(lexicon).search(mark.text) if mark and mark.level and len(mark.levels) == _PARTS else None
    cuts = list(_between(lexicon, comma="," in item.name).finditer(item.name)) if match else []
    names = [item.name[: cuts[0].start()], item.name[cuts[0].end() :]] if len(cuts) == 1 else []
    if not mark or not match or len(names) != _PARTS:
        return (item,)
    called = re.compile(rf"(?<!\w){re.escape(match['part'].strip())}(?!\w)", re.I)
    first, second = (called.search(name) is not None for name in names)
    if first == second:
        return (item,)
    level, start = lexicon.depth(match["depth"]), mark.span.start
    own = DepthMark(
        span=Span(*(start + at for at in match.span("depth"))), text=match["depth"], level=level, levels=(level,)
    )
    general = lexicon.depth_any_case.search(mark.text)
    whole = mark.model_copy(update={"level": lexicon.depth(general.group()), "before": None}) if general else mark
    marks = (own, whole) if first else (whole, own)
    return tuple(item.model_copy(update={"name": name, "depth": one}) for name, one in zip(names, marks, strict=True))


@lru_cache(maxsize=8)
def _own_depth(lexicon: Lexicon) -> re.Pattern[str]:
    """The part that has a depth of its own behind another: "DEVELOPED (nipples: INTRODUCED)", "D; nipples: I"."""
    depth = lexicon.depth_any_case.pattern
    return re.compile(rf"[(\[;,]\s*(?P<part>[^()\[\]:;,]{{1,40}}):\s*[*_]*(?P<depth>{depth})[*_]*\s*[)\]]?\s*$", re.I)


@lru_cache(maxsize=8)
def _between(lexicon: Lexicon, *, comma: bool) -> re.Pattern[str]:
    """What parts a name in two: a comma, "spokes, with nipples as nuts", or else a word, "spokes and nipples"."""
    words = lexicon.word("joining", "parting")
    return re.compile(rf",\s+(?:{words}\s+)?" if comma else rf"\s+{words}\s+", re.I)
