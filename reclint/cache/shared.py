"""The models that a run has made, for other states of the course that it looks at: most documents are alike there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from reclint.findings.judged import Judged
    from reclint.linking.written import Links
    from reclint.model import Record
    from reclint.text.source import Source
    from reclint.workspace import Shelf

_STATES = 2
"""How many contents of one document are remembered: today's, and that of the state it is compared with."""


class SharedShelf:
    """A shelf in memory before another one, if there is one: the models and links of what documents held last."""

    def __init__(self, behind: Shelf | None = None) -> None:
        self._behind = behind
        self._models: dict[tuple[str, str], dict[str, Any]] = {}
        self._links: dict[tuple[str, str], dict[int, tuple[Record, tuple[Links, ...]]]] = {}
        self._judged: dict[tuple[str, int], dict[tuple[str, str], Judged]] = {}

    def take(self, reader: str, source: Source) -> Any:
        """The model of a source, None where it is not known."""
        model = self._models.get((reader, source.path), {}).get(source.checksum)
        if model is None and self._behind:
            model = self._behind.take(reader, source)
            self._remember(reader, source, model)
        return model

    def has(self, reader: str, source: Source) -> bool:
        """Whether the model of a source is known."""
        known = source.checksum in self._models.get((reader, source.path), {})
        return known or bool(self._behind and self._behind.has(reader, source))

    def keep(self, reader: str, source: Source, model: Any) -> None:
        """Remember the model of a source."""
        self._remember(reader, source, model)
        if self._behind:
            self._behind.keep(reader, source, model)

    def take_links(self, source: Source, record: Record) -> tuple[Links, ...] | None:
        """The links of the lessons of a record, None where they are not known; they are those of this very model."""
        known = self._links.get((source.path, source.checksum), {}).get(record.span.start)
        if known and known[0] is record:
            return known[1]
        links = self._behind.take_links(source, record) if self._behind else None
        if links is not None:
            self._remember_links(source, record, links)
        return links

    def keep_links(self, source: Source, record: Record, links: tuple[Links, ...]) -> None:
        """Remember the links of the lessons of a record."""
        self._remember_links(source, record, links)
        if self._behind:
            self._behind.keep_links(source, record, links)

    def take_judged(self, source: Source, part: int, grounds: str) -> Judged | None:
        """What rules made of a module, None where it is not known."""
        known = self._judged.get((source.path, part), {}).get((source.checksum, grounds))
        if known is None and self._behind:
            known = self._behind.take_judged(source, part, grounds)
        return known

    def keep_judged(self, source: Source, part: int, grounds: str, judged: Judged) -> None:
        """Remember what rules made of a module."""
        known = self._judged.setdefault((source.path, part), {})
        known.pop((source.checksum, grounds), None)
        while len(known) >= _STATES:
            del known[next(iter(known))]
        known[source.checksum, grounds] = judged
        if self._behind:
            self._behind.keep_judged(source, part, grounds, judged)

    def _remember_links(self, source: Source, record: Record, links: tuple[Links, ...]) -> None:
        """The links of a record, by the place of its title: a file may hold several."""
        self._links.setdefault((source.path, source.checksum), {})[record.span.start] = record, links

    def _remember(self, reader: str, source: Source, model: Any) -> None:
        known = self._models.setdefault((reader, source.path), {})
        if model is None or source.checksum in known:
            return
        while len(known) >= _STATES:
            old = next(iter(known))
            del known[old]
            self._links.pop((source.path, old), None)
        known[source.checksum] = model
