"""Counts that are compared with others and state none: "one critical finding less than last year", "fewer than two"."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reclint.vocabulary.lexicon import Lexicon

_BEFORE = 40
"""How much of the text before a count is looked at; "no fewer than" has 13 characters."""


class Comparing:
    """Tells how many more or fewer there are from how many there are."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon

    def is_compared(self, text: str, start: int, stop: int, row: int) -> bool:
        """Whether what stands between two offsets counts nothing by itself; the row of counts goes up to ``row``.

        "No fewer than two" are two at least, and "one critical finding, less than last year" is one.
        """
        before = text[max(0, start - _BEFORE) : start]
        if self._at_most.search(before) and not self._at_least.search(before):
            return True
        if self._behind.match(text, row):
            return True
        within = self._within.search(text, start, stop)
        return within is not None and (within["more"] is None or self._than.match(text, row) is not None)

    @cached_property
    def _at_most(self) -> re.Pattern[str]:
        """What leaves open how many there are: the "fewer than" of "fewer than two"."""
        return re.compile(rf"(?<!\w){self.lexicon.word('at-most')}\s*$", re.I)

    @cached_property
    def _at_least(self) -> re.Pattern[str]:
        """What says that there are so many: the "no fewer than" of "no fewer than two"."""
        return re.compile(rf"(?<!\w){self.lexicon.word('at-least')}\s*$", re.I)

    @cached_property
    def _behind(self) -> re.Pattern[str]:
        """What compares behind a count: "less than last year", "fewer.", "more than before", not "less severe"."""
        word, end = self.lexicon.word, rf"\s*(?:$|[.,;:)]|{self.lexicon.word('joining')}\s)"
        than = rf"\s+{word('than')}(?!\w)"
        return re.compile(rf"\s+(?:{word('fewer')}(?:{than}|{end})|{word('more')}{than})", re.I)

    @cached_property
    def _within(self) -> re.Pattern[str]:
        """What compares behind the number: "two fewer polish findings", "one less critical finding than"."""
        return re.compile(rf"\s(?:{self.lexicon.word('fewer')}|(?P<more>{self.lexicon.word('more')}))\s", re.I)

    @cached_property
    def _than(self) -> re.Pattern[str]:
        """What a count is compared with: "two more polish findings than …"."""
        return re.compile(rf"\s+{self.lexicon.word('than')}(?!\w)", re.I)
