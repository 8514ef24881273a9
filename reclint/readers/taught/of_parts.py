"""Two depths for the parts of a name: "Spokes and nipples (DEVELOPED; nipples: INTRODUCED)", or one each."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from reclint.model import DepthMark
from reclint.text.source import Span
from reclint.vocabulary.folding import fold_case

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reclint.model import TaughtItem
    from reclint.vocabulary.lexicon import Lexicon

_WORD = re.compile(r"[^\W\d_]+")
"""A word of a name."""
_PARTS = 2
"""How many parts such a name has: with more it would be left open which the first depth is for."""


def with_part_of_its_own(item: TaughtItem, rows: Sequence[str], lexicon: Lexicon) -> tuple[TaughtItem, ...]:
    """An item, as two where its depth names one of the two parts of its name and gives that another depth.

    Where one of the index ``rows`` has both parts, each with its depth, it is one that came as far as the higher.
    """
    mark = item.depth
    if mark and len(mark.levels) == _PARTS and (shared := _with_each_its_own(item, mark, lexicon)):
        if not any(_words(item.name) <= _words(row) for row in rows):
            return shared
        depths = lexicon.vocabulary.depths
        reached = [part.depth for part in shared if part.depth and part.depth.level]
        return (item.model_copy(update={"depth": max(reached, key=lambda one: depths.index(one.level or ""))}),)
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


def _with_each_its_own(item: TaughtItem, mark: DepthMark, lexicon: Lexicon) -> tuple[TaughtItem, ...]:
    """The two parts of a name, where a parenthesis gives a depth to each: "(spokes developed, nipples introduced)".

    It calls one of the two by a word of it and of no other, "the first" or "the former"; else that is open.
    """
    match = _of_each(lexicon).fullmatch(mark.text.strip("()[]*_ "))
    cuts = list(_between(lexicon, comma=True).finditer(item.name)) if match else []
    cuts = [cut for cut in cuts if cut.group().strip(" ,")] or list(_between(lexicon, comma=False).finditer(item.name))
    if match is None or len(cuts) != 1:
        return ()
    names = (item.name[: cuts[0].start()], item.name[cuts[0].end() :])
    orders = {1} if match["each"] else _orders(match["one"], match["other"], names, lexicon)
    if len(orders) != 1:
        return ()
    base = mark.text.index(match.group())
    marks = [_part_of(mark, base + match.start(group), match[group], lexicon) for group in ("depth", "last")]
    pairs = zip(names, marks if orders == {1} else marks[::-1], strict=True)
    return tuple(item.model_copy(update={"name": name, "depth": own}) for name, own in pairs)


def _orders(one: str, other: str, names: tuple[str, str], lexicon: Lexicon) -> set[int]:
    """The orders in which two depths stand for two names; none where "now" or "there" stands for one of these.

    One that no word of a name calls has an article: "when to stop" is "the stopping rule"; "the second day" is none.
    """
    found = [_order(one, names, lexicon), -_order(other, names, lexicon)]
    opens = re.compile(rf"{lexicon.word('pointing')}\s", re.I)
    in_turn = {*lexicon.vocabulary.words_of("former", "latter")}
    for order, called in zip(found, (one, other), strict=True):
        if not order and (not opens.match(called) or not in_turn.isdisjoint(_words(called))):
            return set()
    return {*found} - {0}


def _order(called: str, names: tuple[str, str], lexicon: Lexicon) -> int:
    """1 where some words call the first of two names, -1 where they call the second, 0 where that is open."""
    words = _words(called) - lexicon.vocabulary.fillers
    first, second = (len(words & _words(name)) for name in names)
    if first or second:
        return (first > 0) - (second > 0)
    alone = _in_turn(lexicon).fullmatch(called.strip())
    return 0 if alone is None else 1 if alone["former"] else -1


def _words(text: str) -> frozenset[str]:
    return frozenset(map(fold_case, _WORD.findall(text)))


@lru_cache(maxsize=8)
def _in_turn(lexicon: Lexicon) -> re.Pattern[str]:
    """A word for the first or the second of two, with its article and nothing else: "the former", "the second"."""
    former, latter = lexicon.word("former"), lexicon.word("latter")
    return re.compile(rf"{lexicon.word('pointing')}\s+(?:(?P<former>{former})|{latter})", re.I)


def _part_of(mark: DepthMark, start: int, text: str, lexicon: Lexicon) -> DepthMark:
    level, at = lexicon.depth(text), mark.span.start + start
    return DepthMark(span=Span(at, at + len(text)), text=text, level=level, levels=(level,))


@lru_cache(maxsize=8)
def _of_each(lexicon: Lexicon) -> re.Pattern[str]:
    """A depth for each of two: "spokes developed, the nipples introduced", "developed and introduced, respectively"."""
    depth, called = lexicon.depth_any_case.pattern, r"[^\n,;:()]{1,40}?"
    joins = rf"(?:[,;]\s+(?:{lexicon.word('joining')}\s+)?|\s+{lexicon.word('joining')}\s+)"
    stated = rf"(?::\s*|\s+(?:{lexicon.word('becomes')}\s+)?)(?:{lexicon.word('merely')}\s+)?"
    each = rf"(?:(?P<one>{called}){stated}|(?=.*(?P<each>{lexicon.word('respectively')})))"
    other = rf"(?(one)(?P<other>{called}){stated})"
    return re.compile(
        rf"{each}(?P<depth>{depth}){joins}{other}(?P<last>{depth})(?(each),?\s+{lexicon.word('respectively')})", re.I
    )


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
