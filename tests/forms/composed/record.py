"""A whole record as an author writes it, with what it says."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from .index import IndexWriter
from .lessons import LessonWriter, Stated
from .page import Page, in_words, write_key
from .subjects import SUBJECTS

if TYPE_CHECKING:
    from .habits import Habits
    from .subjects import Module


class Composed(NamedTuple):
    """A record and what it says; ``places`` are the 1-based lines of rows, lessons and items."""

    text: str
    module: Module
    places: dict[tuple[object, ...], int]
    stated: tuple[Stated, ...]


def compose(habits: Habits) -> Composed:
    """A record on one of the subjects by an author with some habits."""
    module, page = habits.choose.choice(SUBJECTS), Page()
    page.apart(habits["title"].format(n=module.number, t=module.title))
    write_key(page, habits)
    index = IndexWriter(page, habits, module)
    if habits["index-place"] == "first":
        index.write()
    if habits["lessons-title"]:
        page.apart(f"## {habits['lessons-title']}")
    stated = tuple(LessonWriter(page, habits, module, n).write() for n in range(1, len(module.lessons) + 1))
    if habits["index-place"] == "last":
        index.write()
    if "][" in habits["lesson"]:
        label = habits["lesson"].partition("][")[2]
        for n in range(1, len(module.lessons) + 1):
            page.add(in_words(f"[{label}: lessons/{{slug}}.md", module, n))
    return Composed(page.text, module, page.places, stated)
