"""A lesson's planning document: header fields, what the student has, prerequisites, and the review log.

Most of such a document is prose that no model has a place for; only the sections that can matter are parsed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reclint.markdown import Table, outline, plain
from reclint.model import Count, HeldConcept, LessonPlan, Prerequisite, Word
from reclint.readers.cells import cell_at, find_columns, read_lesson_refs, word_at
from reclint.readers.depth import read_depth_cell
from reclint.readers.lexicon import SLUG
from reclint.readers.plan import find_field, header_fields
from reclint.readers.review_log import read_review_log
from reclint.source import Span

if TYPE_CHECKING:
    from reclint.markdown import Row, Section, Stretch
    from reclint.model import DepthMark, LessonRef
    from reclint.readers.lexicon import Lexicon
    from reclint.source import Passage, Source

_COLUMNS = ("concept", "required", "actual", "depth", "source", "status", "notes")
_DELIMITERS = re.compile(r"(?:\r\n?|\n)[ \t]*[|:-][-:| \t]*(?=[\r\n]|\Z)")


def read_lesson_plan(source: Source, lexicon: Lexicon) -> LessonPlan:
    """The planning document that a file is."""
    root = outline(source)
    title = next((section.heading for section in root.walk() if section.level == 1), None)
    header = _Header(root, lexicon)
    held, prerequisites = _tables(root, lexicon)
    return LessonPlan(
        span=title.text.span if title else Span(0, 0),
        path=source.path,
        title=title.text.text if title else None,
        module=header.word("module"),
        slug=header.slug(),
        position=header.position(),
        status=header.word("status"),
        load=header.load(),
        held=held,
        prerequisites=prerequisites,
        log=read_review_log(root, lexicon),
    )


class _Header:
    """The header fields of a planning document."""

    def __init__(self, root: Section, lexicon: Lexicon) -> None:
        self.fields = header_fields(root, lexicon)
        self.lexicon = lexicon

    def text(self, kind: str) -> Passage | None:
        entry = find_field(self.fields, kind)
        return entry.text if entry and entry.text.text else None

    def word(self, kind: str) -> Word | None:
        text = self.text(kind)
        return Word(span=text.span, text=text.text) if text else None

    def slug(self) -> Word | None:
        text = self.text("slug")
        match = re.match(rf"`?({SLUG})`?(?!\w)", text.text) if text else None
        return Word(span=text.span_of(match.start(1), match.end(1)), text=match[1]) if text and match else None

    def position(self) -> Count | None:
        """The lesson's position in its module, from "Lesson 3 of 6", "3 of 6" or "5.1, Lesson 2 of 4"."""
        pattern = re.compile(
            rf"(?:{self.lexicon.word('lesson')}\s+)?(?<![\d.])(\d{{1,3}})\s*(?:/|{self.lexicon.word('of')}\b)\s*\d+",
            re.I,
        )
        for kind in ("position", "module"):
            text = self.text(kind)
            match = pattern.search(text.text) if text else None
            if text and match:
                return Count(span=text.span_of(match.start(1), match.end(1)), value=int(match[1]))
        return None

    def load(self) -> Word | None:
        for kind in ("load", "type"):
            text = self.text(kind)
            match = self.lexicon.load_at(text.text) if text else None
            if text and match:
                span = text.span_of(match.start("load"), match.end("load"))
                return Word(span=span, text=self.lexicon.load(match["load"]))
        return None


def _tables(root: Stretch, lexicon: Lexicon) -> tuple[tuple[HeldConcept, ...], tuple[Prerequisite, ...]]:
    """The tables of prerequisites (they have required depths) and of what the student has (they have sources)."""
    held: list[HeldConcept] = []
    prerequisites: list[Prerequisite] = []
    for block in (block for part in root.stretches() if _may_list(part.text, lexicon) for block in part.blocks):
        if not isinstance(block, Table) or not block.header:
            continue
        columns = find_columns(block.header, _COLUMNS, lexicon)
        if "concept" not in columns:
            continue
        if "required" in columns:
            prerequisites += [_prerequisite(row, columns, lexicon) for row in block.rows]
        elif "depth" in columns and "source" in columns:
            held += [_held(row, columns, lexicon) for row in block.rows]
    return tuple(held), tuple(prerequisites)


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
