"""The loads of lessons that a plan gives in lines: in items, in bare lines, in headings, in a fence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from reclint.markdown import Code, Heading, block_passages
from reclint.model import Word
from reclint.text.source import Passage
from reclint.vocabulary.lexicon import ARROW, DASH, SLUG, alternatives

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from reclint.markdown import Block
    from reclint.text.source import Source
    from reclint.vocabulary.lexicon import Lexicon


class LoadLine(NamedTuple):
    """A line that gives a lesson's load; ``slug`` is empty where it names the lesson by its ``number`` alone."""

    slug: str
    number: int | None
    lesson: Passage
    load: Word


@dataclass(frozen=True)
class LoadLines:
    """Finds such lines."""

    lexicon: Lexicon

    def read(self, blocks: Iterable[Block], source: Source, slugs: Iterable[str] = ()) -> Iterator[LoadLine]:
        """The lines of blocks that give loads; ``slugs`` are those of lessons that need no word before them."""
        known = frozenset(slugs)
        for line in _lines(blocks, source):
            match = self._line.match(line.text)
            if match is None:
                continue
            if match["named"] and match["named"] not in known:
                continue
            slug = match["slug"] or match["named"] or (match["title"] if match["title"] in known else "")
            rest = line.part(match.end(), len(line.text))
            if load := self.lexicon.load_at(rest.text):
                word = Word(span=rest.span_of(*load.span("load")), text=self.lexicon.load(load["load"]))
                number = int(match["number"]) if match["number"] else None
                yield LoadLine(slug, number, line.part(match.start("lesson"), match.end("lesson")), word)

    @cached_property
    def _line(self) -> re.Pattern[str]:
        """How such a line opens: "**Lesson 1 (soft-rolls):** ", "Lesson 1 (`soft-rolls`) -- ", "2. soft-rolls: "."""
        load = alternatives(self.lexicon.vocabulary.loads)
        # "(soft-rolls)", "(with milk)", ": soft-rolls"; not "— BUILD", which is the load.
        in_brackets = rf"\s*\((?:`?(?P<slug>{SLUG})`?|[^()\n]{{1,60}})\)"
        named = rf"(?:\s*{in_brackets}|\s*(?::|{DASH})\s*`?(?!{load}(?!\w))(?P<title>[^\n():`]{{1,60}}?)`?)"
        counted = rf"{self.lexicon.word('lesson')}\s+(?P<number>\d{{1,2}}){named}?"
        lesson = rf"(?P<lesson>{counted}|`?(?P<named>{SLUG})`?)"
        return re.compile(rf"[\s*_]*(?:\d{{1,2}}[.)]\s+)?[\s*_]*{lesson}[\s*_]*(?::|{DASH}|{ARROW}|\()[\s*_]*", re.I)


def by_slug(lines: Iterable[LoadLine], numbered: Mapping[int, str]) -> dict[str, Word]:
    """The first load that lines give for each lesson; ``numbered`` are the slugs of the lessons by their places."""
    found: dict[str, Word] = {}
    for line in lines:
        if slug := line.slug if line.slug in numbered.values() else numbered.get(line.number or 0, ""):
            found.setdefault(slug, line.load)
    return found


def _lines(blocks: Iterable[Block], source: Source) -> Iterator[Passage]:
    for block in blocks:
        if isinstance(block, Code):
            for number in range(block.first, block.last):
                span = source.line_span(number)
                yield Passage.at(source.slice(span), span.start)
        elif isinstance(block, Heading):
            yield block.text
        else:
            for passage in block_passages([block]):
                yield from _split(passage)


def _split(passage: Passage) -> Iterator[Passage]:
    start = 0
    for line in passage.text.split("\n"):
        yield passage.part(start, start + len(line))
        start += len(line) + 1
