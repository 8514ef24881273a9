"""What a course looked at in another state and cannot today, since it lies outside of what is left of the course."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from reclint.run import engine
from reclint.text.source import Span
from reclint.workspace import Lack
from reclint.workspace.parts import COURSE, RECORD, SUMMARY

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reclint.course.wider import Wider
    from reclint.run.base import Base
    from reclint.workspace.earlier import EarlierDocument


@dataclass(frozen=True)
class Outside:
    """The course that was, and both states as a ``base`` by keys from its root."""

    wider: Wider
    base: Base

    @cached_property
    def lost(self) -> tuple[EarlierDocument, ...]:
        """The documents that rules of today's course looked at and cannot any more, by keys of today.

        What belongs to a record of another course, and what that course looks at, is a matter of that one.
        """
        if not any(self._is_ours(document) for document in self.base.inventory.documents):
            return ()
        now = engine.run(self.base.after, self.base.rules, self.base.known).outcomes
        documents = self.base.sight(now).documents
        return tuple(self._told(document) for document in documents if document.rules and self._is_ours(document))

    def _is_ours(self, document: EarlierDocument) -> bool:
        role = document.role
        if not document.is_lost or not self.wider.is_outside(role.key):
            return False
        if role.kind == RECORD:
            return self.wider.owner(role.key) is None
        if role.kind in (COURSE, SUMMARY):
            return self._is_missed(role.kind) and self.wider.owner(role.key) not in self._with_records
        record = self.base.before.module_numbered(role.module or "")
        return record is not None and self.base.names.key_now(record.key) in self.base.after.documents.keys

    def _is_missed(self, kind: str) -> bool:
        """Whether today's course has records, and no roll-up of a kind any more."""
        after = self.base.after
        return bool(after.modules) and not (after.course if kind == COURSE else after.summaries)

    @cached_property
    def _with_records(self) -> frozenset[Path | None]:
        """The roots of the courses that records of before belong to today."""
        keys = (module.key for module in self.base.before.modules)
        return frozenset(self.wider.owner(key) for key in keys if self.wider.is_there(key))

    def _told(self, document: EarlierDocument) -> EarlierDocument:
        role, lack = document.role, document.lack
        if self.wider.is_there(role.key):
            lack = Lack.EXCLUDED if role.kind == RECORD else Lack.OUTSIDE
        return replace(
            document,
            role=role._replace(key=self.wider.key_today(role.key)),
            key=self.wider.key_today(document.key),
            lack=lack,
            named=self._today(document.named),
            spoken_of=self._today(document.spoken_of),
            home=self._today(next(self._homes(role.module), None)),
        )

    def _homes(self, number: str | None) -> Iterator[tuple[str, Span]]:
        """The records of today that a document belonged to: that of its module, or all."""
        for module in self.base.after.modules:
            renamed = self.base.names.renamed.get(module.home)
            if number is None or (renamed.earlier if renamed else module.number) == number:
                yield module.key, Span(0, 0)

    def _today(self, place: tuple[str, Span] | None) -> tuple[str, Span] | None:
        return (self.wider.key_today(place[0]), place[1]) if place else None
