"""Footnotes that a record refers to and does not have."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reclint.findings.finding import Hit, Spot
from reclint.markdown import mask_code, parse_blocks, texts
from reclint.vocabulary.folding import fold_case

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reclint.workspace import Module

_NOTE = re.compile(r"^[ \t>]*\[\^(?P<name>[^\[\]\s]{1,60})\]:", re.M)
"""The text of a footnote, as GitHub has them: "[^1]: Thin ones."."""
_CALL = re.compile(r"(?<!\\)\[\^(?P<name>[^\[\]\s]{1,60})\](?!:)")
"""A call of one: "spokes[^1]"."""
_FACTS = dict.fromkeys(("module", "slug", "suggestion", "count", "quoted"), "")
"""The other facts of the rule, of which a footnote has none."""


def footnotes(module: Module) -> frozenset[str]:
    """The names of the footnotes that a record has."""
    source = module.documents.source(module.key)
    notes = _NOTE.finditer(source.text) if source and "[^" in source.text else ()
    return frozenset(fold_case(note["name"]) for note in notes)


def missing_footnotes(module: Module) -> Iterator[Hit]:
    """Calls of footnotes that are not there, in a record that has others; without any they may be marks of its own."""
    source, notes = module.documents.source(module.key), footnotes(module)
    if not source or not notes or module.part:  # a file of several modules is looked at once
        return
    for passage in texts(parse_blocks(source)):
        for call in _CALL.finditer(mask_code(passage.text)):
            if fold_case(call["name"]) not in notes:
                spot = Spot(module.key, passage.span_of(*call.span()))
                yield Hit(spot, call.group(), {**_FACTS, "reference": call.group()}, case="footnote")
