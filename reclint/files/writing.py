"""Writing files: each whole or not at all, and none outside of the repository by a link that lies in it."""

from __future__ import annotations

import os
import re
import stat
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, TYPE_CHECKING

from reclint.files.bounds import leads_out, lies_in_one
from reclint.files.reading import LEADS_OUT, data_at, read_bytes, read_source, reason
from reclint.text.errors import ReclintError, SourceError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

try:
    import fcntl
except ImportError:  # Windows, where a file that is open cannot be removed
    fcntl = None  # type: ignore[assignment]

_DRAFT = re.compile(r"\.reclint\.[0-9a-f]{8}\.tmp")
"""The ending of the file that a text is written into before it takes the place of another: ".reclint.0a1b2c3d.tmp"."""
_NEW = stat.S_IRUSR | stat.S_IWUSR | stat.S_IRGRP | stat.S_IWGRP | stat.S_IROTH | stat.S_IWOTH
"""The mode of a file that was not there, before the umask."""
_FORGOTTEN = 60.0
"""The seconds after which a draft is nobody's any more where drafts cannot be claimed."""


def write_new(path: Path, text: str) -> None:
    """Write a file that is not there yet, its folders too.

    Raises:
        ReclintError: there is such a file, or it cannot be written.
    """
    try:
        _refuse_outside(path)
        path.parent.mkdir(parents=True, exist_ok=True)
        if os.path.lexists(path):
            raise FileExistsError(17, "File exists")
        _put(path, text.encode())
    except OSError as error:
        raise ReclintError(f"{path} cannot be written: {reason(error)}") from None


def write_text(path: Path, text: str) -> bool:
    """Write ``text`` as UTF-8 with LF line endings, whole or not at all; whether the file had other names.

    What has other names (hard links) holds under those what it held before.

    Raises:
        ReclintError: the file cannot be written, or a link leads out of the repository.
    """
    _refuse_outside(path)
    try:
        return _put(path, text.encode())
    except OSError as error:
        raise ReclintError(f"{path} cannot be written: {reason(error)}") from None


def append_section(path: Path, text: str) -> bool:
    """Put ``text`` below what a page holds, after an empty line and with the page's line ends; whole or not at all.

    Gives back whether the file had other names, which keep what it held before.

    Raises:
        ReclintError: the file cannot be read or written, or a link leads out of the repository.
    """
    _refuse_outside(path)
    before = data_at(path, path.as_posix()) if path.exists() else b""
    try:
        end = b"\r\n" if b"\r\n" in before else b"\n"
        kept = before.rstrip()
        return _put(path, kept + (end * 2 if kept else b"") + text.encode().replace(b"\n", end))
    except OSError as error:
        raise ReclintError(f"{path} cannot be written: {reason(error)}") from None


def update_text(path: Path, change: Callable[[str | None], str]) -> None:
    """Write what ``change`` makes of a file's text, None where there is none, as one step: of two at once, one waits.

    The file must lie in its folder itself: nothing is read or written through a link.

    Raises:
        ReclintError: the file is a link or no file, cannot be read or written, or ``change`` raises it.
    """
    name = os.path.relpath(path)
    try:
        with _locked(path.parent):
            if path.is_symlink() or (path.exists() and not path.is_file()):
                raise SourceError(name, "a link or no regular file, so it is not written", "put a file in its place")
            if leads_out(path):
                raise SourceError(name, *LEADS_OUT)
            before = read_source(path, name).text if path.exists() else None
            _put(path, change(before).encode())
    except OSError as error:
        raise SourceError(name, f"cannot be written: {reason(error)}") from None


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Hold a folder against others who do the same; the system lets it go when the process ends, however it does."""
    if fcntl is None:  # there, two at once are told apart by nothing
        yield
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):  # a file system without locks
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def rewrite(path: Path, name: str, before: bytes, after: bytes, otherwise: tuple[str, str]) -> bool:
    """Give a file that holds ``before`` the content ``after``, whole or not at all; whether it had other names.

    Errors call it ``name``. A symbolic link inside the repository stays, and the file that it leads to is written.
    ``otherwise`` is what is wrong, and what to do, where the file holds something else.

    Raises:
        SourceError: the file is not there, holds something else by now, cannot be written, or a link leads out of the
            repository; it is left as it is.
    """
    if leads_out(path):
        raise SourceError(name, *LEADS_OUT)
    try:
        if read_bytes(path, name) != before:
            raise SourceError(name, *otherwise)
        if not os.access(path, os.W_OK):
            raise SourceError(name, "is read-only, so its fixes cannot be written", "make it writable")
        return _put(path, after)
    except FileNotFoundError:
        raise SourceError(name, "is not in the work tree") from None
    except OSError as error:
        raise SourceError(name, f"cannot be written: {reason(error)}") from None


def _refuse_outside(path: Path) -> None:
    if leads_out(path):
        raise ReclintError(f"{path} is {LEADS_OUT[0]}, so nothing is written there", "name a file that is no link")


def _put(path: Path, data: bytes) -> bool:
    """Write a file by way of a draft beside it; its mode, and where possible its owner, stay.

    Gives back whether the file had other names, which keep what it held before.
    """
    target = Path(os.path.realpath(path))
    held = target.stat() if target.exists() else None
    if held and not stat.S_ISREG(held.st_mode):  # a pipe or a device cannot be replaced
        if lies_in_one(path):
            raise OSError(0, "no regular file")
        path.write_bytes(data)
        return False
    _remove_left_over(target.parent)
    draft, file = _made_draft(target, stat.S_IMODE(held.st_mode) if held else _NEW)
    try:
        with file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
            if held:
                _keep_owner_and_mode(held, draft)
            if fcntl is None:
                file.close()
            draft.replace(target)  # before the draft is let go, so that no other run takes it for left over
    finally:
        draft.unlink(missing_ok=True)
    return bool(held and held.st_nlink > 1)


def _made_draft(target: Path, mode: int) -> tuple[Path, IO[bytes]]:
    """A new draft beside a file, which no one reads who may not read the file; it is claimed while it is open."""
    while True:
        draft = target.with_name(f".reclint.{os.urandom(4).hex()}.tmp")
        file = os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode), "wb")
        if fcntl is None:
            return draft, file
        with suppress(OSError):  # where a file system knows no claims, none is taken away either
            fcntl.flock(file, fcntl.LOCK_EX)
        if draft.exists():
            return draft, file
        file.close()  # another run has taken it for left over in the instant before it was claimed


def _remove_left_over(folder: Path) -> None:
    """Remove the drafts that a run which was killed has left in a folder; one that is being written is claimed."""
    for entry in list(os.scandir(folder)):
        if not _DRAFT.fullmatch(entry.name) or not entry.is_file(follow_symlinks=False):
            continue
        with suppress(OSError):
            if fcntl is None:
                if time.time() - entry.stat(follow_symlinks=False).st_mtime > _FORGOTTEN:
                    os.unlink(entry.path)
                continue
            with open(os.open(entry.path, os.O_RDONLY | os.O_NONBLOCK), "rb") as file:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                os.unlink(entry.path)


def _keep_owner_and_mode(held: os.stat_result, draft: Path) -> None:
    own = draft.stat()
    if (held.st_uid, held.st_gid) != (own.st_uid, own.st_gid) and hasattr(os, "chown"):
        with suppress(OSError):  # only root may give a file away
            os.chown(draft, held.st_uid, held.st_gid)
    draft.chmod(stat.S_IMODE(held.st_mode))


def append_text(path: Path, text: str) -> None:
    """Append ``text`` as UTF-8 to a file that something else reads on.

    Raises:
        ReclintError: the file cannot be written.
    """
    try:
        with path.open("a", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except OSError as error:
        raise ReclintError(f"{path} cannot be written: {reason(error)}") from None
