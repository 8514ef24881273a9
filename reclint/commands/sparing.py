"""What no output may be written over: what a course is made of, and other pages that people have written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reclint.api import Request, open_courses
from reclint.files.location import BASELINE, CONFIGURATIONS, is_rooted
from reclint.files.names import is_document
from reclint.report.check.comment import MARK
from reclint.text.errors import ReclintError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from reclint.api import Course
    from reclint.commands.destinations import Destination

SHEET = "sheet"
_OWN = (MARK, "<!-- for ", "<!-- 0 records")
"""How comments on pull requests and review sheets begin; of several courses, the folder of the first is before it."""
_LINES, _START = 3, 256
"""How many lines, and characters of each, are read to know such a document; its mark stands in the first lines."""
_PLANS = ("plan", "planning document", "planning document with review log", "series plan")
"""The documents that sheets are appended to."""


def spare_documents(outputs: Iterable[Destination], courses: Sequence[Course], *, append: bool = False) -> None:
    """Nothing when no output would destroy anything; with ``append`` a sheet is put below what there is.

    Raises:
        UsageError: an output would be written over a document, configuration, rule file or baseline.
    """
    for output in outputs:
        held = _held_by(output.path, courses) if output.path else None
        is_sheet = output.form.name == SHEET
        if output.path is None or held is None or (append and is_sheet and held in _PLANS):
            continue
        message = f'"{output.path.as_posix()}" is {_named(held)}, and {output.form.name} would be written over it'
        raise UsageError(message, "add --append to put the sheet at its end" if is_sheet and held in _PLANS else _HINT)


_HINT = "name another file"


def _named(held: str) -> str:
    return f"an {held}" if held[0] in "aeiou" else f"a {held}"


def _held_by(path: Path, courses: Sequence[Course]) -> str | None:
    """What the file that a path leads to is to a course: one of those that are asked about, or the one around it."""
    names, path = {path.name, path.resolve().name}, path.resolve()
    if not names.isdisjoint(CONFIGURATIONS):
        return "configuration"
    if BASELINE in names:
        return "baseline"
    if not path.is_file():
        return None
    if path.suffix.lower() == ".ipynb":
        return "notebook"
    known = {course.root for course in courses}
    every = (*courses, *(course for course in _around(path) if course.root not in known))
    held = next((held for course in every if (held := _part_of(path, course))), None)
    return held or ("page that reclint did not write" if is_document(path.name) and not _is_own(path) else None)


def _part_of(path: Path, course: Course) -> str | None:
    is_baseline = course.baseline_path.resolve() == path.resolve()
    return "baseline" if is_baseline else course.seen.part_of(path)


def _around(path: Path) -> Sequence[Course]:
    """The course that a file lies in; none is looked for where nothing marks one, as among temporary files."""
    try:
        return open_courses(Request(paths=(path,))) if is_rooted(path.parent) else ()
    except ReclintError:  # what is wrong there is told to those who ask about that course
        return ()


def _is_own(path: Path) -> bool:
    """Whether a page is empty, or begins as those do that reclint has written."""
    try:
        with path.open(encoding="utf-8") as file:
            lines = [file.readline(_START) for _ in range(_LINES)]
    except (OSError, UnicodeDecodeError):
        return False
    is_sheet = lines[0].startswith("## ")
    return is_sheet or not any(lines) or any(line.startswith(_OWN) for line in lines)
