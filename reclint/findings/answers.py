"""A reviewer's answers to questions, in a YAML file at the course's root that reads well in a diff.

An entry says which question it answers (rule, module, lesson and subject, never a line number), the answer, perhaps a
reason, by whom and when, and a checksum of the facts that it was given on: what both places said. It holds as long as
these hold. Entries are sorted, so that two branches seldom meet in one place of the file.
"""

from __future__ import annotations

import datetime
import json
import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

from pydantic import Field, field_validator, model_validator

from reclint.findings.finding import fingerprint_of
from reclint.text.digest import SIZE
from reclint.text.errors import ConfigError, Problem, YamlError
from reclint.text.yamltext import YamlModel, place_of, read_model

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reclint.findings.finding import Finding

FINE, FAULT, ROW = "fine", "fault", "row"
LONGEST_TEXT = 2_000
"""How many characters a reason or a name may have: a choice, a page of text."""
MOST_BYTES = 4_000_000
"""A choice: ten thousand answers; a whole course of 19 records asks about 150 questions."""
HEADING = (
    '# Answers to the questions of reclint. "reclint answer" writes this file; docs/answers.md says how it is read.\n'
)
_HINT = 'correct it, or take the entry out and give it again with "reclint answer"'
_PLAIN = re.compile(r"[A-Za-z](?:[\w .,()/'-]*[\w.)])?", re.A)
"""Text that YAML reads as it stands: no sign with a meaning, no blank at an end."""
_WORDS = frozenset({"true", "false", "null", "yes", "no", "on", "off", "y", "n"})
"""Words that some reader of YAML takes for something else than text (https://yaml.org/type/bool.html)."""
_NUMBER = re.compile(r"(\d+)")
"""The numbers in a subject, so that "exercise 10" is sorted behind "exercise 9"."""


class Answer(YamlModel):
    """An answer to one question; ``path`` is the document's key where the question belongs to no module.

    ``ordinal`` tells questions apart that are alike but for their place. ``row`` is the name of the index row that an
    item means. ``facts`` is the checksum of what the answer was given on.
    """

    module: str | None = None
    lesson: str | None = None
    rule: str
    subject: str
    path: str | None = None
    ordinal: int = Field(default=0, ge=0)
    answer: Literal["fine", "fault", "row"]
    row: str | None = None
    reason: str | None = Field(default=None, max_length=LONGEST_TEXT)
    by: str | None = Field(default=None, max_length=LONGEST_TEXT)
    date: str | None = Field(default=None, pattern=r"^\d{4}-\d\d-\d\d$")
    facts: str = Field(pattern=rf"^[0-9a-f]{{{2 * SIZE}}}$")

    @field_validator("date", mode="before")
    @classmethod
    def _as_text(cls, value: object) -> object:
        """A date that YAML has read as one."""
        return value.isoformat() if isinstance(value, datetime.date) else value

    @model_validator(mode="after")
    def _is_whole(self) -> Answer:
        if self.answer == ROW and not self.row:
            raise ValueError('an answer "row" needs the name of the row')
        if self.answer == FINE and not (self.reason or "").strip():
            raise ValueError('an answer "fine" needs a reason')
        return self

    @property
    def question(self) -> Question:
        """What it is an answer to."""
        return Question(self.rule, self.module, self.lesson, self.subject, self.path)

    @property
    def key(self) -> tuple[object, ...]:
        """What no two entries share."""
        return (*self.question, self.ordinal)

    def fingerprint(self, course: str) -> str:
        """The fingerprint of the question that it answers; ``course`` is the folder of the course in its repository."""
        return fingerprint_of(self, self.subject, self.ordinal, self.path, course)

    @property
    def sort_key(self) -> tuple[object, ...]:
        """The order of entries: as a course goes, numbers by their size."""
        parts = (self.module or "", self.path or "", self.lesson or "", self.rule, self.subject)
        return (*(_natural(part) for part in parts), self.ordinal, self.facts)


class Question(NamedTuple):
    """What a question is about; ``path`` tells apart those of no module."""

    rule: str
    module: str | None
    lesson: str | None
    subject: str
    path: str | None

    @classmethod
    def of(cls, finding: Finding) -> Question:
        """The question that a finding is, or was before it was answered."""
        path = None if finding.module else finding.document
        return cls(finding.rule, finding.module, finding.lesson, finding.subject, path)


class AnswersFile(YamlModel):
    """The file."""

    format: Literal[1]
    answers: tuple[Answer, ...] = ()


@dataclass(frozen=True)
class Answers:
    """The answers of a course, sorted."""

    entries: tuple[Answer, ...] = ()

    @classmethod
    def parse(cls, text: str, path: str) -> Answers:
        """The answers of a file's text; ``path`` names it in errors.

        Raises:
            ConfigError: the text is no YAML or no file of answers, or one question is answered twice.
        """
        if len(text.encode("utf-8", "surrogatepass")) > MOST_BYTES:
            raise ConfigError(Problem(path, 0, 0, f"larger than {MOST_BYTES // 1_000_000} MB"), hint=_HINT)
        try:
            entries = read_model(AnswersFile, text, path).answers if text.strip() else ()
        except YamlError as error:
            raise ConfigError(*error.problems, hint=_HINT) from None
        if twice := _twice(entries):
            again, first = twice
            line, column = place_of(text, ("answers", again))
            what = f"this question is answered twice, first on line {place_of(text, ('answers', first))[0]}"
            raise ConfigError(Problem(path, line, column, what), hint="keep one of the two entries")
        return cls(tuple(sorted(entries, key=lambda entry: entry.sort_key)))

    def text(self) -> str:
        """The file's text."""
        body = "".join(_written(entry) for entry in sorted(self.entries, key=lambda entry: entry.sort_key))
        return "".join((HEADING, "format: 1\n", "answers:\n" if body else "answers: []\n", body))

    def without(self, gone: Iterable[Answer]) -> Answers:
        """These answers but for some."""
        left = {entry.key for entry in gone}
        return Answers(tuple(entry for entry in self.entries if entry.key not in left))

    def holding(self, answer: Answer) -> Answers:
        """These answers and one more; where others are to questions like its own, it gets an ordinal that is free."""
        taken = {entry.key for entry in self.entries}
        numbers = (number for number in (answer.ordinal, *range(len(taken) + 1)))
        tried = (answer.model_copy(update={"ordinal": number}) for number in numbers)
        entry = next(entry for entry in tried if entry.key not in taken)
        return Answers(tuple(sorted((*self.entries, entry), key=lambda entry: entry.sort_key)))

    @property
    def rows(self) -> tuple[Answer, ...]:
        """Those that say which row an item means."""
        return tuple(entry for entry in self.entries if entry.answer == ROW)


NO_ANSWERS = Answers()


def pair_answers(answers: Sequence[Answer], findings: Sequence[Finding]) -> dict[int, int]:
    """For places of findings the place of the answer to each, both from 0, as far as its facts hold.

    Of questions that are alike in all, each answer is taken by one: that of its ordinal, else the next.
    """
    open_: dict[tuple[Question, str], list[int]] = defaultdict(list)
    for place, answer in enumerate(answers):
        open_[answer.question, answer.facts].append(place)
    found: dict[int, int] = {}
    for is_exact in (True, False):
        for place, finding in enumerate(findings):
            candidates = open_.get((Question.of(finding), finding.facts), []) if finding.facts else []
            fitting = [other for other in candidates if not is_exact or answers[other].ordinal == finding.ordinal]
            if place not in found and fitting:
                found[place] = fitting[0]
                candidates.remove(fitting[0])
    return found


def _twice(entries: Sequence[Answer]) -> tuple[int, int] | None:
    """The places of an entry for a question that an earlier one answers, and of that one."""
    seen: dict[tuple[object, ...], int] = {}
    for place, entry in enumerate(entries):
        first = seen.setdefault(entry.key, place)
        if first != place:
            return place, first
    return None


def _natural(text: str) -> tuple[tuple[int, str], ...]:
    """A text by whose parts numbers come in their order: 1.9 before 1.10."""
    parts = (part for part in _NUMBER.split(text) if part)
    return tuple((int(part), "") if part.isdecimal() and part.isascii() else (-1, part) for part in parts)


def _written(entry: Answer) -> str:
    lines = [f"{name}: {_scalar(value)}" for name, value in _shown(entry)]
    return "".join(f"{'- ' if place == 0 else '  '}{line}\n" for place, line in enumerate(lines))


def _shown(entry: Answer) -> Iterator[tuple[str, str | int]]:
    """What is written of an entry, in the order of its fields; what it does not have is left out."""
    for name in type(entry).model_fields:
        value = getattr(entry, name)
        if value or (name in ("rule", "subject") and value is not None):
            yield name, value


def _scalar(value: str | int) -> str:
    """A value on one line as YAML reads it again: plain where nothing of it has a meaning, else in quotes."""
    if isinstance(value, int):
        return str(value)
    if _PLAIN.fullmatch(value) and value.casefold() not in _WORDS:
        return value
    quoted = json.dumps(value, ensure_ascii=False)
    return "".join(sign if sign.isprintable() else _escaped(sign) for sign in quoted)


def _escaped(sign: str) -> str:
    code = ord(sign)
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"
