"""A module record, whole."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reclint.markdown import Heading, Items, Quote, parse_blocks, sections
from reclint.model import Record, Word
from reclint.readers.coverage import Coverage
from reclint.readers.fields import read_fields, texts
from reclint.readers.index import read_index
from reclint.readers.lesson import LessonReader
from reclint.readers.mental_models import read_mental_models
from reclint.readers.references import read_references
from reclint.readers.status import read_built
from reclint.text.source import Span
from reclint.vocabulary.lexicon import DASH

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reclint.markdown import Block, Section
    from reclint.model import ConceptIndex, ConceptRow, LessonSummary, MentalModel
    from reclint.readers.fields import Labelled
    from reclint.text.source import Source
    from reclint.vocabulary.lexicon import Lexicon

_COMMENT = r"<!--(?:(?!-->)[\s\S])*-->"
_TITLE_LINE = re.compile(rf"(?:[\ufeff\s]|{_COMMENT})*#[ \t]+(\S[^\r\n]*)")
"""The first heading, where nothing but a byte order mark, blanks and comments stand before it."""
_HEAD = 4096
"""How many characters of a document are looked at for its title; licences in comments have some hundreds."""
_HEADER = ("goal", "status")
"""The fields above the first section that a record's model has a place for."""


def is_record(source: Source, lexicon: Lexicon) -> bool:
    """Whether the document's title reads "Module N.M: … -- Record"."""
    match = _TITLE_LINE.match(source.text, 0, _HEAD)
    if not match:
        return False
    title = lexicon.module_title.match(re.sub(_COMMENT, "", match[1]).strip(" \t#"))
    return bool(title and lexicon.title_without(title["title"], "record") is not None)


def read_record(source: Source, lexicon: Lexicon) -> Record:
    """The record that a document is; what it does not state is left out."""
    return _RecordReader(source, lexicon).read()


class _RecordReader:
    def __init__(self, source: Source, lexicon: Lexicon) -> None:
        self.source = source
        self.lexicon = lexicon
        self.blocks = parse_blocks(source)
        self.coverage = Coverage(source, self.blocks)
        self.root = sections(self.blocks)

    def read(self) -> Record:
        title, header = self.title(), self.header()
        match = self.lexicon.module_title.match(title.text.text) if title else None
        name = match["title"].strip() if match else (title.text.text if title else "")
        index, summaries, status = self.index(), self.section("summaries"), header.get("status")
        built, planned = read_built(status.text, self.lexicon) if status else (None, None)
        lessons, models = self.lessons(summaries, index.rows if index else ()), self.models()
        return Record(
            span=title.text.span if title else Span(0, 0),
            path=self.source.path,
            number=match["number"] if match else "",
            title=self.lexicon.title_without(name, "record") or name,
            goal=_word(header.get("goal")),
            status=_word(status),
            built=built,
            planned=planned,
            index=index,
            summaries=summaries.heading.text.span if summaries and summaries.heading else None,
            lessons=lessons,
            models=models,
            placeholders=tuple(self.placeholders()),
            references=tuple(read_references(self.blocks, self.lexicon)),
            understood=self.coverage.share(),
            stretches=self.coverage.stretches(),
        )

    def index(self) -> ConceptIndex | None:
        section = self.section("index")
        return read_index(self.source, section, self.lexicon, self.coverage) if section else None

    def lessons(self, summaries: Section | None, rows: Sequence[ConceptRow]) -> tuple[LessonSummary, ...]:
        return LessonReader(self.source, self.lexicon, self.coverage, rows).read(summaries) if summaries else ()

    def title(self) -> Heading | None:
        title = next((block for block in self.blocks if isinstance(block, Heading) and block.level == 1), None)
        if title:
            self.coverage.claim(title)
        return title

    def header(self) -> dict[str, Labelled]:
        """The goal and the status, where fields above the first section state them."""
        top = self.root.sections[0] if self.root.sections and self.root.sections[0].level == 1 else self.root
        blocks = [*self.root.blocks, *(top.blocks if top is not self.root else [])]
        found: dict[str, Labelled] = {}
        for entry in read_fields(_opened(blocks), self.lexicon).labelled:
            if entry.kind in _HEADER:
                found.setdefault(entry.kind, entry)
        for entry in found.values():
            self.coverage.claim_spans(entry.label.span, entry.text.span)
        return found

    def section(self, kind: str) -> Section | None:
        found = (section for section in self.root.walk() if section.heading)
        return next((section for section in found if self.lexicon.vocabulary.section(section.title) == kind), None)

    def placeholders(self) -> Iterator[Word]:
        """Cells, items and paragraphs that are nothing but a placeholder, or open with one: "TODO: …"."""
        word = self.lexicon.word("placeholder")
        # "TBD", "TODO: weigh the flour", "**Goal:** ???"; not "TODO lists of a baker".
        pattern = re.compile(rf"(?:\*\*[^*]+\*\*:?\s*)?(?P<word>{word})(?=\s*(?:$|[:.]\s|{DASH}\s))", re.I)
        for passage in texts(self.blocks):
            if match := pattern.match(passage.text):
                yield Word(span=passage.span_of(match.start("word"), match.end("word")), text=match["word"])

    def models(self) -> tuple[MentalModel, ...]:
        section = self.section("models")
        if section is None:
            return ()
        return read_mental_models(section, self.lexicon, self.coverage)


def _opened(blocks: Iterable[Block]) -> Iterator[Block]:
    """Blocks with those of lists and quotes in their places: a header may be written as one."""
    for block in blocks:
        if isinstance(block, Items):
            yield from (inner for item in block.items for inner in _opened(item.blocks))
        elif isinstance(block, Quote):
            yield from _opened(block.blocks)
        else:
            yield block


def _word(entry: Labelled | None) -> Word | None:
    return Word(span=entry.text.span, text=entry.text.text) if entry and entry.text.text else None
