"""Numbers of exercises without the word for them: "four of them", "guided and supported, one each", "a guided one"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from reclint.model import Count

if TYPE_CHECKING:
    from reclint.text.source import Passage
    from reclint.vocabulary.lexicon import Lexicon


def of_them(passage: Passage, lexicon: Lexicon) -> Count | None:
    """The number of "Four of them, in `rolls.ipynb`" or "`rolls.ipynb`, three in all", in a field on exercises.

    "Two of them are short" counts some of them.
    """
    for pattern in _of_them(lexicon):
        if match := pattern.search(passage.text):
            return Count(span=passage.span_of(*match.span("number")), value=lexicon.value(match["number"]))
    return None


@lru_cache(maxsize=16)
def _of_them(lexicon: Lexicon) -> tuple[re.Pattern[str], ...]:
    """A number that opens a text, "There are four of them in …", or ends it behind a notebook, "…, three of them:"."""
    them = rf"(?:{lexicon.word('of')}\s+{lexicon.word('those')}|{lexicon.word('across')})(?!\w)"
    counted = rf"(?P<number>{lexicon.counting})\s+{them}"
    inside = rf"\s*(?:[.:]|$|,?\s+{lexicon.word('upon')}\s)"
    return (
        re.compile(rf"\A\W*(?:{lexicon.word('there-are')}\s+)?{counted}(?={inside})", re.I),
        re.compile(rf"\.ipynb[`)\]*_]{{0,4}}\s*[,;:(–—-]\s*{counted}\)?[.:]?\s*\Z", re.I),
    )


def at_each_level(passage: Passage, lexicon: Lexicon) -> Count | None:
    """The number of "one exercise at each of the three levels", "two exercises for each level (guided, supported)".

    Where nothing says how many levels there are, they are those of the course.
    """
    match = _at_each_level(lexicon).search(passage.text)
    if match is None:
        return None
    named = {lexicon.level_of(level.group()) for level in lexicon.level.finditer(passage.text, match.end())}
    several = len(named) if len(named) > 1 else len(lexicon.vocabulary.levels)
    levels = lexicon.value(match["levels"]) if match["levels"] else several
    return Count(span=passage.span_of(*match.span()), value=lexicon.value(match["number"]) * levels)


@lru_cache(maxsize=16)
def _at_each_level(lexicon: Lexicon) -> re.Pattern[str]:
    """A number of exercises that there are of each level: "one exercise at each of the three levels", "two per level".

    "One exercise at each bench" counts otherwise.
    """
    each = rf"(?:{lexicon.word('each')}|{lexicon.word('every')})(?:\s+{lexicon.word('of')})?"
    levels = rf"(?:\s+{lexicon.word('pointing')})?(?:\s+(?P<levels>{lexicon.counting}))?\s+{lexicon.word('levels')}"
    noun = rf"(?:\s+{lexicon.word('exercises')})?\s+(?:{lexicon.word('at-each')}\s+{each}|{lexicon.word('per')})"
    return re.compile(rf"(?<![\w.+-])(?P<number>{lexicon.counting}){noun}{levels}(?!\w)", re.I)


def by_kind(passage: Passage, lexicon: Lexicon) -> tuple[tuple[str, Count], ...]:
    """The numbers by level of "a guided and a supported exercise", "guided and supported, one each"."""
    named, each = _by_kind(lexicon)
    match = named.search(passage.text) or each.search(passage.text)
    if match is None:
        return ()
    said = match.groupdict()
    many = lexicon.value(said.get("before") or said["behind"]) if match.re is each else None
    return tuple(
        (
            lexicon.level_of(one["level"]),
            Count(span=passage.span_of(one.start(), one.end()), value=many or _value(one["number"], lexicon)),
        )
        for one in _one(lexicon).finditer(passage.text, match.start("row"), match.end("row"))
    )


def _value(number: str | None, lexicon: Lexicon) -> int:
    is_one = number is None or number.lower() in lexicon.vocabulary.words_of("article")
    return 1 if is_one or number is None else lexicon.value(number)


@lru_cache(maxsize=16)
def _one(lexicon: Lexicon) -> re.Pattern[str]:
    """A level, perhaps behind its number: "a guided", "two supported", "independent"."""
    number = rf"(?:{lexicon.word('article')}|{lexicon.counting})"
    return re.compile(rf"(?<!\w)(?:(?P<number>{number})\s+)?(?P<level>{lexicon.level.pattern})(?!\w)", re.I)


@lru_cache(maxsize=16)
def _by_kind(lexicon: Lexicon) -> tuple[re.Pattern[str], ...]:
    """Rows of levels: "a guided and a supported exercise"; "guided, supported, one each", "two each: guided, …"."""
    number = rf"(?:{lexicon.word('article')}|{lexicon.counting})"
    level, joining = rf"{lexicon.level.pattern}", lexicon.word("joining")
    apart = rf"(?:\s*,\s*(?:{joining}\s+)?|\s+{joining}\s+|\s*[/+&]\s*)"
    numbered = rf"(?P<row>{number}\s+{level}(?:{apart}{number}\s+{level}){{1,7}})"
    row = rf"{level}(?:{apart}{level}){{1,7}}"
    each = lexicon.word("each")
    behind = rf"{row}(?=[\s,:;()–—-]{{1,4}}(?P<behind>{lexicon.counting})\s+{each}(?!\w))"
    before = rf"(?P<before>{lexicon.counting})\s+{each}(?:\s*[,:]|\s+{lexicon.word('of')})?\s+{row}"
    return (
        re.compile(rf"(?<!\w){numbered}\s+{lexicon.word('exercises')}(?!\w)", re.I),
        re.compile(rf"(?<!\w)(?P<row>{behind}|{before})", re.I),
    )
