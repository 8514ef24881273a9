"""A concept's name in the forms that are compared: normalised, in variants, as words and as character n-grams."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from reclint.linking.labels import Labels
from reclint.linking.variants import one_ending, one_spelling
from reclint.vocabulary.folding import fold_case

if TYPE_CHECKING:
    from collections.abc import Mapping

_DASHES = re.compile(r" ?(?:--+|—|–|−) ?")
"""What sets an explanation off; a single hyphen belongs to its word."""
_UNCLEAN = re.compile(r"[\x00-\x1f\x7f*`\\']|--|  ")
"""What an ASCII text holds where normalising changes more than its ends."""
_SIGN = r"`[^\w\s`]+`"
_MARKS = re.compile(rf"({_SIGN})|[*`\\]+")
"""Emphasis, code marks and escapes; underscores stay, since they stand inside names.

Code of signs alone, "`||`", keeps its marks: it is a word, while a bare dash or slash is none.
"""
_STARRED = re.compile(r"(?<![^\W_])([^\W\d_])\\\*(?![^\W_])")
"""A letter with a star that is part of its name: "A\\* search", "C\\*-algebra"; without the star it may be a filler."""
_ONE_STAR = re.compile(r"(?<![^\W_])([^\W\d_])\*(?![^\W_])")
"""The same where no other star is there, so that it stresses nothing: "A* search"."""
_HEAD_END = re.compile(r" -- |: | \(|\. ")
"""Where the head of "Slow rise -- over night", "Slow rise: over night" or "Slow rise (over night)" ends."""
GROUP = re.compile(r"\(([^()]*(?:\([^()]*\)[^()]*)*)\)")
"""A parenthesis, with one level of others inside: "(wild yeast (and bacteria) in flour)"."""
_FORMULA = re.compile(r",?\s\$[^$]*[\s=<>≤≥≈∝/][^$]*\$(?=\s*(?:[,;:.()]|--|\Z))")
"""A formula that says what the name before it is worth: "Crumb ratio, $c = v / m$", not "the $p$-value" or "$W_K$"."""
_BOLD = re.compile(r"\*\*((?:[^*\s]|[*\s](?!\*))+)\*\*(?=[,;.])")
"""A name in bold that a remark follows: "**Feeling the dough**, each day"."""
_CLOSED = re.compile(r"\s*(?:[-:,.;(]|\Z)")
"""What stands behind a parenthesis that is about the whole name."""
_POSSESSIVE = re.compile(r"['’]s\b")
"""The ending of "baker's"; like the endings below it is English, and an item and a row lose it alike."""
_WORD = re.compile(rf"{_SIGN}|" r"\d+(?:\.\d+)*[a-z]?(?![a-z])|[^\W\d_]+\d*|\d+[^\W_]*")
"""Numbers with their letter, "2.5", "2b"; letters with their digits, "l2"; and what else starts with a digit."""
_ASCII_WORD = re.compile(rf"{_SIGN}|" r"\d+(?:\.\d+)*[a-z]?(?![a-z])|[a-z]+\d*|\d+[a-z0-9]*")
"""The same where all letters and digits are folded ASCII: sets of characters are quicker than their negations."""
_BEYOND_ASCII = re.compile(r"[^\W\x00-\x7f]")
"""A letter or digit that is none of ASCII: "café", "生地"."""
_LETTERS = re.compile(r"\w+")
"""What is folded as one: letters, digits and underscores in a row."""
_TOKEN = re.compile(r"[^\W_]+")
"""A word as it is written, for which case counts: "Mixer" and "mixer" are two."""
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z][a-z])")
"""Where "DoughMixer" comes apart."""
_JOINED = re.compile(r"[a-z][A-Z]|[A-Z]s")
"""What a text holds in which the patterns above and below may find something."""
_PLURAL = re.compile(r"(?<![^\W_])([A-Z]{2,})s(?![^\W_])")
"""Several of what an abbreviation names: "SLAs"."""
_DOTTED = re.compile(r"(?<![\w.])[^\W\d]\w+(?:\.[^\W\d]\w+)+")
"""A dotted name, "dough.tools.Mixer"; "e.g." and "2.5" are none."""
_ABBREVIATION = re.compile(r"(?<![^\W_])[A-Z][A-Za-z]{0,3}[A-Z]s?(?![^\W_])")
"""A word of two to five letters with a capital at both ends, one or several of it: "FK", "IoU", "CTEs"."""
_SUFFIXES = (
    *((f"i{letter}ation{end}", "is") for letter in "zs" for end in ("s", "")),
    *(
        ("ications", "y"),
        ("ication", "y"),
        ("mentations", "ment"),
        ("mentation", "ment"),
        ("theses", "thes"),
        ("thesis", "thes"),
        ("yses", "ys"),
        ("ysis", "ys"),
        ("ies", "y"),
        ("ied", "y"),
        ("ations", "ate"),
        ("ation", "ate"),
        ("ings", ""),
        ("ing", ""),
        ("ed", ""),
        ("s", ""),
    ),
)
"""The commonest English endings; without them F1 falls from 0.982 to 0.974 on the corpus."""
_REFLEXIVE = re.compile(r"(?:it|one|them|him|her|my|your|our)sel(?:f|ves)")
"""A rope that is tied to itself is a "self-tied rope"."""
_SHORT_PLURAL = re.compile(r"[^\W\d_]{2}[^\W\d_aisu]s")
"""Several of a word of three letters, "keys", "rows", but not "bias", "axis", "loss" or "thus"."""
OPENING = 5
"""How many letters a word has at least of which another one is the plural in some language: a choice."""
_DOUBLING = frozenset({"ing", "ings", "ed"})
"""The endings before which a last letter is doubled: "stopping", "planned"."""
_OFTEN_TWICE = "aeiolsfz"
"""Letters that words end in twice by themselves: "fill", "press", "stuff"."""
_DOUBLE_L = re.compile(r"[aeiouy][^aeiouy]+[aeiou]ll$")
"""The end of a word of two syllables that the British double before an ending, "labell", and Americans at times in
the whole word, "install"; those of one syllable keep theirs, "spell"."""
_SHORTEST_STEM = 4
"""How many letters a stem keeps at least: F1 is 0.981 with 3, 0.978 with 5."""


def normalise(text: str) -> str:
    """``text`` in NFKC, with one kind of dash, without emphasis, code marks and escapes, blanks single."""
    if text.isascii() and not _UNCLEAN.search(text):
        return text.strip(" ")
    text = unicodedata.normalize("NFKC", text)
    if "*" in text:
        text = (_STARRED if text.count("*") > 1 or "\\*" in text else _ONE_STAR).sub(r"\1star", text)
    text = " ".join(_POSSESSIVE.sub("", _MARKS.sub(_kept, text)).split())
    text = _DASHES.sub(" -- ", text)
    return " ".join(text.split())


def _kept(found: re.Match[str]) -> str:
    """What normalising leaves of a mark."""
    return found[1].replace("\\", "") if found[1] else ""


def words(text: str) -> tuple[str, ...]:
    """The words of a normalised text, folded and stemmed; dotted names and camel case come apart."""
    if text.isalpha() and text.isascii() and text[1:].islower():
        return (stem(text.lower()),)  # most words of a sentence are asked for one by one
    folded = (_CAMEL.sub(" ", _PLURAL.sub(r"\1", text)) if _JOINED.search(text) else text).casefold()
    is_ascii = folded.isascii() or not _BEYOND_ASCII.search(folded)
    return tuple(map(stem, (_ASCII_WORD if is_ascii else _WORD).findall(folded)))


_words_of_names = lru_cache(maxsize=2048)(words)
"""The words of what is short, and is asked for in several names."""


@lru_cache(maxsize=2048)
def _without(text: str, fillers: frozenset[str]) -> tuple[str, ...]:
    return tuple([word for word in _words_of_names(text) if word not in fillers])


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """A word without its commonest English endings; short words stay as they are."""
    if _REFLEXIVE.fullmatch(word):
        return "self"
    word = one_spelling(word)
    for suffix, other in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) + len(other) >= _SHORTEST_STEM and not word.endswith("ss"):
            base = word[: len(word) - len(suffix)] + other
            return _ended(_single(base) if suffix in _DOUBLING else base)
    return _ended(word[:-1] if _SHORT_PLURAL.fullmatch(word) else word)


def _single(base: str) -> str:
    """What is left of a word without its ending, the last letter no longer doubled for it: "stopp" of "stopping"."""
    return base[:-1] if len(base) >= _SHORTEST_STEM and base[-1] == base[-2] and base[-1] not in _OFTEN_TWICE else base


def _ended(stem: str) -> str:
    """A stem without its last "e", in one spelling."""
    if len(stem) <= _SHORTEST_STEM:
        return stem
    stem = stem.rstrip("e")
    stem = stem[:-1] if _DOUBLE_L.search(stem) else stem
    return one_ending(stem)


@dataclass(frozen=True)
class Name:
    """A name to be compared: ``text`` normalised, ``head`` the part before an explanation.

    ``fillers`` are the words that carry no meaning of their own; they are left out of every comparison.
    """

    text: str
    head: str
    groups: tuple[str, ...]
    fillers: frozenset[str] = frozenset()

    def words_of(self, text: str) -> tuple[str, ...]:
        """The words of a text, fillers left out."""
        return _without(text, self.fillers)

    @cached_property
    def variants(self) -> tuple[frozenset[str], ...]:
        """The sets of words that the name may be known by: whole, head, without parentheses, each parenthesis."""
        bare = _FORMULA.sub(" ", GROUP.sub(" ", self.text) if self.groups else self.text)
        others = dict.fromkeys((self.head, bare, *self.groups))
        found = (self.all_words, *(frozenset(self.words_of(text)) for text in others if text != self.text))
        return tuple(dict.fromkeys(variant for variant in found if variant))

    @cached_property
    def all_words(self) -> frozenset[str]:
        """Every word of the name but fillers."""
        return frozenset(self.sequence)

    @cached_property
    def head_words(self) -> frozenset[str]:
        """The words of the head but fillers."""
        if self.head == self.text:
            return self.all_words
        return frozenset(self.words_of(self.head)) or self.all_words

    @cached_property
    def head_sequence(self) -> tuple[str, ...]:
        """The words of the head in order, fillers included."""
        return _words_of_names(self.head)

    def begins_with(self, head: frozenset[str]) -> bool:
        """Whether the first words of the name, fillers left out, are those of ``head``."""
        return head == frozenset(self.sequence[: len(head)])

    @cached_property
    def sequence(self) -> tuple[str, ...]:
        """The words of the name in order, fillers left out."""
        return self.words_of(self.text)

    @cached_property
    def closing_groups(self) -> tuple[str, ...]:
        """The parentheses that end the name, or the part of it before an explanation: not "Bowline (tied) round"."""
        text = self.text
        return tuple(group[1].strip() for group in GROUP.finditer(text) if _CLOSED.match(text, group.end()))

    @cached_property
    def tail(self) -> frozenset[str]:
        """The words after the colon in a name such as "Family: member", none where there is no colon."""
        _, colon, rest = GROUP.sub(" ", self.text).partition(": ")
        return frozenset(self.words_of(rest)) if colon else frozenset()

    @cached_property
    def tokens(self) -> frozenset[str]:
        """The runs of letters and digits in the head, as they are written."""
        return frozenset(_TOKEN.findall(self.head))

    @cached_property
    def by_opening(self) -> dict[str, list[str]]:
        """The runs of letters and digits in the whole that are long enough, each once, by their first letters."""
        found: dict[str, list[str]] = {}
        for token in sorted({token for token in _TOKEN.findall(self.text) if len(token) >= OPENING}):
            found.setdefault(fold_case(token)[:OPENING], []).append(token)
        return found

    @cached_property
    def folded_tokens(self) -> frozenset[str]:
        """The tokens without regard to case."""
        return frozenset(map(fold_case, self.tokens))

    @cached_property
    def labels(self) -> Labels:
        """The numbers and single letters of the head, which tell one thing from another: ``L1``, ``K``."""
        return Labels(self.head, self.fillers)

    @cached_property
    def abbreviations(self) -> tuple[str, ...]:
        """The abbreviations as they are written."""
        return tuple(dict.fromkeys(_ABBREVIATION.findall(self.text)))

    @cached_property
    def last_parts(self) -> frozenset[str]:
        """The last parts of the dotted names in the head, as they are written: "Mixer" of "dough.tools.Mixer"."""
        return frozenset(dotted.rpartition(".")[2] for dotted in _DOTTED.findall(self.head))

    @cached_property
    def dotted(self) -> frozenset[str]:
        """The words of the dotted names in the head."""
        return frozenset(word for dotted in _DOTTED.findall(self.head) for word in words(dotted))

    @cached_property
    def spellings(self) -> tuple[tuple[str, ...], ...]:
        """The words of the head that an abbreviation may stand for, in order: with fillers, and without."""
        return tuple(dict.fromkeys((self.head_sequence, self.words_of(self.head))))

    @cached_property
    def initials(self) -> str:
        """The first letters of the words of each spelling, one after the other."""
        return " ".join(["".join([word[0] for word in sequence]) for sequence in self.spellings])

    @cached_property
    def head_words_whole(self) -> frozenset[str]:
        """The words of the head, fillers included."""
        return frozenset(self.head_sequence)

    @cached_property
    def grams(self) -> tuple[Mapping[str, int], ...]:
        """How often each character trigram stands in the whole and, where that is less, in the head."""
        return tuple(_grams(text) for text in dict.fromkeys((self.text, self.head)))


def _grams(text: str) -> Mapping[str, int]:
    """The trigrams of the words, each word padded."""
    padded = " ".join([f" {word} " for word in _LETTERS.findall(text.casefold())])
    return Counter([padded[index : index + 3] for index in range(len(padded) - 2)])


@lru_cache(maxsize=512)
def read_name(text: str, fillers: frozenset[str] = frozenset()) -> Name:
    """The name that a concept cell or a taught item states."""
    bold = _BOLD.match(text)
    text = normalise(text)
    opening = _FORMULA.sub("", normalise(bold[1]) if bold else text)
    end = _HEAD_END.search(opening)
    head = opening[: end.start()].rstrip(", ") if end and end.start() > 1 else opening or text
    return Name(text, head, tuple(group.strip() for group in GROUP.findall(text)), fillers)
