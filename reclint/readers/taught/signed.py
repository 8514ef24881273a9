"""Labels in an author's own words with the sign of a depth that the record explains: "**🌿 Learned well:** a; b"."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING

from reclint.markdown import Paragraph
from reclint.readers.depths.depth import find_mark, read_depth_cell

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reclint.model import DepthMark
    from reclint.readers.sections.labelled import Fields, Labelled
    from reclint.vocabulary.lexicon import Lexicon

_FEWEST = 2
"""How many such labels, with as many depths, stand in a row at least: one sign may be an ornament."""


def take_signed_labels(fields: Fields, lexicon: Lexicon) -> None:
    """Make labels in a row that bear signs of depths what was taught at these; the signs of others mean nothing.

    None where another label says what was taught. One in the author's own words, "Done alone", is doubtful unless a
    label without text stands above: "🌳 Field work" may be no more than what was done, or "🌳 Went well" adorned.
    """
    start, own = 0, set[int]()
    for is_signed, run in groupby(fields.labelled, lambda entry: _is_signed(entry, lexicon)):
        entries = list(run)
        above = fields.labelled[start - 1] if start else None
        start += len(entries)
        if is_signed and _are_taught(entries, above, fields, lexicon):
            own |= {id(entry) for entry in entries}
            for entry in entries:
                take_group(entry, is_sure=entry.kind is not None or empty_head(above) is not None)
    for entry in fields.labelled:
        entry.sign = entry.sign if id(entry) in own else None


def _is_signed(entry: Labelled, lexicon: Lexicon) -> bool:
    """Whether a label bears the sign of a depth, and speaks of this lesson: no "🌳 Next time", "🌳 Homework"."""
    return _depth(entry, lexicon) is not None and _aside(lexicon).search(entry.label.text) is None


@lru_cache(maxsize=8)
def _aside(lexicon: Lexicon) -> re.Pattern[str]:
    """A word for what was not taught now: "Next time", "Postponed", "Open questions", "Not learned"."""
    words = lexicon.word("to-do", "other-lesson", "later", "dropped", "pending", "planned", "negative", "aside-noun")
    return re.compile(rf"(?<!\w){words}(?!\w)", re.I)


def take_group(entry: Labelled, *, is_sure: bool) -> None:
    """Make a label one for a part of what was taught, doubtful where nothing says so for sure."""
    entry.kind, entry.group, entry.doubtful = "taught", True, not is_sure
    head = entry.blocks[0] if entry.blocks and not entry.text.text else None
    if isinstance(head, Paragraph):
        entry.text, entry.blocks = head.text, entry.blocks[1:]


def empty_head(above: Labelled | None) -> Labelled | None:
    """The label above others where it is one for what was taught and nothing stands below it: "**Taught**"."""
    is_head = above and above.kind == "taught" and above.alone and not (above.text.text or above.blocks)
    return above if is_head else None


def _are_taught(entries: Sequence[Labelled], above: Labelled | None, fields: Fields, lexicon: Lexicon) -> bool:
    """Whether labels with signs are of several depths, and nothing but a label right above them tells of others.

    Signs adorn labels where what stands below these has depths of its own, "**🌳 Taught:** spokes (DEVELOPED)".
    """
    depths = [entry.sign.text for entry in entries if entry.sign]
    if len(entries) < _FEWEST or len(set(depths)) < len(depths) or {entry.kind for entry in entries} - {None, "taught"}:
        return False
    if any(find_mark(text, lexicon) for entry in entries for text in entry.passages()):
        return False
    others = [entry for entry in fields.of("taught") if not any(entry is one for one in entries)]
    head = empty_head(above)
    return all(entry is head for entry in others)


def _depth(entry: Labelled, lexicon: Lexicon) -> DepthMark | None:
    """The depth that the sign of a label stands for, where it is a sign and no letter."""
    text = entry.sign.text if entry.sign else ""
    is_mark = text and not text.isalnum() and lexicon.depth_any_case.fullmatch(text)
    return read_depth_cell(entry.sign, lexicon) if is_mark and entry.sign else None
