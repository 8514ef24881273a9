"""Phrases that messages are made of: names of concepts that fit on a line; counted nouns are those of the package."""

from __future__ import annotations

from reclint.linking import read_name
from reclint.text.words import agreed, counted

__all__ = ["agreed", "counted", "short"]

# Characters of a name that a message takes whole; a choice, for lines of 100 to 120. Of 662 rows of four courses 271
# have longer names.
_WIDEST = 72


def short(concept: str) -> str:
    """A concept's name without what its parentheses or dashes explain, cut where it is still too long."""
    text = concept if len(concept) <= _WIDEST else read_name(concept).head
    return text if len(text) <= _WIDEST else text[: _WIDEST - 1].rstrip() + "…"
