"""The courses of a request as commands show them: their reports as one; what was looked at where there is none."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from reclint.commands.exits import NEVER, Exit, exit_of, grade_of
from reclint.commands.saying import say
from reclint.files.names import is_markdown
from reclint.findings.joining import joined_report
from reclint.findings.lookup import Lookup
from reclint.findings.report import CourseReport, Report
from reclint.text.words import counted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from reclint.api import Course, Request
    from reclint.catalogue import Rule
    from reclint.findings.asked import Asked
    from reclint.findings.finding import Finding
    from reclint.text.source import Source

_MOST_NEAR = 5
"""How many files are told of that are no records; more are no help."""


class Checked(NamedTuple):
    """A course and the report on it."""

    course: Course
    report: Report


class Round:
    """The courses of a request with their reports, and how they are shown together."""

    def __init__(self, checked: Iterable[Checked]) -> None:
        every = tuple(checked)
        self.checked = tuple(entry for entry in every if not entry.report.is_empty) or every[:1]
        self._common = Path(os.path.commonpath([entry.course.root for entry in self.checked])) if self.checked else None
        self._folders = {self._folder(entry.course): entry.course for entry in self.checked}

    def _folder(self, course: Course) -> str:
        if self._common is None or course.root == self._common:
            return ""
        return course.root.relative_to(self._common).as_posix()

    @property
    def report(self) -> Report:
        """The report on all of them."""
        if not self.checked:
            return Report()
        return joined_report([CourseReport(self._folder(entry.course), entry.report) for entry in self.checked])

    @property
    def lookup(self) -> Lookup:
        """The paths and texts of documents, by the keys of the report on all of them."""
        return Lookup(self._path, self._source, self._address)

    def _owner(self, key: str) -> tuple[Course, str] | None:
        """The course of a key, which is the one with the nearest folder, and the key in it."""
        if len(self._folders) == 1:
            [course] = self._folders.values()
            return course, key
        around = [folder for folder in self._folders if not folder or key.startswith(f"{folder}/")]
        if not around:
            return None
        folder = max(around, key=len)
        return self._folders[folder], key[len(folder) + 1 :] if folder else key

    def _path(self, key: str) -> str:
        owner = self._owner(key)
        return owner[0].path(owner[1]) if owner else key

    def _address(self, key: str) -> str:
        owner = self._owner(key)
        return owner[0].address(owner[1]) if owner else key

    def _source(self, key: str) -> Source | None:
        owner = self._owner(key)
        return owner[0].source(owner[1]) if owner else None

    def rules(self) -> Sequence[Rule]:
        """The rules that were asked for."""
        found = {rule.name: rule for entry in self.checked for rule in entry.course.rules}
        return tuple(found.values())

    def asked(self, command: str, date: str) -> Asked | None:
        """The circumstances of the run; of several courses their folders together."""
        every = [entry.course.asked(command, date) for entry in self.checked]
        if not every:
            return None
        return every[0]._replace(
            course=_listed(one.course for one in every),
            configuration=_listed(one.configuration for one in every),
            baseline=_listed(one.baseline for one in every),
        )

    def exit(self, fail_on: str | None, *, exit_zero: bool = False) -> Exit:
        """The exit code: the worst of all courses, each of which may fail at another grade."""
        codes = [exit_of(report, NEVER if exit_zero else fail_on or course.fail_on) for course, report in self.checked]
        return max(codes, default=Exit.OK)

    def failing(self, fail_on: str | None) -> Callable[[Finding], bool]:
        """Whether a finding of the report on all of them fails the run, which each course may do at another grade."""
        reports = {entry.course.root: entry.report for entry in self.checked}

        def fails(finding: Finding) -> bool:
            owner = self._owner(finding.document)
            least = grade_of(fail_on or owner[0].fail_on) if owner else None
            return bool(owner and least and reports[owner[0].root].fails_by(finding, least))

        return fails

    def close(self) -> None:
        """Put the cache in order, now and then."""
        for entry in self.checked[:1]:
            entry.course.close()


def _listed(names: Iterable[str | None]) -> str:
    return " and ".join(name for name in names if name)


def tell_what_is_no_record(checked: Round, courses: Sequence[Course], request: Request) -> None:
    """Say on standard error of named files that are no part of a course why they are none; the first of them."""
    looked = [(course, report.looked_at) for course, report in checked.checked]
    named = [path for path in request.paths if path != request.text_path and path.is_file()]
    left = [path for path in named if not any(course.key(path) in keys for course, keys in looked)]
    found = [course.seen.why_none(left) for course in courses] if left else []
    reasons = {path: found[0][path] for path in left if found and all(path in why for why in found)}
    for path in [*reasons][:_MOST_NEAR]:
        say(f"note: {path.as_posix()} is no part of a course: {reasons[path]}", err=True)
    if len(reasons) > _MOST_NEAR:
        say(f"note: nor are {len(reasons) - _MOST_NEAR} more of the files that were named", err=True)


def tell_what_is_left_out(courses: Sequence[Course]) -> None:
    """Say on standard error which documents that Git tracks were not looked at, since they are not on disk."""
    left = [course.path(key) for course in courses for key in course.left_out]
    if left:
        what, more = ("them", f" and {len(left) - 1} more") if len(left) > 1 else ("it", "")
        say(f"note: not looked at, since a sparse checkout leaves {what} out: {left[0]}{more}", err=True)


def is_let_through(courses: Sequence[Course], request: Request) -> bool:
    """Whether nothing to look at is no fault: in a hook, and where all that was named is excluded."""
    if request.staged:
        return True
    from reclint.files.git import is_hook

    named = [path for path in request.paths if path.is_file()]
    excluded = [path for path in named if any(course.seen.is_excluded(path) for course in courses)]
    return is_hook() or bool(named and len(excluded) == len(request.paths))


def _tell_what_was_passed_over(why: str, paths: Sequence[str]) -> None:
    if paths:
        more = f" (and {len(paths) - 1} more)" if len(paths) > 1 else ""
        say(f"  {paths[0]}{more}, {why}", err=True)


def tell_what_was_looked_at(courses: Sequence[Course]) -> None:
    """Say on standard error that there is no record, how many pages were read, and which of them came near."""
    if any(course.workspace.modules for course in courses):
        what = "that was named" if any(course.request.paths for course in courses) else "in this folder"
        say(f"error: nothing {what} is a record or belongs to one", err=True)
        say("  reclint check --show-files lists all files, and what they were taken for", err=True)
        return
    looked = [(course, course.seen.looked_at()) for course in courses]
    pages = counted(sum(found.markdown for _, found in looked), "Markdown file")
    where = " and ".join(course.path(".") for course in courses)
    say(f'error: there is no record among {pages} in "{where}"', err=True)
    near = [(course.path(key), reason) for course, found in looked for key, reason in found.near]
    for path, reason in near[:_MOST_NEAR]:
        say(f"  {path} came near: {reason}", err=True)
    if len(near) > _MOST_NEAR:
        say(f"  and {len(near) - _MOST_NEAR} more", err=True)
    _tell_what_was_passed_over(
        "which Git ignores, is looked at when it is named",
        [course.path(key) for course, found in looked for key in found.ignored if is_markdown(key)],
    )
    _tell_what_was_passed_over(
        "which is a repository of its own, is looked at when it is named",
        [course.path(key) for course, found in looked for key in found.repositories],
    )
    say('  the first heading of a record reads "Module N.M: Title -- Record"', err=True)
    say("  reclint check --show-files lists all files, and --allow-empty lets them pass", err=True)
