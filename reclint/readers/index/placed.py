"""Numbers alone that are lessons since each entry of an index has one in the same place."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from reclint.readers.index.alike import FEWEST_ALIKE, lead_before, with_unknown_lessons
from reclint.readers.index.entry import entry_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reclint.readers.index.entry import IndexEntry
    from reclint.readers.lessons.names import LessonNames
    from reclint.text.source import Passage
    from reclint.vocabulary.lexicon import Lexicon


def with_lessons_alike(
    entries: Sequence[tuple[Passage, IndexEntry]], lexicon: Lexicon, names: LessonNames
) -> list[IndexEntry]:
    """The entries with lessons in the place where all, or most others, have theirs: numbers alone, unknown titles."""
    placed = _with_placed_numbers(entries, lexicon, names)
    return with_unknown_lessons([(text, entry) for (text, _), entry in zip(entries, placed, strict=True)])


def _with_placed_numbers(
    entries: Sequence[tuple[Passage, IndexEntry]], lexicon: Lexicon, names: LessonNames
) -> list[IndexEntry]:
    """The entries, with numbers as lessons that stand alone behind the same mark in each: "Spokes — D — II — thin".

    Each must have one, all of them known, and those of a lesson stand together: stars for a concept would not. Roman
    numerals need not, where they are those of all the lessons, three at least.
    """
    read = [entry for _, entry in entries]
    slots = [_number_slot(text, entry, lexicon, names) for text, entry in entries]
    found = [slot for slot in slots if slot]
    alike = len({slot.lead for slot in found}) == 1 and len(found) == len(read) >= FEWEST_ALIKE
    if not alike or not (_stand_together(found) or _count_all(found, names)) or any(entry.lessons for entry in read):
        return read
    return [_with_number(text, entry, slot, lexicon) for (text, entry), slot in zip(entries, found, strict=True)]


def _stand_together(found: Sequence[_NumberSlot]) -> bool:
    firsts = [key for key, _ in groupby(slot.slugs[0] for slot in found)]
    return found[0].at > 0 and 1 < len(set(firsts)) == len(firsts) < len(found)


def _count_all(found: Sequence[_NumberSlot], names: LessonNames) -> bool:
    """Whether Roman numerals are those of all lessons, some again: "I: Spokes", "III: Rims", "II: Oil", "I: Hub"."""
    slugs = {slug for slot in found for slug in slot.slugs}
    return all(slot.roman for slot in found) and FEWEST_ALIKE <= len(slugs) < len(found) and slugs >= names.counted


class _NumberSlot(NamedTuple):
    """The numbers of an entry: which piece they begin, the mark before it, where they end, and the lessons.

    ``roman``: they are in Roman numerals, as those before the name must be.
    """

    at: int
    lead: str
    stop: int
    slugs: tuple[str, ...]
    roman: bool


def _number_slot(text: Passage, entry: IndexEntry, lexicon: Lexicon, names: LessonNames) -> _NumberSlot | None:
    for at, piece in enumerate(entry.pieces):
        match = None if piece.is_depth else _numbers_alone(lexicon).match(text.text, piece.start)
        slugs = [names.numbered(one) for one in re.findall(r"\d+|[IVX]+", match.group())] if match else []
        roman = match is not None and not re.search(r"\d", match.group())
        if at == 0 and match and not (roman and text.text.startswith(":", match.end())):
            continue
        if match and slugs and entry.mark:
            known = tuple(slug for slug in slugs if slug)
            lead = lead_before(text, entry, at) if at else ""
            return _NumberSlot(at, lead, match.end(), known, roman) if len(known) == len(slugs) else None
    return None


@lru_cache(maxsize=16)
def _numbers_alone(lexicon: Lexicon) -> re.Pattern[str]:
    """Numbers and nothing else up to a mark: "2", "1), (3)", "I and II"."""
    one = r"(?:\d{1,2}|(?-i:[IVX]{1,5}))(?![^\W_])"
    joined = rf"\s?[)\]]?(?:[,;/+&]|\s[/+&]|\s{lexicon.word('joining')}(?=\s))\s?[(\[]?"
    return re.compile(rf"{one}(?:{joined}{one})*(?=[)\]*_`]*(?:\s*(?:[).,;:|\]\n]|[—–·-]\s|$)))", re.I)


def _with_number(text: Passage, entry: IndexEntry, slot: _NumberSlot, lexicon: Lexicon) -> IndexEntry:
    piece = entry.pieces[slot.at]
    lesson = piece._replace(stop=slot.stop, lesson=slot.slugs[0], more=slot.slugs[1:])
    others = [one for one in entry.pieces[slot.at + 1 :] if one.start >= slot.stop]
    return entry_of(text, [*entry.pieces[: slot.at], lesson, *others], lexicon.lenient)
