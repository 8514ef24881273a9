"""Which documents are records, by what their titles say, or by what they hold."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from reclint.markdown import parse_blocks
from reclint.readers.record_title import headed_modules, may_hold_modules
from reclint.readers.sections.layout import has_parts
from reclint.readers.sections.title import is_titled, read_title, title_text

if TYPE_CHECKING:
    from reclint.model import Record
    from reclint.text.source import Source
    from reclint.vocabulary.lexicon import Lexicon


def is_record(source: Source, lexicon: Lexicon) -> bool:
    """Whether the document's title names a module and calls it a record: "Module N.M: … -- Record".

    One that speaks of several, "Module 1.1: Knots -- Records", may be about records: there its parts must say it too.
    So they must where the title names no module, and several stand below it, each with an index: "Knots -- Records".
    """
    if is_titled(source, lexicon):
        return True
    if is_titled(source, lexicon, "records"):
        return has_parts(parse_blocks(source), lexicon)
    return may_hold_modules(source, lexicon) and bool(headed_modules(parse_blocks(source), lexicon))


def may_be_record(source: Source, lexicon: Lexicon) -> bool:
    """Whether a title names a module and no plan of it, "Week 3: Knots", and an index is spoken of: a cheap look.

    Headings of several modules do as well, whatever the title is: a course's book. What is read of the document decides
    then, see `is_told`.
    """
    title = title_text(source)
    if re.search(rf"(?<!\w){lexicon.word('plan', 'planned')}(?!\w)", title, re.I):
        return False
    if not read_title(title, lexicon) and not _heads_modules(source, lexicon):
        return False
    return lexicon.index_title.search(source.text) is not None


def _heads_modules(source: Source, lexicon: Lexicon) -> bool:
    """Whether two headings name modules: "## Module 1: Knots"."""
    # "^" would be tried at every place of the text, where a line's end is looked for by itself.
    heading = re.compile(rf"\n#{{1,4}}\s+{lexicon.word('module', 'titled')}\s+\d", re.I)
    return len(list(islice(heading.finditer(f"\n{source.text}"), 2))) > 1


def is_told(record: Record) -> bool:
    """Whether rows of an index with their lessons were read of a document, and depths in what lessons taught."""
    return any(_tells(module) for module in (record, *record.further))


def _tells(record: Record) -> bool:
    if not any(row.depth and row.lessons for row in record.rows):
        return False
    return any(item.depth for lesson in record.lessons for item in lesson.taught)
