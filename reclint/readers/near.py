"""What a document that is no record says in place of a record's title, and whether it came near to being one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from reclint.markdown import Heading, parse_blocks, plain_title
from reclint.readers.sections.layout import has_parts
from reclint.readers.sections.title import read_title, title_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reclint.markdown import Block
    from reclint.text.source import Source
    from reclint.vocabulary.lexicon import Lexicon


class Missed(NamedTuple):
    """Why a document is no record; ``near`` where it looks like one, or like a document beside one."""

    reason: str
    near: bool


def missed_record(source: Source, lexicon: Lexicon) -> Missed:
    """Why the document was not taken for a record."""
    title, blocks = title_text(source), parse_blocks(source)
    near = read_title(title, lexicon) is not None or has_parts(blocks, lexicon) or _teaches(title, blocks, lexicon)
    return Missed(f'its title reads "{title}"' if title else "it has no title", near)


def _teaches(title: str, blocks: Iterable[Block], lexicon: Lexicon) -> bool:
    """Whether a document is a lesson by its title, and a heading says what it taught: one file a lesson."""
    if not re.match(rf"\W*{lexicon.word('lesson')}\s+\d", title, re.I):
        return False
    headings = (plain_title(block.text).text for block in blocks if isinstance(block, Heading))
    return any(lexicon.vocabulary.field(heading) == "taught" for heading in headings)
