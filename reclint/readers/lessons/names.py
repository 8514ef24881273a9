"""Which lesson a name means that is no slug: a number, "Lesson 2", "L2", "1.1.2", or the title of its section."""

from __future__ import annotations

import re
from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING

from reclint.model import LessonRef
from reclint.readers.lessons.numerals import NUMERAL, VALUES
from reclint.vocabulary.folding import fold_case
from reclint.vocabulary.lexicon import LETTER, SLUG

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reclint.readers.lessons.heading import LessonHeading
    from reclint.readers.lessons.short_names import ShortName
    from reclint.vocabulary.lexicon import Lexicon

_MARKS = " \t\u00a0*_`.:\"'“”„‘’«»"
"""What may stand around a name: emphasis, quotation marks, a full stop."""
QUOTED = re.compile(r"[\"“„«](?P<inside>[^\"“”„«»\n]{1,200})[\"”“»]")
"""A title in quotation marks: "First Knots"."""
_NOT_IN_SLUG = re.compile(rf"(?!{LETTER}).")
"""What a slug made of a title has dashes for: "Knots & bends" is "knots-bends"."""
_SIGNED = re.compile(r"(?:[@#]|(?P<open>[(\[])\s*)(?P<number>\d{1,3})(?(open)\s*[)\]])")
"""A number that a sign, or a bracket around it, calls one: "@2", "#2", "(2)"."""
_ROMAN = re.compile(rf"(?<![^\W_]){NUMERAL}(?![^\W_])")
"""A number in Roman numerals, as far as lessons are counted: "II", "XIV"."""
_JOINS = re.compile(r"\s*[+&·](?=\s|[@#(])\s*|\s+/\s+|\s*<br ?/?>\s*|\s+(?=[^\W\d_]{1,5}\s)")
"""What may join two lessons: " + ", " / ", or blanks before a short word that is looked at then: " and "."""
_LONGEST = 500
"""How long a text is at most that names a lesson: no more of a heading is read."""
_LONGEST_JOINED = 300
"""How long a text is at most that joins lessons and says nothing else: the titles of a few."""
_MOST_JOINED = 12
"""How many places of a text are looked at that may join two lessons; a row has two or three."""
_HYPHENS = re.compile(r"(?<=\w)-(?=\w)|[\u2010-\u2015]")
"""What joins the words of a title, or parts them, and says nothing else: "Slow-rise", "Slow rise – cold"."""


def with_places(headings: Sequence[LessonHeading]) -> Iterator[tuple[int | None, LessonHeading]]:
    """Each heading behind its number; where none has one, "lesson 2" means the second section."""
    numbered = any(heading.position for heading in headings)
    for place, heading in enumerate(headings, 1):
        yield heading.position.value if heading.position else None if numbered else place, heading


class LessonNames:
    """The names of a record's lessons; `lookup` finds the slug that a name stands for."""

    def __init__(
        self, headings: Sequence[LessonHeading], number: str, lexicon: Lexicon, short: Sequence[ShortName] = ()
    ) -> None:
        self._stated = {heading.slug for heading in headings if heading.slug}
        self._short = {_as_called(one.name): one.slug for one in short}
        self._by_position: dict[int, str] = {one.number: one.slug for one in short if one.number}
        self._by_title: dict[str, str] = {}
        self._by_day = _by_day(headings)
        self._days = lexicon.vocabulary.days_in
        self._module = number
        self.only: tuple[LessonRef, ...] = ()
        for position, heading in with_places(headings):
            slug = heading.slug or slug_of_title(heading.title or "")
            if slug and position:
                self._by_position.setdefault(position, slug)
            if slug and heading.title:
                self._by_title.setdefault(_folded(heading.title), slug)
        if len(headings) == 1 and (slug := headings[0].slug or slug_of_title(headings[0].title or "")):
            # In a record of one lesson a row that names none can mean no other.
            self.only = (LessonRef(span=headings[0].span, slug=slug),)
        self._several = self._several_of(lexicon)
        self._value = lexicon.value
        self._joining = re.compile(rf"{lexicon.word('joining')}\s+", re.I)
        self._called = re.compile(rf"{lexicon.word('lesson', 'lessons')}\s+(?=[IVX])", re.I)
        self._number_word = re.compile(rf"(?<![\w-]){lexicon.number_word}(?![\w-])", re.I)
        self._worded = re.compile(rf"{lexicon.word('lesson', 'lessons')}\s+{lexicon.number_word}(?![\w-])", re.I)
        self._number = re.compile(
            rf"(?:(?:{lexicon.word('lesson')}\s*[#№.-]?\s*|{lexicon.lesson_initial})?|(?P<module>\d{{1,4}}(?:\.\d{{1,4}})+)\.)0*(?P<number>\d{{1,3}})",
            re.I,
        )

    def _several_of(self, lexicon: Lexicon) -> re.Pattern[str]:
        """Several lessons by their numbers: "lessons 1-3", "L2 and L4", "1 & 3"."""
        word = lexicon.word("lesson", "lessons")
        one, joined = rf"(?:{word}\s*|{lexicon.lesson_initial})?\d{{1,3}}", lexicon.word("joining")
        first = rf"(?:{word}\s*|{lexicon.lesson_initial})\d{{1,3}}|\d{{1,3}}(?=\s*[&+])"
        span = rf"(?P<range>\s*(?:[-–—]|\s{lexicon.word('to')}\s)\s*{one})"
        others = rf"(?:\s*(?:[,;/&+]|\s{joined}\s)\s*(?:{joined}\s+)?{one})+"
        return re.compile(rf"(?:{first})(?:{span}|{others})", re.I)

    def lookup(self, text: str) -> str | None:
        """The slug of the lesson that a text names by its number or title; None where it names none."""
        if len(text) > _LONGEST:
            return None
        name = text.strip(_MARKS)
        name = signed["number"] if (signed := _SIGNED.fullmatch(name)) else self._with_digits(name)
        if name in self._stated:
            return name
        if slug := self._short.get(_as_called(name)):
            return slug
        if (match := self._number.fullmatch(name)) and match["module"] in (None, self._module):
            return self._by_position.get(int(match["number"]))
        if slug := self._by_day.get(" ".join(name.lower().split())):
            return slug
        titled = slug_of_title(name)  # of a section whose heading is its slug alone
        return self._by_title.get(_folded(name)) or (titled if titled in self._stated else None)

    def numbered(self, text: str) -> str | None:
        """What `lookup` finds, where a Roman numeral by itself, "II", can be nothing but the number of a lesson."""
        return self.lookup(text) or self._by_position.get(_roman(_ROMAN.fullmatch(text.strip(_MARKS + "()"))))

    @property
    def counted(self) -> frozenset[str]:
        """The slugs of the lessons that have a number."""
        return frozenset(self._by_position.values())

    def joined(self, text: str, *, listed: bool) -> tuple[tuple[int, int, str], ...]:
        """The lessons that a text joins, each by where it stands and its slug: "Rims and hubs / Spokes", "II and IV".

        Empty where it is one lesson, or says anything else. Where none are ``listed`` by themselves, as in a column of
        lessons, numbers alone are none.
        """
        if len(text) > _LONGEST_JOINED:
            return ()
        cuts = [(0, 0), *(one.span() for one in islice(_JOINS.finditer(text), _MOST_JOINED)), (len(text), len(text))]
        found: dict[int, tuple[tuple[int, int, str], ...]] = {0: ()}
        for at, (stop, _) in enumerate(cuts[1:], 1):
            for before in [place for place in found if place < at]:
                start = cuts[before][1]
                led = self._joining.match(text, start) if before else None
                part = text[led.end() if led else start : stop]
                may = listed or not part.strip(_MARKS).isdecimal()
                if slug := (self.numbered(part) if listed else self.lookup(part)) if may else None:
                    found[at] = (*found[before], (led.end() if led else start, stop, slug))
                    break
        whole = found.get(len(cuts) - 1, ())
        return whole if len(whole) > 1 else ()

    def titled(self, text: str) -> str | None:
        """The slug of the lesson that has a text as its title, to the last sign of it: "Why Wheels?"."""
        return self._by_title.get(_folded(text.strip(_MARKS)))

    def _with_digits(self, name: str) -> str:
        """What calls lessons by numbers in words with digits: "lesson one", "lessons two and four", "Lesson II"."""
        if called := self._called.match(name):
            digits = _ROMAN.sub(lambda numeral: str(_roman(numeral)), name[called.end() :])
            return f"{called.group()}{digits}"
        if not self._worded.match(name):
            return name
        return self._number_word.sub(lambda word: str(self._value(word.group())), name)

    def is_number(self, text: str) -> bool:
        """Whether a text calls a lesson by its number, there or not: "L5", "Lesson 5"; digits alone may mean much."""
        name = self._with_digits(text.strip(_MARKS))
        return not name.isdecimal() and self._number.fullmatch(name) is not None

    def is_elsewhere(self, text: str) -> bool:
        """Whether a text is the number of a lesson of another module: "3.1.4" in module 3.3."""
        match = self._number.fullmatch(text.strip(_MARKS))
        return match is not None and match["module"] not in (None, self._module)

    def is_foreign_day(self, text: str) -> bool:
        """Whether a text is a day in a record none of whose lessons is called by one, so that it names none of them."""
        name = " ".join(text.strip(_MARKS).lower().split())
        return not self._by_day and self._days(name) == (name,)

    def several(self, text: str) -> tuple[str, ...]:
        """The slugs of the lessons that a text names together by their numbers: "lessons 1 and 3", "L1+L3", "L1–L3".

        Empty where it says anything else, names one only, or one that is not there.
        """
        match = self._several.fullmatch(self._with_digits(text.strip(_MARKS)))
        if match is None:
            return ()
        numbers = [int(number) for number in re.findall(r"\d+", match.group())]
        if match["range"] and len(numbers) == len(("first", "last")) and numbers[1] in self._by_position:
            numbers = list(range(numbers[0], numbers[1] + 1))
        slugs = [self._by_position.get(number) for number in numbers]
        return tuple(slug for slug in slugs if slug) if len(slugs) > 1 and all(slugs) else ()

    def opening(self, text: str) -> tuple[str, int] | None:
        """The lesson whose number, written as such, opens a text that goes on with a word, and where that ends."""
        match = self._number.match(text)
        slug = self.lookup(match.group()) if match and not match.group().isdecimal() else None
        goes_on = match and re.match(r"\s+[^\W\d]", text[match.end() :])
        return (slug, match.end()) if match and slug and goes_on else None

    def within(self, text: str) -> str | None:
        """The slug of the one lesson that a text speaks of among other words: by its slug, its title or in quotes.

        None where it speaks of none, or of several.
        """
        folded = f" {_folded(text)} "
        quoted = (self.lookup(match["inside"]) for match in QUOTED.finditer(text))
        titled = (
            slug for title, slug in self._by_title.items() if re.search(rf"(?<!\w){re.escape(title)}(?!\w)", folded)
        )
        stated = (slug for slug in self._stated if re.search(rf"(?<![\w-]){re.escape(slug)}(?![\w-])", text))
        # "From §2", where the record says which lesson § 2 is.
        short = (
            slug
            for name, slug in self._short.items()
            if len(name) > 1 and re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text)
        )
        found = {slug for slug in (*quoted, *titled, *stated, *short) if slug}
        return found.pop() if len(found) == 1 else None


def _as_called(name: str) -> str:
    """A short name as a key: letters alone as they are written, for "IT" is none in "it", and "l1" is "L1"."""
    return name if name.isalpha() else fold_case(name)


def _roman(numeral: re.Match[str] | None) -> int:
    """The value of a numeral; 0 of none."""
    return VALUES[numeral.group()] if numeral else 0


def _by_day(headings: Sequence[LessonHeading]) -> dict[str, str]:
    """The slugs of lessons by the days in their headings; a day of several lessons names none."""
    days = Counter(heading.day for heading in headings)
    named = ((heading.day, heading.slug or slug_of_title(heading.title or "")) for heading in headings)
    return {day: slug for day, slug in named if slug and day and days[day] == 1}


def slug_of_title(title: str) -> str:
    """The slug that a title would have; empty where it has no letters."""
    words = _NOT_IN_SLUG.sub(" ", fold_case(title.replace("'", "").replace("’", ""))).split()
    slug = "-".join(words)
    return slug if re.fullmatch(SLUG, slug) else ""


def _folded(text: str) -> str:
    """A title without case, hyphens and dashes: "Slow-Rise" is "Slow rise"."""
    return " ".join(fold_case(_HYPHENS.sub(" ", text)).split())
