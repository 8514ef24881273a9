"""The cache folder: entries of bytes by kind and key, written whole or not at all, read only when they are whole.

Nothing here raises. What cannot be read is not there, and a folder that cannot be written to is left alone. An entry
that is truncated, damaged or another key's is told by its checksum, one of another form by its first line. Runs may
share a folder: an entry is a file that is made beside its place and then moved there, and a key stands for one content.
"""

from __future__ import annotations

import hashlib
import os
import time
from pathlib import Path
from typing import TYPE_CHECKING

from reclint.files.names import top_of
from reclint.text.digest import SIZE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

VARIABLE = "RECLINT_CACHE_DIR"
"""The environment variable that names the folder."""
KEY_VARIABLE = "RECLINT_CACHE_KEY"
"""The environment variable with a secret that entries are tied to, for a folder that others could have filled."""
FORM = "v1"
"""The folder inside the cache folder in which entries of this form lie."""
_MAGIC = b"reclint cache 1\n"
_TAG = (
    "Signature: 8a477f597d28d172789f06886806bc55\n"
    "# This folder is a cache of reclint and can be removed at any time; see https://bford.info/cachedir/\n"
)
_IGNORED = "*\n"
"""The content of the `.gitignore` in the folder."""
_BINARY = getattr(os, "O_BINARY", 0)
_OTHERS_MAY_WRITE = 0o022
"""The bits of a mode by which a group, or everybody, may write."""
DAY = 24 * 60 * 60
"""In seconds; the time of an entry is set anew once a day at most."""
_MOST_BYTES = 256 * 1024 * 1024
"""A hundred times what a course of 19 records takes whole (2.3 MB in 165 entries); an edited record adds 0.1 MB."""
MOST_SECONDS = 30 * DAY
"""So that a course that is checked once a month stays."""
_CLEAN_EVERY = 60 * 60
"""Looking through a full cache, a hundred times those 165 entries, takes a quarter of a second."""


def default_folder() -> Path | None:
    """The cache folder that the environment names, else the platform's own; None where neither can be told."""
    if named := os.environ.get(VARIABLE):
        return Path(named)
    from platformdirs import user_cache_dir  # 5 ms, which a named folder saves

    place = Path(user_cache_dir("reclint", appauthor=False, opinion=False))
    return place if place.is_absolute() else None


class Store:
    """The entries in a cache folder; one that cannot be used holds nothing and keeps nothing."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / FORM
        self._secret = os.environ.get(KEY_VARIABLE, "").encode(errors="surrogateescape")
        self.problem = self._problem(folder)
        self._has_written = False

    def _problem(self, folder: Path) -> str | None:
        """Why the folder cannot be used; it is made where it is not there.

        In a checkout, whoever writes to the repository could have filled it: what they keep there would be believed.
        """
        if not self._secret and top_of(Path(os.path.realpath(folder))):
            return f"it lies in a checkout, whose content is not trusted: name another one, or set {KEY_VARIABLE}"
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self.folder.mkdir(mode=0o700, exist_ok=True)
            found = os.lstat(self.folder)
        except OSError as error:
            return (error.strerror or str(error)).lower()
        if not self.folder.is_dir() or self.folder.is_symlink():
            return "not a folder"
        if hasattr(os, "getuid") and (found.st_uid != os.getuid() or found.st_mode & _OTHERS_MAY_WRITE):
            return "others may write to it"
        return None

    def get(self, kind: str, key: str) -> bytes | None:
        """The content of an entry, None where there is no whole one."""
        if self.problem:
            return None
        path = self._path(kind, key)
        try:
            with open(path, "rb") as file:
                data = file.read()
                used = os.fstat(file.fileno()).st_mtime
        except OSError:
            return None
        start = len(_MAGIC) + SIZE
        content = data[start:]
        if not data.startswith(_MAGIC) or data[len(_MAGIC) : start] != self._sum(kind, key, content):
            return None
        if abs(time.time() - used) > DAY:
            _touch(path)
        return content

    def put(self, kind: str, key: str, content: bytes) -> None:
        """Keep the content of an entry."""
        if self.problem:
            return
        path = self._path(kind, key)
        draft = f"{path}.{os.urandom(4).hex()}.tmp"
        try:
            if not self._is_own(os.path.dirname(path)):
                raise OSError(0, "a link in it leads elsewhere")
            os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
            with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, 0o600), "wb") as file:
                file.write(_MAGIC + self._sum(kind, key, content) + content)
            os.replace(draft, path)
            self._has_written = True
        except OSError as error:
            self.problem = (error.strerror or str(error)).lower()
            _remove(draft)

    def _is_own(self, folder: str) -> bool:
        """Whether a folder of the cache is one, and no link that leads out of it."""
        real = os.path.realpath(self.folder)
        return os.path.realpath(folder) == os.path.join(real, os.path.relpath(folder, self.folder))

    def _sum(self, kind: str, key: str, content: bytes) -> bytes:
        """The checksum of an entry, which also tells it from those of other keys, and of those without the secret."""
        name = f"{kind}/{key}".encode()
        tied = hashlib.blake2b(name, digest_size=SIZE, key=self._secret[:64]).digest() if self._secret else name
        return hashlib.blake2b(content, digest_size=SIZE, key=tied).digest()

    def _path(self, kind: str, key: str) -> str:
        return os.path.join(self.folder, kind, key[:2], key[2:])

    def tidy(self, *, now: float | None = None) -> None:
        """Now and then, where this run has written: remove what is old, and the oldest of what is too much."""
        now = time.time() if now is None else now
        tag = self.folder.parent / "CACHEDIR.TAG"
        try:
            is_due = tag.is_symlink() or not tag.is_file() or not 0 <= now - os.lstat(tag).st_mtime <= _CLEAN_EVERY
            if self.problem or not self._has_written or not is_due:
                return
            _write_anew(tag.with_name(".gitignore"), _IGNORED)
            _write_anew(tag, _TAG)
            os.utime(tag, (now, now))
        except OSError:
            return
        for path in _outdated(sorted(_entries(self.folder), reverse=True), now):
            _remove(path)


def _entries(folder: Path) -> Iterator[tuple[float, int, str]]:
    """When each entry was last used, its size and its path."""
    for kind, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(kind, name)
            try:
                found = os.lstat(path)
            except OSError:
                continue
            yield found.st_mtime, found.st_size, path


def _outdated(entries: Iterable[tuple[float, int, str]], now: float) -> Iterator[str]:
    """The paths of the entries, given the last used first, that are too old or beyond the size of a cache.

    One from the future tells nothing of its age, so it is too old.
    """
    total = 0
    for used, size, path in entries:
        total += size
        is_draft = path.endswith(".tmp") and now - used > _CLEAN_EVERY
        if total > _MOST_BYTES or not -DAY <= now - used <= MOST_SECONDS or is_draft:
            yield path


def _write_anew(path: Path, text: str) -> None:
    """Write a file in the place of what is there, also of a link, which is not followed."""
    path.unlink(missing_ok=True)
    with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, 0o600), "wb") as file:
        file.write(text.encode())


def _remove(path: str) -> None:
    try:
        os.unlink(path)
    except OSError:
        return


def _touch(path: str) -> None:
    try:
        os.utime(path)
    except OSError:
        return
