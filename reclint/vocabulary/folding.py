"""Words without regard to case and blanks: what a pattern that ignores case has found must be found in a table too."""

from __future__ import annotations

_ONE_I = str.maketrans("İı", "ii")
"""Patterns take all four letters i for one when they ignore case; `str.casefold` does not."""


def fold_case(text: str) -> str:
    """``text`` without case, so that letters are equal just where they are to a pattern with ``re.I``."""
    return (text.translate(_ONE_I) if "İ" in text or "ı" in text else text).casefold()


def fold_word(text: str) -> str:
    """``text`` without case and with single blanks, none outside: a word of the vocabulary as a key."""
    return fold_case(" ".join(text.split()))
