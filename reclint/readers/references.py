"""Modules and lessons of the course that running text names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reclint.markdown import mask_code, texts
from reclint.model import Reference
from reclint.vocabulary.lexicon import alternatives

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reclint.markdown import Block
    from reclint.text.source import Passage
    from reclint.vocabulary.lexicon import Lexicon

_DIGIT = re.compile(r"\d")
"""What every reference has."""
_SLUG = r"[a-z0-9]+(?:-[a-z0-9]+)+"
"""A slug that is no plain word: it has a hyphen."""
_AFTER_BLANK = re.compile(r"(?<=\s)\d{1,2}\.\d")
"""What a lesson by three numbers has in it: "see 1.2.3"."""
_IN_PARENTHESES = re.compile(r"\([^()]*\d\.\d")
"""What stands where a reference may be: cheaper to look for than the reference."""
_IN_THREE_PARTS = re.compile(
    r"(?<![\w.=<>~^-])(?P<module>[1-9]\d?\.[1-9]\d?)\.(?P<lesson>[1-9]\d?)(?![\d.]*\d)(?![\w%-])"
)
"""A lesson by three numbers: "1.2.3", "2.1.04"."""
_LAST_WORD = re.compile(r"[^\W\d_][\w-]*$")
"""The word before a number, which tells what it counts: "version 1.2.3"."""
_SLUG_AT_END = re.compile(r"[a-z0-9]-[a-z0-9]+`?$")
"""A slug right before a parenthesis: "first-knots (1.2.3)"."""
_SLUG_BEHIND = re.compile(rf"\s+(?:`?(?P<slug>{_SLUG})`?|\(\s*`?(?P<inside>{_SLUG})`?\s*\))(?![\w-])")
"""A slug right behind a lesson's number: "1.2.3 (first-knots)", "1.2.3 first-knots"."""
# Two words or more, those of four letters and more capitalised, as titles are written and asides are not.
_WORD_OF_TITLE = r"(?:[A-Z][\w'’-]*|[a-z]{1,3}|&)"
_TITLED = re.compile(
    rf"(?<![\w.])(?P<module>[1-9]\d?\.[1-9]\d?) \((?P<title>[A-Z][\w'’-]*(?: {_WORD_OF_TITLE}){{1,6}})\)"
)
"""A lesson by its number and its title."""
_MODULE = re.compile(r"(?<![\w.])\d{1,2}\.\d")
"""What every module by its number has in it: "5.1"."""
_NUMBERED_SLUG = re.compile(r"\d\s*:\s*`?[a-z0-9]+-[a-z0-9]")
"""What every lesson by its number and slug has in it: "Lesson 3: first-knots"."""
_NUMBER = r"(?P<module>\d{1,2}\.\d{1,2})(?:\.(?P<lesson>\d{1,2}))?(?![\d.]*\d)(?!\w|%)"


def read_references(blocks: Iterable[Block], lexicon: Lexicon) -> Iterator[Reference]:
    """The references in paragraphs, list items and cells.

    A number alone is a reference after a word such as "Module", and where it has three parts and no product's name
    stands before it; beside a slug, or before a title, it is one in parentheses.
    """
    reader = _References(lexicon)
    for passage in texts(blocks):
        if not _DIGIT.search(passage.text):
            continue
        if _AFTER_BLANK.search(passage.text):
            yield from reader.found(passage, reader.paired)
        if _IN_PARENTHESES.search(passage.text):
            yield from reader.found(passage, reader.beside)
        if _IN_THREE_PARTS.search(passage.text):
            yield from reader.bare(passage)
        if _TITLED.search(passage.text):
            yield from reader.titled(passage)
        if _NUMBERED_SLUG.search(passage.text):
            yield from reader.numbered(passage)
        if _MODULE.search(passage.text):
            yield from reader.counted(passage)
        yield from reader.alone(passage)


def _counted_lessons(lexicon: Lexicon) -> tuple[re.Pattern[str], ...]:
    """The patterns of lessons that are counted within a module: behind the lesson its module, and the other way."""
    lesson, module, of = lexicon.word("lesson", "lessons"), lexicon.word("module"), lexicon.word("of", "from")
    number = rf"(?<!\w){lexicon.counting}(?!\w|\.\d)"
    several = rf"{number}(?:\s*(?:[-–—,&/+]|{lexicon.word('to', 'joining')}(?!\w))\s*{number})*"
    placed = rf"(?<!\w){lesson}\s+(?P<lessons>{several})"
    ordinal = rf"(?<!\w)(?P<lessons>{lexicon.ordinal})\s+{lesson}"
    whole = r"(?P<module>[1-9]\d?\.[1-9]\d?)(?!\w|\.?\d)"
    # "lesson 5 of module 2.1", "lessons 1-5 of 2.1", "lesson 5 (module 2.1)", "the fifth lesson of module 2.1".
    behind = rf"(?:\s+{of}\s+(?:\w{{1,3}}\s+)?(?:{module}\s+)?|\s*[(,]\s*{module}\s+){whole}"
    # "module 2.1, lesson 5", "2.1 (lesson 5)": behind a comma a sentence may go on, "after 2.1, lesson 5 is easy".
    sets_off = r"(?=\s*(?:[).,;:\]]|[-–—]|$))"
    before = rf"(?<![\w.]){whole}(?:['’]s)?(?:\s*[,:]\s*|\s*\(\s*|\s+){lesson}\s+(?P<lessons>{several}){sets_off}"
    return tuple(re.compile(pattern, re.I) for pattern in (f"{placed}{behind}", f"{ordinal}{behind}", before))


_GAP = r"[\s(,;:/&+–—-]*"
"""What may stand between a word and the number that it counts: " — ", "/", " (", ", "."""


def _something_else(lexicon: Lexicon) -> tuple[re.Pattern[str], ...]:
    """What stands before a number of three parts that is no lesson's, and what may; a load, "BUILD 4.2.3", neither."""
    load = rf"(?!(?-i:{alternatives(lexicon.vocabulary.loads)})(?!\w))"
    # "version 4.2.3", "driver update (4.2.3)", "update -- 4.2.3"; not "an update to 4.2.3".
    software = rf"(?<!\w){load}{lexicon.word('version', 'software')}{_GAP}"
    # "§ 4.2.3", "section (4.2.3) of the handbook".
    part = rf"(?<!\w){load}{lexicon.word('part-of-work')}[\s(,;/&+]*"
    # "rule 4.2.3"; "the rules, 4.2.3" and "the table — 4.2.3" are doubtful.
    numbered = rf"(?<!\w){load}{lexicon.word('numbered')}\s*"
    doubtful = rf"(?<!\w){load}{lexicon.word('numbered', 'part-of-work')}{_GAP}"
    # Behind a number of as many parts: "firmware 4.2.2 and 4.2.3", "clauses 4.2.1 — 4.2.2, 4.2.3".
    joins = rf"(?:[\s,;/&+–—-]|{lexicon.word('joining', 'to', 'through')}(?!\w))+"
    listed = rf"(?:\d+\.\d+\.\d+{joins}){{0,3}}\Z"
    known = re.compile(rf"(?:{software}|{part}|{numbered}){listed}", re.I)
    # "the theorem (4.2.1) and 4.2.3".
    return known, re.compile(rf"{doubtful}(?:\d+\.\d+\.\d+\)?{joins}){{0,3}}\Z", re.I)


class _References:
    """The patterns of references, and what they find."""

    def __init__(self, lexicon: Lexicon) -> None:
        words = lexicon.word("module", "modules", "lesson", "lessons")
        slug = rf"`?(?P<slug>{_SLUG})`?"
        self.lexicon = lexicon
        self.fillers = lexicon.vocabulary.fillers
        # "Lesson 1.2.3", "Module 2.1 (first-knots)".
        self.paired = re.compile(rf"\b(?P<word>{words})\s+{_NUMBER}(?:\s*\(\s*{slug}\s*\))?", re.I)
        # "first-knots (1.2)", "first-knots (Module 1.2)".
        self.beside = re.compile(rf"(?<![\w/.-]){slug}\s*\(\s*(?:(?P<word>{words})\s+)?{_NUMBER}\s*\)", re.I)
        self._of_something_else, self._doubtful = _something_else(lexicon)
        # A word for a lesson or a module right before a number.
        self._named = re.compile(rf"\b{words}\s+$", re.I)
        # "Lesson 3" of the module itself; "Lesson 3: Knots" and "Lesson 3.2" say more.
        self._alone = re.compile(rf"\b{lexicon.word('lesson')}\s+(?P<lesson>\d{{1,2}})(?![\w.:/-]*\w|\s*[:(])", re.I)
        # "Lesson 7 of the handbook", not "of this module", is one of something else.
        own = lexicon.word("module", "series", "lessons")
        self._of_another = re.compile(rf"\s+{lexicon.word('of')}\s+(?![^.,;:)\n]{{0,30}}\b{own}\b)[^\W\d]", re.I)
        self._counted = _counted_lessons(lexicon)
        # "Lesson 3: first-knots".
        self._lesson = re.compile(rf"\b{lexicon.word('lesson')}\s+(?P<lesson>\d{{1,2}})\s*:\s*{slug}(?![\w-])", re.I)

    def found(self, passage: Passage, pattern: re.Pattern[str]) -> Iterator[Reference]:
        for match in pattern.finditer(passage.text):
            slug = match["slug"]
            yield Reference(
                span=passage.span_of(match.start(), match.end()),
                module=match["module"],
                lesson=int(match["lesson"]) if match["lesson"] else None,
                slug=slug.lower() if slug else None,
                paired=pattern is self.paired and slug is not None,
                named=match["word"] is not None,
            )

    def bare(self, passage: Passage) -> Iterator[Reference]:
        """Numbers of three parts that no word announces: "from 4.2.3"; not "PyTorch 2.1.3", "§ 4.2.3"."""
        text = mask_code(passage.text)
        for match in _IN_THREE_PARTS.finditer(text):
            whole = text[: match.start()]
            before, is_other = whole.rstrip(" (,;/&+"), self._of_something_else.search(whole) is not None
            word = _LAST_WORD.search(before)
            is_name = (
                word is not None and word.group() != word.group().lower() and word.group().lower() not in self.fillers
            )
            behind = _SLUG_BEHIND.match(passage.text, match.end())
            if behind and not is_other:
                span = passage.span_of(match.start(), behind.end())
                yield Reference(span=span, module=match["module"], slug=behind["slug"] or behind["inside"])
            beside_slug = whole.endswith("(") and _SLUG_AT_END.search(before) is not None
            if not (is_name or is_other or beside_slug or self._named.search(whole)):
                yield Reference(
                    span=passage.span_of(match.start(), match.end()),
                    module=match["module"],
                    lesson=int(match["lesson"]),
                    doubted=self._doubtful.search(whole) is not None,
                )

    def titled(self, passage: Passage) -> Iterator[Reference]:
        """Numbers of modules with a title in parentheses: "1.2 (Whipping and Splices)"."""
        for match in _TITLED.finditer(passage.text):
            span, title = passage.span_of(match.start(), match.end()), match["title"]
            yield Reference(span=span, module=match["module"], title=title)

    def numbered(self, passage: Passage) -> Iterator[Reference]:
        """Lessons by number and slug: "Lesson 2: flat-ties"."""
        for match in self._lesson.finditer(passage.text):
            span, number = passage.span_of(match.start(), match.end()), int(match["lesson"])
            yield Reference(span=span, lesson=number, slug=match["slug"].lower(), named=True)

    def counted(self, passage: Passage) -> Iterator[Reference]:
        """Lessons counted within a module that is named beside them: "lesson 3 of module 2.1", the last of several."""
        for pattern in self._counted:
            for match in pattern.finditer(passage.text):
                span = passage.span_of(match.start(), match.end())
                last = self._last_number(match["lessons"])
                yield Reference(span=span, module=match["module"], lesson=last, named=True, counted=True)

    def _last_number(self, text: str) -> int:
        numbers = (self.lexicon.any_value(word) if not word.isdecimal() else int(word) for word in self._words(text))
        return max(numbers)

    def _words(self, text: str) -> list[str]:
        return re.findall(rf"\d+|(?<!\w)(?:{self.lexicon.counting}|{self.lexicon.ordinal})(?!\w)", text, re.I)

    def alone(self, passage: Passage) -> Iterator[Reference]:
        """Lessons by number alone, "in Lesson 7"; beside a module's number it may be a lesson of that module."""
        found = [] if _MODULE.search(passage.text) else self._alone.finditer(passage.text)
        for match in found:
            if self._of_another.match(passage.text, match.end()):
                continue
            yield Reference(span=passage.span_of(*match.span()), lesson=int(match["lesson"]), named=True)
