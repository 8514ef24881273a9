"""The heading of a lesson section: position, slug, title, load, in whichever order."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reclint.markdown import plain
from reclint.model import Count, Word
from reclint.readers.lexicon import DASH, NEAR_SLUG, SLUG

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reclint.readers.lexicon import Lexicon
    from reclint.source import Passage

_SLUG_ALONE = re.compile(rf"`?(?P<slug>{SLUG}|{NEAR_SLUG})`?(?=\s*(?:$|[(—–]|--))")
_GROUPS = re.compile(r"\(([^()]*)\)")
_WORDS = re.compile(r"[a-z0-9]+")
_LIKE_ENOUGH = 0.5


@dataclass(frozen=True, slots=True)
class LessonHeading:
    """What a heading states; ``slug`` may be filled in later from the index (`match_slugs`)."""

    slug: str | None
    title: str | None
    position: Count | None
    load: Word | None


def read_lesson_heading(passage: Passage, lexicon: Lexicon) -> LessonHeading | None:
    """The heading's parts; None where it is not of a form that lesson headings take."""
    text = plain(passage.text)
    passage = passage.part(passage.text.find(text), passage.text.find(text) + len(text))
    lesson = re.compile(rf"{lexicon.word('lesson')}\s+(?P<position>\d{{1,3}})(?!\w)", re.I)
    position = _position(passage, lesson)
    load = _load(passage, lexicon)
    if opening := lesson.match(passage.text):
        rest = re.compile(rf"\s*(?::|{DASH}|\.)?\s*").match(passage.text, opening.end())
        return _numbered(passage.text[rest.end() if rest else opening.end() :], position, load)
    if named := _SLUG_ALONE.match(passage.text):
        return LessonHeading(named["slug"], None, position, load)
    return None


def _position(passage: Passage, lesson: re.Pattern[str]) -> Count | None:
    match = lesson.search(passage.text)
    if not match:
        return None
    return Count(span=passage.span_of(match.start("position"), match.end("position")), value=int(match["position"]))


def _load(passage: Passage, lexicon: Lexicon) -> Word | None:
    match = lexicon.load_anywhere.search(passage.text)
    if not match:
        return None
    return Word(span=passage.span_of(match.start(), match.end()), text=match.group())


def _numbered(rest: str, position: Count | None, load: Word | None) -> LessonHeading:
    """What follows "Lesson 1:": a title, and perhaps a slug or the load in parentheses."""
    slug, title = None, rest
    for group in _GROUPS.finditer(rest):
        inner = group[1].strip("`* ")
        is_load = load is not None and load.text in inner
        if re.fullmatch(rf"{SLUG}|{NEAR_SLUG}", inner) or is_load:
            slug = slug if is_load else inner
            title = rest[: group.start()]
    if slug is None and re.fullmatch(rf"`{SLUG}`", title.strip()):
        slug, title = title.strip(" `"), ""
    return LessonHeading(slug, title.strip() or None, position, load)


def match_slugs(headings: Sequence[LessonHeading], slugs: Sequence[str]) -> list[str | None]:
    """A slug of the index for each heading that states none: the one most like its title, else the one of its order."""
    chosen = [heading.slug for heading in headings]
    free = [slug for slug in slugs if slug not in chosen]
    wanting = [place for place, slug in enumerate(chosen) if slug is None]
    scored = [(_likeness(headings[place].title or "", slug), place, slug) for place in wanting for slug in free]
    for score, place, slug in sorted(scored, key=lambda entry: -entry[0]):
        if score >= _LIKE_ENOUGH and chosen[place] is None and slug in free:
            chosen[place] = slug
            free.remove(slug)
    for place in wanting:
        position = headings[place].position
        if chosen[place] is None and position and position.value <= len(slugs) and slugs[position.value - 1] in free:
            chosen[place] = slugs[position.value - 1]
            free.remove(slugs[position.value - 1])
    return chosen


def _likeness(title: str, slug: str) -> float:
    """The Dice coefficient of the words of a title and those of a slug."""
    left, right = set(_WORDS.findall(title.casefold())), set(slug.split("-"))
    return 2 * len(left & right) / (len(left) + len(right)) if left and right else 0.0
