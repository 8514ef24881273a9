"""The bounds of a repository: whether a path leads out of it. Nothing outside is read or written for what lies in it.

The bound is the top of a Git work tree; without one, the root of the course or the working directory.
"""

from __future__ import annotations

import os
from pathlib import Path

from reclint.files.names import is_top


class Bounds:
    """A folder, and whether files are in it once all links on the way to them are followed."""

    def __init__(self, folder: Path) -> None:
        self._folder = _real(folder)
        self._known: dict[Path, bool] = {}

    def hold(self, path: Path) -> bool:
        """Whether a path leads to a place inside; each folder on the way is looked at once."""
        if os.path.islink(path):
            return _real(path).is_relative_to(self._folder)
        parent = path.parent
        if parent not in self._known:
            self._known[parent] = _real(parent).is_relative_to(self._folder)
        return self._known[parent]


def leads_out(path: Path) -> bool:
    """Whether a path lies in a repository, or below the working directory, by its name, and by its links elsewhere."""
    named, real = Path(os.path.abspath(path)), _real(path)
    if named == real:
        return False
    bound = _bound(named)
    return bound is not None and not real.is_relative_to(_real(bound))


def lies_in_one(path: Path) -> bool:
    """Whether a path lies in a repository, or below the working directory, by its name."""
    return _bound(Path(os.path.abspath(path))) is not None


def is_trusted(path: Path, by: Path, top: Path) -> bool:
    """Whether a file that another one names may be read and written: what lies in a repository names nothing outside.

    ``by`` is the file that names it, and ``top`` that of the repository. What a person keeps elsewhere, such as a
    configuration from the base of a pull request, may name what it likes.
    """
    repository = _real(top)
    return _real(path).is_relative_to(repository) or not _real(by).is_relative_to(repository)


def _real(path: Path) -> Path:
    return Path(os.path.realpath(path))


def _bound(named: Path) -> Path | None:
    """The work tree that a path lies in by its name, else the working directory around it.

    A folder that is a link out of what lies around it is no work tree of its own, whatever it leads to.
    """
    here = Path.cwd()
    around = [folder for folder in named.parents if folder == here or is_top(folder)]
    found: Path | None = None
    for folder in reversed(around):
        if found is None or (is_top(folder) and _real(folder).is_relative_to(_real(found))):
            found = folder
    return found
