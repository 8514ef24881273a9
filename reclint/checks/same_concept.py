"""Rows of one lesson that name one concept in other words."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from reclint.linking import folded
from reclint.linking.ordinals import shown_of
from reclint.linking.same import is_same

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reclint.linking.names import Name
    from reclint.model import ConceptRow
    from reclint.workspace import Module

_ABBREVIATION = re.compile(r"[A-Z]{3,6}s?")
"""A name that is an abbreviation alone: "FDT"; two letters abbreviate two words by chance."""


def said_again(module: Module) -> Iterator[tuple[ConceptRow, ConceptRow, str]]:
    """Each row that may be an earlier one of the same lesson in other words: the row, the first of these, the lesson.

    Either both have the same words, in whatever order, or the head of one holds all words of the other, or abbreviates
    them. Rows of one name are not among them.
    """
    of_lesson: dict[str, list[ConceptRow]] = defaultdict(list)
    for row in module.record.rows:
        for slug in dict.fromkeys(ref.slug for ref in row.lessons):
            of_lesson[slug].append(row)
    for slug, its_rows in of_lesson.items():
        yield from ((later, earlier, slug) for earlier, later in _alike(its_rows, module))


def _alike(rows: list[ConceptRow], module: Module) -> Iterator[tuple[ConceptRow, ConceptRow]]:
    """Each row with the first that it may say again; only rows with the rarest word of a name are compared with it.

    So as many rows of one concept as a record may have make one pair each, and not one for every two of them.
    """
    names = [shown_of(row.name.text, module.vocabulary, module.fillers) for row in rows]
    alike = [folded(row.name.text) for row in rows]
    holders: dict[str, list[int]] = defaultdict(list)
    for place, name in enumerate(names):
        for word in name.all_words:
            holders[word].append(place)
    first: dict[int, int] = {}
    for place, name in enumerate(names):
        for other in min((holders[word] for word in name.all_words), key=len, default=[]):
            earlier, later = (place, other) if place < other else (other, place)
            is_open = first.get(later, later) > earlier and alike[place] != alike[other]
            if is_open and is_same(name, names[other], module.vocabulary.opposites):
                first[later] = earlier
    for earlier, later in _abbreviated(names):
        first.setdefault(later, earlier)
    yield from ((rows[earlier], rows[later]) for later, earlier in sorted(first.items()))


def _abbreviated(names: Sequence[Name]) -> Iterator[tuple[int, int]]:
    """The places of abbreviations alone, each beside the first name that spells it out: "Final dough temperature".

    Where most of them are spelt out by none, as keywords are ("SUM", "NOT"), the others are by chance.
    """
    short = {place: name.head for place, name in enumerate(names) if _ABBREVIATION.fullmatch(name.head)}
    spelt: dict[str, int] = {}
    for place, name in enumerate(names if short else ()):
        for initials in () if place in short else name.initials.split():
            spelt.setdefault(initials, place)
    others = {place: spelt.get(head.removesuffix("s").casefold()) for place, head in short.items()}
    found = [(place, other) for place, other in others.items() if other is not None]
    if len(found) * 2 >= len(short):
        yield from ((min(pair), max(pair)) for pair in found)
