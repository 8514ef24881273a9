"""Which lesson a title is that is nothing but one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reclint.markdown import plain_title
from reclint.readers.lessons.heading import read_lesson_heading

if TYPE_CHECKING:
    from reclint.readers.lessons.names import LessonNames
    from reclint.text.source import Passage
    from reclint.vocabulary.lexicon import Lexicon


def called_lesson(title: Passage, lexicon: Lexicon, names: LessonNames) -> str | None:
    """The slug of the lesson that a title is: "Lesson 1: True Wheels", "L1", "True Wheels (true-wheels)".

    "Hub (true-wheels)" is a concept with its lesson, and "L1 cache" one with a number.
    """
    plain = plain_title(title)
    text = plain.text.rstrip(" :")
    if slug := names.lookup(text):
        return slug
    found = read_lesson_heading(plain.part(0, len(text)), lexicon)
    told = [found.slug] if found.slug else []
    told += [names.lookup(str(found.position.value)) or ""] if found.named and found.position else []
    told += [names.lookup(found.title) or ""] if found.title else []
    stated = set(told)
    slug = stated.pop() if len(stated) == 1 else ""
    return names.lookup(slug) if slug else None
