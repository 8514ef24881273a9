"""Making a `Review` of what a run found and of the workspace that it ran on."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from reclint.findings.finding import Change, counts
from reclint.findings.outcome import Outcome, by_rule, summed, unjudged
from reclint.findings.tally import Counts, Tally
from reclint.review.lessons import FAMILY, iteration_reviews, line_in, stated_of, taught_of
from reclint.review.model import (
    IndexReview,
    LessonReview,
    MatrixRow,
    ModuleReview,
    Presence,
    Review,
    ReviewedFinding,
    RuleReview,
    TaughtCounts,
    TaughtKind,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from reclint.catalogue import Rule
    from reclint.findings.finding import Finding
    from reclint.findings.lookup import Lookup
    from reclint.findings.outcome import Home, RuleOutcome
    from reclint.findings.report import Comparison, Report
    from reclint.workspace import Lesson, Module, Workspace

_ANCHOR = 12
"""How many digits of a fingerprint an anchor has: 48 bits do not meet by chance, and a link stays short."""


def review(report: Report, workspace: Workspace, rules: Sequence[Rule], lookup: Lookup) -> Review:
    """The review of what a report holds; ``rules`` are those that were asked for, ``lookup`` is for who shows it."""
    entries = tuple(_entries(report, rules))
    records = set(report.records)
    asked = [module for module in workspace.modules if module.home in records]
    homes = _homes(entries, workspace, asked)
    modules = tuple(_module(module, homes[module.home], report) for module in asked)
    kinds = _kinds(entries)
    others = tuple(homes[None])
    families = tuple(sorted({entry.family for entry in entries if not entry.is_gone}))
    return Review(
        report=report,
        tally=Tally.of(report),
        counts=_counts(entries),
        base=report.comparison.base if report.comparison else None,
        base_counts=_base_counts(entries, report.comparison),
        modules=modules,
        findings=kinds["finding"],
        questions=kinds["question"],
        answered=kinds["answered"],
        suppressed=kinds["suppressed"],
        fixed=kinds["fixed"],
        lost=kinds["lost"],
        others=others,
        rules=tuple(_rules(report, rules, entries)),
        skipped=report.skipped,
        crashes=report.crashes,
        unreadable=report.unreadable,
        families=families,
        matrix=tuple(_matrix(modules, others, families)),
        stale=report.stale,
        lookup=lookup,
    )


def _entries(report: Report, rules: Iterable[Rule]) -> Iterator[ReviewedFinding]:
    """The findings of a report and then those that counted at the base and are gone, with anchors."""
    families = {rule.name: rule.family for rule in rules}
    comparison = report.comparison
    seen: Counter[str] = Counter()

    def entry(finding: Finding) -> ReviewedFinding:
        anchor = f"f-{finding.fingerprint[:_ANCHOR]}"
        seen[anchor] += 1
        unique = anchor if seen[anchor] == 1 else f"{anchor}-{seen[anchor]}"
        return ReviewedFinding(unique, finding, families.get(finding.rule, finding.rule.partition("-")[0]))

    for finding in report.findings:
        yield entry(finding)
    for finding in (*comparison.fixed, *comparison.lost, *comparison.answered) if comparison else ():
        if finding.is_gone and (counts(finding) or finding.change is Change.ANSWERED):
            yield entry(finding)


def _kinds(entries: Iterable[ReviewedFinding]) -> dict[str, tuple[ReviewedFinding, ...]]:
    kinds: dict[str, list[ReviewedFinding]] = defaultdict(list)
    for entry in entries:
        kinds[_kind(entry)].append(entry)
    return {kind: tuple(kinds[kind]) for kind in _KINDS}


_KINDS = ("finding", "question", "answered", "suppressed", "fixed", "lost")


def _kind(entry: ReviewedFinding) -> str:
    if entry.is_gone and entry.change:
        return entry.change.value
    if entry.finding.suppressed:
        return "suppressed"
    if entry.finding.is_settled:
        return "answered"
    return "question" if entry.finding.question else "finding"


def _counts(entries: Iterable[ReviewedFinding]) -> Counts:
    """The counts of what is there today."""
    return Counts.of(entry.finding for entry in entries if not entry.is_gone)


def _base_counts(entries: Iterable[ReviewedFinding], comparison: Comparison | None) -> Counts | None:
    """The counts at the base, of what is gone since and what remains; what was suppressed or answered took no part."""
    if comparison is None:
        return None
    then = (Change.FIXED, Change.LOST, Change.ANSWERED, Change.WORSE, Change.REMAINING)
    return Counts.of(_unanswered(entry.finding) for entry in entries if entry.change in then)


def _unanswered(finding: Finding) -> Finding:
    """A finding as it was before it was found fine."""
    return finding._replace(answered=None) if finding.change is Change.ANSWERED else finding


def _homes(
    entries: Iterable[ReviewedFinding], workspace: Workspace, asked: Sequence[Module]
) -> Mapping[Home | None, list[ReviewedFinding]]:
    """The findings by their module; None where that was not asked for, or there is none."""
    homes: dict[Home | None, list[ReviewedFinding]] = defaultdict(list)
    for entry in entries:
        module = _owner(entry.finding, workspace)
        homes[module.home if module and module in asked else None].append(entry)
    return homes


def _owner(finding: Finding, workspace: Workspace) -> Module | None:
    """The module whose record a finding stands in, by its number where the file holds several; else that it names."""
    inside = workspace.modules_at(finding.document)
    named = (module for module in inside if module.number == finding.module)
    return next(named, inside[0] if inside else workspace.module_numbered(finding.module or ""))


def _module(module: Module, entries: Sequence[ReviewedFinding], report: Report) -> ModuleReview:
    record, kinds, tally = module.record, _kinds(entries), _counts(entries)
    lessons = tuple(_lesson(lesson, entries) for lesson in module.lessons)
    return ModuleReview(
        key=module.key,
        part=module.part,
        lines=_own_lines(module),
        number=module.number,
        title=record.title,
        status=record.status.text if record.status else None,
        goal=record.goal.text if record.goal else None,
        verdict=tally.verdict,
        counts=tally,
        base=_base_counts(entries, report.comparison),
        index=_index(module),
        taught=_taught_counts(lessons),
        notebooks=_notebooks(module),
        reviews=_reviews(module),
        understood=record.understood,
        lessons=lessons,
        findings=kinds["finding"],
        questions=kinds["question"],
        answered=kinds["answered"],
        suppressed=kinds["suppressed"],
        fixed=kinds["fixed"],
        lost=kinds["lost"],
    )


def _own_lines(module: Module) -> tuple[int, int]:
    """The first and the last line of a module in its file, from 1; the first one has what stands above it."""
    source = module.documents.source(module.key)
    titles = [line_in(source, one.record.span) for one in module.workspace.modules_at(module.key)]
    starts = [1, *titles[1:], (len(source.lines) if source else 0) + 1]
    return starts[module.part], starts[module.part + 1] - 1


def _index(module: Module) -> IndexReview:
    index, source = module.record.index, module.documents.source(module.key)
    line = line_in(source, index.span) if index else 1
    return IndexReview(len(module.record.rows), sum(row.detached for row in module.record.rows), line)


def _taught_counts(lessons: Iterable[LessonReview]) -> TaughtCounts:
    kinds = Counter(taught.kind for lesson in lessons for taught in lesson.taught)
    linked, ambiguous, missing = (kinds[kind] for kind in (TaughtKind.LINKED, TaughtKind.AMBIGUOUS, TaughtKind.MISSING))
    return TaughtCounts(linked + ambiguous + missing, linked, ambiguous, missing)


def _notebooks(module: Module) -> Presence:
    stated = [lesson for lesson in module.lessons if (claim := lesson.summary.notebook) and not claim.absent]
    unstated = sum(1 for lesson in module.lessons if lesson not in stated and lesson.notebook_match)
    found = sum(map(_has_stated_notebook, stated)) if module.workspace.has_notebooks else None
    return Presence(len(stated), found, unstated)


def _has_stated_notebook(lesson: Lesson) -> bool:
    """Whether the notebook that a summary states is there, under the name that it gives where it gives one."""
    claim, match = lesson.summary.notebook, lesson.notebook_match
    return match is not None and (match.named or not (claim and claim.path))


def _reviews(module: Module) -> Presence:
    stated = [lesson for lesson in module.lessons if lesson.summary.review]
    unstated = sum(1 for lesson in module.lessons if not lesson.summary.review and lesson.review_log)
    found = sum(1 for lesson in stated if lesson.review_log) if module.workspace.has_review_logs else None
    return Presence(len(stated), found, unstated)


def _lesson(lesson: Lesson, entries: Iterable[ReviewedFinding]) -> LessonReview:
    names = {lesson.slug, lesson.summary.heading} - {None}
    ours = [entry for entry in entries if entry.finding.lesson in names and not entry.is_gone]
    own = tuple(entry for entry in ours if _kind(entry) in ("finding", "question"))
    summary = lesson.summary
    return LessonReview(
        slug=lesson.slug,
        title=summary.title,
        position=lesson.position,
        load=summary.load.text if summary.load else None,
        line=line_in(lesson.module.documents.source(lesson.module.key), summary.span),
        plan=lesson.plan_key,
        notebook=lesson.notebook_key,
        counts=_counts(own),
        findings=own,
        answered=tuple(entry for entry in ours if _kind(entry) == "answered"),
        disagreements=tuple(entry for entry in own if entry.family == FAMILY),
        taught=taught_of(lesson),
        stated=stated_of(lesson),
        iterations=iteration_reviews(lesson),
    )


def _rules(report: Report, rules: Iterable[Rule], entries: Iterable[ReviewedFinding]) -> Iterator[RuleReview]:
    found: dict[str, list[ReviewedFinding]] = defaultdict(list)
    for entry in entries:
        if not entry.is_gone:
            found[entry.finding.rule].append(entry)
    outcomes = by_rule(report.outcomes)
    for rule in rules:
        yield _rule(rule, tuple(found[rule.name]), report, outcomes.get(rule.name, ()))


def _rule(
    rule: Rule, entries: tuple[ReviewedFinding, ...], report: Report, outcomes: Sequence[RuleOutcome]
) -> RuleReview:
    """What became of a rule; one whose findings are all questions or do not count has passed."""
    crashes = tuple(crash for crash in report.crashes if crash.rule == rule.name)
    tally, total = _counts(entries), summed(outcomes) if outcomes else None
    outcome = total.outcome if total else Outcome.NOTHING
    if tally.total:
        outcome = Outcome.FOUND
    elif outcome is Outcome.FOUND:
        outcome = Outcome.PASSED
    reason = unjudged(outcomes) or (total.reason if total else None)
    return RuleReview(
        rule,
        Outcome.CRASHED if crashes else outcome,
        total.subjects if total else 0,
        tally,
        entries,
        reason,
        crashes,
    )


def _matrix(
    modules: Iterable[ModuleReview], others: tuple[ReviewedFinding, ...], families: Sequence[str]
) -> Iterator[MatrixRow]:
    for module in modules:
        yield MatrixRow(module, _cells((*module.findings, *module.questions, *module.suppressed), families))
    if any(not entry.is_gone for entry in others):
        yield MatrixRow(None, _cells(others, families))


def _cells(entries: Iterable[ReviewedFinding], families: Sequence[str]) -> tuple[Counts, ...]:
    of: dict[str, list[ReviewedFinding]] = defaultdict(list)
    for entry in entries:
        of[entry.family].append(entry)
    return tuple(_counts(of[family]) for family in families)
