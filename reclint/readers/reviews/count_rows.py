"""Counts in rows that have a grade or its initial beside each number: "0c 4i 2p", "C1, I2, P1", "polish: 2"."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from reclint.model.lesson import GradeCount
from reclint.vocabulary.folding import fold_case

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reclint.text.source import Passage
    from reclint.vocabulary.lexicon import Lexicon
_APART = r"[\s,;/·|+]+(?:[^\w\s()\[\].,:;*_`'\"-]{1,2}\s*)?"
"""What parts two counts, perhaps with a sign for the second: "critical: 0, 🟠 improvement: 2"."""
_GOES_ON = r"(?=\s*(?:[,;./·|)]|$))"
"""Where a list goes on or ends behind a word or a dash in place of a number: "critical –, polish one."."""


class CountRows:
    """Reads the counts of such rows."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon

    @cached_property
    def _initials(self) -> dict[str, str]:
        return {fold_case(grade[:1]): grade for grade in self.lexicon.vocabulary.grades}

    @cached_property
    def _initial(self) -> str:
        return f"[{''.join(self._initials)}]"

    @cached_property
    def _short(self) -> re.Pattern[str]:
        """Finds "0c 4i 2p", "0 C, 4 I, 2 P": at least two in a row, so that a single "2p" of something else is none."""
        one = rf"\d{{1,3}}(?:{self._initial}|\s(?-i:{self._initial.upper()}))(?!\w)"
        return re.compile(rf"(?<![\w.])(?:{one}[\s,;/·|+]*){{1,{len(self._initials)}}}", re.I)

    @cached_property
    def _short_one(self) -> re.Pattern[str]:
        """One count of such a row: "4i", "4 i"."""
        return re.compile(rf"(?P<number>\d{{1,3}})\s?(?P<initial>{self._initial})(?!\w)", re.I)

    @cached_property
    def _reversed(self) -> re.Pattern[str]:
        """Finds "critical 1, improvement 2, polish 1", "C1, I2, P1": at least two, or "polish 2, nothing else".

        Also "critical ×1, polish ×2", "critical: one; polish: two", "critical –, polish none", and "C 0, Imp 2, P 1".
        """
        lexicon = self.lexicon
        initial = rf"(?:{self._initial}|(?-i:{self._initial.upper()})[ \t:=×]{{1,3}})\d{{1,3}}"
        ended = rf"(?!\w|\.\d|/(?!{initial}))"
        behind = rf"(?:{lexicon.grade}\.?[ \t:=×]+{self._value}|{initial}){ended}"
        alone = rf"(?=[\s,;–—-]+{lexicon.word('nothing-else', 'no-others')}(?!\w))"
        return re.compile(rf"(?<!\w){behind}(?:(?:{_APART}(?:{lexicon.word('joining')}\s+)?{behind})+|{alone})", re.I)

    @cached_property
    def _value(self) -> str:
        """The pattern for a number behind a grade: "2", "two", "none" or a dash."""
        lexicon = self.lexicon
        goes_on = rf"(?:{_GOES_ON}|(?=\s+{lexicon.word('joining')}\s+{lexicon.grade}(?!\w)))"
        return rf"(?:\d{{1,3}}|(?:[–—-]|{lexicon.word('none')}|{lexicon.number_word}|{lexicon.zero}){goes_on})"

    def _value_of(self, number: str) -> int:
        known = number.isdecimal() or re.fullmatch(self.lexicon.number, number, re.I)
        return self.lexicon.value(number) if known else 0

    @cached_property
    def _reversed_one(self) -> re.Pattern[str]:
        """One count of such a row: "improvement 2", "I2"."""
        grade, initial = rf"(?P<grade>{self.lexicon.grade})\.?[ \t:=×]+", rf"(?P<initial>{self._initial})[ \t:=×]*"
        return re.compile(rf"(?:{grade}|{initial})(?P<number>{self._value})", re.I)

    def grades_first(self, passage: Passage, masked: str) -> tuple[GradeCount, ...]:
        """The counts of "critical 1, improvement 2, polish 1" or "C1, I2, P1", perhaps with findings in parentheses.

        ``masked`` is the text without those.
        """
        told = self._with_bracketed(passage.text, masked)
        run = self._reversed.search(told)
        return self._of_run(passage._replace(text=told), run, self._reversed_one) if run else ()

    def _with_bracketed(self, text: str, masked: str) -> str:
        """``masked`` with the numbers that stand in parentheses behind a grade: "critical (0), improvement (2)"."""
        for found in self._bracketed.finditer(text) if "(" in text else ():
            start, stop = found.span("number")
            masked = masked[:start] + text[start:stop] + masked[stop:]
        return masked

    @cached_property
    def _bracketed(self) -> re.Pattern[str]:
        """A grade with its number in parentheses: "improvement (2)"."""
        return re.compile(rf"(?<!\w){self.lexicon.grade}[ \t]?\((?P<number>\d{{1,3}})\)", re.I)

    def abbreviated(self, passage: Passage) -> tuple[GradeCount, ...]:
        """The counts of "0c 4i 2p"."""
        run = self._short.search(passage.text)
        return self._of_run(passage, run, self._short_one) if run else ()

    def _of_run(self, passage: Passage, run: re.Match[str], one: re.Pattern[str]) -> tuple[GradeCount, ...]:
        """The counts of a run of numbers, ``one`` of which has a grade, or the initial of one."""
        return tuple(
            GradeCount(
                span=passage.span_of(match.start(), match.end()),
                value=self._value_of(match["number"]),
                grade=self._grade_of(match.groupdict()),
            )
            for match in one.finditer(passage.text, run.start(), run.end())
        )

    def _grade_of(self, said: Mapping[str, str | None]) -> str:
        word = said.get("grade")
        return self.lexicon.grade_of(word) if word else self._initials[fold_case(said["initial"] or "")]
