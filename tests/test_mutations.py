"""Readers survive damaged documents: nothing but `SourceError` is raised, and no document takes long.

RECLINT_MUTATIONS is the number of damaged documents for each reader.
"""

from __future__ import annotations

import os
import random
import time
from typing import TYPE_CHECKING, NamedTuple

import pytest

from reclint.readers import (
    read_course,
    read_lesson_plan,
    read_notebook,
    read_plan,
    read_preparation,
    read_record,
    read_series_summary,
)
from reclint.text.errors import SourceError
from reclint.text.source import Source

from .conftest import all_documents
from .fuzzing.damage import damaged, with_damaged_cells

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pydantic import BaseModel

    from reclint.readers import Lexicon

MUTATIONS = int(os.environ.get("RECLINT_MUTATIONS", "60"))
LIMIT = 1.0


class Run(NamedTuple):
    """One damaged document: the processor time that reading it took, and how to make it again."""

    seconds: float
    document: str
    number: int


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
    "record in lists": (
        "---\ntitle: %\n---\n# Module 1.1: Rolls %\n\n⚪ mentioned · 🟡 introduced · 🟢 developed · 🔵 applied %\n\n"
        "## Concept Index\n\n- 🟢 **Rolls %** [first-rolls] %\n- [DEVELOPED] % · `first-rolls` %\n\n"
        "Crust %\n: DEVELOPED, L1. %\n"
    ),
    "record in prose": (
        "# Module 1.1: Rolls\n\nD = developed, A = applied, I = introduced, M = mentioned %\n\n"
        "## Lessons\n\n### L1: First Rolls (first-rolls) %\n\n"
        "`first-rolls` · load: BUILD %\n\n**Taught.** We developed %. To APPLIED: %; %\n\n"
        "**Exercises %**\n1. Mix % (Guided)\n\n**Review %** PASS 2/3 %\n"
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
    *("-", "*", "~", ",", ":", "=", "\u00a0", "🟢", "a ", "`a` ", "(DEVELOPED) "),
]


@pytest.mark.parametrize("kind", FORMS)
def test_long_lines_are_read(kind: str, lexicon: Lexicon) -> None:
    for token in REPEATED:
        text = FORMS[kind].replace("%", token * (LONG // len(token)))
        start = time.process_time()
        READERS[kind.split(" in ", maxsplit=1)[0]](Source("long", text), lexicon)
        assert time.process_time() - start < LIMIT, token
