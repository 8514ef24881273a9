"""The rules on one module, one after the other.

What an earlier look found is taken again where everything is as it was that the rules looked at; a rule that looked
beyond the documents of the module is run anew each time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reclint.checks import Reach
from reclint.findings.judged import Judged
from reclint.run.judging import Judging
from reclint.text.digest import digest_of
from reclint.workspace.watched import LooksFurther, WatchedModule

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reclint.catalogue import Rule
    from reclint.findings.finding import Finding
    from reclint.findings.outcome import RuleOutcome
    from reclint.findings.report import Crash
    from reclint.workspace import Documents, Module


class Known(NamedTuple):
    """What a rule did on a module, as it was found before."""

    came_of: RuleOutcome
    findings: Sequence[Finding]
    crashes: Sequence[Crash] = ()

    def outcome(self) -> RuleOutcome:
        """What came of it."""
        return self.came_of


class Desk:
    """A module on which rules are run; ``grounds`` are what they may look at beside the content of documents."""

    def __init__(self, module: Module, grounds: str) -> None:
        self.module = module
        self._documents = module.documents
        self._watched = WatchedModule(module) if self._documents.shelf else None
        self._grounds = digest_of(grounds, self._watched.given if self._watched else "")
        self._before = self._judged_before()
        self._known = _by_rule(self._before) if self._before else {}
        self._beyond = set(self._before.beyond) if self._before else set()
        self._found: dict[str, Known] = {}

    def judge(self, rule: Rule) -> Judging | Known:
        """What a rule does on the module, or did before."""
        if known := self._known.get(rule.name):
            return known
        if self._watched is None or rule.name in self._beyond:
            return judged(rule, self.module)
        try:
            judging = judged(rule, self._watched)
        except LooksFurther:
            self._beyond.add(rule.name)
            return judged(rule, self.module)
        if not judging.crashes:
            self._found[rule.name] = Known(judging.outcome(), judging.findings)
        return judging

    def put_away(self) -> None:
        """Keep what was learnt, if it is more than was known, and all that it was learnt by could be read."""
        shelf, watched = self._documents.shelf, self._watched
        source = self._documents.source(self.module.key)
        further = self._beyond.difference(self._before.beyond if self._before else ())
        if not (shelf and source and watched and (self._found or further)):
            return
        seen = watched.documents.seen.union(self._before.read if self._before else ())
        if not seen.isdisjoint(self._documents.errors):
            return
        found = {**self._known, **self._found}
        kept = Judged(
            {key: _checksum(self._documents, key) for key in sorted(seen)},
            {**(self._before.aside if self._before else {}), **watched.documents.told_aside},
            tuple(known.came_of for known in found.values()),
            tuple(finding for known in found.values() for finding in known.findings),
            tuple(sorted(self._beyond)),
        )
        shelf.keep_judged(source, self.module.part, self._grounds, kept)

    def _judged_before(self) -> Judged | None:
        """What was found before, if all that it was found by is as it was."""
        source = self._documents.source(self.module.key) if self._documents.shelf else None
        if not (source and self._documents.shelf):
            return None
        before = self._documents.shelf.take_judged(source, self.module.part, self._grounds)
        holds = before is not None and (
            all(outcome.home == self.module.home for outcome in before.outcomes)
            and all(_checksum(self._documents, key) == found for key, found in before.read.items())
            and all(self._documents.why_aside(key) == found for key, found in before.aside.items())
        )
        return before if holds else None


def judged(rule: Rule, module: Module) -> Judging:
    """What a rule does on a module."""
    judging, reach = Judging(rule, module, module.documents), rule.check.subject.reach
    if reach is Reach.MODULE:
        judging.look(module)
    for lesson in module.lessons if reach is Reach.LESSON else ():
        judging.look(lesson, lesson)
    return judging


def grounds(rules: Iterable[Rule], documents: Documents) -> str:
    """What rules may look at beside the content of documents: themselves as they are set, and what all of these share.

    The program and the words are the shelf's own.
    """
    return digest_of(documents.grounds, *map(_rule_text, rules))


def _rule_text(rule: Rule) -> str:
    """A rule as it is set; one of a course's own with all that its file says."""
    set_for = [entry[1:] for entry in rule.overrides]  # but for what makes a match of the patterns
    own = rule.entry.model_dump_json(exclude={"examples"}) if rule.entry.check else ""
    return f"{rule.name} {rule.grade.value} {rule.options!r} {set_for} {own}"


def _by_rule(before: Judged) -> dict[str, Known]:
    """What was found before by the rules that found it."""
    findings: dict[str, list[Finding]] = {}
    for finding in before.findings:
        findings.setdefault(finding.rule, []).append(finding)
    return {outcome.rule: Known(outcome, findings.get(outcome.rule, ())) for outcome in before.outcomes}


def _checksum(documents: Documents, key: str) -> str | None:
    source = documents.source(key)
    return source.checksum if source else None
