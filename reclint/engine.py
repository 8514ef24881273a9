"""Running rules over a workspace: hits become findings, in one order, whatever happens to a single check."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from reclint.checks import Need, Subject
from reclint.findings import Finding, Place, Spot
from reclint.source import Position

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from reclint.catalogue import Rule
    from reclint.findings import Hit
    from reclint.workspace import Lesson, Module, Workspace


@dataclass(frozen=True, slots=True)
class Skipped:
    """A rule that could not run, and why."""

    rule: str
    reason: str


@dataclass(frozen=True, slots=True)
class Crash:
    """A check that failed on a document; the rest of the run is not touched."""

    rule: str
    document: str
    error: str


@dataclass(frozen=True)
class Report:
    """All that a run found."""

    findings: tuple[Finding, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    crashes: tuple[Crash, ...] = ()
    unreadable: tuple[str, ...] = ()
    records: tuple[str, ...] = ()
    understood: dict[str, float] = field(default_factory=dict)


def run(workspace: Workspace, rules: Sequence[Rule], display: Callable[[str], str]) -> Report:
    """The findings of ``rules``; ``display`` turns a document's key into the path that reports show."""
    engine = _Engine(workspace, display)
    skipped = tuple(Skipped(rule.name, reason) for rule in rules if (reason := engine.lacks(rule)))
    idle = {entry.rule for entry in skipped}
    findings = [finding for rule in rules if rule.name not in idle for finding in engine.apply(rule)]
    return Report(
        findings=tuple(sorted(_numbered(findings), key=lambda finding: finding.sort_key)),
        skipped=skipped,
        crashes=tuple(engine.crashes),
        unreadable=tuple(
            f"{display(key)}: {error.message.partition(': ')[2]}"
            for key, error in sorted(workspace.documents.errors.items())
        ),
        records=tuple(display(module.key) for module in workspace.modules),
        understood={display(module.key): module.record.understood for module in workspace.modules},
    )


class _Engine:
    def __init__(self, workspace: Workspace, display: Callable[[str], str]) -> None:
        self.workspace = workspace
        self.display = display
        self.crashes: list[Crash] = []

    def lacks(self, rule: Rule) -> str | None:
        """Why the rule cannot run on this workspace; None where it can."""
        there = {Need.NOTEBOOKS: self.workspace.has_notebooks, Need.REVIEW_LOGS: self.workspace.has_review_logs}
        missing = sorted(need.value for need in rule.check.needs if not there[need])
        return f"there are no {' and no '.join(missing)}" if missing else None

    def apply(self, rule: Rule) -> Iterator[Finding]:
        """The findings of one rule on every subject; a check that raises becomes a crash of this rule."""
        for module in self.workspace.modules:
            subjects: Iterable[Module | Lesson] = [module] if rule.check.subject is Subject.MODULE else module.lessons
            for subject in subjects:
                try:
                    yield from [
                        self.finding(rule, hit, module, subject) for hit in rule.check.run(subject, rule.options)
                    ]
                except Exception as error:  # noqa: PERF203 -- a fault of one check must not hide what the others find
                    self.crashes.append(Crash(rule.name, self.display(module.key), f"{type(error).__name__}: {error}"))

    def finding(self, rule: Rule, hit: Hit, module: Module, subject: Module | Lesson) -> Finding:
        return Finding(
            rule=rule.name,
            grade=hit.grade or rule.entry.grade,
            message=rule.message(hit.case, hit.facts),
            place=self.place(hit.spot, ""),
            related=tuple(self.place(spot, rule.entry.related[label]) for label, spot in hit.related),
            question=hit.question,
            module=module.number or None,
            lesson=None if subject is module else getattr(subject, "slug", None),
            subject=" ".join(hit.subject.casefold().split()),
        )

    def place(self, spot: Spot, message: str) -> Place:
        source = self.workspace.documents.source(spot.document)
        start = source.position(spot.span.start) if source else Position(1, 1)
        stop = source.position(spot.span.stop) if source else Position(1, 1)
        return Place(self.display(spot.document), start, stop, message)


def _numbered(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Findings that would have one identity, told apart by an ordinal."""
    seen: Counter[tuple[str, str | None, str | None, str, str]] = Counter()
    for finding in sorted(findings, key=lambda finding: finding.sort_key):
        identity = (finding.rule, finding.module, finding.lesson, finding.subject, finding.place.path)
        yield replace(finding, ordinal=seen[identity])
        seen[identity] += 1
