"""Vowels, which words that are cut short leave out."""

from __future__ import annotations

_VOWELS = frozenset("aeiouyäöüåæøœáéíóúýàèìòùâêîôûãõëïąęőű")


def has_vowel(word: str) -> bool:
    """Whether a word has a vowel: "spring", not "spr"."""
    return not _VOWELS.isdisjoint(word.casefold())


def without_vowels(word: str) -> str:
    """The letters of a word that are no vowels: "bld" of "build"."""
    return "".join(letter for letter in word if letter.casefold() not in _VOWELS)
