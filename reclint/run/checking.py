"""From a request to its report: all of the course is checked, compared where that is asked for, and cut to what counts.

A `Checker` may look at several states of one course, as fixing does.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from reclint.course.patterns import idle_patterns
from reclint.findings import baseline as baselines
from reclint.findings.comparison import State, compare
from reclint.run import engine
from reclint.run.scope import documents_of, narrowed, only_new, widened

if TYPE_CHECKING:
    from collections.abc import Collection

    from reclint.catalogue import Rule
    from reclint.course.opening import Opened
    from reclint.course.request import Request
    from reclint.files.git import Repository
    from reclint.findings.baseline import Baseline, Matched
    from reclint.findings.report import Comparison, Report
    from reclint.workspace import Workspace


@dataclass(frozen=True)
class Checker:
    """What a request asks of an open course; ``governing`` are the keys of the files that say what holds for it."""

    request: Request
    opened: Opened
    rules: tuple[Rule, ...]
    baseline: Baseline
    governing: Collection[str]

    def check(self, workspace: Workspace) -> Report:
        """The findings that are asked for; compared with a revision, those that are new."""
        report = self._measured(workspace)
        if self.request.since is not None:
            report = only_new(report)
        return self._of_staged(report, workspace) if self.request.staged else self._at_paths(report, workspace)

    def survey(self, workspace: Workspace) -> Report:
        """The findings that are asked for; compared with a revision, those that remain as well."""
        return self._at_paths(self._measured(workspace), workspace)

    def _matched(self, workspace: Workspace) -> Matched:
        """The report on a whole workspace with what the baseline accepts suppressed, and what of it is stale."""
        report = self._placed(engine.run(workspace, self.rules, self.opened.catalogue.names))
        return baselines.apply(self.baseline, report, workspace.documents.source)

    def _placed(self, report: Report) -> Report:
        """A report whose findings know where in its repository the course lies."""
        folder = self.opened.place.location.folder
        if not folder:
            return report
        return replace(report, findings=tuple(replace(finding, course=folder) for finding in report.findings))

    def _measured(self, workspace: Workspace) -> Report:
        """The report on a whole workspace, compared with a revision where that is asked for."""
        matched = self._matched(workspace)
        # Where a part is asked for, an entry of the baseline may belong to what was not looked at.
        is_whole = self.request.is_whole and not self.opened.place.asked
        report = matched.report
        if is_whole:
            report = replace(report, stale=len(matched.stale), idle=idle_patterns(self.opened))
        if self.request.since is None:
            return report
        commit = self._repository.commit(self.request.since)
        return replace(report, comparison=self._compared(report, workspace, commit, self.request.since))

    @cached_property
    def _repository(self) -> Repository:
        from reclint.files.git import Repository

        return Repository.at(self.opened.root)

    def _compared(self, report: Report, workspace: Workspace, commit: str, name: str) -> Comparison:
        """A report against a commit, which today's rules and configuration are applied to."""
        from reclint.files.tree import commit_tree

        base = self.opened.workspace_of(commit_tree(self._repository, commit))
        before = State(self._matched(base).report, base.documents.source)
        return compare(before, State(report, workspace.documents.source), name)

    def _at_paths(self, report: Report, workspace: Workspace) -> Report:
        """The findings that a place which is asked about has a part in; what governs the course has one in all."""
        keys = self.opened.place.asked
        if not set(self.governing).isdisjoint(keys):
            return report
        if self.request.modules:
            keys = tuple(key for number in self.request.modules for key in documents_of(workspace, number, keys))
        return narrowed(report, workspace, keys) if keys else report

    def _of_staged(self, report: Report, workspace: Workspace) -> Report:
        """The findings that any staged file has a part in; a staged configuration has a part in everything.

        Where a document is deleted, all that is new since the last commit is shown too.
        """
        from reclint.files.names import is_document

        changed, own = self.opened.place.changed or (), self.opened.place.own_changes
        if not set(self.governing).isdisjoint(changed):
            return report
        part = narrowed(report, workspace, own)
        if workspace.documents.keys.issuperset(key for key in own if is_document(key)):
            return part
        commit = self._repository.last_commit()
        return widened(part, report, self._compared(report, workspace, self._repository.commit(commit), commit).new)
