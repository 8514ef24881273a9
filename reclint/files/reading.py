"""Reading files: documents, and the texts of configurations, rule files and baselines."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING, NamedTuple

from reclint.text.errors import SourceError
from reclint.text.source import Source, check_size, largest

if TYPE_CHECKING:
    from pathlib import Path

LEADS_OUT = "a link that leads out of the course", "put the file itself there"
"""What is wrong with such a file, whatever it leads to, and what to do."""


class FileState(NamedTuple):
    """How a regular file lies on disk: a ``mark`` that changes with its content, and when it last changed, in seconds.

    The mark is of the time at which the system last changed anything of the file, which no program can set, beside
    size, time and number of the file, as in Git's index (https://git-scm.com/docs/index-format).
    """

    mark: str
    changed: float


def state_at(path: str) -> FileState | None:
    """The state of a file; None for a link, for what is no file, and where the system keeps no time of a change."""
    try:
        found = os.lstat(path)
    except OSError:
        return None
    if os.name == "nt" or not stat.S_ISREG(found.st_mode):  # there, st_ctime is when a file was made
        return None
    mark = f"{found.st_dev}:{found.st_ino}:{found.st_size}:{found.st_mtime_ns}:{found.st_ctime_ns}"
    return FileState(mark, max(found.st_mtime, found.st_ctime))


def read_source(path: Path, name: str) -> Source:
    """The document at ``path``, known to reports as ``name``.

    Raises:
        SourceError: the file cannot be read or is not UTF-8.
    """
    return Source.decode(name, data_at(path, name))


def data_at(path: Path, name: str) -> bytes:
    """The content of the file at ``path``, known to reports as ``name``.

    Raises:
        SourceError: the file cannot be read.
    """
    try:
        return read_bytes(path, name)
    except IsADirectoryError:
        raise SourceError(name, "a folder, expected a file") from None
    except OSError as error:
        raise SourceError(name, f"cannot be read: {reason(error)}") from None


def read_text(path: Path) -> str:
    """The text of a configuration or rule file.

    Raises:
        SourceError: the file cannot be read or is not UTF-8, or a link leads out of the course.
    """
    from reclint.files.bounds import leads_out

    name = os.path.relpath(path)
    if leads_out(path):
        raise SourceError(name, *LEADS_OUT)
    return read_source(path, name).text


def read_bytes(path: Path, name: str) -> bytes:
    """The content of a regular file that is not too large; what has no end, or waits for a writer, is not read."""
    # Without O_NONBLOCK a pipe would be waited for before it can be known for one.
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    try:
        opened = open(descriptor, "rb")  # noqa: SIM115
    except OSError:  # of a folder
        os.close(descriptor)
        raise
    with opened as file:
        state = os.fstat(descriptor)
        if not stat.S_ISREG(state.st_mode):
            raise SourceError(name, "no regular file", "name a file that lies on disk")
        check_size(name, state.st_size)
        data = file.read(state.st_size + 1)  # room for all that may be read takes time to make
        if len(data) > state.st_size:
            data += file.read(largest(name) + 1 - len(data))
    check_size(name, len(data))
    return data


def reason(error: OSError) -> str:
    """What the system says about an error, in lower case."""
    return (error.strerror or str(error)).lower()
