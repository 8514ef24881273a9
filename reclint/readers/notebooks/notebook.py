"""A Jupyter notebook's numbered exercises (nbformat 4: https://nbformat.readthedocs.io/en/latest/format_description.html).

Only headings of Markdown cells count; a ``#`` inside a code fence or a code cell is a comment.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from reclint.markdown import leading_signs
from reclint.model import Notebook, NotebookExercise, Word
from reclint.readers.notebooks.aids import NumberedHeading, are_aids, is_aid
from reclint.readers.notebooks.jsontext import PlacedString, decode, line_offsets
from reclint.readers.notebooks.levels import without_former_levels
from reclint.readers.notebooks.parts import PART, joined, part_of
from reclint.text.source import LFS, POINTER, Passage, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reclint.text.source import Source
    from reclint.vocabulary.lexicon import Lexicon

_HEADING = re.compile(r" {0,3}(#{1,6})[ \t]+(\S.*)$")
"""A heading on a line of a cell: "## Exercise 1: Tie it"."""
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
"""Headings and fences as CommonMark has them: indented by three blanks at most."""
_MARKS = re.compile(r"#|```|~~~")
"""What a cell has that may hold a heading or a fence."""
_LEVEL_GROUP = re.compile(r"`?[(\[]([^()\[\]]{1,60})[)\]]`?")
"""Where a heading states its level: "Exercise 1: Mix (Guided)", "[Guided]", "`[Guided]`"."""

_LETTER = r"(?-i:[A-Z]))(?!\w)"
"""A letter for a number: "Exercise A: Mix", where the letters of all count up from A."""


class _CellHeading(NamedTuple):
    cell: int
    level: int
    text: Passage


def read_notebook(source: Source, lexicon: Lexicon) -> Notebook:
    """The notebook that a file is; one that cannot be read has a ``problem``."""
    try:
        data = decode(source.text)
    except ValueError as error:
        is_pointer = source.text.startswith(LFS)
        problem = f"{POINTER}, fetch the notebook by git lfs pull" if is_pointer else f"not JSON: {error}"
        return Notebook(span=Span(0, 0), path=source.path, problem=problem)
    cells = data.get("cells") if isinstance(data, dict) else None
    if not isinstance(cells, list):
        return Notebook(span=Span(0, 0), path=source.path, problem='not a notebook: it has no list "cells"')
    headings = list(_headings(source, cells))
    title = next((heading.text.text for heading in headings), None)
    exercises = _exercises(headings, lexicon)
    # "Stretch: Plait": a heading without a number.
    stretch = re.compile(rf"\W*{lexicon.word('stretch')}\b[\s:.—–-]*", re.I)
    begun = (match.end() if (match := stretch.match(heading.text.text)) else None for heading in headings)
    stretches = sum(
        1
        for heading, start in zip(headings, begun, strict=True)
        if start is not None and not is_aid(heading.text.text[start:], lexicon)
    )
    return Notebook(
        span=Span(0, len(source.text)),
        path=source.path,
        title=title,
        cells=len(cells),
        exercises=exercises or None,
        stretches=stretches,
    )


def _headings(source: Source, cells: list[Any]) -> Iterator[_CellHeading]:
    for number, cell in enumerate(cells, 1):
        if not isinstance(cell, dict) or cell.get("cell_type") != "markdown":
            continue
        fence = ""
        for line in _lines(source, cell.get("source")):
            if marker := _FENCE.match(line.text):
                fence = _after_fence(fence, marker[1])
            elif not fence and (match := _HEADING.match(line.text)):
                yield _CellHeading(number, len(match[1]), line.part(match.start(2), match.end(2)).strip(" \t#"))


def _after_fence(fence: str, marker: str) -> str:
    """The fence that is open after a line with ``marker``."""
    if not fence:
        return marker
    return "" if marker.startswith(fence) else fence


def _lines(source: Source, text: Any) -> Iterator[Passage]:
    """The lines of a cell's source, which nbformat keeps as one string or as a list of lines.

    Strings in which no heading and no fence can stand are left out.
    """
    for string in text if isinstance(text, list) else [text]:
        if isinstance(string, PlacedString) and _MARKS.search(string):
            lines = string.split("\n")
            for line, offset in zip(lines, line_offsets(source.text, string), strict=False):
                yield Passage.at(line, offset)


def _exercises(headings: list[_CellHeading], lexicon: Lexicon) -> tuple[NotebookExercise, ...]:
    """The numbered headings of the first kind there is: exercises, else parts, else sections; else lettered."""
    kinds = lexicon.vocabulary.words_of("exercise")
    # "Exercise 2a: Mix", "Part 2 -- Bake", "Section 3"; "Part A" and "Part B" may hold several exercises each.
    ways = [(kind, rf"\d{{1,3}}){PART}?(?!\w)") for kind in kinds]
    ways += [(kind, _LETTER) for kind in kinds[:1]]
    return next(filter(None, (_of_kind(headings, word, number, lexicon) for word, number in ways)), ())


def _of_kind(headings: list[_CellHeading], word: str, number: str, lexicon: Lexicon) -> tuple[NotebookExercise, ...]:
    """The exercises that headings open with a word and a number, "Exercise 1: Mix", "Exercise 6 (Stretch): Plait"."""
    stretch = lexicon.word("stretch")
    pattern = re.compile(rf"{re.escape(word)}\s+(?P<number>{number}\s*(?P<stretch>\({stretch}\))?\s*[:.—–-]*\s*", re.I)
    matches = [_opened(pattern, heading.text.text) for heading in headings]
    if not any(matches):
        return ()
    aids = are_aids(map(_numbered, headings, matches), lexicon)
    found = zip(headings, matches, aids, strict=True)
    kept = [(_exercise(one, match, lexicon), part_of(match)) for one, match, aid in found if match and not aid]
    is_run = [exercise.number for exercise, _ in kept] == list(range(1, len(kept) + 1))
    return joined(kept) if number != _LETTER or (is_run and len(kept) > 1) else ()


def _value(number: str) -> int:
    """The value of a number, or the place of a letter."""
    return int(number) if number.isdecimal() else ord(number.upper()) - ord("A") + 1


def _numbered(heading: _CellHeading, match: re.Match[str] | None) -> NumberedHeading:
    if match is None:
        return NumberedHeading(heading.level, heading.text.text)
    is_part = part_of(match).number > 0
    return NumberedHeading(heading.level, heading.text.text[match.end() :], _value(match["number"]), is_part)


def _opened(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    """The match of a pattern behind the signs and marks that a heading begins with: "📝 **Exercise 1: Mix**"."""
    start = leading_signs(text)
    return pattern.match(text, start + len(text[start:]) - len(text[start:].lstrip("*_ ")))


def _set_off_level(text: str, start: int, lexicon: Lexicon) -> re.Match[str] | None:
    """The level that is a part of a heading by itself: "Exercise 1 — Guided — Mix", "Exercise 1 · Mix · Guided"."""
    pattern = re.compile(rf"(?<=[·•|—–:-])\s*[*_]*({lexicon.level.pattern})[*_]*\s*(?=$|[·•|—–:]|--?\s)", re.I)
    return pattern.search(text, max(start - 2, 0))


def _without_level(text: str, start: int, level: re.Match[str]) -> str:
    """The title of a heading without the level that is set off in it."""
    before, after = text[start : max(level.start(), start)], text[level.end() :]
    return " ".join(filter(None, (part.strip(" ·•|—–:-*_") for part in (before, after))))


def _exercise(heading: _CellHeading, match: re.Match[str], lexicon: Lexicon) -> NotebookExercise:
    passage = heading.text
    level, title, text = None, passage.text[match.end() :], without_former_levels(passage.text, lexicon)
    if set_off := _set_off_level(text, match.end(), lexicon):
        level, title = set_off, _without_level(passage.text, match.end(), set_off)
    for group in () if set_off else _LEVEL_GROUP.finditer(text, match.end()):
        known = lexicon.level.search(group[1])
        if known or not passage.text[group.end() :].strip():
            level = group
            # "Exercise 1: Mix (Guided)", and "Exercise 1 (Guided): Mix".
            title = passage.text[match.end() : group.start()].strip() or passage.text[group.end() :].lstrip(" :.—–-*")
        if known:
            break
    word = Word(span=passage.span_of(level.start(1), level.end(1)), text=level[1].strip()) if level else None
    named = lexicon.level.search(word.text) if word else None
    return NotebookExercise(
        span=passage.span,
        number=_value(match["number"]),
        level=lexicon.level_of(named.group()) if named else None,
        level_text=word,
        title=title.strip() or None,
        stretch=match["stretch"] is not None or bool(re.match(lexicon.word("stretch"), title, re.I)),
        cell=heading.cell,
    )
