"""Small words of a language that a record is written in: they tell no concept from another."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .samples import links_of, named

if TYPE_CHECKING:
    from reclint.readers import Lexicon

# A language: an item and the row that it names, and others that show the language.
KINDS = {
    "german": ("Die Kruste", "Knusprige Kruste", "Das Falten von Teig"),
    "french": ("La levure", "Levure fraîche", "Cuisson dans un four"),
    "french, before a vowel": ("L'amidon", "Amidon gonflé", "Cuisson de la pâte"),
    "spanish": ("La corteza", "Corteza crujiente", "El horno de los panes"),
    "italian": ("La crosta", "Crosta dorata", "Cottura nel forno della casa"),
    "italian, before a vowel": ("Dell'amido", "Amido gonfio", "Cottura nel forno della casa"),
    "portuguese": ("A crosta", "Crosta dourada", "Massa do pão no forno"),
    "dutch": ("De korst", "Knapperige korst", "Het bakken van een brood"),
}
OTHERS = {
    "english, where it is a die": ("Fair die", "Loaded die", "Tossing of the coin, and what it shows"),
    "another word": ("Die weiche Krume", "Knusprige Kruste", "Das Falten von Teig"),
    "symbols": ("Al content", "Si content", "La doping"),
    "names of registers": ("AL register", "DI register", "Moves to SI or AL"),
    "small letters that open names": ("il flag", "di flag", "da flag"),
    "commands": ("`su` shell", "`man` shell", "`con` and `per` of a shell"),
    "words of another language": ("Door frame", "Oven frame", "Trays over frames and door handles"),
    "one small word": ("Die cutter", "Biscuit cutter", "Die cast trays"),
}


@pytest.mark.parametrize("name", KINDS)
def test_small_words_of_the_language_are_left_out(name: str, lexicon: Lexicon) -> None:
    item, row, other = KINDS[name]
    link, *_ = links_of([f"{item} (DEVELOPED)", other], [row, other], lexicon)
    assert named(link) == ("certain", [row])


@pytest.mark.parametrize("name", OTHERS)
def test_words_of_another_language_are_words(name: str, lexicon: Lexicon) -> None:
    item, row, other = OTHERS[name]
    link, *_ = links_of([f"{item} (DEVELOPED)", other], [row, other], lexicon)
    assert named(link)[1] == []


# Names in a record that is written in Italian.
NAMED = {
    "in the whole": ("Al", "Si"),
    "behind a word": ("Simbolo Al", "Simbolo Si"),
    "in capitals": ("AL registro", "DI registro"),
    "in code": ("Comando `su`", "Comando `al`"),
}


@pytest.mark.parametrize("name", NAMED)
def test_names_that_look_like_small_words_are_names(name: str, lexicon: Lexicon) -> None:
    item, other = NAMED[name]
    link, *_ = links_of([f"{item} (DEVELOPED)"], [other, "Cottura nel forno della casa", item], lexicon)
    assert named(link) == ("certain", [item])


def test_small_words_of_languages_are_vocabulary(lexicon: Lexicon) -> None:
    item, row, other = KINDS["german"]
    theirs = lexicon.vocabulary.replaced({"words": {"german": []}})
    link, *_ = links_of([f"{item} (DEVELOPED)", other], [row, other], type(lexicon)(theirs))
    assert named(link) == ("missing", [])
