"""The base of a comparison: an earlier state of a course, what rules did on it, and today's findings against it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from reclint.checks import Need
from reclint.findings.baseline import LOSS
from reclint.findings.comparison import Grounds, State, compare
from reclint.findings.finding import counts
from reclint.findings.identity import pair, trace
from reclint.findings.report import MODULE, Absence, Comparison, Report, Unreadable
from reclint.run import engine
from reclint.run.earlier import Sight
from reclint.workspace import Lack, Workspace, link_answers
from reclint.workspace.earlier import Inventory
from reclint.workspace.names import EarlierNames, as_called

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from reclint.catalogue import Rule
    from reclint.findings.finding import Finding
    from reclint.findings.identity import Trace
    from reclint.findings.outcome import RuleOutcome
    from reclint.workspace.earlier import EarlierDocument


@dataclass(frozen=True)
class Base:
    """The state ``before`` of a course whose state of today is ``after``; ``name`` is what people call it.

    ``accepted`` is what its own baseline accepted. What is lost is known by what all rules looked at: where ``rules``
    are only some of them, ``others`` are the rest. ``outside`` gives the documents that are lost since they lie outside
    of today's course.
    """

    name: str
    before: Workspace
    after: Workspace
    rules: Sequence[Rule]
    known: Iterable[str] = ()
    accepted: Sequence[Trace] = ()
    others: Sequence[Rule] = ()
    outside: Callable[[], Sequence[EarlierDocument]] = tuple

    @cached_property
    def names(self) -> EarlierNames:
        """What was called or lay otherwise."""
        return EarlierNames(self.before, self.after)

    @cached_property
    def inventory(self) -> Inventory:
        """What became of its documents, by their names and roles; no rule is run for it."""
        return Inventory(self.names)

    @cached_property
    def report(self) -> Report:
        """The report on it, by today's rules."""
        return engine.run(self.before, self.rules, self.known)

    def run(self) -> Report:
        """The report of today, with what rules cannot look at any more."""
        report = engine.run(self.after, self.rules, self.known, self._earlier)
        return report._replace(findings=tuple(_told_once(report.findings)))

    def _earlier(self, outcomes: Iterable[RuleOutcome]) -> Sequence[EarlierDocument]:
        return (*self.sight(outcomes).documents, *self.beyond)

    @cached_property
    def beyond(self) -> Sequence[EarlierDocument]:
        """The documents that are lost since they lie outside of today's course."""
        return self.outside()

    def sight(self, outcomes: Iterable[RuleOutcome]) -> Sight:
        """What rules looked at there, against what they look at by their ``outcomes`` of today."""
        then, now = self._others
        looked = (*self.report.outcomes, *then), (*outcomes, *now)
        return Sight.of(self.inventory, *looked, self._needing(Need.ROLLUPS), self._needing(Need.PLANS))

    def _needing(self, need: Need) -> Sequence[str]:
        """The rules that can only look where there is something."""
        return [rule.name for rule in (*self.rules, *self.others) if need in rule.check.needs]

    @cached_property
    def _others(self) -> tuple[Sequence[RuleOutcome], Sequence[RuleOutcome]]:
        """What the other rules did there and do today, where something may be lost."""
        if not self.others or not any(document.is_lost for document in self.inventory.documents):
            return (), ()
        states = (self.before, self.after)
        then, now = (engine.run(state, self.others, self.known).outcomes for state in states)
        return then, now

    def compared(
        self, report: Report, accept: Callable[[Report, Workspace], Report], *, worse_is_old: bool = False
    ) -> Report:
        """A report of today with what became of every finding; ``accept`` suppresses what the baseline accepts."""
        sight = self.sight(report.outcomes)
        before = accept(self.report, self.before)
        comparison = Comparison(
            self.name,
            absences=tuple(_absence(document) for document in (*sight.documents, *self.beyond) if document.lack),
            unreadable=self._unreadable,
            worse_is_old=worse_is_old,
        )
        unanswered = self._unanswered(report)
        grounds = Grounds(self._as_before, sight.is_lost, self._is_unsure, self.accepted, unanswered)
        sources = self.before.documents.source, self.after.documents.source
        return compare(State(before, sources[0]), State(report, sources[1]), comparison, grounds)

    def _unanswered(self, report: Report) -> Sequence[Trace]:
        """What today's rules would find besides, had no answer been added since that says which row is meant."""
        before, after = self.before.documents.answers, self.after.documents.answers
        if link_answers(after) == link_answers(before):
            return ()
        otherwise = Workspace(self.after.documents.answering(before))
        source = self.after.documents.source
        found = engine.run(otherwise, self.rules, self.known).findings
        would = [trace(finding, source) for finding in map(self._as_before, found)]
        known = pair([trace(finding, source) for finding in map(self._as_before, report.findings)], would)
        return [one for place, one in enumerate(would) if place not in known]

    @property
    def _unreadable(self) -> tuple[Unreadable, ...]:
        errors = self.before.documents.errors
        return tuple(Unreadable(key, error.reason) for key, error in sorted(errors.items()))

    def _as_before(self, finding: Finding) -> Finding:
        """A finding of today with the names that its module and its lesson had."""
        renamed = self.names.of(finding.document, finding.module)
        if renamed is None:
            return finding
        lesson = renamed.slugs.get(finding.lesson or "", finding.lesson)
        subject = as_called(finding.subject, renamed)
        return finding._replace(module=renamed.earlier or None, lesson=lesson, subject=subject)

    def _is_unsure(self, finding: Finding) -> bool:
        """Whether a document of a finding, or the record of its module, could not be read there."""
        if not self._blind:
            return False
        module = self._records.get(finding.module or "")
        keys = (*finding.documents, *([module] if module else []))
        return any(self.names.key_before(key) in self._blind for key in keys)

    @cached_property
    def _blind(self) -> frozenset[str]:
        return frozenset(entry.document for entry in self._unreadable)

    @cached_property
    def _records(self) -> dict[str, str]:
        return {module.number: module.key for module in self.after.modules}


def _absence(document: EarlierDocument) -> Absence:
    role, lack = document.role, document.lack
    assert lack is not None
    kind = MODULE if lack is Lack.GONE and document.parts else role.kind or ""
    return Absence(role.key, kind, lack.value, document.is_missed, role.module or None, role.lesson)


def _told_once(findings: Sequence[Finding]) -> Iterator[Finding]:
    """The findings without those of a lost document that another rule tells in the same place."""
    told = {(f.document, f.place.start.line, f.subject) for f in findings if counts(f) and f.rule != LOSS}
    for finding in findings:
        name = finding.subject.rpartition("/")[2]
        if finding.rule != LOSS or (finding.document, finding.place.start.line, name) not in told:
            yield finding
