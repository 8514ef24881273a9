"""Letters of another script among Latin ones, which look like those and are not."""

from __future__ import annotations

import re
import unicodedata

_WORD = re.compile(r"[^\W\d_]+")
"""A word of letters alone."""
_LATIN = "LATIN"
_ALIKE = frozenset({"ARMENIAN", "CHEROKEE", "COPTIC", "CYRILLIC", "FULLWIDTH", "GREEK", "LISU", "MATHEMATICAL"})
"""The scripts with letters like Latin ones: https://www.unicode.org/reports/tr39/#Confusable_Detection."""


def foreign_letters(text: str) -> tuple[str, ...]:
    """The names of the letters that only look like Latin ones, in words that have Latin ones too.

    A word of one script is a word of its language: "http-запрос" has none, nor has "python入门".
    """
    if text.isascii():
        return ()
    mixed = [word for word in _WORD.findall(text) if any(_script(letter) == _LATIN for letter in word)]
    foreign = (letter for word in mixed for letter in word if _script(letter) in _ALIKE)
    return tuple(dict.fromkeys(unicodedata.name(letter) for letter in foreign))


def _script(letter: str) -> str:
    return unicodedata.name(letter, "").partition(" ")[0]
