"""Phrases that messages are made of: names of concepts that fit on a line; counted nouns are those of the package."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reclint.linking import read_name
from reclint.text.words import agreed, counted

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["agreed", "counted", "short"]

# Characters of a name that a message takes whole; a choice, for lines of 100 to 120. Of 662 rows of four courses 271
# have longer names.
_WIDEST = 72

_WORD = re.compile(r"\w+")
"""A word of a name: "Monkey", "s" and "fist" in "Monkey's fist"."""
_POSSESSIVE = "s"
_SIGNS_BEFORE, _SIGNS_AFTER = re.compile(r"\W+"), re.compile(r"(?<=\w)\W+\Z")
"""What stands before the first and behind the last word: "++" in "C++", "." in ".yaml"."""


def head_of(concept: str) -> str:
    """A concept's name before its explanation, as the author writes it.

    Names are compared without possessives; who searches a record for "Monkey fist" does not find the monkey's.
    """
    head = read_name(concept).head
    if head in concept:
        return head
    # Never by one pattern: a cell may be a whole page, and signs between its words fit in very many ways.
    words = [word for word in _WORD.finditer(concept) if word.group() != _POSSESSIVE]
    wanted = [word for word in _WORD.findall(head) if word != _POSSESSIVE]
    said = f" {' '.join(word.group() for word in words)} "
    at = said.find(f" {' '.join(wanted)} ") if wanted else -1
    if at < 0:
        return head
    first = said.count(" ", 0, at)
    written = _with_signs(concept, words[first].start(), words[first + len(wanted) - 1].end(), head)
    return written if _holds_in_order(written, head.split()) else head


def _with_signs(concept: str, start: int, end: int, head: str) -> str:
    """A part of a concept with the signs around it that its head has there, too: "C++"."""
    before, after = _SIGNS_BEFORE.match(head), _SIGNS_AFTER.search(head)
    if before and concept.endswith(before.group(), 0, start):
        start -= len(before.group())
    if after and concept.startswith(after.group(), end):
        end += len(after.group())
    return concept[start:end]


def _holds_in_order(text: str, parts: Iterable[str]) -> bool:
    """Whether parts stand in a text one behind the other, with their signs."""
    at = 0
    for part in parts:
        at = text.find(part, at)
        if at < 0:
            return False
        at += len(part)
    return True


def short(concept: str) -> str:
    """A concept's name without what its parentheses or dashes explain, cut where it is still too long."""
    text = concept if len(concept) <= _WIDEST else head_of(concept)
    return text if len(text) <= _WIDEST else text[: _WIDEST - 1].rstrip() + "…"
