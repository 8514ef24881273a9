"""The top of the page: the verdict strip, and one line a module in a fixed grammar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reclint.findings.asked import asked_parts
from reclint.findings.tally import absence_lines, comparison_parts, stale_line
from reclint.report.cleaning import clean
from reclint.report.review.terminal.lines import SEPARATOR, flowed, hung, joined, styled
from reclint.report.roles import verdict_role
from reclint.report.view import crashed, not_read
from reclint.review.facts import module_facts, verdict_in
from reclint.text.words import agreed, counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.text import Text

    from reclint.findings.asked import Asked
    from reclint.findings.tally import Counts
    from reclint.review import Review

_LABEL = 17
"""The columns of a label, which the longest verdict fits into, with a blank before it and two behind."""
_VERDICT = 16
"""The columns of a verdict in a module's line: the longest has 14, and two blanks."""


def strip(review: Review, asked: Asked | None, width: int) -> Iterator[Text]:
    """The verdict with the counts, what has changed, and what does not count."""
    if not review.tally.read:
        yield styled("0 records found", "strong")
        return
    read = counted(review.tally.read, review.tally.noun)
    *parts, last = graded(review.counts, review.base_counts)
    parts.append(joined([last, f" in {read}"]))
    yield from _row(styled(f" {review.tally.said} ", f"{verdict_role(review.verdict)} badge"), parts, width)
    for label, text in _remarks(review):
        yield from hung(styled(f" {label:<{_LABEL - 1}}", "quiet"), joined([clean(text)]), width)
    parts = [styled(clean(part), "quiet") for part in asked_parts(review.report, asked)]
    yield from _row(styled(" asked", "quiet"), parts, width)


def _row(label: Text, parts: Sequence[Text], width: int) -> Iterator[Text]:
    head = joined([label, " " * max(1, _LABEL - label.cell_len)])
    for place, line in enumerate(flowed(parts, width - max(_LABEL, head.cell_len))):
        yield joined([head if place == 0 else " " * _LABEL, line])


def graded(counts: Counts, base: Counts | None = None) -> list[Text]:
    """The numbers by grade, with their change since the base."""
    before = base.grades if base else {}
    return [
        joined([styled(f"{count} {grade.value}", grade.value if count else "quiet"), _step(count, before.get(grade))])
        for grade, count in counts.grades.items()
    ]


def _step(now: int, before: int | None) -> str:
    return "" if before is None else f" ({now - before:+d})" if now != before else " (±0)"


def _remarks(review: Review) -> Iterator[tuple[str, str]]:
    """What stands below the verdict, each with its label."""
    if review.base is not None and review.base_counts is not None:
        parts = comparison_parts(review.report.comparison) if review.report.comparison else []
        yield "since", f"{review.base}: {SEPARATOR.join([*parts, f'was {review.base_counts.verdict}'])}"
        yield from (("", line) for line in absence_lines(review.report))
    if review.questions:
        number = len(review.questions)
        rest = agreed(number, "it does not count", "they do not count")
        yield "questions", f"{number} that only a reviewer can decide; {rest}"
    if review.tally.settlers:
        left = len(review.questions)
        yield "answered", f"{review.tally.settlers}; what a reviewer must still decide: {left}"
    if gone := stale_line(review.report):
        yield "answers", gone
    if review.tally.silencers:
        yield "suppressed", review.tally.silencers
    if review.stale:
        yield "baseline", f"{counted(review.stale, 'fixed finding')} still in it: run reclint baseline --prune"
    for entry in review.unreadable:
        yield "not read", not_read(entry, review.lookup)
    for crash in review.crashes:
        yield "crashed", crashed(crash, review.lookup)


def module_lines(review: Review, width: int | None) -> Iterator[Text]:
    """One line a module: number, verdict, and what its record holds; broken between parts at a width."""
    modules = review.modules
    numbers = max((len(module.number) for module in modules), default=0)
    for module in modules:
        facts = [styled(fact.text, "plain" if fact.sound else "strong") for fact in module_facts(module)]
        start = numbers + 2 + _VERDICT
        said = verdict_in(module, review)
        verdict = styled(said, verdict_role(module.verdict))
        head = joined([f"{clean(module.number):<{numbers}}  ", verdict, " " * (_VERDICT - len(said))])
        for place, line in enumerate([joined(facts, SEPARATOR)] if width is None else flowed(facts, width - start)):
            yield joined([head if place == 0 else " " * start, line])
