"""What Git has listed in an earlier run, as long as no folder that it looked into, and nothing it went by, is another.

Git finds documents that nobody has added yet by reading every folder. It takes a fifth of that to ask each for its
times. A listing is given again while these are the same: Git's index, its configuration, all that says what is
ignored, and in each folder the names that count. A folder whose times are what they were well before the run that read
it has the same names; another one is read. Where Git is quick, nothing is kept.
"""

from __future__ import annotations

import json
import os
import time
from typing import TYPE_CHECKING, NamedTuple

from reclint.files import git
from reclint.files.folders import (
    FILE,
    REPOSITORY,
    folder_state,
    folders_in,
    is_of_this_machine,
    kind_among,
    moved_among,
    names_that_count,
)
from reclint.files.git import Listed
from reclint.files.standing import RULES, changed_since, content_sum, ignored_among, is_plain, own_paths, standing
from reclint.text.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from reclint.files.folders import Mark

_SETTLED = 2.0
"""In seconds, as in `reclint.cache.recall`: a folder that changed later may change again without another time."""
_AGAIN = 24 * 60 * 60
"""In seconds, after which a folder of which nothing can be kept is tried again: a choice."""


class _UnfitError(Exception):
    """Nothing can be kept of a folder, and that will be so for a while."""


class _Known(NamedTuple):
    """A listing with what it was made from.

    ``skipped`` are the names of files that need not be on disk. ``paths`` are the repository's own files that count,
    ``standing`` is the checksum of what Git went by elsewhere. ``folders`` are all that it looked into, with their
    names that count, ``marks`` those of them that were settled, and ``rules`` the checksums of the files there that say
    what is ignored; each by its path from the folder listed.
    """

    names: tuple[str, ...]
    skipped: tuple[str, ...]
    paths: tuple[str, ...]
    standing: str
    rules: Mapping[str, str]
    folders: Mapping[str, str]
    marks: Mapping[str, Mark]


def _read(data: bytes | None) -> _Known | float | None:
    """A listing that was kept, or when that was last tried in vain; None where neither is known."""
    try:
        found = json.loads(data or b"null")
        if isinstance(found, (int, float)):
            return float(found)
        return _Known(**found) if found else None
    except (ValueError, TypeError):
        return None


class Folders:
    """Lists the files of a folder as Git does, from what earlier runs have kept; ``keep`` is for later ones."""

    def __init__(self, keep: Callable[[bytes], None]) -> None:
        self._keep_data = keep
        self._before = time.time() - _SETTLED  # of a time before anything is read

    def list_files(self, folder: Path, data: bytes) -> Listed | None:
        """The documents that Git tracks or does not ignore, by what was kept; None where Git cannot answer."""
        if os.name != "posix" or not is_plain():
            return git.list_files(folder)
        known = _read(data)
        if isinstance(known, _Known):
            return self._again(folder, known) or self._anew(folder, known)
        is_due = known is None or not 0 <= time.time() - known <= _AGAIN
        return self._anew(folder, None) if is_due else git.list_files(folder)

    def _again(self, folder: Path, known: _Known) -> Listed | None:
        """What was listed, None where it may be something else now."""
        try:
            now = standing(folder, known.paths)
            rules = {name: content_sum(os.path.join(folder, name)) for name in known.rules}
        except (OSError, SourceError):
            return None
        if now is None or now.checksum != known.standing or rules != known.rules:
            return None
        marks = self._marks(folder, known)
        if marks is None:
            return None
        if marks != known.marks:
            self._keep(known._replace(marks=marks)._asdict())
        return Listed(tuple(known.names), (), tuple(known.skipped))

    def _marks(self, folder: Path, known: _Known) -> Mapping[str, Mark] | None:
        """The marks of the folders by now, where they have the same names; None where one has others."""
        if len(known.marks) < len(known.folders):
            return None
        now = dict(known.marks)
        for name in moved_among(os.fspath(folder), known.marks):
            path = f"{folder}/{name}"
            state = folder_state(path)
            if state is None or state.mark[0] != now[name][0] or names_that_count(path) != known.folders[name]:
                return None
            if state.changed < self._before:
                now[name] = state.mark
        return now

    def _anew(self, folder: Path, earlier: _Known | None) -> Listed | None:
        """A listing by Git, which is kept. What it is made from is looked at before, so that it is no newer."""
        try:
            basis = self._basis(folder, earlier)
        except (_UnfitError, OSError, SourceError):
            self._keep(time.time())
            basis = None
        listed = git.list_files(folder)
        rules = [os.path.join(folder, name) for name in basis.rules] if basis else []
        if basis and listed and not listed.closed and self._are_settled([*rules, *basis.paths]):
            self._keep(basis._replace(names=listed.names, skipped=listed.skipped)._asdict())
        return listed

    def _basis(self, folder: Path, earlier: _Known | None) -> _Known | None:
        """What a listing by Git will be made from; None where that has changed just now.

        Raises:
            _UnfitError: it cannot be told what it is made from.
            OSError, SourceError: a file that says what is ignored cannot be read.
        """
        paths = own_paths(folder) if is_of_this_machine(folder) else ()
        now = standing(folder, paths) if paths else None
        if now is None:
            raise _UnfitError
        if not self._are_settled(now.files):
            return None
        folders, marks = self._looked_into(folder, earlier)
        rules = [os.path.join(name, RULES) for name, counting in folders.items() if _has_rules(counting)]
        sums = {name: content_sum(os.path.join(folder, name)) for name in rules}
        return _Known((), (), paths, now.checksum, sums, folders, marks)

    def _looked_into(self, folder: Path, earlier: _Known | None) -> tuple[dict[str, str], dict[str, Mark]]:
        """The folders that Git looks into, with their names that count, and the marks of those that were settled.

        Raises:
            _UnfitError: one lies on another disk, or has a repository of its own, or cannot be listed.
        """
        folders: dict[str, str] = {}
        marks: dict[str, Mark] = {}
        level, disk = [""], os.lstat(folder).st_dev
        while level:
            for name in level:
                path = f"{folder}/{name}"
                state = folder_state(path)
                if state is None or state.mark[0] != disk:
                    raise _UnfitError
                is_known = earlier is not None and earlier.marks.get(name) == state.mark
                counting = earlier.folders[name] if earlier and is_known else names_that_count(path)
                if counting is None or (name and kind_among(REPOSITORY, counting)):
                    raise _UnfitError
                folders[name] = counting
                if state.changed < self._before:
                    marks[name] = state.mark
            below = [os.path.join(name, inner) for name in level for inner in folders_in(folders[name])]
            ignored = ignored_among(folder, below)
            if ignored is None:
                raise _UnfitError
            level = [name for name in below if name not in ignored]
        return folders, marks

    def _keep(self, known: object) -> None:
        self._keep_data(json.dumps(known).encode())

    def _are_settled(self, paths: Iterable[str]) -> bool:
        return not any(changed_since(path, self._before) for path in paths)


def _has_rules(counting: str) -> bool:
    """Whether a file that says what is ignored is among names that count.

    Raises:
        _UnfitError: it is no regular file.
    """
    kind = kind_among(RULES, counting)
    if kind not in (None, FILE):
        raise _UnfitError
    return kind is not None
