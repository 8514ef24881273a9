"""A question on a terminal, with both places, and what may be or was answered; and all questions as a list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from rich.text import Text

from reclint.findings.answers import ROW, Answer
from reclint.report.cleaning import clean
from reclint.report.review.terminal.findings import in_full
from reclint.report.review.terminal.lines import flowed, hung, joined, printed, styled
from reclint.report.roles import ANSWERED, QUESTION

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reclint.findings.finding import Finding
    from reclint.findings.lookup import Lookup
    from reclint.review.questions import RowChoice

KEYS = ("f it is a fault", "o it is fine", "s skip", "b back", "q quit")
"""What may be typed beside the number of a row."""
SHOWN_DIGITS = 12
"""So many digits of a fingerprint tell a question of a course; the links of the page have as many."""
_STATE = 7
"""The columns of a state and the blanks behind it: the longest is "stale"."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A question as it is shown: the ``place`` among ``total``, from 1, the rows, and the answer of before."""

    finding: Finding
    rows: Sequence[RowChoice]
    answer: Answer | None
    place: int
    total: int


def render_question(shown: Shown, lookup: Lookup, width: int, *, colour: bool) -> str:
    """A question with its two places, the rows that may be meant, and what may be typed."""
    return printed(_question(shown, lookup, width), colour=colour)


def _question(shown: Shown, lookup: Lookup, width: int) -> Iterator[Text]:
    finding = shown.finding
    where = " ".join(part for part in (finding.module, finding.lesson) if part)
    head = [styled(f"Question {shown.place} of {shown.total}", "strong"), styled(clean(where))]
    path = styled(clean(lookup.path(finding.document)), "quiet")
    yield Text()
    yield from flowed([*head, path, styled(finding.fingerprint[:SHOWN_DIGITS], "quiet")], width)
    yield from in_full(finding, lookup, width, finding.document)
    for number, row in enumerate(shown.rows, 1):
        name = joined([clean(row.name), styled(f"  {row.depth or 'no depth'}, line {row.line}", "quiet")])
        yield from hung(styled(f"  {number} ", "strong"), name, width)
    if shown.answer:
        yield from hung(Text("  answered "), Text(clean(answer_in_words(shown.answer))), width)
    rows = {0: (), 1: ("1 this row is meant",)}.get(len(shown.rows), (f"1-{len(shown.rows)} this row is meant",))
    yield from flowed([styled(key, "quiet") for key in (*KEYS[:2], *rows, *KEYS[2:])], width, 2)


def answer_in_words(answer: Answer) -> str:
    """An answer in words: "fine: both names are in use (R. Moll, 2026-05-02)"."""
    who = ", ".join(part for part in (answer.by, answer.date) if part)
    parts = [answer.answer, f" {answer.row}" if answer.row else "", f": {answer.reason}" if answer.reason else ""]
    return f"{''.join(parts)}{f' ({who})' if who else ''}"


class ListEntry(NamedTuple):
    """A question or an answer in a list: its ``state`` is "open", "stale", or what was answered."""

    fingerprint: str
    state: str
    role: str
    module: str | None
    lesson: str | None
    text: str
    answer: Answer | None


def of_question(finding: Finding, answer: Answer | None) -> ListEntry:
    """A question in a list."""
    state, role = (answer.answer, ANSWERED) if answer else ("open", QUESTION)
    text = f"{finding.message} [{finding.rule}]"
    return ListEntry(finding.fingerprint, state, role, finding.module, finding.lesson, text, answer)


def of_answer(answer: Answer, course: str, state: str = ROW) -> ListEntry:
    """An answer whose question is not there any more; ``course`` is the folder of the course in its repository."""
    role = ANSWERED if state == ROW else QUESTION
    text = f"{answer.subject} [{answer.rule}]"
    return ListEntry(answer.fingerprint(course), state, role, answer.module, answer.lesson, text, answer)


def render_list(entries: Sequence[ListEntry], *, colour: bool) -> str:
    """A line for each."""
    return printed(map(_line, entries), colour=colour)


def _line(entry: ListEntry) -> Text:
    where = " ".join(part for part in (entry.module, entry.lesson) if part)
    parts: list[Text | str] = [
        styled(entry.fingerprint[:SHOWN_DIGITS], "quiet"),
        styled(f"  {entry.state:<{_STATE}}", entry.role),
        clean(f"{where}: " if where else ""),
        clean(entry.text),
        styled(clean(f" -- {answer_in_words(entry.answer)}"), "quiet") if entry.answer else "",
    ]
    return joined(parts)
