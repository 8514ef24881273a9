"""Damage to what records say of notebooks, and to notebooks themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from .page import Around, Damage, Page, Section

LEVELS = ("Guided", "Supported", "Independent")
NUMBERS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight")


class Named(NamedTuple):
    """A path in a lesson's section: the lesson, the line, the path, and the notebook of that name."""

    section: Section
    line: int
    path: str
    notebook: Page


def named(page: Page, around: Around) -> Iterator[Named]:
    """The one path of each section that names a notebook which is there."""
    for section in page.sections:
        found = [
            (n, match[1])
            for n in range(section.start, section.stop)
            for match in re.finditer(r"`((?:notebooks/)?[\w-]+\.ipynb)`", page.lines[n])
        ]
        notebook = around.notebook(section.slug)
        if len(found) == 1 and notebook and found[0][1].endswith(notebook.key.rpartition("/")[2]):
            yield Named(section, *found[0], notebook)


def path_misspelt(page: Page, around: Around) -> Iterator[Damage]:
    for _section, n, path, _notebook in named(page, around):
        wrong = path.removesuffix(".ipynb")[:-2] + ".ipynb"
        yield page.replaced(n, page.lines[n].replace(path, wrong))


def path_of_another_number(page: Page, around: Around) -> Iterator[Damage]:
    for _section, n, path, _notebook in named(page, around):
        wrong = re.sub(r"(\d-\d-)\d", r"\g<1>9", path)
        if wrong != path:
            yield page.replaced(n, page.lines[n].replace(path, wrong))


def path_of_another_lesson(page: Page, around: Around) -> Iterator[Damage]:
    every = list(named(page, around))
    for _section, n, path, _notebook in every:
        others = [other.path for other in every if other.path != path]
        if others:
            yield page.replaced(n, page.lines[n].replace(path, others[0]))


def notebook_denied(page: Page, around: Around) -> Iterator[Damage]:
    """A notebook field that says there is none, with nothing else of it in the section."""
    for section, n, _path, _notebook in named(page, around):
        if page.lines[n].startswith("**Notebook:**"):
            stop = page.bullets(n + 1).stop
            kept = page.without(n + 1, stop, n).lines if stop > n + 1 else page.lines
            lines = (*kept[:n], "**Notebook:** None (talk and blackboard)", *kept[n + 1 :])
            yield Damage(page.key, lines, frozenset({n + 1}), frozenset({n + 1, section.start + 1}))


def notebook_unsaid(page: Page, around: Around) -> Iterator[Damage]:
    """The notebook field and its list taken out of a section that says nothing else of a notebook."""
    for section, n, _path, _notebook in named(page, around):
        stop = page.bullets(n + 1).stop
        others = [*page.lines[section.start : n], *page.lines[stop : section.stop]]
        silent = not any(re.search(r"notebook|colab|exercise", line, re.I) for line in others)
        if page.lines[n].startswith("**Notebook:**") and silent:
            yield page.without(n, stop, section.start)


def count_stated(page: Page, around: Around) -> Iterator[Damage]:
    for _section, n, _path, _notebook in named(page, around):
        line = page.lines[n]
        if found := re.search(r"\b(\d) exercises", line):
            yield page.replaced(n, line.replace(found[0], f"{int(found[1]) + 2} exercises", 1))
        elif found := re.search(rf"\b({'|'.join(NUMBERS)}) exercises", line, re.I):
            yield page.replaced(n, line.replace(found[0], f"{NUMBERS[NUMBERS.index(found[1].lower()) - 1]} exercises"))


def listed(page: Page) -> Iterator[tuple[int, int]]:
    """The lines of bullets ``Exercise N …`` in sections, with N."""
    for n, line in enumerate(page.lines):
        if (found := re.match(r"- (?:\*\*)?Exercise (\d)\b", line)) and page.section_at(n):
            yield n, int(found[1])


def exercise_number(page: Page, _: Around) -> Iterator[Damage]:
    for n, number in listed(page):
        if number > 1:
            yield page.replaced(n, re.sub(r"Exercise \d", "Exercise 9", page.lines[n], count=1))


def exercise_lost(page: Page, _: Around) -> Iterator[Damage]:
    """A bullet of an exercise taken out; told at its list, or where the number is stated."""
    for n, number in listed(page):
        section = page.section_at(n)
        if number > 1 and section:
            told = [k for k in range(section.start, n) if re.search(r"notebook|exercises", page.lines[k], re.I)]
            damage = page.without(n, n + 1, n - 1)
            yield damage._replace(at=frozenset({*(k + 1 for k in told), n, n + 1}))


def exercise_level(page: Page, around: Around) -> Iterator[Damage]:
    """Another level than the notebook's."""
    for n in matched(page, around):
        line = page.lines[n]
        found = re.match(rf"- \**Exercise \d+ \(({'|'.join(LEVELS)})\)", line)
        if found:
            other = LEVELS[LEVELS.index(found[1]) - 1]
            yield page.replaced(n, line.replace(f"({found[1]})", f"({other})", 1))


def exercise_level_unknown(page: Page, _: Around) -> Iterator[Damage]:
    for n, _number in listed(page):
        line = page.lines[n]
        if found := re.match(rf"- \**Exercise \d+ \(({'|'.join(LEVELS)})\)", line):
            yield page.replaced(n, line.replace(f"({found[1]})", "(Half helped)", 1))


def matched(page: Page, around: Around) -> dict[int, int]:
    """The bullets of exercises, with their numbers, of lessons whose notebooks head as many."""
    return _matched(page, around, r"Exercise \d+")


def titled(page: Page, around: Around) -> dict[int, int]:
    """The same, where each exercise of the notebook has a title."""
    return _matched(page, around, r"Exercise \d+(?: \(\w+\))?[:.—–-]+ ?\w")


def _matched(page: Page, around: Around, form: str) -> dict[int, int]:
    found: dict[int, int] = {}
    every = dict(listed(page))
    for section, _n, _path, notebook in named(page, around):
        own = {n: number for n, number in every.items() if section.start < n < section.stop}
        heads_there = heads(notebook)
        fits = all(re.search(form, notebook.lines[n]) for n, _ in heads_there)
        if fits and sorted(own.values()) == [number for _, number in heads_there]:
            found |= own
    return found


def exercise_of_another_kind(page: Page, around: Around) -> Iterator[Damage]:
    """Another subject under the same number."""
    for n in titled(page, around):
        head = re.match(r"- \**Exercise \d+[^:]*:\**", page.lines[n])
        if head:
            yield page.replaced(n, f"{head[0]} Boil quince jelly until it sets on a cold plate")


def exercises_swapped(page: Page, around: Around) -> Iterator[Damage]:
    """The texts of two exercises in each other's place."""
    every = titled(page, around)
    for n, number in every.items():
        if every.get(n + 1) == number + 1:
            one, other = (re.split(r":\**", page.lines[k], maxsplit=1) for k in (n, n + 1))
            if len(one) == len(other) == 2:
                heads = [page.lines[k][: len(page.lines[k]) - len(part[1])] for k, part in ((n, one), (n + 1, other))]
                lines = (*page.lines[:n], heads[0] + other[1], heads[1] + one[1], *page.lines[n + 2 :])
                yield Damage(page.key, lines, frozenset({n + 1, n + 2}), frozenset({n + 1, n + 2}))


# In notebooks.


def heads(page: Page) -> list[tuple[int, int]]:
    """The lines of a notebook's headings ``## Exercise N``, with N."""
    found = ((n, re.match(r'\s*"#+ Exercise (\d+)\b', line)) for n, line in enumerate(page.lines))
    return [(n, int(match[1])) for n, match in found if match]


def told_at(page: Page, around: Around, at: Damage) -> Damage | None:
    """The damage, found on its line or where the record of the lesson speaks of the notebook."""
    name = page.key.rpartition("/")[2]
    for record in around.of_kind("record"):
        if any(part.notebook.key == page.key for part in named(record, around)):
            speaks = next(n for n, line in enumerate(record.lines) if name in line)
            section = record.section_at(speaks)
            if section:
                return at._replace(at=at.at | {-n - 1 for n in range(section.start, section.stop)})
    return None


def heading_lost(page: Page, around: Around) -> Iterator[Damage]:
    every = heads(page)
    for n, _number in every[1:]:
        line = re.sub(r'"#+ Exercise', '"A last word on exercise', page.lines[n])
        yield from filter(None, [told_at(page, around, page.replaced(n, line, also=tuple(k for k, _ in every)))])


def heading_level(page: Page, around: Around) -> Iterator[Damage]:
    for n, _number in heads(page):
        if found := re.search("|".join(LEVELS), page.lines[n]):
            other = LEVELS[LEVELS.index(found[0]) - 1]
            damage = told_at(page, around, page.replaced(n, page.lines[n].replace(found[0], other)))
            # Only where the record states the level of each exercise.
            record = around.record(page)
            lines = {-place - 1 for place in damage.at if place < 0} if damage else set()
            if damage and record and any(_states_level(record, k) for k in lines & matched(record, around).keys()):
                yield damage


def _states_level(record: Page, line: int) -> bool:
    return bool(re.search(rf"Exercise \d.*\b({'|'.join(LEVELS)})\b", record.lines[line]))


def heading_number(page: Page, around: Around) -> Iterator[Damage]:
    for n, number in heads(page)[1:]:
        damage = page.replaced(n, re.sub(rf"Exercise {number}\b", "Exercise 9", page.lines[n]))
        yield from filter(None, [told_at(page, around, damage)])


def cut_off(page: Page, _: Around) -> Iterator[Damage]:
    """A notebook that ends in the middle."""
    half = len(page.lines) // 2
    yield Damage(page.key, page.lines[:half], frozenset(range(1, half + 2)), frozenset())
