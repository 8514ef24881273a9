"""Several exercises taken together: "Exercises 1-3 (Guided): …", "exercises 1-3 guided, 4-5 supported"."""

from __future__ import annotations

import re
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from reclint.model import Count
from reclint.vocabulary.lexicon import DASH

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from reclint.model import Exercise
    from reclint.text.source import Passage
    from reclint.vocabulary.lexicon import Lexicon

_MOST = 60
"""How many exercises one item takes together at most: more are numbers of something else, "1-2026"."""
_SEVERAL = 2
"""How many exercises or ranges make a list of them."""


class ExerciseRanges:
    """Reads ranges of exercises."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon

    def are_in(self, texts: Sequence[Passage]) -> bool:
        """Whether some item of a list opens with several exercises: "Exercises 1-2 …", "Parts 1 and 2"."""
        return any(self._opening.match(text.text) for text in texts)

    def listed(self, texts: Sequence[Passage], one: Callable[[Passage, int], Exercise]) -> tuple[Exercise, ...]:
        """The exercises that the items of a list take together, from 1 on; an item without a number is none of them.

        There are none where a range is not set off from what is said of it ("Exercises 1-2 are short"), or one is
        before another that it follows: that is no list of all exercises.
        """
        told = [(text, self._numbers_of(text)) for text in texts]
        firsts = [numbers[0] for _, numbers in told if numbers]
        unread = any(not numbers and self._opening.match(text.text) for text, numbers in told)
        if unread or firsts[:1] != [1] or any(left >= right for left, right in pairwise(firsts)):
            return ()
        return tuple(exercise for text, numbers in told for exercise in _expanded(one(text, 1), numbers))

    def by_level(self, passage: Passage, one: Callable[[Passage, int], Exercise]) -> tuple[Exercise, ...]:
        """The exercises of "exercises 1-3 guided, 4-5 (supported)", "5 exercises: 1-3 guided": each has a level."""
        first = self._span_of_exercises.search(passage.text) or self._led_span.search(passage.text)
        spans = list(self._spans(passage, first.start("span"))) if first else []
        if len(spans) < _SEVERAL or spans[0]["first"] != "1":
            return ()
        found: list[Exercise] = []
        for span in spans:
            level = self._level.match(passage.text, span.end())
            if not level:
                return ()
            told = one(passage.part(span.start(), level.end()), 1)
            named = passage.part(*level.span("level"))
            word = {"level": self.lexicon.level_of(named.text), "level_text": None, "title": None}
            found += _expanded(
                told.model_copy(update=word), _between(int(span["first"]), int(span["last"] or span["first"]))
            )
        return tuple(found)

    def _spans(self, passage: Passage, start: int) -> Iterator[re.Match[str]]:
        """The ranges from ``start`` on, and single numbers that go on right behind one: "1-2 guided, 3 supported"."""
        last = 0
        for match in self._piece.finditer(passage.text, start):
            if match["last"] or (int(match["first"]) == last + 1 > 1 and self._level.match(passage.text, match.end())):
                last = int(match["last"] or match["first"])
                yield match

    def stated(self, passage: Passage) -> Count | None:
        """The last number of "exercises 1 to 4", or of "exercises 1-2 guided, 3-4 supported"; they begin with one."""
        first = self._span_of_exercises.search(passage.text)
        last = 0
        for match in self._spans(passage, first.start("span")) if first else ():
            if int(match["first"]) != last + 1:
                return None
            last = int(match["last"] or match["first"])
        return Count(span=passage.span_of(first.start(), first.end()), value=last) if first and last else None

    def _numbers_of(self, text: Passage) -> list[int]:
        """The numbers that an item opens with and sets off: "Exercises 1-3, 5: …", "Exercise 4 (…)"."""
        match = self._items.match(text.text) or self._bare.match(text.text)
        numbers: list[int] = []
        for part in self._part.finditer(match["numbers"]) if match else ():
            numbers += _between(int(part["first"]), int(part["last"] or part["first"]))
        return numbers

    @cached_property
    def _to(self) -> str:
        return rf"\s*(?:[-–—]|(?:{self.lexicon.word('to', 'through')})\b)\s*"

    @cached_property
    def _part(self) -> re.Pattern[str]:
        """A number, or two with all between them: "4", "1-3", "1 through 3"."""
        return re.compile(rf"(?P<first>\d{{1,2}})(?:{self._to}(?P<last>\d{{1,2}}))?", re.I)

    @cached_property
    def _run(self) -> str:
        """Several of these: "1-3", "1, 2 and 3", "1 & 2"."""
        word = self.lexicon.word("joining")
        joined = rf"(?:{self._to}|\s*,\s*(?:{word}\s+)?|\s*[&/+]\s*|\s+{word}\s+)"
        return rf"(?P<numbers>\d{{1,2}}(?:{joined}\d{{1,2}}){{0,20}})(?![\w.]*\w)"

    @cached_property
    def _items(self) -> re.Pattern[str]:
        """Exercises at the start of an item, perhaps behind a level: "Exercises 1-4 (Guided): …", "Guided: ex. 1-2"."""
        level = rf"(?:{self.lexicon.level.pattern}[\s*_:(—–-]+)?"
        ends = r"(?=[*_`]*(?:\s*[*_`]*[()\[:.;]|,\s+\D|\s+(?:--?|[—–])\s|\s*$))"
        return re.compile(rf"\W*{level}{self.lexicon.word('exercises', 'exercise')}\.?\s+{self._run}{ends}", re.I)

    @cached_property
    def _bare(self) -> re.Pattern[str]:
        """Numbers and a level: "1-4 (Guided): …", "5 [Independent]"."""
        return re.compile(rf"[*_]*{self._run}[*_\s]*[(\[]\s*{self.lexicon.level.pattern}", re.I)

    @cached_property
    def _opening(self) -> re.Pattern[str]:
        """Several exercises at the start of an item: "Exercises 1-2: …", "Parts 1 and 2", "1-2 (Guided)"."""
        level = rf"(?:{self.lexicon.level.pattern}[\s*_:(—–-]+)?"
        joined = rf"(?:[-–—&,/]|{self.lexicon.word('joining', 'to', 'through')}\b)"
        named = rf"\W*{level}{self.lexicon.word('exercises')}\.?\s+\d+\s*{joined}\s*\d"
        return re.compile(
            rf"{named}|[*_]*\d{{1,2}}\s*[-–—]\s*\d{{1,2}}[*_\s]*[(\[]\s*{self.lexicon.level.pattern}", re.I
        )

    @cached_property
    def _span(self) -> re.Pattern[str]:
        """Two numbers with all between them: "1-4", "1 to 4"."""
        return re.compile(rf"(?<![\w.])(?P<first>\d{{1,2}}){self._to}(?P<last>\d{{1,2}})(?![\w.]*\w)", re.I)

    @cached_property
    def _piece(self) -> re.Pattern[str]:
        """The same, or one number: "1-4", "5"."""
        return re.compile(rf"(?<![\w.])(?P<first>\d{{1,2}})(?:{self._to}(?P<last>\d{{1,2}}))?(?![\w.]*\w)", re.I)

    @cached_property
    def _span_of_exercises(self) -> re.Pattern[str]:
        """The same behind the word for exercises: "exercises 1 to 4", "ex. 1–4"."""
        span = re.sub(r"\?P<\w+>", "?:", self._span.pattern)
        return re.compile(rf"(?<!\w){self.lexicon.word('exercises')}\.?\s+(?P<span>{span})", re.I)

    @cached_property
    def _led_span(self) -> re.Pattern[str]:
        """The same behind a colon, where it may be of other things too: "5 exercises: 1-3"."""
        span = re.sub(r"\?P<\w+>", "?:", self._span.pattern)
        return re.compile(rf"(?<!\w){self.lexicon.word('exercises')}\s*(?:[:(]|{DASH}\s)\s*(?P<span>{span})", re.I)

    @cached_property
    def _level(self) -> re.Pattern[str]:
        """A level behind a range: "1-3 guided", "1-3 (Guided)", "1-3: guided", "1-3 are guided"."""
        verb = rf"(?:\s+{self.lexicon.word('helping', 'stays', 'becomes')})?"
        return re.compile(rf"{verb}[\s(:\[*_=—–-]{{1,4}}(?P<level>{self.lexicon.level.pattern})[)\]]?", re.I)


def _between(first: int, last: int) -> list[int]:
    return list(range(first, last + 1))[:_MOST]


def _expanded(exercise: Exercise, numbers: Sequence[int]) -> list[Exercise]:
    """An exercise for each number; what is said of several is the title of none."""
    title = {"title": None} if len(numbers) > 1 else {}
    return [exercise.model_copy(update={"number": number, "marked": True, **title}) for number in numbers]
