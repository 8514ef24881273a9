"""Damage to the sections of lessons in a record: headings, fields, lists, and what they say of other lessons."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .page import DEPTHS, LABEL, LOADS, SLUG, Around, Damage, Page
from .tables import NONSENSE

LISTS = re.compile(r"^(Analogies used|Misconceptions addressed|Mental models)")


def item_depth_changed(page: Page, _: Around) -> Iterator[Damage]:
    """Another depth on an item whose one row states it by the same name."""
    for section, item, name, level in page.marked:
        rows = page.rows_named(name, section.slug)
        if len(rows) == 1 and rows[0].cells[page.column("depth")].strip() == level:
            other = DEPTHS[(DEPTHS.index(level) + 2) % 4]
            yield page.replaced(item, page.lines[item].replace(f"({level})", f"({other})", 1), also=(rows[0].line,))


def item_depth_misspelt(page: Page, _: Around) -> Iterator[Damage]:
    for _section, item, _name, level in page.marked:
        yield page.replaced(item, page.lines[item].replace(f"({level})", f"({level[:-3]}{level[-2:]})", 1))


def item_of_nothing(page: Page, _: Around) -> Iterator[Damage]:
    """A marked item more, that no row has."""
    for _section, item, _name, _level in page.marked:
        numbered = re.match(r"\d+\.", page.lines[item])
        yield page.inserted(item + 1, f"{numbered[0] if numbered else '-'} {NONSENSE} (DEVELOPED)", at=item + 1)


def item_twice(page: Page, _: Around) -> Iterator[Damage]:
    for _section, numbers in page.taught:
        for n in numbers:
            yield page.inserted(n + 1, page.lines[n], at=n + 1)


def item_in_another_lesson(page: Page, _: Around) -> Iterator[Damage]:
    """An item of one lesson once more in the list of the next, whose one row names the first."""
    for section, item, name, _level in page.marked:
        rows = page.rows_named(name, section.slug)
        next_list = next((lines for other, lines in page.taught if other.start > section.start), None)
        if next_list and len(rows) == 1 and page.slug_of(rows[0]) == section.slug:
            yield page.inserted(next_list[-1] + 1, page.lines[item], at=next_list[-1] + 1)


def item_lost(page: Page, _: Around) -> Iterator[Damage]:
    """The item that names a row, where the rest of the section has next to none of the name's words."""
    for section, item, name, _level in page.marked:
        rows = page.rows_named(name, section.slug)
        rest = [page.lines[n].lower() for n in range(section.start, section.stop) if n != item]
        words = list(re.findall(r"[a-z]{4,}", name.lower()))
        said = [word for word in words if any(word[:5] in line for line in rest)]
        if len(rows) == 1 and len(said) * 4 <= len(words) and rows[0].line < item:
            yield page.without(item, item + 1, rows[0].line)


def entry_twice(page: Page, _: Around) -> Iterator[Damage]:
    for section in page.sections:
        start = page.label(section, LISTS.pattern)
        for n in page.bullets(start + 1) if start is not None else ():
            if not re.match(r"\d", page.lines[n]):
                yield page.inserted(n + 1, page.lines[n], at=n + 1)


def heading_slug_misspelt(page: Page, _: Around) -> Iterator[Damage]:
    for section in page.sections:
        wrong = section.slug[:-3] + section.slug[-2:]
        yield page.replaced(section.start, page.lines[section.start].replace(section.slug, wrong))


def heading_number(page: Page, _: Around) -> Iterator[Damage]:
    for section in page.sections:
        line = page.lines[section.start]
        if re.search(r"Lesson \d", line):
            yield page.replaced(section.start, re.sub(r"Lesson \d", "Lesson 8", line))


def heading_number_twice(page: Page, _: Around) -> Iterator[Damage]:
    for before, section in zip(page.sections, page.sections[1:], strict=False):
        number = re.search(r"Lesson \d", page.lines[before.start])
        line = page.lines[section.start]
        if number and re.search(r"Lesson \d", line):
            yield page.replaced(section.start, re.sub(r"Lesson \d", number[0], line), also=(before.start,))


def heading_odd(page: Page, _: Around) -> Iterator[Damage]:
    if len(page.sections) > 2 and len(page.sections) == len(page.headings):
        for place, section in enumerate(page.sections):
            form = f"### `{section.slug}`: the lesson of the {place + 1}. day"
            yield page.replaced(section.start, form)


def section_twice(page: Page, _: Around) -> Iterator[Damage]:
    for section in page.sections:
        again = page.lines[section.start : section.stop]
        yield page.inserted(section.stop, *again, at=section.stop)._replace(
            at=frozenset({section.start + 1, section.stop + 1}), touched=frozenset({section.start + 1})
        )


def section_lost(page: Page, _: Around) -> Iterator[Damage]:
    """A lesson's section taken out of a record that calls itself complete: its rows and the head are left."""
    if page.is_complete and len(page.sections) > 1:
        status = next(n for n, line in enumerate(page.lines) if line.startswith("**Status:**"))
        for section in page.sections:
            rows = [row.line for row in page.rows if page.slug_of(row) == section.slug]
            damage = page.without(section.start, section.stop, status)
            yield damage._replace(at=frozenset({1, status + 1, *(n + 1 for n in rows)}))


def title_number(page: Page, _: Around) -> Iterator[Damage]:
    for n, line in enumerate(page.lines[:12]):
        if page.module and re.match(rf"# Module {page.module}\b", line):
            for other in ("9.7", f"{page.module[0]}.8"):
                yield page.replaced(n, line.replace(page.module, other, 1))


def title_lost(page: Page, _: Around) -> Iterator[Damage]:
    for n, line in enumerate(page.lines[:12]):
        if re.match(rf"# Module {page.module}\b", line):
            yield page.replaced(n, "# What we did this spring")
            yield page.replaced(n, "", at=0, also=tuple(range(8)))  # told at the first line, or what is shown first


def field_emptied(page: Page, _: Around) -> Iterator[Damage]:
    for section in page.sections:
        start = page.label(section, LISTS.pattern)
        if start is not None and page.bullets(start + 1):
            numbers = page.bullets(start + 1)
            yield page.without(numbers.start, numbers.stop, start)


def field_lost(page: Page, _: Around) -> Iterator[Damage]:
    """A list that all of three or more sections have, taken out of one with its label."""
    for name in ("Analogies used", "Misconceptions addressed"):
        starts = [(section, page.label(section, name)) for section in page.sections]
        if len(starts) > 2 and len(starts) == len(page.headings) and all(start is not None for _, start in starts):
            for section, start in starts:
                assert start is not None
                yield page.without(start, page.bullets(start + 1).stop, section.start)


def load_unread(page: Page, _: Around) -> Iterator[Damage]:
    for section in page.sections:
        line = page.label(section, r"Cognitive load$|Cognitive load type$")
        if line is not None and any(load in page.lines[line] for load in LOADS) and " | " not in page.lines[line]:
            yield page.replaced(line, f"**{LABEL.match(page.lines[line])[1]}:** as the week before")  # type: ignore[index]


def load_changed(page: Page, around: Around) -> Iterator[Damage]:
    """Another load than the plan's, in its field or in the heading."""
    plan = around.plan(page)
    for section in page.sections:
        planned = [line for line in (plan.lines if plan else ()) if line.startswith("|") and section.slug in line]
        field = page.label(section, r"Cognitive load$|Cognitive load type$")
        for n in (section.start, field):
            load = re.search("|".join(LOADS), page.lines[n]) if n is not None else None
            if n is not None and load and any(f" {load[0]} " in line for line in planned):
                other = LOADS[LOADS.index(load[0]) - 1]
                yield page.replaced(n, page.lines[n].replace(load[0], other, 1))


def status_counts(page: Page, _: Around) -> Iterator[Damage]:
    for n, line in enumerate(page.lines[:12]):
        found = re.match(r"(\*\*Status:\*\* Complete \()(\d+) of \2( .*)", line)
        if found:
            for built in (int(found[2]) - 1, int(found[2]) - 2):
                if built > 0:
                    yield page.replaced(n, f"{found[1]}{built} of {found[2]}{found[3]}")


def model_elsewhere(page: Page, _: Around) -> Iterator[Damage]:
    """A mental model that its lesson's section states word for word, given to another lesson."""
    for n, line in enumerate(page.lines):
        found = re.match(rf'^\| "([^"|]+)"[^|]* \| ({SLUG}) \|', line)
        own = next((part for part in page.sections if found and part.slug == found[2]), None)
        if found and own and any(found[1] in text for text in page.lines[own.start : own.stop]):
            for other in page.sections:
                said = "\n".join(page.lines[other.start : other.stop])
                if other.slug != own.slug and found[1] not in said:
                    yield page.replaced(n, line.replace(found[2], other.slug, 1))
                    break


def model_of_nowhere(page: Page, _: Around) -> Iterator[Damage]:
    for n, line in enumerate(page.lines):
        if found := re.match(rf'^\| "[^|]+ \| ({SLUG}) \|', line):
            yield page.replaced(n, line.replace(found[1], "quince-jelly", 1))


def module_of_nowhere(page: Page, around: Around) -> Iterator[Damage]:
    """A slug beside the number of another module of the course."""
    modules = {other.module for other in around.of_kind("record")} - {page.module, ""}
    notes = page.column("notes")
    for place, row in enumerate(page.rows):
        if notes >= 0 and modules:
            other = sorted(modules)[place % len(modules)]
            text = f"{row.cells[notes].strip()} Used again in {page.slug_of(row)} ({other})."
            yield page.replaced(row.line, page.with_cell(row, notes, text))


def lesson_beyond_the_last(page: Page, around: Around) -> Iterator[Damage]:
    """A callback to the ninth lesson of a module that has fewer."""
    full = [other.module for other in around.of_kind("record") if other.is_complete and len(other.sections) > 1]
    notes = page.column("notes")
    for place, row in enumerate(page.rows):
        if notes >= 0 and full:
            text = f"{row.cells[notes].strip()} Built on lesson {full[place % len(full)]}.9."
            yield page.replaced(row.line, page.with_cell(row, notes, text))


def recap_of_nothing(page: Page, around: Around) -> Iterator[Damage]:
    """A row said to recap a module none of whose rows has a word of the concept."""
    earlier = [other for other in around.of_kind("record") if other.module and other.module < page.module]
    for place, row in enumerate(page.rows):
        words = re.findall(r"[a-z]{3,}", row.cells[page.column("concept")].lower())
        others = [other.module for other in earlier if not _names_any(other, words)]
        if words and others:
            cell = f"{page.slug_of(row)} (recap from {others[place % len(others)]})"
            yield page.replaced(row.line, page.with_cell(row, page.column("lesson"), cell))


def _names_any(page: Page, words: list[str]) -> bool:
    names = [row.cells[page.column("concept")].lower() for row in page.index[2]]
    return any(word[:5] in name for word in words for name in names)


def quotation_of_nothing(page: Page, around: Around) -> Iterator[Damage]:
    """A quoted callback with the number of a lesson that says nothing of the kind."""
    earlier = [other.module for other in around.of_kind("record") if other.module < page.module and other.sections]
    for section in page.sections:
        start = page.label(section, "Analogies used")
        for n in page.bullets(start + 1) if start is not None and earlier else ():
            callback = f'- Callback to "the quince jelly of the seven lanterns" from {earlier[n % len(earlier)]}.1'
            yield page.inserted(n, callback)


def new_concepts_denied(page: Page, _: Around) -> Iterator[Damage]:
    """No new concepts, said over a list that introduces some."""
    for section, numbers in page.taught:
        introduced = [n for n in numbers if re.search(r"\(INTRODUCED\)", page.lines[n])]
        if len(introduced) > 1 and page.label(section, "New concepts") is None:
            yield page.inserted(section.start + 1, "**New concepts:** 0", "")


def fence_before_section(page: Page, _: Around) -> Iterator[Damage]:
    for section in page.sections:
        yield page.inserted(section.start, "```", "")


def half_merged_item(page: Page, _: Around) -> Iterator[Damage]:
    for _section, item, _name, _level in page.marked:
        both = ("<<<<<<< HEAD", page.lines[item], "=======", f"{page.lines[item]} -- theirs", ">>>>>>> topic")
        yield page.replaced(item, *both, at=item)
