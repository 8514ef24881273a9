"""The part of a report that was asked for: named documents, staged files, what is new since a revision.

The whole course is read and checked in any case, since most rules are about agreement between files.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reclint.findings.finding import Change
from reclint.text.errors import UsageError
from reclint.text.nearest import did_you_mean
from reclint.workspace import ancestors, belonging

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from reclint.findings.finding import Finding
    from reclint.findings.report import Comparison, Report
    from reclint.workspace import Workspace

ROOT = "."
"""The key of the course's own folder."""


class _Places:
    """Keys of files and folders; a key is in them when it is one of them or lies below one.

    Of a file that holds several modules only some may be meant: ``others`` are the keys and numbers of the rest.
    """

    def __init__(self, keys: Iterable[str], others: Iterable[tuple[str, str]] = ()) -> None:
        self._keys = frozenset(keys)
        self._others = frozenset(others)

    def __contains__(self, key: object) -> bool:
        return any(place in self._keys for place in ancestors(str(key)))

    def touched_by(self, finding: Finding) -> bool:
        """Whether a finding points into one of the places."""
        own = finding.document if (finding.document, finding.module) in self._others else None
        return any(key in self for key in finding.documents if key != own)


def only_new(report: Report) -> Report:
    """A compared report without the findings that are not new; suppressed and answered ones stay: they do not count."""
    judged = report.comparison.judged if report.comparison else ()
    kept = (f for f in report.findings if f.suppressed or f.is_settled or f.change in judged)
    return report._replace(findings=tuple(kept))


def narrowed(report: Report, workspace: Workspace, keys: Sequence[str], numbers: Collection[str] = ()) -> Report:
    """The report on some documents or folders, by key: the findings that touch one of them.

    ``numbers`` are those of the modules that are asked for in files that hold several, all where none is given.
    """
    if ROOT in keys:
        return report
    others = [one for one in workspace.modules if numbers and not one.is_alone and one.number not in numbers]
    asked = _Places(keys, ((one.key, one.number) for one in others))
    modules = [one for one in workspace.modules if one.key in asked and one not in others]
    wanted = {module.home for module in modules}
    records = tuple(home for home in report.records if home in wanted)
    homes = {home for module in modules for home in (module.number, module.key)}
    return report._replace(
        links=tuple(entry for entry in report.links if (entry.module or entry.path) in homes),
        stale_answers=tuple(entry for entry in report.stale_answers if (entry.module or entry.path) in homes),
        findings=tuple(_touching(report.findings, asked)),
        records=records,
        parts=() if records else tuple(key for key in belonging(workspace) if key in asked),
        unreadable=tuple(entry for entry in report.unreadable if entry.document in asked),
        outcomes=tuple(entry for entry in report.outcomes if not records or entry.home in (None, *records)),
        removed=tuple(entry for entry in report.removed if entry.document in asked),
        comparison=_narrowed_comparison(report.comparison, asked) if report.comparison else None,
    )


def _touching(findings: Iterable[Finding], asked: _Places) -> Iterator[Finding]:
    return filter(asked.touched_by, findings)


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
    records = tuple(home for home in whole.records if home in part.records or home[0] in places)
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
