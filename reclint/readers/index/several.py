"""Texts of an index that list several entries behind a lesson or a depth."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reclint.markdown import split_list
from reclint.readers.index.entry import MARKS, read_entry

if TYPE_CHECKING:
    from reclint.readers.index.entry import IndexEntry
    from reclint.readers.lessons.names import LessonNames
    from reclint.text.source import Passage
    from reclint.vocabulary.lexicon import Lexicon


def split_entries(text: Passage, lexicon: Lexicon, names: LessonNames) -> list[Passage]:
    """The entries of a text that lists several behind a lesson or a depth: "**true-wheels**: a (D), b (I)".

    None where it opens otherwise, or where an entry lacks what the opening does not say.
    """
    entry = read_entry(text, lexicon, names)
    first, second = (*entry.pieces[:2], None, None)[:2]
    if not first or not second or not second.strong or bool(first.lesson) is first.is_depth:
        return []
    rest = text.part(first.stop, len(text.text)).strip(MARKS + "-—–>→|=/ ")
    rest = text.part(second.start, len(text.text)).strip(" .") if rest.text else rest
    parts = next((parts for mark in (";", ",") if len(parts := split_list(rest, mark)) > 1), split_list(rest))
    found = [read_entry(part, lexicon, names) for part in parts]
    whole = all(one.name.text and (one.mark if first.lesson else one.lessons) for one in found)
    # "DEVELOPED: Hub – true-wheels, chains – thin" is one entry with two lessons.
    whole = whole and len({_opens_with_lesson(one) for one in found}) == 1
    return parts if whole and (len(parts) > 1 or not first.lesson) else []


def _opens_with_lesson(entry: IndexEntry) -> bool:
    return bool(entry.pieces and entry.pieces[0].lesson)
