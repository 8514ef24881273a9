"""The part of a report that was asked for: named documents, staged files, what is new since a revision.

The whole course is read and checked in any case, since most rules are about agreement between files.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reclint.findings.finding import Change
from reclint.text.errors import UsageError
from reclint.text.nearest import did_you_mean
from reclint.workspace import ancestors, claimed

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from reclint.findings.finding import Finding
    from reclint.findings.report import Comparison, Report
    from reclint.workspace import Workspace

ROOT = "."
"""The key of the course's own folder."""


class _Places:
    """Keys of files and folders; a key is in them when it is one of them or lies below one."""

    def __init__(self, keys: Iterable[str]) -> None:
        self._keys = frozenset(keys)

    def __contains__(self, key: object) -> bool:
        return any(place in self._keys for place in ancestors(str(key)))


def only_new(report: Report) -> Report:
    """A compared report without the findings that are not new; suppressed and answered ones stay: they do not count."""
    judged = report.comparison.judged if report.comparison else ()
    kept = (f for f in report.findings if f.suppressed or f.is_settled or f.change in judged)
    return report._replace(findings=tuple(kept))


def narrowed(report: Report, workspace: Workspace, keys: Sequence[str]) -> Report:
    """The report on some documents or folders, by key: the findings that touch one of them."""
    if ROOT in keys:
        return report
    asked = _Places(keys)
    records = tuple(key for key in report.records if key in asked)
    homes = {home for module in workspace.modules if module.key in asked for home in (module.number, module.key)}
    return report._replace(
        links=tuple(entry for entry in report.links if (entry.module or entry.path) in homes),
        stale_answers=tuple(entry for entry in report.stale_answers if (entry.module or entry.path) in homes),
        findings=tuple(_touching(report.findings, asked)),
        records=records,
        parts=() if records else tuple(key for key in claimed(workspace) if key in asked),
        unreadable=tuple(entry for entry in report.unreadable if entry.document in asked),
        outcomes=tuple(entry for entry in report.outcomes if not records or entry.module in (None, *records)),
        comparison=_narrowed_comparison(report.comparison, asked) if report.comparison else None,
    )


def _touching(findings: Iterable[Finding], asked: _Places) -> Iterator[Finding]:
    return (finding for finding in findings if any(key in asked for key in finding.documents))


def _narrowed_comparison(comparison: Comparison, asked: _Places) -> Comparison:
    return comparison.holding(_touching(comparison.findings, asked))._replace(
        absences=tuple(entry for entry in comparison.absences if entry.document in asked),
        unreadable=tuple(entry for entry in comparison.unreadable if entry.document in asked),
    )


def widened(part: Report, whole: Report) -> Report:
    """A narrowed report with the findings of the whole one that are new, wherever they lie.

    What a deletion breaks points at no file that is left.
    """
    shown = {finding.sort_key for finding in part.findings}
    findings = tuple(f for f in whole.findings if f.sort_key in shown or f.change is Change.NEW)
    places = {finding.document for finding in findings}
    records = tuple(key for key in whole.records if key in part.records or key in places)
    return part._replace(findings=findings, records=records)


def keys_of_module(workspace: Workspace, number: str, folders: Collection[str]) -> Iterator[str]:
    """The keys of a module's record, which lies in one of some folders where any is given, and of what is around it.

    Raises:
        UsageError: there is no such module.
    """
    wanted = set(folders) or {ROOT}
    inside = [module for module in workspace.modules if wanted & {ROOT, module.key, *ancestors(module.folder)}]
    modules = [module for module in inside if module.number == number]
    if not modules:
        known = [module.number for module in inside if module.number]
        hint = f"one of {', '.join(known)}" if known else "there are no records"
        raise UsageError(f'there is no module "{number}"{did_you_mean(number, known)}', hint)
    for module in modules:
        yield from module.keys
