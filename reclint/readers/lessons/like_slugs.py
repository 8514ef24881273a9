"""Slugs of one word, which stand where those of all other lessons stand: "Filters by hand {#filters}"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from reclint.readers.lessons.facts import first_pieces
from reclint.readers.lessons.names import slug_of_title
from reclint.readers.lessons.slug_title import WORDS
from reclint.vocabulary.lexicon import DASH, SLUG

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reclint.readers.lessons.heading import LessonHeading
    from reclint.readers.sections.labelled import Fields

_LAST = re.compile(rf"(?<=\s){DASH}\s+(?P<slug>{SLUG})$")
"""What a dash parts from the rest of a heading: "Lesson 3 — filters", "L3 — Filters by hand — filters"."""
_ALONE = re.compile(rf"(?P<slug>{SLUG})")
"""What may be a slug where it is all of a piece of the first line: "filters" of "*filters* · BUILD"."""


def with_like_slugs(headings: Sequence[LessonHeading], fields: Sequence[Fields]) -> list[LessonHeading]:
    """Headings without a slug, with the word of their title that stands where all others have a slug of several.

    "Lesson 3 — Filters — easy" has none: no word of the title is "easy".
    """
    if all(heading.slug for heading in headings) or not any("-" in (heading.slug or "") for heading in headings):
        return [*headings]
    places = [_places(heading, own) for heading, own in zip(headings, fields, strict=True)]
    fitting = [place for place in places[0] if all(map(_fits, headings, places, [place] * len(headings)))]
    if not fitting:
        return [*headings]
    return [
        heading if heading.slug else _with_slug(heading, own[fitting[0]])
        for heading, own in zip(headings, places, strict=True)
    ]


def _places(heading: LessonHeading, fields: Fields) -> Mapping[str, str]:
    """The words that may be slugs by where they stand."""
    text = heading.text.rstrip()
    found = {f"line {at}": _ALONE.fullmatch(piece.text) for at, piece in enumerate(first_pieces(fields, fine=True))}
    found["last"] = _LAST.search(text)
    return {"id": heading.anchor, **{place: match["slug"] for place, match in found.items() if match}}


def _fits(heading: LessonHeading, places: Mapping[str, str], place: str) -> bool:
    """Whether a place has the slug of a heading, or a word of its title where it states none."""
    word = places.get(place, "")
    return word == heading.slug if heading.slug else word in WORDS.findall(_title(heading).casefold())


def _title(heading: LessonHeading) -> str:
    """The title of a heading without what may be a slug behind it."""
    return _LAST.sub("", heading.title or "").rstrip()


def _with_slug(heading: LessonHeading, slug: str) -> LessonHeading:
    """A heading with a slug that is no part of its title any more."""
    title = _title(heading)
    return replace(heading, slug=slug, title=title if title != slug else None)


def with_title_as_slug(heading: LessonHeading, slugs: Iterable[str | None]) -> LessonHeading:
    """A heading whose title was taken for its slug, "Look-Alikes", with the one of ``slugs`` that it is in capitals.

    The title may go on: "Look-Alikes: Reading Labels".
    """
    small = (heading.slug or "").lower()
    if not heading.slug or small == heading.slug or small not in slugs:
        return heading
    return replace(heading, slug=small, title=_whole_title(heading, small))


def _whole_title(heading: LessonHeading, slug: str) -> str | None:
    """The title with what was taken for the slug before it, "Look-Alikes: Reading Labels", where it says more."""
    opening, title = heading.slug or "", heading.title or ""
    if not title or slug_of_title(title) == slug:
        return title or opening
    # Each mark of emphasis may close behind the opening words: "**Look-Alikes**: Reading Labels".
    whole = re.search(rf"{re.escape(opening)}[*_]{{0,3}}:\s+{re.escape(title)}", heading.text)
    return whole.group() if whole else title
