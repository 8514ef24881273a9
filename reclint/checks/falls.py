"""Where a concept that the student held deeper is stated less deep again, by rows of later modules and lessons."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from reclint.linking import spelled_as_one

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reclint.model import ConceptRow
    from reclint.workspace import Module, Workspace


class Fall(NamedTuple):
    """A row of a module that states less than an earlier one, which is of the module ``home``."""

    module: Module
    row: ConceptRow
    home: Module
    earlier: ConceptRow


def falls(course: Workspace) -> Iterator[Fall]:
    """The rows that state a lower depth than an earlier row of the same name, and call it no recap."""
    deepest: dict[str, tuple[Module, ConceptRow]] = {}
    for module in course.modules:
        told = set()
        for row in module.record.rows:
            home, earlier = deepest.get(spelled_as_one(row.name.text), (None, None))
            if home and earlier and home is not module and _falls(module, row, earlier):
                told.add(row.span)
                yield Fall(module, row, home, earlier)
            if _level(row) and (earlier is None or _rank(module, row) >= _rank(module, earlier)):
                deepest[spelled_as_one(row.name.text)] = (module, row)
        yield from (fall for fall in _within(module) if fall.row.span not in told)


def _within(module: Module) -> Iterator[Fall]:
    """The rows of later lessons of a module that state less than one of an earlier lesson."""
    places = {lesson.slug: lesson.place for lesson in module.lessons if lesson.slug}
    for rows in several_rows(module):
        placed = [(min(places.get(ref.slug, 0) for ref in row.lessons), row) for row in rows if row.lessons]
        held: ConceptRow | None = None
        for _, row in sorted((pair for pair in placed if pair[0]), key=lambda pair: pair[0]):
            if held and not _share_lessons(held, row) and _falls(module, row, held) and not _is_repeated(module, row):
                yield Fall(module, row, module, held)
            if held is None or _rank(module, row) >= _rank(module, held):
                held = row


def several_rows(module: Module) -> Iterator[list[ConceptRow]]:
    """The rows of a module that state a depth, those of one name together, where there are several."""
    found: dict[str, list[ConceptRow]] = defaultdict(list)
    for row in module.record.rows:
        if _level(row):
            found[spelled_as_one(row.name.text)].append(row)
    return (rows for rows in found.values() if len(rows) > 1)


def _share_lessons(one: ConceptRow, other: ConceptRow) -> bool:
    return bool({ref.slug for ref in one.lessons} & {ref.slug for ref in other.lessons})


def _falls(module: Module, row: ConceptRow, earlier: ConceptRow) -> bool:
    """Whether a row states less than an earlier one; to mention something again takes nothing back."""
    lower = _level(row) is not None and _rank(module, row) < _rank(module, earlier)
    # "DEVELOPED (recap)", "revisited from 4.2": the word stands in the depth, the notes or beside the lesson.
    said = " ".join([row.depth.text if row.depth else "", row.notes, *(ref.note or "" for ref in row.lessons)])
    return lower and _level(row) != module.vocabulary.depths[0] and not _calls_it_recap(module, said)


def _is_repeated(module: Module, row: ConceptRow) -> bool:
    """Whether a lesson of the row lists it among what it revisits, or its item calls it a recap."""
    slugs = {ref.slug for ref in row.lessons}
    links = (link for lesson in module.lessons if lesson.slug in slugs for link in lesson.links if row in link.rows)
    return any(link.item.revisited or _calls_it_recap(module, link.item.text) for link in links)


def _calls_it_recap(module: Module, said: str) -> bool:
    return re.search(rf"\b{module.documents.lexicon.word('recap')}\b", said, re.I) is not None


def _level(row: ConceptRow) -> str | None:
    return row.depth.level if row.depth else None


def _rank(module: Module, row: ConceptRow) -> int:
    return module.vocabulary.depth_ranks.get(_level(row) or "", -1)


def shares_concepts(course: Workspace) -> bool:
    """Whether the indexes of two modules, or an index, have two rows of one name, both with a depth."""
    if any(rows for module in course.modules for rows in several_rows(module)):
        return True
    home: dict[str, Module] = {}
    rows = ((module, row) for module in course.modules for row in module.record.rows)
    stated = ((module, spelled_as_one(row.name.text)) for module, row in rows if row.depth and row.depth.level)
    return any(home.setdefault(name, module) is not module for module, name in stated)
