"""The documents below a folder in one state: as they lie on disk, as Git's index holds them, as a commit does.

A `Tree` names its documents by keys and reads them one at a time; nothing is read before it is asked for.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from reclint.files.discovery import SUFFIXES, documents_among, find_documents
from reclint.files.reading import read_source
from reclint.text.errors import SourceError
from reclint.text.source import Source

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from reclint.files.git import Repository


@dataclass(frozen=True, slots=True)
class Tree:
    """Documents by key: paths relative to the folder, with forward slashes.

    ``read`` gives the document of a key and may raise `SourceError`; ``closed`` are folders that cannot be listed.
    """

    keys: tuple[str, ...]
    read: Callable[[str], Source]
    closed: Mapping[str, SourceError] = field(default_factory=dict)

    def overlaid(self, texts: Mapping[str, bytes]) -> Tree:
        """The same documents with texts laid over them, by key; those that are no documents are left out."""
        laid = {key: data for key, data in texts.items() if key.endswith(SUFFIXES)}
        if not laid:
            return self
        below, keys = self.read, dict.fromkeys([*self.keys, *laid])
        return replace(
            self, keys=tuple(keys), read=lambda key: Source.decode(key, laid[key]) if key in laid else below(key)
        )


def _nothing(key: str) -> Source:
    raise SourceError(key, "there is no such document")


EMPTY = Tree((), _nothing)
"""No documents at all."""


def disk_tree(root: Path, exclude: Sequence[str]) -> Tree:
    """The documents as they lie on disk."""
    closed: dict[str, SourceError] = {}
    keys = find_documents(root, exclude, closed)
    return Tree(tuple(keys), lambda key: read_source(root / key, key), closed)


def index_tree(repository: Repository, exclude: Sequence[str]) -> Tree:
    """The documents as the next commit will hold them.

    A file whose work tree does not differ from the index is read from disk, where Git's filters have been applied; one
    that a sparse checkout leaves out is read from the index.
    """
    entries = repository.index()
    keys = documents_among(entries, exclude)
    changed = repository.contents(entries, sorted(repository.unstaged().intersection(keys)))

    def read(key: str) -> Source:
        path, held = repository.folder / key, changed.get(key)
        if held is None and not path.exists():
            held = repository.contents(entries, [key]).get(key)
        return read_source(path, key) if held is None else Source.decode(key, held)

    return Tree(tuple(keys), read)


def commit_tree(repository: Repository, commit: str, exclude: Sequence[str]) -> Tree:
    """The documents of a commit."""
    entries = repository.tree(commit)
    data = repository.contents(entries, documents_among(entries, exclude))
    return Tree(tuple(data), lambda key: Source.decode(key, data[key]))
