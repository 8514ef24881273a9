"""What a heading or a line inside the index gives to the rows below it: a lesson, or a depth."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reclint.markdown import link_targets, plain_title
from reclint.model import DepthMark, LessonRef
from reclint.readers.index.blocks import is_bare_depth, is_bare_lesson, is_bare_word, is_lead_in
from reclint.readers.index.lists import opening_depth, titled_depth
from reclint.readers.lessons.heading import read_lesson_heading, slug_of_path

if TYPE_CHECKING:
    from reclint.readers.lessons.names import LessonNames
    from reclint.text.source import Passage
    from reclint.vocabulary.lexicon import Lexicon


@dataclass(frozen=True)
class TitleReader:
    """Reads titles by the lessons of the record and the depths of the course.

    Where it is ``by_depth``, depths have stood in titles before, so that a word alone may be meant for one.
    """

    lexicon: Lexicon
    names: LessonNames

    def lesson(self, title: Passage) -> tuple[LessonRef, ...]:
        """The lesson that a title names."""
        pages = (slug_of_path(target) for target in link_targets(title.text))
        if linked := next((slug for slug in pages if slug and self.names.lookup(slug) == slug), None):
            return (LessonRef(span=title.span, slug=linked),)  # "[the wheels](lessons/true-wheels.md)"
        text = plain_title(title).text
        found = read_lesson_heading(title, self.lexicon)
        slug = self.names.lookup(text) or found.slug or self.names.lookup(found.title or "") or self.names.within(text)
        slug = slug or (self.names.lookup(str(found.position.value)) if found.position else None)
        return (LessonRef(span=title.span, slug=slug),) if slug else ()

    def depth(self, title: Passage, *, by_depth: bool) -> DepthMark | None:
        """The depth that opens a title with a remark, or what a word stands for in a row of depths."""
        return opening_depth(title, self.lexicon) or self.unknown_depth(title, by_depth=by_depth)

    def leads_in(self, text: Passage, *, by_depth: bool) -> bool:
        """Whether a line leads in to a list of a lesson or a depth, "Developed", "From L1:"; "New here:" does not."""
        led = is_lead_in(text.text) and bool(titled_depth(text, self.lexicon) or self.lesson(text))
        if led or is_bare_depth(text, self.lexicon) or is_bare_lesson(text, self.lexicon, self.names):
            return True
        return bool(is_bare_word(text.text) and self.unknown_depth(text, by_depth=by_depth))

    def unknown_depth(self, title: Passage, *, by_depth: bool) -> DepthMark | None:
        """What a heading of a word stands for in a row of depths: "PRACTISED" below "DEVELOPED" and "MENTIONED"."""
        plain = plain_title(title)
        if not by_depth or len(plain.text.split()) > 1:
            return None
        return DepthMark(span=plain.span, text=plain.text, level=None)
