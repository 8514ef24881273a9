"""Rows of a table of labels and values that each tell one concept: "| Taught: spokes | DEVELOPED |"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reclint.markdown import Item, Items, Paragraph
from reclint.text.source import Passage
from reclint.vocabulary.lexicon import ARROW, DASH

_NAMED = re.compile(
    rf"(?P<label>[^\W\d_][^\n:|]{{0,40}}?)(?:\s+[#№]?\d{{1,2}})?(?::|\s{DASH}|\s{ARROW}|\s[·=])[*_]*\s+(?=\S)"
)
"""A label with the concept behind it: "Taught: spokes", "**Taught:** spokes", "Taught 2 – spokes", "Idea · spokes"."""
_OF_TAUGHT = ("taught", "revisited")

if TYPE_CHECKING:
    from reclint.markdown import Row
    from reclint.vocabulary.lexicon import Lexicon


def named_concept(row: Row, lexicon: Lexicon) -> tuple[Passage, str, Items] | None:
    """The label of a row that names a concept behind it and gives it a depth, its kind, and a list of that concept."""
    if len(row.cells) <= 1 or not lexicon.depth_any_case.search(row.cells[1].text):
        return None
    head = row.cells[0].strip("*_ ")
    match = _NAMED.match(head.text)
    vocabulary = lexicon.vocabulary
    if match is None:
        return None
    label = head.part(*match.span("label")).strip("*_ ")
    kind = vocabulary.field(label.text) if vocabulary.is_label(label.text) else None
    if kind not in _OF_TAUGHT and not vocabulary.column(label.text, ("concept",)):
        return None
    text = Passage.joined((head.part(match.end(), len(head.text)), row.cells[1]), ": ")
    item = Item(row.line, row.line + 1, (Paragraph(row.line, row.line + 1, text),))
    return (
        label,
        kind if kind in _OF_TAUGHT and kind else "taught",
        Items(row.line, row.line + 1, ordered=False, items=(item,)),
    )
