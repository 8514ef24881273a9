"""Entries of an index whose name, depth and lessons stand each by itself, and cards that have them as fields."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from reclint.markdown import Items, Paragraph, texts
from reclint.readers.index.blocks import lines_of
from reclint.readers.index.lists import is_undone
from reclint.readers.index.rows import LEAST_GROUPS, LEAST_LISTED, LONG_SLUG, PIECE, texts_of
from reclint.vocabulary.folding import fold_case
from reclint.vocabulary.lexicon import ARROW

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence

    from reclint.markdown import Block
    from reclint.text.source import Passage
    from reclint.vocabulary.lexicon import Lexicon

_SETS_OFF = re.compile(rf"{PIECE.pattern}|\.(?=\s|$)|(?<=\s)(?:{ARROW})(?=\s)|<br ?/?>", re.I)
"""What parts the pieces of an entry: what sets them off, ". ", " → ", "<br>"."""
_MOST_PIECES = 16
"""How many pieces of such an entry are looked at: those of its fields with their labels, and of a short note."""


def named_rows(blocks: Iterable[Block], names: Container[str], lexicon: Lexicon) -> frozenset[str]:
    """The lessons called ``names`` that most items, or lines, have beside a name and a depth; else none.

    "Rim wear — D — Wheels again", "Rim wear" with "- Depth: D" and "- Lesson: wheels" below it. At least three are, for
    two lessons, of which one comes again: a list of the lessons has each of them once.
    """
    texts = [text for block in blocks for text in _lines_of(block, lexicon)]
    done = (text for text in texts if not is_undone(text, lexicon))
    told = [found for text in done if (found := _entry_lessons(text.text, names, lexicon))]
    return frozenset().union(*told) if are_of_several(told) and len(told) * 2 > len(texts) else frozenset()


def are_of_several(told: Sequence[frozenset[str]]) -> bool:
    """Whether these are the lessons of rows: of three at least, two different ones, and one of them again."""
    known = frozenset().union(*told)
    return len(told) >= LEAST_LISTED and LEAST_GROUPS <= len(known) < sum(map(len, told))


def _lines_of(block: Block, lexicon: Lexicon) -> Iterable[Passage]:
    """The items of a block that are not still to be ticked, or its lines; a definition is one: "Hub", ": D, wheels"."""
    if not isinstance(block, Paragraph):
        return (
            []
            if isinstance(block, Items) and any(item.box == "[ ]" for item in block.items)
            else texts_of(block, lexicon)
        )
    if "|" in block.text.text:
        return []  # the rows of a table that is none: "1 | D | Rim wear | wheels"
    return lines_of(block.text)


def _entry_lessons(text: str, names: Container[str], lexicon: Lexicon) -> frozenset[str]:
    """The lessons that pieces of an entry are, where another one is its depth, and one more its name."""
    if not lexicon.depth_mention.may_be_in(text):
        return frozenset()
    found = (piece.strip("*_` \\") for piece in _cut(text, names, lexicon))
    pieces = [piece for piece in found if any(map(str.isalnum, piece)) or lexicon.depth_any_case.fullmatch(piece)]
    others = [piece for piece in pieces if not lexicon.depth_any_case.fullmatch(piece)]
    told = frozenset(name for piece in others if (name := fold_case(piece)) in names or LONG_SLUG.fullmatch(piece))
    return told if len(others) < len(pieces) and len(others) > len(told) else frozenset()


def _cut(text: str, names: Container[str], lexicon: Lexicon) -> Iterator[str]:
    """The pieces of an entry; what joins several lessons parts no title: "Chains and hubs", "L1 and L2"."""
    for piece in _SETS_OFF.split(text, _MOST_PIECES)[:_MOST_PIECES]:
        yield from (piece,) if fold_case(piece.strip("*_` ")) in names else _joins(lexicon).split(piece, _MOST_PIECES)


@lru_cache(maxsize=16)
def _joins(lexicon: Lexicon) -> re.Pattern[str]:
    """What joins lessons with each other: " + ", " and "."""
    return re.compile(rf"(?<=\s)(?:\+|{lexicon.word('joining')})(?=\s)", re.I)


def card_lessons(blocks: Sequence[Block], names: Container[str], lexicon: Lexicon) -> frozenset[str]:
    """The lessons of a card, fields with a depth and lessons: "- **Depth:** D", "- **Lesson:** wheels", or in lines."""
    first = blocks[0] if blocks else None
    texts = [item.text.text for item in first.items if item.text] if isinstance(first, Items) else []
    texts = [line.text for line in lines_of(first.text)] if isinstance(first, Paragraph) else texts
    fields = [
        (label.strip("*_` "), value.strip("*_`\\. ")) for label, colon, value in (one.partition(":") for one in texts)
    ]
    column = lexicon.vocabulary.column
    depths = [value for label, value in fields if column(label, ("depth",))]
    lessons = [value for label, value in fields if column(label, ("lesson",))]
    if len(depths) != 1 or len(lessons) != 1 or not lexicon.depth_any_case.fullmatch(depths[0]):
        return frozenset()
    pieces = (fold_case(one.strip("*_` ")) for one in _cut(lessons[0], names, lexicon))
    return frozenset(piece for piece in pieces if piece in names)


def given_lessons(blocks: Sequence[Block], lexicon: Lexicon) -> str:
    """The lessons that a line gives in text where another one gives one depth, as they are written; else nothing."""
    lines = [line.partition(":") for text in texts(blocks) for line in text.text.split("\n")]
    fields = [(label.strip("*_ "), value.strip("*_`. ")) for label, _, value in lines]
    column, depth = lexicon.vocabulary.column, lexicon.depth_any_case
    if not any(depth.fullmatch(value) and column(label, ("depth",)) for label, value in fields):
        return ""
    return next((value for label, value in fields if value and column(label, ("lesson",))), "")
