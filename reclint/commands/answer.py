"""``reclint answer``: walking through the questions of a course, or answering those that are named."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from reclint.api import Request, open_courses
from reclint.api.answering import Answering, AskedQuestion, Said
from reclint.commands.exits import Exit
from reclint.commands.outputs import colours
from reclint.commands.saying import guarded, say
from reclint.commands.waiting import waiting
from reclint.report.review.terminal import question as pages
from reclint.text.errors import ReclintError, UsageError
from reclint.text.words import agreed, counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reclint.findings.answers import Answer

_WIDEST = 120
"""The columns of a page at most: a choice, room for both sides."""
_SHORTEST = 6
"""How many digits of a fingerprint are enough: a choice; with six, two of a thousand questions seldom meet."""


def answer(names: Sequence[str], options: Mapping[str, Any]) -> int:
    """Do what the options ask for, else walk through the questions; the exit code."""
    options = {**options, "date": options["date"].date().isoformat() if options["date"] else None}
    named = [kind for kind in ("fine", "fault", "row", "forget") if options[kind] not in (None, False)]
    modes = [*named, *(mode for mode in ("listed", "prune", "file") if options[mode])]
    if len(modes) > 1:
        shown = " and ".join(
            f"--{'list' if mode == 'listed' else 'from' if mode == 'file' else mode}" for mode in modes
        )
        raise UsageError(f"{shown} exclude each other", "give one of them")
    courses = _courses((), options) if named else _courses(names, options)
    if named:
        return _named(courses, names, named[0], options)
    if options["file"]:
        return _taken_in(courses, Path(options["file"]))
    if options["prune"]:
        return _pruned(courses)
    return _listed(courses, options) if options["listed"] else _Walk(courses, options).go()


def _courses(paths: Sequence[str], options: Mapping[str, Any]) -> list[Answering]:
    """The courses that have a module that is asked about.

    Raises:
        UsageError: there is no course with such a module.
    """
    config = Path(options["config"]) if options["config"] else None
    request = Request(paths=tuple(map(Path, paths)), modules=tuple(options["modules"]), config=config, use_cache=True)
    with waiting("reading the course"):
        found = [course for course in open_courses(request) if course.workspace.modules]
        asked = [Answering(course) for course in found if _has_module(course.workspace.modules, request.modules)]
    if not asked:
        what = f"there is no module {' or '.join(request.modules)}" if found else "there is no record"
        raise UsageError(what, "reclint check --show-files lists all files, and what they were taken for")
    return asked


def _has_module(modules: Sequence[Any], numbers: Sequence[str]) -> bool:
    return not numbers or any(module.number in numbers for module in modules)


# Questions that are named.


def _named(courses: Sequence[Answering], names: Sequence[str], kind: str, options: Mapping[str, Any]) -> int:
    """Answer, or take answers back, by fingerprint."""
    if not names:
        raise UsageError(f"--{kind} needs the fingerprint of a question", "reclint answer --list shows them")
    if kind == "forget":
        return _forgotten(courses, names)
    reason = options["fine"] if kind == "fine" else options["reason"]
    said = Said(kind, reason, options["row"] or 0, options["by"], options["date"])
    found = [pair for name in names for pair in _questions(courses, name)]
    for course in courses:
        own = [(asked, said) for home, asked in found if home is course]
        if own:
            course.give(own)
            say(f"{course.name}: {counted(len(own), 'question')} answered, {_left(course)}")
    return Exit.OK


def _left(course: Answering) -> str:
    """What a reviewer must still decide."""
    return f"what a reviewer must still decide: {sum(asked.answer is None for asked in course.questions)}"


def _questions(courses: Sequence[Answering], name: str) -> list[tuple[Answering, AskedQuestion]]:
    """The questions with a fingerprint, or with one that begins so; two records of one number may share one.

    Raises:
        UsageError: there is none, or there are several fingerprints.
    """
    start = _digits(name)
    found = [
        (course, one) for course in courses for one in course.questions if one.finding.fingerprint.startswith(start)
    ]
    if not found:
        raise UsageError(f'there is no question "{name}"', "reclint answer --list shows those that there are")
    number = len({one.finding.fingerprint for _, one in found})
    if number > 1:
        raise UsageError(f'"{name}" begins {number} fingerprints', "give more digits of it")
    return found


def _digits(name: str) -> str:
    start = name.removeprefix("#").removeprefix("f-").lower()
    if len(start) < _SHORTEST or not set(start) <= set("0123456789abcdef"):
        hint = f"give {_SHORTEST} or more of the digits that reclint answer --list shows"
        raise UsageError(f'"{name}" is no fingerprint of a question', hint)
    return start


def _forgotten(courses: Sequence[Answering], names: Sequence[str]) -> int:
    for name in names:
        start = _digits(name)
        found = [(course, one) for course in courses for one in _answers(course, start)]
        if not found:
            raise UsageError(f'there is no answer "{name}"', "reclint answer --list shows those that there are")
        for course, one in found:
            course.forget([one])
            say(f"{course.name}: taken back: {pages.answer_in_words(one)}")
    return Exit.OK


def _answers(course: Answering, start: str) -> Iterator[Answer]:
    """The answers whose fingerprints begin with some digits, whether they hold or not."""
    folder = course.course.folder
    held = [asked.answer for asked in course.questions if asked.answer]
    return (one for one in (*held, *course.links, *course.stale) if one.fingerprint(folder).startswith(start))


def _pruned(courses: Sequence[Answering]) -> int:
    for course in courses:
        gone = course.prune()
        click.echo(guarded(pages.render_list(_of_answers(course, gone, "stale"), colour=False)), nl=False)
        say(f"{course.name}: {counted(len(gone), 'answer')} taken out")
    return Exit.OK


def _listed(courses: Sequence[Answering], options: Mapping[str, Any]) -> int:
    for course in courses:
        asked = [pages.of_question(one.finding, one.answer) for one in course.questions]
        rows, stale = _of_answers(course, course.links, "row"), _of_answers(course, course.stale, "stale")
        click.echo(guarded(pages.render_list([*asked, *rows, *stale], colour=colours(options["color"]))), nl=False)
        old = f"; {counted(len(stale), 'answer')} {agreed(len(stale), 'holds', 'hold')} no more" if stale else ""
        say(f"{_left(course)}{old}")
    return Exit.OK


def _of_answers(course: Answering, answers: Sequence[Answer], state: str) -> list[pages.ListEntry]:
    return [pages.of_answer(one, course.course.folder, state) for one in answers]


# Answers that the page has collected.


def _taken_in(courses: Sequence[Answering], file: Path) -> int:
    """Take in the answers of a file that the page of a report has made; all or none of each course."""
    from reclint.files.reading import read_text
    from reclint.findings.collected import read_collected

    found: dict[int, list[tuple[AskedQuestion, Said]]] = {}
    for entry in read_collected(read_text(file), file.as_posix()):
        said = Said(entry.answer, entry.reason, entry.row or 0, entry.by, entry.date)
        alike = [pair for pair in _questions(courses, entry.fingerprint) if pair[1].finding.facts == entry.facts]
        if not alike:
            hint = "make the report anew, and look at it again"
            raise UsageError(f"what {entry.fingerprint[:12]} was answered on has changed since the report", hint)
        for course, asked in alike:
            found.setdefault(courses.index(course), []).append((asked, said))
    for place, given in found.items():
        courses[place].give(given)
        say(f"{courses[place].name}: {counted(len(given), 'question')} answered, {_left(courses[place])}")
    return Exit.OK


# One question at a time.


class _Walk:
    """A way through the open questions of some courses, forth and back."""

    def __init__(self, courses: Sequence[Answering], options: Mapping[str, Any]) -> None:
        self._by, self._date = options["by"], options["date"]
        self._colour = colours(options["color"])
        every = [(course, asked) for course in courses for asked in course.questions]
        self._open = [(course, asked) for course, asked in every if options["all_"] or asked.answer is None]
        self._courses = courses
        self._given = 0

    def go(self) -> int:
        """Ask until the last question, or until somebody quits; the exit code."""
        place = 0
        while 0 <= place < len(self._open):
            course, asked = self._open[place]
            now = next((one for one in course.questions if one.place == asked.place), None)
            if now is None:  # it went with an answer to another one
                place += 1
                continue
            step = self._ask(course, now, place)
            if step is None:
                break
            place = max(place + step, 0)
        say(f"{counted(self._given, 'question')} answered")
        for course in self._courses:
            say(f"{course.name}: {_left(course)}" if len(self._courses) > 1 else _left(course))
        return Exit.OK

    def _ask(self, course: Answering, asked: AskedQuestion, place: int) -> int | None:
        """Show a question and do what is typed: how many questions to go on, None to quit."""
        shown = pages.Shown(asked.finding, asked.rows, asked.answer, place + 1, len(self._open))
        width = min(shutil.get_terminal_size().columns, _WIDEST)
        question = pages.render_question(shown, course.course.lookup, width, colour=self._colour)
        click.echo(guarded(question), nl=False)
        while True:
            typed = _typed("> ")
            if typed is None or typed in ("q", "quit"):
                return None
            if typed in ("s", "skip", ""):
                return 1
            if typed in ("b", "back"):
                return -1
            said = self._said(typed, len(asked.rows))
            if said and self._give(course, asked, said):
                return 1

    def _said(self, typed: str, rows: int) -> Said | None:
        """What is answered; None where it is nothing that could be."""
        if typed in ("f", "fault"):
            return Said("fault", None, 0, self._by, self._date)
        if typed in ("o", "ok", "fine"):
            reason = _typed("why is it fine? ", keep=True)
            if reason:
                return Said("fine", reason, 0, self._by, self._date)
            say("nothing is stored: an answer that it is fine needs a reason")
            return None
        if typed.isdecimal() and 1 <= int(typed) <= rows:
            return Said("row", None, int(typed), self._by, self._date)
        numbers = f", 1 to {rows}" if rows else ""
        say(f'"{typed}" is no answer: type f, o{numbers}, s, b or q')
        return None

    def _give(self, course: Answering, asked: AskedQuestion, said: Said) -> bool:
        try:
            course.give([(asked, said)])
        except ReclintError as error:
            say(f"error: {error.message}", err=True)
            return False
        self._given += 1
        if said.kind == "row":  # a row that is meant by one item is not meant by others, which may be asked about now
            known = {one.place for home, one in self._open if home is course}
            fresh = (one for one in course.questions if one.answer is None and one.place not in known)
            self._open += [(course, one) for one in fresh]
        return True


def _typed(prompt: str, *, keep: bool = False) -> str | None:
    """A line that was typed, None at the end of the input; as it stands where it is to be kept."""
    click.echo(prompt, nl=False)
    line = sys.stdin.buffer.readline().decode("utf-8", "replace")
    if not sys.stdin.isatty():  # as a terminal shows what is typed
        click.echo(line.rstrip("\r\n"))
    if not line:
        return None
    return line.strip() if keep else line.strip().lower()
