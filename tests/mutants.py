"""Damage to a clean record, line by line: what the faults of rules are made of."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

Lines = list[str]
Mutant = tuple[Lines, int]
"""The lines of a mutated record, and the 1-based line on which its fault must be found."""
Mutator = Callable[[Lines], Iterator[Mutant]]


def rows(lines: Lines) -> list[int]:
    start = lines.index("## Concept Index")
    stop = lines.index("## Per-Lesson Summaries")
    return [n for n in range(start, stop) if lines[n].startswith("|")][2:]


def headings(lines: Lines) -> list[int]:
    return [n for n, line in enumerate(lines) if line.startswith("### ")]


def section(lines: Lines, place: int) -> tuple[int, int]:
    """The lines of a lesson's section, its heading included."""
    starts = headings(lines)
    after = next(n for n in range(starts[place] + 1, len(lines)) if lines[n].startswith(("### ", "## ")))
    return starts[place], after


def slug(lines: Lines, place: int) -> str:
    return re.search(r"\(([a-z-]+)\)$", lines[headings(lines)[place]])[1]


def bullets(lines: Lines, label: str) -> list[int]:
    """The first bullet below each field with this label."""
    return [n + 1 for n, line in enumerate(lines) if line.startswith(f"**{label}")]


def taught(lines: Lines) -> list[int]:
    return [n for start in bullets(lines, "Concepts taught") for n in run(lines, start)]


def run(lines: Lines, start: int) -> list[int]:
    stop = next(n for n in range(start, len(lines)) if not lines[n].startswith("- "))
    return list(range(start, stop))


def replaced(lines: Lines, number: int, line: str) -> Mutant:
    return [*lines[:number], line, *lines[number + 1 :]], number + 1


def inserted(lines: Lines, number: int, *new: str) -> Mutant:
    return [*lines[:number], *new, *lines[number:]], number + 1


def edited(pattern: str, text: str) -> Mutator:
    """Replace the first match of a pattern on every line that has one."""

    def mutate(lines: Lines) -> Iterator[Mutant]:
        for number, line in enumerate(lines):
            if re.search(pattern, line):
                yield replaced(lines, number, re.sub(pattern, text, line, count=1))

    return mutate
