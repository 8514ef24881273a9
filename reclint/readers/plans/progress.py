"""How far modules and lessons are by a series summary: a status below a module's heading, and in tables of lessons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reclint.markdown import Table
from reclint.model import CourseModule, PlannedLesson, Word
from reclint.readers.sections.cells import cell_at, find_columns, read_lesson_refs, word_at
from reclint.readers.sections.fields import read_fields
from reclint.readers.status import (
    calls_itself_begun,
    calls_itself_complete,
    calls_itself_unbuilt,
    is_all_status,
    read_built,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reclint.markdown import Block, Section
    from reclint.text.source import Passage
    from reclint.vocabulary.lexicon import Lexicon

_COLUMNS = ("slug", "lesson", "status", "concept", "depth", "module")


def modules_below(root: Section, lexicon: Lexicon) -> Iterator[CourseModule]:
    """The modules whose headings have a status right below: "**Status:** in progress (3 of 4 lessons)".

    Numbers of lessons count only where all are said to be there.
    """
    for section in root.walk():
        heading = section.heading.text if section.heading else None
        named = lexicon.module_name.match(heading.text.lstrip("*_")) if heading else None
        if heading is None or named is None or "." not in named["number"]:
            continue
        entry = next(iter(read_fields(section.blocks, lexicon).of("status")), None)
        if entry and _is_status(entry.text, lexicon):
            complete = calls_itself_complete(entry.text.text, lexicon)
            built, planned = read_built(entry.text, lexicon) if complete else (None, None)
            status = Word(span=entry.text.span, text=entry.text.text)
            yield CourseModule(span=heading.span, number=named["number"], status=status, built=built, planned=planned)


def _is_status(text: Passage, lexicon: Lexicon) -> bool:
    """Whether a field says whether a module is complete: "stable", "on shelf 3" and "taught twice" say neither.

    "In progress (3 of 4 lessons finished)" does so by its numbers.
    """
    if calls_itself_complete(text.text, lexicon):
        return True
    if not is_all_status(text.text, lexicon):
        return False
    if calls_itself_begun(text.text, lexicon) or calls_itself_unbuilt(text.text, lexicon):
        return True
    built, planned = read_built(text, lexicon)
    return built is not None and planned is not None and built.value < planned.value


def lessons_listed(blocks: Iterable[Block], lexicon: Lexicon) -> Iterator[PlannedLesson]:
    """The lessons of tables that give each a status, by their slugs: "| 2.1.1 | soft-rolls | in review |"."""
    for block in blocks:
        columns = find_columns(block.header, _COLUMNS, lexicon) if isinstance(block, Table) and block.header else {}
        if not isinstance(block, Table) or "status" not in columns or columns.keys() & {"concept", "depth"}:
            continue
        for place, row in enumerate(block.rows, 1):
            refs = read_lesson_refs(cell_at(row, columns, "slug") or cell_at(row, columns, "lesson"), lexicon)
            status = word_at(row, columns, "status")
            if len(refs) == 1 and status and status.text:
                yield PlannedLesson(span=row.span, slug=refs[0].slug, position=place, status=status)
