"""Lines in bold, and bold words that open a line, which stand for headings: "**Lesson 1. Soft Rolls** (soft-rolls)"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from reclint.markdown import Heading, Items, Paragraph, bold_spans, leading_signs, plain_title
from reclint.readers.lessons.heading import read_lesson_heading
from reclint.text.source import Passage
from reclint.vocabulary.lexicon import DASH

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reclint.markdown import Block
    from reclint.vocabulary.lexicon import Lexicon

_SECTION_LEVEL, _LESSON_LEVEL = 2, 3
"""The levels of a record's sections and lessons."""
_NUMERAL = re.compile(r"[IVXLC]{1,6}[.)]\s+(?=\S)")
"""The number of a section in Roman numerals: "II. Concept index"."""
_BESIDE = 8
"""How many words stand at most behind the bold words that open a lesson: "(soft-rolls). Load: BUILD."."""
_APART = re.compile(rf"\s*(?:[:.)]\s|\s(?:[·|=(\[]|{DASH}\s))")
"""What parts the number, title and slug of a lesson: "L1 · Soft Rolls", "1. Soft Rolls", "Soft Rolls (rolls)"."""


def with_bold_headings(blocks: Iterable[Block], lexicon: Lexicon) -> Iterator[Block]:
    """The blocks, with lines in bold that name a lesson or a section of a record as headings."""
    for block in blocks:
        if isinstance(block, Paragraph) and (level := _bold_level(block, lexicon)):
            yield Heading(block.first, block.last, level, block.text)
        elif isinstance(block, Paragraph) and (run_in := _run_in(block, lexicon)):
            yield from run_in
        elif isinstance(block, Items) and all(_lesson_item(item.blocks, lexicon) for item in block.items):
            for item in block.items:
                yield from with_bold_headings(item.blocks, lexicon)
        else:
            yield block


def _run_in(block: Paragraph, lexicon: Lexicon) -> tuple[Block, ...]:
    """A paragraph that opens with a heading in bold, as that heading and the rest; empty for any other.

    "**II. Concept index.** One block per lesson"; "**Lesson 1. Soft Rolls** (soft-rolls). Load: BUILD." is a heading.
    """
    bold = next(bold_spans(block.text.text), None)
    if bold is None or bold.start or bold.stop == len(block.text.text):
        return ()
    title, rest = block.text.part(0, bold.stop), block.text.part(bold.stop, len(block.text.text))
    name = plain_title(title).text
    if _names_section(name, lexicon):
        heading = Heading(block.first, block.first + 1, _SECTION_LEVEL, title)
        return (heading, Paragraph(block.first, block.last, rest.strip()))
    # "**L1** (soft-rolls) and **L2** (rye-bread)" says what several lessons are called.
    is_line = "\n" not in block.text.text and "**" not in rest.text and len(rest.text.split()) <= _BESIDE
    if is_line and _names_lesson(block.text, title.text, rest.text, lexicon):
        return (Heading(block.first, block.last, _LESSON_LEVEL, block.text),)
    return ()


def _lesson_item(blocks: Sequence[Block], lexicon: Lexicon) -> bool:
    head = blocks[0] if blocks else None
    return isinstance(head, Paragraph) and len(blocks) > 1 and _bold_level(head, lexicon) == _LESSON_LEVEL


def _bold_level(block: Paragraph, lexicon: Lexicon) -> int:
    """The level of the heading that a line in bold stands for, 0 for one that is none."""
    text = block.text.text
    if "\n" in text or not (text.startswith(("**", "__")) and text.endswith(("**", "__"))):
        return 0
    inner = text.strip("*_ ")
    if "**" in inner or inner.endswith((":", "：")):
        return 0
    if _names_section(inner, lexicon):
        return _SECTION_LEVEL
    return _LESSON_LEVEL if _names_lesson(block.text, text, "", lexicon) else 0


def _names_lesson(line: Passage, bold: str, rest: str, lexicon: Lexicon) -> bool:
    """Whether a line that opens in bold is the heading of a lesson.

    It calls itself one, "**Lesson 1. Soft Rolls**"; or it has the number, the slug, and the load or the initial of a
    lesson, between signs: "**L1 · Soft Rolls** · `soft-rolls` · BUILD". "**L1** penalties, `weight-decay`" has not.
    """
    opens = re.match(rf"{lexicon.word('lesson')}\s*\d", plain_title(Passage.at(bold, 0)).text, re.I)
    if opens:
        return read_lesson_heading(line, lexicon).named
    bold = bold.strip("*_ ")
    number = _opening(lexicon).match(bold, leading_signs(bold))
    if number is None or not (number.end() < len(bold) or _APART.match(rest)) or (rest and not _APART.match(rest)):
        return False
    heading = read_lesson_heading(line, lexicon)
    named = heading.named and (heading.slug or number["worded"])
    return bool(named or (heading.position and heading.slug and heading.load))


@lru_cache(maxsize=16)
def _opening(lexicon: Lexicon) -> re.Pattern[str]:
    """The number that opens a lesson in bold, with the sign behind it: "L1 ·", "Lesson one:", "1.", "First –", "L1"."""
    worded = rf"(?P<worded>{lexicon.word('lesson')}\s+{lexicon.number_word})"
    return re.compile(rf"(?:{worded}|{lexicon.lesson_initial}?\d{{1,2}}|{lexicon.ordinal})(?:{_APART.pattern}|$)", re.I)


def _names_section(title: str, lexicon: Lexicon) -> bool:
    """Whether a title names a section of a record, and is no label of a field."""
    name = _NUMERAL.sub("", title).rstrip(". ")
    return lexicon.vocabulary.section(name) is not None and not lexicon.vocabulary.is_label(name)
