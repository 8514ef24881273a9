"""Running rules over a workspace: what each did on each module, and all findings in one order."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING

from reclint.checks import CommentUse, Need, Reach
from reclint.files.names import is_markdown
from reclint.findings.finding import Suppression
from reclint.findings.outcome import Outcome, RuleOutcome
from reclint.findings.report import Report, Unreadable
from reclint.readers.directives import read_directives
from reclint.run.desk import Desk, Known, grounds
from reclint.run.judging import Judging, off_reason
from reclint.suppression.silencing import Silencer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from typing import Any

    from reclint.catalogue import Rule
    from reclint.findings.finding import Finding
    from reclint.readers.directives import Directive
    from reclint.workspace import Workspace
    from reclint.workspace.earlier import EarlierDocument

    Earlier = Callable[[Sequence[RuleOutcome]], Iterable[EarlierDocument]]


def run(
    workspace: Workspace, rules: Sequence[Rule], known: Iterable[str] = (), earlier: Earlier | None = None
) -> Report:
    """The findings of ``rules`` and what each rule did.

    ``known`` are the names of all rules, also of those that are not run: suppression comments may name them.
    ``earlier`` gives the documents of an earlier state by what the other rules did today.
    """
    engine = _Engine(workspace, rules, frozenset(known), earlier)
    findings = list(_numbered(engine.apply()))
    findings = sorted(engine.suppress(findings), key=lambda finding: finding.sort_key)
    report = Report(
        findings=tuple(findings),
        outcomes=tuple(outcome for rule in rules for outcome in engine.outcomes[rule.name]),
        crashes=tuple(crash for judging in engine.judged for crash in judging.crashes),
        unreadable=tuple(Unreadable(key, error.reason) for key, error in sorted(workspace.documents.errors.items())),
        records=tuple(module.home for module in workspace.modules),
        rules=tuple(rule.name for rule in rules),
        of_rules=len(engine.known),
        of_records=len(workspace.modules),
    )
    if not (workspace.documents.answers and workspace.documents.answers.entries):
        return report
    from reclint.run.answering import standing  # most courses have no answers

    answered = standing(workspace, findings, rules, engine.outcomes)
    stale = () if engine.is_broken else answered.stale
    return report._replace(findings=answered.findings, links=answered.links, stale_answers=stale)


_WHOLE = (Reach.COURSE, Reach.EARLIER)
"""The reaches of rules that are run once, and not on each module."""


class _Engine:
    def __init__(
        self, workspace: Workspace, rules: Sequence[Rule], known: frozenset[str], earlier: Earlier | None
    ) -> None:
        self.workspace = workspace
        self.rules = rules
        self.known = known | {rule.name for rule in rules}
        self.earlier = earlier
        self.judged: list[Judging | Known] = []
        self.outcomes: dict[str, list[RuleOutcome]] = {}

    @property
    def is_broken(self) -> bool:
        """Whether not all could be looked at, so that what is gone and what is unseen cannot be told apart."""
        return bool(self.workspace.documents.errors or any(judging.crashes for judging in self.judged))

    def apply(self) -> Iterator[Finding]:
        """The findings of all rules but those about comments, which are judged by what these find."""
        for rule in self._in_order():
            if idle := self._idle(rule):
                self.outcomes[rule.name] = idle
                continue
            judged = list(self._judge(rule))
            self._keep(rule, judged)
            yield from (finding for judging in judged for finding in judging.findings)
        for desk in self.__dict__.get("desks", ()):  # none were made where all rules look at the course as a whole
            desk.put_away()

    def _in_order(self) -> Iterator[Rule]:
        """The rules but for those about comments; those that look at what the others did come last."""
        plain = [rule for rule in self.rules if rule.check.subject.reach is not Reach.COMMENT]
        yield from (rule for rule in plain if rule.check.subject.reach is not Reach.EARLIER)
        yield from (rule for rule in plain if rule.check.subject.reach is Reach.EARLIER)

    def _idle(self, rule: Rule) -> list[RuleOutcome]:
        """What comes of a rule that is not run on any module; nothing of one that is."""
        missing = _missing(self.workspace, rule)
        if not (rule.off or missing):
            return []
        outcome, reason = (Outcome.OFF, off_reason(rule.off)) if rule.off else (Outcome.SKIPPED, missing)
        whole = rule.check.subject.reach in _WHOLE or not self.workspace.modules
        homes = [(None, 0)] if whole else [module.home for module in self.workspace.modules]
        return [RuleOutcome(rule.name, key, outcome, reason=reason, part=part) for key, part in homes]

    @cached_property
    def desks(self) -> Sequence[Desk]:
        """The modules, at which the rules are run in turn."""
        ground = grounds(self.rules, self.workspace.documents)
        return [Desk(module, ground) for module in self.workspace.modules]

    def _judge(self, rule: Rule) -> Iterator[Judging | Known]:
        """The rule on the course, or on each module; where there is no module, on nothing."""
        documents, reach = self.workspace.documents, rule.check.subject.reach
        if reach in _WHOLE or not self.workspace.modules:
            judging = Judging(rule, None, documents)
            for subject in self._whole(reach):
                judging.look(subject)
            yield judging
            return
        yield from (desk.judge(rule) for desk in self.desks)

    def _whole(self, reach: Reach) -> Iterable[Any]:
        """The subjects of a rule that looks at the course as a whole, or at what it had."""
        if reach is Reach.EARLIER and self.earlier:
            return self.earlier([outcome for outcomes in self.outcomes.values() for outcome in outcomes])
        return [self.workspace] if reach is Reach.COURSE else []

    def _keep(self, rule: Rule, judged: Iterable[Judging | Known]) -> None:
        """Note what became of a rule."""
        judged = list(judged)
        self.judged += judged
        self.outcomes[rule.name] = [judging.outcome() for judging in judged]

    def suppress(self, findings: Sequence[Finding]) -> list[Finding]:
        """The findings with those that comments silence marked, and what is wrong with the comments themselves."""
        keys = dict.fromkeys([*(module.key for module in self.workspace.modules), *(f.document for f in findings)])
        silencers = {key: Silencer(found) for key in keys if (found := self._directives(key))}
        silenced: dict[tuple[str, int], set[str]] = {}
        marked = [_silence(finding, silencers.get(finding.document), silenced) for finding in findings]
        idle = self._unrun()
        uses = [
            CommentUse(key, directive, frozenset(silenced.get((key, place), ())), idle, self.known)
            for key, silencer in silencers.items()
            for place, directive in enumerate(silencer.directives)
        ]
        return [*marked, *self._judge_comments(uses)]

    def _directives(self, key: str) -> tuple[Directive, ...]:
        source = self.workspace.documents.source(key) if is_markdown(key) else None
        return read_directives(source) if source else ()

    def _unrun(self) -> frozenset[str]:
        """The rules that a comment may name in vain, since they could not run or were not asked for."""
        plain = (rule for rule in self.rules if rule.check.subject.reach is not Reach.COMMENT)
        return self.known - {rule.name for rule in plain if not self._cannot_run(rule)}

    def _cannot_run(self, rule: Rule) -> bool:
        compares = rule.check.subject.reach is Reach.EARLIER
        return (compares and self.earlier is None) or bool(_missing(self.workspace, rule))

    def _judge_comments(self, uses: Sequence[CommentUse]) -> Iterator[Finding]:
        """The findings of the rules about comments, comment by comment."""
        rules = [rule for rule in self.rules if rule.check.subject.reach is Reach.COMMENT]
        documents = self.workspace.documents
        modules = self.workspace.modules
        judged = {rule.name: {one.home: Judging(rule, one, documents) for one in modules} for rule in rules}
        for use in uses:
            home = self.workspace.module_at(use.document)
            for rule in rules:
                judging = judged[rule.name].setdefault(home.home if home else ("", 0), Judging(rule, home, documents))
                before = len(judging.findings)
                judging.look(use)
                yield from judging.findings[before:]
        for rule in rules:
            self._keep(rule, judged[rule.name].values() or [Judging(rule, None, documents)])


def _missing(workspace: Workspace, rule: Rule) -> str | None:
    """Why a rule cannot run on this workspace; None where it can."""
    missing = sorted(need.value for need in rule.check.needs if not _has(workspace, need))
    return f"there are no {' and no '.join(missing)}" if missing else None


def _has(workspace: Workspace, need: Need) -> bool:
    if need is Need.RECORDS:
        return len(workspace.modules) > 1
    if need is Need.PLANS:
        return workspace.has_plans
    if need is Need.ROLLUPS:
        return workspace.has_rollups
    return workspace.has_notebooks if need is Need.NOTEBOOKS else workspace.has_review_logs


def _silence(finding: Finding, silencer: Silencer | None, silenced: dict[tuple[str, int], set[str]]) -> Finding:
    place = silencer.find(finding.rule, finding.place.start.line - 1) if silencer else None
    if silencer is None or place is None:
        return finding
    silenced.setdefault((finding.document, place), set()).add(finding.rule)
    return finding._replace(suppressed=Suppression("comment", silencer.directives[place].reason))


def _numbered(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Findings of one document that would have one identity, told apart by an ordinal.

    It is counted in the document, so that another document changes no finding of this one.
    """
    seen: Counter[tuple[str, str, str | None, str | None, str]] = Counter()
    for finding in sorted(findings, key=lambda finding: finding.sort_key):
        identity = (finding.document, finding.rule, finding.module, finding.lesson, finding.subject)
        yield finding._replace(ordinal=seen[identity])
        seen[identity] += 1
