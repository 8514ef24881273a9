"""The plan of a series: its status, and its modules with their lessons."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reclint.markdown import Table, parse_blocks, sections
from reclint.model import SeriesLesson, SeriesModule, SeriesPlan, Word
from reclint.readers.plans.plan import find_field, header_fields
from reclint.readers.sections.cells import cell_at, find_columns, read_lesson_refs
from reclint.text.source import Span
from reclint.vocabulary.lexicon import DASH, MODULE_NUMBER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reclint.markdown import Section
    from reclint.text.source import Passage, Source
    from reclint.vocabulary.lexicon import Lexicon

_COLUMNS = ("slug", "lesson", "notebook", "number")


def read_series_plan(source: Source, lexicon: Lexicon) -> SeriesPlan:
    """The series plan that a document is; one that names no series has no number."""
    root = sections(parse_blocks(source))
    title = next((section for section in root.walk() if section.level == 1), None)
    number = re.search(rf"{lexicon.word('series')}\s+(\d+)(?![\d.])", title.title, re.I) if title else None
    status = find_field(header_fields(root, lexicon), "status")
    return SeriesPlan(
        span=title.heading.text.span if title and title.heading else Span(0, 0),
        path=source.path,
        number=number[1] if number else None,
        status=Word(span=status.text.span, text=status.text.text) if status and status.text.text else None,
        modules=tuple(_modules(root, lexicon)),
    )


def _modules(root: Section, lexicon: Lexicon) -> Iterator[SeriesModule]:
    """The sections whose headings name a module: "Module 3.1: Convolutions (4 lessons)"."""
    named = re.compile(
        rf"(?:{lexicon.word('module')}\s+)?(?P<number>{MODULE_NUMBER})(?:\s*(?::|{DASH})\s*(?P<title>.*))?", re.I
    )
    for section in root.walk():
        match = named.match(section.title) if section.heading and section.level > 1 else None
        if match and section.heading:
            yield SeriesModule(
                span=section.heading.text.span,
                number=match["number"],
                title=re.sub(r"\s*\([^()]*\)$", "", match["title"]) if match["title"] else None,
                lessons=tuple(_lessons(section, lexicon)),
            )


def _lessons(section: Section, lexicon: Lexicon) -> Iterator[SeriesLesson]:
    for block in section.all_blocks():
        if not isinstance(block, Table) or not block.header:
            continue
        columns = find_columns(block.header, _COLUMNS, lexicon)
        for row in block.rows:
            refs = read_lesson_refs(cell_at(row, columns, "slug") or cell_at(row, columns, "lesson"), lexicon)
            if len(refs) == 1 and not refs[0].slug.isdecimal():
                number = cell_at(row, columns, "number")
                yield SeriesLesson(
                    span=refs[0].span,
                    slug=refs[0].slug,
                    number=int(number.text) if number and number.text.isdecimal() else None,
                    notebook=_gets_notebook(cell_at(row, columns, "notebook"), lexicon),
                )


def _gets_notebook(cell: Passage | None, lexicon: Lexicon) -> bool | None:
    """Whether a cell says yes or no; None where it says neither."""
    said = cell.text.strip(" *_`") if cell else ""
    if re.fullmatch(lexicon.word("yes"), said, re.I):
        return True
    return False if re.fullmatch(lexicon.word("without", "none"), said, re.I) else None
