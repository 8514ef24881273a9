"""The cache of one program: what it has made before, by everything that it was made from."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from reclint.cache.stamp import program_stamp
from reclint.cache.store import Store, default_folder
from reclint.text.digest import digest_of
from reclint.text.errors import UsageError


class Cache(NamedTuple):
    """Entries in a store; ``stamp`` identifies the program, and no other program's entries are seen."""

    store: Store
    stamp: str

    def get(self, kind: str, *parts: str) -> bytes | None:
        """What was kept for some parts, None where nothing was."""
        return self.store.get(kind, digest_of(self.stamp, *parts))

    def keep(self, kind: str, content: bytes, *parts: str) -> None:
        """Keep something that follows from some parts."""
        self.store.put(kind, digest_of(self.stamp, *parts), content)


def open_cache(folder: str | None = None) -> Cache | None:
    """The cache in a folder, else in the user's own; None where there is none that can be used.

    Raises:
        UsageError: the folder was named and cannot be used.
    """
    place = Path(folder) if folder else default_folder()
    stamp = program_stamp()
    if place is None or stamp is None:
        return None
    store = Store(place)
    if store.problem and folder:
        hint = "name a folder that is yours alone, or go without one by --no-cache"
        raise UsageError(f"{folder} cannot be the cache: {store.problem}", hint)
    return None if store.problem else Cache(store, stamp)
