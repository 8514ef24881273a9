"""Damage to a record as a whole, and to what it has in common with the other modules and the roll-ups."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from .page import DEPTHS, LOADS, Around, Damage, Page, Section, row_of

LOAD = re.compile(rf"\*\*Cognitive load:\*\* ({'|'.join(LOADS)})\b")
"""The field of a section that states its load."""
SPOKEN = re.compile(r"adjacent|back.to.back|in a row|consecutive|one after|successi", re.I)
"""How a plan speaks of loads that follow one another."""


def summaries_lost(page: Page, _: Around) -> Iterator[Damage]:
    """All sections of lessons taken out, with their common heading."""
    start = next((n for n, line in enumerate(page.lines) if re.match(r"## .*summar", line, re.I)), -1)
    stop = next((n for n in range(start + 1, len(page.lines)) if page.lines[n].startswith("## ")), len(page.lines))
    if start > 0 and page.headings:
        yield page.without(start, stop, 0)


def record_of_prose(page: Page, _: Around) -> Iterator[Damage]:
    """As many lines again of what belongs to no part of a record."""
    said = (f"Paragraph {n} of a letter that was pasted here, with the weather of day {n}." for n in itertools.count(1))
    more = [line for text in itertools.islice(said, 20 + len(page.lines) // 2) for line in (text, "")]
    end = len(page.lines)
    damage = page.inserted(end, "", "## Letters", "", *more)
    # What was not read at the end of the record is of one stretch with the letters.
    yield damage._replace(at=frozenset(range(end - 40, end + 4)))


def lessons_of_another_number(page: Page, _: Around) -> Iterator[Damage]:
    """Headings that count more lessons than there are, in a record that is complete."""
    heads = [n for n in page.headings if re.match(r"### Lesson \d+\b(?! of)", page.lines[n])]
    if page.is_complete and heads and len(heads) == len(page.headings):
        lines = list(page.lines)
        for n in heads:
            lines[n] = re.sub(r"(Lesson \d+)", rf"\1 of {len(heads) + 2}", lines[n], count=1)
        touched = frozenset(n + 1 for n in heads)
        yield Damage(page.key, tuple(lines), frozenset({heads[0] + 1}), touched)


def slug_of_another_module(page: Page, around: Around) -> Iterator[Damage]:
    """A lesson that is called like one of another module, wherever the record names it."""
    others = [part.slug for other in around.of_kind("record") if other.key != page.key for part in other.sections]
    for place, section in enumerate(page.sections if others else ()):
        other = others[place % len(others)]
        lines = tuple(re.sub(rf"(?<![\w-]){section.slug}(?![\w-])", other, line) for line in page.lines)
        yield Damage(page.key, lines, frozenset({section.start + 1}), frozenset({section.start + 1}))


def depth_below_an_earlier_module(page: Page, around: Around) -> Iterator[Damage]:
    """A row of a concept that an earlier module has at a greater depth."""
    earlier = [one for one in around.of_kind("record") if _order(one) < _order(page)]
    for one, row in itertools.product(earlier, page.rows[-1:]):
        for other in one.rows:
            name, depth = other.cells[one.column("concept")].strip(), other.cells[one.column("depth")].strip()
            if DEPTHS.index(depth) > 1 and not any(name in line for line in page.lines):
                cells = ["" for _ in row.cells]
                cells[page.column("concept")], cells[page.column("depth")] = name, DEPTHS[1]
                cells[page.column("lesson")] = page.slug_of(row)
                yield page.inserted(row.line + 1, row_of(tuple(f" {cell} " for cell in cells)), at=row.line + 1)


def _order(page: Page) -> tuple[int, ...]:
    return tuple(int(part) for part in page.module.split(".") if part)


def load_beside_the_heaviest(page: Page, around: Around) -> Iterator[Damage]:
    """A second heavy lesson right after one, of which the plan says nothing."""
    plan = around.plan(page)
    for before, section in itertools.pairwise(page.sections):
        first, second = _load(page, before), _load(page, section)
        if plan and not SPOKEN.search(plan.text) and first and second and first[1] == LOADS[0] != second[1]:
            line = page.lines[second[0]].replace(second[1], LOADS[0], 1)
            yield page.replaced(second[0], line, at=section.start, also=(second[0],))


def _load(page: Page, section: Section) -> tuple[int, str] | None:
    """The line and the load of a section."""
    numbers = range(section.start, section.stop)
    return next(((n, found[1]) for n in numbers if (found := LOAD.match(page.lines[n]))), None)


def notebook_of_nowhere(page: Page, around: Around) -> Iterator[Damage]:
    """Exercises in a notebook without a path, for a complete lesson that has none."""
    held = any(around.notebook(section.slug) for section in page.sections)
    for section in page.sections if page.is_complete and held else ():
        n = page.label(section, "Notebook$")
        if n is not None and re.match(r"\*\*Notebook:\*\* None\b", page.lines[n]):
            yield page.replaced(n, "**Notebook:** Colab notebook with 3 exercises", at=section.start, also=(n,))


def letter_of_another_script(page: Page, _: Around) -> Iterator[Damage]:
    """A heading whose slug has one letter that looks like a Latin one."""
    for section in page.sections:
        place = next((at for at in range(1, len(section.slug)) if section.slug[at] in "aeo"), 0)
        if place:
            letter = {"a": "\u0430", "e": "\u0435", "o": "\u043e"}[section.slug[place]]
            wrong = f"{section.slug[:place]}{letter}{section.slug[place + 1 :]}"
            yield page.replaced(section.start, page.lines[section.start].replace(section.slug, wrong))


def series_status(page: Page, around: Around) -> Iterator[Damage]:
    """A series with records that its plan or its summary calls planned."""
    series = page.folder.rpartition("series-")[2]
    held = series.isdecimal() and any(one.module.startswith(f"{series}.") for one in around.of_kind("record"))
    for n, line in enumerate(page.lines[:8]):
        if held and re.match(r"\*\*Status:\*\* Complete", line):
            yield page.replaced(n, "**Status:** Planned")


def module_without_record(page: Page, _: Around) -> Iterator[Damage]:
    """A complete module more in the table of modules."""
    for n, line in enumerate(page.lines):
        found = re.match(r"^\| (\d+)\.\d+ \|.*\| Complete \|$", line)
        if found:
            yield page.inserted(n + 1, re.sub(r"\d+\.\d+", f"{found[1]}.99", line, count=1), at=n + 1)
