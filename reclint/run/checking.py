"""From a request to its report: all of the course is checked, compared where that is asked for, and cut to what counts.

A `Checker` may look at several states of one course, as fixing does.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from reclint.course.patterns import idle_patterns
from reclint.findings import baseline as baselines
from reclint.run import engine
from reclint.run.scope import keys_of_module, narrowed, only_new, widened

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from reclint.catalogue import Rule
    from reclint.course.opening import Opened
    from reclint.course.request import Request
    from reclint.files.git import Repository
    from reclint.files.tree import Tree
    from reclint.findings.baseline import Baseline
    from reclint.findings.identity import Trace
    from reclint.findings.report import Report
    from reclint.run.base import Base
    from reclint.workspace import Workspace
    from reclint.workspace.earlier import EarlierDocument


@dataclass(frozen=True)
class Checker:
    """What a request asks of an open course.

    ``governing`` are the keys of the files that say what holds for it, ``baseline_key`` that of its baseline.
    """

    request: Request
    opened: Opened
    rules: tuple[Rule, ...]
    baseline: Baseline
    governing: Collection[str]
    baseline_key: str

    def check(self, workspace: Workspace) -> Report:
        """The findings that are asked for; compared with a revision, those that are new."""
        report = self._measured(workspace)
        if self.request.since is not None:
            report = only_new(report)
        return self._of_staged(report, workspace) if self.request.staged else self.asked(report, workspace)

    def survey(self, workspace: Workspace) -> Report:
        """The findings that are asked for; compared with a revision, those that remain as well."""
        return self.asked(self._measured(workspace), workspace)

    def against(self, workspace: Workspace, name: str, tree: Tree) -> Report:
        """The findings that are asked for, compared with another state of the course, a ``tree`` of its own."""
        base = self._base(name, tree, self.opened.workspace_of(tree), workspace)
        return self.asked(self._compared(base, workspace), workspace)

    def seen(self, workspace: Workspace) -> Report:
        """The report on a whole workspace, whatever is accepted; compared with a revision, with what was lost.

        The documents of the open course are looked at once, whatever is asked of them then.
        """
        return self._own if workspace is self.opened.workspace else self._look(workspace)

    @cached_property
    def _own(self) -> Report:
        return self._look(self.opened.workspace)

    def _look(self, workspace: Workspace) -> Report:
        if self.request.since is None:
            return self._placed(engine.run(workspace, self.rules, self.opened.catalogue.names))
        return self._placed(self._since(workspace, self.request.since).run())

    def _placed(self, report: Report) -> Report:
        """A report whose findings know where in its repository the course lies."""
        folder = self.opened.place.location.folder
        if not folder:
            return report
        return report._replace(findings=tuple(finding._replace(course=folder) for finding in report.findings))

    def _measured(self, workspace: Workspace) -> Report:
        """The report on a whole workspace, compared with a revision where that is asked for."""
        if self.request.since is not None:
            return self._compared(self._since(workspace, self.request.since), workspace)
        matched = baselines.apply(self.baseline, self.seen(workspace), workspace.documents.source)
        # Where a part is asked for, an entry of the baseline may belong to what was not looked at.
        if self.request.is_whole and not self.opened.place.asked:
            return matched.report._replace(stale=len(matched.stale), idle=idle_patterns(self.opened))
        return matched.report

    @cached_property
    def _repository(self) -> Repository:
        from reclint.files.git import Repository

        return Repository.at(self.opened.root)

    def _accepted(self, report: Report, workspace: Workspace) -> Report:
        """A report with what the baseline accepts suppressed."""
        placed = self._placed(report)
        return baselines.apply(self.baseline, placed, workspace.documents.source, compared=True).report

    def _compared(self, base: Base, workspace: Workspace) -> Report:
        report = self._accepted(base.run(), workspace)
        return base.compared(report, self._accepted, worse_is_old=self.request.worse_is_old)

    def _since(self, workspace: Workspace, revision: str) -> Base:
        """A revision as a base: its documents, which today's rules and configuration are applied to."""
        tree = self._tree(self._repository.commit(revision))
        return self._wide_base(revision, tree, self.opened.workspace_of(tree), workspace)

    def _tree(self, commit: str) -> Tree:
        """The files of a commit, those of the course under the folder that it has today."""
        from reclint.course.moved import as_it_lies
        from reclint.files.tree import commit_tree

        return as_it_lies(self.opened.place, commit_tree(self._repository, commit))

    def _wide_base(self, name: str, tree: Tree, before: Workspace, after: Workspace) -> Base:
        """The same, with what lies outside of today's course; the ``tree`` is of all the repository."""
        base = self._base(name, tree, before, after)
        return replace(base, outside=lambda: self._outside(tree, base))

    def _base(self, name: str, tree: Tree, before: Workspace, after: Workspace) -> Base:
        from reclint.run.base import Base

        asked = {rule.name for rule in self.rules}
        others = [rule for rule in self.opened.catalogue.rules if rule.name not in asked]
        known, accepted = self.opened.catalogue.names, self._accepted_in(tree)
        return Base(name, before, after, self.rules, known, accepted, others)

    def _outside(self, tree: Tree, base: Base) -> Sequence[EarlierDocument]:
        """What the course that was looked at and that lies outside of today's; its root is given where it is named."""
        from reclint.course.wider import wider
        from reclint.run.outside import Outside

        held = wider(self.opened, tree) if not self.request.config else None
        return Outside(held, replace(base, before=held.before, after=held.after)).lost if held else ()

    def _accepted_in(self, tree: Tree) -> Sequence[Trace]:
        """What the baseline of a commit accepts; nothing where there is none, or it cannot be read."""
        from reclint.text.errors import ReclintError

        if not self.baseline.findings:
            return ()
        try:
            text = self.opened.place.cut(tree).read(self.baseline_key).text
            return baselines.Baseline.parse(text, self.baseline_key).traces()
        except ReclintError:
            return ()

    def asked(self, report: Report, workspace: Workspace) -> Report:
        """The findings that a place which is asked about has a part in; what governs the course has one in all."""
        keys = self.opened.place.asked
        if not set(self.governing).isdisjoint(keys):
            return report
        if self.request.modules:
            keys = tuple(key for number in self.request.modules for key in keys_of_module(workspace, number, keys))
        return narrowed(report, workspace, keys, self.request.modules) if keys else report

    def _of_staged(self, report: Report, workspace: Workspace) -> Report:
        """The findings that any staged file has a part in; a staged configuration has a part in everything.

        What the change makes impossible to look at, breaks elsewhere by a deletion, or brings back although it was
        mended is shown too.
        """
        changed, own = self.opened.place.changed or (), self.opened.place.own_changes
        base = self._last(workspace, own) if self.request.since is None else None
        compared = self._compared(base, workspace) if base and self._takes_comparing(base, report, own) else None
        # Not compared with a revision, all that staged files have a part in counts.
        whole = _without_base(compared, report.stale) if compared else report
        if not set(self.governing).isdisjoint(changed):
            return whole
        part = narrowed(whole, workspace, own)
        deletes = not workspace.documents.keys.issuperset(_documents_among(own))
        return widened(part, whole) if compared or (deletes and whole.comparison) else part

    def _last(self, workspace: Workspace, own: Sequence[str]) -> Base | None:
        """The last commit as a base: only what is staged is read from it, unless the configuration has changed.

        None where neither a document nor what governs the course is staged.
        """
        names = _documents_among(own)
        is_governed_anew = not set(self.governing).isdisjoint(self.opened.place.changed or ())
        is_governed_anew = is_governed_anew or self.opened.place.changes_roots
        commit = self._repository.find(self._repository.last_commit()) if names or is_governed_anew else None
        if commit is None:
            return None
        tree = self._tree(commit)
        before = self.opened.workspace_beside(workspace, tree, names)
        return self._wide_base(self._repository.last_commit(), tree, before, workspace)

    def _takes_comparing(self, base: Base, report: Report, own: Sequence[str]) -> bool:
        """Whether rules must look at the last commit too: something went, or was accepted that it may not have."""
        if any(document.lack is not None for document in base.inventory.documents) or base.beyond:
            return True
        if not base.before.documents.keys <= base.after.documents.keys:
            return True
        changed = frozenset(own)
        accepted = (f for f in report.findings if f.suppressed and f.suppressed.how == "baseline")
        return any(changed.intersection(finding.documents) for finding in accepted)


def _without_base(compared: Report, stale: int) -> Report:
    """A report that was compared with the last commit, as one that was not; what went on purpose is told still."""
    absences = compared.comparison.absences if compared.comparison else ()
    removed = tuple(entry for entry in absences if not entry.is_lost)
    return compared._replace(comparison=None, stale=stale, removed=removed)


def _documents_among(keys: Sequence[str]) -> list[str]:
    from reclint.files.names import is_document

    return [key for key in keys if is_document(key)]
