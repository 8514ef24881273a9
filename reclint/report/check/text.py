"""``reclint check`` for people: one line a finding with its places, then a summary."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from reclint.findings.asked import asked_parts
from reclint.findings.tally import (
    Tally,
    absence_lines,
    comparison_line,
    course_lines,
    fixable_line,
    fixed_line,
    kind_of,
    stale_line,
)
from reclint.report.cleaning import clean
from reclint.report.roles import role_of
from reclint.report.view import View, answer_of, crashed, grade_word, not_read
from reclint.text.words import agreed, counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reclint.findings.finding import Finding, Place
    from reclint.findings.report import Report

SHOWN_RELATED = 3
"""How many other places are named; a choice, so that a line stays a line."""
_PLAIN = View()


def render(report: Report, view: View = _PLAIN) -> str:
    """One line a finding, then the summary."""
    return with_summary(
        report,
        view,
        [line_of(finding, view) + _related(finding, view) + _answer(finding) for finding in view.shown(report)],
    )


def with_summary(report: Report, view: View, lines: list[str]) -> str:
    """Some lines of findings with the summary below them, where it is wanted."""
    if view.summary:
        lines = [*lines, *([""] if lines else []), *_summary(report, view)]
    return "\n".join(lines) + "\n" if lines else ""


def statistics(report: Report) -> str:
    """How many findings each rule has, most first; questions and suppressed ones apart."""
    rows: dict[str, Counter[str]] = {}
    for finding in report.findings:
        rows.setdefault(finding.rule, Counter())[kind_of(finding)] += 1
    ranked = sorted(rows.items(), key=lambda row: (-sum(row[1].values()), row[0]))
    lines = (
        f"{sum(kinds.values()):5}  {rule:<26}  {', '.join(_of_kind(*item) for item in sorted(kinds.items()))}"
        for rule, kinds in ranked
    )
    return "".join(f"{line}\n" for line in lines)


def _of_kind(kind: str, number: int) -> str:
    return counted(number, "question") if kind == "questions" else f"{number} {kind}"


def line_of(finding: Finding, view: View) -> str:
    """The place, the grade, the message and the rule of a finding."""
    where = view.paint(view.place(finding.place), "strong")
    grade, rule = view.paint(grade_word(finding), role_of(finding)), view.paint(f"[{finding.rule}]", "quiet")
    return f"{where}: {grade} {clean(finding.message)} {rule}"


def _answer(finding: Finding) -> str:
    said = answer_of(finding)
    return f" -- {said}" if said else ""


def _related(finding: Finding, view: View) -> str:
    shown = finding.related[:SHOWN_RELATED]
    if not shown:
        return ""
    more = f" and {len(finding.related) - len(shown)} more" if len(finding.related) > len(shown) else ""
    return f" ({'; '.join(other_place(place, finding.place, view) for place in shown)}{more})"


def other_place(place: Place, primary: Place, view: View) -> str:
    """A related place, with its path where that is another one than the finding's own."""
    if place.document == primary.document:
        return f"{place.message} {place.start.line}:{place.start.column}"
    return f"{place.message} {view.place(place)}"


def _summary(report: Report, view: View) -> Iterator[str]:
    tally = Tally.of(report)
    yield tally.sentence
    if not tally.has_seen:
        yield from map(clean, absence_lines(report))
        yield from _reservations(report, view)
        return
    yield from (clean(line) for line in course_lines(report))
    if tally.in_part:
        yield clean(f"asked: {'; '.join(asked_parts(report, view.asked()))}")
    yield from (line for line in (fixed_line(report), fixable_line(report, unsafe=view.unsafe)) if line)
    if tally.questions and not view.questions:
        yield f"{counted(tally.questions, 'question')} for a reviewer, shown by --questions"
    elif tally.questions:
        yield f"{counted(tally.questions, 'question')} that a reviewer must still decide: reclint answer"
    yield from (clean(line) for line in (tally.silence, comparison_line(report), *absence_lines(report)) if line)
    if tally.settled:
        yield tally.settled
    if gone := stale_line(report):
        yield gone
    if report.stale:
        entries = counted(report.stale, "entry of the baseline")
        yield f"{entries} {agreed(report.stale, 'is', 'are')} fixed: run reclint baseline --prune"
    if report.outgrown:
        worse = f"{agreed(report.outgrown, 'is', 'are')} worse than the baseline accepts"
        yield f"{counted(report.outgrown, 'finding')} {worse}"
    yield from _skipped(report)
    yield from _reservations(report, view)


def _skipped(report: Report) -> Iterator[str]:
    reasons: dict[str, list[str]] = {}
    for entry in report.skipped:
        reasons.setdefault(entry.reason, []).append(entry.rule)
    for reason, rules in reasons.items():
        yield f"skipped, since {clean(reason)}: {', '.join(rules)}"


def _reservations(report: Report, view: View) -> Iterator[str]:
    """What the counts do not cover: patterns that match nothing, files not read, checks crashed."""
    for pattern in report.idle:
        yield clean(f'no file matches "{pattern.pattern}", which stands under {pattern.key} ({pattern.place})')
    for entry in report.unreadable:
        yield f"not read: {clean(not_read(entry, view.lookup))}"
    for crash in report.crashes:
        yield f"crashed: {clean(crashed(crash, view.lookup))}"
