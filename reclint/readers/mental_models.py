"""The mental models and analogies at the end of a record: a table, or a numbered list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reclint.markdown import Items, Table, bold_spans, plain
from reclint.model import MentalModel, Word
from reclint.readers.sections.cells import cell_at, find_columns, read_lesson_refs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reclint.markdown import Section
    from reclint.readers.lessons.names import LessonNames
    from reclint.readers.sections.coverage import Coverage
    from reclint.vocabulary.lexicon import Lexicon

_COLUMNS = ("model", "established", "used")


def read_mental_models(
    section: Section, lexicon: Lexicon, coverage: Coverage, names: LessonNames
) -> tuple[MentalModel, ...]:
    """The models that a section lists; ``names`` tells which lesson a number or a title means."""
    found = (*_from_tables(section, lexicon, coverage, names), *_from_lists(section))
    if found and section.heading:
        coverage.claim(section.heading)
    coverage.claim_spans(*(model.span for model in found))
    return found


def _from_tables(section: Section, lexicon: Lexicon, coverage: Coverage, names: LessonNames) -> Iterator[MentalModel]:
    columns: dict[str, int] = {}
    for block in section.all_blocks():
        if not isinstance(block, Table):
            continue
        if block.header:
            columns = find_columns(block.header, _COLUMNS, lexicon)
            if "model" in columns:
                coverage.claim_header(block.header)
        for row in block.rows:
            name = cell_at(row, columns, "model")
            if name is None:
                continue
            yield MentalModel(
                span=row.span,
                name=Word(span=name.span, text=plain(name.text)),
                established=read_lesson_refs(cell_at(row, columns, "established"), lexicon, names),
                used=read_lesson_refs(cell_at(row, columns, "used"), lexicon, names),
            )


def _from_lists(section: Section) -> Iterator[MentalModel]:
    for block in section.all_blocks():
        if not isinstance(block, Items):
            continue
        for item in block.items:
            if item.text is None:
                continue
            bold = next(bold_spans(item.text.text), None)
            stop = bold.stop if bold and bold.start == 0 else len(item.text.text.partition(" -- ")[0])
            name = item.text.part(0, stop)
            yield MentalModel(span=item.text.span, name=Word(span=name.span, text=plain(name.text)))
