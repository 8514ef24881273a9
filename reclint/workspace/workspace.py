"""All modules of a course, in order."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from reclint.files.names import is_notebook
from reclint.text.source import Source
from reclint.workspace.documents import Documents
from reclint.workspace.module import Module

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reclint.model import Course, SeriesPlan, SeriesSummary
    from reclint.readers import Lexicon
    from reclint.vocabulary.vocabulary import Vocabulary


class Workspace:
    """The modules of a course with everything around them."""

    def __init__(self, documents: Documents) -> None:
        self.documents = documents

    @classmethod
    def of_texts(cls, texts: Mapping[str, str], lexicon: Lexicon) -> Workspace:
        """A workspace of texts by key, without a disk."""
        return cls(Documents(texts, lambda key: Source(key, texts[key]), lexicon))

    @property
    def vocabulary(self) -> Vocabulary:
        """The words of the course."""
        return self.documents.lexicon.vocabulary

    @cached_property
    def modules(self) -> tuple[Module, ...]:
        """The modules whose records the workspace holds, by number, then by key."""
        found = ((key, self.documents.record(key)) for key in self.documents.records())
        modules = (Module(key, record, self) for key, record in found if record)
        return tuple(sorted(modules, key=lambda module: (_order(module.number), module.key)))

    @cached_property
    def homes(self) -> dict[str, tuple[str, ...]]:
        """For each slug the keys of the records that have a section or a row for it."""
        homes: dict[str, dict[str, None]] = {}
        for module in self.modules:
            named = (lesson.slug for lesson in module.record.lessons if lesson.slug)
            for slug in (*module.record.slugs, *named):
                homes.setdefault(slug, {})[module.key] = None
        return {slug: tuple(keys) for slug, keys in homes.items()}

    @cached_property
    def taught_in(self) -> dict[str, str]:
        """For each slug the number of the first module that has the lesson, as its sections, index or plan know it."""
        found: dict[str, str] = {}
        for module in self.modules:
            for slug in module.slugs:
                found.setdefault(slug, module.number)
        return found

    def module_numbered(self, number: str) -> Module | None:
        """The first module with this number."""
        return self._by_number.get(number)

    @cached_property
    def _by_number(self) -> dict[str, Module]:
        return {module.number: module for module in reversed(self.modules)}

    def module_at(self, key: str) -> Module | None:
        """The module whose record has this key."""
        return self._by_key.get(key)

    @cached_property
    def _by_key(self) -> dict[str, Module]:
        return {module.key: module for module in self.modules}

    @cached_property
    def course_key(self) -> str | None:
        """The key of the course's page: the one nearest to the root."""
        keys = self._named("course")
        return min(keys, key=lambda key: (key.count("/"), key)) if keys else None

    @cached_property
    def course(self) -> Course | None:
        """The course's page."""
        return self.documents.course(self.course_key) if self.course_key else None

    @cached_property
    def summaries(self) -> tuple[tuple[str, SeriesSummary], ...]:
        """The series summaries with their keys; a document that states nothing of a series is none."""
        found = ((key, self.documents.summary(key)) for key in self._named("summaries"))
        return tuple((key, summary) for key, summary in found if summary and _is_summary(summary))

    @cached_property
    def series_plans(self) -> tuple[tuple[str, SeriesPlan], ...]:
        """The plans of series with their keys: those that are no module's and name a series or modules."""
        taken = {module.plan_key for module in self.modules} | {module.key for module in self.modules}
        keys = [key for key in sorted(self.documents.keys) if key.endswith(".md") and key not in taken]
        found = ((key, self.documents.series_plan(key)) for key in keys if self.documents.is_named(key, "plans"))
        return tuple((key, plan) for key, plan in found if plan and (plan.number or plan.modules))

    def _named(self, kind: str) -> list[str]:
        names = self.vocabulary.files.get(kind, ())
        return sorted(key for key in self.documents.keys if key.rpartition("/")[2] in names)

    @cached_property
    def has_plans(self) -> bool:
        """Whether there is a plan of a module, of a series or of a lesson."""
        if self.series_plans or any(module.plan for module in self.modules):
            return True
        return any(lesson.plan for module in self.modules for lesson in module.lessons)

    @property
    def has_rollups(self) -> bool:
        """Whether there is a course page or a series summary."""
        return self.course is not None or bool(self.summaries)

    @cached_property
    def notebooks(self) -> tuple[str, ...]:
        """The keys of all notebooks, sorted."""
        return tuple(sorted(key for key in self.documents.keys if is_notebook(key)))

    @cached_property
    def notebook_names(self) -> frozenset[str]:
        """What notebooks may be called: their keys, and the ends of those from any folder on."""
        parts = [key.split("/") for key in self.notebooks]
        return frozenset("/".join(names[depth:]) for names in parts for depth in range(len(names)))

    @property
    def has_notebooks(self) -> bool:
        """Whether the workspace holds any notebook."""
        return bool(self.notebooks)

    @cached_property
    def has_review_logs(self) -> bool:
        """Whether any lesson of the workspace has a review log."""
        return any(lesson.review_log for module in self.modules for lesson in module.lessons)


def _is_summary(summary: SeriesSummary) -> bool:
    return bool(summary.rows or summary.modules or summary.denied or (summary.number and summary.status))


def _order(number: str) -> tuple[int, ...]:
    return tuple(int(part) for part in number.split(".") if part.isdecimal())
