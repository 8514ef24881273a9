"""What modules and lessons were called in an earlier state of the course, paired by what they say."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from reclint.text.nearest import ratio
from reclint.workspace.moves import moved_documents

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reclint.findings.outcome import Home
    from reclint.text.source import Span
    from reclint.workspace.lesson import Lesson
    from reclint.workspace.workspace import Module, Workspace

_ALIKE = 50
"""How alike (0 to 100) two sections must be to be of one lesson: a choice; half of the text has changed then."""


@dataclass(frozen=True)
class Renamed:
    """A module of today with the number that it had, and the earlier slugs of its lessons by those of today."""

    number: str
    earlier: str
    slugs: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class EarlierNames:
    """What was called or lay otherwise ``before``, for what there is ``after``."""

    before: Workspace
    after: Workspace

    @cached_property
    def moved(self) -> Mapping[str, str]:
        """The earlier keys of documents that have moved, by their keys of today."""
        return moved_documents(self.before.documents, self.after.documents)

    @cached_property
    def now(self) -> Mapping[str, str]:
        """The keys of today of documents that have moved, by their earlier keys."""
        return {earlier: key for key, earlier in self.moved.items()}

    def key_before(self, key: str) -> str:
        """The key that a document of today had."""
        return self.moved.get(key, key)

    def key_now(self, key: str) -> str:
        """The key that an earlier document has today, if it is there."""
        return self.now.get(key, key)

    def then(self, module: Module) -> Module | None:
        """What a module of today was; in a file of several it goes by its number, else by its place among as many."""
        modules = self.before.modules_at(self.key_before(module.key))
        if len(modules) > 1 or not module.is_alone:
            of_number = next((one for one in modules if one.number == module.number), None)
            is_as_many = len(modules) == len(self.after.modules_at(module.key))
            return of_number or (modules[module.part] if is_as_many else None)
        return modules[0] if modules else None

    @cached_property
    def renamed(self) -> Mapping[Home, Renamed]:
        """The modules that have another number or lessons with other slugs."""
        pairs = ((module, self.then(module)) for module in self.after.modules)
        found = ((module, _renamed(module, earlier)) for module, earlier in pairs if earlier)
        return {module.home: renamed for module, renamed in found if renamed}

    @cached_property
    def _by_document(self) -> Mapping[str, Sequence[Renamed]]:
        """What was renamed, by the keys of the documents that belong to it."""
        found: dict[str, list[Renamed]] = {}
        for module in self.after.modules:
            for key in module.keys if module.home in self.renamed else ():
                found.setdefault(key, []).append(self.renamed[module.home])
        return found

    def of(self, document: str, module: str | None) -> Renamed | None:
        """What was renamed of the module that a finding belongs to, by its document and the module's number."""
        inside = (renamed for renamed in self._by_document.get(document, ()) if (renamed.number or None) == module)
        return next(inside, None) or (self._by_number.get(module) if module else None)

    @cached_property
    def spoken_of(self) -> tuple[tuple[str, str, Span], ...]:
        """The numbers of modules that documents of today name, each with its document and place."""
        return tuple(_spoken_of(self.after))

    @cached_property
    def was_spoken_of(self) -> frozenset[str]:
        """The numbers of modules that other documents of before name."""
        at = {module.number: module.key for module in self.before.modules}
        return frozenset(number for number, key, _ in _spoken_of(self.before) if at.get(number) != key)

    @cached_property
    def _by_number(self) -> Mapping[str, Renamed]:
        return {renamed.number: renamed for renamed in self.renamed.values()}


def _spoken_of(course: Workspace) -> Iterator[tuple[str, str, Span]]:
    listed = course.course.modules if course.course and course.course_key else ()
    yield from ((entry.number, course.course_key or "", entry.span) for entry in listed)
    rows = ((key, row) for key, summary in course.summaries for row in summary.rows)
    yield from ((row.module, key, row.span) for key, row in rows if row.module)
    yield from ((ref.module, module.key, ref.span) for module in course.modules for ref in module.record.references)


def _renamed(module: Module, earlier: Module) -> Renamed | None:
    slugs = dict(_slugs(module, earlier))
    if module.number == earlier.number and not slugs:
        return None
    return Renamed(module.number, earlier.number, slugs)


def _slugs(module: Module, earlier: Module) -> Iterator[tuple[str, str]]:
    """The lessons that only one of the two has, in pairs, the likest first."""
    here, there = (_by_slug(one, other) for one, other in ((module, earlier), (earlier, module)))
    likely = sorted(
        (
            (ratio(_text(lesson), _text(other)), slug, before)
            for slug, lesson in here.items()
            for before, other in there.items()
        ),
        key=lambda entry: -entry[0],
    )
    taken: set[str] = set()
    for alike, slug, before in likely:
        if alike >= _ALIKE and not taken & {f"now {slug}", f"before {before}"}:
            taken |= {f"now {slug}", f"before {before}"}
            yield slug, before


def _by_slug(module: Module, other: Module) -> dict[str, Lesson]:
    """The lessons of a module whose slugs another one has not."""
    known = {lesson.slug for lesson in other.lessons}
    return {lesson.slug: lesson for lesson in module.lessons if lesson.slug and lesson.slug not in known}


def _text(lesson: Lesson) -> str:
    return "\n".join(field.text for field in lesson.summary.fields)


def as_called(subject: str, renamed: Renamed) -> str:
    """The subject of a finding with the names that its module and its lessons had, in words and in file names."""
    for slug, before in renamed.slugs.items():
        subject = re.sub(rf"(?<![\w-]){re.escape(slug.casefold())}(?![\w-])", before.casefold(), subject)
        subject = re.sub(rf"(?<=\d-){re.escape(slug.casefold())}(?=\.)", before.casefold(), subject)
    if renamed.number and renamed.earlier and renamed.number != renamed.earlier:
        digits = r"([._-])".join(map(re.escape, renamed.number.split(".")))
        subject = re.sub(rf"(?<!\d){digits}(?!\d)", lambda found: _separated(renamed.earlier, found.groups()), subject)
    return subject


def _separated(number: str, separators: tuple[str, ...]) -> str:
    """A number such as ``1.2`` with the given separators."""
    first, *others = number.split(".")
    between = [*separators, *["."] * len(others)]
    return first + "".join(f"{mark}{part}" for mark, part in zip(between, others, strict=False))
