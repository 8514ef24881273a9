"""What is said of findings that are counted: that they are dealt with, or carried on from an earlier iteration."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from reclint.markdown import split_list

if TYPE_CHECKING:
    from reclint.text.source import Passage
    from reclint.vocabulary.lexicon import Lexicon

_CLAUSE = re.compile(r"[^.,;:\n]{0,500}")
"""What follows a count up to where something else begins; the longest of 427 such clauses has 144 characters."""


class Settling:
    """Reads what stands behind a count: "…, fixed on the spot", "(found and fixed)", "carried over"."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon

    def is_settled(self, said: str) -> bool:
        """Whether words say that something is dealt with, and not that it will be."""
        match = self._settled.search(said)
        return match is not None and not self._undone.search(said[: match.start()])

    def is_carried(self, said: str) -> bool:
        """Whether words say that findings are those of an earlier iteration."""
        return self._carried.search(said) is not None

    def clause(self, text: str, start: int) -> str:
        """What is said from an offset on, up to the next comma; also "…, all resolved" behind one."""
        clause = _CLAUSE.match(text, start)
        end = clause.end() if clause else start
        together = self._together.match(text, end)
        return text[start:end] + (together.group() if together else "")

    def is_settled_in(self, listed: Passage, count: int) -> bool:
        """Whether the parenthesis behind a ``count`` says that it is dealt with; of several, that they all are."""
        if self._at_once.match(listed.text):
            return True
        entries = split_list(listed)
        match = self._ending.match(entries[-1].text) if len(entries) > 1 else None
        return match is not None and (count == 1 or match["all"] is not None)

    @cached_property
    def _settled(self) -> re.Pattern[str]:
        """Finds what says that findings are no longer open: "fixed"."""
        return re.compile(rf"(?<!\w){self.lexicon.word('fixed')}(?!\w)", re.I)

    @cached_property
    def _undone(self) -> re.Pattern[str]:
        """What takes "fixed" back: "not fixed", "to be fixed"."""
        return re.compile(rf"(?<!\w){self.lexicon.word('undone')}\s+(?:\w+\s+)?$", re.I)

    @cached_property
    def _carried(self) -> re.Pattern[str]:
        """Finds what says that findings are those of an earlier iteration: "carried over"."""
        return re.compile(rf"(?<!\w){self.lexicon.word('carried', 'remaining')}(?!\w)", re.I)

    @cached_property
    def _fixed(self) -> str:
        """The pattern of "fixed" and "fixed on the spot", with nothing of the finding behind it: "fixed oven time"."""
        return rf"{self.lexicon.word('fixed')}(?:\s+{self.lexicon.word('there-and-then')})?(?=[*_]*\s*(?:[.,;:\n]|$))"

    @cached_property
    def _together(self) -> re.Pattern[str]:
        """What settles all counts of a clause: ", all of them fixed", ", fixed on the spot", ", which was fixed"."""
        lexicon = self.lexicon
        every = rf"{lexicon.word('all')}\s+(?:\w+\s+){{0,2}}{lexicon.word('fixed')}(?!\w)"
        # ", one of which was fixed" speaks of a part.
        other = rf"(?:(?!(?:{lexicon.word('undone')}|{lexicon.number}|{lexicon.grade})(?!\w))[^\W\d_]+\s+){{0,3}}"
        return re.compile(rf",\s+(?:{every}|{other}{self._fixed})", re.I)

    @cached_property
    def _at_once(self) -> re.Pattern[str]:
        """What is said of a count and is no finding: "1 critical (found and fixed on the spot)"."""
        lexicon = self.lexicon
        found = rf"{lexicon.word('described')}\s+{lexicon.word('joining')}\s+"
        return re.compile(rf"\s*(?:{found}|{lexicon.word('all')}\s+)?{lexicon.word('fixed')}(?!\w)", re.I)

    @cached_property
    def _ending(self) -> re.Pattern[str]:
        """The end of a list that settles what is before it: "(a dry crumb, fixed)", "(…, …, both fixed)"."""
        return re.compile(rf"(?P<all>{self.lexicon.word('all')}\s+(?:\w+\s+){{0,2}})?{self._fixed}", re.I)
