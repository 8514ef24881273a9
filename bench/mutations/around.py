"""Damage to plans, planning documents, series plans and roll-ups."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from .page import DEPTHS, LOADS, SLUG, Around, Damage, Page, cells_of, row_of

PLANNED = re.compile(rf"^\|(?: \d+ \|)? `?({SLUG})`? \|")


def planned(page: Page, around: Around) -> list[tuple[int, str]]:
    """The rows of a plan's first table that begin with a slug of the record, with the slug."""
    record = around.record(page)
    found: list[tuple[int, str]] = []
    for n, line in enumerate(page.lines):
        match = PLANNED.match(line)
        if match and record and any(part.slug == match[1] for part in record.sections):
            found.append((n, match[1]))
        elif found and not line.startswith("|"):
            break
    return found


def at_record(damage: Damage, around: Around, page: Page) -> Damage:
    """The damage to a plan, told there or at the head or at a lesson's heading of its record."""
    record = around.record(page)
    assert record
    heads = {n for part in record.sections for n in range(part.start, part.stop) if _is_head(record.lines[n])}
    heads |= {n for n in range(8) if n < len(record.lines)}
    return damage._replace(at=damage.at | {-n - 1 for n in heads})


def _is_head(line: str) -> bool:
    """Whether a line of a section is its heading, or states its load."""
    return line.startswith("#") or any(load in line for load in LOADS)


def _is_load(line: str) -> bool:
    """Whether a line states the load of its lesson, as a heading or in a field."""
    return bool(re.match(rf"(?:###.*|\*\*(?:Cognitive load|Type)[^*]*\*\*:?\s*)\b(?:{'|'.join(LOADS)})\b", line))


def plan_status(page: Page, around: Around) -> Iterator[Damage]:
    record = around.record(page)
    if page.module and record and record.is_complete:
        for n, line in enumerate(page.lines[:10]):
            if line.startswith("**Status:**") and "omplete" in line:
                for status in ("Planned", "In progress (1 of 9 lessons built)"):
                    yield at_record(page.replaced(n, f"**Status:** {status}"), around, page)


def plan_load(page: Page, around: Around) -> Iterator[Damage]:
    record = around.record(page)
    stating = {
        part.slug
        for part in (record.sections if record else ())
        if record and any(_is_load(line) for line in record.lines[part.start : part.stop])
    }
    for n, slug in planned(page, around):
        found = re.search(rf"\| ({'|'.join(LOADS)}) \|", page.lines[n])
        if found and slug in stating:
            other = LOADS[LOADS.index(found[1]) - 1]
            yield at_record(page.replaced(n, page.lines[n].replace(found[0], f"| {other} |")), around, page)


def plan_order(page: Page, around: Around) -> Iterator[Damage]:
    every = planned(page, around)
    for (one, _), (other, _) in itertools.pairwise(every):
        first, second = page.lines[one], page.lines[other]
        numbers = [re.match(r"\| (\d+) \|", line) for line in (first, second)]
        if numbers[0] and numbers[1]:
            first = first.replace(numbers[0][0], numbers[1][0], 1)
            second = second.replace(numbers[1][0], numbers[0][0], 1)
        lines = (*page.lines[:one], second, first, *page.lines[other + 1 :])
        damage = Damage(page.key, lines, frozenset({one + 1, other + 1}), frozenset({one + 1, other + 1}))
        yield at_record(damage, around, page)


def plan_lesson_more(page: Page, around: Around) -> Iterator[Damage]:
    record = around.record(page)
    every = planned(page, around)
    if every and record and record.is_complete:
        line = page.lines[every[-1][0]].replace(every[-1][1], "quince-jelly")
        line = re.sub(r"^\| (\d+) \|", lambda match: f"| {int(match[1]) + 1} |", line)
        yield at_record(page.inserted(every[-1][0] + 1, line), around, page)


def plan_lesson_less(page: Page, around: Around) -> Iterator[Damage]:
    every = planned(page, around)
    for n, _slug in every if len(every) > 1 else ():
        yield at_record(page.without(n, n + 1, n), around, page)


def plan_slug(page: Page, around: Around) -> Iterator[Damage]:
    for n, slug in planned(page, around):
        yield at_record(page.replaced(n, page.lines[n].replace(slug, slug[:-3] + slug[-2:])), around, page)


def plan_title(page: Page, around: Around) -> Iterator[Damage]:
    for n, line in enumerate(page.lines[:8]):
        if page.module and re.match(rf"# Module {page.module}\b", line):
            for other in ("9.7", f"{page.module[0]}.8"):
                yield at_record(page.replaced(n, line.replace(page.module, other, 1)), around, page)


def plan_delimiter(page: Page, around: Around) -> Iterator[Damage]:
    every = planned(page, around)
    if every:
        n = every[0][0] - 1
        yield page.replaced(n, row_of(("---",) * (len(cells_of(page.lines[n])) + 1)), at=n - 1, also=(n,))
        yield page.without(n, n + 1, n - 1)


def plan_pipe(page: Page, around: Around) -> Iterator[Damage]:
    """A pipe in the last cell of a plan's row."""
    for n, _slug in planned(page, around):
        cells = cells_of(page.lines[n])
        yield page.replaced(n, row_of((*cells[:-1], f"{cells[-1]}P(a|b) ")))


def document_status(page: Page, around: Around) -> Iterator[Damage]:
    """A planning document "Planned" of a lesson whose review the record calls passed."""
    record = around.record(page)
    slug = page.key.rpartition("/")[2].removesuffix(".md")
    section = next((part for part in record.sections if part.slug == slug), None) if record else None
    if record and section and re.search(r"PASS|[Pp]assed", "\n".join(record.lines[section.start : section.stop])):
        told = frozenset({-section.start - 1, *(-n - 1 for n in range(section.start, section.stop))})
        for n, line in enumerate(page.lines[:12]):
            if line.startswith("**Status:**") and "Planned" not in line:
                damage = page.replaced(n, "**Status:** Planned")
                yield damage._replace(at=damage.at | told)


def document_position(page: Page, around: Around) -> Iterator[Damage]:
    record = around.record(page)
    if record:
        for n, line in enumerate(page.lines[:12]):
            if re.match(r"\*\*Position:\*\* Lesson \d of \d\s*$", line):
                yield at_record(page.replaced(n, "**Position:** Lesson 8 of 9"), around, page)


def document_slug(page: Page, around: Around) -> Iterator[Damage]:
    for n, line in enumerate(page.lines[:12]):
        if around.record(page) and (found := re.match(rf"\*\*Slug:\*\* `?({SLUG})`?\s*$", line)):
            damage = page.replaced(n, line.replace(found[1], f"{found[1]}-again"))
            yield at_record(damage, around, page)


def document_pipe(page: Page, _: Around) -> Iterator[Damage]:
    """A pipe in the last cell of a table with a depth column."""
    for n, line in enumerate(page.lines):
        if line.startswith("|") and any(f"| {depth} |" in line for depth in DEPTHS):
            cells = cells_of(line)
            header = next((page.lines[k] for k in range(n, -1, -1) if not page.lines[k - 1].startswith("|")), "")
            if len(cells) == len(cells_of(header)) > 2:
                yield page.replaced(n, row_of((*cells[:-1], f"{cells[-1]}P(a|b) ")))


# Roll-ups.


def rolled(page: Page, around: Around) -> Iterator[tuple[int, str, str]]:
    """The rows of a roll-up whose name is a row's own, of one lesson: line, name and depth."""
    series = page.folder.rpartition("series-")[2]
    records = [record for record in around.of_kind("record") if record.module.startswith(f"{series}.")]
    known: dict[str, set[str]] = {}
    for record in records:
        for row in record.rows:
            known.setdefault(row.cells[0].strip(), set()).add(row.cells[record.column("depth")].strip())
    for n, line in enumerate(page.lines):
        found = re.match(rf"^\| ([^|]+) \| ({'|'.join(DEPTHS)}) \|", line)
        if found and known.get(found[1].strip()) == {found[2]}:
            yield n, found[1], found[2]


def rollup_depth(page: Page, around: Around) -> Iterator[Damage]:
    for n, _name, depth in rolled(page, around):
        other = DEPTHS[(DEPTHS.index(depth) + 2) % 4]
        yield page.replaced(n, page.lines[n].replace(f"| {depth} |", f"| {other} |", 1))


def rollup_depth_unknown(page: Page, around: Around) -> Iterator[Damage]:
    for n, _name, depth in rolled(page, around):
        yield page.replaced(n, page.lines[n].replace(f"| {depth} |", f"| {depth[:-3]}{depth[-2:]} |", 1))


def rollup_lesson(page: Page, around: Around) -> Iterator[Damage]:
    """Another lesson of the module in a row of the roll-up."""
    for n, name, _depth in rolled(page, around):
        for record in around.of_kind("record"):
            rows = [row for row in record.rows if row.cells[0].strip() == name.strip()]
            own = record.slug_of(rows[0]) if len(rows) == 1 else ""
            if own and f"| {own} |" in page.lines[n] and len(record.slugs) > 1:
                other = next(slug for slug in record.slugs if slug != own)
                yield page.replaced(n, page.lines[n].replace(f"| {own} |", f"| {other} |"))


def rollup_pipe(page: Page, around: Around) -> Iterator[Damage]:
    for n, name, _depth in rolled(page, around):
        yield page.replaced(n, page.lines[n].replace(name, f"{name} P(a|b)", 1))


def rollup_row_cut_off(page: Page, around: Around) -> Iterator[Damage]:
    for n, _name, _depth in rolled(page, around):
        if page.lines[n - 2].startswith("|"):
            yield page.inserted(n, "", at=n + 1)


def course_title(page: Page, around: Around) -> Iterator[Damage]:
    """Another title for a recorded module on the course's page."""
    modules = {record.module for record in around.of_kind("record")}
    for n, line in enumerate(page.lines):
        found = re.match(r"^\| (\d+\.\d+) \| ([^|]+) \|", line) or re.match(r"^\s*- Module (\d+\.\d+): (.+)$", line)
        if found and found[1] in modules:
            yield page.replaced(n, line.replace(found[2], "Quince Jelly and Lanterns", 1))


def rollup_title(page: Page, around: Around) -> Iterator[Damage]:
    """Another title for a recorded module in a table of modules."""
    modules = {record.module for record in around.of_kind("record")}
    for n, line in enumerate(page.lines):
        found = re.match(r"^\| (\d+\.\d+) \| ([A-Z][^|]+) \| \d", line)
        if found and found[1] in modules:
            yield page.replaced(n, line.replace(found[2], "Quince Jelly and Lanterns", 1))


def module_status(page: Page, around: Around) -> Iterator[Damage]:
    """A complete module that a table of modules calls planned."""
    complete = {record.module for record in around.of_kind("record") if record.is_complete}
    for n, line in enumerate(page.lines):
        found = re.match(r"^\| (\d+\.\d+) \|.*\| Complete \|$", line)
        if found and found[1] in complete:
            yield page.replaced(n, line.replace("| Complete |", "| In progress |"))


def series_slug(page: Page, around: Around) -> Iterator[Damage]:
    """A lesson of a recorded and complete module, misspelt in the series' plan."""
    complete = {slug for record in around.of_kind("record") if record.is_complete for slug in record.slugs}
    for n, line in enumerate(page.lines):
        found = re.match(rf"^\| \d+ \| `?({SLUG})`? \|", line)
        if found and found[1] in complete and not page.module:
            yield page.replaced(n, line.replace(found[1], found[1][:-3] + found[1][-2:]))
