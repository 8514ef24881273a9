"""A configuration for pages that the default words do not read: of the hints those are kept with which more is read."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from reclint.api.course import Course
from reclint.course.hints import Hint, further, labels, pages_of, scales
from reclint.files.location import CONFIGURATIONS
from reclint.text.words import counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reclint.course.hints import Page, Scale

_MOST_SCALES = 3
"""How many columns are tried for depths."""
_MOST_PAGES = 12
"""How many of the pages that look like records are read at each try: those of a course are written alike."""
_MOST_HINTS = 40
"""How many patterns or words are tried one after the other: a choice, each try reads the sample again."""
_INDENT = "  "


class Read(NamedTuple):
    """How much of some pages is read: rows with a depth and a lesson, lessons, taught items with a depth."""

    records: int
    rows: int
    placed: int
    lessons: int
    items: int
    others: int

    @property
    def weight(self) -> int:
        """All together."""
        return sum(self)


class Proposed(NamedTuple):
    """The hints that are worth it, what is read with them, and labels that mean nothing yet, with their number."""

    hints: tuple[Hint, ...]
    read: Read
    labels: tuple[tuple[str, int], ...]

    def text(self) -> str:
        """The parts of a configuration, each below what it was seen on."""
        return "".join(f"{line}\n" for line in [*_written(self.hints), *self._remarks()])

    @property
    def sentence(self) -> str:
        """What is read with it, for people."""
        read = self.read
        rows = f"{counted(read.rows, 'row')} with a depth ({read.placed} with a lesson)"
        items = f"{counted(read.items, 'taught item')} with a depth"
        return f"{counted(read.records, 'record')}, {rows}, {counted(read.lessons, 'lesson')}, {items}"

    def _remarks(self) -> Iterator[str]:
        if self.labels:
            named = ", ".join(f'"{label}" ({count})' for label, count in self.labels)
            yield f"  # Labels that mean nothing yet; what a field may be is in docs/vocabulary.md: {named}"
            yield "  # fields:"


def propose(course: Course) -> Proposed | None:
    """What may make records of the pages of a course; None where no concepts with depths, beside lessons, are found."""
    documents, vocabulary = course.workspace.documents, course.workspace.vocabulary
    pages = pages_of(documents)
    best: Proposed | None = None
    for scale in scales(pages, vocabulary)[:_MOST_SCALES]:
        found = _Trial(course, pages, scale).best()
        if found.read.rows and found.read.lessons and (best is None or found.read.weight > best.read.weight):
            best = found
    return best


class _Trial:
    """One column taken for depths: hint after hint is kept if more is read with it."""

    def __init__(self, course: Course, pages: Sequence[Page], scale: Scale) -> None:
        self.vocabulary = course.workspace.vocabulary
        self.pages = pages
        self.scale = scale
        own = sorted(set(scale.keys))[:_MOST_PAGES]
        sources = ((key, course.workspace.documents.source(key)) for key in own)
        self.texts = {key: source.data for key, source in sources if source}

    def best(self) -> Proposed:
        kept, read = self.scale.hints, self.read(self.scale.hints)
        fields = [*labels(self.pages, self.scale, self.vocabulary)]
        guessed = ((("vocabulary", "fields", kind), label, count) for label, count, kind in fields if kind)
        hints = [*further(self.pages, self.scale, self.vocabulary)]
        hints += [_field(part, label, count) for part, label, count in guessed]
        for hint in hints[:_MOST_HINTS]:
            tried = _joined(kept, hint)
            now = self.read(tried)
            is_spoken_for = hint.part[1] == "fields"  # by what stands below the label
            if now.weight > read.weight or (is_spoken_for and now.weight == read.weight):
                kept, read = tried, now
        named = {value for hint in kept for value in hint.values}
        return Proposed(kept, read, tuple((label, count) for label, count, _ in fields if label not in named))

    def read(self, hints: Iterable[Hint]) -> Read:
        text = "\n".join(_written(hints))
        modules = Course.of_texts({**self.texts, CONFIGURATIONS[0]: text}).workspace.modules
        lessons = [lesson for module in modules for lesson in module.record.lessons]
        rows = [row for module in modules for row in module.record.rows if row.depth and row.depth.level]
        known = {module.key: {lesson.slug for lesson in module.record.lessons} for module in modules}
        placed = sum(
            any(ref.slug in known[module.key] for ref in row.lessons)
            for module in modules
            for row in module.record.rows
            if row.depth and row.depth.level
        )
        items = sum(bool(item.depth and item.depth.level) for lesson in lessons for item in lesson.taught)
        others = sum(bool(part) for lesson in lessons for part in (lesson.notebook, lesson.load, lesson.review))
        others += sum(bool(module.record.number_stated) for module in modules)
        return Read(len(modules), len(rows), placed, len(lessons), items, others)


def _field(part: tuple[str, ...], label: str, count: int) -> Hint:
    return Hint(part, (label,), f'the label "{label}", {counted(count, "time")}')


def _joined(hints: Sequence[Hint], hint: Hint) -> tuple[Hint, ...]:
    """Hints with one more, whose values follow those that its part has."""
    for place, one in enumerate(hints):
        if one.part == hint.part:
            values = tuple(dict.fromkeys([*one.values, *hint.values]))
            return (*hints[:place], one._replace(values=values, seen=f"{one.seen}; {hint.seen}"), *hints[place + 1 :])
    return (*hints, hint)


def _written(hints: Iterable[Hint]) -> Iterator[str]:
    """The lines of a configuration, parts with the same beginning below each other."""
    above: tuple[str, ...] = ()
    for hint in sorted(hints, key=lambda one: one.part[:-1]):
        shared = 0
        while shared < len(hint.part) - 1 and hint.part[: shared + 1] == above[: shared + 1]:
            shared += 1
        for depth in range(shared, len(hint.part) - 1):
            yield f"{_INDENT * depth}{hint.part[depth]}:"
        indent = _INDENT * (len(hint.part) - 1)
        yield f"{indent}# {hint.seen}"
        yield f"{indent}{hint.part[-1]}: {json.dumps(hint.values, ensure_ascii=False)}"
        above = hint.part
