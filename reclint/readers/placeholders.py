"""Placeholders: what cells, items, paragraphs and the values of labels are, open with or end in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from reclint.markdown import mask_code, texts
from reclint.model import Word
from reclint.vocabulary.folding import fold_case
from reclint.vocabulary.lexicon import DASH, alternatives

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from reclint.markdown import Block
    from reclint.text.source import Passage
    from reclint.vocabulary.lexicon import Lexicon

_LABEL = re.compile(
    r"\s*(?:[-*•]\s+)?(?:\*\*(?P<bold>[^*\n]+)\*\*\s*[:：]?|(?P<plain>[^\W\d_][^:：*\n]{0,40})[:：](?=\s))\s*"
)
"""A label at the start of a line: "**Goal:** ", "Goal: "."""
_JUDGED = ("notebook", "exercises", "review")
"""Fields of which other rules tell that what they speak of is still to come."""
_NAMING = ("taught", "revisited", "new", "models")
"""Fields that name what is taught, which in marks of code may be the word itself: "`TODO`"."""


@dataclass(frozen=True)
class Placeholders:
    """Finds them."""

    lexicon: Lexicon

    def read(self, blocks: Iterable[Block], front: Mapping[str, Passage]) -> Iterator[Word]:
        """The placeholders of a record, in blocks and in what front matter says."""
        for text in front.values():
            yield from self._of(text, self._whole.match(text.text))
        for passage in self._suspect(list(texts(blocks))):
            found: list[Word] = []
            start = 0
            for line in passage.text.split("\n"):
                found += self._in_line(passage.part(start, start + len(line)), is_first=not start)
                start += len(line) + 1
            # In running text it may be anywhere: "A rope -- TODO: draw it".
            if not found and self._behind.search(passage.text):
                found += self._of(passage, self._behind.search(mask_code(passage.text)))
            yield from found

    def _in_line(self, line: Passage, *, is_first: bool) -> Iterator[Word]:
        """What a line is, or the value of the label that it opens with; one further down has such a label."""
        label = _LABEL.match(line.text)
        kind = self.lexicon.vocabulary.field((label["bold"] or label["plain"]).strip(" :：")) if label else None
        value = line.part(label.end(), len(line.text)) if label and (kind or label["bold"]) else None
        if (is_first or value) and (opening := self._opening.match(line.text)):
            yield from self._of(line, opening)
        elif value and value.text and kind not in _JUDGED and not (kind in _NAMING and value.text.startswith("`")):
            match = self._value.match(value.text)
            # "TODO with dates" may be what a lesson teaches.
            yield from self._of(value, None if match and match["until"] and kind in _NAMING else match)
        elif is_first and not (value and value.text):
            yield from self._of(line, self._whole.match(line.text))

    def _of(self, passage: Passage, match: re.Match[str] | None) -> Iterator[Word]:
        if match:
            yield Word(span=passage.span_of(match.start("word"), match.end("word")), text=match["word"])

    def _suspect(self, passages: list[Passage]) -> Iterator[Passage]:
        """The passages that may hold a placeholder; few do, and the patterns cost more than this look.

        All are asked at once for each part of one first: most parts are nowhere in a record.
        """
        folded = [fold_case(passage.text) for passage in passages]
        whole = "\n".join(folded)
        parts = [part for part in self._parts if part in whole]
        for passage, text in zip(passages, folded, strict=True):
            if any(part in text for part in parts):
                yield passage

    @cached_property
    def _parts(self) -> tuple[str, ...]:
        """The longest part of each placeholder: "decided" of "to be decided"."""
        listed = self.lexicon.vocabulary.words_of("placeholder", "undecided")
        return tuple({max(fold_case(word).split(), key=len) for word in listed})

    @cached_property
    def _opening(self) -> re.Pattern[str]:
        # "TBD", "TODO: weigh the flour", "**Goal:** ???"; not "TODO lists of a baker".
        word = self.lexicon.word("placeholder")
        return re.compile(rf"(?:\*\*[^*]+\*\*:?\s*)?(?P<word>{word})(?=\s*(?:$|[:.]\s|{DASH}\s))", re.I)

    @cached_property
    def _whole(self) -> re.Pattern[str]:
        # "to be decided", "_TBD._", "(TBD)" and nothing else; in marks of code it may be what a lesson teaches, and an
        # item of dots may say that there are more.
        listed = self.lexicon.vocabulary.words_of("placeholder", "undecided")
        words = alternatives(word for word in listed if word.strip("."))
        return re.compile(rf"\s*[*_(\[<]{{0,4}}(?P<word>{words})[*_)\]>.]{{0,5}}\s*$", re.I)

    @cached_property
    def _value(self) -> re.Pattern[str]:
        # The same behind a label, a remark or another field behind it perhaps: "TBD (ask Ana)", "TBD | **Load:** …"; or
        # when it will be none any more: "TBD after the pilot", "to be decided with Ana".
        words = self.lexicon.word("placeholder", "undecided")
        closing = r"[*_`)\]>.]{0,5}(?:\s*\([^()]*\)\.?)?"
        until = rf"(?P<until>(?<=\w){closing},?\s+{self.lexicon.word('decided-when')}\s)"
        return re.compile(rf"[*_`(\[<]{{0,4}}(?P<word>{words})(?:{closing}\s*(?:$|\s\|\s)|{until})", re.I)

    @cached_property
    def _behind(self) -> re.Pattern[str]:
        # "A rope -- TODO: draw it", "A rope (TBD)"; in small letters "todo" may be a word.
        names = alternatives(filter(str.isalpha, self.lexicon.vocabulary.words_of("placeholder")))
        return re.compile(rf"(?:\s{DASH}\s+|[(\[])(?P<word>{names})(?=\s*(?:$|[:.]\s|[)\]]))")
