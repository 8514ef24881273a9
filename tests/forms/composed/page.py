"""A page that is written line by line, with where what stands; how depths and lessons are written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .subjects import DEPTHS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from .habits import Habits
    from .subjects import Concept, Module

ROMAN = ("", "I", "II", "III", "IV", "V")
_SIGNS, _SHORT = "○◔◑●", ("Men.", "Intr.", "Dev.", "App.")
_MARKED = ("letter", "sign", "level")
"""The habits of writing depths that a key must explain; words cut short explain themselves."""


class Page:
    """Lines, and the 1-based ones on which things stand."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.places: dict[tuple[object, ...], int] = {}

    def add(self, text: str = "", *things: tuple[object, ...]) -> None:
        self.places.update((thing, len(self.lines) + 1) for thing in things)
        self.lines += text.split("\n")

    def apart(self, text: str, *things: tuple[object, ...]) -> None:
        """A paragraph, a heading or a bold line of its own."""
        self.blank()
        self.add(text, *things)
        self.blank()

    def blank(self) -> None:
        if self.lines and self.lines[-1]:
            self.lines.append("")

    def table(
        self, titles: Sequence[str], rows: Iterable[tuple[Sequence[str], tuple[object, ...]]], ends: str = "|"
    ) -> None:
        self.blank()
        for cells, thing in ((titles, ()), (["---"] * len(titles), ()), *rows):
            line = " | ".join(cells)
            self.add(f"| {line} |" if ends else line, *([thing] if thing else []))
        self.blank()

    @property
    def text(self) -> str:
        return "\n".join(self.lines) + "\n"


def depth_mark(habits: Habits, depth: str) -> str:
    """A depth as the author writes it."""
    place, habit = DEPTHS.index(depth), habits["depth"]
    marks = {"letter": depth[0], "sign": _SIGNS[place], "level": str(place + 1), "{short}": _SHORT[place]}
    full, three = {"full": depth, "lower": depth.lower(), "title": depth.title()}, depth[:3]
    return marks[habit] if habit in marks else habit.format(three=three, **full)


def write_key(page: Page, habits: Habits) -> None:
    """What the marks for depths mean, where they need it."""
    if habits["depth"] in _MARKED:
        told = "".join(habits["key"].format(mark=depth_mark(habits, one), word=one.lower()) for one in DEPTHS)
        page.apart(told.strip(", ·\n") + ("" if told.startswith("-") else "."))


def lesson_mark(habits: Habits, module: Module, place: int) -> str:
    """A lesson as the author names it."""
    return in_words(habits["lesson"], module, place)


def lesson_marks(habits: Habits, module: Module, concept: Concept) -> str:
    """The lessons of a concept."""
    return habits["several"].join(lesson_mark(habits, module, place) for place in concept.lessons)


def in_words(form: str, module: Module, place: int) -> str:
    """A form of naming a lesson, filled."""
    lesson = module.lessons[place - 1]
    return form.format(n=place, slug=lesson.slug, title=lesson.title, roman=ROMAN[place], number=module.number)
