"""Modules and lessons of the course that running text names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reclint.model import Reference
from reclint.readers.fields import texts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reclint.markdown import Block
    from reclint.text.source import Passage
    from reclint.vocabulary.lexicon import Lexicon

_SLUG = r"[a-z0-9]+(?:-[a-z0-9]+)+"
"""A slug that is no plain word: it has a hyphen."""
_AFTER_BLANK = re.compile(r"(?<=\s)\d{1,2}\.\d")
_IN_PARENTHESES = re.compile(r"\([^()]*\d\.\d")
"""What stands where a reference may be: cheaper to look for than the reference."""
# A module or a lesson, "4.2" or "4.2.3"; no version "1.2.3.4", no measure "1.5kg" and no share "4.2%".
_NUMBER = r"(?P<module>\d{1,2}\.\d{1,2})(?:\.(?P<lesson>\d{1,2}))?(?![\d.]*\d)(?!\w|%)"


def read_references(blocks: Iterable[Block], lexicon: Lexicon) -> Iterator[Reference]:
    """The references in paragraphs, list items and cells.

    A number alone is a reference only after a word such as "Module"; beside a slug it is one in parentheses.
    """
    words = lexicon.word("module", "modules", "lesson", "lessons")
    # "Module 4.2", "Lesson 4.2.3 (soft-rolls)"; "`soft-rolls` (4.2)", "soft-rolls (Module 4.2)".
    paired = re.compile(rf"\b{words}\s+{_NUMBER}(?:\s*\(\s*`?(?P<slug>{_SLUG})`?\s*\))?", re.I)
    beside = re.compile(rf"(?<![\w/.-])`?(?P<slug>{_SLUG})`?\s*\(\s*(?:{words}\s+)?{_NUMBER}\s*\)", re.I)
    for passage in texts(blocks):
        if _AFTER_BLANK.search(passage.text):
            yield from _found(passage, paired, paired=True)
        if _IN_PARENTHESES.search(passage.text):
            yield from _found(passage, beside, paired=False)


def _found(passage: Passage, pattern: re.Pattern[str], *, paired: bool) -> Iterator[Reference]:
    for match in pattern.finditer(passage.text):
        slug = match["slug"]
        yield Reference(
            span=passage.span_of(match.start(), match.end()),
            module=match["module"],
            lesson=int(match["lesson"]) if match["lesson"] else None,
            slug=slug.lower() if slug else None,
            paired=paired and slug is not None,
        )
