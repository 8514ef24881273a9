"""How many of how many findings a review says are dealt with: "4 of 5 fixed", "3/5 polish findings fixed"."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from reclint.model import Count
from reclint.model.lesson import GradeCount
from reclint.readers.reviews.settling import Settling
from reclint.vocabulary.mention import Mention

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reclint.text.source import Passage, Span
    from reclint.vocabulary.lexicon import Lexicon

_BEFORE = 40
"""How much of the text before such a pair of numbers is looked at for what makes it none: "iteration 2 of 3"."""
_ENDS = re.compile(r"[*_]*\s*(?:[.,;:)\]\n]|$)")
"""What follows on "fixed" in parentheses where it is said of findings: not "(2 of 3 fixed widths)", which is one."""


class _Part(NamedTuple):
    """So many of ``whole`` findings, of one grade or, without ``grade``, of any."""

    span: Span
    whole: int
    grade: str | None


class SettledParts:
    """Finds the number of all findings where a text says how many of them are dealt with, or are not yet."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.settling = Settling(lexicon)
        self._mention = Mention((*lexicon.vocabulary.words_of("of"), "/"))

    def of_grades(self, passage: Passage) -> tuple[GradeCount, ...]:
        """The 5 in "4 of 5 improvement findings fixed"."""
        return tuple(
            GradeCount(span=part.span, value=part.whole, grade=part.grade)
            for part in self._parts(passage)
            if part.grade is not None
        )

    def of_all(self, passage: Passage) -> tuple[Count, ...]:
        """The 5 in "4 of 5 fixed", where no grade is named, or several are."""
        return tuple(Count(span=part.span, value=part.whole) for part in self._parts(passage) if part.grade is None)

    def _parts(self, passage: Passage) -> Iterator[_Part]:
        text = passage.text
        for pair in self._pair.finditer(text) if self._mention.may_be_in(text) else ():
            before = text[max(0, pair.start() - _BEFORE) : pair.start()]
            if self._place.search(before) or (pair["slash"] and self._upon.search(before)):
                continue
            told = self._grades.match(text, pair.end())
            grades = {self.lexicon.grade_of(word) for word in self._grade.findall(told["grades"])} if told else set()
            stop = told.end() if told else pair.end()
            if self._is_settled(text, stop, before, graded=bool(told)) or (told and not pair["slash"]):
                grade = grades.pop() if len(grades) == 1 else None
                start = pair.start("whole") if grade else pair.start()
                yield _Part(passage.span_of(start, stop), self.lexicon.value(pair["whole"]), grade)

    def _is_settled(self, text: str, stop: int, before: str, *, graded: bool) -> bool:
        """Whether something is said of findings, that they are dealt with or not, right behind them or before."""
        said = self._said.match(text, stop)
        if said is None:
            first = self._first.search(before)
            return first is not None and (graded or self._noun_ends.match(text, stop) is not None)
        inside = text.rfind("(", 0, stop) > text.rfind(")", 0, stop)
        return not inside or _ENDS.match(text, said.end()) is not None or self._then.match(text, said.end()) is not None

    @cached_property
    def _pair(self) -> re.Pattern[str]:
        """So many of so many: "4 of 5", "four out of the five", "4/5"; not a part of "0/4/5" or of "1.4/5"."""
        number, of, the = self.lexicon.number, self.lexicon.word("of"), self.lexicon.word("pointing")
        between = rf"(?:\s+{of}\s+(?:{the}\s+)?|\s?(?P<slash>/)\s?)"
        return re.compile(rf"(?<![\w./])(?<!/\s)(?<!\w-){number}{between}(?P<whole>{number})(?![\w-]|\s?/|\.\d)", re.I)

    @cached_property
    def _place(self) -> re.Pattern[str]:
        """What makes two numbers those of an iteration: "iteration 2 of 3"."""
        return re.compile(rf"(?<!\w){self.lexicon.word('all', 'iteration')}\s*$", re.I)

    @cached_property
    def _upon(self) -> re.Pattern[str]:
        """The same with a sign between them: "passed at 2/3", "PASS 2/3"."""
        verdict = self.lexicon.verdict.pattern
        return re.compile(rf"(?:(?<!\w){self.lexicon.word('upon')}|{verdict})[\s(*_]*$", re.I)

    @cached_property
    def _grade(self) -> re.Pattern[str]:
        """One of several grades: "critical"."""
        return re.compile(self.lexicon.grade, re.I)

    @cached_property
    def _grades(self) -> re.Pattern[str]:
        """The grades behind the numbers, perhaps behind a word or two: "new polish", "critical and improvement"."""
        lexicon = self.lexicon
        joined = rf"(?:\s*/\s*|(?:\s*,\s*|\s+){lexicon.word('joining')}\s+)"
        other = rf"(?!(?:{lexicon.grade}|{lexicon.word('of')}|{lexicon.number})\b)[^\W\d_]+\s+"
        return re.compile(rf"\s+(?:{other}){{0,2}}(?P<grades>{lexicon.grade}(?:{joined}{lexicon.grade})*)(?!\w)", re.I)

    @cached_property
    def _said(self) -> re.Pattern[str]:
        """What is said of them: "fixed", "findings were fixed", "still to be fixed", "left open"."""
        helping = self.lexicon.word("described", "undone", "merely", "now", "helping", "stays")
        verb = self.lexicon.word("fixed", "carried", "remaining", "stays", "unsettled", "withdrawn")
        noun = rf"(?:\s+{self.lexicon.word('finding')}(?!\w))?"
        return re.compile(rf"{noun}(?:\s+{helping}(?!\w)){{0,4}}\s+{verb}(?![\w-])", re.I)

    @cached_property
    def _first(self) -> re.Pattern[str]:
        """The verb before the numbers: "fixed 4 of 5", "fixed: 4/5"."""
        return re.compile(rf"(?<!\w){self.lexicon.word('fixed')}[*_]*\s*[:=]?\s*$", re.I)

    @cached_property
    def _noun_ends(self) -> re.Pattern[str]:
        """The end of what is counted: "4 of 5", "4 of 5 findings"."""
        return re.compile(rf"(?:\s+{self.lexicon.word('finding')}(?!\w))?{_ENDS.pattern}", re.I)

    @cached_property
    def _then(self) -> re.Pattern[str]:
        """When it was, behind the verb: "fixed on the spot", "fixed in iteration 2", "fixed and one left"."""
        words = self.lexicon.word("there-and-then", "upon", "joining", "after")
        return re.compile(rf"\s+{words}(?!\w)", re.I)
