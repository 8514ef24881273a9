"""Where a verdict was given: the iteration beside it, and the most that there may be.

"Passed at iteration 2/3", "PASS (2/3)", "passed in the last of three rounds", "PASS at round II of III", "PASS after
two iterations".
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from reclint.readers.lessons.numerals import VALUES
from reclint.readers.sections.labelled import Fields
from reclint.vocabulary.lexicon import alternatives

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reclint.text.source import Passage
    from reclint.vocabulary.lexicon import Lexicon

FAR = 60
"""How far behind an iteration its verdict may stand, and the other way round; the same from 40 up on all courses."""
_ROMAN = r"(?-i:III|II|IV|I|V)(?!\w)"
"""A round in Roman numerals: "II"."""


class VerdictPlaces:
    """Finds the iterations that stand beside verdicts."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon

    @cached_property
    def at(self) -> re.Pattern[str]:
        """The iteration beside a verdict: "at iteration 2/3", "(2/3)", "on the second iteration (2/3)", "at r2"."""
        word, of = self.lexicon.word("iteration"), self.lexicon.word("of")
        number, ordinal = self.lexicon.number, self.lexicon.ordinal
        maximum = rf"(?:\s*(?:/|{of}\b)\s*(?P<maximum>{self.lexicon.counting}))?"
        bare = r"(?:\(|^\W*(?:\w{2}\s+)?)(?P<bare>\d{1,2})\s*/\s*(?P<bare_maximum>\d{1,2})(?!\w|\s*/)"
        aside = rf"(?:\s+\((?:{word}\s+)?\d+\s*/\s*(?P<ordinal_maximum>\d+)\))?"
        allowed = rf"{of}\s+(?:{self.lexicon.word('allowed')}\s+)?"  # "of a possible three", "of at most three"
        among = rf"(?:{allowed}|{of}\s+\w+\s+)(?P<ordinal_of>{number})\s+(?:\w+\s+)?{word}"
        # "at the third and last iteration", "at the third go of four"
        and_last = rf"(?:\s+{self.lexicon.word('joining')}\s+{self.lexicon.word('last', 'final')})?"
        noun_among = rf"(?:\s+{allowed}(?P<noun_of>{number})(?=\s*(?:[.,;:(]|$)))?"
        noun = rf"{and_last}\s+(?:{word}|{self.lexicon.word('time')})(?!\w){noun_among}"
        last = rf"{self.lexicon.word('last')}(?=\s+{of}\s)"  # of as many as there may be
        # "at the second of three"
        bare_among = rf"{allowed}(?P<bare_of>{number})(?=\s*(?:[.,;:(]|$))"
        ordered = rf"(?P<ordinal>{ordinal}|{last})(?:\s+{among}|\s+{bare_among}|(?:{noun}|(?=\s*(?:[.,;(]|$))){aside})"
        once = rf"\b(?P<once>{self.lexicon.word('at-once')})(?!\w)"
        short = (
            rf"\b(?:{word}|{self.lexicon.word('iteration-initial')})\.?(?P<attached>\d)(?!\w|=|/(?!\d(?![\w/])))"
            r"(?:/(?P<attached_maximum>\d))?"
        )
        named = rf"\b{word}\s+(?P<number>{self.lexicon.counting}){maximum}"
        plain = rf"^\s+(?:{self.lexicon.word('at')}\s+|@\s?)(?P<plain>\d)(?![\w/]|\.\d|\s*%)"  # "PASS at 2", "pass @2"
        return re.compile(rf"{named}|{bare}|\b{ordered}|{once}|{short}|{plain}|{self._roman}", re.I)

    @property
    def _roman(self) -> str:
        """The pattern for a round in Roman numerals: "at iteration II of III", "(II/III)", " II/III", ", round II.".

        In "the reading I gave", "the reading I, Ada, gave" none is numbered: a numeral alone ends its clause.
        """
        word, of = self.lexicon.word("iteration"), self.lexicon.word("of")
        most = rf"(?P<roman_maximum>{_ROMAN}|{self.lexicon.counting})(?!\w)"
        ends = rf"(?=\s*(?:[.;:()\n]|(?<!\sI),\s|$|/|{of}\s))"
        lead = rf"(?:\b{word}\s+(?=[IV]+{ends})|(?:\(|^\W*(?:\w{{2}}\s+)?)(?=[IV]+\s*(?:/|{of}\s)\s*[IV\d]))"
        return rf"{lead}(?P<roman>{_ROMAN})(?:\s*(?:/|{of}\b)\s*{most})?"

    @cached_property
    def _after(self) -> re.Pattern[str]:
        """The number of iterations beside a verdict: "PASS after two iterations"."""
        after, word = self.lexicon.word("after"), self.lexicon.word("iteration")
        return re.compile(rf"\b{after}\s+(?P<number>{self.lexicon.number})\s+{word}\b", re.I)

    def near(self, text: str, start: int) -> tuple[int | None, int | None, int]:
        """The iteration that a verdict before ``start`` was given in, the maximum, and where the mention ends."""
        window = text[start : self._sentence_end(text, start, start + FAR)]
        if match := self.at.search(window):
            ordinal = self._ordinal(match["ordinal"], match) if match["ordinal"] else None
            digits = match["number"] or match["bare"] or match["attached"] or match["plain"]
            first = 1 if match["once"] else VALUES.get(match["roman"])
            return ordinal or first or self.lexicon.value(digits), self.maximum(match), start + match.end()
        if match := self._after.search(window):
            return self.lexicon.value(match["number"]), None, start + match.end()
        return None, None, start

    def _sentence_end(self, text: str, start: int, stop: int) -> int:
        """Where the sentence ends; an abbreviation, "PASS at It. 2/3", ends none as "passed it. Round" does."""
        for end in re.finditer(r"[.;]\s(?P<next>.?)", text[start:stop]):
            if end["next"].isupper() or not self._abbreviated.search(text, start, start + end.start() + 1):
                return start + end.start()
        return stop

    @cached_property
    def _abbreviated(self) -> re.Pattern[str]:
        """A word for an iteration that ends in a full stop, at the end of a text: "it."."""
        words = (word for word in self.lexicon.vocabulary.words_of("iteration") if word.endswith("."))
        return re.compile(rf"(?<!\w){alternatives(words)}\Z", re.I)

    def _ordinal(self, word: str, match: re.Match[str]) -> int:
        last = re.fullmatch(self.lexicon.word("last"), word, re.I)
        return (self.maximum(match) or 0) if last else self.lexicon.ordinal_value(word)

    def stated_maximum(self, passages: Iterable[Passage]) -> int | None:
        """The greatest number of iterations that some texts state, None where none does."""
        found = (match for passage in passages for match in self.at.finditer(passage.text))
        return next((maximum for match in found if (maximum := self.maximum(match))), None)

    def maximum(self, match: re.Match[str]) -> int | None:
        """The greatest number of iterations that a mention of one states."""
        maximum = match["maximum"] or match["bare_maximum"] or match["ordinal_maximum"] or match["attached_maximum"]
        if maximum:
            return self.lexicon.value(maximum)
        if match["roman_maximum"] in VALUES:
            return VALUES[match["roman_maximum"]]
        among = match["ordinal_of"] or match["bare_of"] or match["noun_of"] or match["roman_maximum"]
        return self.lexicon.value(among) if among else None


def with_places_joined(fields: Fields, lexicon: Lexicon) -> Fields:
    """Fields of which a review that opens with a verdict and its round has nothing between: "PASS, round 2 of 3: …".

    So it says what "PASS in round 2 of 3" does, and not what the second round found; nor does "at once" stand before
    the round: "Passed at once, in the first of three rounds, without findings".
    """
    found = {at: span for at, text in enumerate(_texts(fields)) if text and (span := _between(text, lexicon))}
    if not found:
        return fields
    labelled = list(fields.labelled)
    for at, (start, stop) in found.items():
        text = labelled[at].text
        blank = " " * (stop - start)
        labelled[at] = replace(labelled[at], text=text._replace(text=f"{text.text[:start]}{blank}{text.text[stop:]}"))
    return Fields(fields.prose, labelled)


def _texts(fields: Fields) -> Iterable[str]:
    return (entry.text.text if entry.kind == "review" else "" for entry in fields.labelled)


def _between(text: str, lexicon: Lexicon) -> tuple[int, int] | None:
    """Where a comma, or "at once", stands between a verdict that opens a text and its round."""
    if parted := _parted(lexicon).match(text):
        return parted.span("comma")
    once, places = _passed_at_once(lexicon).match(text), VerdictPlaces(lexicon)
    place = places.at.match(text[once.end() : once.end() + FAR]) if once else None
    if once is None or place is None or place["once"]:
        return None
    is_round = place["ordinal"] is None or places.maximum(place) or _iteration(lexicon).search(place.group())
    return once.span("once") if is_round else None


@lru_cache(maxsize=16)
def _passed_at_once(lexicon: Lexicon) -> re.Pattern[str]:
    """A verdict that opens a review, "at once", and what leads in to its round: "Passed at once, in the "."""
    once = rf"(?P<once>\s{lexicon.word('at-once')},?)"
    return re.compile(rf"\W{{0,4}}{lexicon.verdict.pattern}{once}\s+(?:[^\W\d]{{2,3}}\s+){{0,2}}", re.I)


@lru_cache(maxsize=16)
def _iteration(lexicon: Lexicon) -> re.Pattern[str]:
    """Finds a word for an iteration, "round", or for trying, "attempt"."""
    return re.compile(rf"(?<!\w){lexicon.word('iteration', 'time')}(?!\w)", re.I)


@lru_cache(maxsize=16)
def _parted(lexicon: Lexicon) -> re.Pattern[str]:
    """A verdict that opens a review, parted by a comma from its round and their number: "PASS, round 2 of 3"."""
    number, among = rf"(?:{lexicon.number}|{_ROMAN})", rf"(?:/|{lexicon.word('of')}\b)"
    return re.compile(
        rf"\W{{0,4}}{lexicon.verdict.pattern}[*_]{{0,3}}(?P<comma>,)\s+{lexicon.word('iteration')}\s*{number}\s*{among}",
        re.I,
    )
