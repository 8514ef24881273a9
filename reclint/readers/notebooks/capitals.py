"""Levels that capitals stand for, behind every exercise of a list: "mix (G)", "fold (S)"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reclint.model import Word
from reclint.readers.notebooks.levels import level_of_initial

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reclint.model import Exercise
    from reclint.text.source import Passage
    from reclint.vocabulary.lexicon import Lexicon

_LEAST = 2
"""How many exercises a list has at least: "Rolls (I)" alone may be the first of two with one name."""
_LAST = re.compile(r"(?:(?<!\s)\s+)?[(\[]\s*[*_`]*(?P<initial>[^\W\d_])[*_`]*\s*[)\]][\s.;]*$")
"""A capital in brackets at the end of an exercise: "fold (S)", "fold [S]."."""


def with_capitals(exercises: Sequence[Exercise], texts: Sequence[Passage], lexicon: Lexicon) -> tuple[Exercise, ...]:
    """The exercises of ``texts`` with the levels that capitals behind them stand for, where every one has a level."""
    found = [_LAST.search(text.text) for text in texts]
    named = [level_of_initial(match["initial"], lexicon) if match else None for match in found]
    told = [level or exercise.level for level, exercise in zip(named, exercises, strict=True)]
    if len(exercises) < _LEAST or not all(told):
        return tuple(exercises)
    graded = zip(exercises, texts, found, named, strict=True)
    return tuple(_with(one, text, match, level) if match and level else one for one, text, match, level in graded)


def _with(exercise: Exercise, text: Passage, match: re.Match[str], level: str) -> Exercise:
    word = Word(span=text.span_of(*match.span("initial")), text=match["initial"])
    title = _LAST.sub("", exercise.title) if exercise.title else None
    return exercise.model_copy(update={"marked": True, "level": level, "level_text": word, "title": title or None})
