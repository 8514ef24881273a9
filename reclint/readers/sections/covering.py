"""Whether a section names what the lessons taught, as an index does, and a list of what was asked does not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reclint.markdown import block_passages, texts
from reclint.readers.index.numbered import entries_of
from reclint.vocabulary.folding import fold_case

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reclint.readers.sections.part import Part
    from reclint.text.source import Passage
    from reclint.vocabulary.lexicon import Lexicon

_ENTRY = re.compile(r"[,;\n]")
"""What parts the entries of a text: "spoke tension (DEVELOPED), rim wear (INTRODUCED)"."""
_BEHIND = re.compile(r"[(\[{:|·=→]|\s[-–—]+\s|[.!?](?:\s|$)")
"""What parts a name from the rest: "Spoke tension (by ear)", "Spoke tension — lesson 1"."""
_WORD = re.compile(r"[^\W\d_]{3,}")
"""A word that tells something: "spoke", "hub"; no "of"."""
_STEM = 5
"""How many letters of a word are compared, so that "spokes" is "spoke": a choice."""


def covers_taught(part: Part) -> bool:
    """Whether a section is called the index, or names half of what the fields of others say was taught, if they do."""
    if part.like == "index":
        return True
    return _names_half(part, [text for taught in _taught(part) for text in taught])


def taught_elsewhere(part: Part) -> int:
    """How many sections say what they taught, by a label or by depths, where a section names half of it; else none."""
    taught = list(_taught(part)) or [texts for other in _others(part) if (texts := _with_depths(other))]
    return len(taught) if _names_half(part, [text for texts in taught for text in texts]) else 0


def _taught(part: Part) -> Iterator[list[Passage]]:
    """What each other section says was taught."""
    for other in _others(part):
        found = [text for entry in other.fields.of("taught") for text in entry.passages()]
        if part.lexicon.vocabulary.field(other.title) == "taught":
            found += block_passages(other.section.blocks)
        if found:
            yield found


def _others(part: Part) -> Iterator[Part]:
    within = set(part.walk())
    yield from (other for other in part.root.walk() if other not in within)


def _with_depths(part: Part) -> list[Passage]:
    """The items, lines and cells of a section that have a depth, or one in their row."""
    depth = part.lexicon.lenient.depth_any_case
    rows = [row for table in part.tables for row in table.rows]
    cells = [cell for row in rows if any(depth.search(cell.text) for cell in row.cells) for cell in row.cells]
    return [*(text for text in entries_of(part.section.blocks, part.lexicon) if depth.search(text.text)), *cells]


def _names_half(part: Part, taught: Sequence[Passage]) -> bool:
    named = list(_names(texts(part.section.blocks), part.lexicon))
    wanted = list(_names(taught, part.lexicon))
    return sum(any(_alike(one, other) for other in named) for one in wanted) * 2 >= len(wanted)


def _names(texts: Iterable[Passage], lexicon: Lexicon) -> Iterator[frozenset[str]]:
    """The words of each name that some texts may list."""
    for text in texts:
        for entry in _ENTRY.split(lexicon.lenient.depth_any_case.sub(" ", text.text)):
            opening = re.search(r"[^\W\d_]", entry)
            name = _BEHIND.split(entry[opening.start() :])[0] if opening else ""
            if words := frozenset(word[:_STEM] for word in _WORD.findall(fold_case(name))):
                yield words


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two names have most words of the shorter one in common."""
    return len(one & other) * 2 > min(len(one), len(other))
