"""Lessons that an entry says by a verb to have had its concept too: "[first met in L1, taken up again in L2]"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from reclint.markdown import bracket_ends
from reclint.readers.index.further import met_in, told_further
from reclint.readers.index.joined import joined_lessons
from reclint.readers.sections.cells import SMALL, met_before
from reclint.vocabulary.lexicon import ARROW

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reclint.readers.index.entry import Piece
    from reclint.readers.lessons.names import LessonNames
    from reclint.text.source import Passage
    from reclint.vocabulary.lexicon import Lexicon

_MARKS = " *_`\"“”'()[]"
"""What may stand around the name of a lesson."""
_ONWARD = re.compile(rf"[*_`\s]*(?:;|{ARROW})[*_`\s]*")
"""What parts two lessons that stand in one bracket: "[true-wheels; quiet-chains]", "(L1 → L2)"."""


def with_met(text: Passage, pieces: Sequence[Piece], lexicon: Lexicon, names: LessonNames) -> Iterator[Piece]:
    """The pieces, one behind a lesson as a further one where it says that the concept came there too.

    "(L4, the gauge is shown already in L2)"; not "(L4, not again in L2)", "(L4, wanted again in L2)". What stands in
    brackets, or behind a lesson, tells by a verb that the concept was in another: "[first met in L1, taken up in L2]".
    """
    pieces = _with_met(text, pieces, lexicon, names)
    for before, piece in zip((None, *pieces), pieces, strict=False):
        told = (
            before and before.lesson and not piece.lesson and text.text[before.stop : piece.start].strip("*_` ") == ","
        )
        said = text.text[piece.start : piece.stop] if told and not piece.is_depth else ""
        back = told_further(lexicon).fullmatch(said) if said else None
        slug = names.lookup(back["name"]) if back else None
        yield piece._replace(lesson=slug, start=piece.start + back.start("name")) if back and slug else piece


def goes_on_inside(text: str, last: int, start: int) -> bool:
    """Whether two pieces of a text stand in one bracket, where a semicolon or an arrow is what parts them."""
    if not _ONWARD.match(text[last:start]):
        return False
    return any(at < last and start < stop for at, stop in _brackets(text))


def _with_met(text: Passage, pieces: Sequence[Piece], lexicon: Lexicon, names: LessonNames) -> Sequence[Piece]:
    """The pieces, those as lessons that say by a verb that the concept was in these."""
    found = list(_without_leads(text, pieces, lexicon))
    for at, piece in enumerate(found[1:], 1):
        if piece.is_depth or piece.lesson:
            continue
        met = met_in(lexicon).fullmatch(text.text, piece.start, piece.stop)
        lessons = _met(met["name"], lexicon, names) if met else ()
        if met and lessons and (_is_told_of(text, found[at - 1], piece) or _is_inside(text, piece)):
            found[at] = piece._replace(lesson=lessons[0], more=lessons[1:])
    return found


def _without_leads(text: Passage, pieces: Sequence[Piece], lexicon: Lexicon) -> Iterator[Piece]:
    """The pieces without what leads from a lesson, or a depth, to one in marks: "[[hubs]], taken up in [[bends]]"."""
    for before, piece, after in zip((None, *pieces), pieces, (*pieces[1:], None), strict=False):
        led = before and (before.lesson or before.is_depth) and after and after.lesson
        if not (led and not piece.lesson and _leading(lexicon).fullmatch(text.text[piece.start : piece.stop] + " ")):
            yield piece


@lru_cache(maxsize=16)
def _leading(lexicon: Lexicon) -> re.Pattern[str]:
    """A verb and "in": "taken up in "."""
    return re.compile(met_before(lexicon), re.I)


def _is_inside(text: Passage, piece: Piece) -> bool:
    """Whether a piece stands in brackets."""
    return any(start < piece.start and piece.stop <= stop for start, stop in _brackets(text.text))


@lru_cache(maxsize=4)
def _brackets(text: str) -> tuple[tuple[int, int], ...]:
    """Where the brackets of an entry open, each with the place behind it; the entry's pieces are asked one by one."""
    return tuple(bracket_ends(text).items())


def _is_told_of(text: Passage, before: Piece, piece: Piece) -> bool:
    """Whether a piece goes on behind a lesson or a depth: "true-wheels, taken up in L2", "[D] – first met in L1"."""
    said = text.text[before.stop : piece.start].strip("*_`])( ")
    return said in {",", ";", ""} if before.lesson else before.is_depth


def _met(said: str, lexicon: Lexicon, names: LessonNames) -> tuple[str, ...]:
    """The lessons that a text is; one plain word is none, "used in gears", nor a title in small letters."""
    bare = said.strip(_MARKS)
    if bare.isdecimal() or (said[:1] not in '`["“*_' and SMALL.fullmatch(bare)):
        return ()
    slug = names.lookup(bare)
    return (slug,) if slug else joined_lessons(bare, lexicon, names)
