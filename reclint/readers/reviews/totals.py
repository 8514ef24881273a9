"""What a review statement counts over all iterations, and what is left of counts that go down."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reclint.model import Count
from reclint.model.lesson import GradeCount
from reclint.readers.reviews.table import table_totals
from reclint.vocabulary.lexicon import ARROW
from reclint.vocabulary.mention import Mention

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reclint.markdown import Table
    from reclint.model import IterationClaim
    from reclint.readers.reviews.counts import CountReader
    from reclint.text.source import Passage
    from reclint.vocabulary.lexicon import Lexicon

_SENTENCE = re.compile(r"[^.;\n]+")
"""What totals are looked for in: a sentence, or a part of it up to a semicolon."""


_SEVERAL = 2
"""How many numbers beside grades are counts at least, "version 2 polish" may be anything; and iterations, several."""


def with_own_sums(
    iterations: tuple[IterationClaim, ...], sums: tuple[Count, ...]
) -> tuple[tuple[IterationClaim, ...], tuple[Count, ...]]:
    """The iterations with their own sums, where each states one: "2 improvement, 3 polish, 5 findings in all".

    What the last one states is the sum of all where it is what they add up to: "round 2: 0/0/1 (6 in all)". One that
    leads in to the counts of an iteration is read as its own already.
    """
    own = {one.total.span for one in iterations if one.total}
    sums = tuple(total for total in sums if total.span not in own)
    last = iterations[-1].total if len(iterations) > 1 else None
    added = [sum(count.value for count in one.counts) for one in iterations]
    if last and last.value == sum(added) != added[-1]:
        iterations = (*iterations[:-1], iterations[-1].model_copy(update={"total": None}))
        sums = (*sums, last)
    inside = [[total for total in sums if one.span.start <= total.span.start < one.span.stop] for one in iterations]
    if len(iterations) < _SEVERAL or len(sums) != len(iterations) or any(len(found) != 1 for found in inside):
        return iterations, sums
    told = zip(iterations, inside, strict=True)
    return tuple(one.model_copy(update={"total": one.total or found[0]}) for one, found in told), ()


class TotalsReader:
    """Reads "three polish items in total" and "2 improvement -> 1"."""

    def __init__(self, lexicon: Lexicon, counts: CountReader) -> None:
        self.lexicon = lexicon
        self.counts = counts
        # "3 findings across two iterations".
        opens = rf"[\s*_]*{lexicon.word('opening-sum')}(?!\w)"
        self._across = re.compile(rf"(?<!\w){lexicon.word('across')}(?!\w)|^{opens}", re.I)
        # "R3: 0C 0I 1P. Together 2 improvements".
        self._opening = re.compile(rf"(?<=[.;]\s)(?:[*_]*{lexicon.word('across')}(?!\w)|{opens})", re.I)
        self._mention = Mention(lexicon.vocabulary.words_of("across", "opening-sum"))
        number, grade = lexicon.number, lexicon.grade
        behind, before = rf"\d{{1,2}}\s*(?:[^\W\d]+\s+){{0,2}}{grade}", rf"{grade}[\s:=]*\d{{1,2}}"
        self._slashed = re.compile(r"(?<![\w/.])\d{1,2}(?:\s?/\s?\d{1,2}){2}(?![\w/]|\.\d)")
        self._beside = re.compile(rf"(?<!\w)(?:{behind}|{before})(?!\w)", re.I)
        noun = rf"(?:\s+{lexicon.word('finding')})?"
        # "4 improvement findings → 0": what was found, and what was left.
        self._falling = re.compile(
            rf"(?<![\w./-]){number}\s+(?P<grade>{grade}){noun}\s*{ARROW}\s*(?P<left>{number})(?!\w)", re.I
        )

    def says_counts(self, passages: Iterable[Passage]) -> bool:
        """Whether some texts have several numbers beside grades, "2 more improvements; polish 1", or as "0/2/1"."""
        texts = [passage.text for passage in passages]
        numbers = sum(1 for text in texts for _ in self._beside.finditer(text))
        return numbers >= _SEVERAL or any(self._slashed.search(text) for text in texts)

    def of_all(self, passages: Iterable[Passage], tables: Iterable[Table]) -> tuple[GradeCount, ...]:
        """The counts over all iterations that some texts and tables state."""
        told = (count for passage in passages for count in self.totals(passage))
        return (*told, *(count for table in tables for count in table_totals(table, self.lexicon)))

    def totals(self, passage: Passage) -> Iterator[GradeCount]:
        """The counts of the sentences that say that they count over all iterations."""
        if not self._mention.may_be_in(passage.text):
            return
        for sentence in _SENTENCE.finditer(passage.text):
            if self._across.search(self._without_sums(sentence.group())):
                yield from self.counts.counts(passage.part(sentence.start(), sentence.end()))

    def before(self, passage: Passage) -> Passage:
        """What stands before a sentence that counts over all iterations: "R3: 0C 0I 1P. In all 4 improvements"."""
        match = self._opening.search(passage.text) if self._mention.may_be_in(passage.text) else None
        return passage.part(0, match.start()) if match else passage

    def _without_sums(self, sentence: str) -> str:
        """A sentence without "6 findings in total": that says nothing of the counts of single grades beside it."""
        for start, stop, _ in self.counts.sums(sentence):
            sentence = f"{sentence[:start]}{' ' * (stop - start)}{sentence[stop:]}"
        return self.counts.in_all.sub(" ", sentence)

    def sums(self, passage: Passage) -> Iterator[Count]:
        """The numbers of findings of all grades together: "6 findings in total"."""
        if self._mention.may_be_in(passage.text):
            for start, stop, value in self.counts.sums(passage.text):
                yield Count(span=passage.span_of(start, stop), value=value)

    def left(self, passages: Iterable[Passage]) -> Iterator[GradeCount]:
        """What counts that go down end with; each stands where the last number does."""
        for passage in passages:
            for match in self._falling.finditer(passage.text):
                yield GradeCount(
                    span=passage.span_of(match.start(), match.end()),
                    value=self.lexicon.value(match["left"]),
                    grade=self.lexicon.grade_of(match["grade"]),
                )
