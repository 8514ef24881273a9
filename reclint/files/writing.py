"""Writing files: each whole or not at all."""

from __future__ import annotations

import os
import stat
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from reclint.files.reading import read_source, reason
from reclint.text.errors import ReclintError, SourceError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


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
        raise ReclintError(f"{path} cannot be written: {reason(error)}") from None


def write_text(path: Path, text: str) -> None:
    """Write ``text`` as UTF-8 with LF line endings, whole or not at all.

    Raises:
        ReclintError: the file cannot be written.
    """
    try:
        _put(path, text.encode())
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
            before = read_source(path, name).text if path.exists() else None
            _sweep(path.parent)
            _put(path, change(before).encode())
    except OSError as error:
        raise SourceError(name, f"cannot be written: {reason(error)}") from None


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Hold a folder against others who do the same; the system lets it go when the process ends, however it does."""
    try:
        import fcntl
    except ImportError:  # Windows: there, two at once are told apart by nothing
        yield
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):  # a file system without locks
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


_FORGOTTEN = 60.0
"""The seconds after which a draft is nobody's any more: its writer was killed between two calls of the system."""


def _sweep(folder: Path) -> None:
    """Remove drafts whose writers were killed."""
    for draft in folder.glob(".reclint.????????.tmp"):
        with suppress(OSError):
            if time.time() - draft.lstat().st_mtime > _FORGOTTEN:
                draft.unlink()


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
        raise SourceError(name, f"cannot be written: {reason(error)}") from None


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


def append_section(path: Path, text: str) -> None:
    """Put ``text`` below what a page holds, after an empty line and with the page's line ends; whole or not at all.

    Raises:
        ReclintError: the file cannot be read or written.
    """
    try:
        before = path.read_bytes() if path.exists() else b""
        end = b"\r\n" if b"\r\n" in before else b"\n"
        kept = before.rstrip()
        _put(path, kept + (end * 2 if kept else b"") + text.encode().replace(b"\n", end))
    except OSError as error:
        raise ReclintError(f"{path} cannot be written: {reason(error)}") from None


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
