"""Lines in bold, and bold words that open a line, which stand for headings: "**Lesson 1. Soft Rolls** (soft-rolls)"."""

from __future__ import annotations

import re
from functools import cached_property, lru_cache
from itertools import takewhile
from typing import TYPE_CHECKING

from reclint.markdown import Heading, Items, Paragraph, bold_spans, leading_signs, plain_title, texts
from reclint.readers.index.rows import names_of
from reclint.readers.lessons.facts import states_fact
from reclint.readers.lessons.heading import read_lesson_heading
from reclint.readers.sections.fields import read_fields
from reclint.readers.sections.part import LESSON_KINDS
from reclint.text.source import Passage
from reclint.vocabulary.lexicon import DASH

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reclint.markdown import Block
    from reclint.readers.lessons.heading import LessonHeading
    from reclint.vocabulary.lexicon import Lexicon

_SECTION_LEVEL, _LESSON_LEVEL = 2, 3
"""The levels of a record's sections and lessons."""
_NUMERAL = re.compile(r"[IVXLC]{1,6}[.)]\s+(?=\S)")
"""The number of a section in Roman numerals: "II. Concept index"."""
_BESIDE = 8
"""How many words stand at most behind the bold words that open a lesson: "(soft-rolls). Load: BUILD."."""
_APART = re.compile(rf"\s*(?:[:.)]\s|\s(?:[·|=(\[]|{DASH}\s))")
"""What parts the number, title and slug of a lesson: "L1 · Soft Rolls", "1. Soft Rolls", "Soft Rolls (rolls)"."""


_BEHIND = re.compile(rf"[()\[\]]|[,;.](?=\s|$)|(?<=\s)(?:[·|=]|{DASH})(?=\s)")
"""What parts the facts behind the bold words: "(`soft-rolls`). Load: BUILD.", " · `soft-rolls` · 🔧 BUILD"."""
_JOINED, _LOOSE = "joined", "loose"
"""How words that may be part of a sentence stand there: without a sign before them, or behind a comma or full stop."""
_LEAST = 2
"""How many lines in bold have something below them that are headings whatever the others are. A choice."""
_LOWEST = 7
"""A level below that of all headings."""


def with_bold_headings(blocks: Iterable[Block], lexicon: Lexicon) -> Iterator[Block]:
    """The blocks, with lines in bold that name a lesson or a section of a record as headings."""
    return _BoldReader(tuple(blocks), lexicon).read()


class _BoldReader:
    def __init__(self, blocks: Sequence[Block], lexicon: Lexicon) -> None:
        self.blocks = blocks
        self.lexicon = lexicon
        self.found = [_headed(block, lexicon) if isinstance(block, Paragraph) else () for block in blocks]

    def read(self) -> Iterator[Block]:
        for place, (block, found) in enumerate(zip(self.blocks, self.found, strict=True)):
            if found and (place not in self.lines or self.opens(place)):
                yield from found
            elif isinstance(block, Items) and all(_lesson_item(item.blocks, self.lexicon) for item in block.items):
                for item in block.items:
                    yield from with_bold_headings(item.blocks, self.lexicon)
            else:
                yield block

    @cached_property
    def lines(self) -> dict[int, LessonHeading]:
        """The lines that may be the headings of lessons, by their places."""
        return {
            place: read_lesson_heading(head.text, self.lexicon)
            for place, found in enumerate(self.found)
            for head in found
            if isinstance(head, Heading) and head.level == _LESSON_LEVEL
        }

    @cached_property
    def headed(self) -> frozenset[str]:
        """The names of all lessons that have a heading of their own."""
        headings = (block.text for block in self.blocks if isinstance(block, Heading))
        return frozenset(name for text in headings for name in names_of(read_lesson_heading(text, self.lexicon)))

    @cached_property
    def filled(self) -> list[int]:
        """The places of the lines that have fields or depths below them; those of a list of contents have not."""
        return [place for place in self.lines if self.is_filled(place)]

    def opens(self, place: int) -> bool:
        """Whether a line that may be the heading of a lesson opens one, and does not only speak of it.

        One of a lesson that has a heading can part the index. What calls itself no "Lesson 1" is a heading where all
        such lines have something below them, or two have and this one names another lesson. One that may go on as a
        sentence has something below it, and is the first of its lesson.
        """
        line = self.lines[place]
        if names_of(line) & self.headed:
            return place in self.filled and not self.is_in_lesson(place)
        if _calls_itself(line.text, self.lexicon):
            return True
        if self.runs_on(place):
            earlier = {name for at in self.filled if at < place for name in names_of(self.lines[at])}
            return place in self.filled and earlier.isdisjoint(names_of(line))
        others = {name for at in self.filled for name in names_of(self.lines[at])}
        are_headings = len(self.filled) >= _LEAST or len(self.filled) == len(self.lines)
        return are_headings and (place in self.filled or others.isdisjoint(names_of(line)))

    def runs_on(self, place: int) -> bool:
        """Whether a line goes on as a sentence may: "**L1: Soft Rolls** (`soft-rolls`), which came first."."""
        block = self.blocks[place]
        return isinstance(block, Paragraph) and _LOOSE in _further(block.text, self.lexicon)

    def is_filled(self, place: int) -> bool:
        rest = zip(self.blocks[place + 1 :], self.found[place + 1 :], strict=True)
        below = [block for block, _ in takewhile(lambda one: not _ends(*one), rest)]
        fields = (entry.kind in LESSON_KINDS for entry in read_fields(below, self.lexicon).labelled)
        return any(fields) or any(self.lexicon.depth_any_case.search(text.text) for text in texts(below))

    def is_in_lesson(self, place: int) -> bool:
        """Whether a line stands below the heading of a lesson, perhaps below one of its fields."""
        level = _LOWEST
        for block in reversed(self.blocks[:place]):
            if isinstance(block, Heading) and block.level < level:
                level = block.level
                heading = read_lesson_heading(block.text, self.lexicon)
                if heading.named or heading.slug:
                    return True
        return False


def _ends(block: Block, found: Sequence[Block]) -> bool:
    """Whether a block, or what it stands for, ends what stands below a line: another lesson or section."""
    head = found[0] if found else block
    return isinstance(head, Heading) and head.level <= _LESSON_LEVEL


def _headed(block: Paragraph, lexicon: Lexicon) -> tuple[Block, ...]:
    """The heading that a paragraph stands for, with the rest of it; empty for any other."""
    if level := _bold_level(block, lexicon):
        return (Heading(block.first, block.last, level, block.text),)
    return _run_in(block, lexicon)


def _run_in(block: Paragraph, lexicon: Lexicon) -> tuple[Block, ...]:
    """A paragraph that opens with a heading in bold, as that heading and the rest; empty for any other.

    "**II. Concept index.** One block per lesson"; "**Lesson 1. Soft Rolls** (soft-rolls). Load: BUILD." is a heading.
    """
    bold = next(bold_spans(block.text.text), None)
    if bold is None or bold.start or bold.stop == len(block.text.text):
        return ()
    title, rest = block.text.part(0, bold.stop), block.text.part(bold.stop, len(block.text.text))
    name = plain_title(title).text
    if names_section(name, lexicon):
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
    if names_section(inner, lexicon):
        return _SECTION_LEVEL
    return _LESSON_LEVEL if _names_lesson(block.text, text, "", lexicon) else 0


def _names_lesson(line: Passage, bold: str, rest: str, lexicon: Lexicon) -> bool:
    """Whether a line that opens in bold is the heading of a lesson.

    It calls itself one, "**Lesson 1. Soft Rolls**"; or it has the number, the slug, and the load or the initial of a
    lesson, between signs: "**L1 · Soft Rolls** · `soft-rolls` · BUILD". "**L1** penalties, `weight-decay`" has not.
    """
    if _calls_itself(bold, lexicon):
        return read_lesson_heading(line, lexicon).named
    bold = bold.strip("*_ ")
    number = _opening(lexicon).match(bold, leading_signs(bold))
    if number is None or not (number.end() < len(bold) or _APART.match(rest)) or (rest and not _APART.match(rest)):
        return False
    if rest and _JOINED in _further(line, lexicon):
        return False
    heading = read_lesson_heading(line, lexicon)
    named = heading.named and (heading.slug or number["worded"])
    return bool(named or (heading.position and heading.slug and heading.load))


def _calls_itself(text: str, lexicon: Lexicon) -> bool:
    """Whether a line opens with the word and the number of a lesson: "**Lesson 1. Soft Rolls**"."""
    return re.match(rf"{lexicon.word('lesson')}\s*\d", plain_title(Passage.at(text, 0)).text, re.I) is not None


def _further(line: Passage, lexicon: Lexicon) -> Iterator[str]:
    """How each piece behind the bold words stands there that may be part of a sentence, and is no fact.

    "(`soft-rolls`) is needed here" is joined on, "(`soft-rolls`), held by Ada" is loose; " · 90 min" and what is in
    brackets is neither. Behind no more than a number the title may come first: "**L1** | Soft Rolls | `soft-rolls`".
    """
    stop = next((span.stop for span in bold_spans(line.text)), 0)
    bold, rest = line.text[:stop].strip("*_ "), line.text[stop:]
    number = _opening(lexicon).match(bold, leading_signs(bold))
    titled = number is None or number.end() < len(bold)
    sign, start, is_inside = "", 0, False
    for match in (*_BEHIND.finditer(rest), None):
        one = rest[start : match.start() if match else len(rest)]
        piece = one[leading_signs(one) :].strip(" :*_")
        is_title, titled = bool(piece) and not titled and not piece[:1].islower(), titled or bool(piece)
        may_go_on = piece and not is_title and not is_inside and sign in ("", *")],;.")
        if may_go_on and not states_fact(Passage.at(piece, 0), lexicon):
            yield _LOOSE if sign in (",", ";", ".") else _JOINED
        sign, start = (match.group(), match.end()) if match else ("", 0)
        is_inside = sign in ("(", "[") or (is_inside and sign not in (")", "]"))


@lru_cache(maxsize=16)
def _opening(lexicon: Lexicon) -> re.Pattern[str]:
    """The number that opens a lesson in bold, with the sign behind it: "L1 ·", "Lesson one:", "1.", "First –", "L1"."""
    worded = rf"(?P<worded>{lexicon.word('lesson')}\s+{lexicon.number_word})"
    return re.compile(rf"(?:{worded}|{lexicon.lesson_initial}?\d{{1,2}}|{lexicon.ordinal})(?:{_APART.pattern}|$)", re.I)


def names_section(title: str, lexicon: Lexicon) -> bool:
    """Whether a title names a section of a record, and is no label of a field."""
    name = _NUMERAL.sub("", title).rstrip(". ")
    return lexicon.vocabulary.section(name) is not None and not lexicon.vocabulary.is_label(name)
