"""Depths that a statement gives to the items of a list by their places: "the first is DEVELOPED, the rest APPLIED"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from reclint.markdown import Items, Paragraph
from reclint.readers.depths.depth import find_mark, read_depth_cell
from reclint.vocabulary.lexicon import DASH

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reclint.model import DepthMark
    from reclint.readers.sections.labelled import Labelled
    from reclint.text.source import Passage
    from reclint.vocabulary.lexicon import Lexicon

_LONGEST = 240
"""How long such a statement is at most: a few clauses."""
_FEWEST = 2
"""How many clauses it has at least: one depth for all of a list is read elsewhere."""

Marks = tuple["DepthMark | None", ...]


class _Clause(NamedTuple):
    """What a clause says of a list: the words for the places, and the depth."""

    subject: str
    mark: DepthMark | None


def depths_by_place(entry: Labelled, lexicon: Lexicon) -> Marks:
    """The depths of the items of a field with one list, where its label or a paragraph beside it gives them by place.

    None for each item where the clauses do not make up the list: "the other two" of four. Empty where nothing says so.
    """
    lists = [block for block in entry.blocks if isinstance(block, Items)]
    if len(lists) != 1 or any(item.text and find_mark(item.text, lexicon) for item in lists[0].items):
        return ()
    beside = (block.text for block in entry.blocks if isinstance(block, Paragraph))
    found = (_clauses(text, lexicon) for text in (entry.label, entry.text, *beside))
    clauses = next((some for some in found if len(some) >= _FEWEST), [])
    return _shared_out(clauses, len(lists[0].items), lexicon) if clauses else ()


def _clauses(text: Passage, lexicon: Lexicon) -> Sequence[_Clause]:
    """The clauses of a statement; what stands before the first of them is a label: "They know (the first is …)"."""
    text = text.strip("*_ ")
    words = list(lexicon.depth_any_case.finditer(text.text)) if len(text.text) <= _LONGEST else []
    if len(words) < _FEWEST or text.text[words[-1].end() :].strip(" .;:)*_"):
        return []
    starts = [0, *(word.end() for word in words[:-1])]
    subjects = [text.text[start : word.start()] for start, word in zip(starts, words, strict=True)]
    # "They know now (the first is …": a statement begins behind a sign, or with the text.
    opens = (match.end() for match in re.finditer(r"^|[(:,–—]\s*", subjects[0]))
    first = (_subject(lexicon).fullmatch(subjects[0], start) for start in opens)
    found = [next(filter(None, first), None), *(_subject(lexicon).fullmatch(subject) for subject in subjects[1:])]
    matches = [match["places"] for match in found if match]
    if len(matches) < len(found):
        return []
    marks = (read_depth_cell(text.part(*word.span()), lexicon.lenient) for word in words)
    return [_Clause(places, mark) for places, mark in zip(matches, marks, strict=True)]


@lru_cache(maxsize=8)
def _place(lexicon: Lexicon) -> str:
    """Some places of a list: "the first two", "the last", "the other three", "items 1 to 3", "2"."""
    word, number = lexicon.word, lexicon.counting
    through = rf"\s*(?:{DASH}|{word('to', 'through')})\s*"
    counted = rf"(?:\s+{number})?(?:\s+{word('listed')})?"
    named = rf"(?:{word('pointing')}\s+)?(?:{lexicon.ordinal}|{word('last', 'others')}){counted}(?!\w)"
    numbered = rf"(?:{word('pointing')}\s+)?(?:{word('listed')}\s+)?\(?\d{{1,2}}\)?(?:{through}\(?\d{{1,2}}\)?)?(?!\w)"
    return rf"(?:{named}|{numbered})"


@lru_cache(maxsize=8)
def _subject(lexicon: Lexicon) -> re.Pattern[str]:
    """The start of a clause up to its depth: "the first and the last are ", ", 3 and 4 only ", "; the rest: "."""
    word, place = lexicon.word, _place(lexicon)
    joins = rf"(?:\s*[,;.&]\s*(?:{word('joining')}\s+)?|\s+{word('joining')}\s+)"
    stated = rf"(?:\s+{word('becomes')})?(?:\s+{word('merely')})?(?:\s+{word('at', 'to', 'level')}){{0,2}}"
    return re.compile(rf"(?:{joins})?\s*(?P<places>{place}(?:{joins}{place}){{0,9}}){stated}[\s:(*_–—-]*", re.I)


def _shared_out(clauses: Sequence[_Clause], count: int, lexicon: Lexicon) -> Marks:
    """The depth for each place, none for all where a place has two of them, or none, or is not in the list."""
    marks: dict[int, DepthMark | None] = {}
    for clause in clauses:
        for match in re.finditer(_place(lexicon), clause.subject, re.I):
            places = [*_places(match.group(), [at for at in range(1, count + 1) if at not in marks], count, lexicon)]
            if not places or any(at in marks for at in places):
                return (None,) * count
            marks.update(dict.fromkeys(places, clause.mark))
    fits = sorted(marks) == [*range(1, count + 1)]
    return tuple(marks[at] for at in sorted(marks)) if fits else (None,) * count


def _places(said: str, left: Sequence[int], count: int, lexicon: Lexicon) -> Iterator[int]:
    """The places that some words say, of those that are left: "the first two", "the others", "1 to 3"."""
    if numbers := [int(number) for number in re.findall(r"\d{1,2}", said)]:
        yield from range(numbers[0], numbers[-1] + 1)
        return
    ordinal = re.search(rf"(?<!\w){lexicon.ordinal}(?!\w)", said, re.I)
    opens = re.search(rf"(?<!\w){lexicon.word('others', 'last')}(?!\w)", said, re.I) or ordinal
    behind = re.search(rf"(?<!\w){lexicon.counting}", said[opens.end() if opens else 0 :], re.I)
    number = lexicon.any_value(behind.group()) if behind else None
    if ordinal:
        first = lexicon.ordinal_value(ordinal.group())
        yield from range(first, first + (number or 1))
    elif opens and re.fullmatch(lexicon.word("last"), opens.group(), re.I):
        yield from range(count - (number or 1) + 1, count + 1)
    elif number in (None, len(left)):
        yield from left
