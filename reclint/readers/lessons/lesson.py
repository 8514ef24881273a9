"""The lesson summaries of a record."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from reclint.markdown import Items, Paragraph, Table, block_passages, link_targets
from reclint.model import Field, LessonSummary, Word
from reclint.readers.lessons.facts import (
    fine_facts,
    first_pieces,
    load_among_facts,
    load_beside,
    load_called,
    load_with_day,
    opening_facts,
    position_stated,
    slug_in_field,
    slug_labelled,
)
from reclint.readers.lessons.footnotes import with_footnotes
from reclint.readers.lessons.heading import match_slugs, slug_of_path, with_known_slug
from reclint.readers.lessons.like_slugs import with_like_slugs, with_title_as_slug
from reclint.readers.lessons.names import slug_of_title
from reclint.readers.lessons.opening_slugs import with_opening_slugs
from reclint.readers.lessons.short_loads import short_load
from reclint.readers.lessons.slug_title import slug_alone
from reclint.readers.notebooks.claim import NotebookClaimReader
from reclint.readers.notebooks.code_values import with_code_as_text
from reclint.readers.reviews.claim import ReviewReader
from reclint.readers.sections.stated import stated_in
from reclint.readers.sections.understood import is_read, spans_read, tables_read
from reclint.readers.taught.lists_apart import leave_strangers
from reclint.readers.taught.opening_verbs import with_verbs
from reclint.readers.taught.parted import parts_at_semicolons
from reclint.readers.taught.taught import read_taught
from reclint.text.source import Span
from reclint.vocabulary.lexicon import DASH, LETTER, NOTEBOOK_PATH, SLUG, alternatives

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reclint.markdown import Section
    from reclint.model import ConceptRow, ReviewClaim, TaughtItem
    from reclint.readers.lessons.heading import LessonHeading
    from reclint.readers.lessons.names import LessonNames
    from reclint.readers.sections.coverage import Coverage
    from reclint.readers.sections.labelled import Fields, Labelled
    from reclint.text.source import Passage, Source
    from reclint.vocabulary.lexicon import Lexicon

_FACTS = 8
"""How many words a first line of facts has at most that opens with such a link; a longer one is a sentence."""
_PAGE = re.compile(r"/[^/\s#?]+\.(?:md|markdown)(?:[#?]|$)")
"""A page in a folder: "lessons/soft-rolls.md"."""
_TITLE_ALONE = re.compile(r"(?P<mark>\*{1,3}|_{1,3}|[\"“])(?P<title>[^\W_a-z][^*_\n\"“”.·|]{2,60})(?:(?P=mark)|[\"”])")
"""A line that is nothing but words that are set off, the first one with a capital: "*Soft Rolls*", "“Soft Rolls”"."""
_NUMBERS = re.compile(r"^(?:\d{1,4}-)+")
"""The numbers that the name of a notebook opens with."""


class LessonReader:
    """Reads the sections that are lessons."""

    def __init__(
        self, source: Source, lexicon: Lexicon, coverage: Coverage, rows: Sequence[ConceptRow], names: LessonNames
    ) -> None:
        self.source = source
        self.lexicon = lexicon
        self.coverage = coverage
        self.rows = rows
        self.names = names
        self.notebooks = NotebookClaimReader(lexicon)
        self.reviews = ReviewReader(lexicon)
        self.by_semicolons = False

    def read(
        self, found: Sequence[tuple[Section, LessonHeading]], fields: Sequence[Fields]
    ) -> tuple[LessonSummary, ...]:
        """The lessons that some sections with some fields are."""
        headings = with_stated([heading for _, heading in found], fields, self.lexicon)
        for own in fields:
            leave_strangers(own, self.rows, self.lexicon)
        self.by_semicolons = parts_at_semicolons(fields, [row.name.text for row in self.rows], self.lexicon)
        known = tuple(dict.fromkeys(self._index_slugs()))
        headings = with_opening_slugs([with_known_slug(heading, known) for heading in headings], fields, known)
        slugs = match_slugs(headings, known)
        parts = zip(found, headings, fields, slugs, strict=True)
        return tuple(self._lesson(section, heading, own, slug) for (section, _), heading, own, slug in parts)

    def _index_slugs(self) -> Iterator[str]:
        """The slugs that rows name; the number of a lesson that is not there, "Lesson 5", is that of no section."""
        return (ref.slug for row in self.rows for ref in row.lessons if not self.names.is_number(ref.slug))

    def _lesson(self, section: Section, heading: LessonHeading, fields: Fields, slug: str | None) -> LessonSummary:
        assert section.heading is not None
        fields = with_code_as_text(fields, self.source)
        last, holding = line_after(section), fields.without_struck()
        start = self.source.line_start(section.heading.first)
        lesson = LessonSummary(
            span=section.heading.text.span,
            body=Span(start, self.source.line_span(last - 1).stop),
            heading=heading.text,
            slug=slug,
            slug_stated=heading.slug is not None,
            title=heading.title,
            position=heading.position,
            total=heading.total,
            load=self._load(holding) or heading.load,
            status=next((_word(entry.text.span, entry.text.text) for entry in holding.of("status")), None),
            lists=any(isinstance(block, Items | Table) for block in fields.prose),
            taught=self._taught(fields),
            notebook=self.notebooks.read(holding),
            review=self._review(holding),
        )
        lesson = lesson.model_copy(update={"fields": tuple(self._fields(fields, lesson))})
        self.coverage.claim(section.heading)
        self.coverage.claim_spans(*spans_read(lesson, fields))
        for header, rows in tables_read(lesson, fields):
            self.coverage.claim_spans(*(row.span for row in rows))
            if header:
                self.coverage.claim_header(header)
        return lesson

    def _review(self, fields: Fields) -> ReviewClaim | None:
        """What the fields say of reviews, footnotes and all; counts in remarks on them are told as unread."""
        told, remarks = with_footnotes(fields, self.source, self.lexicon)
        claim = self.reviews.read(told)
        return self.reviews.with_remarks(claim, remarks) if claim and remarks else claim

    def _load(self, fields: Fields) -> Word | None:
        entries = [entry for kind in ("load", "type") for entry in fields.of(kind)]
        stated = (self._load_in(entry.text, self.lexicon.load_at(entry.text.text)) for entry in entries)
        asides = (text for entry in entries for text in (entry.text, entry.label))
        aside = (self._load_in(text, self.lexicon.load_in_parentheses.search(text.text)) for text in asides)
        # "Slug: soft-rolls, load: build": one label may stand in the text of another.
        facts = (entry.text for kind in ("slug", "position", "status") for entry in fields.of(kind))
        plain = (
            self._load_in(text, self.lexicon.load_labelled.search(text.text)) for text in (*facts, *_passages(fields))
        )
        told = opening_facts(fields, self.lexicon)
        among = told.load if told else load_among_facts(fields, self.lexicon) or load_with_day(fields, self.lexicon)
        opening = (among, load_beside(fields, self.lexicon))
        prose = (self._load_in(text, self._load_of_prose(text.text)) for text in block_passages(fields.prose))
        last = (self._load_in(text, self._load_of_closing(text.text)) for text in _closing(fields))
        loads = (load for found in (stated, aside, plain, opening, prose, last) for load in found if load)
        return next(loads, None) or load_called(fields, self.lexicon) or short_load(fields, self.lexicon)

    def _load_of_prose(self, text: str) -> re.Match[str] | None:
        """The load in a paragraph that no label opens and that names just one: "This is a BUILD lesson"."""
        found = list(self.lexicon.load_anywhere.finditer(text))
        return found[0] if len({match["load"] for match in found}) == 1 else None

    def _load_of_closing(self, text: str) -> re.Match[str] | None:
        """The load that a closing paragraph says first: "BUILD lesson: one idea", "This lesson is a BUILD".

        One of a field above it may speak of other lessons: "The next one should be a STRETCH".
        """
        words, vocabulary = self.lexicon.word, self.lexicon.vocabulary
        load = rf"(?:{alternatives(vocabulary.fillers)}\s+)?{alternatives(vocabulary.fields.get('load', ()))}"
        named = rf"(?:{words('judged')}|{load}(?:\s+[^\W\d]+)?)"
        said = rf"(?:{named}\s*(?::|{words('becomes')}(?=\s))\s*(?:{words('article')}\s+)?)?"
        found = re.match(rf"[*_\s]*(?i:{said})[*_]*{self.lexicon.load_anywhere.pattern}", text)
        ends = rf"[*_]*(?:\s*[.:,;]|\s*{DASH}\s|\s+{words('lesson')}(?!\w)|\s*$)"
        return found if found and re.compile(ends, re.I).match(text, found.end()) else None

    def _load_in(self, text: Passage, match: re.Match[str] | None) -> Word | None:
        if match is None:
            return None
        return _word(text.span_of(match.start("load"), match.end("load")), self.lexicon.load(match["load"]))

    def _taught(self, fields: Fields) -> tuple[TaughtItem, ...]:
        entries = (entry for entry in fields.labelled if entry.kind in ("taught", "revisited"))
        read = ((entry, with_verbs(self.lexicon, entry.verbs)) for entry in entries)
        return tuple(
            item
            for entry, lexicon in read
            for item in read_taught(entry, self.rows, lexicon, by_semicolons=self.by_semicolons)
        )

    def _fields(self, fields: Fields, lesson: LessonSummary) -> Iterator[Field]:
        for entry in fields.labelled:
            if not entry.label.text or (entry.kind is None and entry.is_bare_heading):
                continue
            stop = entry.blocks[-1].last if entry.blocks else entry.first + entry.text.text.count("\n") + 1
            span = Span(entry.label.span.start, max(self.source.line_span(stop - 1).stop, entry.label.span.stop))
            text = "\n".join(stated_in(entry, self.source))
            label = _word(entry.label.span, entry.label.text)
            read = entry.kind is None or is_read(entry, entry.kind, lesson)
            yield Field(span=span, label=label, kind=entry.kind, text=text, entries=tuple(_entries(entry)), read=read)


def _closing(fields: Fields) -> Iterator[Passage]:
    """The paragraph that closes a lesson below its last field, which has a value of its own."""
    last = fields.labelled[-1] if fields.labelled else None
    block = last.blocks[-1] if last and last.blocks else None
    if last and isinstance(block, Paragraph) and (last.text.text or len(last.blocks) > 1):
        yield block.text


def with_stated(headings: Sequence[LessonHeading], fields: Sequence[Fields], lexicon: Lexicon) -> list[LessonHeading]:
    """Headings with the slugs and positions that the text below them states."""
    return with_like_slugs([*map(_with_stated, headings, fields, [lexicon] * len(headings))], fields)


def _with_stated(heading: LessonHeading, fields: Fields, lexicon: Lexicon) -> LessonHeading:
    found = _with_small_slug(heading, fields, lexicon)
    found = with_known_slug(found, _notebook_slugs(fields))
    found = replace(found, title=found.title or _title_stated(fields))
    slug = found.slug or slug_stated(fields, found.title, lexicon)
    return replace(found, slug=slug, position=found.position or position_stated(fields, found.title, lexicon))


def _with_small_slug(heading: LessonHeading, fields: Fields, lexicon: Lexicon) -> LessonHeading:
    """A heading whose title looks like a slug, "Lesson 1. Look-Alikes", with the one that the lesson writes small."""
    if heading.slug is None or heading.slug == heading.slug.lower():
        return heading
    return with_title_as_slug(heading, [slug_stated(fields, heading.slug, lexicon), *_notebook_slugs(fields)])


def _title_stated(fields: Fields) -> str | None:
    """The title that is the first line below a heading of nothing but a slug: "*Soft Rolls*"."""
    first = next(block_passages(fields.prose[:1]), None)
    match = _TITLE_ALONE.fullmatch(first.text) if first else None
    return match["title"] if match else None


def _notebook_slugs(fields: Fields) -> Iterator[str]:
    """The slugs that the names of a lesson's notebooks end in: "kiln" of "4-1-2-kiln.ipynb"."""
    for entry in fields.of("notebook"):
        for match in re.finditer(NOTEBOOK_PATH, entry.text.text):
            yield _NUMBERS.sub("", match.group().rpartition("/")[2].removesuffix(".ipynb"))


def slug_stated(fields: Fields, title: str | None, lexicon: Lexicon) -> str | None:
    """The slug that a field of its own, or what stands first in a lesson, states.

    The first line may have it alone, or as its ``title`` in words; a sentence calls it one.
    """
    if stated := slug_in_field(fields):
        return stated
    if opening := opening_facts(fields, lexicon):
        return opening.slug
    # "`soft-rolls` · BUILD", "Slug `soft-rolls` · load BUILD".
    words = (*lexicon.vocabulary.fields.get("slug", ()), *lexicon.vocabulary.words_of("page", "lesson"))
    label = re.compile(rf"{alternatives(words)}\b[\s:=]*", re.I)
    bare = (
        piece.part(match.end() if (match := label.match(piece.text)) else 0, len(piece.text))
        for piece in first_pieces(fields)
    )
    found = (slug_alone(piece.text) for piece in bare)
    # "`soft-rolls` — BUILD"
    fine = {slug for piece in fine_facts(fields, title, lexicon) if (slug := slug_alone(piece.text)) and "-" in slug}
    alone = next(filter(None, found), None) or (fine.pop() if len(fine) == 1 else None)
    titled = slug_of_title(title or "")
    # "File name soft-rolls, load build."
    named = (piece for piece in first_pieces(fields) if "-" in titled and titled in re.split(r"[\s`]+", piece.text))
    return (
        alone
        or slug_labelled(fields, title, lexicon)
        or _slug_called(fields, lexicon)
        or (titled if next(named, None) else None)
        or _slug_linked(fields, lexicon)
    )


def _slug_linked(fields: Fields, lexicon: Lexicon) -> str | None:
    """The slug of the page in a folder that opens the first line: "[Planning document](lessons/soft-rolls.md), BUILD".

    Words for such a page may stand before it: "Plan of the lesson: [rolls](lessons/soft-rolls.md)". "Builds on [First
    Rolls](lessons/first-rolls.md)" speaks of another lesson.
    """
    opening = re.compile(rf"[*_]*(?:{lexicon.word('lesson-page')}(?!\w)[^:.\[\n]{{0,30}}:?[*_]*\s*)?\[", re.I)
    first = next(block_passages(fields.prose), None)
    others = (f"{entry.label.text}: {entry.text.text}" for entry in fields.labelled if entry.kind is None)
    line = first.text.partition("\n")[0] if first else next((text for text in others if opening.match(text)), "")
    targets = link_targets(line) if opening.match(line) and len(line.split()) <= _FACTS else []
    found = {slug for target in targets if _PAGE.search(target) and (slug := slug_of_path(target))}
    return found.pop() if len(found) == 1 and found.isdisjoint(lexicon.vocabulary.words_of("plan", "record")) else None


def _slug_called(fields: Fields, lexicon: Lexicon) -> str | None:
    """The slug that a sentence of the first paragraph calls so: "The slug is `rolls`", "with the slug soft-rolls"."""
    first = next(block_passages(fields.prose), None)
    called = alternatives(lexicon.vocabulary.fields.get("slug", ()))
    slug = rf"(?:`(?P<slug>{SLUG})`|(?P<long>{LETTER}+(?:-{LETTER}+)+))"
    # A word may stand between: "The slug is …", "Slug: …".
    match = re.search(rf"(?<![\w-])(?i:{called}):?\s+(?:[^\W\d]{{1,4}}\s+)?{slug}", first.text) if first else None
    return (match["slug"] or match["long"]) if match else None


def line_after(section: Section) -> int:
    """The line after the last one of a section."""
    blocks = list(section.all_blocks())
    assert section.heading is not None
    return blocks[-1].last if blocks else section.heading.last


def _passages(fields: Fields) -> Iterator[Passage]:
    """Every paragraph of a section that no label opens."""
    yield from block_passages(fields.prose)
    for entry in fields.labelled:
        yield from block_passages(entry.blocks)


def _entries(entry: Labelled) -> Iterator[Word]:
    """The items of a field's lists, or the text on its line where there is none."""
    texts = [item.text for item in entry.items if item.text] or ([entry.text] if entry.text.text else [])
    return (_word(text.span, text.text) for text in texts)


def _word(span: Span, text: str) -> Word:
    return Word(span=span, text=text)
