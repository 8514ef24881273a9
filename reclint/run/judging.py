"""One rule on one record, or on the course as a whole: its subjects are looked at in turn, what comes of it is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reclint.findings.finding import Absent
from reclint.findings.outcome import Outcome, RuleOutcome, references_into
from reclint.findings.report import Crash
from reclint.run.making import make_finding

if TYPE_CHECKING:
    from reclint.catalogue import Override, Rule
    from reclint.findings.finding import Finding, Hit
    from reclint.workspace import Documents, Lesson, Module


class Judging:
    """What a rule does on the record of a module, or on the course where that is None."""

    def __init__(self, rule: Rule, module: Module | None, documents: Documents) -> None:
        self.rule = rule
        self.module = module
        self.findings: list[Finding] = []
        self.crashes: list[Crash] = []
        self._documents = documents
        self._subjects = 0
        self._passed = 0
        self._lessons: list[int] = []
        self._absent: list[str] = []
        self._hidden: Override | None = None

    def look(self, subject: Any, lesson: Lesson | None = None) -> None:
        """Judge a subject where it is of the rule's kind; a check that raises becomes a crash of this rule."""
        try:
            check = self.rule.check
            if check.subject.is_one(subject) and check.applies(subject, self.rule.options):
                self._judge(subject, lesson)
        except Exception as error:  # a fault of one check must not hide what the others find
            key = self.module.key if self.module else None
            self.crashes.append(Crash(self.rule.name, key, f"{type(error).__name__}: {error}"))

    def _judge(self, subject: Any, lesson: Lesson | None) -> None:
        """Take in what the check yields; a subject of which it could judge nothing does not count as looked at."""
        clean, unknown, among = True, 0, 0
        for hit in self.rule.check.run(subject, self.rule.options):
            if isinstance(hit, Absent):
                unknown, among = unknown + 1, hit.among
                self._absent.append(hit.module)
            else:
                clean = False
                self._take(hit, lesson)
        if unknown == 0 or unknown < among:
            self._subjects += 1
            self._passed += clean
            self._lessons += [lesson.place] if lesson else []

    def _take(self, hit: Hit, lesson: Lesson | None) -> None:
        number = self.module.number or None if self.module else None
        finding = make_finding(self._documents, self.rule, hit, number, lesson.slug if lesson else None)
        if finding:
            self.findings.append(finding)
        else:
            self._hidden = self.rule.override(hit.spot.document)

    def outcome(self) -> RuleOutcome:
        """What came of it; a rule that is off for the record may have found something in a document around it."""
        key, part = self.module.home if self.module else (None, 0)
        outcome, reason = self._kind()
        if outcome is Outcome.OFF:
            return RuleOutcome(self.rule.name, key, outcome, reason=reason, part=part)
        return RuleOutcome(
            self.rule.name,
            key,
            outcome,
            subjects=self._subjects,
            lessons=tuple(self._lessons),
            found=len(self.findings),
            passed=self._passed,
            skipped=len(self._absent),
            absent=tuple(sorted(set(self._absent))),
            reason=reason,
            part=part,
        )

    def _kind(self) -> tuple[Outcome, str | None]:
        """The outcome and, where it is no judgement, the reason."""
        off = self._off()
        if self.crashes:
            return Outcome.CRASHED, self.crashes[0].error
        if self.findings:
            return Outcome.FOUND, None
        if off:
            return Outcome.OFF, off_reason(off)
        if self._passed:
            return Outcome.PASSED, None
        if self._absent:
            return Outcome.SKIPPED, references_into(len(self._absent), self._absent)
        return Outcome.NOTHING, f"there is no {self.rule.check.subject.kind}"

    def _off(self) -> Override | None:
        """What switches the rule off for the record or, where it passed nothing, for all places of what it found."""
        own = self.rule.override(self.module.key) if self.module else None
        return own if own and own.off else None if self._passed else self._hidden


def off_reason(override: Override) -> str:
    """Why a rule is off, by what switches it off."""
    return f"it is switched off in {override.origin}"
