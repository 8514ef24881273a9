"""Marks that a text declares for depths: "INT = introduced", "introduced (INT)", "○ stands for mentioned"."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import takewhile
from typing import TYPE_CHECKING

from reclint.vocabulary.folding import fold_word
from reclint.vocabulary.lexicon import ARROW, DASH, alternatives

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reclint.vocabulary.lexicon import Lexicon

CODE = r"(?<![\w-])(?:[^\W\d_]{2,6}\.|[^\W\d_a-z]{1,5})(?![\w-])"
"""A code in capitals, or cut short with a full stop: "D", "DEV", "dev."."""
NUMBER = r"(?<![\w.-])[A-Z]?[0-9](?![\w-]|\.\d)"
"""A digit, perhaps behind a letter: "3", "L3"; of a text or a table each is one more than the last."""
SIGN = r"(?<![^\s(\[*_`])[^\w\s,;:.·|()\[\]*`/=<>→←⇒~\"'“”‘’–—&+-]{1,5}(?=[\s)\]*_`,;.:=|]|$)"
"""A sign by itself: "◑", "🟢"."""
_OPEN, _CLOSE = r"[*_`\[(]{0,3}", r"[*_`\])]{0,3}"
_NUMBER_ALONE = re.compile(r"[A-Z]?[0-9]")
"""A number in a cell: "3", "L3"."""
_SIGN_ALONE = re.compile(r"[^\w\s]{1,5}")
"""A sign in a cell: "◑", "★★☆☆"."""
_LEAD_WIDTH = 40
"""In how many characters before the first depth the word for depths stands that a text with numbers opens with."""


def declared_marks(text: str, lexicon: Lexicon) -> dict[str, str]:
    """The mark for each depth that a text declares; none where one lacks a mark, or shares it with another.

    Depths are explained in their order, or the other way round: "DNA: developed; RNA: mentioned; …" names concepts.
    """
    depths = list(lexicon.vocabulary.depths)
    patterns = declarations(lexicon)
    behind = patterns[1]
    for pattern in patterns:
        matches = [match for match in pattern.finditer(text) if match["mark"] not in depths]
        found = {match["mark"]: lexicon.depth(match["depth"]) for match in matches}
        if list(found.values()) not in (depths, depths[::-1]):
            continue
        numbered = any(mark[-1].isdecimal() for mark in found)
        if not numbered and may_stand_for(found):
            return found
        if are_numbers(list(found)) and (pattern is not behind or _names_depths(text, matches[0], lexicon)):
            return found
    return {}


def are_numbers(marks: Sequence[str]) -> bool:
    """Whether marks are numbers of one kind, each one more or one less than the last: "1", "2", "3"; "L4", "L3"."""
    if not marks or not all(map(_NUMBER_ALONE.fullmatch, marks)) or len({mark[:-1] for mark in marks}) > 1:
        return False
    digits = [int(mark[-1]) for mark in marks]
    first, count = digits[0], len(digits)
    return digits in (list(range(first, first + count)), list(range(first, first - count, -1)))


def may_stand_for(marks: Mapping[str, str]) -> bool:
    """Whether marks are letters, signs, or words cut short, perhaps behind the same letters: "B", "◑", "dev.", "XD".

    "DNA" is none of DEVELOPED: it is a concept.
    """
    shared = sum(1 for _ in takewhile(lambda letters: len(set(letters)) == 1, zip(*marks, strict=False)))
    return all(_is_short_for(mark[shared:], depth) for mark, depth in marks.items())


def _is_short_for(mark: str, depth: str) -> bool:
    if _SIGN_ALONE.fullmatch(mark) or (len(mark) == 1 and mark.isalpha()):
        return True
    letters, short = iter(fold_word(depth)), fold_word(mark).rstrip(".")
    opens = fold_word(depth).startswith(short[:1]) and 0 < len(short) < len(depth)
    return opens and all(letter in letters for letter in short)


def _names_depths(text: str, first: re.Match[str], lexicon: Lexicon) -> bool:
    """Whether a word for depths opens a text: "Depths are mentioned (1), …"; "Hitches: mentioned (L1), …" has none."""
    lead = text[max(0, first.start() - _LEAD_WIDTH) : first.start()]
    return _opens_key(lexicon).search(lead) is not None


@lru_cache(maxsize=8)
def _opens_key(lexicon: Lexicon) -> re.Pattern[str]:
    """A word for depths, "Depths are ", "Key to these: ", or one alone, "Key: "; not "The key idea, rims, "."""
    return re.compile(
        rf"(?<!\w)(?:{lexicon.word('key')}(?!\w)|{lexicon.word('key-alone')}[*_\s]{{0,4}}:\W{{0,4}}$)", re.I
    )


@lru_cache(maxsize=8)
def declarations(lexicon: Lexicon) -> tuple[re.Pattern[str], ...]:
    """A mark before its depth, "`DEV` = developed", "3 for developed", and behind it, "developed (DEV)"."""
    words = alternatives(lexicon.vocabulary.words_of("stands-for", "short-for"))
    parts = rf"\s*(?:[=:|]|{DASH}|{ARROW}|(?i:{words})(?=\s))\s*"
    depth = rf"(?<!\w){_OPEN}(?P<depth>(?i:{alternatives(lexicon.vocabulary.depths)})){_CLOSE}(?!\w)"
    mark = rf"(?P<mark>{CODE}|{NUMBER}|{SIGN})"
    before = rf"{_OPEN}{mark}{_CLOSE}{parts}{depth}"
    behind = rf"{depth}(?:{parts}|\s+(?=[\[(])){_OPEN}{mark}"
    # "Each cell is a depth: `MEN` mentioned, `INT` introduced"
    coded = rf"`(?P<mark>{CODE})`\s+{depth}"
    return re.compile(before), re.compile(behind), re.compile(coded)
