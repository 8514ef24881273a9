"""What Git goes by where it lists files: its index, its configuration, and what says which files it ignores."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from reclint.files.git import run_git
from reclint.files.names import top_of
from reclint.files.reading import read_bytes, state_at
from reclint.text.digest import digest_of
from reclint.text.source import checksum

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

RULES = ".gitignore"
"""The name of a file that says what Git ignores in its folder."""
_MISLEADING = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_COMMON_DIR", "GIT_CONFIG")
"""With one of these in the environment, Git, or what it tells of its configuration, is about something else."""


class Standing(NamedTuple):
    """A checksum of what Git goes by and that lies in no folder which it looks into, and the files it was made from."""

    checksum: str
    files: tuple[str, ...]


def is_plain() -> bool:
    """Whether nothing in the environment makes Git look elsewhere than it does by itself."""
    return not any(name in os.environ for name in _MISLEADING)


def own_paths(folder: Path) -> tuple[str, ...]:
    """The index of the repository around a folder and its other files that count; none where they are unknown."""
    asked = ("index", "info/exclude", "commondir")
    done = run_git(folder, "rev-parse", "--show-toplevel", *(word for name in asked for word in ("--git-path", name)))
    top, *paths = os.fsdecode(done.stdout).split("\n")[:-1] or [""]
    is_ours = len(paths) == len(asked) and os.path.realpath(top) == os.path.realpath(top_of(folder) or "")
    return tuple(os.path.join(folder, path) for path in paths) if is_ours else ()


def standing(folder: Path, paths: Iterable[str]) -> Standing | None:
    """What Git goes by in a folder, by the ``paths`` that `own_paths` gave; None where it cannot be told.

    Raises:
        OSError: a file cannot be read, or Git is not there.
        SourceError: a file is none, or too large.
    """
    index, *own = paths
    state, top, done = state_at(index), top_of(folder), run_git(folder, "config", "-z", "--list")
    excludes = _excludes(os.fsdecode(done.stdout))
    if state is None or top is None or done.returncode or excludes is None:
        return None
    files = (*own, *excludes, *_above(folder, top), os.fspath(top / ".git"))
    owner = os.lstat(top / ".git")
    marks = (state.mark, f"{owner.st_ino}:{owner.st_mode}:{owner.st_uid}", os.fsdecode(done.stdout))
    return Standing(digest_of(*marks, *(f"{path} {content_sum(path)}" for path in files)), (index, *files))


def content_sum(path: str) -> str:
    """A checksum of a file's content, which also tells whether it is a link; empty where there is none, or a folder.

    Raises:
        OSError: it cannot be read.
        SourceError: it is no file, or too large.
    """
    from pathlib import Path

    try:
        return f"{os.path.islink(path)} {checksum(read_bytes(Path(path), path))}"
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        return ""


def changed_since(path: str, moment: float) -> bool:
    """Whether a file, or the one that it leads to, has changed since a moment, or cannot be looked at."""
    try:
        found = os.stat(path)
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        return True
    return max(found.st_mtime, found.st_ctime) >= moment and not os.path.isdir(path)


def _above(folder: Path, top: Path) -> Iterator[str]:
    """The files that say what is ignored in the folders above one, up to the top."""
    if folder != top:
        for place in folder.parents:
            yield os.fspath(place / RULES)
            if place == top:
                return


def _excludes(settings: str) -> tuple[str, ...] | None:
    """The file that says what is ignored in all repositories of a user; None where it cannot be told which it is.

    https://git-scm.com/docs/gitignore says where it is if no setting names it.
    """
    entries = (entry.partition("\n") for entry in settings.split("\0"))
    named = [value for name, _, value in entries if name == "core.excludesfile"]
    if named:
        path = os.path.expanduser(named[-1])
        return (path,) if os.path.isabs(path) else None
    home = os.environ.get("XDG_CONFIG_HOME") or os.path.expanduser("~/.config")
    return (os.path.join(home, "git", "ignore"),) if os.path.isabs(home) else None


def ignored_among(folder: Path, names: Iterable[str]) -> frozenset[str] | None:
    """Which of some folders, named relative to one, Git ignores by their names; None where it cannot answer.

    Those with files that it tracks are no exception: it looks for no others in them.
    """
    asked = "".join(f"./{name}\0" for name in names)  # a name may begin with a colon
    if not asked:
        return frozenset()
    done = run_git(folder, "check-ignore", "--no-index", "-z", "--stdin", given=os.fsencode(asked))
    if done.returncode not in (0, 1):  # 1: none is
        return None
    return frozenset(os.fsdecode(name)[2:] for name in done.stdout.split(b"\0") if name)
