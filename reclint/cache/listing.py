"""Listing the documents that Git knows; of a repository in which that is slow, by what earlier runs have kept."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

from reclint.files import git

if TYPE_CHECKING:
    from pathlib import Path

    from reclint.cache.cache import Cache
    from reclint.files.git import Listed

KIND = "folders"
"""The kind of entries of the cache."""
_SLOW = 0.030
"""In seconds. Git lists 30,000 files in 300 folders in 20 ms, two and a half times what those that it tracks take, and
in 3,000 folders in 40 (`bench.beside`). To keep what a quicker one lists takes longer than later runs win."""


def list_files(folder: Path, cache: Cache) -> Listed | None:
    """The documents that Git tracks or does not ignore; None where Git cannot answer.

    A run that finds Git slow keeps only that it was: to keep more takes time, which pays where another run comes.
    """
    data = cache.get(KIND, os.fspath(folder))
    if data is not None:
        from reclint.cache.folders import Folders  # a usual repository needs none of it

        return Folders(lambda found: cache.keep(KIND, found, os.fspath(folder))).list_files(folder, data)
    began = time.perf_counter()
    listed = git.list_files(folder)
    if time.perf_counter() - began > _SLOW:
        cache.keep(KIND, b"0", os.fspath(folder))
    return listed
