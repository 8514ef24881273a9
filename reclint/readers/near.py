"""What a document that is no record says in place of a record's title, and whether it came near to being one."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reclint.markdown import Heading, parse_blocks, sections

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
    first = next((block for block in blocks if isinstance(block, Heading)), None)
    if first is None:
        return Missed("it has no heading", near=False)
    parts = {lexicon.vocabulary.section(part.title) for part in sections(blocks).walk() if part.heading}
    is_of_module = lexicon.module_title.match(first.text.text) is not None
    found = first.text.text.replace("\n", " ")
    return Missed(f'its first heading reads "{found}"', is_of_module or not parts.isdisjoint(_PARTS))
