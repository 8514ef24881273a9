"""Abbreviations and signs that a document explains: "MM = mental model", "🔴 critical · 🟠 improvement"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from reclint.markdown import Heading, plain_title
from reclint.readers.depths.marks import explaining
from reclint.text.source import Passage
from reclint.vocabulary.folding import fold_case, fold_word

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reclint.markdown import Block
    from reclint.vocabulary.lexicon import Lexicon

_IN_PARENTHESES = re.compile(r"(?<!\w)(?P<words>[^\W\d_][^\W\d]{2,}(?: [^\W\d_]+){0,3}) \((?P<short>[^\W\d_]{1,5})\)")
"""An abbreviation behind the words that it stands for: "needs revision (NR)"."""
_PUNCTUATION = re.escape(".,;:!?()[]{}<>*_`'\"/|+=·•-–—&")
"""What is no sign of its own before a word."""
_LONGEST = 1500
"""A longer text explains no abbreviations: it is prose."""


def with_explained(blocks: Sequence[Block], lexicon: Lexicon) -> Lexicon:
    """The lexicon with the abbreviations that a document explains, where it explains any."""
    fields: dict[str, list[str]] = {}
    sections: dict[str, list[str]] = {}
    verdicts: dict[str, list[str]] = {}
    keys = list(_keys(blocks))
    for short, words in _explained(keys, lexicon):
        vocabulary = lexicon.vocabulary
        if vocabulary.is_label(words) and (kind := vocabulary.field(words)):
            fields.setdefault(kind, []).append(short)
        if section := vocabulary.section(words):
            sections.setdefault(section, []).append(short)
        if lexicon.verdict.fullmatch(words):
            verdicts.setdefault(lexicon.verdict_of(words), []).append(short)
    grades = _signs_of_grades(keys, lexicon)
    return lexicon.with_words(fields=fields, sections=sections, verdicts=verdicts, grades=grades)


def _signs_of_grades(keys: Sequence[str], lexicon: Lexicon) -> dict[str, list[str]]:
    """The signs that a text gives to all grades of findings: "🔴 critical · 🟠 improvement · ⚪ polish"."""
    grades = lexicon.vocabulary.grades
    for text in keys:
        matches = list(_sign_before_grade(lexicon).finditer(text)) if lexicon.grade_mention.may_be_in(text) else []
        found = {match["sign"]: lexicon.grade_of(match["grade"]) for match in matches}
        if len(found) == len(grades) == len(set(found.values())):
            return {grade: [sign] for sign, grade in found.items()}
    return {}


@lru_cache(maxsize=16)
def _sign_before_grade(lexicon: Lexicon) -> re.Pattern[str]:
    """A sign that is no punctuation before a grade: "🔴 critical", "▲ = improvement"."""
    return re.compile(
        rf"(?P<sign>[^\w\s{_PUNCTUATION}]{{1,2}})\s*(?:=|:)?\s*[*_]*(?P<grade>{lexicon.grade})(?!\w)", re.I
    )


def _explained(keys: Sequence[str], lexicon: Lexicon) -> Iterator[tuple[str, str]]:
    """Each abbreviation of known words that is no word itself, with these words."""
    for text in keys:
        for pattern in (_before_words(lexicon), _IN_PARENTHESES):
            for match in pattern.finditer(text):
                short = match["short"].rstrip(".")
                alike = fold_case(short)[:1] == fold_case(match["words"])[:1]
                for words in _readings(match["words"]) if alike else ():
                    if _shortens(short, words) and not lexicon.vocabulary.is_label(short):
                        yield short, words


@lru_cache(maxsize=16)
def _before_words(lexicon: Lexicon) -> re.Pattern[str]:
    """An abbreviation before its words, parted from the next by a comma or a full stop: "NR = revise, …"."""
    equals = rf"(?:=|:|\(|\||--?|–|—|{lexicon.word('stands-for')})"
    return re.compile(
        r"(?<![\w.])(?P<open>[*_`(\[]{0,3})(?P<short>[^\W\d_]{1,5}\.?)[*_`)\]]{0,3}"
        rf"\s*{equals}\s*(?=[*_`]{{0,3}}(?P<words>[^\W\d_][^\n.;,=:|()\[\]*_`]{{2,40}}))"
    )


def _keys(blocks: Sequence[Block]) -> Iterator[str]:
    """The texts that may explain abbreviations: what stands above the sections, and what has a sign for "equals"."""
    sections = [place for place, block in enumerate(blocks) if isinstance(block, Heading)][1:2]
    top = sections[0] if sections else len(blocks)
    for place, block in enumerate(blocks):
        for text in explaining([block]):
            if len(text) <= _LONGEST and (place < top or " = " in text):
                yield text


def _readings(words: str) -> Iterator[str]:
    """The words that an abbreviation may stand for: all of them, or the first without a remark behind."""
    whole = plain_title(Passage.at(words.strip(), 0)).text
    yield whole
    parts = whole.split()
    yield from (" ".join(parts[:count]) for count in range(len(parts) - 1, 0, -1))


def _shortens(short: str, words: str) -> bool:
    """Whether an abbreviation has the letters of some words in their order, the first one first."""
    letters = iter(fold_word(words))
    return len(short) < len(words) and all(letter in letters for letter in fold_word(short))
