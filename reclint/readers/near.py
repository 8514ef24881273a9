"""What a document that is no record says in place of a record's title, and whether it came near to being one."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reclint.markdown import parse_blocks
from reclint.readers.layout import has_parts
from reclint.readers.title import read_title, title_text

if TYPE_CHECKING:
    from reclint.text.source import Source
    from reclint.vocabulary.lexicon import Lexicon


class Missed(NamedTuple):
    """Why a document is no record; ``near`` where it looks like one, or like a document beside one."""

    reason: str
    near: bool


def missed_record(source: Source, lexicon: Lexicon) -> Missed:
    """Why the document was not taken for a record."""
    title = title_text(source)
    near = read_title(title, lexicon) is not None or has_parts(parse_blocks(source), lexicon)
    return Missed(f'its title reads "{title}"' if title else "it has no title", near)
