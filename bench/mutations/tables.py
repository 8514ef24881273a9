"""Damage to the Concept Index of a record: its table, its rows and their cells."""

from __future__ import annotations

from collections.abc import Iterator

from .page import DEPTHS, Around, Damage, Page, row_of

NONSENSE = "Zanzibar quorum lattice"
LOOK_ALIKE = str.maketrans({"a": "\u0430", "e": "\u0435", "o": "\u043e", "c": "\u0441"})


def row_after_blank(page: Page, _: Around) -> Iterator[Damage]:
    """A blank line before a row."""
    for row in page.rows[1:]:
        yield page.inserted(row.line, "", at=row.line + 1)


def row_after_text(page: Page, _: Around) -> Iterator[Damage]:
    """A sentence between two rows."""
    for row in page.rows[1:]:
        yield page.inserted(row.line, "", "The rest was added later.", "", at=row.line + 3)


def row_indented(page: Page, _: Around) -> Iterator[Damage]:
    """A row moved to the right by four."""
    for row in page.rows[1:]:
        yield page.replaced(row.line, "    " + page.lines[row.line])


def pipe_in_concept(page: Page, _: Around) -> Iterator[Damage]:
    for row in page.rows:
        yield page.replaced(row.line, row_of((f"{row.cells[0]}`a|b` ", *row.cells[1:])))


def pipe_in_notes(page: Page, _: Around) -> Iterator[Damage]:
    if page.column("notes") == len(page.index[1]) - 1:
        for row in page.rows:
            yield page.replaced(row.line, row_of((*row.cells[:-1], f"{row.cells[-1]}P(a|b) ")))


def notes_without_end(page: Page, _: Around) -> Iterator[Damage]:
    """Notes that go on for longer than a cell is read."""
    for row in page.rows if page.column("notes") == len(page.index[1]) - 1 else ():
        yield page.replaced(row.line, row_of((*row.cells[:-1], f"{row.cells[-1]}{'and so it went on ' * 1_200}")))


def last_cell_lost(page: Page, _: Around) -> Iterator[Damage]:
    for row in page.rows:
        yield page.replaced(row.line, row_of(row.cells[:-1]))


def delimiter(page: Page, count: int) -> Iterator[Damage]:
    header, cells, rows = page.index
    if rows and len(cells) + count > 0:
        new = [row_of(("---",) * (len(cells) + count))] if count > -len(cells) else []
        yield page.replaced(header + 1, *new, at=header)


def delimiter_wide(page: Page, _: Around) -> Iterator[Damage]:
    yield from delimiter(page, 1)
    yield from delimiter(page, 2)


def delimiter_narrow(page: Page, _: Around) -> Iterator[Damage]:
    yield from delimiter(page, -1)


def delimiter_lost(page: Page, _: Around) -> Iterator[Damage]:
    header, _cells, rows = page.index
    if rows:
        yield page.without(header + 1, header + 2, header)


def header_misspelt(page: Page, _: Around) -> Iterator[Damage]:
    header, cells, rows = page.index
    if rows:
        for right, wrong in (("Depth", "Detph"), ("Lesson", "Leson")):
            if any(cell.strip() == right for cell in cells):
                yield page.replaced(header, page.lines[header].replace(right, wrong))


def half_merged_row(page: Page, _: Around) -> Iterator[Damage]:
    for row in page.rows:
        mine = page.lines[row.line]
        theirs = mine.replace("DEVELOPED", "APPLIED")
        both = ("<<<<<<< HEAD", mine, "=======", theirs, ">>>>>>> topic")
        yield page.replaced(row.line, *both, at=row.line)


def fence_before_row(page: Page, _: Around) -> Iterator[Damage]:
    for row in page.rows[1:]:
        yield page.inserted(row.line, "```")


def depth(page: Page, text: str) -> Iterator[Damage]:
    for row in page.rows:
        yield page.replaced(row.line, page.with_cell(row, page.column("depth"), text))


def depth_misspelt(page: Page, _: Around) -> Iterator[Damage]:
    for row in page.rows:
        level = row.cells[page.column("depth")].strip()
        yield page.replaced(row.line, page.with_cell(row, page.column("depth"), level[:-3] + level[-2:]))


def depth_of_another_scale(page: Page, _: Around) -> Iterator[Damage]:
    yield from depth(page, "Mastered")


def depth_empty(page: Page, _: Around) -> Iterator[Damage]:
    yield from depth(page, "")


def depth_of_two(page: Page, _: Around) -> Iterator[Damage]:
    yield from depth(page, "INTRODUCED/DEVELOPED")


def depth_that_falls(page: Page, _: Around) -> Iterator[Damage]:
    for row in page.rows:
        level = row.cells[page.column("depth")].strip()
        if DEPTHS.index(level) < 3:
            yield page.replaced(row.line, page.with_cell(row, page.column("depth"), f"APPLIED -> {level}"))


def depth_of_row_changed(page: Page, _: Around) -> Iterator[Damage]:
    """Another depth in the one row of an item that states it by the same name."""
    for section, item, name, level in page.marked:
        rows = page.rows_named(name, section.slug)
        if len(rows) == 1 and rows[0].cells[page.column("depth")].strip() == level:
            other = "APPLIED" if level != "APPLIED" else "DEVELOPED"
            line = page.with_cell(rows[0], page.column("depth"), other)
            yield page.replaced(rows[0].line, line, also=(item,))


def lesson_misspelt(page: Page, _: Around) -> Iterator[Damage]:
    for row in page.rows:
        slug = page.slug_of(row)
        yield page.replaced(row.line, page.with_cell(row, page.column("lesson"), slug[:-3] + slug[-2:]))


def lesson_unknown(page: Page, _: Around) -> Iterator[Damage]:
    nowhere = f"quince-jelly-{page.module.replace('.', '-') or 'zero'}"
    for row in page.rows:
        yield page.replaced(row.line, page.with_cell(row, page.column("lesson"), nowhere))


def lesson_empty(page: Page, _: Around) -> Iterator[Damage]:
    for row in page.rows:
        yield page.replaced(row.line, page.with_cell(row, page.column("lesson"), ""))


def lesson_in_other_letters(page: Page, _: Around) -> Iterator[Damage]:
    for row in page.rows:
        slug = page.slug_of(row).translate(LOOK_ALIKE)
        if slug != page.slug_of(row):
            yield page.replaced(row.line, page.with_cell(row, page.column("lesson"), slug))


def lesson_of_another_module(page: Page, around: Around) -> Iterator[Damage]:
    others = [slug for other in around.of_kind("record") if other.key != page.key for slug in other.slugs]
    for place, row in enumerate(page.rows):
        if others:
            other = others[place % len(others)]
            yield page.replaced(row.line, page.with_cell(row, page.column("lesson"), other))


def row_twice(page: Page, _: Around) -> Iterator[Damage]:
    for row in page.rows:
        yield page.inserted(row.line + 1, page.lines[row.line], at=row.line + 1)


def row_twice_with_other_depth(page: Page, _: Around) -> Iterator[Damage]:
    for row in page.rows:
        level = row.cells[page.column("depth")].strip()
        other = page.with_cell(row, page.column("depth"), DEPTHS[DEPTHS.index(level) - 1])
        if level != "MENTIONED":
            yield page.inserted(row.line + 1, other, at=row.line + 1)


def row_lost(page: Page, _: Around) -> Iterator[Damage]:
    """The one row of an item that is stated with a depth and by the same name."""
    for section, item, name, _level in page.marked:
        rows = page.rows_named(name, section.slug)
        if len(rows) == 1 and rows[0].line < item:
            yield page.without(rows[0].line, rows[0].line + 1, item - 1)


def row_of_nothing(page: Page, _: Around) -> Iterator[Damage]:
    told = {section.slug for section, _ in page.taught}
    for row in (row for row in page.rows if page.slug_of(row) in told):
        cells = list(row.cells)
        cells[page.column("concept")] = f" {NONSENSE} "
        cells[page.column("depth")] = " DEVELOPED "
        yield page.inserted(row.line + 1, row_of(tuple(cells)), at=row.line + 1)


def placeholder_in_row(page: Page, _: Around) -> Iterator[Damage]:
    notes = page.column("notes")
    if page.is_complete and notes >= 0:
        for row in page.rows:
            yield page.replaced(row.line, page.with_cell(row, notes, "TBD"))


def comment_without_reason(page: Page, _: Around) -> Iterator[Damage]:
    for row in page.rows:
        cells = (*row.cells[:-1], f"{row.cells[-1]}<!-- reclint-ignore depth-unknown --> ")
        yield page.replaced(row.line, row_of(cells))


def comment_in_vain(page: Page, _: Around) -> Iterator[Damage]:
    for row in page.rows:
        cells = (*row.cells[:-1], f"{row.cells[-1]}<!-- reclint-ignore depth-unknown: it was once --> ")
        yield page.replaced(row.line, row_of(cells))


def index_lost(page: Page, _: Around) -> Iterator[Damage]:
    """The heading and the table of the index taken out."""
    header, _cells, rows = page.index
    if rows:
        heading = next(n for n in range(header, -1, -1) if page.lines[n].startswith("#"))
        yield page.without(heading, page.index[2][-1].line + 1, 0)
