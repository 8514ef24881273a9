"""Phrases that messages are made of: counted nouns, names of concepts that fit on a line."""

from __future__ import annotations

from reclint.linking import read_name

# Characters of a name that a message takes whole; a choice, for lines of 100 to 120. Of 662 rows of four courses 271
# have longer names.
_WIDEST = 72


def counted(count: int, noun: str) -> str:
    """A number with its noun: "1 exercise", "2 exercises"."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def short(concept: str) -> str:
    """A concept's name without what its parentheses or dashes explain, cut where it is still too long."""
    text = concept if len(concept) <= _WIDEST else read_name(concept).head
    return text if len(text) <= _WIDEST else text[: _WIDEST - 1].rstrip() + "…"
