"""Vowels, with the marks of other languages too."""

from __future__ import annotations

import pytest

from reclint.text.vowels import has_vowel, without_vowels


@pytest.mark.parametrize(("word", "bare"), [("Laden", "Ldn"), ("ÉTUDE", "TD"), ("språk", "sprk"), ("Ltd", "Ltd")])
def test_vowels_are_left_out_and_missed(word: str, bare: str) -> None:
    assert without_vowels(word) == bare
    assert has_vowel(word) == (word != bare)
    assert not has_vowel(bare)
