"""Slugs before a subtitle, which the index tells from other words: "`soft-rolls` — how to knead them"."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from reclint.readers.lessons.facts import first_line, first_pieces
from reclint.readers.lessons.slug_title import LIKE_ENOUGH, SLUG_SET_OFF, slug_alone, slug_likeness, slug_of_match
from reclint.vocabulary.lexicon import DASH

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reclint.readers.lessons.heading import LessonHeading
    from reclint.readers.sections.labelled import Fields

_OPENING = re.compile(rf"[*_(]*{SLUG_SET_OFF}[*_)]*(?=[.:,;](?:\s|$)|\s{{1,4}}(?:[/·•|]|{DASH})\s)")
"""The slug that a sign parts from what follows: "`soft-rolls` — how to knead", "**soft-rolls**: how to knead"."""


def with_opening_slugs(
    headings: Sequence[LessonHeading], fields: Sequence[Fields], known: Sequence[str]
) -> list[LessonHeading]:
    """Headings without a slug, with the one of the index that opens the text below them, whatever follows it.

    It is that of no other heading: none states it, is like it, or is followed by it as well; and this heading is not
    like another slug that is free. Where just one heading and one slug are left, it may stand behind the subtitle.
    """
    free = set(known).difference(heading.slug for heading in headings if heading.slug)
    opened = [_opening(own) if heading.slug is None else None for heading, own in zip(headings, fields, strict=True)]
    if len(free) == sum(heading.slug is None for heading in headings) == 1 and not any(opened):
        opened = [None if heading.slug else _beside(own, free) for heading, own in zip(headings, fields, strict=True)]
    times = Counter(opened)
    return [
        replace(heading, slug=slug)
        if slug and slug in free and times[slug] == 1 and _is_own(place, slug, headings, free)
        else heading
        for place, (heading, slug) in enumerate(zip(headings, opened, strict=True))
    ]


def _is_own(place: int, slug: str, headings: Sequence[LessonHeading], free: set[str]) -> bool:
    """Whether no other heading that states no slug is like ``slug``, and this one is like no other slug."""
    titles = [heading.title or "" for heading in headings]
    unlike = all(slug_likeness(titles[place], other) < LIKE_ENOUGH for other in free if other != slug)
    others = (title for at, title in enumerate(titles) if at != place and headings[at].slug is None)
    return unlike and all(slug_likeness(title, slug) < LIKE_ENOUGH for title in others)


def _opening(fields: Fields) -> str | None:
    """The slug that opens the text below a heading."""
    first = first_line(fields.prose)
    match = _OPENING.match(first.text) if first else None
    return slug_of_match(match) if match else None


def _beside(fields: Fields, free: set[str]) -> str | None:
    """The one of some slugs that is a piece of the first line: "How to knead them — `soft-rolls`"."""
    found = (slug_alone(piece.text) for piece in first_pieces(fields, fine=True))
    return next((slug for slug in found if slug in free), None)
