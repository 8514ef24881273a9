"""A document as lines, with what the operators look for, found without any reader of reclint.

A place that only the readers find would never be damaged where they fail, and a harness built on them would be green
because it had not looked. So rows, sections and lists are found here by a few plain patterns, and what these do not fit
is left alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath
from typing import NamedTuple

DEPTHS = ("MENTIONED", "INTRODUCED", "DEVELOPED", "APPLIED")
LOADS = ("STRETCH", "BUILD", "CONSOLIDATE")
TAUGHT = re.compile(r"^\*\*(?:Concepts taught|What was taught)[^*]*\*\*:?\s*$")
LABEL = re.compile(r"^\*\*([^*:]+):\*\*")
BULLET = re.compile(r"^(?:[-*]|\d+[.)]) ")
SLUG = r"[a-z0-9]+(?:-[a-z0-9]+)+"


class Damage(NamedTuple):
    """A document with a fault in it: its key, its lines, and the 1-based lines that a finding of it must be about.

    ``touched`` are the 1-based lines of the document as it was that the damage is done to.
    """

    key: str
    lines: tuple[str, ...]
    at: frozenset[int]
    touched: frozenset[int]

    @property
    def text(self) -> str:
        """The text of the damaged document."""
        return "\n".join(self.lines)


class Row(NamedTuple):
    """A row of a table: its line, from 0, and its cells."""

    line: int
    cells: tuple[str, ...]


class Section(NamedTuple):
    """The lines of a lesson's section, from 0, and its slug."""

    start: int
    stop: int
    slug: str


def cells_of(line: str) -> tuple[str, ...]:
    """The cells of a row, blanks kept, without those outside the outer pipes."""
    return tuple(re.split(r"(?<!\\)\|", line.strip()))[1:-1]


def row_of(cells: tuple[str, ...]) -> str:
    """The line of a row."""
    return "|" + "|".join(cells) + "|"


@dataclass(frozen=True)
class Page:
    """One document of a course."""

    key: str
    text: str

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """Its lines; the last one is empty where the text ends with a line break."""
        return tuple(self.text.split("\n"))

    @cached_property
    def kind(self) -> str:
        """What the document is by its name: ``record``, ``plan``, ``log``, ``notebook``, ``roll-up`` or ``other``."""
        path = PurePosixPath(self.key)
        if path.suffix == ".ipynb":
            return "notebook"
        kinds = {"record.md": "record", "plan.md": "plan", "summary.md": "roll-up", "course.md": "course"}
        return "log" if path.parent.name == "lessons" else kinds.get(path.name, "other")

    @cached_property
    def folder(self) -> str:
        """The folder that it lies in."""
        return str(PurePosixPath(self.key).parent)

    @property
    def module(self) -> str:
        """The number of the module whose folder it lies in; empty where that does not say."""
        found = re.search(r"module-(\d+)-(\d+)(?:/|$)", self.folder + "/")
        return f"{found[1]}.{found[2]}" if found else ""

    def replaced(self, line: int, *new: str, at: int | None = None, also: tuple[int, ...] = ()) -> Damage:
        """The page with other lines in place of one; ``at`` is the line of the finding, from 0."""
        lines = (*self.lines[:line], *new, *self.lines[line + 1 :])
        places = frozenset(n + 1 for n in (line if at is None else at, *also))
        return Damage(self.key, lines, places, frozenset({line + 1}))

    def inserted(self, line: int, *new: str, at: int | None = None) -> Damage:
        """The page with lines put in before one."""
        lines = (*self.lines[:line], *new, *self.lines[line:])
        return Damage(self.key, lines, frozenset({(line if at is None else at) + 1}), frozenset({line + 1}))

    def without(self, start: int, stop: int, at: int) -> Damage:
        """The page without some of its lines; ``at`` is the line of the finding after that."""
        touched = frozenset(range(start + 1, stop + 1))
        return Damage(self.key, self.lines[:start] + self.lines[stop:], frozenset({at + 1}), touched)

    # What a record has.

    @cached_property
    def index(self) -> tuple[int, tuple[str, ...], tuple[Row, ...]]:
        """The line of the index's header, its cells, and its rows that have as many cells; -1 where there is none."""
        heading = next((n for n, line in enumerate(self.lines) if re.match(r"#+ .*concept index", line, re.I)), -1)
        if heading < 0:
            return -1, (), ()
        stop = next((n for n in range(heading + 1, len(self.lines)) if self.lines[n].startswith("#")), len(self.lines))
        piped = [n for n in range(heading + 1, stop) if self.lines[n].startswith("|")]
        if len(piped) < 3:
            return -1, (), ()
        header = cells_of(self.lines[piped[0]])
        rows = [Row(n, cells_of(self.lines[n])) for n in piped[2:]]
        return piped[0], header, tuple(row for row in rows if len(row.cells) == len(header))

    def column(self, name: str) -> int:
        """The place of a column of the index; -1 where it has none."""
        return next((n for n, cell in enumerate(self.index[1]) if name in cell.lower()), -1)

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """The rows of the index with one plain depth and one slug."""
        depth, lesson = self.column("depth"), self.column("lesson")
        if min(depth, lesson) < 0:
            return ()
        plain = [row for row in self.index[2] if row.cells[depth].strip() in DEPTHS]
        return tuple(row for row in plain if re.fullmatch(SLUG, row.cells[lesson].strip().strip("`")))

    def slug_of(self, row: Row) -> str:
        """The slug in a row's lesson cell."""
        return row.cells[self.column("lesson")].strip().strip("`")

    def with_cell(self, row: Row, place: int, text: str) -> str:
        """A row's line with another text in one cell."""
        return row_of((*row.cells[:place], f" {text} " if text else " ", *row.cells[place + 1 :]))

    @cached_property
    def slugs(self) -> tuple[str, ...]:
        """The slugs that the index names, in order."""
        return tuple(dict.fromkeys(self.slug_of(row) for row in self.rows))

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """The sections of lessons whose heading names a slug of the index."""
        found = []
        heads = [n for n, line in enumerate(self.lines) if re.match(r"#{1,3} ", line)]
        for place, start in enumerate(heads):
            named = [slug for slug in self.slugs if re.search(rf"(?<![\w-]){slug}(?![\w-])", self.lines[start])]
            if self.lines[start].startswith("### ") and named:
                stop = heads[place + 1] if place + 1 < len(heads) else len(self.lines)
                found.append(Section(start, stop, max(named, key=len)))
        return tuple(found)

    @cached_property
    def headings(self) -> tuple[int, ...]:
        """The lines of all level-3 headings after the title of the summaries."""
        start = next((n for n, line in enumerate(self.lines) if re.match(r"## .*summar", line, re.I)), len(self.lines))
        stop = next((n for n in range(start + 1, len(self.lines)) if self.lines[n].startswith("## ")), len(self.lines))
        return tuple(n for n in range(start, stop) if self.lines[n].startswith("### "))

    def section_at(self, line: int) -> Section | None:
        """The section that a line lies in."""
        return next((section for section in self.sections if section.start < line < section.stop), None)

    def label(self, section: Section, pattern: str) -> int | None:
        """The line of the field of a section whose label fits a pattern."""
        numbers = range(section.start, section.stop)
        return next((n for n in numbers if (m := LABEL.match(self.lines[n])) and re.match(pattern, m[1])), None)

    def bullets(self, start: int) -> range:
        """The lines of the flat list that begins at a line."""
        stop = start
        while stop < len(self.lines) and BULLET.match(self.lines[stop]):
            stop += 1
        return range(start, stop)

    @cached_property
    def taught(self) -> tuple[tuple[Section, range], ...]:
        """The lists of taught concepts, each with its section."""
        heads = [n for n, line in enumerate(self.lines) if TAUGHT.match(line)]
        lists = [(self.section_at(n), self.bullets(n + 1)) for n in heads]
        return tuple((section, lines) for section, lines in lists if section and len(lines) > 1)

    @cached_property
    def marked(self) -> tuple[tuple[Section, int, str, str], ...]:
        """The taught items ``- name (DEPTH)``: section, line, name and depth."""
        found = []
        for section, numbers in self.taught:
            for n in numbers:
                match = re.match(rf"^(?:[-*]|\d+\.) ([^()]+) \(({'|'.join(DEPTHS)})\)(?=$| ?[-—])", self.lines[n])
                if match:
                    found.append((section, n, match[1].strip(), match[2]))
        return tuple(found)

    def rows_named(self, name: str, slug: str) -> tuple[Row, ...]:
        """The rows of a lesson that have just this name, a parenthesis apart."""
        wanted = name.lower()
        rows = (row for row in self.index[2] if slug in row.cells[self.column("lesson")])
        return tuple(row for row in rows if row.cells[self.column("concept")].strip().lower().split(" (")[0] == wanted)

    @property
    def is_complete(self) -> bool:
        """Whether its head calls the module complete."""
        return any(re.match(r"\*\*Status:\*\* Complete", line) for line in self.lines[:12])


@dataclass(frozen=True)
class Around:
    """The documents of a course by key."""

    pages: dict[str, Page]

    @cached_property
    def by_kind(self) -> dict[str, list[Page]]:
        """The documents of each kind, in order."""
        found: dict[str, list[Page]] = {}
        for _, page in sorted(self.pages.items()):
            found.setdefault(page.kind, []).append(page)
        return found

    def of_kind(self, kind: str) -> list[Page]:
        """The documents of one kind, in order."""
        return self.by_kind.get(kind, [])

    def plan(self, page: Page) -> Page | None:
        """The plan beside a record."""
        return self.pages.get(f"{page.folder}/plan.md")

    def record(self, page: Page) -> Page | None:
        """The record of the module whose folder a document lies in."""
        folder = page.folder.removesuffix("/lessons")
        slug = re.sub(r"^(?:\d+-)*", "", PurePosixPath(page.key).stem)
        return self.pages.get(f"{folder}/record.md") or self.record_with(slug)

    def record_with(self, slug: str) -> Page | None:
        """The record that has a section for a slug."""
        records = self.of_kind("record")
        return next((page for page in records if any(part.slug == slug for part in page.sections)), None)

    def log(self, page: Page, slug: str) -> Page | None:
        """The planning document of a lesson."""
        return self.pages.get(f"{page.folder}/lessons/{slug}.md") or self.pages.get(f"lessons/{slug}.md")

    def notebook(self, slug: str) -> Page | None:
        """The notebook that is named after a lesson."""
        found = [page for page in self.of_kind("notebook") if re.search(rf"-\d+-{slug}\.ipynb$", page.key)]
        return found[0] if len(found) == 1 else None
