"""Phrases that messages are made of: names of concepts that fit on a line; counted nouns are those of the package."""

from __future__ import annotations

import re

from reclint.linking import read_name
from reclint.text.words import agreed, counted

__all__ = ["agreed", "counted", "short"]

# Characters of a name that a message takes whole; a choice, for lines of 100 to 120. Of 662 rows of four courses 271
# have longer names.
_WIDEST = 72


def head_of(concept: str) -> str:
    """A concept's name before its explanation, as the author writes it.

    Names are compared without possessives; who searches a record for "Monkey fist" does not find the monkey's.
    """
    head = read_name(concept).head
    if head in concept:
        return head
    spelled = r"\W+(?:s\W+)?".join(map(re.escape, head.split()))
    found = re.search(spelled, concept)
    return found.group() if found else head


def short(concept: str) -> str:
    """A concept's name without what its parentheses or dashes explain, cut where it is still too long."""
    text = concept if len(concept) <= _WIDEST else head_of(concept)
    return text if len(text) <= _WIDEST else text[: _WIDEST - 1].rstrip() + "…"
