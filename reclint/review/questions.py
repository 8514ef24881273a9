"""What a reviewer may answer to a question: which rows an item may mean, beside that it is fine or a fault."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reclint.linking import link_facts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reclint.findings.finding import Finding, Place
    from reclint.linking import Link
    from reclint.workspace import Module, Workspace


@dataclass(frozen=True, slots=True)
class RowChoice:
    """A row that an item may mean: its name, depth and 1-based line, and the checksum of item and row."""

    name: str
    depth: str | None
    line: int
    facts: str


class Choices:
    """The rows that the questions of a workspace offer; each module is looked at once."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._known: dict[Module, dict[tuple[int, int], Link]] = {}

    def of(self, finding: Finding) -> tuple[RowChoice, ...]:
        """The rows that the item may mean which a finding is about, best first; none where it is about no item."""
        modules = self._workspace.modules_at(finding.document) if finding.facts or finding.question else ()
        links = (self._links(module).get(_start(finding.place)) for module in modules)
        link = next(filter(None, links), None)
        if link is None:
            return ()
        rows = {candidate.row.name.text: candidate.row for candidate in reversed(link.candidates)}
        return tuple(
            RowChoice(
                name,
                row.depth.level if row.depth else None,
                row.line + 1,
                link_facts(link.item, name),
            )
            for name, row in reversed(rows.items())
        )

    def _links(self, module: Module) -> dict[tuple[int, int], Link]:
        """The links of a module by the places of their items."""
        if module not in self._known:
            self._known[module] = dict(_placed(module))
        return self._known[module]


def _start(place: Place) -> tuple[int, int]:
    return place.start.line, place.start.column


def _placed(module: Module) -> Iterator[tuple[tuple[int, int], Link]]:
    source = module.documents.source(module.key)
    if source is None:
        return
    for lesson in module.lessons:
        for link in lesson.links:
            at = source.position(link.item.span.start)
            yield (at.line, at.column), link
