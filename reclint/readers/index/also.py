"""Cells of concepts that name a further lesson: "Spoke tension (also in L2)"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from reclint.model import Word
from reclint.readers.index.further import before_further
from reclint.readers.index.lists import plain_name
from reclint.readers.sections.cells import read_lesson_refs
from reclint.text.source import Passage

if TYPE_CHECKING:
    from reclint.model import ConceptRow, LessonRef
    from reclint.readers.lessons.names import LessonNames
    from reclint.text.source import Source
    from reclint.vocabulary.lexicon import Lexicon

_LAST = re.compile(r"\s(?P<mark>[*_]?)\((?P<inside>[^()\n]{1,80})\)(?P=mark)$")
"""The parenthesis that ends a cell: " (also in L2)", " *(also in L2)*"."""
_MARKED = re.compile(r"[`\[]")
"""What opens a lesson that can be no word of the language: "`gears`", "[[gears]]"."""


def with_further(row: ConceptRow, source: Source, lexicon: Lexicon, names: LessonNames) -> ConceptRow:
    """The row of a table, with the lessons that its concept is said to be in too; "(also called tautness)" has none."""
    if not row.name.text.rstrip("*_").endswith(")"):
        return row
    cell = Passage.at(source.slice(row.name.span), row.name.span.start)
    last = _LAST.search(cell.text)
    lessons = _further(cell.part(*last.span("inside")), lexicon, names) if last else ()
    if last is None or not lessons:
        return row
    known = {ref.slug for ref in row.lessons}
    also = tuple(ref for ref in lessons if ref.slug not in known)
    name = cell.part(0, last.start())
    word = Word(span=name.span, text=plain_name(name.text))
    return row.model_copy(update={"name": word, "lessons": (*row.lessons, *also)})


def _further(inside: Passage, lexicon: Lexicon, names: LessonNames) -> tuple[LessonRef, ...]:
    """The lessons behind "also" or "also in" where nothing else stands there: "also in L2"; "also in L2?" asks."""
    said = before_further(lexicon).match(inside.text)
    if said is None or inside.text.endswith("?"):
        return ()
    stop = said.end() - len(said.group()) + len(said.group().rstrip("*_` "))
    home = _home(lexicon).match(inside.text, stop)
    rest = inside.part(home.end() if home else stop, len(inside.text)).strip(" :*_")
    refs = read_lesson_refs(rest, lexicon, names)
    return refs if all(_is_lesson(rest, ref, names) for ref in refs) else ()


def _is_lesson(rest: Passage, ref: LessonRef, names: LessonNames) -> bool:
    """Whether what stands there can mean nothing but a lesson.

    One plain word that is a slug or a title does not, nor a number by itself: "also in gears", "again at 2".
    """
    start, stop = map(rest.index_of, ref.span)
    text = rest.text[start:stop].strip()
    if ref.note or text.isdecimal() or not (names.lookup(ref.slug) == ref.slug or names.is_number(ref.slug)):
        return False
    is_named = text.lower() == ref.slug or names.titled(text) == ref.slug
    return not (is_named and text.isalpha()) or bool(_MARKED.match(rest.text[max(0, start - 2) : start]))


@lru_cache(maxsize=16)
def _home(lexicon: Lexicon) -> re.Pattern[str]:
    """What may stand between "also" and a lesson: "also in L2"; "also for gears", "again with gears" name none."""
    return re.compile(rf"[*_\s]*{lexicon.word('home')}\s+", re.I)
