"""Changes of form that leave what a document says as it is: no finding may come of them."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Callable, Iterator

from .page import BULLET, Around, Damage, Page, Row, cells_of, row_of

WIDTH = 90


def changed(page: Page, lines: list[str]) -> Iterator[Damage]:
    """The page with other lines, where they are others."""
    if tuple(lines) != page.lines:
        yield Damage(page.key, tuple(lines), frozenset(), frozenset())


def substituted(page: Page, pattern: str, text: str | Callable[[re.Match[str]], str]) -> Iterator[Damage]:
    """The page with a pattern replaced in all of its lines that lie in no fence."""
    fenced, lines = False, []
    for line in page.lines:
        fenced ^= line.lstrip().startswith("```")
        lines.append(line if fenced else re.sub(pattern, text, line))
    yield from changed(page, lines)


def rows_changed(page: Page, new: Callable[[Row], str]) -> Iterator[Damage]:
    """The page with other lines for the plain rows of its index."""
    lines = list(page.lines)
    for row in page.rows:
        lines[row.line] = new(row)
    yield from changed(page, lines)


def blank_lines(page: Page, _: Around) -> Iterator[Damage]:
    yield from changed(page, [text for line in page.lines for text in (["", line] if line[:1] == "#" else [line])])


def line_ends(page: Page, _: Around) -> Iterator[Damage]:
    yield from changed(page, [f"{line}\r" for line in page.lines[:-1]] + [page.lines[-1]])


def blanks_at_ends(page: Page, _: Around) -> Iterator[Damage]:
    yield from changed(page, [f"{line} " if line[-1:].isalnum() else line for line in page.lines])


def no_last_line_end(page: Page, _: Around) -> Iterator[Damage]:
    yield from changed(page, page.text.rstrip("\n").split("\n"))


def aligned_table(page: Page, _: Around) -> Iterator[Damage]:
    widest = max((len(row.cells[0].strip()) for row in page.rows), default=0)
    yield from rows_changed(page, lambda row: row_of((f" {row.cells[0].strip():{widest}} ", *row.cells[1:])))


def tight_table(page: Page, _: Around) -> Iterator[Damage]:
    yield from rows_changed(page, lambda row: row_of(tuple(cell.strip() for cell in row.cells)))


def no_outer_pipes(page: Page, _: Around) -> Iterator[Damage]:
    yield from rows_changed(
        page, lambda row: "|".join(row.cells).strip() if row.cells[-1].strip() else row_of(row.cells)
    )


def delimiter_with_colons(page: Page, _: Around) -> Iterator[Damage]:
    header, cells, rows = page.index
    if rows:
        lines = list(page.lines)
        lines[header + 1] = row_of((":---:",) * len(cells))
        yield from changed(page, lines)


def depths_in_bold(page: Page, _: Around) -> Iterator[Damage]:
    depth = page.column("depth")
    yield from rows_changed(page, lambda row: page.with_cell(row, depth, f"**{row.cells[depth].strip()}**"))


def depths_in_lower_case(page: Page, _: Around) -> Iterator[Damage]:
    depth = page.column("depth")
    yield from rows_changed(page, lambda row: page.with_cell(row, depth, row.cells[depth].strip().lower()))


def slugs_in_backticks(page: Page, _: Around) -> Iterator[Damage]:
    yield from rows_changed(page, lambda row: page.with_cell(row, page.column("lesson"), f"`{page.slug_of(row)}`"))


def columns_in_another_order(page: Page, _: Around) -> Iterator[Damage]:
    header, _cells, rows = page.index
    every = {row.line for row in rows}
    depth, lesson = page.column("depth"), page.column("lesson")
    piped = [n for n in range(header, len(page.lines)) if page.lines[n].startswith("|")]
    if rows and lesson == depth + 1 and set(piped[2 : len(every) + 2]) == every:
        lines = list(page.lines)
        for n in (header, *every):
            parts = list(cells_of(page.lines[n]))
            parts[depth], parts[lesson] = parts[lesson], parts[depth]
            lines[n] = row_of(tuple(parts))
        yield from changed(page, lines)


def pipe_escaped(page: Page, _: Around) -> Iterator[Damage]:
    if page.column("notes") == len(page.index[1]) - 1:
        yield from rows_changed(page, lambda row: row_of((*row.cells[:-1], f"{row.cells[-1]}P(a\\|b) ")))


def rows_in_another_order(page: Page, _: Around) -> Iterator[Damage]:
    """Neighbours of one lesson in each other's place."""
    lines = list(page.lines)
    for one, other in zip(page.rows[::2], page.rows[1::2], strict=False):
        if page.slug_of(one) == page.slug_of(other) and other.line == one.line + 1:
            lines[one.line], lines[other.line] = lines[other.line], lines[one.line]
    yield from changed(page, lines)


def other_bullets(page: Page, _: Around) -> Iterator[Damage]:
    yield from substituted(page, r"^- ", "* ")


def numbered_items(page: Page, _: Around) -> Iterator[Damage]:
    lines = list(page.lines)
    for _section, numbers in page.taught:
        for place, n in enumerate(numbers, start=1):
            lines[n] = BULLET.sub(f"{place}. ", page.lines[n], count=1)
    yield from changed(page, lines)


def colon_outside(page: Page, _: Around) -> Iterator[Damage]:
    yield from substituted(page, r"^\*\*([^*:]+):\*\*", r"**\1**:")


def other_emphasis(page: Page, _: Around) -> Iterator[Damage]:
    yield from substituted(page, r"^\*\*([^*_:]+:)\*\*", r"__\1__")


def other_label(page: Page, _: Around) -> Iterator[Damage]:
    yield from substituted(page, r"^\*\*Concepts taught:\*\*", "**What was taught:**")


def other_section_title(page: Page, _: Around) -> Iterator[Damage]:
    yield from substituted(page, r"^## Concept Index$", "## Index of Concepts")


def closed_headings(page: Page, _: Around) -> Iterator[Damage]:
    yield from substituted(page, r"^(#+) (.+)$", r"\1 \2 \1")


def long_dashes(page: Page, _: Around) -> Iterator[Damage]:
    if page.kind != "plan":
        yield from substituted(page, r" -- ", " — ")


def rewrapped(page: Page, _: Around) -> Iterator[Damage]:
    """Long items of lists and paragraphs on several lines."""
    lines: list[str] = []
    for n, line in enumerate(page.lines):
        plain = page.section_at(n) and re.match(r"- |\*\*Review", line) and len(line) > WIDTH
        lines += _wrapped(line) if plain else [line]
    yield from changed(page, lines)


def _wrapped(line: str) -> list[str]:
    indent = "  " if line.startswith("- ") else ""
    parts = textwrap.wrap(line, WIDTH, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)
    # A line that begins with a sign of Markdown would begin something else.
    return parts if not any(re.match(r"[-+*#>|=\d]", part.strip()) for part in parts[1:]) else [line]


def comments_between(page: Page, _: Around) -> Iterator[Damage]:
    lines = [text for line in page.lines for text in (["<!-- here -->", "", line] if line[:4] == "### " else [line])]
    yield from changed(page, lines)


def thanks(page: Page, _: Around) -> Iterator[Damage]:
    yield from changed(page, [*page.lines, "## Thanks", "", "To all who read this with a pencil.", ""])


def passed_in_other_words(page: Page, _: Around) -> Iterator[Damage]:
    yield from substituted(page, r"Passed at iteration (\d)/(\d)\.", r"PASS (iteration \1/\2).")


def findings_in_capitals(page: Page, _: Around) -> Iterator[Damage]:
    yield from substituted(page, r"^(\*\*Review:\*\*.*)$", lambda m: re.sub("improvement", "IMPROVEMENT", m[1]))


def log_dashes(page: Page, _: Around) -> Iterator[Damage]:
    yield from substituted(page, r"^(## Review) (?:—|--) ", r"\1 – ")


def reindented(page: Page, _: Around) -> Iterator[Damage]:
    """A notebook written with another indentation."""
    text = json.dumps(json.loads(page.text), indent=4, ensure_ascii=False)
    yield from changed(page, text.split("\n"))


def plan_remark(page: Page, _: Around) -> Iterator[Damage]:
    yield from changed(page, [*page.lines, "## Remarks", "", "The room has a blackboard.", ""])


def row_struck_through(page: Page, _: Around) -> Iterator[Damage]:
    """A row more, of a concept that is struck through."""
    for row in page.rows[:1]:
        cells = ["" for _ in row.cells]
        cells[page.column("concept")], cells[page.column("depth")] = "~~Quince jelly~~", "~~INTRODUCED~~"
        cells[page.column("lesson")] = f"~~{page.slug_of(row)}~~"
        lines = list(page.lines)
        lines.insert(row.line + 1, row_of(tuple(f" {cell} " for cell in cells)))
        yield from changed(page, lines)


def section_struck_through(page: Page, _: Around) -> Iterator[Damage]:
    """A section more, of a lesson that is struck through."""
    for section in page.sections[:1]:
        lines = list(page.lines)
        lines[section.start : section.start] = ["### ~~Lesson 1: Quince Jelly (quince-jelly)~~ (dropped)", ""]
        yield from changed(page, lines)


def lessons_of_their_number(page: Page, _: Around) -> Iterator[Damage]:
    """Headings that say how many lessons there are."""
    numbered = [n for n in page.headings if re.match(r"### Lesson \d+\b(?! of)", page.lines[n])]
    if page.is_complete and len(numbered) == len(page.headings):
        yield from substituted(page, r"^(### Lesson \d+)\b", rf"\1 of {len(numbered)}")


def log_struck_through(page: Page, _: Around) -> Iterator[Damage]:
    """A finding of the last review that is struck through."""
    heads = [n for n, line in enumerate(page.lines) if re.match(r"#+ Review .*\d{4}", line)]
    if heads:
        lines = list(page.lines)
        found = ["", "#### ~~[IMPROVEMENT]~~ -- Quince jelly", "", "Mended.", ""]
        yield from changed(page, [*lines, *found])
