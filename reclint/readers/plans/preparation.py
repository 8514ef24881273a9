"""What a planning document says a lesson builds on: what the student has, and the prerequisites."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reclint.markdown import Table, outline, plain
from reclint.model import HeldConcept, Preparation, Prerequisite, Word
from reclint.readers.depths.depth import read_depth_cell
from reclint.readers.sections.cells import cell_at, find_columns, read_lesson_refs, word_at
from reclint.text.source import Span

if TYPE_CHECKING:
    from reclint.markdown import Row
    from reclint.model import DepthMark, LessonRef
    from reclint.text.source import Source
    from reclint.vocabulary.lexicon import Lexicon

_COLUMNS = ("concept", "required", "actual", "depth", "source", "status", "notes")
_DELIMITERS = re.compile(r"(?:\r\n?|\n)[ \t]*[|:-][-:| \t]*(?=[\r\n]|\Z)")
"""The delimiter row of a table, ``|---|:--|``, and what else looks like one: a rule, an underline."""


def read_preparation(source: Source, lexicon: Lexicon) -> Preparation:
    """The tables of prerequisites (they have required depths) and of what the student has (they have sources)."""
    held: list[HeldConcept] = []
    prerequisites: list[Prerequisite] = []
    parts = (part for part in outline(source).stretches() if _may_list(part.text, lexicon))
    for block in (block for part in parts for block in part.blocks):
        if not isinstance(block, Table) or not block.header:
            continue
        columns = find_columns(block.header, _COLUMNS, lexicon)
        if "concept" not in columns:
            continue
        if "required" in columns:
            prerequisites += [_prerequisite(row, columns, lexicon) for row in block.rows]
        elif "depth" in columns and "source" in columns:
            held += [_held(row, columns, lexicon) for row in block.rows]
    return Preparation(span=Span(0, len(source.text)), held=tuple(held), prerequisites=tuple(prerequisites))


def _may_list(text: str, lexicon: Lexicon) -> bool:
    """Whether a text may hold one of the tables: a header above a delimiter row that names their columns."""
    names = lexicon.vocabulary.may_name
    for delimiters in _DELIMITERS.finditer(text):
        stop = delimiters.start()
        header = text[max(text.rfind("\n", 0, stop), text.rfind("\r", 0, stop)) + 1 : stop]
        if "<!--" in header:
            return True
        if names(header, "concept") and (names(header, "required") or names(header, "source")):
            return True
    return False


def _held(row: Row, columns: dict[str, int], lexicon: Lexicon) -> HeldConcept:
    depth = _depth(row, columns, "depth", lexicon)
    return HeldConcept(span=row.span, name=_name(row, columns), depth=depth, source=_source(row, columns, lexicon))


def _prerequisite(row: Row, columns: dict[str, int], lexicon: Lexicon) -> Prerequisite:
    return Prerequisite(
        span=row.span,
        name=_name(row, columns),
        required=_depth(row, columns, "required", lexicon),
        actual=_depth(row, columns, "actual", lexicon),
        source=_source(row, columns, lexicon),
        status=word_at(row, columns, "status"),
    )


def _name(row: Row, columns: dict[str, int]) -> Word:
    name = cell_at(row, columns, "concept")
    return Word(span=name.span, text=plain(name.text)) if name else Word(span=row.span, text="")


def _source(row: Row, columns: dict[str, int], lexicon: Lexicon) -> tuple[LessonRef, ...]:
    return read_lesson_refs(cell_at(row, columns, "source"), lexicon)


def _depth(row: Row, columns: dict[str, int], kind: str, lexicon: Lexicon) -> DepthMark | None:
    cell = cell_at(row, columns, kind)
    return read_depth_cell(cell, lexicon) if cell else None
