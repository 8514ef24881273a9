"""What fixes come to: rounds of edits in memory, each of which is checked again before it is kept.

A fix holds when its finding is gone, its document is read as before, with no row or section less, and no check fails
on it. One that does not hold is left out, and told with its rule. Nothing is written here.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from reclint.findings.finding import counts
from reclint.run.edits import MOST_ROUNDS, apply_fixes
from reclint.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from reclint.findings.finding import Finding, Fix
    from reclint.findings.report import Report
    from reclint.model import Record
    from reclint.text.source import Source

    Check = Callable[[Workspace], Report]
    Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Rewrite:
    """A document that fixes change, and how many findings they remove."""

    key: str
    before: Source
    after: Source
    fixed: int


@dataclass(frozen=True, slots=True)
class Unfixable:
    """A document, by its key, with the rules whose fixes were left out; ``reason`` completes "the fix of RULE …"."""

    document: str
    rules: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Fixes:
    """What the fixes of a workspace come to: its documents changed, the report on them, and what is ``unfixable``.

    ``parted`` are the keys of files that were written and had other names, which keep what they held before.
    """

    workspace: Workspace
    report: Report
    changes: tuple[Rewrite, ...]
    unfixable: tuple[Unfixable, ...]
    parted: tuple[str, ...] = ()


@dataclass(frozen=True)
class _State:
    workspace: Workspace
    report: Report
    fixed: Mapping[str, int] = field(default_factory=dict)


def fix(
    workspace: Workspace,
    check: Check,
    *,
    unsafe: bool = False,
    may_change: Callable[[str], bool] = lambda _: True,
) -> Fixes:
    """Fix what ``check`` reports on a workspace and has a fix, in documents whose keys ``may_change`` accepts.

    Questions and suppressed findings are left alone, and so are those whose fixes are not safe unless ``unsafe``.
    """
    fixer = _Fixer(check, lambda fix: (unsafe or fix.safe) and may_change(_document(fix)))
    state = _State(workspace, check(workspace))
    for _ in range(MOST_ROUNDS):
        after = fixer.round(state)
        if after is None:
            break
        state = after
    wanted = fixer.wanted(state.report)
    left = [finding for finding in wanted if _key(finding) not in fixer.refused]
    unfixable = (
        *_unfixable(
            (finding for finding in wanted if _key(finding) in fixer.refused),
            "would not hold and is left out: correct it by hand",
        ),
        *_unfixable(left, f"is not done after {MOST_ROUNDS} rounds: run the command again"),
    )
    return Fixes(state.workspace, state.report, tuple(_changes(workspace, state)), unfixable)


def without(fixes: Fixes, before: Workspace, check: Check, failed: Iterable[str]) -> Fixes:
    """The same without the changes of some documents, by key, which could not be written."""
    failed = set(failed)
    kept = tuple(change for change in fixes.changes if change.key not in failed)
    workspace = Workspace(before.documents.changed({change.key: change.after for change in kept}))
    return replace(fixes, workspace=workspace, report=check(workspace), changes=kept)


class _Fixer:
    """Runs rounds, and remembers the findings whose fixes do not hold."""

    def __init__(self, check: Check, accepts: Callable[[Fix], bool]) -> None:
        self.check = check
        self.accepts = accepts
        self.refused: set[Key] = set()

    def wanted(self, report: Report) -> list[Finding]:
        """The findings that count and have a fix that may be applied."""
        return [f for f in report.findings if f.fix and counts(f) and self.accepts(f.fix.fix)]

    def round(self, state: _State) -> _State | None:
        """The state after as many fixes as go together and hold; None where there is none.

        Safe ones have a round of their own: what they make readable may settle what others would change.
        """
        while wanted := [finding for finding in self.wanted(state.report) if _key(finding) not in self.refused]:
            wanted = [finding for finding in wanted if finding.fix and finding.fix.fix.safe] or wanted
            workspace, applied = _applied(state.workspace, wanted)
            if not applied:
                return None
            report = self.check(workspace)
            failed = _failed(applied, state, workspace, report)
            if not failed:
                fixed = Counter(state.fixed) + Counter(_document(finding.fix.fix) for finding in applied if finding.fix)
                return _State(workspace, report, fixed)
            self.refused.update(map(_key, self.narrowed(failed, state)))
        return None

    def narrowed(self, failed: list[Finding], state: _State) -> list[Finding]:
        """Those of some findings whose fixes do not hold by themselves; all where each one does."""
        if len(failed) == 1:
            return failed
        alone = ((finding, _applied(state.workspace, [finding])[0]) for finding in failed)
        return [f for f, after in alone if _failed([f], state, after, self.check(after))] or failed


def _document(fix: Fix) -> str:
    """The document that a fix edits; a fix keeps to one, so that it is written whole or not at all."""
    [key] = {edit.spot.document for edit in fix.edits}
    return key


def _key(finding: Finding) -> Key:
    return finding.fingerprint, finding.document


def _applied(workspace: Workspace, wanted: list[Finding]) -> tuple[Workspace, list[Finding]]:
    """The workspace after the fixes that go together, and the findings whose fixes these are."""
    fixes = [finding.fix.fix for finding in wanted if finding.fix]
    found = ((key, workspace.documents.source(key)) for key in dict.fromkeys(map(_document, fixes)))
    sources = {key: source for key, source in found if source}
    changed, done = apply_fixes({key: source.text for key, source in sources.items()}, fixes)
    documents = workspace.documents.changed({key: sources[key].with_text(text) for key, text in changed.items()})
    taken = {id(fix) for fix in done}
    return Workspace(documents), [f for f in wanted if f.fix and id(f.fix.fix) in taken]


def _failed(applied: list[Finding], before: _State, workspace: Workspace, report: Report) -> list[Finding]:
    """The findings whose fixes do not hold."""
    crashed = {crash.document for crash in set(report.crashes) - set(before.report.crashes)}
    failed: list[Finding] = []
    for document in dict.fromkeys(finding.document for finding in applied):
        there = [finding for finding in applied if finding.document == document]
        if crashed & {document, None} or _is_spoilt(document, before.workspace, workspace):
            failed += there
        else:
            for rule in dict.fromkeys(finding.rule for finding in there):
                failed += _still_there([f for f in there if f.rule == rule], before.report, report)
    return failed


def _is_spoilt(key: str, before: Workspace, after: Workspace) -> bool:
    """Whether a record is none any more, or has lost rows or sections."""
    old, new = (list(state.modules_at(key)) for state in (before, after))
    if len(new) < len(old):
        return True
    pairs = [(one.record, other.record) for one, other in zip(old, new, strict=False)]
    return any(_rows(now) < _rows(then) or len(now.lessons) < len(then.lessons) for then, now in pairs)


def _rows(record: Record) -> int:
    """How many rows state a depth or a lesson; a header that is cut off from its table is read as one that does not."""
    return sum(1 for row in record.rows if row.lessons or (row.depth and row.depth.level))


def _still_there(group: list[Finding], before: Report, after: Report) -> list[Finding]:
    """Those findings of one rule and document that are not gone, or have only turned into others about their lesson."""
    old, new = (Counter(_about(f) for f in report.findings if _alike(f, group[0])) for report in (before, after))
    fixed = Counter(map(_about, group))
    turned = {lesson for lesson, subject in new if lesson and not old[lesson, subject]}
    return [f for f in group if f.lesson in turned or new[_about(f)] > old[_about(f)] - fixed[_about(f)]]


def _about(finding: Finding) -> tuple[str | None, str]:
    """Lesson and subject; a fix may escape a pipe in the subject."""
    return finding.lesson, finding.subject.replace("\\", "")


def _alike(finding: Finding, other: Finding) -> bool:
    return (finding.rule, finding.document, finding.question) == (other.rule, other.document, other.question)


def _changes(before: Workspace, state: _State) -> Iterator[Rewrite]:
    for key, fixed in sorted(state.fixed.items()):
        old, new = before.documents.source(key), state.workspace.documents.source(key)
        if old and new and old.text != new.text:
            yield Rewrite(key, old, new, fixed)


def _unfixable(findings: Iterable[Finding], reason: str) -> Iterator[Unfixable]:
    """Each document with the rules of its findings."""
    rules: dict[str, set[str]] = defaultdict(set)
    for finding in findings:
        rules[finding.document].add(finding.rule)
    yield from (Unfixable(key, tuple(sorted(names)), reason) for key, names in sorted(rules.items()))
