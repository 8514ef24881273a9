"""A module that notes what is looked at through it, and lets nobody look beyond its own documents.

A rule that looks at no more follows from what was noted: where all of that is the same in another run, so is what the
rule finds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

from reclint.text.digest import digest_of
from reclint.workspace.documents import Documents
from reclint.workspace.workspace import Module, Workspace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from reclint.linking import Weights
    from reclint.linking.written import Links
    from reclint.model import Cut, Record, SeriesModule
    from reclint.readers import Lexicon
    from reclint.text.conflicts import Conflict
    from reclint.text.fences import Fence
    from reclint.text.source import Source

T = TypeVar("T")
_SHARED = frozenset({"answers", "keys", "leads_to", "left_out", "lexicon"})
"""What documents hold that is of no single one, and is part of what all modules are judged by."""


class LooksFurther(BaseException):
    """Something beyond a module's own documents was asked for; no error, so that no check takes it for its own."""


class WatchedDocuments(Documents):
    """The documents of a workspace, which keep all that is made of them; the keys asked for are noted.

    ``seen`` are the keys of documents, ``told_aside`` what was told of keys that are none.
    """

    def __init__(self, documents: Documents) -> None:
        self._documents = documents
        self.seen: set[str] = set()
        self.told_aside: dict[str, str | None] = {}

    def __getattr__(self, name: str) -> Any:
        if name not in _SHARED:
            raise LooksFurther
        return getattr(self._documents, name)

    def source(self, key: str) -> Source | None:
        """The text of a document."""
        self.seen.add(key)
        return self._documents.source(key)

    def _read(self, key: str, read: Callable[[Source, Lexicon], T]) -> T | None:
        self.seen.add(key)
        return self._documents._read(key, read)

    def conflicts(self, key: str) -> tuple[Conflict, ...]:
        """The merge conflicts in a document."""
        self.seen.add(key)
        return self._documents.conflicts(key)

    def open_fences(self, key: str) -> tuple[Fence, ...]:
        """The fences of a document that nobody closed."""
        self.seen.add(key)
        return self._documents.open_fences(key)

    def cuts(self, key: str) -> tuple[Cut, ...]:
        """What of the text of a document is not read."""
        self.seen.add(key)
        return self._documents.cuts(key)

    def weights(self, key: str, record: Record) -> Weights:
        """What the words of the index rows of a record weigh."""
        self.seen.add(key)
        return self._documents.weights(key, record)

    def links(self, key: str, record: Record) -> tuple[Links, ...]:
        """The links of the lessons of a record."""
        self.seen.add(key)
        return self._documents.links(key, record)

    def is_titled(self, key: str) -> bool:
        """Whether a document is a record by its title."""
        self.seen.add(key)
        return self._documents.is_titled(key)

    def is_record(self, key: str) -> bool:
        """Whether a document is a record."""
        self.seen.add(key)
        return self._documents.is_record(key)

    def why_aside(self, key: str) -> str | None:
        """Why a file that is there is no document."""
        self.told_aside[key] = self._documents.why_aside(key)
        return self.told_aside[key]

    def spelled(self, key: str) -> str | None:
        """The key of the document that a path names; it follows from the names of all."""
        return self._documents.spelled(key)

    def find(self, folder: str, patterns: Iterable[str]) -> str | None:
        """The first key that a pattern matches; it follows from the names of all."""
        return self._documents.find(folder, patterns)

    def match(self, pattern: str) -> list[str]:
        """The keys that a pattern matches; they follow from the names of all."""
        return self._documents.match(pattern)


class WatchedModule(Module):
    """A module as another one, over documents that note what is asked for."""

    documents: WatchedDocuments

    def __init__(self, module: Module) -> None:
        self.key = module.key
        self.part = module.part
        self.record = module.record
        self.documents = WatchedDocuments(module.documents)
        self._module = module
        self.documents.seen.add(module.key)

    @property
    def given(self) -> str:
        """What the course says of the module, and is part of what it is judged by: its number, what goes with it."""
        parts = (f"{key} {part.model_dump_json()}" for key, part in self.series_parts)
        return digest_of(self.number, *self.rollup_keys, "", *parts)

    @property
    def number(self) -> str:
        """The module's number."""
        return self._module.number

    @property
    def file_records(self) -> Sequence[Record]:
        """The records of its file."""
        return self._module.file_records

    @property
    def rollup_keys(self) -> Sequence[str]:
        """The roll-ups that are looked at with it."""
        return self._module.rollup_keys

    @property
    def series_parts(self) -> tuple[tuple[str, SeriesModule], ...]:
        """What series plans say of it."""
        return self._module.series_parts

    @property
    def workspace(self) -> Workspace:  # type: ignore[override]
        """The course around it, which nobody may look at from here.

        Raises:
            LooksFurther: always.
        """
        return _further()


def _further() -> NoReturn:
    raise LooksFurther
