"""Folders by how they lie on disk: whether one has other names in it than before, told without reading it.

A name that comes, goes, or is put in the place of another gives its folder a new time (POSIX, of `open`, `unlink` and
`rename`), on file systems that lie on this machine. Others, such as shares of a network, may not, and are not trusted.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from reclint.files.names import is_document, own_part
from reclint.files.standing import RULES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Mark = list[int]
"""What changes with the names in a folder: its disk, its number and size, when the names and anything of it changed."""
REPOSITORY = ".git"
"""What makes a folder one with a repository of its own."""
_OF_THIS_MACHINE = frozenset(("ext2", "ext3", "ext4", "xfs", "btrfs", "f2fs", "bcachefs", "zfs", "tmpfs"))
"""File systems of Linux that give a folder its times by themselves, whoever changes it.

An overlay has two folders in one place and tells the times of one of them.
"""
_FOLDER, FILE, _LINK, _OTHER = "d", "f", "l", "o"


class FolderState(NamedTuple):
    """How a folder lies on disk: its mark, and when it last changed, in seconds."""

    mark: Mark
    changed: float


def folder_state(path: str) -> FolderState | None:
    """The state of a folder, None for a link and for what is no folder."""
    try:
        found = os.lstat(path)
    except OSError:
        return None
    if not stat.S_ISDIR(found.st_mode):
        return None
    mark = [found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns]
    return FolderState(mark, max(found.st_mtime, found.st_ctime))


def moved_among(folder: str, marks: Mapping[str, Mark]) -> list[str]:
    """Those of some paths below a folder that do not lie as their marks say, or are not there."""
    moved = []
    for name, mark in marks.items():  # thousands of them: a call for each would take a third of the time more
        try:
            found = os.lstat(f"{folder}/{name}")
        except OSError:
            moved.append(name)
            continue
        if [found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns] != mark:
            moved.append(name)
    return moved


def names_that_count(path: str) -> str | None:
    """What of a folder decides which documents Git lists there, as one text; None where it cannot be listed.

    That are documents, folders, the rules of what is ignored, and whether a repository of its own is there, each with
    its kind.
    """
    try:
        with os.scandir(path) as entries:
            return "/".join(sorted(_kind(entry) + entry.name for entry in entries if _counts(entry)))
    except OSError:
        return None


def _counts(entry: os.DirEntry[str]) -> bool:
    if entry.name in (REPOSITORY, RULES):
        return True
    return (is_document(entry.name) or entry.is_dir(follow_symlinks=False)) and not own_part(entry.name)


def _kind(entry: os.DirEntry[str]) -> str:
    if entry.is_dir(follow_symlinks=False):
        return _FOLDER
    if entry.is_symlink():
        return _LINK
    return FILE if entry.is_file(follow_symlinks=False) else _OTHER


def folders_in(counting: str) -> Iterator[str]:
    """The names of the folders among names that count."""
    return (part[1:] for part in counting.split("/") if part.startswith(_FOLDER) and part[1:] != REPOSITORY)


def kind_among(name: str, counting: str) -> str | None:
    """The kind of a name among names that count, None where it is not among them."""
    return next((part[0] for part in counting.split("/") if part[1:] == name), None)


def is_of_this_machine(folder: Path) -> bool:
    """Whether a folder lies on a file system that gives folders their times by itself, as far as the system tells."""
    try:
        mounts = Path("/proc/self/mountinfo").read_text("utf-8", "surrogateescape").splitlines()
    except OSError:
        return False
    place, best, kind = _escaped(os.path.realpath(folder)) + "/", "", ""
    for mount in mounts:  # https://man7.org/linux/man-pages/man5/proc_pid_mountinfo.5.html
        left, _, right = mount.partition(" - ")
        point = left.split(" ")[4].rstrip("/") + "/"
        if place.startswith(point) and len(point) >= len(best):  # of two in one place the later one lies on top
            best, kind = point, right.split(" ")[0]
    return kind in _OF_THIS_MACHINE


def _escaped(path: str) -> str:
    """A path as the list of mounts writes it."""
    return "".join(f"\\{ord(letter):03o}" if letter in "\\ \t\n#" else letter for letter in path)
