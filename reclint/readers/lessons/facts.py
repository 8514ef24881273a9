"""The facts that a lesson states of itself below its heading: the pieces of its first line, its slug, its place."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from reclint.markdown import block_passages, leading_signs
from reclint.model import Count
from reclint.readers.lessons.heading import slug_of_path
from reclint.readers.lessons.slug_title import LIKE_ENOUGH, slug_likeness
from reclint.readers.sections.cells import LINKED
from reclint.readers.sections.fields import read_fields
from reclint.vocabulary.lexicon import LETTER, NEAR_SLUG, SLUG

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reclint.markdown import Block
    from reclint.readers.sections.fields import Fields
    from reclint.text.source import Passage
    from reclint.vocabulary.lexicon import Lexicon

_PIECE = re.compile(r"\s*[·•|‖¦,;]\s+|\s+/\s+|\s+\((?=\[)")
"""What parts the entries of a lesson's first line: "`soft-rolls`, cognitive load BUILD", "soft-rolls / BUILD"."""
_FINE_PIECE = re.compile(rf"{_PIECE.pattern}|\s+(?:--|[—–])\s+|\.[*_]*\s+")
"""What parts them in a short line besides: "First of four. Load: build.", "lesson 2 of 4 — BUILD"."""
_FACTS, _SHORT_LINE = 16, 200
"""How many words, and characters, a line has at most whose sentences are facts; a longer one is prose. A choice."""
_SLUG_VALUE = re.compile(rf"[`*_\[]*(?P<slug>{SLUG}|{NEAR_SLUG})(?![\w-])")
"""A field that names a lesson: "`first-knots`", "first_knots"."""
SLUG_PIECE = re.compile(rf"(?P<mark>`|\[\[)(?P<slug>{SLUG})(?(mark)(?:`|\]\]))|(?P<long>{LETTER}+(?:-{LETTER}+)+)")
"""A slug that stands alone between separators: "`knots`", "[[knots]]" in marks, "first-knots" without."""
_MARKS = "*_ .()"
"""What may stand around a line of facts: "*(`soft-rolls`, load: BUILD)*"."""


def first_pieces(fields: Fields, *, fine: bool = False) -> Iterator[Passage]:
    """What a lesson's first line says, piece by piece; ``fine`` where sentences and dashes may part a short one."""
    first = next(block_passages(fields.prose), None)
    if first is None:
        return
    line, start = first.text.partition("\n")[0], 0
    is_short = len(line) <= _SHORT_LINE and len(line.split()) <= _FACTS
    parting = _FINE_PIECE if fine and is_short else _PIECE
    for match in (*parting.finditer(line), None):
        stop = match.start() if match else len(line)
        piece = first.part(start, stop).strip(_MARKS)
        yield piece.part(leading_signs(piece.text), len(piece.text))
        start = match.end() if match else stop


def slug_in_field(fields: Fields) -> str | None:
    """The slug that a field for it states."""
    for entry in fields.of("slug"):
        link = LINKED.match(entry.text.text)  # "[page](lessons/first-knots.md)"
        if link and (slug := slug_of_path(link["wiki"] or link["target"])):
            return slug
        if match := _SLUG_VALUE.match(entry.text.text):
            return match["slug"]
    return None


def slug_labelled(fields: Fields, title: str | None, lexicon: Lexicon) -> str | None:
    """The slug that is all that a line or row on the lesson itself, or its page, says: "| Lesson | `soft-rolls` |".

    A note may be about any lesson: "| Note | [[soft-rolls]] |" names this one where it is called so.
    """
    own, note = (re.compile(lexicon.word(*names), re.I) for names in (("lesson", "page"), ("note",)))
    for entry in fields.labelled:
        match = SLUG_PIECE.fullmatch(entry.text.text)
        slug = (match["slug"] or match["long"]) if match else None
        if slug and entry.kind is None and own.fullmatch(entry.label.text):
            return slug
        is_note = slug and note.fullmatch(entry.label.text) and entry.text.text.startswith("[[")
        if slug and is_note and slug_likeness(title or "", slug) >= LIKE_ENOUGH:
            return slug
    return None


def states_slug(blocks: Sequence[Block], title: str | None, lexicon: Lexicon) -> bool:
    """Whether a field, a row on the lesson itself, or a first line below a heading states a slug."""
    fields = read_fields(blocks, lexicon)
    return bool(slug_in_field(fields) or slug_labelled(fields, title, lexicon) or _slug_of_line(fields, title))


def _slug_of_line(fields: Fields, title: str | None) -> bool:
    """Whether a piece of the first line is the slug of the title: "*lesson 1 of 4 / soft-rolls / BUILD*"."""
    pieces = (SLUG_PIECE.fullmatch(piece.text) for piece in first_pieces(fields, fine=True))
    slugs = (match["slug"] or match["long"] for match in pieces if match)
    return any(slug_likeness(title or "", slug) >= LIKE_ENOUGH for slug in slugs)


def calls_lesson(blocks: Sequence[Block], lexicon: Lexicon) -> bool:
    """Whether the first line below a heading calls it a lesson by its number: "*lesson 1 of 4 / load: BUILD*"."""
    said = re.compile(rf"\W*{lexicon.word('lesson')}(?!\w)", re.I)
    fields = read_fields(blocks, lexicon)
    pieces = list(first_pieces(fields, fine=True))
    return len(pieces) > 1 and any(said.match(one.text) and _told(one, lexicon, labelled=False) for one in pieces)


def position_stated(fields: Fields, lexicon: Lexicon) -> Count | None:
    """The place that the first line of a lesson, or a field for it, states."""
    told = (_told(entry.text.strip(_MARKS), lexicon, labelled=True) for entry in fields.of("position"))
    pieces = (_told(piece, lexicon, labelled=False) for piece in first_pieces(fields, fine=True))
    return next((found for place in (told, pieces) for found in place if found), None)


def _told(text: Passage, lexicon: Lexicon, *, labelled: bool) -> Count | None:
    match = _place(lexicon, labelled=labelled).fullmatch(text.text)
    if match is None:
        return None
    group = next(name for name, value in match.groupdict().items() if value)
    value = lexicon.ordinal_value(match[group]) if group == "ordinal" else lexicon.value(match[group])
    return Count(span=text.span_of(*match.span(group)), value=value)


@lru_cache(maxsize=16)
def _place(lexicon: Lexicon, *, labelled: bool) -> re.Pattern[str]:
    """A place among lessons: "lesson 1 of 3", "number 1 of 3", "first of the four lessons", "the fourth and last".

    Behind a label such as "Position" less says so too: "1", "1/3", "second". "Round 1 of 3" and "exercise 1 of 3" speak
    of other things.
    """
    words = lexicon.word
    lesson, number = words("lesson"), rf"(?:\d{{1,3}}(?!\d)|{lexicon.number_word})"
    ending = rf"(?:\s+{words('lesson', 'lessons')})?"
    of = rf"\s{words('of')}\s+(?:{words('pointing')}\s+)?{number}{ending}"
    among = rf"(?:{of}|\s*/\s*{number}{ending})"
    last = rf"\s+{words('joining')}\s+{words('last', 'final')}{ending}"
    other = words("iteration", "review", "exercise", "exercises", "part-of-work", "numbered", "module")
    counted = rf"(?:(?!{other}\b)[^\W\d]+\.?\s+)?(?P<counted>{number})"
    rest = rf"(?:{among}|{last})?" if labelled else rf"(?:{of}|{last})"
    return re.compile(
        rf"{lesson}\s+(?P<number>{number})(?:{among})?|{counted}{rest}"
        rf"|(?:{words('pointing')}\s+)?(?P<ordinal>{lexicon.ordinal})(?:\s+{lesson}(?:{among})?|{rest})",
        re.I,
    )
