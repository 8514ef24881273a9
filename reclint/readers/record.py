"""A module record, whole."""

from __future__ import annotations

import re
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

from reclint.markdown import Heading, Html, Paragraph, Table, parse_blocks, plain_title
from reclint.model import Record, Word
from reclint.model.record import UnreadSection
from reclint.readers.coverage import Coverage
from reclint.readers.cuts import record_cuts
from reclint.readers.depth_marks import lexicon_of
from reclint.readers.glossary import with_explained
from reclint.readers.header import read_header
from reclint.readers.index import read_index
from reclint.readers.index_table import table_columns
from reclint.readers.layout import has_parts, read_layout
from reclint.readers.lesson import LessonReader, line_after, with_stated
from reclint.readers.lesson_fields import read_lesson_fields
from reclint.readers.lesson_names import LessonNames
from reclint.readers.lesson_tables import add_from_tables
from reclint.readers.lesson_words import with_lesson_word
from reclint.readers.lettered import with_lettered_lists
from reclint.readers.mental_models import read_mental_models
from reclint.readers.placeholders import Placeholders
from reclint.readers.references import read_references
from reclint.readers.status import read_built
from reclint.readers.title import folder_number, front_fields, is_titled, read_title
from reclint.readers.written_out import with_fences_read
from reclint.text.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reclint.markdown import Block, Section
    from reclint.model import ConceptIndex, ConceptRow, LessonSummary, MentalModel
    from reclint.readers.fields import Fields, Labelled
    from reclint.readers.lesson_heading import LessonHeading
    from reclint.readers.title import ModuleTitle
    from reclint.text.source import Passage, Source
    from reclint.vocabulary.lexicon import Lexicon


_LEAST = 2
"""How many depths a section states at least that is an index or tells lessons."""
_HTML_ROW = re.compile(r"<tr\b", re.I)
"""A row of a table that is written as HTML, the header's among them."""


def is_record(source: Source, lexicon: Lexicon) -> bool:
    """Whether the document's title names a module and calls it a record: "Module N.M: … -- Record".

    One that speaks of several, "Module 1.1: Knots -- Records", may be about records: there its parts must say it too.
    """
    if is_titled(source, lexicon):
        return True
    return is_titled(source, lexicon, "records") and has_parts(parse_blocks(source), lexicon)


def read_record(source: Source, lexicon: Lexicon) -> Record:
    """The record that a document is; what it does not state is left out."""
    return _RecordReader(source, lexicon).read()


def _read_title(text: str, lexicon: Lexicon) -> ModuleTitle | None:
    """What the title of a record says, without the word for it in singular or plural."""
    title = read_title(text, lexicon)
    if title is None or title.named:
        return title
    several = read_title(text, lexicon, "records")
    return several if several and several.named else title


class _RecordReader:
    def __init__(self, source: Source, lexicon: Lexicon) -> None:
        self.source = source
        self.lexicon = lexicon
        self.blocks = parse_blocks(source)
        self.coverage = Coverage(source, self.blocks)
        self.front = front_fields(source)
        self.named, self.title = self.read_title()
        self.others = self.other_modules()
        stop = self.others[0].first if self.others else len(source.lines)
        self.own = tuple(with_lettered_lists(block for block in self.blocks if block.first < stop))
        self.lexicon = lexicon = lexicon_of(source, self.own, with_explained(self.own, lexicon))
        self.called = with_lesson_word(self.own, lexicon)
        self.layout = read_layout(self.source, self.own, self.named.number if self.named else "", self.called)
        self.root = self.layout.root

    def read(self) -> Record:
        named, header = self.named, self.header()
        number = named.number if named else ""
        headings, fields = self.sections(number)
        names = LessonNames(headings, number, self.called)
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
            status=_word(status),
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
        return with_stated(stated, fields, self.lexicon), fields

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

    def read_title(self) -> tuple[ModuleTitle | None, Passage | None]:
        """What the first heading, or else front matter, says of the module, and the text that says it."""
        heading = next((block for block in self.blocks if isinstance(block, Heading) and block.level == 1), None)
        first = self.blocks[0] if self.blocks else None
        if heading is None and isinstance(first, Heading) and read_title(first.text.text, self.lexicon):
            heading = first
        texts = [heading.text] if heading else []
        if isinstance(first, Paragraph):  # a title in bold
            texts.append(first.text)
        texts += [self.front[key] for key in ("title", "module") if key in self.front]
        if heading:
            self.coverage.claim(heading)
        for text in texts:
            if title := _read_title(text.text, self.lexicon):
                self.coverage.claim_spans(text.span)
                return title, heading.text if heading else text
        below = self.title_below(heading) if heading else None
        deeper = self.title_deeper() if below is None else None
        return deeper or (below, texts[0] if texts else None)

    def title_deeper(self) -> tuple[ModuleTitle, Passage] | None:
        """The first heading that calls itself a module's record, below one that names a course or nothing."""
        headings = (block for block in self.blocks if isinstance(block, Heading))
        found = ((heading, _read_title(heading.text.text, self.lexicon)) for heading in headings)
        heading, title = next(((heading, title) for heading, title in found if title and title.named), (None, None))
        if heading is None or title is None:
            heading, title = next(iter(self.modules), (None, None))
        if heading is None or title is None:
            return None
        self.coverage.claim(heading)
        return title._replace(named=True), heading.text

    @cached_property
    def modules(self) -> list[tuple[Heading, ModuleTitle]]:
        """The headings of one level that name modules, several, each above an index of its own: "## Unit 1: Knots"."""
        opening = [(at, block) for at, block in enumerate(self.blocks) if isinstance(block, Heading)]
        named = [(at, block, title) for at, block in opening if (title := _read_title(block.text.text, self.lexicon))]
        stops = [*(at for at, _, _ in named), len(self.blocks)][1:]
        found = [
            (block, title)
            for (at, block, title), stop in zip(named, stops, strict=True)
            if block.level == named[0][1].level and _holds_index(self.blocks[at:stop], self.lexicon)
        ]
        return found if len({title.number for _, title in found}) > 1 else []

    def title_below(self, heading: Heading) -> ModuleTitle | None:
        """The number in a line below a title that has none: "*Record of Module 2.3, kept by Ada.*"."""
        below = self.blocks[self.blocks.index(heading) + 1 :][:1]
        if not below or not isinstance(below[0], Paragraph):
            return None
        line = re.split(r"[,;]|\.\s|\n", below[0].text.text.strip("*_ "), maxsplit=1)[0]
        title = _read_title(line, self.lexicon)
        if title is None or not title.named:
            return None
        self.coverage.claim_spans(below[0].text.part(0, len(line)).span)
        return title._replace(title=plain_title(heading.text).text)

    def other_modules(self) -> list[Heading]:
        """The titles of further modules in the same document."""
        if self.title is None or self.named is None:
            return []
        inside = [block for block, _ in self.modules]
        inside = inside if any(block.text is self.title for block in inside) else []
        found = []
        for block in self.blocks:
            if not isinstance(block, Heading) or block.text.span == self.title.span:
                continue
            title = read_title(block.text.text, self.lexicon)
            if title and (title.named or block in inside) and title.number != self.named.number:
                found.append(block)
        return found

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
        top = self.root.sections[0] if self.root.sections and self.root.sections[0].level == 1 else self.root
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


def _holds_index(blocks: Iterable[Block], lexicon: Lexicon) -> bool:
    """Whether a table with concepts and depths stands among some blocks."""
    tables = (block for block in blocks if isinstance(block, Table))
    return any(table_columns(table, lexicon).has("concept", "depth") for table in tables)


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


def _word(entry: Labelled | None) -> Word | None:
    return Word(span=entry.text.span, text=entry.text.text) if entry and entry.text.text else None
