"""The parts of what was taught, and of other fields, that lines or labels of no kind open."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from reclint.markdown import Items, Paragraph, plain_title
from reclint.readers.depths.depth import find_mark
from reclint.readers.lessons.content import LEAST, content_kind, table_kind
from reclint.readers.lessons.known import tells_of_known
from reclint.readers.sections.labelled import Fields, Labelled
from reclint.readers.taught.lists_apart import VALUES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reclint.markdown import Block, Item
    from reclint.text.source import Passage
    from reclint.vocabulary.lexicon import Lexicon

_OF_TAUGHT = frozenset({"taught", "revisited"})
_OF_OTHERS = "prerequisites"
"""The kind of field that lists what other lessons taught."""
_HEAD = re.compile(r"(?P<mark>\*{1,3}|_{1,3})[^\s*_][^*_\n]{0,60}(?P=mark):?|[^\W\d_][^\n:.;*_]{0,60}:")
"""A line by itself that opens a part: "**Thoughts worth keeping**", "*Ideas*", "Thoughts worth keeping:"."""


def part_groups(fields: Fields, lexicon: Lexicon) -> None:
    """Part from concepts with depths what stands below a line of its own and has none.

    "**Thoughts worth keeping**" below "**Taught**" parts no list of concepts, as "**Spokes**" may. What stands below
    "**Known already**" was taught by another lesson.
    """
    above: Labelled | None = None
    found: list[Labelled] = []
    for entry in fields.labelled:
        above = above if entry.group else entry
        if _lists_known(entry, lexicon):
            entry.kind, entry.group = _OF_OTHERS, False
        elif entry.group and above and _is_all_marked(above, lexicon) and not _gives_depths(entry, above, lexicon):
            entry.kind, entry.group = None, False
        found += [entry, *_known_parts(entry, lexicon), *_parted(entry, lexicon)]
    fields.labelled = found


def _known_parts(entry: Labelled, lexicon: Lexicon) -> Iterator[Labelled]:
    """Take from what was taught the parts that a line by itself opens as known before."""
    heads = _heads(entry) if entry.kind in _OF_TAUGHT else []
    for start, stop in reversed([*pairwise([*heads, len(entry.blocks)])]):
        part = _below(entry.blocks[start:stop])
        if _lists_known(part, lexicon):
            part.kind = _OF_OTHERS
            entry.blocks = entry.blocks[:start] + entry.blocks[stop:]
            yield part


def _heads(entry: Labelled) -> list[int]:
    """Where lines by themselves open parts of a field."""
    return [
        at for at, block in enumerate(entry.blocks) if isinstance(block, Paragraph) and _HEAD.fullmatch(block.text.text)
    ]


def _parted(entry: Labelled, lexicon: Lexicon) -> Iterator[Labelled]:
    """The parts of a field that a line by itself opens, taken from it where they are other fields.

    Below concepts with depths these are lists without any; below a load or a slug all of them, and below other fields
    what says by itself what it is: "**To take home**" with depths below the pictures.
    """
    heads = _heads(entry)
    parts = [_below(entry.blocks[start:stop]) for start, stop in pairwise([*heads, len(entry.blocks)])]
    own = replace(entry, blocks=entry.blocks[: heads[0]] if heads else [])
    if entry.kind in _OF_TAUGHT:
        if not _is_all_marked(own, lexicon) or any(_gives_depths(part, own, lexicon) for part in parts):
            return
    elif entry.kind is not None:
        for part in parts:
            part.kind = lexicon.vocabulary.field(part.label.text) or content_kind(part, lexicon)
        first = 0 if entry.kind in VALUES else next((at for at, part in enumerate(parts) if part.kind), len(parts))
        own.blocks = entry.blocks[: heads[first]] if first < len(heads) else entry.blocks
        parts = parts[first:]
    if parts:
        entry.blocks = own.blocks
        yield from parts


def _below(blocks: Sequence[Block]) -> Labelled:
    """A line by itself with the blocks below it."""
    head = blocks[0]
    assert isinstance(head, Paragraph)
    return Labelled(
        plain_title(head.text).strip(":"), None, head.text.part(0, 0), head.first, [*blocks[1:]], alone=True
    )


def _is_all_marked(entry: Labelled, lexicon: Lexicon) -> bool:
    """Whether all items of a field have depths, or the rows of its table, or else its lines several."""
    if entry.items:
        return all(_has_depths(item, lexicon) for item in entry.items)
    if entry.tables:
        return any(table_kind(table, lexicon) == "taught" for table in entry.tables)
    return sum(len(lexicon.depth_any_case.findall(text.text)) for text in entry.passages()) >= LEAST


def _lists_known(entry: Labelled, lexicon: Lexicon) -> bool:
    """Whether a part of no kind lists concepts with depths, and its label says that they were known before."""
    if not entry.alone or not (entry.group or entry.kind is None) or not entry.items:
        return False
    return any(_has_depths(item, lexicon) for item in entry.items) and tells_of_known(entry.label.text, lexicon)


def _gives_depths(entry: Labelled, above: Labelled, lexicon: Lexicon) -> bool:
    """Whether a label or an item below it states a depth, or all items below that, where some ``above`` do so too.

    Below "From lesson 1" stands what that one taught.
    """
    if is_marked(entry.label, lexicon) or any(item.text and is_marked(item.text, lexicon) for item in entry.items):
        return True
    heads = any(item.text is None or not is_marked(item.text, lexicon) for item in above.items)
    here = (item for item in entry.items if not (item.text and tells_of_known(item.text.text, lexicon)))
    return heads and any(_has_depths(item, lexicon) for item in here)


def _has_depths(item: Item, lexicon: Lexicon) -> bool:
    """Whether an item states a depth, or all of the list that it heads: "In the yard" above "spokes (DEVELOPED)"."""
    if item.text is not None and is_marked(item.text, lexicon):
        return True
    below = [child.text for block in item.blocks[1:] if isinstance(block, Items) for child in block.items]
    return bool(below) and all(text is not None and is_marked(text, lexicon) for text in below)


def is_marked(text: Passage, lexicon: Lexicon) -> bool:
    """Whether a text states a depth, in whatever case."""
    return find_mark(text, lexicon.lenient) is not None
