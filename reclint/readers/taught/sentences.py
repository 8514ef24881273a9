"""A sentence that lists what was taught, each with a depth: "Taught were spokes (developed) and rims (introduced)."."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from reclint.readers.depths.depth import find_mark
from reclint.vocabulary.lexicon import alternatives

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reclint.text.source import Passage
    from reclint.vocabulary.lexicon import Lexicon

_FEWEST = 2
"""How many concepts such a sentence lists at least: one may be said of anything."""
_ENDS = re.compile(r"(?<=[)\]”\"*_}]|[^\W\d_])\.(?:\s+(?=[^\W\d_a-z*_])|\s*$)")
"""The end of a sentence: "rims (introduced). The", no "incl. rims"."""
_BRACKETED = re.compile(r"[(\[{‹][^()\[\]{}‹›]{1,60}[)\]}›][*_`]*$")
"""The brackets that an entry ends in: "rims (introduced)"."""


class Listing(NamedTuple):
    """Such a sentence: the words that say that it was taught, and what it lists."""

    lead: Passage
    listed: tuple[Passage, ...]


def taught_sentence(text: Passage, lexicon: Lexicon) -> Listing | None:
    """The first sentence of a text that says no more than what was taught, with a depth in brackets behind each."""
    if not lexicon.depth_anywhere.search(text.text):
        return None
    for sentence in _sentences(text):
        opens, closes = _opening(lexicon).match(sentence.text), _closing(lexicon).search(sentence.text)
        if opens or closes:
            start, stop = (opens.end(), len(sentence.text)) if opens else (0, closes.start() if closes else 0)
            if listed := _listed(sentence.part(start, stop).strip(" \n"), lexicon):
                lead = sentence.part(*(opens.span() if opens else closes.span() if closes else (0, 0)))
                return Listing(lead.strip(" :\n"), listed)
    return None


def _sentences(text: Passage) -> Iterator[Passage]:
    start = 0
    for match in _ENDS.finditer(text.text):
        yield text.part(start, match.start())
        start = match.end()
    if start < len(text.text):
        yield text.part(start, len(text.text))


def _listed(text: Passage, lexicon: Lexicon) -> tuple[Passage, ...]:
    """The entries of a text that is names with a depth in brackets at the end of each, and nothing else."""
    cuts = list(_behind_depth(lexicon).finditer(text.text))
    starts, stops = [0, *(cut.end() for cut in cuts)], [*(cut.start() for cut in cuts), len(text.text)]
    parts = tuple(text.part(start, stop) for start, stop in zip(starts, stops, strict=True))
    are_names = all(_ends_in_depth(part, lexicon) and not _clause(lexicon).match(part.text) for part in parts)
    return parts if len(parts) >= _FEWEST and are_names else ()


def _ends_in_depth(part: Passage, lexicon: Lexicon) -> bool:
    mark = find_mark(part, lexicon) if _BRACKETED.search(part.text) else None
    told = mark.mark.text.strip("*_` ") if mark and mark.start else ""
    return bool(lexicon.depth_any_case.fullmatch(told))


@lru_cache(maxsize=8)
def _behind_depth(lexicon: Lexicon) -> re.Pattern[str]:
    """What parts such entries, behind the bracket of a depth: ", ", " and ", "; and "."""
    joining = lexicon.word("joining")
    return re.compile(rf"(?:(?<=[)\]}}›])|(?<=[)\]}}›][*_`]))(?:\s?[,;]\s+(?:{joining}\s+)?|\s+{joining}\s+)", re.I)


@lru_cache(maxsize=8)
def _clause(lexicon: Lexicon) -> re.Pattern[str]:
    """A word that opens a clause, which is no name: "that patience pays", "for Ada"."""
    return re.compile(rf"{lexicon.word('clause', 'of-names')}(?!\w)", re.I)


@lru_cache(maxsize=8)
def _opening(lexicon: Lexicon) -> re.Pattern[str]:
    """What opens such a sentence: "Taught were ", "The concepts covered are ", "In this lesson we taught "."""
    word = lexicon.word
    label = alternatives(lexicon.vocabulary.fields.get("taught", ()))
    said = rf"(?:{word('pointing')}\s+)?{label}\s+{word('becomes')}"
    who = rf"(?:{word('here', 'of-today')},?\s+)?(?:{word('pointing', 'here-this')}\s+)?{word('teller')}"
    did = rf"{who}(?:\s+{word('helping', 'having', 'now-only')}){{0,2}}\s+{word('taught-verb')}"
    return re.compile(rf"\s*[*_]{{0,2}}(?:{said}|{did})[*_]{{0,2}}:?\s+", re.I)


@lru_cache(maxsize=8)
def _closing(lexicon: Lexicon) -> re.Pattern[str]:
    """What closes such a sentence that has no opening: "(applied) were taught", "(D) were covered here"."""
    word = lexicon.word
    return re.compile(
        rf"(?<=[)\]}}›*_`])\s+{word('becomes')}\s+(?:{word('all', 'both')}\s+)?{word('taught-verb')}"
        rf"(?:\s+{word('here', 'of-today')})?$",
        re.I,
    )
