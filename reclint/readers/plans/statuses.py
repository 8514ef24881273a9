"""The statuses of the lessons that a plan lists without a table: "Status: not begun", "[ ] … — being drafted"."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar

from reclint.markdown import Items, Quote, sections
from reclint.model import ListedLesson, PlannedLesson, Word
from reclint.readers.sections.fields import read_fields
from reclint.readers.status import calls_itself_begun, calls_itself_unbuilt, is_all_status
from reclint.vocabulary.folding import fold_word
from reclint.vocabulary.lexicon import DASH, PICTURE, alternatives

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from reclint.markdown import Block, Item
    from reclint.text.source import Passage, Span
    from reclint.vocabulary.lexicon import Lexicon

_CLAUSE = re.compile(rf"\s(?:{DASH}|-|[|·])\s+|[.;,(]\s*")
"""What stands before a remark on a lesson: " — being drafted", "; planned", ". Not begun"."""
_APART = re.compile(rf"\s(?:{DASH}|-|[|·])\s+|(?<=[`)])\s?[.;,(]\s*")
"""What stands before one on all of a lesson, " — finished", or right behind its slug, "`), done", "` (done"."""

_Listed = TypeVar("_Listed", PlannedLesson, ListedLesson)


def with_statuses(lessons: tuple[_Listed, ...], blocks: Sequence[Block], lexicon: Lexicon) -> tuple[_Listed, ...]:
    """Lessons with the statuses of the items or the headings that list them, where they have none."""
    if not lessons or any(lesson.status for lesson in lessons):
        return lessons
    told = sorted((*_of_items(blocks, lexicon), *_of_headings(blocks, lexicon)), key=lambda one: one[0].start)
    starts = [span.start for span, _ in told]
    found = []
    for lesson in lessons:
        at = bisect_right(starts, lesson.span.start) - 1
        inside = at >= 0 and lesson.span.start < told[at][0].stop
        found.append(lesson.model_copy(update={"status": told[at][1]}) if inside else lesson)
    return tuple(found)


def _of_headings(blocks: Sequence[Block], lexicon: Lexicon) -> Iterator[tuple[Span, Word]]:
    """The headings with a field for the status right below."""
    for section in sections(blocks).walk():
        for entry in read_fields(section.blocks, lexicon).of("status")[:1] if section.heading else ():
            if section.heading and entry.text.text:
                yield section.heading.text.span, Word(span=entry.text.span, text=entry.text.text)


def _of_items(blocks: Iterable[Block], lexicon: Lexicon) -> Iterator[tuple[Span, Word]]:
    for block in blocks:
        if isinstance(block, Quote):
            yield from _of_items(block.blocks, lexicon)
        for item in block.items if isinstance(block, Items) else ():
            if item.text and (status := _of_item(item, item.text, lexicon)):
                yield item.text.span, status


def _of_item(item: Item, text: Passage, lexicon: Lexicon) -> Word | None:
    """The status that an item states behind a label, itself or in an item below it, or as a remark beside its box."""
    for passage in (text, *_texts(item)):
        for match in _labelled(lexicon).finditer(passage.text):
            if not _of_other_things(lexicon).search(passage.text, 0, match.start("label")):
                return Word(span=passage.span_of(*match.span("status")), text=match["status"].strip(" *_`"))
    if item.box == "[x]":
        return _remark(text, lexicon, _APART, _is_complete)
    return _remark(text, lexicon, _CLAUSE, _is_open) if item.box else None


def _texts(item: Item) -> Iterator[Passage]:
    for block in item.blocks:
        for one in block.items if isinstance(block, Items) else ():
            if one.text:
                yield one.text


def _remark(
    text: Passage, lexicon: Lexicon, clause: re.Pattern[str], fits: Callable[[str, str, Lexicon], bool]
) -> Word | None:
    """What an item with a box says behind a ``clause`` of how far the lesson is, as fits the box and what is before it.

    "[ ] … — being drafted, not reviewed yet", "[x] … — finished".
    """
    line = text.text.split("\n", 1)[0]
    for match in clause.finditer(line):
        said = text.part(match.end(), len(line)).strip(f" .*_){_signs(lexicon)}")
        if fits(said.text, line[: match.start()], lexicon):
            return Word(span=said.span, text=said.text)
    return None


def _is_open(said: str, _: str, lexicon: Lexicon) -> bool:
    """Whether a remark says that a lesson is still to be built, and no more."""
    return (calls_itself_unbuilt(said, lexicon) or calls_itself_begun(said, lexicon)) and is_all_status(said, lexicon)


def _is_complete(said: str, before: str, lexicon: Lexicon) -> bool:
    """Whether a remark is nothing but the word for a lesson that is built: "finished", "done ✓".

    "Outline — done", "Plan soft rolls (`soft-rolls`), done" say so of something else.
    """
    return fold_word(said) in _complete(lexicon) and not _parts_of_lesson(lexicon).search(before)


@lru_cache(maxsize=16)
def _complete(lexicon: Lexicon) -> frozenset[str]:
    """The words for a lesson that is built, as keys."""
    return frozenset(map(fold_word, lexicon.vocabulary.words_of("complete")))


@lru_cache(maxsize=16)
def _signs(lexicon: Lexicon) -> str:
    """The signs for yes, which may stand around a remark: "done ✓", "✅ done"."""
    return "\ufe0f" + "".join(word for word in lexicon.vocabulary.words_of("yes") if not any(map(str.isalnum, word)))


@lru_cache(maxsize=16)
def _parts_of_lesson(lexicon: Lexicon) -> re.Pattern[str]:
    """What is made of a lesson or for it, and is not the lesson itself: "— outline", "— notebook", "Plan …"."""
    words = lexicon.word("other-subject", "notebook", "review", "plan", "planned", "drafted", "exercises")
    return re.compile(rf"(?<![\w`/-]){words}(?![\w`/-])", re.I)


@lru_cache(maxsize=16)
def _labelled(lexicon: Lexicon) -> re.Pattern[str]:
    """A status behind its label, which opens a clause: "BUILD. Status: not begun.", "**State:** drafted".

    The lesson may stand before it, "lesson status: drafted", or a picture; the "notebook status" is another.
    """
    opens = (
        rf"(?:^|[\n.,;:|·(\])\"”»'’*_`]|\s(?:{DASH}|-)|{PICTURE})\s*[*_]*(?:{lexicon.word('lesson', 'of-status')}\s+)?"
    )
    label = alternatives(lexicon.vocabulary.fields.get("status", ()))
    return re.compile(rf"{opens}(?P<label>{label})[*_]*\s*[:=][*_]*\s*(?P<status>[^\s.;|][^.;|\n]*)", re.I)


@lru_cache(maxsize=16)
def _of_other_things(lexicon: Lexicon) -> re.Pattern[str]:
    """What a sentence is of before a label in it that is not of the lesson: "Notebook: `rolls.ipynb`, status: none"."""
    return re.compile(rf"(?<!\w){lexicon.word('notebook', 'review')}(?!\w)(?:[^.;\n|]|\.(?=\w))*\Z", re.I)
