"""Exercises in parts: 2a and 2b, 2 (a) and 2 (b), 2.1 and 2.2 beside a whole 1 are the halves of one exercise."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from reclint.model import Exercise, NotebookExercise

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

PART = r"(?:(?P<letter>[a-h])(?!\w)|\s?\((?P<bracketed>[a-h])\)|\.(?P<dotted>[1-9]\d?)(?![\w.]))"
"""What tells a part behind the number of an exercise: "2a", "2 (a)", "2.1"."""
CIRCLED = r"(?P<circled>[①-⑳❶-❿➀-➓])"
"""A number in a circle, which needs no brackets: "① mix, ② bake"."""
_LETTERS = "abcdefgh"

E = TypeVar("E", Exercise, NotebookExercise)


class Part(NamedTuple):
    """Which part of its exercise something is, from 1 on; 0 for a whole one."""

    number: int = 0
    is_dotted: bool = False


def number_of(match: re.Match[str]) -> int | None:
    """The number that a mark tells; None for a stretch."""
    if circled := match.groupdict().get("circled"):
        return int(unicodedata.numeric(circled))
    return int(match["number"]) if match["number"] else None


def part_of(match: re.Match[str] | None) -> Part:
    """The part that the match of a pattern with `PART` in it tells."""
    said = match.groupdict() if match else {}
    letter = said.get("letter") or said.get("bracketed")
    if letter:
        return Part(_LETTERS.index(letter.lower()) + 1)
    return Part(int(said["dotted"]), is_dotted=True) if said.get("dotted") else Part()


def joined(found: Sequence[tuple[E, Part]]) -> tuple[E, ...]:
    """Exercises with those that are parts of one made one, with the title of all and the level that all have.

    Where all numbers have dots, they may be those of a module and a lesson, and part nothing.
    """
    mixed = any(not part.number for _, part in found)
    whole: list[E] = []
    last = Part()
    for exercise, part in found:
        follows = last.number > 0 and part.number == last.number + 1 and (mixed or not part.is_dotted)
        if whole and follows and exercise.number == whole[-1].number:
            whole[-1] = _with_part(whole[-1], exercise)
        else:
            whole.append(exercise)
        last = part
    return tuple(whole)


def _with_part(whole: E, part: E) -> E:
    titles = ", ".join(filter(None, (whole.title, part.title)))
    same = whole.level == part.level
    return whole.model_copy(
        update={
            "title": titles or None,
            "level": whole.level if same else None,
            "level_text": whole.level_text if same else None,
            "parts": whole.parts + 1,
        }
    )
