"""Which lessons a text names, and whether it says of something that it comes from one of them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reclint.vocabulary.lexicon import Lexicon
    from reclint.workspace import Lesson

UNKNOWN = ""
"""What stands for a lesson that the record does not have."""


def lessons_named(lesson: Lesson, text: str) -> set[str]:
    """The slugs of the lessons that a text in the section of ``lesson`` names by number, by place or by slug."""
    return {*_by_number(lesson, text), *_by_slug(lesson, text)}


def _by_number(lesson: Lesson, text: str) -> Iterator[str]:
    """Those in "lesson 1", "lessons 1 and 3", "L1", "1.1.2", "the first lesson", "the previous lesson"."""
    positions = {_position(other): other.slug or UNKNOWN for other in lesson.module.lessons}
    lexicon = lesson.module.documents.lexicon
    for match in _numbers(lexicon).finditer(text):
        elsewhere = match["module"] not in (None, lesson.module.number)
        for number in re.findall(r"\d+", match["numbers"]):
            yield UNKNOWN if elsewhere else positions.get(int(number), UNKNOWN)
    for match in _places(lexicon).finditer(text):
        place = lexicon.ordinal_value(match["place"]) if match["place"] else _position(lesson) - 1
        yield positions.get(place, UNKNOWN)


def _position(lesson: Lesson) -> int:
    stated = lesson.summary.position
    return stated.value if stated else lesson.place + 1


def _by_slug(lesson: Lesson, text: str) -> Iterator[str]:
    """Slugs of several words, and others in code marks or brackets: they may be words of a concept."""
    for other in lesson.module.lessons:
        slug = re.escape(other.slug or "")
        bare = rf"(?<![\w/.-]){slug}(?![\w-]|\.\w)" if "-" in slug else rf"[`(\[]{slug}[`)\],]"
        if slug and re.search(bare, text):
            yield other.slug or UNKNOWN


@lru_cache(maxsize=16)
def _numbers(lexicon: Lexicon) -> re.Pattern[str]:
    """Lessons by their numbers: "lesson 1", "lessons 1 and 2", "L1", "lesson 1.1.2"."""
    joined = rf"(?:\s*[,&/–-]\s*|\s+{lexicon.word('joining')}\s+)"
    module = r"(?:(?P<module>\d{1,4}\.\d{1,4})\.)?"
    several = rf"(?P<numbers>\d{{1,3}}(?:{joined}\d{{1,3}}){{0,9}})(?![\w-]|\.\d)"
    return re.compile(rf"(?<!\w)(?:{lexicon.word('lesson', 'lessons')}\s+|L|(?=\d+\.\d+\.\d)){module}{several}", re.I)


@lru_cache(maxsize=16)
def _places(lexicon: Lexicon) -> re.Pattern[str]:
    """Lessons by their places: "the first lesson", "the previous session"."""
    noun = lexicon.word("lesson", "meeting")
    return re.compile(rf"(?<!\w)(?:(?P<place>{lexicon.ordinal})|{lexicon.word('before-this')})\s+{noun}(?!\w)", re.I)


def says_from_lesson(text: str, lexicon: Lexicon) -> bool:
    """Whether a remark in a text is no more than another lesson: "(from lesson 1)", "-- see the first lesson"."""
    return _remark(lexicon).search(text) is not None


@lru_cache(maxsize=16)
def _remark(lexicon: Lexicon) -> re.Pattern[str]:
    """Such a remark, set off: "(from lesson 1)", ", as in first-knots", "-- lesson 1"."""
    origin, the = lexicon.word("from", "of", "origin"), lexicon.word("pointing")
    noun = lexicon.word("lesson", "lessons", "meeting")
    place = rf"(?:{the}\s+)?(?:{lexicon.ordinal}|{lexicon.word('before-this')})\s+{noun}"
    named = rf"(?:{place}|(?:{noun}\s+|L)\d[\d.]*|`?[^\W_]+(?:-[^\W_]+)+`?)"
    opens = r"(?:[(\[,;:—–]\s*|(?<!\S)--?\s+)"
    numbered = rf"(?:{origin}\s+){{1,2}}{named}|{place}|(?:{noun}\s+|L)\d[\d.]*"
    return re.compile(rf"{opens}(?:{numbered})(?=\s*(?:$|[)\],;.]))", re.I)
