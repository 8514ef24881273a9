"""What parts the concepts that a depth lists: semicolons all over a record, where they do so once in it, and dots."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from reclint.markdown import split_list
from reclint.readers.depths.depth import find_mark
from reclint.readers.index.lists import titled_depth
from reclint.readers.taught.enumerations import are_called_like_rows, name_rows_apart, name_some_row
from reclint.readers.taught.openings import depth_opening

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reclint.markdown import Item
    from reclint.readers.sections.labelled import Fields, Labelled
    from reclint.text.source import Passage
    from reclint.vocabulary.lexicon import Lexicon

_BEFORE_GROUP = re.compile(r",(?=\s*\([^()]*\)\s*(?:[,;]|$))")
"""A comma before an entry that is nothing but a parenthesis and belongs to the one before it: "points, (x, y)"."""
_SEVERAL, _FEW_WORDS = 3, 2
"""How many parts are names at least, and how many words each has at most: more may say something of the first."""
_HABIT = 3
"""So many lists between semicolons are a habit: those of a record that parts all so have no comma, mostly."""
_FEWEST_OPENED = 2
"""So many items with semicolons behind the depth that opens them are a habit, where most name rows behind these."""
_HELD = "\0"
"""What stands for such a comma while the others part a text."""


def parts_at_semicolons(fields: Iterable[Fields], names: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether some depth of a record lists concepts between semicolons: "Developed: spokes; rims, thick and thin".

    Then a comma parts none behind another depth: "Introduced: hubs, front and rear" is one concept. Of commas,
    "Developed: spokes; rims" says nothing, unless it is the record's habit. Of items that a depth opens without a
    colon, "🟢 spokes; rims", most must have a concept of the index rows, called ``names``, behind a semicolon: "by ear"
    is none.
    """
    entries = [entry for one in fields for kind in ("taught", "revisited") for entry in one.of(kind)]
    lists = [split_list(text, ";") for entry in entries for text in _listed(entry, lexicon)]
    several = [parts for parts in lists if len(parts) > 1]
    if len(several) >= _HABIT or any(len(split_list(part)) > 1 for parts in several for part in parts):
        return True
    items = [split_list(text, ";") for entry in entries for text in _opened(entry, lexicon)]
    parted = [parts[1:] for parts in items if len(parts) > 1]
    told = sum(name_some_row(parts, names) for parts in parted)
    return told >= _FEWEST_OPENED and told * 2 > len(parted)


def _listed(entry: Labelled, lexicon: Lexicon) -> Iterator[Passage]:
    """What the depths of a field list: behind a depth that is its label, and behind each that opens a text."""
    if titled_depth(entry.sign or entry.label, lexicon):
        yield entry.text.strip(" .;")
    for passage in entry.passages():
        marks = [match.span() for match in depth_opening(lexicon).finditer(passage.text)]
        for (_, start), (stop, _) in pairwise([*marks, (len(passage.text), 0)]):
            yield passage.part(start, stop).strip(" .;\n")


def _opened(entry: Labelled, lexicon: Lexicon) -> Iterator[Passage]:
    """What the items of a list have behind a depth that opens each, and no other one: "🟢 spokes; rims"."""
    if repeats_openings(entry.items, lexicon):
        return
    for text in (item.text for item in entry.items if item.text):
        found = find_mark(text, lexicon)
        rest = text.part(found.stop, len(text.text)) if found and found.start == 0 else text.part(0, 0)
        if not rest.text.lstrip("*_ ").startswith(":"):
            yield rest.strip(" .")


def repeats_openings(items: Iterable[Item], lexicon: Lexicon) -> bool:
    """Whether several items of a list open with one depth, so that each is a concept and not all of that depth."""
    marks = [find_mark(item.text, lexicon) for item in items if item.text]
    opened = [found.mark.level for found in marks if found and found.start == 0]
    return len(opened) > len(set(opened))


def listed_between(text: Passage, names: Sequence[str] = ()) -> list[Passage]:
    """The entries of a list on one line, a parenthesis that stands by itself with the entry before it.

    A comma in one of ``names``, those of the index rows, parts nothing: "hubs, front and rear, spokes".
    """
    held = text._replace(text=_BEFORE_GROUP.sub(_HELD, _holding_names(text.text, names)))
    return [part._replace(text=part.text.replace(_HELD, ",")) for part in split_list(held)]


def _holding_names(text: str, names: Sequence[str]) -> str:
    """A text with the commas held that stand in a name which is all of one or more of its entries."""
    folded = text.lower()
    for name in (one.lower() for one in names if "," in one and len(folded) == len(text)):
        start = folded.find(name)
        opens = not folded[:start].rstrip() or folded[:start].rstrip()[-1] in ",;"
        if start >= 0 and opens and folded[start + len(name) :].lstrip(" *_")[:1] in ("", ",", ";", ".", "("):
            text = text[:start] + text[start : start + len(name)].replace(",", _HELD) + text[start + len(name) :]
    return text


def listed_by_depth(text: Passage, names: Sequence[str], *, elsewhere: bool = True) -> list[Passage]:
    """The concepts that a depth lists in a record that parts them by semicolons, ``elsewhere`` or in the same field.

    Between commas where each of the parts names an index row of its own; where the semicolons stand elsewhere, also
    where one has the name of a row and all are bare names.
    """
    parts = split_list(text, ";")
    between = listed_between(text, names) if len(parts) == 1 else []
    if len(between) > 1 and (name_rows_apart(between, names) or (elsewhere and _are_names(between, names))):
        return between
    return parts


def listed_at_dots(text: Passage, names: Sequence[str], lexicon: Lexicon) -> list[Passage]:
    """The concepts that an opening depth lists with dots between them: "◑ hubs and axles · the cones".

    None where one of them is not called like an index row of its own, "◑ hubs · 20 min", or has a depth.
    """
    parts = _between_dots(text, lexicon)
    return parts if parts and are_called_like_rows(parts, names, lexicon) else []


_DOT = re.compile(r"\s[·•]\s")
"""A dot that parts two concepts; "N·m" has none."""


def opened_at_dots(text: Passage, lexicon: Lexicon, *, least: int = 2) -> list[Passage]:
    """The concepts between dots behind a label, or a depth with a colon, ``least`` in all: "D: hubs · rims".

    "D: hubs · 20 min", "D: hubs · with a key · in pairs" tell more of one concept.
    """
    parts = _between_dots(text, lexicon)
    told = any(part.text[:1].isdecimal() or _manner(lexicon).match(part.text) for part in parts)
    return [] if told or len(parts) < least else parts


@lru_cache(maxsize=8)
def _manner(lexicon: Lexicon) -> re.Pattern[str]:
    """How a part opens that tells how something was done: "with a key", "in pairs", "on the stand"."""
    return re.compile(rf"\W*{lexicon.word('parting', 'within', 'upon')}\s", re.I)


def _between_dots(text: Passage, lexicon: Lexicon) -> list[Passage]:
    """The parts between dots of what may be a list of concepts; none where one has a depth, or is a remark."""
    parts = [part.strip(" .") for part in split_list(text, "·•")]
    if len(parts) == 1 or len(parts) - 1 != len(_DOT.findall(text.text)):
        return []  # "torque in N·m"
    return [] if any(remarking(lexicon).match(part.text) or find_mark(part, lexicon) for part in parts) else parts


@lru_cache(maxsize=8)
def remarking(lexicon: Lexicon) -> re.Pattern[str]:
    """How a remark on a concept opens that may name another: "not the axle", "without axles", "as in hubs"."""
    words = lexicon.word(
        "of-names", "without", "negative", "none", "also", "recap", "merely", "asking", "home", "to", "from"
    )
    return re.compile(rf"\W*{words}(?!\w)", re.I)


def calls_row(head: Passage, names: Sequence[str], lexicon: Lexicon, *, wholly: bool) -> bool:
    """Whether the words above some concepts name an index row too, so that they may be one.

    ``wholly``: all of its words, where such words stand above all others: "The wheel" is not "The wheel in its fork".
    """
    return are_called_like_rows([head], names, lexicon) if wholly else name_rows_apart([head], names)


def _are_names(parts: Sequence[Passage], names: Sequence[str]) -> bool:
    """Whether three or more parts are a word or two each, and one is the name of a row: "hubs, axles, ball races".

    Where no row has the name of one, all may be one concept: "hub, rim, and spoke".
    """
    called = {name.partition("(")[0].strip().casefold() for name in names}
    short = all(len(part.text.split()) <= _FEW_WORDS for part in parts)
    return len(parts) >= _SEVERAL and short and any(part.text.casefold() in called for part in parts)


def lead_in(passage: Passage, lexicon: Lexicon) -> int:
    """Where the list starts in "Depth upgrades: a INTRODUCED -> DEVELOPED, b …": after the colon, 0 without one."""
    colon = passage.text.find(": ")
    if colon < 0 or lexicon.depth_exact.match(passage.text, colon + 2):
        return 0
    return colon + 2
