"""``reclint check`` for people: one line a finding with its places, then a summary."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from reclint.findings import Grade, counts, verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reclint.engine import Comparison, Report
    from reclint.findings import Finding, Place

Paint = "Callable[[str, str], str]"
SHOWN_RELATED = 3
_SILENCERS = {"comment": "comments", "baseline": "the baseline", "config": "the configuration"}


def _unpainted(text: str, _: str) -> str:
    return text


def render(
    report: Report,
    *,
    questions: bool = False,
    least: Grade = Grade.POLISH,
    summary: bool = True,
    paint: Callable[[str, str], str] = _unpainted,
) -> str:
    """The text of a report; ``paint(text, role)`` may colour it, roles being grades, ``rule`` and ``place``."""
    visible = (f for f in report.findings if f.suppressed is None and (questions or not f.question))
    shown = [finding for finding in visible if finding.grade.rank <= least.rank]
    lines = [_line(finding, paint) for finding in shown]
    if summary:
        lines += (
            ["", *_summary(report, len(shown), questions=questions)]
            if lines
            else _summary(report, 0, questions=questions)
        )
    return "\n".join(lines) + "\n" if lines else ""


def statistics(report: Report) -> str:
    """How many findings each rule has, most first; questions and suppressed ones apart."""
    rows: dict[str, Counter[str]] = {}
    for finding in report.findings:
        kind = "suppressed" if finding.suppressed else "question" if finding.question else finding.grade.value
        rows.setdefault(finding.rule, Counter())[kind] += 1
    ranked = sorted(rows.items(), key=lambda row: (-sum(row[1].values()), row[0]))
    lines = (
        f"{sum(kinds.values()):5}  {rule:<26}  {', '.join(f'{count} {kind}' for kind, count in sorted(kinds.items()))}"
        for rule, kinds in ranked
    )
    return "".join(f"{line}\n" for line in lines)


def _line(finding: Finding, paint: Callable[[str, str], str]) -> str:
    place = finding.place
    word = f"{finding.grade.value}?" if finding.question else finding.grade.value
    where = paint(f"{place.path}:{place.start.line}:{place.start.column}", "place")
    related = _related(finding)
    message = clean(finding.message)
    return f"{where}: {paint(word, finding.grade.value)} {message} {paint(f'[{finding.rule}]', 'rule')}{related}"


def _related(finding: Finding) -> str:
    shown = finding.related[:SHOWN_RELATED]
    if not shown:
        return ""
    more = f" and {len(finding.related) - len(shown)} more" if len(finding.related) > len(shown) else ""
    return f" ({'; '.join(_other(place, finding.place) for place in shown)}{more})"


def _other(place: Place, primary: Place) -> str:
    at = f"{place.start.line}:{place.start.column}"
    return f"{place.message} {at}" if place.path == primary.path else f"{place.message} {place.path}:{at}"


def clean(text: str) -> str:
    """``text`` on one line, control characters made visible: text of records is not trusted."""
    return "".join(
        character if character.isprintable() else " " if character in "\t\n\r" else f"\\x{ord(character):02x}"
        for character in text
    )


def _summary(report: Report, shown: int, *, questions: bool) -> Iterator[str]:
    read = report.records or report.parts
    if not read:
        yield "0 records found"
        return
    graded_findings = Counter(finding.grade for finding in report.findings if counts(finding))
    asked = sum(1 for finding in report.findings if finding.question and finding.suppressed is None)
    silenced = Counter(finding.suppressed.how for finding in report.findings if finding.suppressed)
    graded = ", ".join(f"{graded_findings[grade]} {grade.value}" for grade in Grade)
    noun = "record" if report.records else "document"
    yield f"{verdict(report.findings)}: {graded} in {len(read)} {noun if len(read) == 1 else f'{noun}s'}"
    if asked and not questions:
        yield f"{asked} {'question' if asked == 1 else 'questions'} for a reviewer, shown by --questions"
    if silenced:
        yield f"suppressed: {', '.join(f'{count} by {_SILENCERS[how]}' for how, count in sorted(silenced.items()))}"
    yield from _compared(report)
    yield from _reservations(report)


def _compared(report: Report) -> Iterator[str]:
    """What is new, and what an earlier run or a baseline held that is gone."""
    if report.comparison:
        sure = (sum(1 for finding in part if counts(finding)) for part in _parts(report.comparison))
        new, fixed, remaining = sure
        yield f"compared with {clean(report.comparison.base)}: {new} new, {fixed} fixed, {remaining} remaining"
    if report.stale:
        entries = "1 entry of the baseline is" if report.stale == 1 else f"{report.stale} entries of the baseline are"
        yield f"{entries} fixed: run reclint baseline --prune"


def _parts(comparison: Comparison) -> tuple[tuple[Finding, ...], ...]:
    return comparison.new, comparison.fixed, comparison.remaining


def _reservations(report: Report) -> Iterator[str]:
    """What the counts do not cover: rules skipped, files not read, checks crashed."""
    reasons: dict[str, list[str]] = {}
    for entry in report.skipped:
        reasons.setdefault(entry.reason, []).append(entry.rule)
    for reason, rules in reasons.items():
        yield f"skipped, since {reason}: {', '.join(rules)}"
    for text in report.unreadable:
        yield f"not read: {clean(text)}"
    for crash in report.crashes:
        yield f"crashed: {crash.rule} on {crash.document}: {clean(crash.error)}"
