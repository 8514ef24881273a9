"""Slugs that only links tell: those that have the title of a lesson as their text and lead to its page."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from reclint.markdown import texts
from reclint.readers.lessons.heading import slug_of_path
from reclint.readers.lessons.slug_title import LIKE_ENOUGH, slug_likeness
from reclint.vocabulary.folding import fold_case

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reclint.markdown import Block
    from reclint.readers.lessons.heading import LessonHeading

_TITLED = re.compile(
    r"(?<!\[)\[(?P<title>[^\[\]\n]{1,120})\]\((?P<page>[^()\s]{1,200}\.(?:md|markdown|html?))\)"
    r"|\[\[(?P<wiki>[^\[\]|#\n\\]{1,200})\\?\|(?P<name>[^\[\]\n]{1,120})\]\]"
)
"""A link with a text to a page: "[The Knots](lessons/knots.md)", "[[knots|The Knots]]", in tables with "\\|"."""


def with_linked_slugs(headings: Sequence[LessonHeading], blocks: Iterable[Block]) -> list[LessonHeading]:
    """The headings, those without a slug with that of the one page to which links with their titles lead.

    The slug must have words of the title: "[The Knots](overview.md)" leads elsewhere.
    """
    wanting = {fold_case(heading.title) for heading in headings if heading.title and not heading.slug}
    if not wanting:
        return [*headings]
    found: dict[str, set[str]] = {}
    for passage in texts(blocks):
        for link in _TITLED.finditer(passage.text):
            title = fold_case((link["title"] or link["name"]).strip("*_ "))
            slug = slug_of_path(link["page"] or link["wiki"]) if title in wanting else None
            if slug and slug_likeness(title, slug) > LIKE_ENOUGH:
                found.setdefault(title, set()).add(slug)
    return [_with_slug(heading, found.get(fold_case(heading.title or ""), set())) for heading in headings]


def _with_slug(heading: LessonHeading, slugs: set[str]) -> LessonHeading:
    return replace(heading, slug=next(iter(slugs))) if len(slugs) == 1 and not heading.slug else heading
