"""The review log at the end of a planning document."""

from __future__ import annotations

import re
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from reclint.markdown import Stretch, Table, block_passages
from reclint.model import ReviewIteration, ReviewLog, Word
from reclint.model.lesson import GradeCount
from reclint.readers.reviews.counts import CountReader
from reclint.readers.reviews.dates import read_day
from reclint.readers.reviews.logged import LoggedReader
from reclint.readers.reviews.table import read_review_table
from reclint.readers.sections.fields import read_fields
from reclint.vocabulary.lexicon import ARROW, DASH

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reclint.markdown import Block
    from reclint.text.source import Passage, Span
    from reclint.vocabulary.lexicon import Lexicon

_LEAST = 2
"""How many grades a line counts at least to be the counts of a review."""
_BOTH = ("newest", "oldest")
"""A log of fewer reviews has no order."""


def read_review_log(root: Stretch, lexicon: Lexicon) -> ReviewLog | None:
    """The reviews among the sections below ``root``; None where there is none."""
    reader = _LogReader(lexicon)
    found = reader.in_time(list(reader.reviews(root)))
    if not found:
        return None
    iterations: list[ReviewIteration] = []
    for section in found:
        iterations.append(reader.iteration(section, iterations))
    span = iterations[0].span.cover(iterations[-1].span)
    return ReviewLog(span=span, iterations=tuple(iterations))


class _LogReader:
    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.logged = LoggedReader(lexicon)

    def reviews(self, section: Stretch) -> Iterator[Stretch]:
        """The sections that are reviews; what stands inside one is no other."""
        for inner in section.sections:
            assert isinstance(inner, Stretch)
            if inner.match_title(self.title):
                yield inner
            else:
                yield from self.reviews(inner)

    def in_time(self, sections: list[Stretch]) -> list[Stretch]:
        """The reviews from the first to the last; a log may have the newest first, by its numbers and its dates."""
        numbers = [int(match[1]) if (match := self._iteration.search(one.title)) else 0 for one in sections]
        dates = [day for one in sections if (day := read_day(one.title, self.lexicon))]
        if len(sections) < len(_BOTH) or dates != sorted(dates, reverse=True):
            return sections
        one_round = numbers == list(range(len(numbers), 0, -1))
        falls = all(after == before - 1 or before == 1 for before, after in pairwise(numbers)) and numbers[-1] == 1
        dated = len(dates) == len(sections) and dates[0] != dates[-1]
        return sections[::-1] if one_round or (falls and dated) else sections

    @cached_property
    def title(self) -> re.Pattern[str]:
        """The title of a review: "Review — 2026-02-14 (Iteration 1/3)", "Review 2", "Iteration 1/3"."""
        review, iteration = self.lexicon.word("review"), self.lexicon.word("iteration")
        named = rf"{review}(?=.{{0,200}}\d)\s*(?:{DASH}|[:(]|(?=\d))"
        return re.compile(rf"[\W_]*(?:\d{{1,2}}(?:\.\d{{1,2}})*[.)]?\s+)?(?:{named}|{iteration}\s+\d)", re.I)

    @cached_property
    def _iteration(self) -> re.Pattern[str]:
        """The number and the maximum of "Iteration 1/3", "Iteration 1 of 3"."""
        of = rf"(?:/|{self.lexicon.word('of')}\b)"
        return re.compile(rf"{self.lexicon.word('iteration')}\s+(\d{{1,3}})(?:\s*{of}\s*(\d{{1,3}}))?", re.I)

    @cached_property
    def _count(self) -> re.Pattern[str]:
        """A grade and its number: "Critical: 0", "**Polish findings:** two"; several may share a line."""
        edge, number = r"(?:^|(?<=[,;|/·\n])|(?<=[.,;|/·\n]\s))", self.lexicon.number
        noun = rf"(?:\s+{self.lexicon.word('finding')})?"
        return re.compile(rf"{edge}[\s*_]*({self.lexicon.grade}){noun}[\s*_]*:[\s*_]*({number})(?!\w)", re.I)

    @cached_property
    def _count_anywhere(self) -> re.Pattern[str]:
        """What every count of a grade has in it, also one in a table."""
        return re.compile(rf"{self.lexicon.grade}[\s*_]*(?:{self.lexicon.word('finding')}[\s*_]*)?[:|]", re.I)

    @cached_property
    def _verdict(self) -> re.Pattern[str]:
        """What stands before the verdict in a heading: "Verdict: PASS", "Verdict -- PASS"."""
        return re.compile(rf"{self.lexicon.word('verdict')}\s*(?::|{DASH})\s*", re.I)

    @cached_property
    def _verdict_line(self) -> re.Pattern[str]:
        """A verdict at the start of a line, its label plain: "Verdict: NEEDS REVISION"."""
        return re.compile(rf"(?:^|\n)[\W_]*{self.lexicon.word('verdict')}[*_]*\s*[:：][*_]*\s*", re.I)

    @cached_property
    def _verdict_word(self) -> re.Pattern[str]:
        """The word that stands before a verdict."""
        return re.compile(self.lexicon.word("verdict"), re.I)

    def iteration(self, section: Stretch, before: Sequence[ReviewIteration]) -> ReviewIteration:
        """What a section says of an iteration that comes after those ``before``."""
        assert section.heading is not None
        match = self._iteration.search(section.title)
        number = int(match[1]) if match else None
        verdict = self.verdict(section)
        return ReviewIteration(
            span=section.heading.text.span,
            number=number,
            maximum=int(match[2]) if match and match[2] else None,
            round=_round(number, before[-1] if before else None),
            date=read_day(section.title, self.lexicon),
            final=bool(re.search(rf"\b{self.lexicon.word('final')}\b", section.title, re.I)),
            verdict=verdict,
            verdict_word=self.known_verdict(verdict.text) if verdict else None,
            settled=bool(verdict and self._settles.search(verdict.text)),
            argued=self.argued(section) if verdict else (),
            counts=tuple(self.counts(section)),
            findings=self.logged.read(section, number, [one for entry in before for one in entry.findings]),
        )

    def verdict(self, section: Stretch) -> Word | None:
        """What stands after "Verdict:" in a heading or a field."""
        for inner in section.stretches():
            if (match := inner.match_title(self._verdict)) and inner.heading:
                return _rest(inner.heading.text, match.end())
            if inner.heading and self._verdict_word.fullmatch(inner.title.strip()):
                stated = (text for text in block_passages(inner.blocks) if self.known_verdict(text.text))
                if text := next(stated, None):
                    return _rest(text, 0)
            if inner.may_match(self._verdict_word) and (found := self.verdict_below(inner)):
                return _rest(found, 0)
        return None

    def verdict_below(self, section: Stretch) -> Passage | None:
        """What stands behind the word "Verdict" right below a heading: as a field, in a line, in a table."""
        for entry in read_fields(section.blocks, self.lexicon).labelled:
            if self._verdict_word.fullmatch(entry.label.text) and entry.text.text:
                return entry.text
        for text in block_passages(section.blocks):
            if match := self._verdict_line.search(text.text):
                return text.part(match.end(), _line_stop(text.text, match.end()))
        tables = (block for block in section.blocks if isinstance(block, Table))
        return next(filter(None, map(self.verdict_of_table, tables)), None)

    def verdict_of_table(self, table: Table) -> Passage | None:
        """The cell below "Verdict" in a table of one row: "| Critical | Improvement | Polish | Verdict |"."""
        if table.header is None or len(table.rows) != 1:
            return None
        titles = [cell.text.strip("*_ ") for cell in table.header.cells]
        place = next((at for at, title in enumerate(titles) if self._verdict_word.fullmatch(title)), None)
        return table.rows[0].cells[place] if place is not None and place < len(table.rows[0].cells) else None

    def known_verdict(self, text: str) -> str | None:
        """The last verdict that a text names: in ``A → B``, B holds if it is one."""
        found = self.lexicon.verdict.findall(text)
        return self.lexicon.verdict_of(found[-1]) if found else None

    @cached_property
    def _settles(self) -> re.Pattern[str]:
        """What a verdict ends in when its findings were dealt with without another review: "→ REVISED"."""
        return re.compile(rf"{ARROW}\s*[*_]*{self.lexicon.word('revised', 'fixed')}(?!\w)", re.I)

    @cached_property
    def _argument(self) -> re.Pattern[str]:
        """A grade and a word that says why a finding of it does not count, in one sentence."""
        return re.compile(
            rf"(?<!\w)(?P<grade>{self.lexicon.grade})(?!\w)[^.\n]*?\b{self.lexicon.word('argued')}(?!\w)", re.I
        )

    def argued(self, section: Stretch) -> tuple[str, ...]:
        """The grades of findings that the words below a verdict say do not count."""
        below = (inner for inner in section.stretches() if inner.may_match(self._verdict_word))
        argued = (inner for inner in below if inner.may_match(self._argument))
        texts = (text.text for inner in argued for text in block_passages(inner.blocks))
        found = (match["grade"] for text in texts for match in self._argument.finditer(text))
        return tuple(dict.fromkeys(self.lexicon.grade_of(word) for word in found))

    def counts(self, section: Stretch) -> Iterator[GradeCount]:
        """The first count of each grade, in lists, paragraphs or a table of grades and numbers."""
        seen: set[str] = set()
        for inner in section.stretches():
            if len(seen) == len(self.lexicon.vocabulary.grades):
                return
            blocks = inner.blocks if inner.may_match(self._count_anywhere) else ()
            found = (match for block in blocks for match in self._counted(block))
            for span, word, number in found:
                grade = self.lexicon.grade_of(word)
                if grade not in seen:
                    seen.add(grade)
                    yield GradeCount(span=span, value=self.lexicon.value(number), grade=grade)
        if not seen:
            yield from self.told(section)

    def told(self, section: Stretch) -> Sequence[GradeCount]:
        """The counts of a line, or of a table's row, above the findings: "**Counts:** 0 critical, 2 improvement"."""
        for inner in section.stretches():
            if inner.match_title(self.logged.pattern):
                break
            for block in inner.blocks:
                found: Iterable[Sequence[GradeCount]] = map(self._reader.counts, block_passages([block]))
                if isinstance(block, Table):
                    found = (row.counts for row in read_review_table(block, self.lexicon)[0])
                if counts := next((one for one in found if len(one) >= _LEAST), None):
                    return counts
        return ()

    @cached_property
    def _reader(self) -> CountReader:
        return CountReader(self.lexicon)

    def _counted(self, block: Block) -> Iterator[tuple[Span, str, str]]:
        if isinstance(block, Table):
            for row in block.rows:
                line = ": ".join(cell.text for cell in row.cells[:2])
                if match := self._count.match(line):
                    yield row.span, match[1], match[2]
        else:
            for passage in block_passages([block]):
                yield from ((passage.span, match[1], match[2]) for match in self._count.finditer(passage.text))


def _round(number: int | None, before: ReviewIteration | None) -> int:
    if before is None:
        return 1
    restarts = number is not None and before.number is not None and number <= before.number
    return before.round + 1 if restarts else before.round


def _line_stop(text: str, start: int) -> int:
    end = text.find("\n", start)
    return len(text) if end < 0 else end


def _rest(passage: Passage, start: int) -> Word:
    rest = passage.part(start, len(passage.text)).strip("* ")
    return Word(span=rest.span, text=rest.text)
