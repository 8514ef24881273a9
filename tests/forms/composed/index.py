"""The Concept Index in the form that an author has for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .page import depth_mark, in_words, lesson_mark, lesson_marks
from .subjects import DEPTHS

if TYPE_CHECKING:
    from .habits import Habits
    from .page import Page
    from .subjects import Concept, Module

_COLUMNS = {"c": "concept-column", "d": "depth-column", "l": "lesson-column"}


class IndexWriter:
    """Writes the index of a module; every row is a thing ``("row", place)`` of the page."""

    def __init__(self, page: Page, habits: Habits, module: Module) -> None:
        self.page, self.habits, self.module = page, habits, module
        self.noted = habits["notes"] == "yes"
        self.rows = list(enumerate(module.concepts))
        if habits["order"] == "mixed":
            habits.choose.shuffle(self.rows)

    def write(self) -> None:
        self.page.apart(self.habits["headings"].format(self.habits["index-title"]))
        writers = {
            "table": self.table,
            "matrix": self.matrix,
            "columns": self.columns,
            "terms": self.terms,
            "nested": self.nested,
            "cards": self.cards,
            "by-lesson": self.by_lesson,
            "by-depth": self.by_depth,
        }
        writers.get(self.habits["index"], self.entries)()
        self.page.blank()

    def depth(self, concept: Concept) -> str:
        return depth_mark(self.habits, concept.depth)

    def lessons(self, concept: Concept) -> str:
        return lesson_marks(self.habits, self.module, concept)

    def said(self, form: str, concept: Concept) -> str:
        """A row by a form with c, d, l and n for its parts."""
        note = concept.note if self.noted else ""
        text = form.format(c=concept.name, d=self.depth(concept), l=self.lessons(concept), n=note)
        return text if note else text.rstrip(" —·:;.,")

    def table(self) -> None:
        order = [*self.habits["columns"], *(["n"] if self.noted else [])]
        titles = [self.habits[_COLUMNS[one]] if one in _COLUMNS else self.habits["notes-column"] for one in order]
        numbered = self.habits["numbers"] != "none"
        rows = []
        for count, (place, concept) in enumerate(self.rows, 1):
            parts = {"c": concept.name, "d": self.depth(concept), "l": self.lessons(concept), "n": concept.note}
            number = f"C{count:02}" if self.habits["numbers"] == "C01" else str(count)
            cells = [*([number] if numbered else []), *(parts[one] for one in order)]
            rows.append((cells, ("row", place)))
        self.page.table([*(["#"] if numbered else []), *titles], rows, "|" if self.habits["pipes"] == "outer" else "")

    def matrix(self) -> None:
        """A column for each lesson, with depths in it."""
        count = len(self.module.lessons)
        heads = [lesson_mark(self.habits, self.module, place + 1) for place in range(count)]
        rows = []
        for at, concept in self.rows:
            cells = [self.depth(concept) if n in concept.lessons else self.habits["empty"] for n in range(1, count + 1)]
            rows.append(([concept.name, *cells, *([concept.note] if self.noted else [])], ("row", at)))
        self.page.table([self.habits["concept-column"], *heads, *(["Notes"] if self.noted else [])], rows)

    def columns(self) -> None:
        """A column for each depth, with lessons in it."""
        rows = [
            ([one.name, *(self.lessons(one) if depth == one.depth else "" for depth in DEPTHS)], ("row", place))
            for place, one in self.rows
        ]
        self.page.table([self.habits["concept-column"], *DEPTHS], rows)

    def entries(self) -> None:
        """A list, or lines."""
        kind = self.habits["index"]
        for count, (place, concept) in enumerate(self.rows, 1):
            bullet = {"list": self.habits["bullet"], "numbered": f"{count}. "}.get(kind, "")
            end = self.habits["break"] if kind == "lines" and count < len(self.rows) else ""
            self.page.add(f"{bullet}{self.said(self.habits['entry'], concept)}{end}", ("row", place))

    def terms(self) -> None:
        for place, concept in self.rows:
            self.page.blank()
            self.page.add(concept.name, ("row", place))
            self.page.add(f": {self.said('{d}, {l}. {n}', concept)}")

    def nested(self) -> None:
        for place, concept in self.rows:
            self.page.add(f"- {concept.name}", ("row", place))
            self.page.add(f"  - Depth: {self.depth(concept)}\n  - Lesson: {self.lessons(concept)}")
            self.page.add(*([f"  - {concept.note}"] if self.noted else ["  - said aloud."]))

    def cards(self) -> None:
        for place, concept in self.rows:
            self.page.apart(f"### {concept.name}", ("row", place))
            self.page.add(f"- **Depth:** {self.depth(concept)}\n- **Lesson:** {self.lessons(concept)}")

    def by_lesson(self) -> None:
        for n in range(1, len(self.module.lessons) + 1):
            own = [(place, one) for place, one in self.rows if one.lessons[0] == n]
            self.group(in_words(self.habits["group-lesson"], self.module, n), own, "in-lesson", "Depth")

    def by_depth(self) -> None:
        for depth in DEPTHS:
            own = [(place, one) for place, one in self.rows if one.depth == depth]
            self.group(depth, own, "in-depth", "Lesson")

    def group(self, title: str, rows: list[tuple[int, Concept]], form: str, column: str) -> None:
        """Rows below a title."""
        nested = self.habits["group"] == "- {}"
        (self.page.add if nested else self.page.apart)(self.habits["group"].format(title))
        told = [(place, self.in_group(form, concept)) for place, concept in rows]
        if nested or self.habits["group-body"] == "list":
            for place, text in told:
                self.page.add(f"{'  ' if nested else ''}- {text}", ("row", place))
        elif self.habits["group-body"] == "run":
            self.page.apart("; ".join(text for _, text in told) + ".", *(("row", place) for place, _ in told))
        else:
            parts = [(place, one, self.depth(one) if column == "Depth" else self.lessons(one)) for place, one in rows]
            cells = [([f"{one.name}{self.also(form, one)}", part], ("row", place)) for place, one, part in parts]
            self.page.table(["Concept", column], cells)

    def in_group(self, form: str, concept: Concept) -> str:
        text = self.habits[form].format(c=concept.name, d=self.depth(concept), l=self.lessons(concept))
        return f"{text}{self.also(form, concept)}"

    def also(self, form: str, concept: Concept) -> str:
        """What a row below a lesson says of another one."""
        if form == "in-depth" or len(concept.lessons) == 1:
            return ""
        return f" (also in {self.module.lessons[concept.lessons[1] - 1].slug})"
