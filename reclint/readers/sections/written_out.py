"""Fences in which the fields of a lesson are written out as data: "load: BUILD" between lines of "```yaml".

Their lines are read as what stands outside of a fence; one that has no labels of a record is code like any other.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from reclint.markdown import Code, parse_blocks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reclint.markdown import Block
    from reclint.text.source import Source
    from reclint.vocabulary.lexicon import Lexicon

_FENCE = re.compile(r"\s{0,3}(?:`{3,}|~{3,})\s*(?P<data>ya?ml|toml)?(?:text|txt)?\s*$", re.I)
"""The start of a fence that holds data, or says nothing of what it holds."""
_KEY = re.compile(r"[\"']?(?P<key>[^\W\d_][^\n:=\"']{0,40}?)[\"']?\s*[:=](?=\s|$)")
"""A key at the start of a line: "load: BUILD"."""
_LEAST = 2
"""How many keys of a fence are labels of a lesson's fields, at least, and half of all that are not indented."""
_MOST_LINES = 400
"""How many lines a fence has at most that is read so; a choice, far above what a lesson has."""


def with_fences_read(source: Source, blocks: Iterable[Block], lexicon: Lexicon) -> Iterator[Block]:
    """The blocks, with those inside a fence in its place where it writes out the fields of a lesson."""
    for block in blocks:
        if not isinstance(block, Code) or not _is_data(source, block, lexicon):
            yield block
            continue
        inner = range(block.first + 1, block.last - 1)
        # Each key that is not indented ends what the one above holds.
        keys = [line for line in inner if _KEY.match(source.lines[line])]
        for first, stop in pairwise([*keys, inner.stop]):
            yield from parse_blocks(source, range(first, stop))


def _is_data(source: Source, block: Code, lexicon: Lexicon) -> bool:
    """Whether most keys of a fence are labels of fields, and two at least where it does not say that it holds data."""
    fence = _FENCE.match(source.lines[block.first])
    if block.last - block.first > _MOST_LINES or not fence:
        return False
    inner = source.lines[block.first + 1 : block.last - 1]
    keys = [match["key"] for line in inner if (match := _KEY.match(line))]
    known = [key for key in keys if lexicon.vocabulary.is_label(key)]
    return len(known) >= (1 if fence["data"] else _LEAST) and len(known) * 2 >= len(keys)
