"""A lesson's planning document: its header fields and its review log.

Most of such a document is prose that no model has a place for; only the sections that can matter are parsed. Its tables
are read by `read_preparation`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reclint.markdown import outline
from reclint.model import Count, LessonPlan, Word
from reclint.readers.plans.plan import header_fields
from reclint.readers.reviews.log import read_review_log
from reclint.text.source import Span
from reclint.vocabulary.lexicon import LETTER, SLUG

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reclint.markdown import Section
    from reclint.text.source import Passage, Source
    from reclint.vocabulary.lexicon import Lexicon

_SURE_SLUG = re.compile(rf"`{SLUG}`|{LETTER}+(?:-{LETTER}+)+")
"""What can be nothing but a slug: it has a hyphen, or stands in marks of code."""

_NEXT = re.compile(r"[,;]?\s*\*\*(?P<label>[^*:\n]{1,40})(?::\*\*|\*\*:)\s*")
"""A label further on in a line: ", **Module:** "."""


def read_lesson_plan(source: Source, lexicon: Lexicon) -> LessonPlan:
    """The planning document that a file is."""
    root = outline(source)
    title = next((section.heading for section in root.walk() if section.level == 1), None)
    header = _Header(root, lexicon)
    return LessonPlan(
        span=title.text.span if title else Span(0, 0),
        path=source.path,
        title=title.text.text if title else None,
        module=header.word("module"),
        series=header.called("series"),
        number=_number(title.text if title else None, lexicon) or _number(header.value("lesson"), lexicon),
        slug=header.slug(),
        position=header.place(1),
        total=header.place(2),
        status=header.word("status"),
        load=header.load(),
        log=read_review_log(root, lexicon),
    )


def _number(text: Passage | None, lexicon: Lexicon) -> Word | None:
    """The number of module and lesson that a title opens with: "Lesson 1.2.3: Rye", "1.2.3 Rye"."""
    pattern = re.compile(
        rf"\W*(?:{lexicon.word('lesson')}\W+)?(?P<number>\d{{1,2}}\.\d{{1,2}}\.\d{{1,2}})(?![\w.]*\d)", re.I
    )
    match = pattern.match(text.text) if text else None
    return Word(span=text.span_of(*match.span("number")), text=match["number"]) if text and match else None


def _parts(label: Passage, text: Passage) -> Iterator[tuple[Passage, Passage]]:
    """A field with those on the same line that a comma parts from it: "**Series:** 2, **Module:** 2.1"."""
    found = list(_NEXT.finditer(text.text))
    stops = [*(match.start() for match in found), len(text.text)]
    yield label, text.part(0, stops[0])
    for match, stop in zip(found, stops[1:], strict=True):
        yield text.part(*match.span("label")), text.part(match.end(), stop)


class _Header:
    """The header fields of a planning document."""

    def __init__(self, root: Section, lexicon: Lexicon) -> None:
        found = [list(_parts(entry.label, entry.text)) for entry in header_fields(root, lexicon)]
        self.fields = [part for parts in found for part in parts]
        self.further = {lexicon.vocabulary.field(label.text) for parts in found for label, _ in parts[1:]}
        self.lexicon = lexicon

    def text(self, kind: str) -> Passage | None:
        field = self.lexicon.vocabulary.field
        return next((text for label, text in self.fields if text.text and field(label.text) == kind), None)

    def word(self, kind: str) -> Word | None:
        text = self.text(kind)
        return Word(span=text.span, text=text.text) if text else None

    def value(self, word: str) -> Passage | None:
        """What stands behind a label that is a word of the vocabulary: "**Lesson:** 1.2.3"."""
        label = re.compile(rf"\W*{self.lexicon.word(word)}\W*", re.I)
        return next((text for said, text in self.fields if text.text and label.fullmatch(said.text)), None)

    def called(self, word: str) -> Word | None:
        text = self.value(word)
        return Word(span=text.span, text=text.text) if text else None

    def slug(self) -> Word | None:
        # "`soft-rolls`", "soft-rolls (new)".
        text = self.text("slug")
        named = self.value("lesson") if text is None else None
        # "**Lesson:** soft-rolls" has the slug too, "**Lesson:** Rye" the title.
        if named and _SURE_SLUG.fullmatch(named.text):
            text = named
        # "`first-knots`", "first-knots (lesson 2)".
        match = re.match(rf"`?({SLUG})`?(?!\w)", text.text) if text else None
        return Word(span=text.span_of(match.start(1), match.end(1)), text=match[1]) if text and match else None

    def place(self, group: int) -> Count | None:
        """The first or second number of "Lesson 3 of 6", "3 of 6" or "5.1, Lesson 2 of 4"."""
        pattern = re.compile(
            rf"(?:{self.lexicon.word('lesson')}\s+)?(?<![\d.])(\d{{1,3}})\s*(?:/|{self.lexicon.word('of')}\b)\s*(\d{{1,3}})(?!\d)",
            re.I,
        )
        # Behind the field of a series, on its line, a position counts through the series.
        position = None if self.value("series") and "position" in self.further else self.text("position")
        for text in (position, self.text("module"), self.value("lesson")):
            match = pattern.search(text.text) if text else None
            if text and match:
                return Count(span=text.span_of(match.start(group), match.end(group)), value=int(match[group]))
        return None

    def load(self) -> Word | None:
        for kind in ("load", "type"):
            text = self.text(kind)
            match = self.lexicon.load_at(text.text) if text else None
            if text and match:
                span = text.span_of(match.start("load"), match.end("load"))
                return Word(span=span, text=self.lexicon.load(match["load"]))
        return None
