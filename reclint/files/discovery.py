"""Finding the documents of a course below a folder, or among names that are known from elsewhere."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from reclint.files.reading import read_bytes, reason
from reclint.text.errors import ReclintError, SourceError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from pathspec import GitIgnoreSpec

SUFFIXES = (".md", ".ipynb")
_NEVER = frozenset({"node_modules", "__pycache__", "site-packages"})


def find_documents(root: Path, exclude: Sequence[str] = (), closed: dict[str, SourceError] | None = None) -> list[str]:
    """The keys of the documents below ``root``: paths relative to it, forward slashes, sorted.

    Hidden folders, virtual environments, what a ``.gitignore`` excludes and what the patterns of ``exclude`` match are
    left out. Links to folders are not followed. Folders that cannot be listed are put into ``closed``.
    """
    excluded = path_matcher(exclude)
    refused: dict[str, SourceError] = {}
    found = sorted(key for key in _walk(root, root, (), refused) if not excluded(key))
    if closed is not None:
        closed.update((key, error) for key, error in refused.items() if not excluded(f"{key}/"))
    return found


def documents_among(names: Iterable[str], exclude: Sequence[str] = ()) -> list[str]:
    """The names that are documents, sorted: `find_documents` for files that are known from elsewhere, as from Git."""
    excluded = path_matcher(exclude)
    return sorted(name for name in names if name.endswith(SUFFIXES) and _is_visible(name) and not excluded(name))


def _is_visible(name: str) -> bool:
    return not any(part.startswith(".") or part in _NEVER for part in name.split("/"))


def path_matcher(patterns: Sequence[str]) -> Callable[[str], bool]:
    """A test whether a key matches one of some patterns, which are those of ``.gitignore``."""
    if not patterns:
        return lambda _: False
    from pathspec import GitIgnoreSpec

    try:
        return GitIgnoreSpec.from_lines(patterns).match_file
    except ValueError:
        listed = ", ".join(f'"{pattern}"' for pattern in patterns)
        raise ReclintError(f"not a pattern of files: one of {listed}", "write it as in .gitignore") from None


def _walk(
    root: Path, folder: Path, ignores: tuple[tuple[Path, GitIgnoreSpec], ...], closed: dict[str, SourceError]
) -> Iterator[str]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        key = folder.relative_to(root).as_posix()
        closed[key] = SourceError(key, f"cannot be listed: {reason(error)}")
        return
    names = {entry.name for entry in entries}
    if "pyvenv.cfg" in names:
        return
    if ".gitignore" in names:
        ignores = (*ignores, *_ignore_rules(folder))
    for entry in entries:
        path = Path(entry.path)
        is_folder = entry.is_dir(follow_symlinks=False)
        if entry.name.startswith(".") or entry.name in _NEVER or _is_ignored(path, is_folder, ignores):
            continue
        if is_folder:
            yield from _walk(root, path, ignores, closed)
        elif entry.name.endswith(SUFFIXES) and _is_file(entry):
            yield path.relative_to(root).as_posix()


def _is_file(entry: os.DirEntry[str]) -> bool:
    """Whether an entry is a file; a link that cannot be followed counts, so that reading it tells why."""
    try:
        return entry.is_file()
    except OSError:
        return True


def _ignore_rules(folder: Path) -> list[tuple[Path, GitIgnoreSpec]]:
    from pathspec import GitIgnoreSpec

    try:
        lines = read_bytes(folder / ".gitignore", ".gitignore").decode("utf-8", errors="replace").splitlines()
    except (OSError, SourceError):
        return []
    return [(folder, GitIgnoreSpec.from_lines(line for line in lines if _is_pattern(line)))]


def _is_pattern(line: str) -> bool:
    """Whether a line of a ``.gitignore`` can be read; Git passes over one that it cannot read, too."""
    from pathspec import GitIgnoreSpec

    try:
        GitIgnoreSpec.from_lines([line])
    except ValueError:
        return False
    return True


def _is_ignored(path: Path, is_folder: bool, ignores: tuple[tuple[Path, GitIgnoreSpec], ...]) -> bool:
    """Whether a path is excluded; the nearest ``.gitignore`` that says something about it decides."""
    for folder, spec in reversed(ignores):
        name = path.relative_to(folder).as_posix() + ("/" if is_folder else "")
        verdict = spec.check_file(name).include
        if verdict is not None:
            return bool(verdict)
    return False
