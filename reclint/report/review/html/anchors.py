"""The fragments of the page. They are stable: somebody may have sent one to a colleague."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reclint.findings.finding import Place
    from reclint.findings.outcome import Home
    from reclint.review import ConceptCourse, ModuleReview, Review

_NO_WORD = re.compile(r"[\W_]+")
"""What an anchor has a dash for: "series-1/module-1-3/record.md"."""


@dataclass(frozen=True, slots=True)
class Anchors:
    """What records are called in fragments: ``names`` by their modules."""

    names: Mapping[Home, str]
    starts: Mapping[str, Sequence[tuple[int, str]]]
    """By the keys of records, the first line of each module in the file, from 1, with its name."""

    @classmethod
    def of(cls, review: Review) -> Anchors:
        """The names of a review's records: their numbers, or their paths where a number is missing or taken."""
        names: dict[Home, str] = {}
        taken: set[str] = set()
        for place, module in enumerate(review.modules, 1):
            path = _NO_WORD.sub("-", review.lookup.path(module.key).casefold()).strip("-")
            name = next(name for name in (module.number, path, f"{path}-{place}") if name and name not in taken)
            names[module.home] = name
            taken.add(name)
        starts: dict[str, list[tuple[int, str]]] = {}
        for module in sorted(review.modules, key=lambda module: module.lines):
            starts.setdefault(module.key, []).append((module.lines[0], names[module.home]))
        return cls(names, starts)

    def record(self, module: ModuleReview) -> str:
        """The name of a module's record, such as ``5.1``."""
        return self.names[module.home]

    def line(self, key: str, line: int) -> str | None:
        """The link to a line of a record; None where the page does not hold the document."""
        above = [name for first, name in self.starts.get(key, ()) if first <= line]
        return f"#record-{above[-1]}-L{line}" if above else None

    def place(self, place: Place) -> str | None:
        """The link to the line on which a place starts."""
        return self.line(place.document, place.start.line)


def concept_anchor(concept: ConceptCourse) -> str:
    """The fragment of a concept's page."""
    return f"concept-{concept.anchor.removeprefix('c-')}"


def view_link(view: str, **filters: str) -> str:
    """The link to a view with some filters set; empty ones are left out."""
    wanted = {name: value for name, value in filters.items() if value}
    return f"#{view}?{urlencode(wanted)}" if wanted else f"#{view}"
