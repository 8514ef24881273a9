"""A key of the lessons in a sentence, which gives each title its slug: "(1) *True Wheels*, `true-wheels`; (2) …"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from reclint.markdown import Paragraph
from reclint.vocabulary.folding import fold_case
from reclint.vocabulary.lexicon import LETTER

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reclint.markdown import Block
    from reclint.readers.lessons.heading import LessonHeading

_LEAST = 2
"""How many lessons a key has at least."""
_KEYED = re.compile(
    rf"(?<![\w.])[(\[]?\d{{1,2}}[)\].:]\s[*_\"“]{{1,2}}(?P<title>[^*_\n\"“”;]{{1,80}})[*_\"”]{{1,2}}"
    rf"(?:,|:|\s[=–—-])?\s[(\[]?`(?P<slug>{LETTER}+(?:-{LETTER}+)*)`"
)
"""A lesson in a key: "(1) *True Wheels*, `true-wheels`", "2. “Quiet Chains” (`quiet-chains`)"."""


def read_keys(blocks: Iterable[Block]) -> dict[str, str]:
    """The slugs of the lessons by their titles, folded, in paragraphs that give those of two lessons at least."""
    found: dict[str, str] = {}
    for block in blocks:
        if isinstance(block, Paragraph) and block.text.text.count("`") >= 2 * _LEAST:
            keyed = {fold_case(one["title"].strip()): one["slug"] for one in _KEYED.finditer(block.text.text)}
            found |= keyed if len(set(keyed.values())) >= _LEAST else {}
    return found


def with_keyed_slug(heading: LessonHeading, keys: Mapping[str, str]) -> LessonHeading:
    """A heading that states no slug, with the one that a key gives to its title."""
    slug = keys.get(fold_case(heading.title or "")) if heading.slug is None and keys else None
    return replace(heading, slug=slug) if slug else heading
