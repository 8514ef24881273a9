"""A course as it is walked through: its modules in order, and their lessons, each with the documents around it.

They stand in one module since each of them knows what it is a part of.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from reclint.files.names import is_notebook
from reclint.linking import spelled_as_one
from reclint.readers import folder_number
from reclint.text.source import Source
from reclint.workspace.documents import Documents
from reclint.workspace.file_names import FileNaming, filled
from reclint.workspace.pairing import find_further, pair_notebooks
from reclint.workspace.planned import with_lessons

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reclint.linking import Link, Weights
    from reclint.linking.written import Links
    from reclint.model import (
        ConceptRow,
        CoursePage,
        LessonPlan,
        LessonSummary,
        ModulePlan,
        Notebook,
        Preparation,
        Record,
        ReviewLog,
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
        found = ((key, self.documents.record(key)) for key in self.documents.records())
        return tuple(Module(key, record, self) for key, record in found if record)

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
        strays = [module for module in self._recorded if module.record.number in at_home]
        homes = {module: home for module in strays if (home := folder_number(module.key)) and home not in stated}
        return {module.key: home for module, home in homes.items() if self._is_listed(module, home)}

    def _is_listed(self, module: Module, number: str) -> bool:
        """Whether the plan of a module or the course's page has a number."""
        planned = module.plan is not None and module.plan.number == number
        return planned or (self.course is not None and any(entry.number == number for entry in self.course.modules))

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
        """The module's number, such as ``5.1``; empty where neither title nor folder has one."""
        return self.workspace.numbers_by_folder.get(self.key, self.record.number)

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
        """The key of the module's plan, which lies in the record's own folder."""
        patterns = self.vocabulary.files.get("plans", ())
        found = (self.documents.match(f"{self.folder}/{name}" if self.folder else name) for name in patterns)
        return next((keys[0] for keys in found if keys), None)

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
        return with_lessons(plan, self.record.lessons, self.vocabulary) if plan else None

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """The keys of its record, of its plan, and of the planning documents and notebooks of its lessons."""
        around = (key for lesson in self.lessons for key in (lesson.plan_key, *lesson.notebook_keys))
        return tuple(filter(None, [self.key, self.plan_key, *around]))


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

    @property
    def naming(self) -> FileNaming:
        """What the files of the lesson are named by."""
        claim = self.summary.notebook
        path = claim.path.text if claim and claim.path else None
        further = tuple(one.path.text for one in claim.further) if claim else ()
        return FileNaming(self.module.number, self.place, self.position, self.slug, path, further)

    @property
    def notebook_match(self) -> NotebookMatch | None:
        """The notebook that belongs to the lesson, and by what."""
        return self.module.notebook_matches.get(self.place)

    @property
    def notebook_key(self) -> str | None:
        """The key of the lesson's notebook."""
        return self.notebook_match.key if self.notebook_match else None

    @cached_property
    def further_keys(self) -> Mapping[str, str]:
        """The keys of the further notebooks that the record names, by their paths; of those that are there."""
        return find_further(self.naming, self.module.folder, self.module.documents)

    @property
    def notebook_keys(self) -> tuple[str, ...]:
        """The keys of all notebooks of the lesson, the first one first."""
        first = (self.notebook_key,) if self.notebook_key else ()
        return tuple(dict.fromkeys((*first, *self.further_keys.values())))

    @cached_property
    def notebook(self) -> Notebook | None:
        """The lesson's notebook."""
        return self.module.documents.notebook(self.notebook_key) if self.notebook_key else None

    @cached_property
    def plan_key(self) -> str | None:
        """The key of the lesson's planning document."""
        patterns = self.module.vocabulary.files.get("lessons", ())
        return self.module.documents.find(self.module.folder, self.naming.paths(patterns)) if self.slug else None

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

    @property
    def has_verdict_in_log(self) -> bool:
        """Whether the lesson has fields, and a review log whose last review came to a verdict."""
        last = self.review_log.last if self.review_log else None
        return bool(self.summary.fields and last and last.verdict and last.verdict_word)


def _is_summary(summary: SeriesSummary) -> bool:
    return bool(summary.rows or summary.modules or summary.denied or (summary.number and summary.status))


def _order(number: str) -> tuple[int, ...]:
    return tuple(int(part) for part in number.split(".") if part.isdecimal())
