"""What reviewers' answers make of a run: what is settled, what is a fault, which row is meant; and what is stale."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reclint.findings.answers import FAULT, NO_ANSWERS, ROW, Question, pair_answers
from reclint.findings.finding import Answered
from reclint.findings.outcome import Outcome
from reclint.linking import LinkAnswer, holds

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reclint.catalogue import Rule
    from reclint.findings.answers import Answer
    from reclint.findings.finding import Finding, Grade
    from reclint.findings.outcome import RuleOutcome
    from reclint.workspace import Workspace

_JUDGED = (Outcome.PASSED, Outcome.FOUND, Outcome.NOTHING)
"""What becomes of a rule that could have asked a question."""


class Standing(NamedTuple):
    """The findings of a run with what was answered to them, and which answers hold.

    ``held`` are the answers by the places of the findings that they are for, ``links`` those that say which row is
    meant. ``stale`` ones fit nothing any more: the question is gone, or is asked on other facts.
    """

    findings: tuple[Finding, ...]
    held: Mapping[int, Answer]
    links: tuple[Answer, ...]
    stale: tuple[Answer, ...]


def standing(
    workspace: Workspace,
    findings: Sequence[Finding],
    rules: Sequence[Rule],
    outcomes: Mapping[str, Sequence[RuleOutcome]],
) -> Standing:
    """What the answers of a workspace make of findings of some rules, by what each of these did.

    An answer to a question that nobody could have asked in this run is not stale.
    """
    answers = workspace.documents.answers or NO_ANSWERS
    plain = [entry for entry in answers.entries if entry.answer != ROW]
    held = {place: plain[other] for place, other in pair_answers(plain, findings).items()}
    links = tuple(entry for entry in answers.rows if _links(workspace, entry))
    fitting = {entry.key for entry in (*held.values(), *links)}
    idle = [entry for entry in answers.entries if entry.key not in fitting]
    before = {entry.question: entry for entry in idle}
    named = {rule.name: rule for rule in rules}
    told = (
        _answered(finding, held[place], named[finding.rule]) if place in held else _asked_again(finding, before)
        for place, finding in enumerate(findings)
    )
    stale = tuple(entry for entry in idle if _could_be_asked(workspace, entry, outcomes))
    return Standing(tuple(told), held, links, stale)


def _links(workspace: Workspace, entry: Answer) -> bool:
    """Whether an answer makes a link."""
    said = LinkAnswer(entry.lesson, entry.row or "", entry.facts)
    modules = (module for module in workspace.modules if (entry.module or entry.path) in (module.number, module.key))
    return any(holds(module.record, said) for module in modules)


def _answered(finding: Finding, entry: Answer, rule: Rule) -> Finding:
    said = Answered(entry.answer, entry.reason, entry.by, entry.date)
    if entry.answer != FAULT:
        return finding._replace(answered=said)
    return finding._replace(answered=said, question=False, grade=_sure(finding, rule))


def _sure(finding: Finding, rule: Rule) -> Grade:
    """The grade of a question that a reviewer is sure of: the rule's, which checks lower for what they doubt."""
    override = rule.override(finding.document)
    return min(finding.grade, (override and override.grade) or rule.grade, key=lambda grade: grade.rank)


def _asked_again(finding: Finding, before: Mapping[Question, Answer]) -> Finding:
    """A question with the answer that it had on other facts."""
    entry = before.get(Question.of(finding)) if finding.question else None
    if entry is None:
        return finding
    return finding._replace(answered=Answered(entry.answer, entry.reason, entry.by, entry.date, stale=True))


def _could_be_asked(workspace: Workspace, entry: Answer, outcomes: Mapping[str, Sequence[RuleOutcome]]) -> bool:
    """Whether the question of an answer would have been found, were it there; so it would where its module is gone."""
    module = workspace.module_numbered(entry.module) if entry.module else None
    wanted = (None, module.home if module else (entry.path, 0))
    judged = [one for one in outcomes.get(entry.rule, ()) if one.home in wanted]
    if entry.module and module is None:
        return entry.rule in outcomes
    return all(one.outcome in _JUDGED for one in judged) and bool(judged or entry.rule in outcomes)
