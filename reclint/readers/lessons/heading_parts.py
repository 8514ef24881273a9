"""A lesson's heading in pieces, whatever parts them: a position, a slug, a load, a date, and what is left, the title.

`lesson_heading` knows how headings are written as a rule; what it leaves open is taken from here.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from reclint.model import Count, Word
from reclint.readers.lessons.numerals import NUMERAL, VALUES
from reclint.vocabulary.lexicon import ARROW, CLOSING, LETTER, OPENING, SLUG, alternatives

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reclint.text.source import Passage
    from reclint.vocabulary.lexicon import Lexicon

_SIGNS = r"[-—–~=|/·•»«›‹▸▶►]"
_APART = re.compile(
    rf"(?<!\s)\s+(?:{ARROW}|{_SIGNS}{{1,3}})(?:\s+|$)"
    rf"|[:,;](?=\s)|\.(?=\s|$)|[()\[\]{{}}<>\"“”„{re.escape(OPENING + CLOSING)}]"
    r"|(?<=`)\s|\s(?=`)"
)
"""What may part two pieces of a heading."""
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩"
_GROUPS = ("named", "met", "short", "ordinal", "of", "signed", "keycap", "circled", "dotted", "roman")
"""The ways to state a position, as `_position` calls them."""
_SLUG = re.compile(rf"(?![\d`-]+$)(?P<code>`)?(?P<slug>(?(code){SLUG}|{LETTER}+(?:-{LETTER}+)+))(?(code)`)")
"""A slug: in code marks whatever it is, else with a hyphen: "`wheels`", "true-wheels"; a day is none."""
_SET_OFF = re.compile(r"\s*(?::|\s(?:[·|]|--|[—–]))\s+[\"“„«`\[]?(?-i:[^\W_a-z])")
"""What follows "First" where that is the number of a lesson: "First: Soft Rolls", "First · “Soft Rolls”"."""
_OUTER = " \t.,:;'*_"


class Parts(NamedTuple):
    """What a heading's pieces say; ``named`` where one calls it a lesson by its number in order."""

    position: Count | None = None
    slug: str | None = None
    load: Word | None = None
    title: str | None = None
    named: bool = False
    others: tuple[str, ...] = ()


class _Piece(NamedTuple):
    start: int
    stop: int
    text: str


def read_parts(passage: Passage, lexicon: Lexicon) -> Parts:
    """The parts of a heading's text, signs and emphasis taken off."""
    parts, done = Parts(), False
    titles: list[_Piece] = []
    pieces = list(_pieces(passage.text))
    for place, piece in enumerate(pieces):
        kept, rest = _told(parts, piece, passage, lexicon, first=place == 0)
        if kept is not None:
            parts = kept._replace(others=(*kept.others, piece.text))
            done = done or bool(titles)
        if rest is not None and not done:
            titles.append(rest)
    if not titles:
        return parts
    title = passage.text[titles[0].start : titles[-1].stop].strip(_OUTER)
    closing = re.match(r"[)\]]", passage.text[titles[-1].stop :]) if title.count("(") > title.count(")") else None
    return parts._replace(title=title + (closing.group() if closing else ""))


def _pieces(text: str) -> Iterator[_Piece]:
    start = 0
    for stop, after in (*(match.span() for match in _APART.finditer(text)), (len(text), len(text))):
        inner = text[start:stop].strip(_OUTER)
        if inner:
            at = start + text[start:stop].index(inner)
            yield _Piece(at, at + len(inner), inner)
        start = after


def _told(
    parts: Parts, piece: _Piece, passage: Passage, lexicon: Lexicon, *, first: bool
) -> tuple[Parts | None, _Piece | None]:
    """The parts with what a piece says, None where it is of the title; and what of it belongs to the title."""
    position = _position(lexicon).match(piece.text) if parts.position is None else None
    set_off = first and _SET_OFF.match(passage.text, piece.stop) is not None
    if position and (numbered := _numbered(position, piece, lexicon, first=first, set_off=set_off)):
        value, named, stop = numbered
        count = Count(span=passage.span_of(piece.start, piece.start + stop), value=value)
        rest = piece.text[stop:].lstrip(_OUTER)
        left = _Piece(piece.stop - len(rest), piece.stop, rest) if rest else None
        if left and (slug := _SLUG.fullmatch(rest)):
            return parts._replace(position=count, named=named, slug=parts.slug or slug["slug"]), None
        return parts._replace(position=count, named=parts.named or named), left
    bare = _before_slug(lexicon).sub("", piece.text)
    if parts.slug is None and (match := _SLUG.fullmatch(bare)):
        return parts._replace(slug=match["slug"]), None
    load = load_alone(lexicon).fullmatch(piece.text)
    if load and not first:
        span = passage.span_of(piece.start + load.start("load"), piece.start + load.end("load"))
        return parts._replace(load=parts.load or Word(span=span, text=lexicon.load(load["load"]))), None
    if not re.search(r"\w", lexicon.vocabulary.without_dates(piece.text)):
        return parts, None
    return None, piece


def _numbered(
    match: re.Match[str], piece: _Piece, lexicon: Lexicon, *, first: bool, set_off: bool
) -> tuple[int, bool, int] | None:
    """The position that a piece states, whether it calls the lesson so, and where that ends.

    An ordinal by itself opens a heading as its number where it is ``set_off``: "First, do no harm" is a title.
    """
    whole = match.end() == len(piece.text)
    word = next(group for name in _GROUPS if (group := match[name]))
    if match["ordinal"] and not (match["called"] or (whole and (set_off or not first))):
        return None
    if match["roman"] and not (first and whole):
        return None
    if not whole and not piece.text[match.end() :].startswith((" ", ".")):
        return None
    named = bool(match["named"] or match["short"] or (match["ordinal"] and match["called"]))
    if not named and not first and not match["of"] and not match["ordinal"]:
        return None
    if match["circled"]:
        return _CIRCLED.index(word) + 1, named, match.end()
    return VALUES.get(word) or (int(word) if word.isdecimal() else lexicon.any_value(word)), named, match.end()


@lru_cache(maxsize=16)
def _position(lexicon: Lexicon) -> re.Pattern[str]:
    """What states a position.

    "Lesson 1", "Lesson One", "L1", "Lesson II", "Lesson 1 of 3"; "Evening 1"; "first lesson", "the 1st"; "1 of 3",
    "1/3"; "#1", "①", "1️⃣"; "II", "§ II"; "X" by itself may be a thing.
    """
    lesson, of = lexicon.word("lesson"), lexicon.word("of")
    number = rf"(?:\d{{1,3}}|{lexicon.number_word}|{NUMERAL})"
    most = rf"(?:\s*(?:/|\s{of}\s)\s*{number})?"
    article = alternatives(lexicon.vocabulary.fillers)
    return re.compile(
        rf"(?:{lesson}\s*[#№(]?\s*(?P<named>{number}){most}"
        rf"|{lexicon.word('meeting')}\s+(?P<met>{number}){most}"
        rf"|{lexicon.lesson_initial}(?P<short>\d{{1,3}})"
        rf"|(?:{article}\s+)?(?P<ordinal>{lexicon.ordinal})(?P<called>\s+{lesson})?{most}"
        rf"|(?P<of>\d{{1,2}})(?:/|\s+{of}\s+)\d{{1,2}}"
        rf"|[#№]\s?(?P<signed>\d{{1,3}})"
        rf"|(?P<keycap>\d)\ufe0f?\u20e3|(?P<circled>[{_CIRCLED}])"
        rf"|(?:\d{{1,3}}\.)+(?P<dotted>\d{{1,3}})"
        rf"|(?:§\s?)?(?P<roman>(?!X+\b){NUMERAL}))(?![\w-]|\.\d)",
        re.I,
    )


@lru_cache(maxsize=16)
def _before_slug(lexicon: Lexicon) -> re.Pattern[str]:
    """The label before a slug in a heading: "slug: soft-rolls"."""
    return re.compile(rf"^{alternatives(lexicon.vocabulary.fields.get('slug', ()))}[\s:=]+", re.I)


@lru_cache(maxsize=16)
def load_alone(lexicon: Lexicon) -> re.Pattern[str]:
    """A load, perhaps with the word for it or for a lesson: "BUILD", "load BUILD", "a build lesson"."""
    vocabulary = lexicon.vocabulary
    before = alternatives((*vocabulary.fields.get("load", ()), *vocabulary.words_of("article")))
    return re.compile(
        rf"(?:{before}[\s:=]+)?(?P<load>{alternatives(vocabulary.loads)})(?:\s+{lexicon.word('lesson')})?", re.I
    )
