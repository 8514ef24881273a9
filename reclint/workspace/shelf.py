"""Where what was made of documents is kept, for later looks at them and for later runs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from reclint.findings.judged import Judged
    from reclint.linking.written import Links
    from reclint.model import Record
    from reclint.text.source import Source


class Shelf(Protocol):
    """Models that are known already, by the name of their reader and their source; and the links of records."""

    def take(self, reader: str, source: Source) -> Any:
        """The model of a source, None where it is not known."""

    def has(self, reader: str, source: Source) -> bool:
        """Whether the model of a source is known."""

    def keep(self, reader: str, source: Source, model: Any) -> None:
        """Remember the model of a source."""

    def take_links(self, source: Source, record: Record) -> tuple[Links, ...] | None:
        """The links of the lessons of a record, None where they are not known."""

    def keep_links(self, source: Source, record: Record, links: tuple[Links, ...]) -> None:
        """Remember the links of the lessons of a record."""

    def take_judged(self, source: Source, part: int, grounds: str) -> Judged | None:
        """What rules made of a module, None where it is not known.

        The module is the one at the 0-based place ``part`` in a ``source``; ``grounds`` stand for the rules and for all
        that they may look at beside the content of documents.
        """

    def keep_judged(self, source: Source, part: int, grounds: str, judged: Judged) -> None:
        """Remember what rules made of a module."""
