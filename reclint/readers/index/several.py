"""Texts of an index that list several entries: behind a lesson or a depth, or in a line of their own below one."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from reclint.markdown import Heading, Item, Items, Paragraph, bold_spans, split_list
from reclint.readers.index.blocks import is_bare_depth, is_bare_lesson, is_bold_line, is_lead_in, with_lists
from reclint.readers.index.called import called_lesson
from reclint.readers.index.entry import MARKS, read_entry
from reclint.readers.index.fenced import with_fenced_rows
from reclint.readers.index.joined import is_joint
from reclint.readers.index.lists import opening_depth, titled_depth
from reclint.text.source import Passage

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reclint.markdown import Block
    from reclint.readers.index.entry import IndexEntry
    from reclint.readers.lessons.names import LessonNames
    from reclint.text.source import Source
    from reclint.vocabulary.lexicon import Lexicon

_BETWEEN = (";", "·", ",")
"""What parts the entries of a text, the first of these that does."""
_LONGEST_NAME = 80
"""How long the name of an entry in a run is at most; a choice, as a sentence is longer as a rule."""
_LABELLED = re.compile(r":[*_]*$")
"""A label in bold: "**Lesson 1:**"."""
_LED = re.compile(r"\s*(?::|[—–→]|-{1,2}>?\s)")
"""What parts a lesson in bold from its entries: ": ", " — ", " -> "."""
_SENTENCE = re.compile(r"[.!?]\s")
"""A sentence's end inside a name: "It went well. Hub"."""
_MARKS_BEFORE = re.compile(r"(?<=\s)[*_`\[]{1,4}$")
"""The marks that the first entry opens with: "`" of "DEVELOPED: `true-wheels`: Hub"."""
_WORD = re.compile(r"\w")
"""Anything that says something beside name, depth and lesson: " was "."""
_LINE = re.compile(r"[^\n]+")
"""A line of a run that goes on in the next."""


class Listed(NamedTuple):
    """The entries of a text, and what stands before them: the lesson or the depth of all."""

    label: Passage
    parts: list[Passage]


class _Opened(NamedTuple):
    """A text that opens with a lesson, or else with a depth."""

    label: Passage
    rest: Passage
    by_lesson: bool


def split_entries(text: Passage, lexicon: Lexicon, names: LessonNames, *, alone: bool = False) -> Listed | None:
    """The entries of a text that lists several behind a lesson or a depth: "**true-wheels**: a (D), b (I)".

    None where it opens otherwise, or where an entry lacks what the opening does not say. One behind a lesson is listed
    where it may stand ``alone``, beside texts that list several.
    """
    opened = _opened(text, lexicon, names)
    if opened is None:
        return None
    for mark in _BETWEEN:
        parts = split_list(opened.rest, mark)
        found = [read_entry(part, lexicon, names) for part in parts] if len(parts) > 1 else []
        holds = _is_bare if mark == "·" else _is_whole
        if found and all(
            holds(one, part, lexicon, by_lesson=opened.by_lesson) for one, part in zip(found, parts, strict=True)
        ):
            # "DEVELOPED: Hub – true-wheels, chains – thin" is one entry with two lessons.
            return Listed(opened.label, parts) if len(set(map(_opens_with_lesson, found))) == 1 else None
        if found and mark == ";":
            return None
    one = read_entry(opened.rest, lexicon, names) if alone or not opened.by_lesson else None
    whole = one is not None and _is_whole(one, by_lesson=opened.by_lesson)
    return Listed(opened.label, [opened.rest]) if whole else None


def listings(texts: Iterable[Passage], lexicon: Lexicon, names: LessonNames) -> dict[Passage, Listed]:
    """What those of some texts list that list several entries, with one entry behind a lesson beside such."""
    found = {text: split_entries(text, lexicon, names) for text in texts}
    if any(one and len(one.parts) > 1 for one in found.values()):
        found = {text: one or split_entries(text, lexicon, names, alone=True) for text, one in found.items()}
    return {text: one for text, one in found.items() if one}


def _opened(text: Passage, lexicon: Lexicon, names: LessonNames) -> _Opened | None:
    """What a text opens with, where a strong mark parts a lesson, or a depth, from the rest."""
    bold = next(bold_spans(text.text), None)
    label = text.part(0, bold.stop) if bold and bold.start == 0 else None
    if label and called_lesson(label, lexicon, names):
        behind = text.part(len(label.text), len(text.text))
        parted = _LABELLED.search(label.text) or _LED.match(behind.text)
        rest = behind.strip(" .:—–-→")
        return _Opened(label, rest, by_lesson=True) if parted and rest.text else None
    pieces = read_entry(text, lexicon, names).pieces
    first, second = (*pieces[:2], None, None)[:2]
    if not first or not second or not second.strong or bool(first.lesson) is first.is_depth:
        return None
    rest = text.part(first.stop, len(text.text)).strip(MARKS + "-—–>→|=/ ")
    marks = _MARKS_BEFORE.search(text.text, first.stop, second.start)
    rest = text.part(marks.start() if marks else second.start, len(text.text)).strip(" .") if rest.text else rest
    return _Opened(text.part(first.start, first.stop), rest, by_lesson=bool(first.lesson))


def _is_whole(entry: IndexEntry, *_: object, by_lesson: bool) -> bool:
    """Whether an entry says what the lesson, or the depth, of all does not."""
    return bool(entry.name.text and (entry.mark if by_lesson else entry.lessons))


def _opens_with_lesson(entry: IndexEntry) -> bool:
    return bool(entry.pieces and entry.pieces[0].lesson)


def _is_bare(entry: IndexEntry, text: Passage, lexicon: Lexicon, *, by_lesson: bool) -> bool:
    """Whether an entry is a name with its depth, or its lesson, and nothing else: "Hub (D)", "[D] Hub (also in L2)".

    "The hub was DEVELOPED" and "Hub (D) – of steel" say more.
    """
    told = [bool(piece.is_depth or piece.lesson) for piece in entry.pieces]
    words = [piece for piece, says in zip(entry.pieces, told, strict=True) if not says]
    changes = sum(left != right for left, right in pairwise(told))
    if not words or not _is_whole(entry, by_lesson=by_lesson) or changes > 1 + (told[0] and told[-1]):
        return False
    depths = sum(piece.is_depth for piece in entry.pieces)
    if depths != by_lesson or (by_lesson and entry.lessons and not entry.also):
        return False
    places = [0, *(place for piece in entry.pieces for place in (piece.start, piece.stop)), len(text.text)]
    around = (text.text[start:stop] for start, stop in zip(places[::2], places[1::2], strict=True))
    name = text.text[words[0].start : words[-1].stop]
    parted = any(piece.strong for piece in words[1:]) or _SENTENCE.search(name)
    return (
        len(name) <= _LONGEST_NAME
        and not parted
        and all(is_joint(said.strip("*_`[]() "), lexicon) for said in around if _WORD.search(said))
    )


def with_listed(source: Source, blocks: Sequence[Block], lexicon: Lexicon, names: LessonNames) -> Iterator[Block]:
    """The blocks of an index, with all that stands for a list as one: runs, lines, code, headings that are concepts."""
    blocks = with_fenced_rows(source, blocks, lexicon, names)
    yield from with_lists(_with_runs(blocks, lexicon, names), lexicon, names)


def _with_runs(blocks: Iterable[Block], lexicon: Lexicon, names: LessonNames) -> Iterator[Block]:
    """The blocks, with lines that list entries below a lesson or a depth as lists: "Hub (D); Oil (M)." below "L1".

    One entry alone is a list where others list several; none is where most lines below such titles say more.
    """
    held, by_lesson, found = list(blocks), None, {}
    for at, block in enumerate(held):
        if isinstance(block, Heading) or (isinstance(block, Paragraph) and _is_title(block.text, lexicon, names)):
            by_lesson = _gives_lesson(block.text, lexicon, names)
        elif isinstance(block, Paragraph) and by_lesson is not None:
            found[at] = _run(block.text, lexicon, names, by_lesson=by_lesson)
    runs = [parts for parts in found.values() if parts]
    several = any(len(parts) > 1 for parts in runs) and len(runs) * 2 >= len(found)
    for at, block in enumerate(held):
        parts = found.get(at, []) if several else []
        yield _items_of(block, parts) if parts else block


def _is_title(text: Passage, lexicon: Lexicon, names: LessonNames) -> bool:
    is_bare = is_bare_depth(text, lexicon) or is_bare_lesson(text, lexicon, names)
    return is_bare or is_bold_line(text.text) or is_lead_in(text.text)


def _gives_lesson(title: Passage, lexicon: Lexicon, names: LessonNames) -> bool | None:
    """Whether a title gives a lesson to what stands below it; not, where that is a depth; None where it is neither."""
    if titled_depth(title, lexicon) or opening_depth(title, lexicon):
        return False
    return True if called_lesson(title, lexicon, names) else None


def _run(text: Passage, lexicon: Lexicon, names: LessonNames, *, by_lesson: bool) -> list[Passage]:
    """The entries that a text is and nothing else, which may be one; none of any other text."""
    text = text.strip(" .")
    if "\n" in text.text:
        lines = [text.part(*line.span()) for line in _LINE.finditer(text.text)]
        text = Passage.joined(lines, " ") if ";" in text.text or "·" in text.text else text.part(0, 0)
    parts = next((parts for mark in _BETWEEN if len(parts := split_list(text, mark)) > 1), [text])
    for one in (parts, [text]):
        if all(_is_bare(read_entry(part, lexicon, names), part, lexicon, by_lesson=by_lesson) for part in one):
            return one
    return []


def _items_of(block: Block, parts: Sequence[Passage]) -> Items:
    items = tuple(Item(block.first, block.last, (Paragraph(block.first, block.last, part),)) for part in parts)
    return Items(block.first, block.last, ordered=False, items=items)
