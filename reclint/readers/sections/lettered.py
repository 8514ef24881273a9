"""Lists that Markdown takes for paragraphs: lines or paragraphs with letters or numbers in parentheses, or bullets.

"(a) spokes", "(b) rims"; "a) spokes", "b) rims"; "(1) spokes", "(2) rims"; "• spokes", "• rims".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reclint.markdown import Item, Items, Paragraph, Quote

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reclint.markdown import Block
    from reclint.text.source import Passage

_MARK = re.compile(r"(?:\((?P<inside>[a-z]|\d{1,2})\)|(?P<closed>[a-z])\)|(?P<bullet>[•‣▪●◦]))[ \t]+(?=\S)")
"""The mark of an entry at the start of its line: "(a) ", "a) ", "(1) ", "• "."""
_FEWEST = 2
"""How many entries a list has at least: one letter in parentheses may be a remark."""


def with_lettered_lists(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, with paragraphs that are entries of such a list, or have them as lines, as lists."""
    run: list[Paragraph] = []
    for block in blocks:
        if isinstance(block, Paragraph) and _MARK.match(block.text.text):
            run.append(block)
            continue
        yield from _as_list(run)
        run = []
        if isinstance(block, Quote):
            yield block._replace(blocks=tuple(with_lettered_lists(block.blocks)))
        else:
            yield from _parted(block) if isinstance(block, Paragraph) else (block,)
    yield from _as_list(run)


def _parted(block: Paragraph) -> Iterator[Block]:
    """A paragraph, the lines at its end as a list where they are one: "Taught:", "(a) spokes", "(b) rims"."""
    opening = re.search(rf":[*_]*(?:</[a-z]{{1,6}}>){{0,3}}\n(?={_MARK.pattern})", block.text.text)
    listed = list(_as_list([_below(block, opening.end())])) if opening else []
    if opening and isinstance(listed[0], Items):
        stop = block.first + block.text.text.count("\n", 0, opening.end())
        yield Paragraph(block.first, stop, block.text.part(0, opening.end() - 1))
        yield from listed
    else:
        yield block


def _below(block: Paragraph, start: int) -> Paragraph:
    lines = block.text.text.count("\n", 0, start)
    return Paragraph(block.first + lines, block.last, block.text.part(start, len(block.text.text)))


def _as_list(run: Sequence[Paragraph]) -> Iterator[Block]:
    entries = [entry for block in run for entry in _entries(block)]
    marks = [mark for _, mark in entries]
    if len(entries) < _FEWEST or not _counts_up(marks):
        yield from run
        return
    items = tuple(Item(text.first, text.last, (text,)) for text, _ in entries)
    yield Items(run[0].first, run[-1].last, ordered=bool(marks[0]), items=items)


def _entries(block: Paragraph) -> Iterator[tuple[Paragraph, str]]:
    """The entries of a paragraph, each with its letter or number, empty for a bullet; lines without a mark go on."""
    text = block.text.text
    starts = [0, *(match.end() for match in re.finditer(r"\n", text) if _MARK.match(text, match.end()))]
    for start, stop in zip(starts, [*(one - 1 for one in starts[1:]), len(text)], strict=True):
        mark = _MARK.match(text, start)
        assert mark is not None
        first = block.first + text.count("\n", 0, start)
        passage: Passage = block.text.part(mark.end(), stop)
        last = first + 1 + passage.text.count("\n")
        yield Paragraph(first, last, passage), mark["inside"] or mark["closed"] or ""


def _counts_up(marks: Sequence[str]) -> bool:
    """Whether marks are all bullets, or letters or numbers from the first one on."""
    if not any(marks):
        return True
    wanted = [str(place) if marks[0].isdecimal() else chr(ord("a") + place - 1) for place in range(1, len(marks) + 1)]
    return list(marks) == wanted
