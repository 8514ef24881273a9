"""What a document that is no record says in place of a record's title, and whether it came near to being one."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reclint.markdown import parse_blocks, sections
from reclint.readers.title import read_title, title_text

if TYPE_CHECKING:
    from reclint.text.source import Source
    from reclint.vocabulary.lexicon import Lexicon

_PARTS = ("index", "summaries")
"""The sections that a record has and nothing else."""


class Missed(NamedTuple):
    """Why a document is no record; ``near`` where it looks like one, or like a document beside one."""

    reason: str
    near: bool


def missed_record(source: Source, lexicon: Lexicon) -> Missed:
    """Why the document was not taken for a record."""
    blocks = parse_blocks(source)
    parts = {lexicon.vocabulary.section(part.title) for part in sections(blocks).walk() if part.heading}
    title = title_text(source)
    near = read_title(title, lexicon) is not None or not parts.isdisjoint(_PARTS)
    return Missed(f'its title reads "{title}"' if title else "it has no title", near)
