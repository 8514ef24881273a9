"""A module record, whole."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from reclint.markdown import Html, Table, parse_blocks, plain_title
from reclint.model import Record, Word
from reclint.model.record import UnreadSection
from reclint.readers.depths.in_code import with_plain_depths
from reclint.readers.depths.marks import lexicon_of
from reclint.readers.glossary import with_explained
from reclint.readers.header import read_header
from reclint.readers.index.index import read_index
from reclint.readers.lessons.fields import read_lesson_fields
from reclint.readers.lessons.lesson import LessonReader, line_after, with_stated
from reclint.readers.lessons.linked_slugs import with_linked_slugs
from reclint.readers.lessons.names import LessonNames
from reclint.readers.lessons.short_names import read_short_names, with_short_names
from reclint.readers.lessons.tables import add_from_lists, add_from_tables
from reclint.readers.lessons.words import with_lesson_word
from reclint.readers.mental_models import read_mental_models
from reclint.readers.placeholders import Placeholders
from reclint.readers.record_title import record_title, title_of
from reclint.readers.references import read_references
from reclint.readers.sections.coverage import Coverage
from reclint.readers.sections.cuts import record_cuts
from reclint.readers.sections.layout import read_layout
from reclint.readers.sections.lettered import with_lettered_lists
from reclint.readers.sections.title import folder_number, front_fields
from reclint.readers.sections.written_out import with_fences_read
from reclint.readers.status import read_built
from reclint.text.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reclint.markdown import Block, Section
    from reclint.model import ConceptIndex, ConceptRow, LessonSummary, MentalModel
    from reclint.readers.lessons.heading import LessonHeading
    from reclint.readers.lessons.short_names import ShortName
    from reclint.readers.record_title import RecordTitle
    from reclint.readers.sections.labelled import Fields, Labelled
    from reclint.text.source import Source
    from reclint.vocabulary.lexicon import Lexicon


_LEAST = 2
"""How many depths a section states at least that is an index or tells lessons."""
_HTML_ROW = re.compile(r"<tr\b", re.I)
"""A row of a table that is written as HTML, the header's among them."""


def read_record(source: Source, lexicon: Lexicon) -> Record:
    """The record that a document is; what it does not state is left out."""
    blocks = parse_blocks(source)
    title = record_title(source, blocks, lexicon)
    if title.others:
        return _read_modules(source, blocks, title, lexicon)
    return _RecordReader(source, blocks, title, lexicon).read()


_MOST_MODULES = 60
"""How many modules of one file are read; a whole course has thirty, and each costs a look at the file."""


def _read_modules(source: Source, blocks: Sequence[Block], title: RecordTitle, lexicon: Lexicon) -> Record:
    """The record of the first module in a file of several, with those of the others; each is read as if it were alone.

    What stands above all of them, such as what marks mean, holds for each. One of which nothing was read stays a title.
    """
    others = title.others[: _MOST_MODULES - 1]
    starts = [heading.first for heading in title.others]
    stops = [*starts[1:], len(source.lines)][: len(others)]
    shared = [block for block in blocks if title.text and block.first < source.line_index(title.text.span.start)]
    known = lexicon_of(source, shared, with_explained(shared, lexicon)) if shared else lexicon
    parts = [
        _RecordReader(part, parse_blocks(part), title_of(heading, lexicon), known).read()
        for heading, stop in zip(others, stops, strict=True)
        for part in [source.only(heading.first, stop)]
    ]
    further = [record for record in parts if record.rows or record.lessons]
    unread = [heading for heading, record in zip(others, parts, strict=True) if not (record.rows or record.lessons)]
    first = source.only(0, starts[0])
    own = title._replace(others=(*unread, *title.others[len(others) :]))
    return _RecordReader(first, parse_blocks(first), own, known).read().model_copy(update={"further": tuple(further)})


class _RecordReader:
    def __init__(self, source: Source, blocks: Sequence[Block], title: RecordTitle, lexicon: Lexicon) -> None:
        blocks = with_plain_depths(source, blocks, lexicon)
        self.source = source
        self.blocks = blocks
        self.coverage = Coverage(source, self.blocks)
        self.front = front_fields(source)
        self.named, self.title, said, self.others = title
        self.coverage.claim_spans(*said)
        self.own = tuple(with_lettered_lists(self.blocks))
        self.lexicon = lexicon = lexicon_of(source, self.own, with_explained(self.own, lexicon))
        self.called = with_lesson_word(self.own, lexicon)
        self.layout = read_layout(self.source, self.own, self.named.number if self.named else "", self.called)
        self.root = self.layout.root

    def read(self) -> Record:
        named, header = self.named, self.header()
        number = named.number if named else ""
        headings, fields = self.sections(number)
        headings, short = self.called_short(headings)
        names = LessonNames(with_linked_slugs(headings, self.own), number, self.called, short)
        index, status = self.index(names), header.get("status")
        built, planned = read_built(status.text, self.lexicon) if status else (None, None)
        lessons, models = self.lessons(index.rows if index else (), names, fields), self.models(names)
        summaries = self.layout.summaries
        return Record(
            span=self.title.span if self.title else Span(0, 0),
            path=self.source.path,
            number=number or folder_number(self.source.path),
            number_stated=bool(number),
            title=named.title if named else (self.title.text if self.title else ""),
            goal=_word(header.get("goal")),
            status=_word(status, first_line=True),
            built=built,
            planned=planned,
            index=index,
            summaries=summaries.heading.text.span if summaries and summaries.heading else None,
            lessons=lessons,
            models=models,
            placeholders=tuple(Placeholders(self.lexicon).read(self.own, self.front)),
            references=tuple(read_references(self.blocks, self.lexicon)),
            others=tuple(Word(span=heading.text.span, text=heading.text.text) for heading in self.others),
            understood=self.coverage.share(),
            stretches=self.coverage.stretches(),
            readings=self.layout.readings,
            unread=tuple(self.unread(index, lessons)),
            cuts=tuple(record_cuts(self.source, self.own, self.layout, index, fields)),
        )

    def sections(self, number: str) -> tuple[list[LessonHeading], list[Fields]]:
        """The headings of the lessons with what their fields state of them, and the fields."""
        fields = [
            read_lesson_fields(
                [*with_fences_read(self.source, self.lesson_blocks(section), self.lexicon)], self.lexicon
            )
            for section, _ in self.layout.lessons
        ]
        stated = [heading for _, heading in self.layout.lessons]
        tables = add_from_tables(
            self.layout.apart, with_stated(stated, fields, self.lexicon), number, fields, self.lexicon
        )
        for table in tables:
            self.coverage.claim_spans(*(row.span for row in table.rows))
            if table.header:
                self.coverage.claim_header(table.header)
        called = with_stated(stated, fields, self.lexicon)
        self.coverage.claim_spans(*add_from_lists(self.layout.ledgers, called, number, fields, self.lexicon))
        return called, fields

    def called_short(self, headings: Sequence[LessonHeading]) -> tuple[list[LessonHeading], tuple[ShortName, ...]]:
        """The headings with the slugs that short names declare, and these names."""
        short = read_short_names(self.own, headings, self.called)
        named = with_short_names(headings, short)
        sections = (section for section, _ in self.layout.lessons)
        self.layout = replace(self.layout, lessons=tuple(zip(sections, named, strict=True))) if short else self.layout
        for one in short:
            self.coverage.claim_spans(one.span)
            if one.header:
                self.coverage.claim_header(one.header)
        return named, short

    def unread(self, index: ConceptIndex | None, lessons: Sequence[LessonSummary]) -> Iterator[UnreadSection]:
        """The index without a row, the summaries without a lesson, where depths, slugs or rows stand in them."""
        rows = index.rows if index else ()
        slugs = {ref.slug for row in rows for ref in row.lessons if "-" in ref.slug}
        slugs |= {lesson.slug for lesson in lessons if lesson.slug and "-" in lesson.slug}
        for role, section, read in (("index", self.layout.index, rows), ("summaries", self.layout.summaries, lessons)):
            if section is None or section.heading is None or read:
                continue
            start = section.heading.text.span.stop
            text = self.source.slice(Span(start, self.source.line_span(line_after(section) - 1).stop))
            depths = sum(1 for _ in islice(self.lexicon.depth_any_case.finditer(text), _LEAST))
            if depths >= _LEAST or any(slug in text for slug in slugs) or _holds_rows(section, self.source):
                heading = section.heading.text
                yield UnreadSection(span=heading.span, role=role, title=plain_title(heading).text)

    def index(self, names: LessonNames) -> ConceptIndex | None:
        section = self.layout.index
        if section is None:
            return None
        return read_index(self.source, section.heading, self.layout.index_blocks, self.lexicon, self.coverage, names)

    def lessons(
        self, rows: Sequence[ConceptRow], names: LessonNames, fields: Sequence[Fields]
    ) -> tuple[LessonSummary, ...]:
        lexicon = self.lexicon.lenient if _writes_small(rows, self.lexicon) else self.lexicon
        reader = LessonReader(self.source, lexicon, self.coverage, rows, names)
        if self.layout.summaries and self.layout.summaries.heading and self.layout.lessons:
            self.coverage.claim(self.layout.summaries.heading)
        return reader.read(self.layout.lessons, fields)

    def header(self) -> dict[str, Labelled]:
        """The goal and the status, as they are stated above the first section."""
        first = self.root.sections[0] if self.root.sections else self.root
        own = self.title.span if self.title else None
        is_top = first.level == 1 or (first.heading is not None and first.heading.text.span == own)
        top = first if is_top else self.root
        blocks = [*self.root.blocks, *(top.blocks if top is not self.root else [])]
        found = read_header(blocks, self.front, self.lexicon)
        for entry in found.values():
            self.coverage.claim_spans(entry.label.span, entry.text.span)
        return found

    def lesson_blocks(self, section: Section) -> list[Block]:
        """The blocks of a lesson; the index is none of them, where the whole document is the lesson."""
        index = self.layout.index
        if index is None or index is section:
            return list(section.all_blocks())
        left = {id(block) for block in (index.heading, *self.layout.index_blocks)}
        return [block for block in section.all_blocks() if id(block) not in left]

    def models(self, names: LessonNames) -> tuple[MentalModel, ...]:
        section = self.layout.models
        if section is None:
            return ()
        return read_mental_models(section, self.lexicon, self.coverage, names)


def _holds_rows(section: Section, source: Source) -> bool:
    """Whether a section has a table with a row of several words, in Markdown or in HTML: so it is not empty."""
    for block in section.all_blocks():
        if isinstance(block, Table) and any(sum(bool(cell.text) for cell in row.cells) > 1 for row in block.rows):
            return True
        if isinstance(block, Html):
            text = "\n".join(source.lines[block.first : block.last])
            if len(_HTML_ROW.findall(text)) >= _LEAST:
                return True
    return False


def _writes_small(rows: Sequence[ConceptRow], lexicon: Lexicon) -> bool:
    """Whether an index writes its depths otherwise than the vocabulary: "developed"; then marks are so written too."""
    texts = [row.depth.text for row in rows if row.depth and row.depth.levels]
    return bool(texts) and not any(lexicon.depth_exact.search(text) for text in texts)


def _word(entry: Labelled | None, *, first_line: bool = False) -> Word | None:
    """What a field says, or the first line of it: other facts may stand in lines below a status."""
    text = entry.text if entry else None
    if text and first_line:
        text = text.part(0, len(text.text.partition("\n")[0]))
    return Word(span=text.span, text=text.text) if text and text.text else None
