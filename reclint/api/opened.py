"""A course as it is read: its documents, its words and rules in force, and what they say; nothing is checked here."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from reclint.api.asking import shelf_of
from reclint.api.placed import PlacedCourse
from reclint.files.location import ANSWERS
from reclint.text.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from reclint.cache.cache import Cache
    from reclint.catalogue import Catalogue, Rule
    from reclint.course.accepted import BaselineFile
    from reclint.course.configuration import Settings
    from reclint.course.opening import Opened
    from reclint.course.request import Request
    from reclint.course.seeing import Seen
    from reclint.model import ConceptRow
    from reclint.text.source import Source
    from reclint.workspace import Module, Role, Workspace
    from reclint.workspace.progress import Held, Moment, Step


class FoundConcept(NamedTuple):
    """The rows that a name means, their steps through the lessons, and the rows that it may mean besides, best first.

    Without ``rows`` no concept is plainly meant. The ``others`` have their scores.
    """

    rows: tuple[ConceptRow, ...]
    steps: tuple[Step, ...]
    others: tuple[tuple[ConceptRow, float], ...]


class OpenedCourse(PlacedCourse):
    """A course that is opened when something is first asked for that needs its files."""

    request: Request
    _open_cache: Callable[[], Cache | None]
    _texts: Mapping[str, bytes]

    @property
    def workspace(self) -> Workspace:
        """The modules of the course with the documents around them."""
        return self._opened.workspace

    @property
    def settings(self) -> Settings:
        """What the configuration sets."""
        return self._opened.settings

    @property
    def catalogue(self) -> Catalogue:
        """All rules, as they are in force."""
        return self._opened.catalogue

    @cached_property
    def rules(self) -> tuple[Rule, ...]:
        """The rules that are asked for.

        Raises:
            UsageError: a pattern fits no rule.
        """
        return self.catalogue.chosen(self.request.select, self.request.ignore)

    def in_force(self, path: Path | None = None) -> Iterator[str]:
        """A line for every value in force with where it was set; the rules as they hold for a file, if one is named."""
        from reclint.course.rules import effective_lines

        key = self.key(path) if path else None
        yield from effective_lines(self.settings, self.workspace.vocabulary, self.catalogue, key)

    @property
    def governing(self) -> frozenset[str]:
        """The keys of the files that say what holds: configurations, rule files, baseline and answers."""
        from reclint.course.governing import configuration_files

        ours = (*configuration_files(self.settings), self.baseline_path, self.root / ANSWERS)
        return frozenset(self.key(path) for path in ours)

    @cached_property
    def baseline(self) -> BaselineFile:
        """The baseline, where it is looked for and what it holds.

        Raises:
            ReclintError: the file cannot be read or is no baseline.
        """
        from reclint.course.accepted import find_baseline

        return find_baseline(self._opened, self.request, self._texts)

    @property
    def baseline_path(self) -> Path:
        """Where the baseline is, or will be written."""
        from reclint.course.accepted import baseline_path

        return baseline_path(self._opened, self.request)

    # What its documents say.

    def source(self, key: str) -> Source | None:
        """The text of a document; None where there is none."""
        return self.workspace.documents.source(key)

    def show(self, path: Path) -> Sequence[Module]:
        """The module whose record is at a path; of a file that holds several, all of them in its order.

        Raises:
            SourceError: the file cannot be read.
            UsageError: the file is not a record.
        """
        key = self.key(path)
        modules = self.workspace.modules_at(self.workspace.documents.leads_to.get(key, key))
        if not modules:
            from reclint.course.seeing import TITLE
            from reclint.files.reading import read_source

            read_source(path, path.as_posix())
            why = "".join(f": {reason}" for reason in self.seen.why_none([path]).values())
            raise UsageError(f"{path.as_posix()} is not a record{why}", f"the first heading of a record reads {TITLE}")
        return modules

    @property
    def seen(self) -> Seen:
        """What every file was taken for, or why it was taken for nothing."""
        from reclint.course.seeing import Seen

        return Seen(self._opened)

    @property
    def roles(self) -> tuple[Role, ...]:
        """What every document was taken for, by key."""
        from reclint.workspace import roles

        return roles(self.workspace)

    def concept(self, name: str) -> FoundConcept:
        """A concept by its name: in which lessons it stands, at what depth, and what they do with it."""
        from reclint.workspace.progress import course_of, find_concept

        rows, others = find_concept(self.workspace, name)
        return FoundConcept(tuple(rows), tuple(course_of(self.workspace, rows)), tuple(others))

    def state_before(self, slug: str) -> tuple[Moment, list[Held]] | None:
        """What the student holds when a lesson begins, as first met; None where no record has a section for it."""
        from reclint.workspace.progress import state_before

        return state_before(self.workspace, slug)

    # How it is done.

    @cached_property
    def _cache(self) -> Cache | None:
        return self._open_cache()

    @cached_property
    def _opened(self) -> Opened:
        from reclint.course.opening import open_course

        return open_course(self._place, self._texts, lambda vocabulary: shelf_of(self._cache, vocabulary))
