"""Fields of notebooks whose value is a block of code below the label: the path, and the exercises line by line."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from reclint.markdown import Code
from reclint.text.source import Passage
from reclint.vocabulary.lexicon import NOTEBOOK_PATH

if TYPE_CHECKING:
    from reclint.readers.sections.labelled import Fields, Labelled
    from reclint.text.source import Source

_PATH = re.compile(rf"\s*(?:{NOTEBOOK_PATH})")
"""A notebook that opens code: "notebooks/rolls.ipynb"; "run('rolls.ipynb')" is a program."""
_FENCE = re.compile(r"[ \t]*(?:`{3,}|~{3,})")
"""The line that opens fenced code, or closes it: "```text"."""


def with_code_as_text(fields: Fields, source: Source) -> Fields:
    """These fields, those of notebooks with the code right below their labels as text, where that names a notebook."""
    labelled = [_with_code(entry, source) for entry in fields.labelled]
    return replace(fields, labelled=labelled)


def _with_code(entry: Labelled, source: Source) -> Labelled:
    head = entry.blocks[0] if entry.blocks and not entry.text.text else None
    if entry.kind != "notebook" or not isinstance(head, Code):
        return entry
    lines = [number for number in range(head.first, head.last) if not _FENCE.match(source.lines[number])]
    inside = [Passage.at(source.lines[number], source.line_start(number)) for number in lines]
    told = Passage.joined(inside, "\n").strip()
    return replace(entry, text=told, blocks=entry.blocks[1:]) if _PATH.match(told.text) else entry
