"""Finding the documents below a folder as they lie on disk: by what Git knows, without Git by looking into folders."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from reclint.files.names import is_document, is_top, own_part, top_of
from reclint.files.reading import read_bytes, reason
from reclint.text.errors import ReclintError, SourceError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from pathspec import GitIgnoreSpec

    from reclint.files.git import Listed

    Ignores = tuple[tuple[Path, GitIgnoreSpec], ...]
    ListFiles = Callable[[Path], Listed | None]


class Listing(NamedTuple):
    """The names of documents relative to a folder, sorted, and the folders that could not be listed, with why.

    ``left_out`` are documents that Git tracks and a sparse checkout does not put on disk.
    """

    names: tuple[str, ...]
    closed: Mapping[str, SourceError] = {}
    left_out: tuple[str, ...] = ()


def list_documents(folder: Path, list_files: ListFiles | None = None) -> Listing:
    """The documents below a folder: what Git tracks, or does not ignore; where there is no Git, all that lie there.

    ``list_files`` tells what Git lists, and may know it from earlier.
    Tools' own folders are left out. A folder that Git ignores is looked into where it is the one that was asked about.
    A folder with a repository of its own is entered where the folder itself lies in
    none: else it is a submodule or another work tree.
    """
    if top_of(folder):
        from reclint.files.git import is_ignored

        known = _known_to_git(folder, list_files)
        if known and (known.names or not is_ignored(folder)):
            return known
    walk = _Walk(folder)
    names = tuple(sorted(walk.names(folder, ())))
    return Listing(names, walk.closed)


def list_anyway(folder: Path, below: str) -> tuple[str, ...]:
    """The documents below a folder that was named, also where Git ignores them, relative to ``folder``."""
    walk = _Walk(folder, obeys_git=False)
    return tuple(sorted(walk.names(folder / below, ())))


def list_ignored(folder: Path) -> tuple[str, ...]:
    """The documents below a folder that Git ignores, tools' own left out."""
    from reclint.files.git import list_files

    found = list_files(folder, "--others", "--ignored", "--exclude-standard") if top_of(folder) else None
    return tuple(sorted(name for name in found.names if not own_part(name))) if found else ()


def list_repositories(folder: Path) -> tuple[str, ...]:
    """The folders with a repository of their own below a folder of another one: submodules, and what is not tracked."""
    from reclint.files.git import listed_folders

    names = listed_folders(folder) if top_of(folder) else ()
    return tuple(name for name in names if is_top(folder / name))


def _known_to_git(folder: Path, list_files: ListFiles | None) -> Listing | None:
    """The documents that Git tracks or does not ignore, as far as they are there; None where Git cannot be asked."""
    from reclint.files import git

    found = (list_files or git.list_files)(folder)
    if found is None:
        return None
    documents = {name for name in found.names if not own_part(name)}
    names = {name for name in documents if _is_file(os.path.join(folder, name))}
    closed = {key: SourceError(key, "cannot be listed") for key in found.closed}
    return Listing(tuple(sorted(names)), closed, tuple(sorted(documents.intersection(found.skipped) - names)))


def _is_file(path: str) -> bool:
    """Whether a file is there; one that cannot be looked at counts, so that reading it tells why."""
    try:
        os.lstat(path)
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        return True
    return not os.path.isdir(path)


def path_matcher(patterns: Sequence[str]) -> Callable[[str], bool]:
    """A test whether a key matches one of some patterns, which are those of ``.gitignore``."""
    if not patterns:
        return lambda _: False
    from reclint.files.ignoring import ignore_spec

    try:
        return ignore_spec(patterns).match_file
    except ValueError:
        listed = ", ".join(f'"{pattern}"' for pattern in patterns)
        raise ReclintError(f"not a pattern of files: one of {listed}", "write it as in .gitignore") from None


class _Walk:
    """Looks into one folder after the other; ``closed`` are those that could not be listed.

    What a ``.gitignore`` excludes, virtual environments and tools' own folders are left out; links to folders are not
    followed.
    """

    def __init__(self, root: Path, *, obeys_git: bool = True) -> None:
        self.root = root
        self.obeys_git = obeys_git
        self.closed: dict[str, SourceError] = {}

    def names(self, folder: Path, ignores: Ignores) -> Iterator[str]:
        """The documents below a folder, by their names relative to the root."""
        waiting = [(folder, ignores)]  # no recursion: folders may lie as deep as they like
        while waiting:
            for entry, below in self._entries(*waiting.pop()):
                if not entry.is_dir(follow_symlinks=False):
                    yield os.path.relpath(entry.path, self.root).replace(os.sep, "/")
                elif os.path.lexists(os.path.join(entry.path, ".git")):
                    yield from self._of_repository(Path(entry.path))
                else:
                    waiting.append((Path(entry.path), below))

    def _entries(self, folder: Path, ignores: Ignores) -> Iterator[tuple[os.DirEntry[str], Ignores]]:
        """The documents and folders in a folder that count, with what is ignored there and below."""
        try:
            entries = list(os.scandir(folder))
        except OSError as error:
            key = folder.relative_to(self.root).as_posix()
            self.closed[key] = SourceError(key, f"cannot be listed: {reason(error)}")
            return
        names = {entry.name for entry in entries}
        if "pyvenv.cfg" in names:
            return
        if ".gitignore" in names and self.obeys_git:
            ignores = (*ignores, *_ignore_rules(folder))
        yield from ((entry, ignores) for entry in entries if self._counts(entry, ignores))

    def _counts(self, entry: os.DirEntry[str], ignores: Ignores) -> bool:
        """Whether an entry is a document, or a folder to look into."""
        is_folder = entry.is_dir(follow_symlinks=False)
        if own_part(entry.name) or not (is_folder or is_document(entry.name)):
            return False
        return not _is_ignored(Path(entry.path), is_folder, ignores) and (is_folder or _is_file(entry.path))

    def _of_repository(self, path: Path) -> Iterator[str]:
        """The documents of a repository below a folder that lies in none."""
        if top_of(self.root):
            return
        below = list_documents(path)
        where = path.relative_to(self.root).as_posix()
        self.closed.update((f"{where}/{key}", error) for key, error in below.closed.items())
        yield from (f"{where}/{name}" for name in below.names)


def _ignore_rules(folder: Path) -> list[tuple[Path, GitIgnoreSpec]]:
    from reclint.files.ignoring import ignore_spec

    try:
        lines = read_bytes(folder / ".gitignore", ".gitignore").decode("utf-8", errors="replace").splitlines()
    except (OSError, SourceError):
        return []
    return [(folder, ignore_spec(line for line in lines if _is_pattern(line)))]


def _is_pattern(line: str) -> bool:
    """Whether a line of a ``.gitignore`` can be read; Git passes over one that it cannot read, too."""
    from pathspec import GitIgnoreSpec

    try:
        GitIgnoreSpec.from_lines([line])
    except ValueError:
        return False
    return True


def _is_ignored(path: Path, is_folder: bool, ignores: Ignores) -> bool:
    """Whether a path is excluded; the nearest ``.gitignore`` that says something about it decides."""
    for folder, spec in reversed(ignores):
        name = path.relative_to(folder).as_posix() + ("/" if is_folder else "")
        verdict = spec.check_file(name).include
        if verdict is not None:
            return bool(verdict)
    return False
