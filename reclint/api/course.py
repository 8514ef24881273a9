"""A course as a request asks for it: it checks, reviews, fixes, shows and takes changed texts.

It opens its files when it is first asked for something that needs them, and reads each document once.
"""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from reclint.api.asking import lister_of, must_exist, opener_of
from reclint.api.opened import OpenedCourse
from reclint.course.place import CoursePlace, course_place, settled
from reclint.course.request import Request
from reclint.files.location import ANSWERS, CONFIGURATIONS, Location, NoFiles
from reclint.text.errors import ReclintError, SourceError, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from reclint.cache.cache import Cache
    from reclint.cache.recall import Memory, Recalled
    from reclint.files.tree import Tree
    from reclint.findings.asked import Asked
    from reclint.findings.baseline import Renewed
    from reclint.findings.lookup import Lookup
    from reclint.findings.report import Report
    from reclint.review import Review
    from reclint.run.checking import Checker
    from reclint.run.fixing import Fixes, Rewrite
    from reclint.text.source import Source

FAIL_ON = "improvement"
"""The least grade that fails a check where nobody says otherwise."""
_CHANGED = "has changed since it was checked, so its fixes are not written", "check it again"
_UNSTAGED = "differs from what is staged, so its fixes are not written", "stage its changes, or put them aside"


class Course(OpenedCourse):
    """A course as a request asks for it; without a ``place``, the one around what the request names.

    ``open_cache`` gives the cache, where several courses share one.

    Keys name its files: paths relative to the course's root, with forward slashes.

    Raises:
        ReclintError: a path does not exist; later, where something is asked for, the configuration or the catalogue
            cannot be used, there is no Git repository, or no such revision.
    """

    def __init__(
        self,
        request: Request | None = None,
        place: CoursePlace | None = None,
        open_cache: Callable[[], Cache | None] | None = None,
    ) -> None:
        self.request = request or Request()
        if place is None:
            must_exist(self.request)
            self.request = settled(self.request)
        self._open_cache = open_cache or opener_of(self.request)
        self._place = place or course_place(self.request, lister_of(self._open_cache))
        self._texts: Mapping[str, bytes] = {}
        self._recalled: Recalled | None = None
        if self.request.text_path is not None:
            self._texts = {self.key(self.request.text_path): self.request.text or b""}

    @classmethod
    def of_texts(cls, texts: Mapping[str, str | bytes], request: Request | None = None) -> Course:
        """A course of ``texts`` by key and of nothing else: no file is looked at.

        Configuration, rule files, baseline and answers count where they are among the texts. Bytes are read as those
        of a file are.
        """
        from reclint.files.tree import EMPTY

        root = Path.cwd().resolve()
        configuration = next((root / name for name in CONFIGURATIONS if name in texts), None)
        place = CoursePlace(Location(root, configuration, root), EMPTY._replace(folder=root), NoFiles())
        course = cls(request, place)
        course._texts = {key: _encoded(text) for key, text in texts.items()}
        return course

    @cached_property
    def lookup(self) -> Lookup:
        """The paths and texts of documents, for outputs."""
        from reclint.findings.lookup import Lookup

        return Lookup(self.path, self.source, self.address)

    def source(self, key: str) -> Source | None:
        """The text of a document; None where there is none, or it has changed since the report was made."""
        return self._recalled.source(key) if self._recalled else super().source(key)

    @property
    def fail_on(self) -> str:
        """The least grade that fails a check (``never``: none does), as configured."""
        found = self._recalled.fail_on if self._recalled else self.settings.value("fail-on").value
        return found or FAIL_ON

    # What it is asked for.

    def check(self) -> Report:
        """The findings that are asked for; compared with a revision, those that are new."""
        memory = self._memory
        self._recalled = memory.recall(self.request, self._place) if memory else None
        if self._recalled:
            return self._recalled.report
        checker = self._checker
        self._read_ahead()
        report = checker.check(self.workspace)
        if memory:
            self._remember(memory, report)
        return report

    @property
    def is_touched(self) -> bool:
        """Whether what is asked for can have a part in this course; a commit may change nothing of it."""
        changed = self._place.changed
        is_own = changed is None or bool(self._place.own_changes) or self._place.changes_roots
        return is_own or not self.governing.isdisjoint(changed or ())

    def must_answer(self) -> None:
        """Refuse what this course could not answer, without looking at a document.

        Raises:
            ReclintError: its configuration cannot be used, or a rule or a baseline that is asked for is not there.
        """
        if self.baseline.lack:
            raise self.baseline.lack
        self.catalogue.chosen(self.request.select, self.request.ignore)

    def excludes(self, other: Course) -> bool:
        """Whether the configuration of this course leaves out the folder of another one."""
        if other is self or not self._place.location.configuration or not other.root.is_relative_to(self.root):
            return False
        from reclint.files.discovery import path_matcher

        return path_matcher(self.settings.exclude)(f"{self.key(other.root)}/")

    def survey(self) -> Report:
        """The findings that are asked for; compared with a revision, those that remain as well, told apart."""
        checker = self._checker
        self._read_ahead()
        return checker.survey(self.workspace)

    def compared(self, before: Course, name: str = "before") -> Report:
        """The findings that are asked for, against another state of the course, which people call ``name``.

        It is read and checked as the course is today, as a revision is: by these words and rules.

        Raises:
            UsageError: it is another course, which lies elsewhere.
        """
        if before.root != self.root:
            raise UsageError(f"{before.path('.')} and {self.path('.')} are two courses", "compare states of one")
        return self._checker.against(self.workspace, name, before._as_read)

    @property
    def _as_read(self) -> Tree:
        """The files of the course with its documents as they were read, whatever has become of them on disk since."""
        documents = self.workspace.documents
        read = {key: source.data for key in documents.keys if (source := documents.source(key))}
        return self._place.tree.overlaid({**read, **self._texts})

    def review(self) -> Review:
        """What a reviewer is shown of the findings that are asked for."""
        from reclint.review import review

        return review(self.survey(), self.workspace, self.rules, self.lookup)

    def update(self, key: str, text: str | None) -> Course:
        """The course with a text laid over a document, or over a file that governs; None takes it off again.

        What was read of other documents is kept; a file that governs the course is a reason to open it anew.
        """
        texts = {other: data for other, data in self._texts.items() if other != key}
        if text is not None:
            texts[key] = _encoded(text)
        other = Course(self.request, self._place)
        other._texts = texts
        if "_opened" in self.__dict__ and key == self.key(self.baseline_path):
            other._opened = self._opened
        elif "_opened" in self.__dict__ and not self._governs(key):
            other._opened = self._opened.with_texts(texts, key)
        return other

    def _governs(self, key: str) -> bool:
        """Whether a file says how the course is read: a configuration, a rule file, answers, or what Git ignores."""
        return key in self.governing or key in CONFIGURATIONS or key.rpartition("/")[2] == ".gitignore"

    def fix(self, *, unsafe: bool = False) -> Fixes:
        """What the fixes of the findings come to, in memory; of a given text, its own alone. Nothing is written."""
        from reclint.run.fixing import fix

        only = self.key(self.request.text_path) if self.request.text_path else None
        return fix(self.workspace, self._checker.check, unsafe=unsafe, may_change=lambda key: only in (None, key))

    def write(self, fixes: Fixes) -> tuple[Fixes, tuple[SourceError, ...]]:
        """Write what fixes come to; what was written, and why some files were left as they are."""
        from dataclasses import replace

        from reclint.run.fixing import without

        problems: dict[str, SourceError] = {}
        written: dict[Path, bytes] = {}
        parted: list[str] = []
        for change in fixes.changes:
            path = self.file(change.key).resolve()
            if written.get(path) == change.after.data:  # one file may be in the workspace by two names
                continue
            try:
                parted += [change.key] if self._rewrite(change) else []
                written[path] = change.after.data
            except SourceError as error:
                problems[change.key] = error
        kept = without(fixes, self.workspace, self._checker.check, problems) if problems else fixes
        return replace(kept, parted=tuple(parted)), tuple(problems.values())

    def _rewrite(self, change: Rewrite) -> bool:
        from reclint.files.writing import rewrite

        otherwise = _UNSTAGED if self.request.staged else _CHANGED
        return rewrite(self.file(change.key), self.path(change.key), change.before.data, change.after.data, otherwise)

    def accept(self, reason: str = "") -> Renewed:
        """The baseline of all that counts today, in memory; what was accepted before keeps its reason."""
        from reclint.findings.baseline import accept

        report = self._seen_whole()
        compared = self.request.since is not None
        return accept(report, self.source, self.baseline.accepted, reason, compared=compared)

    def prune(self) -> Renewed:
        """The baseline without the entries that match nothing any more, in memory."""
        from reclint.findings.baseline import pruned

        report = self._seen_whole()
        return pruned(report, self.source, self.baseline.accepted)

    def write_baseline(self, renewed: Renewed) -> bool:
        """Write a baseline that was made anew; whether its file had other names, which keep what it held.

        Raises:
            ReclintError: the file cannot be written.
        """
        from reclint.files.writing import write_text

        return write_text(self.baseline.path, renewed.after.text())

    def _seen_whole(self) -> Report:
        """The report on all of the course, whatever a baseline accepts.

        Raises:
            ReclintError: not all could be looked at, so that what is gone and what is unseen cannot be told apart.
        """
        report = self.checker.seen(self.workspace)
        broken = [f"{self.path(entry.document)}: {entry.reason}" for entry in report.unreadable]
        broken += [f"{crash.rule} crashed on {self.path(crash.document or '.')}" for crash in report.crashes]
        if broken:
            raise ReclintError(f"the baseline is left as it is: {broken[0]}", "correct that first")
        return report

    def asked(self, command: str, date: str) -> Asked:
        """The circumstances of a run by a ``command`` on a ``date``."""
        from reclint.findings.asked import Asked

        baseline = None if self.request.no_baseline else self.baseline
        configuration = self._place.location.configuration
        commit, changed = self._state
        place = self.path(".")
        return Asked(
            self.root.resolve().name if place == "." else place,
            command,
            date,
            commit,
            changed,
            self.request.staged,
            self.path(self.key(configuration)) if configuration else None,
            self.path(self.key(baseline.path)) if baseline and baseline.text is not None else None,
        )

    # How it is done.

    @cached_property
    def _memory(self) -> Memory | None:
        """What may know the answer: it is asked about the files as they lie on disk, all together."""
        if self._cache is None or self._texts or not self.request.is_of_the_disk:
            return None
        from reclint.cache.recall import Memory

        return Memory(self._cache)

    def close(self) -> None:
        """Put the cache in order, now and then."""
        if self._cache:
            self._cache.store.tidy()

    @cached_property
    def checker(self) -> Checker:
        """What runs the rules as the request asks; a baseline that is asked for need not be there."""
        from reclint.run.checking import Checker

        key = self.key(self.baseline.path)
        return Checker(self.request, self._opened, self.rules, self.baseline.accepted, self.governing, key)

    @property
    def _checker(self) -> Checker:
        """The same, where a baseline that is asked for is there.

        Raises:
            ReclintError: it is not.
        """
        if self.baseline.lack:
            raise self.baseline.lack
        return self.checker

    def _read_ahead(self) -> None:
        """Read a large course in several processes, where that is asked for and its documents are files on disk."""
        if self.request.jobs > 1 and self.request.is_of_the_disk and not self._texts:
            from reclint.cache.ahead import read_ahead

            read_ahead(self.workspace.documents, self.request.jobs)

    def _remember(self, memory: Memory, report: Report) -> None:
        """Keep a report, where all that it was made from could be read."""
        from reclint.cache.recall import Basis
        from reclint.course.opening import named_folders

        documents = self.workspace.documents
        if documents.errors:
            return
        baseline = {} if self.request.no_baseline else {str(self.baseline.path): self.baseline.text}
        answers = self._place.tree.read(ANSWERS).text if self._place.tree.has(ANSWERS) else None
        governing = {**self._opened.governing, **baseline, str(self.root / ANSWERS): answers}
        named = named_folders(self.settings)
        basis = Basis(
            governing,
            named,
            self._opened.place.tree.including(named).listing,
            documents.checksums(),
            documents.asked_aside,
            self.fail_on,
        )
        memory.keep(self.request, self._place, basis, report)


def _encoded(text: str | bytes) -> bytes:
    return text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
