"""What a check reports on: named paths, staged files or what is new since a revision, less what a baseline accepts.

The whole workspace is read and checked in any case, since most rules are about agreement between files.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from reclint.course.opening import configuration_files
from reclint.files.discovery import documents_among
from reclint.files.reading import read_text
from reclint.findings import baseline as baselines
from reclint.findings.baseline import Baseline
from reclint.findings.report import Comparison
from reclint.run import engine
from reclint.text.errors import UsageError
from reclint.workspace import Workspace, roles

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reclint.catalogue import Rule
    from reclint.course.opening import Opened
    from reclint.findings.baseline import Matched
    from reclint.findings.finding import Finding
    from reclint.findings.report import Report


class _Places:
    """Paths of files and folders; a path is in them when it is one of them or lies below one."""

    def __init__(self, paths: Iterable[str]) -> None:
        self._paths = frozenset(paths)

    def __contains__(self, path: object) -> bool:
        here = str(path)
        while here:
            if here in self._paths:
                return True
            here = here.rpartition("/")[0]
        return False


@dataclass(frozen=True, slots=True)
class Scope:
    """What a check is asked for; all of the workspace where nothing is said."""

    paths: tuple[Path, ...] = ()
    staged: bool = False
    since: str | None = None

    @property
    def is_whole(self) -> bool:
        """Whether nothing is left out."""
        return not (self.paths or self.staged or self.since)


def baseline_path(opened: Opened, named: str | None = None) -> Path:
    """Where the baseline of a workspace is: as named, else as configured, else at the root."""
    if named:
        return Path(named)
    found = opened.settings.value("baseline")
    if found.value is None:
        return opened.root / baselines.NAME
    return Path(found.origin.rsplit(":", 2)[0]).parent / str(found.value)


def baseline_text(opened: Opened, named: str | None = None) -> tuple[Path, str | None]:
    """The path and the text of the baseline of a workspace, no text where there is none.

    Raises:
        ReclintError: the file cannot be read, or it was asked for and is not there.
    """
    path = baseline_path(opened, named)
    if path.is_file():
        return path, read_text(path)
    if path.exists():
        raise UsageError(f"the baseline {path.as_posix()} is no regular file")
    if named or opened.settings.value("baseline").value is not None:
        raise UsageError(f"the baseline {path.as_posix()} does not exist", 'make it with "reclint baseline"')
    return path, None


def read_baseline(opened: Opened, named: str | None = None) -> Baseline | None:
    """The baseline of a workspace, None where there is none.

    Raises:
        ReclintError: the file cannot be read or is no baseline, or it was asked for and is not there.
    """
    path, text = baseline_text(opened, named)
    return None if text is None else Baseline.parse(text, path.as_posix())


def check(opened: Opened, rules: Sequence[Rule], scope: Scope, baseline: Baseline | None = None) -> Report:
    """The report on what is asked for, without what is not new where that is asked for.

    Raises:
        UsageError: there is no Git repository, or no such revision.
    """
    report = _measured(opened, rules, scope, baseline)
    report = only_new(report) if scope.since else report
    if scope.staged:
        return _of_staged(opened, rules, report, baseline)
    return _at_paths(opened, report, scope)


def survey(opened: Opened, rules: Sequence[Rule], scope: Scope, baseline: Baseline | None = None) -> Report:
    """The report on what is asked for; what remains since a revision is kept beside what is new.

    Raises:
        UsageError: there is no Git repository, or no such revision.
    """
    return _at_paths(opened, _measured(opened, rules, scope, baseline), scope)


def _measured(opened: Opened, rules: Sequence[Rule], scope: Scope, baseline: Baseline | None) -> Report:
    """The report on the whole workspace, compared with a revision where that is asked for."""
    matched = run(opened, opened.workspace, rules, baseline)
    report = replace(matched.report, stale=len(matched.stale) if scope.is_whole else 0)
    return compared(opened, rules, report, scope.since, baseline) if scope.since else report


def _at_paths(opened: Opened, report: Report, scope: Scope) -> Report:
    wanted = [opened.key(path) for path in scope.paths]
    return report if not wanted or "." in wanted else _narrowed(opened, report, wanted)


def run(opened: Opened, workspace: Workspace, rules: Sequence[Rule], baseline: Baseline | None) -> Matched:
    """The report on a whole workspace, with what the baseline accepts suppressed."""
    report = engine.run(workspace, rules, opened.display, opened.catalogue.names)
    return baselines.apply(baseline or Baseline(), report)


def compared(opened: Opened, rules: Sequence[Rule], report: Report, revision: str, baseline: Baseline | None) -> Report:
    """The report with its comparison to a revision, which today's rules and configuration are applied to.

    Raises:
        UsageError: there is no Git repository, or no such revision.
    """
    from reclint.course.revisions import commit_documents, compare
    from reclint.files.git import Repository

    repository = Repository.at(opened.root)
    lexicon = opened.workspace.documents.lexicon
    documents = commit_documents(
        repository, repository.commit(revision), opened.settings.exclude, lexicon, opened.shelf
    )
    before = run(opened, Workspace(documents), rules, baseline).report
    return replace(report, comparison=compare(before, report, revision))


def only_new(report: Report) -> Report:
    """A compared report without the findings that are not new; suppressed ones stay, since they do not count."""
    new = {id(finding) for finding in report.comparison.new} if report.comparison else set()
    kept = (finding for finding in report.findings if finding.suppressed or id(finding) in new)
    return replace(report, findings=tuple(kept))


def _of_staged(opened: Opened, rules: Sequence[Rule], report: Report, baseline: Baseline | None) -> Report:
    """The findings that any staged file has a part in.

    What a deletion breaks points at no file that is left, so where one is staged, all that is new since the last commit
    is shown too. A staged configuration has a part in everything.
    """
    from reclint.files.git import Repository

    repository = Repository.at(opened.root)
    staged = repository.staged()
    governing = {opened.key(path) for path in (*configuration_files(opened), baseline_path(opened))}
    if governing.intersection(staged):
        return report
    narrowed = _narrowed(opened, report, staged)
    documents = documents_among(staged, opened.settings.exclude)
    if all(key in opened.workspace.documents.keys for key in documents):
        return narrowed
    since = compared(opened, rules, report, repository.last_commit(), baseline).comparison
    new = {id(finding) for finding in since.new} if since else set()
    shown = {id(finding) for finding in narrowed.findings} | new
    findings = tuple(finding for finding in report.findings if id(finding) in shown)
    places = {finding.place.path for finding in findings}
    records = tuple(path for path in report.records if path in narrowed.records or path in places)
    return replace(narrowed, findings=findings, records=records)


def _narrowed(opened: Opened, report: Report, keys: Sequence[str]) -> Report:
    """The report on some documents or folders, by key: the findings that touch one of them."""
    shown = _Places(opened.display(key) for key in keys)
    records = tuple(path for path in report.records if path in shown)
    return replace(
        report,
        findings=tuple(finding for finding in report.findings if _touches(finding, shown)),
        records=records,
        parts=() if records else tuple(path for path in _belonging(opened) if path in shown),
        unreadable=tuple(text for text in report.unreadable if text.partition(": ")[0] in shown),
        comparison=_narrowed_comparison(report, shown),
    )


def _narrowed_comparison(report: Report, shown: _Places) -> Comparison | None:
    comparison = report.comparison
    if comparison is None:
        return None
    parts = (comparison.new, comparison.fixed, comparison.remaining)
    new, fixed, remaining = (tuple(finding for finding in part if _touches(finding, shown)) for part in parts)
    return Comparison(comparison.base, new, fixed, remaining)


def _belonging(opened: Opened) -> list[str]:
    """The documents that belong to a record or to the course."""
    return [opened.display(role.key) for role in roles(opened.workspace) if role.kind]


def _touches(finding: Finding, shown: _Places) -> bool:
    return any(place.path in shown for place in (finding.place, *finding.related))
