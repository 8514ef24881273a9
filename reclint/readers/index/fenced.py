"""An index that is written as lines between the marks of code, so that its columns stand one below the other."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reclint.markdown import Code, Item, Items, Paragraph, Quote, Table
from reclint.readers.index.entry import read_entry
from reclint.text.source import Passage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reclint.markdown import Block
    from reclint.readers.lessons.names import LessonNames
    from reclint.text.source import Source
    from reclint.vocabulary.lexicon import Lexicon

_LEAST = 2
"""How many lines are rows at least: one alone is an example."""
_MOST = 500
"""How many lines of code are looked at, a choice; an index has some dozens."""
_FENCE = re.compile(r"[ \t]*(?:`{3,}|~{3,})[ \t]*(?:te?xt|markdown|md)?[ \t]*", re.I)
"""The fence above text that is of no language of programming: "```", "~~~ text"."""


def with_fenced_rows(source: Source, blocks: Sequence[Block], lexicon: Lexicon, names: LessonNames) -> Sequence[Block]:
    """The blocks, with code as a list where its lines are rows, and no list or table beside it has them."""
    codes = [block for block in blocks if isinstance(block, Code)]
    if len(codes) != 1 or any(isinstance(block, Items | Table | Quote) for block in blocks):
        return blocks
    items = _rows_in(source, codes[0], lexicon, names)
    return [items if items and block is codes[0] else block for block in blocks]


def _rows_in(source: Source, code: Code, lexicon: Lexicon, names: LessonNames) -> Items | None:
    """The lines of a code as items, where most say a name, a depth and a lesson that the record has."""
    if code.last - code.first > _MOST or not _FENCE.fullmatch(source.lines[code.first].rstrip("\r\n")):
        return None
    lines = [
        (at, Passage.at(source.lines[at], source.line_start(at)).strip()) for at in range(code.first + 1, code.last - 1)
    ]
    lines = [(at, line) for at, line in lines if line.text]
    entries = [read_entry(line, lexicon, names) for _, line in lines]
    told = sum(entry.said > 1 and all(names.lookup(ref.slug) for ref in entry.lessons) for entry in entries)
    if told < _LEAST or told * 2 <= len(lines):
        return None
    items = tuple(Item(at, at + 1, (Paragraph(at, at + 1, line),)) for at, line in lines)
    return Items(code.first, code.last, ordered=False, items=items)
