"""Running rules over a workspace: hits become findings, in one order, whatever happens to a single check."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from reclint.checks import CommentUse, Need, Reach
from reclint.findings.finding import Absent, Finding, Hit, Place, PlacedFix, Spot, Suppression
from reclint.findings.report import Crash, Report, Skipped, Unreadable
from reclint.readers.directives import read_directives
from reclint.suppression.silencing import Silencer
from reclint.text.source import Position

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reclint.catalogue import Rule
    from reclint.findings.finding import Fix
    from reclint.readers.directives import Directive
    from reclint.workspace import Lesson, Module, Workspace


def run(
    workspace: Workspace,
    rules: Sequence[Rule],
    known: Iterable[str] = (),
) -> Report:
    """The findings of ``rules``.

    ``known`` are the names of all rules, also of those that are not run: suppression comments may name them.
    """
    engine = _Engine(workspace)
    skipped = tuple(Skipped(rule.name, reason) for rule in rules if (reason := engine.lacks(rule)))
    idle = {entry.rule for entry in skipped}
    active = [rule for rule in rules if rule.name not in idle and rule.check.subject.reach is not Reach.COMMENT]
    findings = list(_numbered(finding for rule in active for finding in engine.apply(rule)))
    findings = engine.suppress(
        findings, rules, frozenset(known) | {rule.name for rule in rules}, {r.name for r in active}
    )
    return Report(
        findings=tuple(sorted(findings, key=lambda finding: finding.sort_key)),
        skipped=(*skipped, *engine.passed_over()),
        crashes=tuple(engine.crashes),
        unreadable=tuple(Unreadable(key, error.reason) for key, error in sorted(workspace.documents.errors.items())),
        records=tuple(module.key for module in workspace.modules),
        rules=tuple(rule.name for rule in rules),
    )


class _Engine:
    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.crashes: list[Crash] = []
        self.absent: dict[str, Counter[str]] = {}

    def lacks(self, rule: Rule) -> str | None:
        """Why the rule cannot run on this workspace; None where it can."""
        missing = sorted(need.value for need in rule.check.needs if not self._has(need))
        return f"there are no {' and no '.join(missing)}" if missing else None

    def _has(self, need: Need) -> bool:
        workspace = self.workspace
        if need is Need.RECORDS:
            return len(workspace.modules) > 1
        if need is Need.PLANS:
            return workspace.has_plans
        if need is Need.ROLLUPS:
            return workspace.has_rollups
        return workspace.has_notebooks if need is Need.NOTEBOOKS else workspace.has_review_logs

    def apply(self, rule: Rule) -> Iterator[Finding]:
        """The findings of one rule on every subject."""
        if rule.check.subject.reach is Reach.COURSE:
            yield from self._checked(rule, None, self.workspace)
            return
        for module in self.workspace.modules:
            for subject in (module,) if rule.check.subject.reach is Reach.MODULE else module.lessons:
                yield from self._checked(rule, module, subject)

    def _checked(self, rule: Rule, module: Module | None, subject: Workspace | Module | Lesson) -> list[Finding]:
        """The findings on one subject; a check that raises becomes a crash of this rule."""
        slug = None if subject is module else getattr(subject, "slug", None)
        number = module.number or None if module else None
        found = []
        try:
            wanted = rule.check.subject.is_one(subject) and rule.check.applies(subject, rule.options)
            for hit in rule.check.run(subject, rule.options) if wanted else ():
                if isinstance(hit, Absent):
                    self.absent.setdefault(rule.name, Counter())[hit.module] += 1
                elif finding := self.finding(rule, hit, number, slug):
                    found.append(finding)
        except Exception as error:  # a fault of one check must not hide what the others find
            self.crashes.append(Crash(rule.name, module.key if module else None, f"{type(error).__name__}: {error}"))
        return found

    def passed_over(self) -> Iterator[Skipped]:
        """What rules met and could not judge, since modules are not in the workspace."""
        for rule, modules in sorted(self.absent.items()):
            count = sum(modules.values())
            noun = "reference" if count == 1 else "references"
            yield Skipped(rule, f"{count} {noun} into modules that are not here ({', '.join(sorted(modules))})")

    def finding(self, rule: Rule, hit: Hit, module: str | None, lesson: str | None) -> Finding | None:
        """The finding that a hit makes; None where the configuration switches the rule off for its document."""
        override = rule.override(hit.spot.document)
        if override and override.off:
            return None
        # A check lowers the grade of what it is less sure of; a grade that somebody set holds for all of a rule.
        own = (override and override.grade) or (rule.grade if rule.grade is not rule.entry.grade else None)
        return Finding(
            rule=rule.name,
            grade=own or hit.grade or rule.grade,
            message=rule.message(hit.case, hit.facts),
            place=self.place(hit.spot, ""),
            related=tuple(self.place(spot, rule.entry.related[label]) for label, spot in hit.related),
            question=hit.question,
            module=hit.module or module,
            lesson=hit.lesson or lesson,
            subject=" ".join(hit.subject.casefold().split()),
            fix=self.placed_fix(hit.fix) if hit.fix else None,
        )

    def placed_fix(self, fix: Fix) -> PlacedFix:
        places = tuple(self.place(edit.spot, "") for edit in fix.edits)
        return PlacedFix(fix, places, tuple(map(self.placed_fix, fix.others)))

    def place(self, spot: Spot, message: str) -> Place:
        source = self.workspace.documents.source(spot.document)
        start = source.position(spot.span.start) if source else Position(1, 1)
        stop = source.position(spot.span.stop) if source else Position(1, 1)
        return Place(spot.document, start, stop, message)

    def suppress(
        self, findings: Sequence[Finding], rules: Sequence[Rule], known: frozenset[str], active: set[str]
    ) -> list[Finding]:
        """The findings with those that comments silence marked, and what is wrong with the comments themselves."""
        keys = dict.fromkeys([*(module.key for module in self.workspace.modules), *(f.document for f in findings)])
        silencers = {key: Silencer(found) for key in keys if (found := self._directives(key))}
        if not silencers:
            return list(findings)
        silenced: dict[tuple[str, int], set[str]] = {}
        marked = [_silence(finding, silencers.get(finding.document), silenced) for finding in findings]
        judging, idle = [rule for rule in rules if rule.check.subject.reach is Reach.COMMENT], known - active
        for key, silencer in silencers.items():
            for place, directive in enumerate(silencer.directives):
                used = frozenset(silenced.get((key, place), ()))
                marked += self._judged(CommentUse(key, directive, used, idle, known), judging)
        return marked

    def _directives(self, key: str) -> tuple[Directive, ...]:
        source = self.workspace.documents.source(key) if key.endswith(".md") else None
        return read_directives(source) if source else ()

    def _judged(self, outcome: CommentUse, rules: Sequence[Rule]) -> Iterator[Finding]:
        module = self.workspace.module_at(outcome.document)
        number = module.number if module else None
        for rule in rules:
            hits = (
                hit
                for hit in rule.check.run(outcome, rule.options)
                if isinstance(hit, Hit) and rule.check.subject.is_one(outcome)
            )
            found = (self.finding(rule, hit, number, None) for hit in hits)
            yield from (finding for finding in found if finding)


def _silence(finding: Finding, silencer: Silencer | None, silenced: dict[tuple[str, int], set[str]]) -> Finding:
    place = silencer.find(finding.rule, finding.place.start.line - 1) if silencer else None
    if silencer is None or place is None:
        return finding
    silenced.setdefault((finding.document, place), set()).add(finding.rule)
    return replace(finding, suppressed=Suppression("comment", silencer.directives[place].reason))


def _numbered(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Findings that would have one identity, told apart by an ordinal."""
    seen: Counter[tuple[str, str | None, str | None, str]] = Counter()
    for finding in sorted(findings, key=lambda finding: finding.sort_key):
        identity = (finding.rule, finding.module, finding.lesson, finding.subject)
        yield replace(finding, ordinal=seen[identity])
        seen[identity] += 1
