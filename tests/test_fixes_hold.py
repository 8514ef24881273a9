"""Fixes hold: over every record, and over damaged ones.

RECLINT_MUTATIONS is the number of damaged records.
"""

from __future__ import annotations

import os
import random
import re
from collections import Counter
from contextlib import suppress
from functools import cache
from typing import TYPE_CHECKING

import pytest

from reclint.api import Course

from .conftest import CORPUS, RECORDS, all_documents, each_document

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from reclint.model import ConceptRow, Record
    from reclint.workspace import Module

MUTATIONS = int(os.environ.get("RECLINT_MUTATIONS", "60"))
COURSES = {folder: all_documents(".ipynb") for folder in (RECORDS, CORPUS)}


# A record among the notebooks of its course


@cache
def notebooks(root: Path) -> dict[str, bytes]:
    """The notebooks of a course, by key."""
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in COURSES[root] if path.is_relative_to(root)}


def course_of(path: Path, text: bytes) -> Course:
    """The record alone with the notebooks of its course."""
    root = RECORDS if path.is_relative_to(RECORDS) else CORPUS
    return Course.of_texts({path.relative_to(root).as_posix(): text, **notebooks(root)})


def meaning(record: Record) -> object:
    """What a record states, its places left out, and what safe fixes may change.

    They may only give a row its true place and cells: whether it is detached, its shape and number of cells, the
    backslashes before its pipes, and pipes with nothing after them.
    """
    parts = record.model_dump(exclude={"index", "understood", "stretches", "path", "readings"})
    rows = [(_cells(row), row.depth and row.depth.text, _lessons(row)) for row in record.rows]
    return _unplaced([parts, rows])


def _cells(row: ConceptRow) -> list[str]:
    return [text.replace("\\|", "|").rstrip(" \t|") for text in (row.name.text, row.notes)]


def _lessons(row: ConceptRow) -> list[tuple[str, str | None]]:
    return [(ref.slug, ref.note) for ref in row.lessons]


def outline(record: Record) -> object:
    """What a record states but for what unsafe fixes may change: depths, notebooks and exercises, and added rows."""
    parts = record.model_dump(exclude={"index", "understood", "stretches", "path", "readings", "lessons"})
    lessons = [
        (
            lesson.model_dump(exclude={"fields", "taught", "notebook"}),
            [(field.label.text, field.kind, len(field.entries)) for field in lesson.fields],
            [(item.name, item.revisited) for item in lesson.taught],
        )
        for lesson in record.lessons
    ]
    return _unplaced([parts, lessons])


def named_rows(record: Record) -> Counter[str]:
    """The names of the rows but those that are a header cut off from its table."""
    return Counter(_cells(row)[0] for row in record.rows if row.lessons or (row.depth and row.depth.level))


def _unplaced(value: object) -> object:
    """A dumped model without spans and lines."""
    if isinstance(value, dict):
        return {key: _unplaced(held) for key, held in value.items() if key not in ("span", "body", "summaries", "line")}
    return [_unplaced(held) for held in value] if isinstance(value, (list, tuple)) else value


def assert_fixes_hold(path: Path, text: bytes) -> int:
    """Check every property of the safe and of all fixes of a record; how many findings they removed."""
    before = course_of(path, text)
    count = 0
    for unsafe in (False, True):
        after = before.fix(unsafe=unsafe)
        assert after.unfixable == ()
        count += sum(change.fixed for change in after.changes)
        for change in after.changes:
            assert course_of(path, change.after.data).fix(unsafe=unsafe).changes == ()
            old, new = (space.module_at(change.key) for space in (before.workspace, after.workspace))
            assert old
            assert new
            assert_meaning_kept(old, new, unsafe=unsafe)
            assert_only_edits(change.before.text, change.after.text, unsafe=unsafe)
        if not any(finding.fix for finding in before.check().findings):
            assert after.changes == ()
    return count


def assert_meaning_kept(old: Module, new: Module, *, unsafe: bool) -> None:
    if unsafe:
        assert outline(new.record) == outline(old.record)
        assert named_rows(old.record) <= named_rows(new.record)
    else:
        assert meaning(new.record) == meaning(old.record)


def assert_only_edits(old: str, new: str, *, unsafe: bool) -> None:
    """A safe fix adds nothing but backslashes and empty cells, and takes away nothing but those and blank lines."""
    if unsafe:
        return

    def bare(text: str) -> str:
        """The text without what safe fixes may add or take away."""
        text = re.sub(r"(?:\r\n|\n|\r)[ \t\r\n]*", "\n", text)
        return re.sub(r"[ \t|]+(?=\n|$)|\\(?=\|)", "", text)

    assert bare(new) == bare(old)


@pytest.mark.parametrize("path", each_document("record.md"))
def test_fixes_of_every_record_hold(path: Path) -> None:
    assert_fixes_hold(path, path.read_bytes())


# Damage that fixes are for, and damage that they must leave alone


def rows(lines: list[str]) -> list[int]:
    return [number for number, line in enumerate(lines) if line.startswith("|") and "---" not in line][1:]


def cut(lines: list[str], chance: random.Random) -> None:
    lines.insert(chance.choice(rows(lines)), chance.choice(["", "  ", "\t"]))


def stray_pipe(lines: list[str], chance: random.Random) -> None:
    number = chance.choice(rows(lines))
    at = chance.randrange(1, len(lines[number]))
    lines[number] = lines[number][:at] + chance.choice(["|", " | ", "a|b", "||", "\\|"]) + lines[number][at:]


def cell_gone(lines: list[str], chance: random.Random) -> None:
    number = chance.choice(rows(lines))
    cells = lines[number].split("|")
    del cells[chance.randrange(1, len(cells))]
    lines[number] = "|".join(cells)


def word_changed(lines: list[str], chance: random.Random) -> None:
    found = [number for number, line in enumerate(lines) if re.search(r"[A-Z]{6,}|\.ipynb|Guided|\d exercises", line)]
    number = chance.choice(found)
    pattern, text = chance.choice(
        [
            (r"DEVELOPED", "DEVELOPPED"),
            (r"INTRODUCED", "APPLIED"),
            (r"Guided", "Supported"),
            (r"(\d) exercises", "5 exercises"),
            (r"\.ipynb", "s.ipynb"),
            (r"([a-z]+)-([a-z]+) \|", r"\1-\2s |"),
        ]
    )
    lines[number] = re.sub(pattern, text, lines[number], count=1)


def item_added(lines: list[str], chance: random.Random) -> None:
    items = [number for number, line in enumerate(lines) if line.startswith("- ")]
    name = chance.choice(["Quorum lattice", "P(a|b) | c", "*Sheet* `bend`", "A, B and C", "Splice: long", "x" * 300])
    lines.insert(chance.choice(items), f"- {name} (INTRODUCED)")


def line_lost(lines: list[str], chance: random.Random) -> None:
    del lines[chance.randrange(1, len(lines))]


def comment_left(lines: list[str], chance: random.Random) -> None:
    number = chance.choice([place for place, line in enumerate(lines) if "---" not in line])
    lines[number] += chance.choice(["", "\n"]) + "<!-- reclint-ignore depth-mismatch: as it was -->"


DAMAGES: tuple[Callable[[list[str], random.Random], None], ...] = (
    cut,
    stray_pipe,
    cell_gone,
    word_changed,
    item_added,
    line_lost,
    comment_left,
)


def damaged(text: str, chance: random.Random) -> bytes:
    """A record with one to five faults, perhaps with other line endings, a byte-order mark or no end."""
    lines = text.splitlines()
    for damage in chance.choices(DAMAGES, k=chance.randint(1, 5)):
        with suppress(IndexError):  # there is nothing left that it could damage
            damage(lines, chance)
    ending = chance.choice(["\n", "\n", "\r\n", "\r"])
    text = "".join(line + (chance.choice(["\n", "\r\n", "\r"]) if chance.random() < 0.02 else ending) for line in lines)
    return (b"\xef\xbb\xbf" if chance.random() < 0.1 else b"") + text.rstrip(
        "\r\n" if chance.random() < 0.3 else ""
    ).encode()


def damages() -> Iterator[tuple[Path, bytes]]:
    paths = [path for path in all_documents("record.md") if len(rows(path.read_text("utf-8").splitlines())) > 1]
    for number in range(MUTATIONS):
        path = paths[number % len(paths)]
        yield path, damaged(path.read_text("utf-8"), random.Random(number))


def fixes_held(number: int, path: Path, text: bytes) -> int:
    try:
        return assert_fixes_hold(path, text)
    except AssertionError as error:
        raise AssertionError(f"damage {number} of {path}: {error}") from error


def test_fixes_of_damaged_records_hold() -> None:
    counts = [fixes_held(number, path, text) for number, (path, text) in enumerate(damages())]
    assert sum(counts) >= MUTATIONS
