"""Reviews that go on in a footnote: "**Review:** passed at round 2[^1]", with "[^1]: Round one: …" far below."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from reclint.markdown import Paragraph
from reclint.readers.sections.labelled import Fields, Labelled
from reclint.text.source import Passage

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reclint.markdown import Block
    from reclint.text.source import Source

_MARK = re.compile(r"\[\^(?P<mark>[^\[\]\s]{1,20})\](?!:)")
"""The mark of a footnote in a text: "passed[^1]"."""
_NOTE = re.compile(
    r"^[ ]{0,3}\[\^(?P<mark>[^\[\]\s]{1,20})\]:[ \t]+(?P<text>\S[^\n]*(?:\n(?!\s*(?:\[\^|[#>|]))[^\n]+)*)", re.M
)
"""A footnote with the lines that it goes on in: "[^1]: Round one: 2 polish."."""


def with_footnotes(fields: Fields, source: Source) -> Fields:
    """The fields, of which the texts of reviews go on in the footnotes that they refer to, and in no others."""
    if "[^" not in source.text:
        return fields
    notes = _notes(source.text)
    labelled = [_with_notes(entry, notes) if entry.kind == "review" else entry for entry in fields.labelled]
    return Fields(fields.prose, labelled)


def _with_notes(entry: Labelled, notes: Mapping[str, Passage]) -> Labelled:
    blocks = [block for block in entry.blocks if not _is_notes(block)]
    marks = [match for match in _MARK.finditer(entry.text.text) if match["mark"] in notes]
    if not marks:
        return replace(entry, blocks=blocks) if len(blocks) < len(entry.blocks) else entry
    text = entry.text.without([match.span() for match in marks]).strip()
    told = [notes[mark] for mark in dict.fromkeys(match["mark"] for match in marks)]
    between = " " if text.text.endswith((".", ":", ";")) else ": "
    joined = Passage.joined([text, Passage.joined(told, " ")], between) if text.text else Passage.joined(told, " ")
    return replace(entry, text=joined, blocks=blocks)


def _is_notes(block: Block) -> bool:
    """Whether a block is a paragraph of footnotes."""
    return isinstance(block, Paragraph) and _NOTE.match(block.text.text) is not None


@lru_cache(maxsize=4)
def _notes(text: str) -> dict[str, Passage]:
    """The footnotes of a document by their marks; none of a mark that has several."""
    found: dict[str, list[Passage]] = {}
    for match in _NOTE.finditer(text):
        at, lines = match.start("text"), []
        for line in match["text"].split("\n"):
            lines.append(Passage.at(line, at).strip())
            at += len(line) + 1
        found.setdefault(match["mark"], []).append(Passage.joined(lines, "\n"))
    return {mark: several[0] for mark, several in found.items() if len(several) == 1}
