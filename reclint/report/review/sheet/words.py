"""The words of a review log, as the course's own vocabulary has them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reclint.findings.finding import PASS, VERDICTS

if TYPE_CHECKING:
    from reclint.vocabulary.vocabulary import Vocabulary

_ORDER = (PASS, *reversed(VERDICTS.values()))
"""The verdicts as reports name them, the best first, which is how a vocabulary lists its own."""


@dataclass(frozen=True, slots=True)
class LogWords:
    """The first of the words that the vocabulary has for each thing, which its readers take back."""

    vocabulary: Vocabulary

    def title(self, name: str) -> str:
        """A word such as ``review`` or ``iteration``, capitalised."""
        return next(iter(self.vocabulary.words.get(name, ())), name).capitalize()

    def grade(self, grade: str) -> str:
        """The word for a grade."""
        return next(iter(self.vocabulary.grades.get(grade, ())), grade)

    def verdict(self, verdict: str) -> str:
        """The word for a verdict: the same one where the vocabulary has it, else the one in its place."""
        own = list(self.vocabulary.verdicts)
        place = _ORDER.index(verdict)
        return verdict if verdict in own or place >= len(own) else own[place]
