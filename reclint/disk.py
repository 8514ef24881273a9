"""The only place that reads and writes files: the shipped rules, the documents of a workspace, what is made of them."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from reclint.errors import ReclintError, SourceError
from reclint.source import Source, check_size, largest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from pathspec import GitIgnoreSpec

SUFFIXES = (".md", ".ipynb")
_ROOT_MARKS = (".git", "course.md", "notebooks")
_LEVELS_UP = 6
_NEVER = frozenset({"node_modules", "__pycache__", "site-packages"})


def shipped_rules() -> Path:
    """The folder of the rule catalogue: inside an installed package, beside the package in a checkout.

    Raises:
        ReclintError: the installation is incomplete.
    """
    package = Path(__file__).resolve().parent
    for folder in (package / "rules", package.parent / "rules"):
        if (folder / "vocabulary.yaml").is_file():
            return folder
    raise ReclintError("the rule catalogue is not there", "install reclint again")


@cache
def shipped_vocabulary() -> tuple[str, str]:
    """The text of the default vocabulary, and its path."""
    path = shipped_rules() / "vocabulary.yaml"
    return path.read_text("utf-8"), str(path)


def shipped_catalogue() -> list[tuple[str, str]]:
    """The text and path of every rule family, in order of their names."""
    paths = sorted(path for path in shipped_rules().glob("*.yaml") if path.name != "vocabulary.yaml")
    return [(path.read_text("utf-8"), str(path)) for path in paths]


def compiled(name: str) -> bytes | None:
    """What was compiled from the shipped rules or words under a name; None where nothing was."""
    try:
        return (shipped_rules() / "compiled" / name).read_bytes()
    except OSError:
        return None


def read_source(path: Path, name: str) -> Source:
    """The document at ``path``, known to reports as ``name``.

    Raises:
        SourceError: the file cannot be read or is not UTF-8.
    """
    try:
        return Source.decode(name, _read(path, name))
    except IsADirectoryError:
        raise SourceError(name, "a folder, expected a file") from None
    except OSError as error:
        raise SourceError(name, f"cannot be read: {_reason(error)}") from None


def _read(path: Path, name: str) -> bytes:
    """The content of a regular file that is not too large; what has no end, or waits for a writer, is not read."""
    # Without O_NONBLOCK a pipe would be waited for before it can be known for one.
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with open(descriptor, "rb") as file:
        state = os.fstat(descriptor)
        if stat.S_ISDIR(state.st_mode):
            raise IsADirectoryError
        if not stat.S_ISREG(state.st_mode):
            raise SourceError(name, "no regular file", "name a file that lies on disk")
        check_size(name, state.st_size)
        data = file.read(state.st_size + 1)  # room for all that may be read takes time to make
        if len(data) > state.st_size:
            data += file.read(largest(name) + 1 - len(data))
    check_size(name, len(data))
    return data


def workspace_root(path: Path) -> Path:
    """The folder that holds the workspace of ``path``: the nearest one upward that looks like a course's root.

    That is a folder with a Git repository, a course page or notebooks; without one, the folder of ``path`` itself.
    """
    start = path if path.is_dir() else path.parent
    for folder in [start, *start.parents][:_LEVELS_UP]:
        if any((folder / mark).exists() for mark in _ROOT_MARKS):
            return folder
    return start


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


def find_configuration(start: Path, names: Sequence[str]) -> Path | None:
    """The nearest configuration file in ``start`` or above it; a `pyproject.toml` counts when it has a part for us.

    Raises:
        ReclintError: two configuration files lie in one folder.
    """
    for folder in [start, *start.parents]:
        found = [path for name in names if (path := folder / name).is_file() and _configures(path)]
        if len(found) > 1:
            listed = " and ".join(path.name for path in found)
            raise ReclintError(f"{folder} has two configurations: {listed}", "keep one of them")
        if found:
            return found[0]
    return None


def _configures(path: Path) -> bool:
    return path.suffix != ".toml" or b"[tool.reclint" in _read(path, path.as_posix())


def read_text(path: Path) -> str:
    """The text of a configuration or rule file.

    Raises:
        SourceError: the file cannot be read or is not UTF-8.
    """
    return read_source(path, os.path.relpath(path)).text


def _walk(
    root: Path, folder: Path, ignores: tuple[tuple[Path, GitIgnoreSpec], ...], closed: dict[str, SourceError]
) -> Iterator[str]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        key = folder.relative_to(root).as_posix()
        closed[key] = SourceError(key, f"cannot be listed: {_reason(error)}")
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
        lines = _read(folder / ".gitignore", ".gitignore").decode("utf-8", errors="replace").splitlines()
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


def write_new(path: Path, text: str) -> None:
    """Write a file that is not there yet, its folders too.

    Raises:
        ReclintError: there is such a file, or it cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        file = path.open("x", encoding="utf-8", newline="\n")
        try:
            with file:
                file.write(text)
        except BaseException:
            path.unlink(missing_ok=True)
            raise
    except OSError as error:
        raise ReclintError(f"{path} cannot be written: {_reason(error)}") from None


def write(path: Path, text: str) -> None:
    """Write ``text`` as UTF-8 with LF line endings, whole or not at all.

    Raises:
        ReclintError: the file cannot be written.
    """
    try:
        _put(path, text.encode())
    except OSError as error:
        raise ReclintError(f"{path} cannot be written: {_reason(error)}") from None


def rewrite(path: Path, name: str, before: bytes, after: bytes, otherwise: tuple[str, str]) -> None:
    """Give a file that holds ``before`` the content ``after``, whole or not at all; errors call it ``name``.

    A symbolic link stays, and the file that it leads to is written. ``otherwise`` is what is wrong, and what to do,
    where the file holds something else.

    Raises:
        SourceError: the file is not there, holds something else by now, or cannot be written; it is left as it is.
    """
    try:
        if path.read_bytes() != before:
            raise SourceError(name, *otherwise)
        if not os.access(path, os.W_OK):
            raise SourceError(name, "is read-only, so its fixes cannot be written", "make it writable")
        _put(path, after)
    except FileNotFoundError:
        raise SourceError(name, "is not in the work tree") from None
    except OSError as error:
        raise SourceError(name, f"cannot be written: {_reason(error)}") from None


def _put(path: Path, data: bytes) -> None:
    """Write a file by way of a draft beside it; its mode, and where possible its owner, stay."""
    target = Path(os.path.realpath(path))
    if target.exists() and not target.is_file():  # a pipe or a device cannot be replaced
        path.write_bytes(data)
        return
    draft = target.with_name(f".reclint.{os.urandom(4).hex()}.tmp")
    file = draft.open("xb")
    try:
        with file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            _keep_owner_and_mode(target, draft)
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)


def _keep_owner_and_mode(target: Path, draft: Path) -> None:
    held, own = target.stat(), draft.stat()
    if (held.st_uid, held.st_gid) != (own.st_uid, own.st_gid) and hasattr(os, "chown"):
        with suppress(OSError):  # only root may give a file away
            os.chown(draft, held.st_uid, held.st_gid)
    draft.chmod(stat.S_IMODE(held.st_mode))


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()


def append(path: Path, text: str) -> None:
    """Append ``text`` as UTF-8 to a file that something else reads on.

    Raises:
        ReclintError: the file cannot be written.
    """
    try:
        with path.open("a", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except OSError as error:
        raise ReclintError(f"{path} cannot be written: {_reason(error)}") from None
