"""The end of the page: questions, what was fixed or silenced, rules that could not judge, and what to do next."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from rich.text import Text

from reclint.findings.outcome import Outcome
from reclint.report.cleaning import clean
from reclint.report.review.terminal.findings import by_lesson, one_line_each
from reclint.report.review.terminal.lines import hung, joined, styled, wrapped
from reclint.review import OUTCOME_WORDS, in_order

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reclint.review import Review

_TOLD = {"nothing": "had nothing to judge", "off": "are off"}
"""What stands behind a number of rules where the word alone does not tell."""


def questions(review: Review, width: int) -> Iterator[Text]:
    """What only a reviewer can decide, lesson by lesson."""
    if review.questions:
        yield from _heading(f"What a reviewer must still decide: {len(review.questions)}")
        yield from by_lesson(review, review.questions, width)


def answered(review: Review, width: int) -> Iterator[Text]:
    """What a reviewer has decided: what is fine, module by module, and which rows are meant."""
    if review.answered:
        yield from _heading(f"Answered: {len(review.answered)}")
        yield from one_line_each(review, review.answered, width)
    if review.report.links:
        yield from _heading(f"Rows that are meant, as answered: {len(review.report.links)}")
    for entry in review.report.links:
        where = " ".join(part for part in (entry.module, entry.lesson) if part)
        text = joined([clean(entry.subject), " is ", clean(entry.row or ""), "  ", styled(clean(where), "quiet")])
        yield from hung(Text("  "), text, width)


def fixed(review: Review, width: int) -> Iterator[Text]:
    """What counted at the base and is gone, first what was not mended; its lines are those of the base."""
    base = clean(review.base or "the base")
    for title, entries in ((f"Lost since {base}", review.lost), (f"Fixed since {base}", review.fixed)):
        if entries:
            yield from _heading(f"{title}: {len(entries)}")
            yield from one_line_each(review, entries, width)


def suppressed(review: Review, width: int) -> Iterator[Text]:
    """What comments silence, each with its reason; what the baseline accepts is counted above."""
    silenced = [entry for entry in review.suppressed if (how := entry.finding.suppressed) and how.how != "baseline"]
    if not silenced:
        return
    yield from _heading(f"Suppressed in the records: {len(silenced)}")
    for entry in silenced:
        finding = entry.finding
        reason = finding.suppressed.reason if finding.suppressed else ""
        where = f"{clean(review.lookup.path(finding.document))}:{finding.place.start.line}"
        yield from hung(styled(f"{finding.rule} "), joined([clean(reason), " ", styled(where, "quiet")]), width, 2)


def rule_lines(review: Review, width: int) -> Iterator[Text]:
    """How many rules passed and failed, and why others could not judge."""
    if not review.tally.read:
        return
    numbers = Counter(entry.word for entry in review.rules)
    words = (OUTCOME_WORDS[outcome] for outcome in Outcome)
    parts = (f"{numbers[word]} {_TOLD.get(word, word)}" for word in words if numbers[word])
    yield Text()
    yield from wrapped(styled(f"Rules: {', '.join(parts)}", "strong"), width)
    reasons: dict[str, list[str]] = {}
    for entry in review.skipped:
        reasons.setdefault(entry.reason, []).append(entry.rule)
    for reason, names in reasons.items():
        text = joined([", ".join(names), styled(f", since {clean(reason)}", "quiet")])
        yield from hung(joined(["skipped "]), text, width, 2)


def next_steps(review: Review, again: str, width: int) -> Iterator[Text]:
    """The commands that lead on; ``again`` is the one that made this report."""
    steps = list(_steps(review, again))
    if not steps:
        return
    yield from _heading("Next")
    column = max(len(command) for command, _ in steps) + 2
    fits = all(column + len(purpose) + 2 <= width for _, purpose in steps)
    for command, purpose in steps:
        if fits:
            yield joined([f"  {command:<{column}}", styled(purpose, "quiet")])
        else:
            yield joined(["  ", command])
            yield from hung(Text("      "), styled(purpose, "quiet"), width)


def _steps(review: Review, again: str) -> Iterator[tuple[str, str]]:
    if not review.tally.read:
        yield "reclint report FOLDER", "a folder that holds records, or a record"
        return
    worst = next(iter(in_order(review.findings)), None)
    if worst:
        yield f"reclint explain {worst.finding.rule}", "why the worst finding matters, and what to do"
        number = worst.finding.module
        if number and any(module.number == number for module in review.modules):
            narrowed = again if len(review.modules) == 1 else f"{again} --module {number}"
            yield f"{narrowed} --format sheet", f"the review of {number} for its logs"
    if review.questions:
        yield "reclint answer", f"what a reviewer must still decide: {len(review.questions)}"
    if review.findings or review.questions:
        yield f"{again} --open", "the same in a browser, with both sides of everything"


def _heading(text: str) -> Iterator[Text]:
    yield Text()
    yield styled(text, "strong")
