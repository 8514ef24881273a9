"""What says that a row names a further lesson, one in which its concept came too."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from reclint.readers.sections.cells import LINKED, began_in, met_before
from reclint.vocabulary.lexicon import DASH, LETTER, SLUG

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reclint.readers.index.entry import Piece
    from reclint.text.source import Passage
    from reclint.vocabulary.lexicon import Lexicon

LONG = re.compile(rf"{LETTER}+(?:-{LETTER}+)+")
"""What can be nothing but a slug: "true-wheels"."""


@lru_cache(maxsize=16)
def before_further(lexicon: Lexicon) -> re.Pattern[str]:
    """The words before another lesson: "also in L2", "also: L2", "continued in L2", "+ L2", "and `quiet-chains`".

    "continued from L2" speaks of the lesson that it stands under.
    """
    onward = rf"{lexicon.word('goes-on')}(?!\s+{lexicon.word('from')}(?!\w))"
    joined = rf"[+&]|{lexicon.word('joining')}(?=\s+[`*_\[])"
    return re.compile(rf"^(?:(?:{lexicon.word('also')}|{onward})(?!\w)|{joined})[\s:*_`]*", re.I)


@lru_cache(maxsize=16)
def told_further(lexicon: Lexicon) -> re.Pattern[str]:
    """What names a further lesson behind words that say it was shown there: "the gauge is shown already in L2".

    "told again in bends", "plucked once more and again in L2"; not "we planned it also in L2", "missing again in L2".
    """
    denied = lexicon.word("negative", "without", "perhaps", "no-more", "wished", "to", "planned")
    word, joining = r"[^\W\d]+\s+", lexicon.word("joining")
    whom = rf"(?:{lexicon.word('teller', 'those')}\s+)?"
    more = rf"{lexicon.word('once-more')}\s+{joining}\s+"
    shown = rf"(?:{word}){{0,5}}?(?:{lexicon.word('shown')}\s+{whom}(?:{joining}\s+)?|{more})"
    also = rf"{lexicon.word('also', 'before-now', 'goes-on')}\s+{lexicon.word('upon')}"
    said = rf"(?:{shown}|{lexicon.word('joining', 'now')}\s+)?"
    return re.compile(rf"(?!(?:\S+\s+){{0,6}}{denied}\s){said}{also}\s+(?P<name>\S.{{0,60}})", re.I)


@lru_cache(maxsize=16)
def met_in(lexicon: Lexicon) -> re.Pattern[str]:
    """What says by a verb that a concept was in a lesson: "first met in L1", "then taken up again in `bends`".

    "to be taken up in L2", "never used in L2", "unlike the rim used in L2", "moved to L2" do not.
    """
    return re.compile(rf"{met_before(lexicon)}(?:{lexicon.word('both')}\s+)?(?P<name>\S.{{0,80}})", re.I)


@lru_cache(maxsize=16)
def stated_in(lexicon: Lexicon) -> re.Pattern[str]:
    """A sentence that states a depth: "Spoke tension is DEVELOPED in true-wheels"."""
    stated = rf"(?:[^\W\d]+\s+){{0,2}}{lexicon.depth_any_case.pattern}(?:\s.*)?"
    return re.compile(rf"(?P<name>\S.*?)\s+{lexicon.word('becomes')}\s+(?P<stated>{stated})", re.I)


def without_other_numbers(text: Passage, pieces: Sequence[Piece]) -> Sequence[Piece]:
    """The pieces, "#2" as words where another is a lesson: "Spokes (#2) — DEVELOPED — `true-wheels`" has a number."""
    hashed = [piece for piece in pieces if piece.lesson and "#" in text.text[piece.start : piece.stop]]
    if not hashed or len(hashed) == sum(piece.lesson is not None for piece in pieces):
        return pieces
    return [piece._replace(lesson=None, more=()) if piece in hashed else piece for piece in pieces]


@lru_cache(maxsize=16)
def also_before(lexicon: Lexicon) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """What stands before another lesson of a row that is a link, "again in ", or in code marks, "also in ".

    "also `key-value` pairs" names what is in code, and no lesson. The last stands before what is all of a bracket:
    "(also `quiet-chains`)".
    """
    said, upon = lexicon.word("also", "goes-on"), lexicon.word("upon")
    return (
        re.compile(rf"(?<!\w){said}(?:\s+[^\W\d]+){{0,2}}\s*[:*_`]*\s*$", re.I),
        re.compile(rf"(?<!\w){said}\s+(?:[^\W\d]+\s+)?{upon}\s+$", re.I),
        re.compile(rf"[(\[]{said}:?\s+$", re.I),
    )


@lru_cache(maxsize=16)
def begun_before(lexicon: Lexicon) -> re.Pattern[str]:
    """A clause that names an earlier lesson of a row: "(begun in `bends`)", ". First seen in lesson 1, done here".

    "like the rim, begun in L1" is said of another concept, "begun in L1 of module 1.2" of another module's lesson.
    """
    before = rf"(?:^|(?<=[.;(])|{DASH})\s*[*_]?(?:{lexicon.word('merely', 'becomes')}\s+){{0,2}}"
    name = rf"`{SLUG}`|{LINKED.pattern}|{LONG.pattern}|[^\W\d]+\.?\s?\d{{1,3}}"
    foreign = rf"[\w-]|\.\d|\s*[–&+/-]|,?\s*\(?{lexicon.word('home', 'module')}\s"
    return re.compile(rf"{before}{began_in(lexicon)}\s+(?P<name>{name})(?!{foreign})", re.I)


def goes_on(said: str, lexicon: Lexicon) -> bool:
    """Whether a text says that a lesson is one more: "also in L2", "taken up in L2"."""
    return bool(before_further(lexicon).match(said) or met_in(lexicon).match(said))
