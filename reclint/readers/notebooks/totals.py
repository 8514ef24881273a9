"""Numbers of exercises without the word for them: "four of them", "guided and supported, one each", "a guided one"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from reclint.model import Count
from reclint.vocabulary.lexicon import DASH, NOTEBOOK_PATH, alternatives

if TYPE_CHECKING:
    from collections.abc import Callable

    from reclint.text.source import Passage
    from reclint.vocabulary.lexicon import Lexicon

_LINKED = r"[^\]\n]{1,80}\]\("
"""The text of a link up to its target: "rolls](" of "[rolls](rolls.ipynb)"."""
_SENTENCE = re.compile(r"[.!?]\s+")
"""What ends a sentence before another one: "We bake. "."""


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
    """A number that opens a text, "There are four of them in `…`", or ends it behind a notebook, "…, three of them:".

    "Two of them on paper", "two of them in the notebooks of others" count some of them.
    """
    them = rf"(?:{lexicon.word('of')}\s+{lexicon.word('those')}|{lexicon.word('across')})(?!\w)"
    counted = rf"(?P<number>{lexicon.counting})\s+{them}"
    named = rf"(?:{lexicon.word('pointing')}\s+)?(?:{lexicon.word('notebook')}\s+)?[`*_\[(]{{0,4}}(?:{_LINKED})?"
    # "in the notebook", "in the Colab notebook", "in the lesson's notebook", at the end of a clause.
    kind = rf"(?:{lexicon.word('notebook', 'teller', 'ditto')}(?:['’]s)?\s+)?"
    ends = rf"[*_]{{0,3}}(?=\s*(?:[.,:;()]|$|{DASH}\s))"
    plain = rf"{lexicon.word('pointing')}\s+{kind}{lexicon.word('notebook')}{ends}"
    inside = rf"\s*(?:[.:]|$|,?\s+{lexicon.word('upon')}\s+(?:{named}(?:{NOTEBOOK_PATH})|{plain}))"
    return (
        re.compile(rf"\A\W*(?:{lexicon.word('there-are')}\s+)?{counted}(?={inside})", re.I),
        re.compile(rf"\.ipynb[`)\]*_]{{0,4}}\s*[,;:(–—-]\s*{counted}\)?[.:]?\s*\Z", re.I),
    )


def told_with_levels(passage: Passage, lexicon: Lexicon, told: Callable[[Passage], Count | None]) -> Count | None:
    """The number that is ``told``, or that of "one exercise at each of the three levels", "two for each level".

    Where nothing says how many levels there are, they are those of the course. A number that is ``told`` before
    it, "4 exercises: one per level", or as a greater one behind it counts them all; a smaller one behind it may
    be added or a part. None of its value for "one for each level of heat".
    """
    match = _at_each_level(lexicon).search(passage.text)
    if match is None:
        return told(passage)
    before, behind = passage.part(0, match.start()), passage.part(match.end(), len(passage.text))
    if total := told(before.strip(" ,;:.")):
        return total
    named = {lexicon.level_of(level.group()) for level in lexicon.level.finditer(behind.text)}
    several = len(named) if len(named) > 1 else len(lexicon.vocabulary.levels)
    levels = lexicon.value(match["levels"]) if match["levels"] else several
    value = lexicon.value(match["number"]) * levels
    if match["stretch"]:
        value += _value(match["more"], lexicon)
    total = told(behind)
    if total or match["other"]:
        return total if total and (match["other"] or total.value >= value) else None
    return Count(span=passage.span_of(*match.span()), value=value)


@lru_cache(maxsize=16)
def _at_each_level(lexicon: Lexicon) -> re.Pattern[str]:
    """A number of exercises that there are of each level: "one exercise at each of the three levels", "two per level".

    A stretch may be added, "one per level and a stretch". "One exercise at each bench" counts otherwise, and "one for
    each level of heat" by levels of something else.
    """
    each = rf"(?:{lexicon.word('each')}|{lexicon.word('every')})(?:\s+{lexicon.word('of')})?"
    levels = rf"(?:\s+{lexicon.word('pointing')})?(?:\s+(?P<levels>{lexicon.counting}))?\s+{lexicon.word('levels')}"
    at = lexicon.word("upon", "of", "from", "at-each")
    noun = rf"(?:\s+{lexicon.word('exercises')})?\s+(?:{at}\s+{each}|{lexicon.word('per')})"
    other = rf"(?P<other>\s+{lexicon.word('of')}(?!\w))"
    more = rf"(?:(?P<more>{lexicon.word('article')}|{lexicon.counting})\s+)?"
    stretch = rf"(?P<stretch>,?\s+{lexicon.word('plus', 'joining')}\s+{more}{lexicon.word('stretch')}(?!\w))"
    number = rf"(?<![\w.+-])(?P<number>{lexicon.counting})"
    return re.compile(rf"{number}{noun}{levels}(?!\w)(?:{other}|{stretch})?", re.I)


def by_kind(
    passage: Passage, lexicon: Lexicon, told: Callable[[Passage], Count | None]
) -> tuple[tuple[str, Count], ...]:
    """The numbers by level of "a guided and a supported exercise", "two guided exercises and an independent one".

    None where as many are not all that are ``told`` beside them: "4 exercises, the last a guided and a supported one".
    """
    named, each = _by_kind(lexicon)
    match = named.search(passage.text) or _with_ones(lexicon).search(passage.text) or each.search(passage.text)
    if match is None or not _tells_all(passage.text[: match.start("row")], lexicon):
        return ()
    said = match.groupdict()
    many = lexicon.value(said.get("before") or said["behind"]) if match.re is each else None
    found = tuple(
        (
            lexicon.level_of(one["level"]),
            Count(span=passage.span_of(one.start(), one.end()), value=many or _value(one["number"], lexicon)),
        )
        for one in _one(lexicon).finditer(passage.text, match.start("row"), match.end("row"))
    )
    total = told(passage.part(0, match.start("row"))) or told(passage.part(match.end(), len(passage.text)))
    return found if total is None or total.value == sum(count.value for _, count in found) else ()


def _tells_all(before: str, lexicon: Lexicon) -> bool:
    """Whether what follows ``before`` may be all exercises: what opens a sentence, or is said of a notebook's path.

    So is what a sentence says that the notebook has, "It has a guided and a supported exercise"; not "`rolls.ipynb` is
    made from a guided and a supported exercise".
    """
    *earlier, opening = _SENTENCE.split(before)
    small, adding, holding = _last_words(lexicon)
    is_held = holding.search(opening) is not None
    is_first = re.search(r"\w", opening) is None or adding.match(opening) is not None or is_held
    is_near = not earlier or ".ipynb" in opening or is_first
    return is_near and (small.search(opening) is None or adding.search(opening) is not None or is_held)


@lru_cache(maxsize=16)
def _last_words(lexicon: Lexicon) -> tuple[re.Pattern[str], ...]:
    """What a text ends in: a small word, "… made from "; one that only adds, "with "; what says what there is.

    The last is all that is said of a subject, "It has ", "Students work through ", or behind a path, "`rolls.ipynb`
    consists of "; not "It also has ", "is partly made up of ".
    """
    words = (alternatives(lexicon.vocabulary.fillers), lexicon.word("plus", "there-are"))
    only = rf"(?:{lexicon.word('only')}\s+)?"
    subject = (
        rf"(?:{lexicon.word('pointing', 'pointing-back')}\s+)?{lexicon.word('teller', 'notebook', 'pointing-back')}"
    )
    path = r"\.ipynb[`)\]*_]{0,4}(?:\s*[,:;(–—-])?"
    consists = rf"(?:{lexicon.word('becomes')}\s+)?{lexicon.word('made-up-of')}"
    told = rf"{only}(?:{lexicon.word('holding')}|{consists})"
    of_path = rf"{path}\s*(?:{lexicon.word('pointing-back')}\s+)?{only}{consists}"
    ends = [re.compile(rf"(?<!\w){word}\s+$", re.I) for word in words]
    return *ends, re.compile(rf"(?:\A\W*{subject}\s+{told}|{of_path})\s+{only}\Z", re.I)


def _value(number: str | None, lexicon: Lexicon) -> int:
    is_one = number is None or number.lower() in lexicon.vocabulary.words_of("article")
    return 1 if is_one or number is None else lexicon.value(number)


@lru_cache(maxsize=16)
def _one(lexicon: Lexicon) -> re.Pattern[str]:
    """A level, perhaps behind its number: "a guided", "two supported", "independent"."""
    number = rf"(?:{lexicon.word('article')}|{lexicon.counting})"
    return re.compile(rf"(?<!\w)(?:(?P<number>{number})\s+)?(?P<level>{lexicon.level.pattern})(?!\w)", re.I)


@lru_cache(maxsize=16)
def _with_ones(lexicon: Lexicon) -> re.Pattern[str]:
    """A row of levels whose first has the word for exercises: "two guided exercises and a supported one".

    "Two guided exercises and a supported walk" goes on with something else.
    """
    number = rf"(?:{lexicon.word('article')}|{lexicon.counting})"
    apart = rf"(?:\s*,\s*(?:{lexicon.word('joining')}\s+)?|\s+{lexicon.word('joining', 'plus')}\s+|\s*[;/+&]\s*)"
    noun, ends = lexicon.word("exercises", "one-of-them"), rf"(?=[*_]*\s*(?:[.,;:()]|$|{lexicon.word('joining')}\s))"
    further = rf"{apart}{number}\s+{lexicon.level.pattern}(?:\s+{noun}(?!\w)|{ends})"
    first = rf"{number}\s+{lexicon.level.pattern}\s+{lexicon.word('exercises')}"
    return re.compile(rf"(?<![\w.])(?P<row>{first}(?:{further}){{1,7}})", re.I)


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
