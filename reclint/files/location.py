"""Where courses are: their roots and configurations, told from the files of one state and from the places asked about.

The root of a document is the folder of the nearest configuration, else of the nearest baseline or answers, else the top
of the Git work tree. Below a top without either, two folders with a course page each are two courses, as long as they
share nothing.
"""

from __future__ import annotations

import os
from itertools import chain
from os.path import isfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

from reclint.files.names import composed, inside, is_notebook, is_top, top_of
from reclint.text.errors import ReclintError, SourceError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reclint.files.tree import Tree

CONFIGURATIONS = ("reclint.yaml", "reclint.yml", "pyproject.toml")
"""The names of configuration files."""
BASELINE = "reclint-baseline.json"
"""The name of a baseline where nobody says otherwise; it lies at the root of its course."""
ANSWERS = "reclint-answers.yaml"
"""The name of the answers to questions; they lie at the root of their course, too."""
COURSE_PAGE = "course.md"
"""The name of a course page where no configuration says otherwise."""
_SHARED = frozenset({"lessons", "notebooks"})
"""The folders that planning documents and notebooks lie in where no configuration says otherwise."""
_ROOT_MARKS = (".git", COURSE_PAGE, "notebooks")
_LEVELS_UP = 6
"""How many folders above a document, its own included, a mark is looked for: a choice, courses have three levels."""


class Location(NamedTuple):
    """The root of a course, its configuration if it has one, and the folders of other courses below the root, by key.

    ``top`` is the top of the Git work tree, or the root itself where there is none.
    """

    root: Path
    configuration: Path | None
    top: Path
    others: tuple[str, ...] = ()

    @property
    def folder(self) -> str:
        """The folder of the course in its repository; empty for one at the top."""
        if not self.root.is_relative_to(self.top):
            return ""
        folder = composed(self.root.relative_to(self.top).as_posix())
        return "" if folder == "." else folder


class Files(Protocol):
    """The files of one state, by path."""

    def is_file(self, path: Path) -> bool:
        """Whether there is a file."""

    def is_on_disk(self, path: Path) -> bool:
        """Whether a file lies on disk, be it one of this state or not."""

    def data(self, path: Path) -> bytes:
        """Its content."""

    def is_top(self, folder: Path) -> bool:
        """Whether a folder is the top of a work tree."""


class Disk:
    """Files as they lie on disk."""

    def is_file(self, path: Path) -> bool:
        """Whether there is a file."""
        return isfile(path)

    is_on_disk = is_file

    def data(self, path: Path) -> bytes:
        """Its content."""
        from reclint.files.reading import data_at  # an idle hook reads nothing

        return data_at(path, path.as_posix())

    def is_top(self, folder: Path) -> bool:
        """Whether a folder is the top of a work tree."""
        return is_top(folder)


class Stored:
    """Files of Git's index or of a commit; what lies outside of the repository is on disk."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree

    def _name(self, path: Path) -> str | None:
        name = Path(os.path.relpath(path, self.tree.folder)).as_posix()
        return None if name.startswith("../") else name

    def is_file(self, path: Path) -> bool:
        """Whether there is a file."""
        name = self._name(path)
        return isfile(path) if name is None else self.tree.has(name)

    def is_on_disk(self, path: Path) -> bool:
        """Whether a file lies on disk."""
        return isfile(path)

    def data(self, path: Path) -> bytes:
        """Its content."""
        name = self._name(path)
        return Disk().data(path) if name is None else self.tree.data(name)

    def is_top(self, folder: Path) -> bool:
        """Whether a folder is the top of the work tree."""
        return folder == self.tree.folder


class NoFiles:
    """The files of a course that is made of texts alone."""

    def is_file(self, path: Path) -> bool:
        """Whether there is a file; there is none."""
        return False

    is_on_disk = is_file

    def data(self, path: Path) -> bytes:
        """Nothing can be read.

        Raises:
            SourceError: always.
        """
        raise SourceError(path.as_posix(), "is none of the texts of the course")

    def is_top(self, folder: Path) -> bool:
        """Whether a folder is the top of a work tree; none is."""
        return False


class Roots:
    """The roots of folders in one state; each folder is looked at once."""

    def __init__(self, files: Files, otherwise: Path) -> None:
        self._files = files
        self._otherwise = otherwise
        self._configurations: dict[Path, Path | None] = {}
        self._baselines: dict[Path, Path | None] = {}
        self._tops: dict[Path, Path | None] = {}

    def of(self, folder: Path) -> Location:
        """The course of a folder, as far as configurations, baselines, answers and Git tell it.

        Raises:
            ReclintError: two configuration files lie in one folder.
        """
        top = self._top(folder)
        configuration = self._nearest(folder, self._configurations, self._configuration)
        if configuration:
            return Location(configuration.parent, configuration, top or configuration.parent)
        baseline = self._nearest(folder, self._baselines, self._baseline)
        root = baseline.parent if baseline else top or self._otherwise
        return Location(root, None, top or root)

    def is_bare(self, location: Location) -> bool:
        """Whether nothing but Git, or the place that was asked about, makes a root."""
        return not location.configuration and not self._baseline(location.root)

    def is_marked(self, folder: Path) -> bool:
        """Whether a folder is a root by a file of its own.

        Raises:
            ReclintError: two configuration files lie in it.
        """
        return bool(self._configuration(folder) or self._baseline(folder))

    def _nearest(self, folder: Path, known: dict[Path, Path | None], look: _Look) -> Path | None:
        """What is found in a folder or above it, not above the top of its work tree."""
        passed: list[Path] = []
        found: Path | None = None
        for place in chain((folder,), folder.parents):
            if place in known:
                found = known[place]
                break
            passed.append(place)
            found = look(place)
            if found or self._top(place) == place:
                break
        known.update(dict.fromkeys(passed, found))
        return found

    def _top(self, folder: Path) -> Path | None:
        """The top of the work tree that a folder lies in."""
        passed: list[Path] = []
        found: Path | None = None
        for place in chain((folder,), folder.parents):
            if place in self._tops:
                found = self._tops[place]
                break
            passed.append(place)
            if self._files.is_top(place):
                found = place
                break
        self._tops.update(dict.fromkeys(passed, found))
        return found

    def _baseline(self, folder: Path) -> Path | None:
        """A baseline or, without one, answers in a folder."""
        paths = (folder / name for name in (BASELINE, ANSWERS))
        return next((path for path in paths if self._files.is_file(path)), None)

    def _configuration(self, folder: Path) -> Path | None:
        found = [path for name in CONFIGURATIONS if self._files.is_file(path := folder / name) and self._is_ours(path)]
        if len(found) > 1:
            listed = " and ".join(path.name for path in found)
            raise ReclintError(f"{folder} has two configurations: {listed}", "keep one of them")
        return found[0] if found else None

    def _is_ours(self, path: Path) -> bool:
        """Whether a file is a configuration; a `pyproject.toml` is one when it has a part for us."""
        return path.suffix != ".toml" or b"[tool.reclint" in self._files.data(path)


def is_rooted(folder: Path) -> bool:
    """Whether a configuration, a baseline, answers or Git make a root of a folder, or of one above it."""
    nowhere = Path()
    return Roots(Disk(), nowhere).of(folder).root != nowhere


class _Look(Protocol):
    def __call__(self, folder: Path, /) -> Path | None: ...


def named_location(configuration: Path, places: Sequence[Path]) -> Location:
    """The course that a configuration which was named holds for.

    It is that around the configuration where the places lie there, else the one that they would be of without it.
    """
    file = Path(os.path.abspath(configuration))
    home = file.parent.resolve()
    if all(place.is_relative_to(home) or home.is_relative_to(place) for place in places):
        return Location(home, file, top_of(home) or home)
    found = Roots(_Bare(), fallback(places)).of(_common_folder(places))
    return found._replace(configuration=file)


class _Bare(Disk):
    """A disk without configurations and baselines."""

    def is_file(self, path: Path) -> bool:
        return False


class Courses:
    """The courses of a tree, found once for all places in it."""

    def __init__(self, roots: Roots, tree: Tree) -> None:
        self.tree = tree
        self._roots = roots
        self._found = _rooted(roots, tree)
        self._by_root = {location.root: location for location in self._found}

    def of(self, start: Path) -> tuple[Location, ...]:
        """The courses that a place has a part in.

        It is the course that the place lies in, and those below it. Without a document of its own, a folder belongs to
        no course but those below; where there are none, to that around it.
        """
        around = self._around(start)
        if start.is_file():
            return (_with_others(around, self._found),)
        below = [location for location in self._found if location.root.is_relative_to(start)]
        holds = any(self.tree.path(key).is_relative_to(start) for key in self._found.get(around, ()))
        found = {*below, around} if holds or not below else set(below)
        return tuple(_with_others(location, self._found) for location in sorted(found))

    def holding(self, folder: Path) -> Location | None:
        """The course with documents that has its root in a folder or nearest above it."""
        found = next((self._by_root[place] for place in (folder, *folder.parents) if place in self._by_root), None)
        return _with_others(found, self._found) if found else None

    def _around(self, start: Path) -> Location:
        """The course with the nearest root around a place."""
        owner = next((self._by_root[place] for place in (start, *start.parents) if place in self._by_root), None)
        folder = start.parent if start.is_file() else start
        return owner or self._roots.of(folder if folder.is_relative_to(self.tree.folder) else self.tree.folder)


def _rooted(roots: Roots, tree: Tree) -> dict[Location, list[str]]:
    """The documents of a tree by their courses."""
    found: dict[Location, list[str]] = {}
    folders: dict[str, Location] = {}
    for key in tree.keys:
        folder = tree.name(key).rpartition("/")[0]
        if folder not in folders:
            folders[folder] = roots.of(tree.folder / folder)
        found.setdefault(folders[folder], []).append(key)
    return {
        part: keys for location, all_keys in found.items() for part, keys in _parted(roots, tree, location, all_keys)
    }


def _parted(roots: Roots, tree: Tree, location: Location, keys: list[str]) -> Iterator[tuple[Location, list[str]]]:
    """A course below a bare top as the courses that its pages make, where there are several and none needs another.

    Where notebooks or planning documents lie outside of them, the folders share these and are one course.
    """
    homes = _homes(tree, location.root, keys) if roots.is_bare(location) else []
    left = [key for key in keys if not any(tree.path(key).is_relative_to(home) for home in homes)]
    if len(homes) < 2 or any(is_notebook(key) or not _SHARED.isdisjoint(key.split("/")) for key in left):
        yield location, keys
        return
    for home in homes:
        yield location._replace(root=home), [key for key in keys if tree.path(key).is_relative_to(home)]
    if left:
        yield location, left


def _homes(tree: Tree, root: Path, keys: Iterable[str]) -> list[Path]:
    """The folders with a course page, but those below another one; none where the root itself has one."""
    pages = {tree.path(key).parent for key in keys if key.rpartition("/")[2] == COURSE_PAGE}
    return [] if root in pages else sorted(page for page in pages if not pages.intersection(page.parents))


def _with_others(location: Location, found: Iterable[Location]) -> Location:
    below = (other.root for other in found if other.root != location.root and other.root.is_relative_to(location.root))
    others = tuple(sorted(composed(root.relative_to(location.root).as_posix()) for root in below))
    return location._replace(others=tuple(other for other in others if not inside(other.rpartition("/")[0], others)))


def fallback(places: Sequence[Path]) -> Path:
    """The root of places without configuration, baseline and Git: the working directory if they lie in it."""
    here = Path.cwd()
    if all(place.is_relative_to(here) for place in places):
        return here
    return workspace_root(_common(places))


def _common(places: Sequence[Path]) -> Path:
    return places[0] if len(places) == 1 else Path(os.path.commonpath(places))


def _common_folder(places: Sequence[Path]) -> Path:
    common = _common(places)
    return common if common.is_dir() else common.parent


def workspace_root(path: Path) -> Path:
    """The folder that holds the workspace of ``path``: the nearest one upward that looks like a course's root.

    That is a folder with a Git repository, a course page or notebooks; without one, the folder of ``path`` itself.
    """
    start = path if path.is_dir() else path.parent
    for folder in [start, *start.parents][:_LEVELS_UP]:
        if any((folder / mark).exists() for mark in _ROOT_MARKS):
            return folder
    return start


def located(path: Path) -> Path:
    """The absolute path of a file by the name that it was given, with links followed on the way to it only."""
    # `Path.resolve` stops at links that lead in a circle.
    named = path.name not in ("", "..")
    return Path(os.path.realpath(path.parent)) / path.name if named else Path(os.path.realpath(path))
