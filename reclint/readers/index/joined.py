"""Several lessons that an entry names together."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from reclint.readers.index.cuts import LONGEST_SAID
from reclint.readers.index.further import LONG
from reclint.vocabulary.lexicon import alternatives

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reclint.readers.index.entry import Piece
    from reclint.readers.lessons.names import LessonNames
    from reclint.vocabulary.lexicon import Lexicon

_MOST = 6
"""How many lessons are named together at most; a choice."""

_OPENING = re.compile(r"\s[*_`\[]{1,4}")
"""What stands between a word for lessons and one in marks: " `"."""
_NUMERAL = re.compile(r"[IVX]{1,5}(?:[\s,/+&]{1,3}[IVX]{1,5}){0,5}")
"""Roman numerals: "II", "I + III"."""
_CODED = re.compile(rf"\s`(?P<slug>{LONG.pattern})`\.?(?=\s+[^\W\d_a-z]|\s*$)")
"""A slug in code with which a sentence ends: " `true-wheels`. They sing."; " `key-value` pairs" goes on."""


def joined_lessons(said: str, lexicon: Lexicon, names: LessonNames, *, led: str = "") -> tuple[str, ...]:
    """The slugs of the lessons that a text joins and nothing else: "@1 and @2", "4.1.1 + 4.1.2".

    Empty where one of them is none, or digits alone and not ``led`` by a word: "in 1 and 3", "in II and III".
    """
    if len(said) > LONGEST_SAID:
        return ()
    if numbered := names.several(said) or tuple(
        slug for *_, slug in names.joined(said, listed=bool(led and _placing(lexicon).fullmatch(led)))
    ):
        return numbered
    parts = _joining(lexicon).split(said, _MOST)
    if len(parts) < 2 or any(part.isdecimal() for part in parts):
        return ()
    slugs = [names.lookup(part) for part in parts]
    return tuple(slug for slug in slugs if slug) if all(slugs) else ()


def is_joint(said: str, lexicon: Lexicon) -> bool:
    """Whether a text only joins what stands on its sides: "and", "+"."""
    return _joint(lexicon).fullmatch(said) is not None


def calls_lesson(text: str, before: Piece, at: int, lexicon: Lexicon) -> bool:
    """Whether a piece is the word for what stands in marks behind it: "lesson" of "(lesson `true-wheels`)"."""
    said, marks = text[before.start : before.stop], text[before.stop : at]
    if before.is_depth or before.lesson or not _OPENING.fullmatch(marks) or "(" not in text[: before.start]:
        return False
    return _word(lexicon).fullmatch(said) is not None


def coded_lesson(text: str, told: list[Piece]) -> list[Piece]:
    """The pieces behind a word for lessons, a slug in code as one, there or not: "(lesson `no-such-wheels`)"."""
    first = told[0]
    said = text[first.start : first.stop]
    coded = text[first.start - 1 : first.start] == text[first.stop : first.stop + 1] == "`"
    unknown = coded and not first.lesson and LONG.fullmatch(said)
    return [first._replace(lesson=said), *told[1:]] if unknown else told


def _stated_behind(text: str, name: Piece, said: str, at: int, lexicon: Lexicon) -> list[Piece]:
    """The pieces of all that is said right behind a name in bold, at ``at``, where that states a depth of it.

    "**Spokes** were developed in [True Wheels](lessons/true-wheels.md)": "were developed in" leads to the lesson. One
    in code, with which the sentence ends, is told with it: "were developed in `true-wheels`. They sing."
    """
    if not text[max(at - 4, 0) : at].rstrip().endswith(("**", "__")):
        return []
    stated = _stating(lexicon).fullmatch(said)
    if stated is None:
        return []
    start, stop = stated.span("depth")
    depth = name._replace(start=at + start, stop=at + stop, is_depth=True, lesson=None, strong=False, more=())
    coded = _CODED.match(text, at + len(said))
    if coded is None:
        return [depth]
    start, stop = coded.span("slug")
    return [depth, depth._replace(start=start, stop=stop, is_depth=False, lesson=coded["slug"])]


def labelled_lessons(
    text: str, before: Sequence[Piece], said: str, at: int, lexicon: Lexicon, names: LessonNames
) -> list[Piece]:
    """The lessons behind a label, by their numbers alone: "Lesson: 2", "Lessons: I and III", "Lesson: I, III".

    What states a depth of a name in bold, and leads to a lesson, is such a label too (`_stated_behind`).
    """
    if not before or before[0].is_depth:
        return []
    if stated := _stated_behind(text, before[0], said, at, lexicon):
        return stated
    piece, label = before[0], text[before[0].start : before[0].stop]
    if piece.lesson:
        one = names.numbered(said) if _NUMERAL.fullmatch(label) and _NUMERAL.fullmatch(said) else None
        slugs: tuple[str, ...] = (one,) if one else ()
    elif text[piece.stop : at].strip("*_` ") == ":" and _label(lexicon).fullmatch(label):
        one = names.numbered(said)
        slugs = (one,) if one else tuple(slug for *_, slug in names.joined(said, listed=True))
    else:
        return []
    return [piece._replace(start=at, stop=at + len(said), lesson=slugs[0], more=slugs[1:])] if slugs else []


@lru_cache(maxsize=16)
def _stating(lexicon: Lexicon) -> re.Pattern[str]:
    """What leads from a name to the lesson that is set off behind: "were developed in", "has been MENTIONED in"."""
    depth = rf"(?P<depth>{lexicon.depth_any_case.pattern})"
    return re.compile(rf"{lexicon.word('becomes')}\s+{depth}\s+{lexicon.word('home')}", re.I)


@lru_cache(maxsize=16)
def _placing(lexicon: Lexicon) -> re.Pattern[str]:
    """What stands before lessons that numbers alone call: "in ", "taught in lessons "."""
    return re.compile(rf"(?:.*\s)?{lexicon.word('home', 'lesson', 'lessons')}[\s:=]+", re.I)


@lru_cache(maxsize=16)
def _label(lexicon: Lexicon) -> re.Pattern[str]:
    """The label of a lesson: "Lesson", "Taught in"."""
    return re.compile(alternatives(lexicon.vocabulary.columns.get("lesson", ())), re.I)


@lru_cache(maxsize=16)
def _word(lexicon: Lexicon) -> re.Pattern[str]:
    """A word for lessons, and what stands before it: "lesson", "in lessons"."""
    return re.compile(rf"(?:{lexicon.word('home')}\s+)?{lexicon.word('lesson', 'lessons')}", re.I)


@lru_cache(maxsize=16)
def _joining(lexicon: Lexicon) -> re.Pattern[str]:
    """What joins two lessons: " + ", "/", " and ", ", and "."""
    return re.compile(rf"\s?[+&/]\s?|,?\s{lexicon.word('joining')}\s", re.I)


@lru_cache(maxsize=16)
def _joint(lexicon: Lexicon) -> re.Pattern[str]:
    """The same between two lessons in marks: "and" of "`true-wheels` and `quiet-chains`", "+", "/"."""
    return re.compile(rf"[+&/]|{lexicon.word('joining')}", re.I)
