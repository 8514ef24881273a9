"""The baseline: findings that a course has accepted for now, in a JSON file that reads well in a diff.

An entry holds a finding's identity, and as hints its rule, module, lesson, path and the text of its line; no line
number, since lines move. Entries are sorted, so that two branches seldom meet in one line of the file.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from reclint.findings.finding import Suppression, counts
from reclint.findings.identity import Trace, pair, trace
from reclint.text.errors import ConfigError, Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reclint.findings.finding import Finding
    from reclint.findings.report import Report
    from reclint.text.source import Source

    Sources = Callable[[str], Source | None]

NAME = "reclint-baseline.json"
"""The file that is used where a configuration names none, beside it or at the workspace's root."""
ACCEPTED = "accepted in the baseline"


class Entry(BaseModel):
    """An accepted finding; ``path`` is relative to the workspace's root, ``text`` is the line without outer blanks."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, defer_build=True)

    rule: str
    path: str
    module: str | None = None
    lesson: str | None = None
    subject: str
    identity: str
    text: str
    reason: str = ""

    @property
    def trace(self) -> Trace:
        """What the finding is recognised by."""
        return Trace(self.identity, self.path, self.text)


class Baseline(BaseModel):
    """The file."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, defer_build=True)

    format: Literal[1] = 1
    findings: tuple[Entry, ...] = ()

    @classmethod
    def parse(cls, text: str, path: str) -> Baseline:
        """The baseline of a text; ``path`` names it in errors.

        Raises:
            ConfigError: the text is not JSON, or not a baseline.
        """
        hint = 'write it again with "reclint baseline"'
        try:
            return cls.model_validate_json(text)
        except ValidationError as error:
            first = error.errors(include_url=False)[0]
            where = ".".join(str(step) for step in first["loc"])
            message = first["msg"].removeprefix("Value error, ")
            what = f"{message[:1].lower()}{message[1:]}"
            problem = Problem(path, 0, 0, f"not a baseline: {f'{where}: ' if where else ''}{what}")
            raise ConfigError(problem, hint=hint) from None

    def text(self) -> str:
        """The file's text, entries sorted."""
        entries = sorted(self.findings, key=lambda entry: (entry.path, entry.rule, entry.subject, entry.text))
        shown = {"format": self.format, "findings": [entry.model_dump(exclude_defaults=True) for entry in entries]}
        return json.dumps(shown, indent=2, ensure_ascii=False) + "\n"


@dataclass(frozen=True, slots=True)
class Matched:
    """A report in which accepted findings are suppressed, and the entries that match nothing any more."""

    report: Report
    stale: tuple[Entry, ...]


def apply(baseline: Baseline, report: Report, source: Sources) -> Matched:
    """Suppress what the baseline accepts. Questions and what comments silence are no concern of a baseline.

    ``source`` gives the document of a key.
    """
    candidates = _candidates(report)
    pairs = pair([entry.trace for entry in baseline.findings], _traces(candidates, source))
    accepted = {id(candidates[new]): baseline.findings[old] for new, old in pairs.items()}
    findings = tuple(
        replace(finding, suppressed=Suppression("baseline", accepted[id(finding)].reason or ACCEPTED))
        if id(finding) in accepted
        else finding
        for finding in report.findings
    )
    matched = set(pairs.values())
    stale = tuple(entry for place, entry in enumerate(baseline.findings) if place not in matched)
    return Matched(replace(report, findings=findings), stale)


@dataclass(frozen=True, slots=True)
class Renewed:
    """A baseline made anew: what it held, what it holds now, and the entries of before that match nothing any more."""

    before: Baseline
    after: Baseline
    stale: tuple[Entry, ...]

    @property
    def new(self) -> int:
        """How many findings are accepted that were not before."""
        return len(self.after.findings) - (len(self.before.findings) - len(self.stale))


def accept(report: Report, source: Sources, before: Baseline, reason: str = "") -> Renewed:
    """A baseline of all that counts in a report; what ``before`` held already keeps its reason."""
    candidates = _candidates(report)
    traces = _traces(candidates, source)
    pairs = pair([entry.trace for entry in before.findings], traces)
    reasons = {new: before.findings[old].reason for new, old in pairs.items()}
    found = zip(candidates, traces, strict=True)
    entries = (_entry(finding, seen, reasons.get(n, reason)) for n, (finding, seen) in enumerate(found))
    return Renewed(before, Baseline(findings=tuple(entries)), apply(before, report, source).stale)


def prune(report: Report, source: Sources, before: Baseline) -> Renewed:
    """The baseline without the entries that match nothing any more."""
    stale = apply(before, report, source).stale
    gone = {id(entry) for entry in stale}
    kept = tuple(entry for entry in before.findings if id(entry) not in gone)
    return Renewed(before, Baseline(findings=kept), stale)


def _candidates(report: Report) -> list[Finding]:
    return [finding for finding in report.findings if counts(finding)]


def _traces(findings: Sequence[Finding], source: Sources) -> list[Trace]:
    return [trace(finding, source) for finding in findings]


def _entry(finding: Finding, seen: Trace, reason: str) -> Entry:
    return Entry(
        rule=finding.rule,
        path=seen.document,
        module=finding.module,
        lesson=finding.lesson,
        subject=finding.subject,
        identity=seen.identity,
        text=seen.text,
        reason=reason,
    )
