"""How far links can be trusted, against truth made by hand: `python -m bench.links COURSE…` prints a line a course.

A course keeps its truth in ``gold/N.M.json``, one file for each ``module-N-M/record.md``: the lines of the rows that
each taught item names.
F1 alone does not see the worst fault, so two more figures are taken, over the items that name one row which no other
item of the lesson names. **Row gone**: the row is deleted from the index; the share of items that are then linked, for
certain, to another one. **Item gone**: the item is deleted; the share whose row another item then claims.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from reclint.api import Course, Request
from reclint.linking import Decision, Link, link_lesson, link_record
from reclint.model import ConceptRow, LessonSummary, Record, Statement
from reclint.vocabulary.vocabulary import Vocabulary
from reclint.workspace import Module

SAME_NAME = 0.6
"""The share of the words of the shorter name that two names of one item have in common at least."""

Lines = frozenset[int]
"""The 1-based lines of rows."""


class Meant(NamedTuple):
    """An item by its line and name, and the rows that it names."""

    line: int
    name: str
    rows: Lines


Truth = dict[int, list[Meant]]
"""The items of each lesson, by the line of its heading."""


@dataclass
class Figures:
    """What was counted, and what went wrong in words."""

    right: int = 0
    wrong: int = 0
    missed: int = 0
    single: int = 0
    row_gone: int = 0
    item_gone: int = 0
    told: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """The share of links that are true."""
        return self.right / max(self.right + self.wrong, 1)

    @property
    def recall(self) -> float:
        """The share of true links that were found."""
        return self.right / max(self.right + self.missed, 1)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.right / max(2 * self.right + self.wrong + self.missed, 1)

    def __str__(self) -> str:
        shares = [
            self.f1,
            self.precision,
            self.recall,
            *(n / max(self.single, 1) for n in (self.row_gone, self.item_gone)),
        ]
        names = ("F1", "precision", "recall", "row gone", "item gone")
        return (
            "  ".join(f"{name} {share:.3f}" for name, share in zip(names, shares, strict=True)) + f"  of {self.single}"
        )


def measure(course: Path) -> Figures:
    """The figures of a course that has its truth beside its records."""
    opened = Course(Request(paths=(course,)))
    modules = {Path(module.key).parent.name: module for module in opened.workspace.modules}
    figures = Figures()
    for path in sorted((course / "gold").glob("*.json")):
        if module := modules.get(f"module-{path.stem.replace('.', '-')}"):
            measure_record(module, truth_of(json.loads(path.read_text("utf-8"))), figures)
    return figures


def truth_of(gold: dict[str, Any]) -> Truth:
    """The truth of a record as its file states it."""
    return {
        lesson["line"]: [Meant(item["line"], item["name"], frozenset(item["refs"])) for item in lesson["taught"]]
        for lesson in gold["lessons"]
    }


def measure_record(module: Module, truth: Truth, figures: Figures) -> None:
    """Add what is right and wrong in a record, and what becomes of its links where a row or an item is gone."""
    record, vocabulary = module.record, module.vocabulary
    for place, (lesson, links) in enumerate(zip(record.lessons, link_record(record, vocabulary), strict=True)):
        wanted = _paired(module, truth.get(_line(module, lesson), []), links, figures)
        _count(module.key, wanted, figures)
        named = Counter(line for _, lines in wanted for line in lines)
        for link, lines in wanted:
            if len(lines) == 1 and all(named[line] == 1 for line in lines):
                _without_row(record, lesson, link, lines, vocabulary, figures)
                _without_item(record, place, link, lines, vocabulary, figures)


def _line(module: Module, stated: Statement) -> int:
    source = module.documents.source(module.key)
    assert source
    return source.position(stated.span.start).line


def _paired(
    module: Module, truth: Sequence[Meant], links: Sequence[Link], figures: Figures
) -> list[tuple[Link, Lines]]:
    """The links with what is true of them; items that the reader did not find are missed, others name nothing."""
    open_ = [(_line(module, link.item), link) for link in links]
    found = []
    for meant in truth:
        same = (entry for entry in open_ if entry[0] == meant.line and _same_name(entry[1].item.name, meant.name))
        if hit := next(same, None):
            open_.remove(hit)
            found.append((hit[1], meant.rows))
        else:
            figures.missed += len(meant.rows)
    return found + [(link, Lines()) for _, link in open_]


def _words(text: str) -> set[str]:
    return set(re.findall(r"[a-z0-9]+", text.lower()))


def _same_name(one: str, other: str) -> bool:
    left, right = _words(one), _words(other)
    return bool(left and right) and len(left & right) >= SAME_NAME * min(len(left), len(right))


def _lines(rows: Sequence[ConceptRow]) -> set[int]:
    return {row.line + 1 for row in rows}


def _count(key: str, wanted: Sequence[tuple[Link, Lines]], figures: Figures) -> None:
    for link, lines in wanted:
        got = _lines(link.rows)
        figures.right += len(lines & got)
        figures.wrong += len(got - lines)
        figures.missed += len(lines - got)
        if lines != got:
            extra, lost = sorted(got - lines), sorted(lines - got)
            figures.told.append(f"{key}: {link.item.name!r}: missed {lost}, extra {extra} ({link.decision.value})")


def _without_row(
    record: Record,
    lesson: LessonSummary,
    link: Link,
    lines: Lines,
    vocabulary: Vocabulary,
    figures: Figures,
) -> None:
    """Whether the item is linked for certain to another row where the one that it names is not there."""
    assert record.index
    kept = tuple(row for row in record.rows if row.line + 1 not in lines)
    stated = {name: getattr(record, name) for name in Record.model_fields}  # a copy would keep what is cached
    less = Record(**{**stated, "index": record.index.model_copy(update={"rows": kept})})
    now = next(other for other in link_lesson(less, lesson, vocabulary) if other.item is link.item)
    figures.single += 1
    if now.decision is Decision.CERTAIN and now.rows:
        figures.row_gone += 1
        figures.told.append(f"row gone: {link.item.name!r} is linked to {[row.name.text for row in now.rows]}")


def _without_item(
    record: Record, place: int, link: Link, lines: Lines, vocabulary: Vocabulary, figures: Figures
) -> None:
    """Whether another item claims the row where the item that names it is not there."""
    lesson = record.lessons[place]
    less = lesson.model_copy(update={"taught": tuple(item for item in lesson.taught if item is not link.item)})
    for other in link_lesson(record, less, vocabulary):
        if lines & _lines(other.rows):
            figures.item_gone += 1
            figures.told.append(f"item gone: {other.item.name!r} claims the row of {link.item.name!r}")
            return


def lines_of(courses: Sequence[Path], *, wordy: bool) -> Iterator[str]:
    """A line a course, and before it, where it is asked for, all that went wrong."""
    for course in courses:
        figures = measure(course)
        if wordy:
            yield from figures.told
        yield f"{course.name}: {figures}"


def main() -> None:
    """Print the figures of the courses that the command line names."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("courses", type=Path, nargs="+", metavar="COURSE")
    parser.add_argument("--misses", action="store_true", help="print each link that is wrong before the figures")
    options = parser.parse_args()
    for line in lines_of(options.courses, wordy=options.misses):
        print(line)


if __name__ == "__main__":
    main()
