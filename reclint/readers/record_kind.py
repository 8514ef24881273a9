"""Which documents are records, by what their titles say, or by what they hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reclint.markdown import parse_blocks
from reclint.readers.layout import has_parts
from reclint.readers.record import read_record
from reclint.readers.record_title import headed_modules, may_hold_modules
from reclint.readers.title import is_titled, read_title, title_text

if TYPE_CHECKING:
    from reclint.text.source import Source
    from reclint.vocabulary.lexicon import Lexicon


def is_record(source: Source, lexicon: Lexicon) -> bool:
    """Whether the document's title names a module and calls it a record: "Module N.M: … -- Record".

    One that speaks of several, "Module 1.1: Knots -- Records", may be about records: there its parts must say it too.
    So they must where the title names no module, and several stand below it, each with an index: "Knots -- Records".
    A title that names a module and nothing more, "Week 3: Knots", stands above a record where a Concept Index and
    lessons with what they taught follow.
    """
    if is_titled(source, lexicon):
        return True
    if is_titled(source, lexicon, "records"):
        return has_parts(parse_blocks(source), lexicon)
    if may_hold_modules(source, lexicon) and headed_modules(parse_blocks(source), lexicon):
        return True
    return _may_be_one(source, lexicon) and _holds_one(source, lexicon)


def _may_be_one(source: Source, lexicon: Lexicon) -> bool:
    """Whether the title names a module, and an index is spoken of by a title of several words; a cheap look."""
    if not lexicon.index_title.search(source.text):
        return False
    return read_title(title_text(source), lexicon) is not None


def _holds_one(source: Source, lexicon: Lexicon) -> bool:
    """Whether rows of an index with their lessons were read of a document, and depths in what lessons taught."""
    record = read_record(source, lexicon)
    rows = any(row.depth and row.lessons for row in record.rows)
    return rows and any(item.depth for lesson in record.lessons for item in lesson.taught)
