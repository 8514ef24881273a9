"""The files below a folder in one state: as they lie on disk, as Git's index holds them, as a commit does.

A `Tree` names its documents by keys and reads files one at a time; nothing is read before it is asked for. What
governs a course, its configuration, rule files and baseline, is read through the same tree as its documents.
"""

from __future__ import annotations

import os
from bisect import bisect_left
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from reclint.files.bounds import Bounds
from reclint.files.discovery import list_anyway, list_documents, path_matcher
from reclint.files.names import composed, inside, is_document, is_markdown, own_part, top_of
from reclint.files.reading import LEADS_OUT, data_at
from reclint.text.errors import SourceError
from reclint.text.source import LFS, POINTER, Source

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from reclint.files.discovery import ListFiles
    from reclint.files.git import Repository, TreeEntry

_AT_ONCE = 256
"""How many documents are asked of Git in one go; one by one, each costs as much as a process."""


class Tree(NamedTuple):
    """Documents by key: paths relative to the folder, with forward slashes, their accents composed.

    ``names`` are the names of those that are called otherwise where they lie. ``data`` gives the bytes of any file by
    its name and may raise `SourceError`, ``has`` tells whether there is one. ``closed`` are folders that cannot be
    listed, ``links`` for each Markdown file that is a link the document that it leads to, and ``targets`` for each link
    that Git holds the file that it leads to, whatever its kind. ``left_out`` are documents that are none of the tree,
    since a sparse checkout leaves them out.
    """

    folder: Path
    keys: tuple[str, ...]
    data: Callable[[str], bytes]
    has: Callable[[str], bool]
    names: Mapping[str, str] = {}
    closed: Mapping[str, SourceError] = {}
    links: Mapping[str, str] = {}
    targets: Mapping[str, str] = {}
    left_out: tuple[str, ...] = ()
    is_disk: bool = False

    def name(self, key: str) -> str:
        """What a document is called where it lies."""
        return self.names.get(key, key)

    def path(self, key: str) -> Path:
        """Where a document lies."""
        return self.folder / self.name(key)

    @property
    def listing(self) -> list[str]:
        """All that is known without reading a file, in one order."""
        return sorted([*self.keys, *(f"{key} -> {target}" for key, target in self.links.items())])

    def read(self, key: str) -> Source:
        """The document of a key.

        Raises:
            SourceError: it cannot be read or is not UTF-8.
        """
        try:
            source = Source.decode(key, self.data(self.name(key)))
        except SourceError as error:
            raise SourceError(key, error.reason, error.hint) from None
        if is_markdown(key) and source.text.startswith(LFS):
            raise SourceError(key, POINTER, "fetch the file by git lfs pull")
        return source

    def cut(self, folder: Path, without: Collection[str] = ()) -> Tree:
        """The tree of a folder in this one, without some folders below it."""
        below = folder.relative_to(self.folder).as_posix()
        below = "" if below == "." else f"{below}/"
        start = composed(below)

        def kept(keys: Iterable[str]) -> Iterator[str]:
            ours = (key[len(start) :] for key in keys if key.startswith(start))
            return (key for key in ours if not inside(key, without))

        keys = tuple(kept(self.keys))
        return self._replace(
            folder=folder,
            keys=keys,
            data=lambda name: self.data(below + name),
            has=lambda name: self.has(below + name),
            names=dict(self._names_below(below, keys)),
            closed={key: self.closed[start + key] for key in kept(self.closed)},
            left_out=tuple(kept(self.left_out)),
            links={key: self.links[start + key][len(start) :] for key in _linked(keys, self.links, start)},
        )

    def _names_below(self, folder: str, keys: Iterable[str]) -> Iterator[tuple[str, str]]:
        """The names of keys below a folder that are not their own keys, without that folder."""
        start = composed(folder)
        for key in keys:
            name = self.names.get(start + key, start + key)
            own = name[len(folder) :] if name.startswith(folder) else os.path.relpath(name, folder)
            if own != key:
                yield key, own

    def moved(self, old: str, new: str) -> Tree:
        """The same tree as if one of its folders had another name; a file that lay there under that name gives way."""
        there, here = (f"{folder}/" if folder else "" for folder in (old, new))
        start, begin = composed(there), composed(here)

        def key_of(key: str) -> str:
            return begin + key[len(start) :] if key.startswith(start) else key

        def then(name: str) -> str:
            earlier = there + name[len(here) :]
            return earlier if name.startswith(here) and self.has(earlier) else name

        names = {
            key_of(key): here + name[len(there) :] if (name := self.name(key)).startswith(there) else name
            for key in self.keys
        }
        return self._replace(
            keys=tuple(sorted(names)),
            data=lambda name: self.data(then(name)),
            has=lambda name: self.has(then(name)),
            names={key: name for key, name in names.items() if key != name},
            links={key_of(key): key_of(target) for key, target in self.links.items()},
        )

    def excluding(self, patterns: Sequence[str]) -> Tree:
        """The same tree without what patterns match, which are those of ``.gitignore``."""
        if not patterns:
            return self
        excluded = path_matcher(patterns)
        closed = {key: error for key, error in self.closed.items() if not excluded(f"{key}/")}
        return self._replace(keys=tuple(key for key in self.keys if not excluded(key)), closed=closed)

    def including(self, places: Iterable[str]) -> Tree:
        """The same tree with the documents of folders or files that were named, also where Git ignores them."""
        if not self.is_disk:
            return self
        known = set(self.keys)
        more = [name for place in places if place not in known for name in self._named(place)]
        if not more:
            return self
        keys, names = _keyed([*(self.name(key) for key in self.keys), *more])
        return self._replace(keys=keys, names=names, links=_disk_links(self.folder, keys, names))

    def _named(self, place: str) -> tuple[str, ...]:
        if own_part(place) or any(inside(key, [place]) for key in self.keys):
            return ()
        path = self.folder / place
        if path.is_dir():
            return list_anyway(self.folder, place)
        return (place,) if is_document(place) and path.is_file() else ()

    def overlaid(self, texts: Mapping[str, bytes]) -> Tree:
        """The same files with texts laid over them, by key; those that are no documents are found, but not listed."""
        if not texts:
            return self
        laid = {key for key in texts if is_document(key)}
        return self._replace(
            keys=tuple(dict.fromkeys([*self.keys, *laid])),
            data=lambda name: texts[name] if name in texts else self.data(name),
            has=lambda name: name in texts or self.has(name),
        )


def _linked(keys: Iterable[str], links: Mapping[str, str], start: str) -> Iterator[str]:
    return (key for key in keys if start + key in links and links[start + key].startswith(start))


def _nothing(name: str) -> bytes:
    raise SourceError(name, "there is no such document")


EMPTY = Tree(Path(), (), _nothing, lambda _: False)
"""No files at all."""


def disk_tree(folder: Path, list_files: ListFiles | None = None) -> Tree:
    """The documents as they lie on disk."""
    listing = list_documents(folder, list_files)
    keys, names = _keyed(listing.names)
    bounds = Bounds(top_of(folder) or folder)
    links = _disk_links(folder, keys, names)

    def data(name: str) -> bytes:
        path = folder / name
        if not bounds.hold(path) and path.exists():
            raise SourceError(name, *LEADS_OUT)
        return data_at(path, name)

    left_out = tuple(map(composed, listing.left_out))
    tree = Tree(folder, keys, data, lambda name: (folder / name).is_file(), names, listing.closed, links)
    return tree._replace(left_out=left_out, is_disk=True)


def _keyed(names: Iterable[str]) -> tuple[tuple[str, ...], dict[str, str]]:
    """The keys of names, sorted, and the names that are not their own keys; of two with one key, one keeps its name."""
    found: dict[str, str] = {}
    for name in sorted(set(names)):
        key = composed(name)
        found[key if key not in found else name] = name
    return tuple(sorted(found)), {key: name for key, name in found.items() if key != name}


def _disk_links(folder: Path, keys: Sequence[str], names: Mapping[str, str]) -> dict[str, str]:
    paths = {key: os.path.join(folder, names.get(key, key)) for key in keys if is_markdown(key)}
    links = [key for key, path in paths.items() if os.path.islink(path)]
    if not links:
        return {}
    by_path = {os.path.realpath(path): key for key, path in paths.items() if key not in links}
    led = {key: os.path.realpath(paths[key]) for key in links}
    for key, target in led.items():  # of two links to a file that is no document here, one counts
        by_path.setdefault(target, key)
    return {key: by_path[target] for key, target in led.items() if by_path[target] != key}


def index_tree(repository: Repository) -> Tree:
    """The documents as the next commit will hold them.

    A file whose work tree does not differ from the index is read from disk, where Git's filters have been applied; one
    that a sparse checkout leaves out is read from the index. Of one in conflict the index has no text to be committed:
    on disk it shows the conflict.
    """
    entries = repository.index()
    changed = repository.unstaged()
    blobs, bounds = _Blobs(repository, entries), Bounds(repository.top)

    def data(name: str) -> bytes:
        path = repository.top / name
        entry = entries.get(name)
        differs = entry is None or entry.is_link or (name in changed and not entry.in_conflict)
        in_index = differs or not path.is_file() or not bounds.hold(path)
        return blobs.data(name) if in_index else data_at(path, name)

    return _git_tree(repository, blobs, data)


def commit_tree(repository: Repository, commit: str) -> Tree:
    """The documents of a commit."""
    blobs = _Blobs(repository, repository.tree(commit))
    return _git_tree(repository, blobs, blobs.data)


class _Blobs:
    """Files of the index or of a commit by name, read from Git's objects, many at once."""

    def __init__(self, repository: Repository, entries: Mapping[str, TreeEntry]) -> None:
        self.repository = repository
        self.entries = entries
        self.documents = sorted(name for name in entries if is_document(name) and not own_part(name))
        self.known: dict[str, bytes] = {}

    def data(self, name: str) -> bytes:
        if name not in self.entries:
            raise SourceError(name, "there is no such file")
        if name not in self.known:
            near = islice(self.documents, bisect_left(self.documents, name), None)
            self.known.update(self.repository.contents(self.entries, {name, *islice(near, _AT_ONCE)}))
        if name not in self.known:
            raise SourceError(name, *LEADS_OUT)
        return self.known[name]


def _git_tree(repository: Repository, blobs: _Blobs, data: Callable[[str], bytes]) -> Tree:
    keys, names = _keyed(blobs.documents)
    targets = repository.targets(blobs.entries, blobs.documents)
    links = {
        composed(name): composed(target)
        for name, target in targets.items()
        if is_document(target) and is_markdown(name)
    }
    return Tree(repository.top, keys, data, blobs.entries.__contains__, names, links=links, targets=targets)
