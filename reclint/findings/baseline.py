"""The baseline: findings that a course has accepted for now, in a JSON file that reads well in a diff.

An entry holds a finding's identity and how bad it was, and as hints its rule, module, lesson, path and the text of its
line; no line number, since lines move. It accepts nothing that is worse. Entries are sorted, so that two branches
seldom meet in one line of the file. Files of the first format are read too: their entries know some findings by other
subjects, and not how bad they were.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Literal, NamedTuple

from pydantic import BaseModel, ConfigDict, ValidationError

from reclint.findings.finding import Grade, Suppression, counts, is_worse
from reclint.findings.identity import Trace, pair, trace
from reclint.text.errors import ConfigError, Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from reclint.findings.finding import Finding
    from reclint.findings.report import Report
    from reclint.text.source import Source

    Sources = Callable[[str], Source | None]

NAME = "reclint-baseline.json"
"""The file that is used where a configuration names none, beside it or at the workspace's root."""
ACCEPTED = "accepted in the baseline"
LOSS = "evidence-lost"
"""The rule whose findings only a comparison has: elsewhere, that nothing fits an entry for one means nothing."""


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
    grade: Grade | None = None
    measures: dict[str, tuple[int, ...]] = {}
    reason: str = ""

    @property
    def trace(self) -> Trace:
        """What the finding is recognised by."""
        return Trace(self.identity, self.path, self.text)

    def is_outgrown(self, finding: Finding) -> bool:
        """Whether its finding is worse than what was accepted, or of a graver grade."""
        graver = self.grade is not None and finding.grade.rank < self.grade.rank
        return graver or is_worse(finding.measures, self.measures)


_REMEDY = 'correct it or take it back from Git; else remove it, and write a new one with "reclint baseline"'


class Baseline(BaseModel):
    """The file."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, defer_build=True)

    format: Literal[1, 2] = 2
    findings: tuple[Entry, ...] = ()

    @classmethod
    def parse(cls, text: str, path: str) -> Baseline:
        """The baseline of a text; ``path`` names it in errors.

        Raises:
            ConfigError: the text is not JSON, or not a baseline.
        """
        try:
            return cls.model_validate_json(text)
        except ValidationError as error:
            first = error.errors(include_url=False)[0]
            where = ".".join(str(step) for step in first["loc"])
            if where == "format":
                problem = Problem(path, 0, 0, f"found format {first['input']}, expected 1 or 2")
                raise ConfigError(problem, hint="it was written by another version of reclint: use that one") from None
            message = first["msg"].removeprefix("Value error, ")
            what = f"{message[:1].lower()}{message[1:]}"
            problem = Problem(path, 0, 0, f"not a baseline: {f'{where}: ' if where else ''}{what}")
            raise ConfigError(problem, hint=_REMEDY) from None

    def text(self) -> str:
        """The file's text, entries sorted."""
        entries = sorted(self.findings, key=lambda entry: (entry.path, entry.rule, entry.subject, entry.text))
        shown = {
            "format": self.format,
            "findings": [entry.model_dump(mode="json", exclude_defaults=True) for entry in entries],
        }
        return json.dumps(shown, indent=2, ensure_ascii=False) + "\n"

    def traces(self) -> list[Trace]:
        """What its entries are recognised by."""
        return [entry.trace for entry in self.findings]

    @property
    def is_former(self) -> bool:
        """Whether it is of the first format."""
        return self.format == 1


class Matched(NamedTuple):
    """A report in which accepted findings are suppressed, and the entries that match nothing any more."""

    report: Report
    stale: tuple[Entry, ...]


class _Fit(NamedTuple):
    """For places of candidates the places of the entries that accept them, and of those that they have outgrown."""

    accepted: Mapping[int, int]
    outgrown: Mapping[int, int]


def apply(baseline: Baseline, report: Report, source: Sources, *, compared: bool = False) -> Matched:
    """Suppress what the baseline accepts. Questions and what comments silence are no concern of a baseline.

    ``source`` gives the document of a key. ``compared``: what was lost since a base is among the findings.
    """
    candidates = _candidates(report)
    fit = _fit(baseline, candidates, source)
    entries = {id(candidates[place]): baseline.findings[entry] for place, entry in fit.accepted.items()}
    findings = tuple(
        finding._replace(suppressed=Suppression("baseline", entries[id(finding)].reason or ACCEPTED))
        if id(finding) in entries
        else finding
        for finding in report.findings
    )
    stale = tuple(_stale(baseline, fit, source, compared=compared))
    return Matched(report._replace(findings=findings, outgrown=len(fit.outgrown)), stale)


def _fit(baseline: Baseline, candidates: Sequence[Finding], source: Sources) -> _Fit:
    pairs = pair(baseline.traces(), _traces(candidates, source, formerly=baseline.is_former))
    outgrown = {n: entry for n, entry in pairs.items() if baseline.findings[entry].is_outgrown(candidates[n])}
    return _Fit({place: entry for place, entry in pairs.items() if place not in outgrown}, outgrown)


def _stale(baseline: Baseline, fit: _Fit, source: Sources, *, compared: bool) -> Iterator[Entry]:
    """The entries that match nothing; one for a loss only where the document is back, or a comparison was made."""
    matched = {*fit.accepted.values(), *fit.outgrown.values()}
    for place, entry in enumerate(baseline.findings):
        is_kept = entry.rule == LOSS and not compared and source(entry.path) is None
        if place not in matched and not is_kept:
            yield entry


class Renewed(NamedTuple):
    """A baseline made anew: what it held, what it holds now, and the entries of before that match nothing any more.

    ``outgrown`` findings are worse than what it accepted of them before.
    """

    before: Baseline
    after: Baseline
    stale: tuple[Entry, ...]
    outgrown: int = 0

    @property
    def new(self) -> int:
        """How many findings are accepted that were not before."""
        return len(self.after.findings) - (len(self.before.findings) - len(self.stale))


def accept(report: Report, source: Sources, before: Baseline, reason: str = "", *, compared: bool = False) -> Renewed:
    """A baseline of all that counts in a report; what ``before`` held already keeps its reason."""
    candidates = _candidates(report)
    fit = _fit(before, candidates, source)
    reasons = {place: before.findings[entry].reason for place, entry in fit.accepted.items()}
    found = zip(candidates, _traces(candidates, source), strict=True)
    entries = [_entry(finding, seen, reasons.get(n, reason)) for n, (finding, seen) in enumerate(found)]
    stale = tuple(_stale(before, fit, source, compared=compared))
    gone = {
        id(entry) for entry in (*stale, *(before.findings[n] for n in (*fit.accepted.values(), *fit.outgrown.values())))
    }
    kept = [entry for entry in before.findings if id(entry) not in gone]
    return Renewed(before, Baseline(findings=(*entries, *kept)), stale, len(fit.outgrown))


def pruned(report: Report, source: Sources, before: Baseline) -> Renewed:
    """The baseline without the entries that match nothing any more."""
    stale = apply(before, report, source).stale
    gone = {id(entry) for entry in stale}
    kept = tuple(entry for entry in before.findings if id(entry) not in gone)
    return Renewed(before, before.model_copy(update={"findings": kept}), stale)


def _candidates(report: Report) -> list[Finding]:
    return [finding for finding in report.findings if counts(finding)]


def _traces(findings: Sequence[Finding], source: Sources, *, formerly: bool = False) -> list[Trace]:
    return [trace(finding, source, formerly=formerly) for finding in findings]


def _entry(finding: Finding, seen: Trace, reason: str) -> Entry:
    return Entry(
        rule=finding.rule,
        path=seen.document,
        module=finding.module,
        lesson=finding.lesson,
        subject=finding.subject,
        identity=seen.identity,
        text=seen.text,
        grade=finding.grade,
        measures=dict(finding.measures),
        reason=reason,
    )
