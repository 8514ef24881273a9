"""Readers survive damaged documents: nothing but `SourceError` is raised, and no document takes long.

RECLINT_MUTATIONS is the number of damaged documents for each reader.
"""

from __future__ import annotations

import json
import os
import random
import time
from typing import TYPE_CHECKING, NamedTuple

import pytest

from reclint.errors import SourceError
from reclint.readers import (
    read_course,
    read_lesson_plan,
    read_notebook,
    read_plan,
    read_preparation,
    read_record,
    read_series_summary,
)
from reclint.source import Source

from .conftest import all_documents

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pydantic import BaseModel

    from reclint.readers import Lexicon

MUTATIONS = int(os.environ.get("RECLINT_MUTATIONS", "60"))
LIMIT = 1.0
ODD_VALUES = [None, 3, "x", [], {}, [None], [["x"]], {"a": "# b"}]
STRAYS = [
    "|",
    "`",
    "**",
    "*",
    "[",
    "]",
    "(",
    ")",
    "\\|",
    "```",
    "> ",
    "- ",
    "# ",
    "<!--",
    "-->",
    '"',
    "$",
    "\x00",
    "\u2028",
]


class Run(NamedTuple):
    """One damaged document: the processor time that reading it took, and how to make it again."""

    seconds: float
    document: str
    number: int


def lines_cut(lines: list[bytes], chance: random.Random) -> list[bytes]:
    start = chance.randrange(len(lines))
    return lines[:start] + lines[start + chance.randint(1, 30) :]


def lines_doubled(lines: list[bytes], chance: random.Random) -> list[bytes]:
    start = chance.randrange(len(lines))
    stop = start + chance.randint(1, 30)
    return lines[:stop] + lines[start:stop] * chance.randint(1, 3) + lines[stop:]


def lines_swapped(lines: list[bytes], chance: random.Random) -> list[bytes]:
    lines = list(lines)
    for _ in range(chance.randint(1, 10)):
        left, right = chance.randrange(len(lines)), chance.randrange(len(lines))
        lines[left], lines[right] = lines[right], lines[left]
    return lines


def end_cut_off(lines: list[bytes], chance: random.Random) -> list[bytes]:
    whole = b"\n".join(lines)
    return whole[: chance.randint(0, len(whole))].split(b"\n")


def strays_inserted(lines: list[bytes], chance: random.Random) -> list[bytes]:
    lines = list(lines)
    for _ in range(chance.randint(1, 40)):
        at = chance.randrange(len(lines))
        place = chance.randint(0, len(lines[at]))
        stray = chance.choice(STRAYS).encode() * chance.choice([1, 1, 1, 2, 3, 300])
        lines[at] = lines[at][:place] + stray + lines[at][place:]
    return lines


def lines_joined(lines: list[bytes], chance: random.Random) -> list[bytes]:
    start = chance.randrange(len(lines))
    stop = start + chance.randint(2, 40)
    return [*lines[:start], b" ".join(lines[start:stop]), *lines[stop:]]


def random_bytes(lines: list[bytes], chance: random.Random) -> list[bytes]:
    lines = list(lines)
    for _ in range(chance.randint(1, 3)):
        at = chance.randrange(len(lines))
        place = chance.randint(0, len(lines[at]))
        lines[at] = lines[at][:place] + chance.randbytes(chance.randint(1, 4)) + lines[at][place:]
    return lines


def endings_flipped(lines: list[bytes], chance: random.Random) -> list[bytes]:
    endings = [chance.choice([b"", b"\r", b"\r\n\r"]) for _ in lines]
    return [line + ending for line, ending in zip(lines, endings, strict=True)]


def indented_deeply(lines: list[bytes], chance: random.Random) -> list[bytes]:
    mark = chance.choice([b"  ", b"\t", b"    ", b"> ", b"- "])
    start, width = chance.randrange(len(lines)), chance.randint(1, 60)
    steps = [mark * (min(number - start, width) if number > start else 0) for number in range(len(lines))]
    return [step + line for step, line in zip(steps, lines, strict=True)]


DAMAGES = (
    lines_cut,
    lines_doubled,
    lines_swapped,
    end_cut_off,
    strays_inserted,
    lines_joined,
    random_bytes,
    endings_flipped,
    indented_deeply,
)


def damaged(data: bytes, chance: random.Random) -> bytes:
    """The document after one to three kinds of damage."""
    lines = data.split(b"\n")
    for damage in chance.choices(DAMAGES, k=chance.randint(1, 3)):
        lines = damage(lines, chance) or [b""]
    return b"\n".join(lines)


def with_damaged_cells(data: bytes, chance: random.Random) -> bytes:
    """A notebook that is still JSON, with damage to the text of its cells and odd values in place of others."""
    notebook = json.loads(data)
    for cell in notebook["cells"]:
        text = damaged("".join(cell["source"]).encode(), chance).decode(errors="replace")
        cell["source"] = chance.choice([text, text.splitlines(keepends=True), *ODD_VALUES])
        if chance.random() < 0.1:
            cell[chance.choice(sorted(cell))] = chance.choice(ODD_VALUES)
    return json.dumps(notebook, ensure_ascii=chance.random() < 0.5, indent=chance.choice([None, 1])).encode()


def run(read: Callable[[Source, Lexicon], BaseModel], path: Path, number: int, lexicon: Lexicon) -> Run:
    damage = with_damaged_cells if path.suffix == ".ipynb" and number % 4 else damaged
    data = damage(path.read_bytes(), random.Random(f"{path.name} {number}"))
    start = time.process_time()
    try:
        read(Source.decode(path.name, data), lexicon)
    except SourceError:
        pass
    except Exception as error:
        raise AssertionError(f"damage {number} of {path}") from error
    return Run(time.process_time() - start, str(path), number)


def runs(
    read: Callable[[Source, Lexicon], BaseModel], paths: list[Path], count: int, lexicon: Lexicon
) -> Iterator[Run]:
    """``count`` damaged documents, made from ``paths`` in turn."""
    for number in range(count):
        yield run(read, paths[number % len(paths)], number, lexicon)


def documents(kind: str) -> list[Path]:
    """The real documents of a kind, by what courses call their files."""
    if kind == "notebook":
        return all_documents(".ipynb")
    names = {"record": "record.md", "plan": "plan.md", "summary": "summary.md", "course": "course.md"}
    pages = all_documents(".md")
    if kind in ("lesson plan", "preparation"):
        return [path for path in pages if path.parent.name == "lessons"]
    return [path for path in pages if path.name == names[kind]]


READERS: dict[str, Callable[[Source, Lexicon], BaseModel]] = {
    "record": read_record,
    "plan": read_plan,
    "lesson plan": read_lesson_plan,
    "preparation": read_preparation,
    "notebook": read_notebook,
    "summary": read_series_summary,
    "course": read_course,
}


@pytest.mark.parametrize("kind", READERS)
def test_damaged_documents_are_read(kind: str, lexicon: Lexicon) -> None:
    slowest = max(runs(READERS[kind], documents(kind), MUTATIONS, lexicon))
    assert slowest.seconds < LIMIT, slowest


@pytest.mark.parametrize("kind", READERS)
def test_documents_of_another_kind_are_read(kind: str, lexicon: Lexicon) -> None:
    paths = [path for other in READERS if other != kind for path in documents(other)[:3]]
    slowest = max(runs(READERS[kind], paths, len(paths), lexicon))
    assert slowest.seconds < LIMIT, slowest


LONG = 4000
FORMS: dict[str, str] = {
    "record": (
        "# Module 1.1: % -- Record\n\n**Status:** %\n\n"
        "## Concept Index\n\n| Concept | Depth | Lesson |\n|---|---|---|\n| % | APPLIED % | rolls % |\n\n"
        "## Lesson Summaries\n\n### Lesson 1: %\n\n**Concepts taught:** %\n\n**Concepts taught:**\n- %\n\n"
        "**Notebook:** % (2 exercises: %)\n- Exercise 1 (%): %\n\n**Review:** Passed %. Iteration 1 had 2 polish (%)\n"
    ),
    "lesson plan": (
        "# Lesson %\n\n**Module:** %\n**Position:** %\n\n| Concept | Depth | Source |\n|---|---|---|\n| % | % | % |\n\n"
        "## Review — 2026-01-01 % (Iteration 1/3)\n\n- Polish: %\n\n### Verdict: %\n\n#### [POLISH] %\n"
    ),
    "notebook": '{"cells": [{"cell_type": "markdown", "source": ["# %\\n", "## Exercise 1: %\\n", "## Part 2 (%"]}]}',
}
REPEATED = [
    "(",
    ")",
    "()",
    "[",
    "`",
    "` ",
    "**",
    "**a",
    "_",
    "|",
    "\\\\|",
    "a, ",
    "a-",
    "a.",
    "a/",
    " ",
    "-> ",
    "0",
    "<!--",
    "-->",
]
REPEATED += [
    "1 polish ",
    "1 polish (",
    "Iteration 1: ",
    "PASS ",
    "APPLIED -> ",
    "> ",
    "- ",
    "# ",
    "(1) ",
    "x.ipynb ",
    "$",
    "é",
]


@pytest.mark.parametrize("kind", FORMS)
def test_long_lines_are_read(kind: str, lexicon: Lexicon) -> None:
    for token in REPEATED:
        text = FORMS[kind].replace("%", token * (LONG // len(token)))
        start = time.process_time()
        READERS[kind](Source("long", text), lexicon)
        assert time.process_time() - start < LIMIT, token
