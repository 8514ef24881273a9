"""Concepts that are taught, told as definitions: the concept above, its depth first in what stands below it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reclint.markdown import Paragraph
from reclint.model import TaughtItem
from reclint.readers.depths.depth import read_depth_cell
from reclint.readers.taught.item import tidy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reclint.readers.sections.labelled import Labelled
    from reclint.text.source import Passage
    from reclint.vocabulary.lexicon import Lexicon

_OF_TAUGHT = ("taught", "revisited")
_DEFINED = re.compile(r"(?P<term>[^\n]{1,200})\n:[ \t]+[*_`(\[]*")
"""The concept of a definition, and what may stand before its depth: "Spoke tension" above ": *developed*. Pluck."."""
_BEHIND = re.compile(r"[*_`)\]]*[ \t]*(?:[.;·|]|[—–]|$)")
"""What stands behind that depth: "*developed*. Pluck.", not "Developed countries", nor "Developed: a, b", a list."""


def defined_concept(text: Passage, lexicon: Lexicon) -> TaughtItem | None:
    """The concept that a definition tells the depth of; None where a text is none that opens with one.

    What is defined twice, ": Developed. a", ": Introduced. b", is a label with its lists.
    """
    term = _DEFINED.match(text.text)
    depth = lexicon.lenient.depth_any_case.match(text.text, term.end()) if term else None
    if term is None or depth is None or text.text.count("\n:") > 1 or not _BEHIND.match(text.text, depth.end()):
        return None
    mark = read_depth_cell(text.part(depth.start(), depth.end()), lexicon)
    return TaughtItem(span=text.span, text=text.text, name=tidy(term["term"]), depth=mark) if mark else None


def defined_concepts(entry: Labelled, lexicon: Lexicon) -> Sequence[TaughtItem]:
    """The concepts of a field that are definitions, where its label stands alone and most of its paragraphs are."""
    if not entry.alone:
        return ()
    below = [block.text for block in entry.blocks if isinstance(block, Paragraph)]
    texts = [entry.text, *below] if entry.text.text else below
    found = [item for text in texts if (item := defined_concept(text, lexicon))]
    return found if len(found) * 2 > len(texts) else ()


def is_item_of(above: Labelled, text: Passage, lexicon: Lexicon) -> bool:
    """Whether a definition is one of the concepts that a label standing alone lists, and no field of its own."""
    return above.alone and above.kind in _OF_TAUGHT and defined_concept(text, lexicon) is not None
