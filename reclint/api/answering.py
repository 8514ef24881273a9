"""A reviewer at a course: the questions that are asked of it, and giving answers and taking them back."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reclint.files.location import ANSWERS
from reclint.findings.answers import FINE, LONGEST_TEXT, NO_ANSWERS, ROW, Answer, Answers, Question, pair_answers
from reclint.review.questions import Choices
from reclint.text.errors import ReclintError, UsageError
from reclint.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from reclint.api.course import Course
    from reclint.findings.finding import Finding
    from reclint.review.questions import RowChoice


@dataclass(frozen=True, slots=True)
class Said:
    """What a reviewer says of a question: ``kind`` is ``fine``, ``fault`` or ``row``, ``row`` a number from 1."""

    kind: str
    reason: str | None = None
    row: int = 0
    by: str | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """A question, the rows that its item may mean, and the answer to it that holds, where there is one."""

    finding: Finding
    rows: tuple[RowChoice, ...] = ()
    answer: Answer | None = None

    @property
    def place(self) -> tuple[object, ...]:
        """What tells it from all others; two records of one number may share a fingerprint."""
        return self.finding.fingerprint, self.finding.place

    def answered(self, said: Said) -> Answer:
        """The entry that an answer to it makes.

        Raises:
            UsageError: there is no such row, the reason is missing, or a text is too long.
        """
        chosen = self._row(said.row) if said.kind == ROW else None
        reason, by = _one_line(said.reason), _one_line(said.by)
        if said.kind == FINE and not reason:
            raise UsageError("an answer that all is fine needs a reason", 'give one: --fine "both names are in use"')
        fields = {
            **Question.of(self.finding)._asdict(),
            "ordinal": self.finding.ordinal,
            "answer": said.kind,
            "row": chosen.name if chosen else None,
            "reason": reason,
            "by": by,
            "date": said.date,
            "facts": chosen.facts if chosen else self.finding.facts,
        }
        return Answer.model_validate(fields)

    def _row(self, number: int) -> RowChoice:
        if not 1 <= number <= len(self.rows):
            hint = f"it offers rows 1 to {len(self.rows)}" if self.rows else "it offers none: say --fine or --fault"
            raise UsageError(f"the question has no row {number}", hint)
        return self.rows[number - 1]


class Answering:
    """The questions of a course as it is answered; what is given is written at once."""

    def __init__(self, course: Course) -> None:
        self.course = course
        self.path = course.root / ANSWERS
        self._look(course.workspace)

    def _look(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._report = self.course.checker.seen(workspace)
        self._choices = Choices(workspace)
        self._answers = workspace.documents.answers or NO_ANSWERS

    @property
    def name(self) -> str:
        """The path of the answers that people see."""
        return self.course.path(ANSWERS)

    @property
    def questions(self) -> tuple[AskedQuestion, ...]:
        """The questions that are asked for, answered ones among them, in the order of their places."""
        shown = self.course.checker.asked(self._report, self._workspace).findings
        found = [finding for finding in shown if finding.facts and finding.suppressed is None]
        held = self._held(found)
        return tuple(AskedQuestion(one, self._choices.of(one), held.get(place)) for place, one in enumerate(found))

    @property
    def links(self) -> tuple[Answer, ...]:
        """The answers by which items mean their rows."""
        return self._report.links

    @property
    def stale(self) -> tuple[Answer, ...]:
        """The answers that fit nothing any more, as far as this run can tell."""
        kept = set(self._answers.entries)
        return tuple(entry for entry in self._report.stale_answers if entry in kept)

    def _held(self, findings: Sequence[Finding]) -> dict[int, Answer]:
        plain = [entry for entry in self._answers.entries if entry.answer != ROW]
        return {place: plain[other] for place, other in pair_answers(plain, findings).items()}

    def give(self, given: Iterable[tuple[AskedQuestion, Said]]) -> None:
        """Write the answers to some questions, all or none; an earlier answer to the same one goes.

        Raises:
            ReclintError: one does not fit its question, or the file cannot be read or written.
        """
        entries = [(asked.finding, asked.answered(said)) for asked, said in given]
        self._change(lambda known: self._with(known, entries))
        if any(entry.answer == ROW for _, entry in entries):  # other questions may go with it
            self._look(Workspace(self.course.workspace.documents.answering(self._answers)))

    def _with(self, known: Answers, entries: Iterable[tuple[Finding, Answer]]) -> Answers:
        for finding, entry in entries:
            asked = [one for one in self._report.findings if one.facts]
            plain = [one for one in known.entries if one.answer != ROW]
            pairs = pair_answers(plain, asked)
            kept = {plain[other].key for place, other in pairs.items() if not _is_same(asked[place], finding)}
            kept |= {one.key for one in self._report.links}
            gone = [one for one in known.entries if one.question == entry.question and one.key not in kept]
            known = known.without(gone).holding(entry)
        return known

    def forget(self, entries: Iterable[Answer]) -> None:
        """Take answers back; one that was changed since it was read stays.

        Raises:
            ReclintError: the file cannot be read or written.
        """
        gone = set(entries)
        self._change(lambda known: Answers(tuple(one for one in known.entries if one not in gone)))

    def prune(self) -> tuple[Answer, ...]:
        """Take out the answers that fit nothing any more; those that were taken out.

        Raises:
            ReclintError: not all of the course could be looked at, or the file cannot be read or written.
        """
        if self._report.is_broken:
            raise ReclintError(
                f"{self.name} is left as it is: not all of the course could be read", "correct that first"
            )
        stale = self.stale
        if stale:
            self.forget(stale)
        return stale

    def _change(self, change: Callable[[Answers], Answers]) -> None:
        """Write what a change makes of the answers as they are by now."""
        from reclint.files.writing import update_text

        def renewed(text: str | None) -> str:
            self._answers = change(Answers.parse(text, os.path.relpath(self.path)) if text else NO_ANSWERS)
            return self._answers.text()

        update_text(self.path, renewed)


def _is_same(one: Finding, other: Finding) -> bool:
    return (one.fingerprint, one.place) == (other.fingerprint, other.place)


def _one_line(text: str | None) -> str | None:
    """A text of a reviewer on one line, in letters that a file can hold; None without any.

    Raises:
        UsageError: it is too long.
    """
    line = " ".join((text or "").encode("utf-8", "replace").decode().split())
    if len(line) > LONGEST_TEXT:
        raise UsageError(f"a text of {len(line)} characters", f"an answer takes {LONGEST_TEXT} at most")
    return line or None
