"""A module and its lessons, each with the documents around it and the links from summaries to index rows."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from reclint.linking import row_weights
from reclint.workspace.pairing import pair_notebooks

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reclint.linking import Link, Weights
    from reclint.linking.written import Links
    from reclint.model import (
        ConceptRow,
        LessonPlan,
        LessonSummary,
        ModulePlan,
        Notebook,
        Preparation,
        Record,
        ReviewLog,
    )
    from reclint.vocabulary.vocabulary import Vocabulary
    from reclint.workspace.pairing import NotebookMatch
    from reclint.workspace.workspace import Workspace


class Module:
    """A record with its plan and its lessons."""

    def __init__(self, key: str, record: Record, workspace: Workspace) -> None:
        self.key = key
        self.record = record
        self.workspace = workspace
        self.documents = workspace.documents

    def has_lesson_elsewhere(self, slug: str) -> bool:
        """Whether another record of the workspace has a section or a row for the lesson."""
        return any(key != self.key for key in self.workspace.homes.get(slug, ()))

    @property
    def vocabulary(self) -> Vocabulary:
        """The words of the course."""
        return self.documents.lexicon.vocabulary

    @property
    def number(self) -> str:
        """The module's number, such as ``5.1``; empty where the title has none."""
        return self.record.number

    @property
    def folder(self) -> str:
        """The key of the record's folder, empty for the root."""
        return self.key.rpartition("/")[0]

    @cached_property
    def lessons(self) -> tuple[Lesson, ...]:
        """The lessons that the record has sections for, in its order."""
        return tuple(Lesson(self, summary, place) for place, summary in enumerate(self.record.lessons, 1))

    def lesson(self, slug: str) -> Lesson | None:
        """The lesson with this slug."""
        return next((lesson for lesson in self.lessons if lesson.slug == slug), None)

    @cached_property
    def links(self) -> tuple[Links, ...]:
        """What the taught items of each lesson were linked to."""
        return self.documents.links(self.key, self.record)

    @cached_property
    def weights(self) -> Weights:
        """What the words of the index rows weigh."""
        return row_weights(self.record, self.vocabulary)

    @cached_property
    def notebook_matches(self) -> Mapping[int, NotebookMatch]:
        """The notebooks of the lessons, by the lessons' places."""
        return pair_notebooks(self)

    @cached_property
    def slugs(self) -> tuple[str, ...]:
        """The lessons of the module that its sections, its index or its plan know, in that order."""
        sections = [lesson.slug for lesson in self.record.lessons if lesson.slug]
        planned = [lesson.slug for lesson in self.plan.lessons] if self.plan else []
        return tuple(dict.fromkeys([*sections, *planned, *self.record.slugs]))

    @cached_property
    def plan_key(self) -> str | None:
        """The key of the module's plan, which lies in the record's own folder."""
        patterns = self.vocabulary.files.get("plans", ())
        found = (self.documents.match(f"{self.folder}/{name}" if self.folder else name) for name in patterns)
        return next((keys[0] for keys in found if keys), None)

    @cached_property
    def stray_plan_keys(self) -> tuple[str, ...]:
        """The documents beside the planning documents of the module's lessons that belong to none of them, sorted."""
        patterns = self.vocabulary.files.get("lessons", ())
        places = (_fill(pattern, {"slug": "*"}) for pattern in patterns)
        found = {key for place in places for key in self.documents.match(f"{self.folder}/{place}".lstrip("/"))}
        return tuple(sorted(found - {lesson.plan_key for lesson in self.lessons}))

    @cached_property
    def plan(self) -> ModulePlan | None:
        """The module's plan."""
        return self.documents.plan(self.plan_key) if self.plan_key else None


class Lesson:
    """A lesson of a module; ``place`` is its 1-based place among the record's sections."""

    def __init__(self, module: Module, summary: LessonSummary, place: int) -> None:
        self.module = module
        self.summary = summary
        self.place = place

    @property
    def slug(self) -> str | None:
        """The lesson's slug."""
        return self.summary.slug

    @property
    def position(self) -> int:
        """The position that the heading states, else the place among the sections."""
        return self.summary.position.value if self.summary.position else self.place

    @cached_property
    def rows(self) -> tuple[ConceptRow, ...]:
        """The index rows that name this lesson."""
        return tuple(row for row in self.module.record.rows if any(ref.slug == self.slug for ref in row.lessons))

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """What each taught item of the lesson was linked to, in the order of the items."""
        return self.module.links[self.place - 1]

    def paths(self, patterns: Iterable[str]) -> tuple[str, ...]:
        """File patterns filled in for this lesson; those with a slug are left out where it has none."""
        series, _, module = self.module.number.partition(".")
        values = {"series": series, "module": module, "position": str(self.position), "slug": self.slug or ""}
        wanted = (pattern for pattern in patterns if self.slug or "{slug}" not in pattern)
        return tuple(_fill(pattern, values) for pattern in wanted)

    @property
    def notebook_match(self) -> NotebookMatch | None:
        """The notebook that belongs to the lesson, and by what."""
        return self.module.notebook_matches.get(self.place)

    @cached_property
    def notebook(self) -> Notebook | None:
        """The lesson's notebook."""
        return self.module.documents.notebook(self.notebook_match.key) if self.notebook_match else None

    @cached_property
    def plan_key(self) -> str | None:
        """The key of the lesson's planning document."""
        patterns = self.module.vocabulary.files.get("lessons", ())
        return self.module.documents.find(self.module.folder, self.paths(patterns)) if self.slug else None

    @cached_property
    def plan(self) -> LessonPlan | None:
        """The lesson's planning document."""
        return self.module.documents.lesson_plan(self.plan_key) if self.plan_key else None

    @cached_property
    def preparation(self) -> Preparation | None:
        """What the planning document says the lesson builds on."""
        return self.module.documents.preparation(self.plan_key) if self.plan_key else None

    @property
    def review_log(self) -> ReviewLog | None:
        """The review log at the end of the planning document."""
        return self.plan.log if self.plan else None


def _fill(pattern: str, values: dict[str, str]) -> str:
    for name, value in values.items():
        pattern = pattern.replace("{" + name + "}", value)
    return pattern
