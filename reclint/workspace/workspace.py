"""A course as it is walked through: its modules in order, and their lessons, each with the documents around it.

A workspace and its modules stand together since each knows the other.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from reclint.files.names import is_notebook
from reclint.linking import fillers_of, is_verbatim, name_of, spelled_as_one
from reclint.readers import folder_number
from reclint.text.source import Source
from reclint.workspace.documents import Documents
from reclint.workspace.file_names import filled
from reclint.workspace.lesson import Lesson
from reclint.workspace.pairing import pair_notebooks
from reclint.workspace.planned import with_lessons
from reclint.workspace.told import told_records

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reclint.findings.outcome import Home
    from reclint.linking import Name, Weights
    from reclint.linking.written import Links
    from reclint.model import (
        ConceptRow,
        CoursePage,
        ModulePlan,
        Record,
        SeriesModule,
        SeriesPlan,
        SeriesSummary,
    )
    from reclint.readers import Lexicon
    from reclint.vocabulary.vocabulary import Vocabulary
    from reclint.workspace.pairing import NotebookMatch


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
        return tuple(sorted(self._recorded, key=lambda module: (_order(module.number), module.key)))

    @cached_property
    def _recorded(self) -> tuple[Module, ...]:
        called = [(key, record) for key in self.documents.records() if (record := self.documents.record(key))]
        told = told_records(self.documents, (record for _, record in called))
        return tuple(
            Module(key, record, self, part)
            for key, first in (*called, *told)
            for part, record in enumerate((first, *first.further))
        )

    @cached_property
    def numbers_by_folder(self) -> Mapping[str, str]:
        """The numbers that folders tell of records whose titles have the number of another one, by their keys.

        The other one lies in the folder of that number, and nobody else has the folder's, which a plan or the course's
        page has too: so one slip in a title does not make two modules of one and a gap.
        """
        stated = {module.record.number for module in self._recorded}
        at_home = {
            module.record.number for module in self._recorded if folder_number(module.key) == module.record.number
        }
        strays = [module for module in self._recorded if module.is_alone and module.record.number in at_home]
        homes = {module: home for module in strays if (home := folder_number(module.key)) and home not in stated}
        return {module.key: home for module, home in homes.items() if self._is_listed(module, home)}

    def _is_listed(self, module: Module, number: str) -> bool:
        """Whether the plan of a module or the course's page has a number."""
        planned = module.plan is not None and module.plan.number == number
        return planned or (self.course is not None and any(entry.number == number for entry in self.course.modules))

    @cached_property
    def homes(self) -> dict[str, tuple[Module, ...]]:
        """For each slug the modules whose records have a section or a row for it."""
        homes: dict[str, dict[Module, None]] = {}
        for module in self.modules:
            named = (lesson.slug for lesson in module.record.lessons if lesson.slug)
            for slug in (*module.record.slugs, *named):
                homes.setdefault(slug, {})[module] = None
        return {slug: tuple(modules) for slug, modules in homes.items()}

    @cached_property
    def taught_in(self) -> dict[str, str]:
        """For each slug the number of the first module that has the lesson, as its sections, index or plan know it."""
        found: dict[str, str] = {}
        for module in self.modules:
            for slug in module.slugs:
                found.setdefault(slug, module.number)
        return found

    def earlier_rows(self, module: Module, name: str) -> Sequence[tuple[Module, ConceptRow]]:
        """The rows with a folded ``name`` in the records before that of a module, in order."""
        found = self._rows_by_name.get(name, ())
        return found[: next((at for at, (home, _) in enumerate(found) if home is module), len(found))]

    @cached_property
    def _rows_by_name(self) -> Mapping[str, Sequence[tuple[Module, ConceptRow]]]:
        found: dict[str, list[tuple[Module, ConceptRow]]] = {}
        for module in self.modules:
            for row in module.record.rows:
                found.setdefault(spelled_as_one(row.name.text), []).append((module, row))
        return found

    def module_numbered(self, number: str) -> Module | None:
        """The first module with this number."""
        return self._by_number.get(number)

    @cached_property
    def _by_number(self) -> dict[str, Module]:
        return {module.number: module for module in reversed(self.modules)}

    def module_at(self, key: str, part: int = 0) -> Module | None:
        """The module whose record has this key; of a file of several, that at the 0-based place ``part``."""
        modules = self.modules_at(key)
        return modules[part] if part < len(modules) else None

    def modules_at(self, key: str) -> Sequence[Module]:
        """The modules that the record with this key holds, as they stand in it."""
        return self._by_key.get(key, ())

    @cached_property
    def _by_key(self) -> dict[str, list[Module]]:
        found: dict[str, list[Module]] = {}
        for module in sorted(self.modules, key=lambda module: module.part):
            found.setdefault(module.key, []).append(module)
        return found

    @cached_property
    def course_key(self) -> str | None:
        """The key of the course's page: the one nearest to the root."""
        keys = self._named("course")
        return min(keys, key=lambda key: (key.count("/"), key)) if keys else None

    @cached_property
    def course(self) -> CoursePage | None:
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

    @cached_property
    def rollups_with(self) -> Mapping[Home, Sequence[str]]:
        """The keys of the roll-ups that are looked at with a module: with the first of their series, or of all."""
        firsts: dict[str | None, Module] = {}
        for module in self.modules:
            firsts.setdefault(module.number.partition(".")[0], module)
        rolled: list[tuple[str, str | None]] = [(self.course_key, None)] if self.course_key else []
        rolled += [(key, summary.number) for key, summary in self.summaries]
        rolled += [(key, plan.number) for key, plan in self.series_plans]
        found: dict[Home, list[str]] = {}
        for key, number in rolled if self.modules else ():
            found.setdefault(firsts.get(number, self.modules[0]).home, []).append(key)
        return found

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
        """Whether the workspace holds any notebook, or one that a record names lies aside, as where Git ignores all."""
        lessons = (lesson for module in self.modules for lesson in module.lessons)
        claims = ((lesson, lesson.summary.notebook) for lesson in lessons)
        named = ((lesson, claim.path.text) for lesson, claim in claims if claim and claim.path)
        return bool(self.notebooks) or any(lesson.why_aside(path) for lesson, path in named)

    @cached_property
    def has_review_logs(self) -> bool:
        """Whether any lesson of the workspace has a review log."""
        return any(lesson.review_log for module in self.modules for lesson in module.lessons)

    @cached_property
    def reviewed_in_logs_only(self) -> tuple[Lesson, ...]:
        """Of each record of several lessons that states no review, the first with a verdict in its log."""
        silent = (
            module.lessons
            for module in self.modules
            if len(module.lessons) > 1 and not any(lesson.summary.review for lesson in module.lessons)
        )
        first = (next((lesson for lesson in lessons if lesson.has_verdict_in_log), None) for lessons in silent)
        return tuple(filter(None, first))


class Module:
    """A record with its plan and its lessons.

    ``part`` is its 0-based place among the modules of its file, which may hold several.
    """

    def __init__(self, key: str, record: Record, workspace: Workspace, part: int = 0) -> None:
        self.key = key
        self.part = part
        self.record = record
        self.workspace = workspace
        self.documents = workspace.documents

    def has_lesson_elsewhere(self, slug: str) -> bool:
        """Whether another record of the workspace has a section or a row for the lesson."""
        return any(module is not self for module in self.workspace.homes.get(slug, ()))

    @property
    def vocabulary(self) -> Vocabulary:
        """The words of the course."""
        return self.documents.lexicon.vocabulary

    @property
    def number(self) -> str:
        """The module's number, such as ``5.1``; empty where neither title nor folder has one."""
        return self.workspace.numbers_by_folder.get(self.key, self.record.number)

    @property
    def file_records(self) -> Sequence[Record]:
        """The records of its file, its own among them."""
        return [module.record for module in self.workspace.modules_at(self.key)]

    @property
    def rollup_keys(self) -> Sequence[str]:
        """The roll-ups that are looked at with this module: of the first one of a series those of the series.

        The first one of all has the course's page too, and the roll-ups of what no module belongs to.
        """
        return self.workspace.rollups_with.get(self.home, ())

    @cached_property
    def series_parts(self) -> tuple[tuple[str, SeriesModule], ...]:
        """What series plans say of the module, with the plans' keys."""
        plans = self.workspace.series_plans
        return tuple((key, part) for key, plan in plans for part in plan.modules if part.number == self.number)

    @property
    def home(self) -> Home:
        """What tells it from every other module: the key of its record, and its place in that file."""
        return self.key, self.part

    @property
    def is_alone(self) -> bool:
        """Whether its file holds no other module."""
        return not (self.part or self.record.further)

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
    def is_verbatim(self) -> bool:
        """Whether the lists of its lessons say concepts in the words of their rows."""
        return is_verbatim(link for links in self.links for link in links)

    @cached_property
    def fillers(self) -> frozenset[str]:
        """The words without a meaning of their own in the names of the record."""
        return fillers_of(self.record, self.vocabulary)

    def named(self, text: str) -> Name:
        """The name that a cell, an item or a title states in the language of the record."""
        return name_of(text, self.vocabulary, self.fillers)

    @property
    def weights(self) -> Weights:
        """What the words of the index rows weigh."""
        return self.documents.weights(self.key, self.record)

    @cached_property
    def notebook_matches(self) -> Mapping[int, NotebookMatch]:
        """The notebooks of the lessons, by the lessons' places."""
        return pair_notebooks([lesson.naming for lesson in self.lessons], self.folder, self.documents)

    @cached_property
    def slugs(self) -> tuple[str, ...]:
        """The lessons of the module that its sections, its index or its plan know, in that order."""
        sections = [lesson.slug for lesson in self.record.lessons if lesson.slug]
        planned = [lesson.slug for lesson in self.plan.lessons] if self.plan else []
        return tuple(dict.fromkeys([*sections, *planned, *self.record.slugs]))

    @cached_property
    def names_absent_modules(self) -> bool:
        """Whether the record names modules that are not here, so that what is missing may be one of theirs."""
        numbers = {reference.module for reference in self.record.references if reference.module and reference.named}
        return any(self.workspace.module_numbered(number) is None for number in numbers)

    @cached_property
    def plan_key(self) -> str | None:
        """The key of the module's plan, in the record's own folder; that of one of several modules says whose it is.

        It may lie in a folder below then: "module-1-2/plan.md".
        """
        patterns = self.vocabulary.files.get("plans", ())
        places = [f"{self.folder}/{name}" if self.folder else name for name in patterns]
        if self.is_alone:
            return next((keys[0] for keys in map(self.documents.match, places) if keys), None)
        places += [f"{self.folder}/*/{name}".lstrip("/") for name in patterns]
        found = (key for place in places for key in self.documents.match(place))
        plans = ((key, self.documents.plan(key)) for key in found)
        return next((key for key, plan in plans if plan and plan.number == self.number), None)

    @property
    def planning_folder(self) -> str:
        """The key of the folder in which what is planned lies: that of the plan, else the record's."""
        return self.plan_key.rpartition("/")[0] if self.plan_key else self.folder

    @cached_property
    def stray_plan_keys(self) -> tuple[str, ...]:
        """The documents beside the planning documents of the module's lessons that belong to none of them, sorted."""
        patterns = self.vocabulary.files.get("lessons", ())
        places = (filled(pattern, {"slug": "*"}) for pattern in patterns)
        found = {key for place in places for key in self.documents.match(f"{self.folder}/{place}".lstrip("/"))}
        return tuple(sorted(found - {lesson.plan_key for lesson in self.lessons}))

    @cached_property
    def plan(self) -> ModulePlan | None:
        """The module's plan, with its lessons as the record knows them."""
        plan = self.documents.plan(self.plan_key) if self.plan_key else None
        return with_lessons(plan, self.record.lessons, self.fillers) if plan else None

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """The keys of its record, of its plan, and of the planning documents and notebooks of its lessons."""
        around = (key for lesson in self.lessons for key in (lesson.plan_key, *lesson.notebook_keys))
        return tuple(filter(None, [self.key, self.plan_key, *around]))


def _is_summary(summary: SeriesSummary) -> bool:
    listed = summary.rows or summary.modules or summary.lessons
    return bool(listed or summary.denied or (summary.number and summary.status))


def _order(number: str) -> tuple[int, ...]:
    return tuple(int(part) for part in number.split(".") if part.isdecimal())
