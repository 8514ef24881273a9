"""Cells of concepts that name a further lesson: "Spoke tension (also in L2)"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reclint.model import Word
from reclint.readers.index.entry import read_entry
from reclint.readers.index.further import before_further
from reclint.readers.index.lists import plain_name
from reclint.text.source import Passage

if TYPE_CHECKING:
    from reclint.model import ConceptRow
    from reclint.readers.lessons.names import LessonNames
    from reclint.text.source import Source
    from reclint.vocabulary.lexicon import Lexicon

_LAST = re.compile(r"\s[*_]?\((?P<inside>[^()\n]{1,80})\)[*_]?$")
"""The parenthesis that ends a cell: " (also in L2)"."""


def with_further(row: ConceptRow, source: Source, lexicon: Lexicon, names: LessonNames) -> ConceptRow:
    """The row of a table, with the lessons that its concept is said to be in too; "(also called tautness)" has none."""
    if not row.name.text.rstrip("*_").endswith(")"):
        return row
    cell = Passage.at(source.slice(row.name.span), row.name.span.start)
    last = _LAST.search(cell.text)
    if last is None or not before_further(lexicon).match(last["inside"]):
        return row
    entry = read_entry(cell.part(*last.span("inside")), lexicon, names)
    known = {ref.slug for ref in row.lessons}
    also = tuple(ref for ref in entry.lessons if ref.slug not in known)
    if entry.name.text or entry.mark or not entry.lessons:
        return row
    name = cell.part(0, last.start())
    word = Word(span=name.span, text=plain_name(name.text))
    return row.model_copy(update={"name": word, "lessons": (*row.lessons, *also)})
