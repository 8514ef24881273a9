"""A lesson's planning document: its header fields and its review log.

Most of such a document is prose that no model has a place for; only the sections that can matter are parsed. Its tables
are read by `read_preparation`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reclint.markdown import outline
from reclint.model import Count, LessonPlan, Word
from reclint.readers.plan import find_field, header_fields
from reclint.readers.review_log import read_review_log
from reclint.text.source import Span
from reclint.vocabulary.lexicon import SLUG

if TYPE_CHECKING:
    from reclint.markdown import Section
    from reclint.text.source import Passage, Source
    from reclint.vocabulary.lexicon import Lexicon


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
        slug=header.slug(),
        position=header.place(1),
        total=header.place(2),
        status=header.word("status"),
        load=header.load(),
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
        # "`soft-rolls`", "soft-rolls (new)".
        text = self.text("slug")
        # "`first-knots`", "first-knots (lesson 2)".
        match = re.match(rf"`?({SLUG})`?(?!\w)", text.text) if text else None
        return Word(span=text.span_of(match.start(1), match.end(1)), text=match[1]) if text and match else None

    def place(self, group: int) -> Count | None:
        """The first or second number of "Lesson 3 of 6", "3 of 6" or "5.1, Lesson 2 of 4"."""
        pattern = re.compile(
            rf"(?:{self.lexicon.word('lesson')}\s+)?(?<![\d.])(\d{{1,3}})\s*(?:/|{self.lexicon.word('of')}\b)\s*(\d{{1,3}})(?!\d)",
            re.I,
        )
        for kind in ("position", "module"):
            text = self.text(kind)
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
