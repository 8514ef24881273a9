"""The known word that is most like an unknown one, for "did you mean"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_NEAR = 60
"""How like a known word another must be, 0 to 100: "tilte" ~ "title" 80, "wyh" ~ "why" 67, "rows" ~ "words" 44."""


def nearest(word: str, known: Iterable[str], near: float = _NEAR) -> str | None:
    """The word of ``known`` most like ``word``, None where none scores ``near`` (0 to 100)."""
    from rapidfuzz import fuzz, process, utils

    found = process.extractOne(word, list(known), scorer=fuzz.ratio, processor=utils.default_process, score_cutoff=near)
    return str(found[0]) if found else None


def ratio(one: str, other: str) -> float:
    """How alike two lines are, 0 to 100."""
    from rapidfuzz import fuzz

    return fuzz.ratio(one, other)


def likeness(one: str, other: str) -> float:
    """How alike two titles are, 0 to 100, whatever the order of their words."""
    from rapidfuzz import fuzz, utils

    return fuzz.token_set_ratio(one, other, processor=utils.default_process)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A clause that names the nearest known word, or nothing where none is near."""
    near = nearest(word, known)
    return f', did you mean "{near}"?' if near else ""
