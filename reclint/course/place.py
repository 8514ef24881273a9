"""Which courses a request is about: their roots, their files in the state that is asked for, and what of them is asked.

A course is the same from below, from above and in a hook; what differs is the part of it that findings are wanted of.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from reclint.files.git import Repository, is_committing, pushed
from reclint.files.location import (
    ANSWERS,
    BASELINE,
    CONFIGURATIONS,
    Courses,
    Disk,
    Location,
    Roots,
    Stored,
    fallback,
    located,
    named_location,
)
from reclint.files.names import composed, inside
from reclint.text.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reclint.course.request import Request
    from reclint.files.discovery import ListFiles
    from reclint.files.location import Files
    from reclint.files.tree import Tree


class Changeset(NamedTuple):
    """What the next commit or a push changes: the names, relative to the top, and the files as they are after it.

    A link to what changes does so, too.
    """

    names: tuple[str, ...]
    tree: Tree


class CoursePlace(NamedTuple):
    """A course of a request: where it is, its files, and the keys that findings are asked of (none: all of it).

    ``files`` are all files in the same state, also outside of the course. ``changed`` are the keys that a commit or a
    push changes, whether they lie in the course or not; None where the files on disk are asked about.
    """

    location: Location
    tree: Tree
    files: Files
    asked: tuple[str, ...] = ()
    changed: tuple[str, ...] | None = None

    def key(self, path: Path) -> str:
        """The key of a path; ``.`` for the root itself."""
        return key_of(path, self.location.root)

    @property
    def own_changes(self) -> tuple[str, ...]:
        """The changed keys that lie in the course itself."""
        outside = ("..", *self.location.others)
        return tuple(key for key in self.changed or () if not inside(key, outside))

    @property
    def changes_roots(self) -> bool:
        """Whether a file that makes a folder a course is added or changed."""
        roots = Roots(self.files, self.location.top)
        marks = (key for key in self.changed or () if key.rpartition("/")[2] in (*CONFIGURATIONS, BASELINE, ANSWERS))
        return any(roots.is_marked((self.location.root / key).parent) for key in marks)

    def cut(self, tree: Tree) -> Tree:
        """Another state of the course's files, from a tree of all the repository."""
        return tree.cut(self.location.root, self.location.others)

    def anew(self) -> CoursePlace:
        """The same course with its files listed anew, where they lie on disk."""
        if not self.tree.is_disk:
            return self
        from reclint.files.tree import disk_tree

        return self._replace(tree=self.cut(disk_tree(self.location.root)))


def key_of(path: Path, root: Path) -> str:
    """The key of a path in the course with a root."""
    return composed(Path(os.path.relpath(located(path), root)).as_posix())


def _key_by_name(path: Path, root: Path) -> str:
    """The same of a path that Git names: whatever lies on disk, no folder on the way to it is a link."""
    return composed(Path(os.path.relpath(path, root)).as_posix())


def settled(request: Request) -> Request:
    """The request with it decided whether staged files are meant.

    A hook runs as part of a commit or a push, or over files that a person or a CI job names; pre-commit and others say
    so by the files alone. With nothing staged outside of a commit, and with files named that are not staged, those on
    disk are meant.

    Raises:
        UsageError: there is no Git repository, or a folder is named beside what is staged.
    """
    if not request.staged or pushed() or is_committing():
        return request
    if any(path.is_dir() for path in request.paths):
        raise UsageError("folders and --staged exclude each other", "name the folders, or let Git tell the files")
    repository = Repository.at(Path.cwd())
    staged = set(repository.staged())
    named = {key_of(path, repository.top.resolve()) for path in request.paths}
    if staged and named <= {composed(name) for name in staged}:
        return request
    return request._replace(staged=False)


def places(request: Request, list_files: ListFiles | None = None) -> tuple[CoursePlace, ...]:
    """The courses that a settled request is about, in the order of their roots; at least one.

    ``list_files`` tells what Git lists on disk, and may know it from earlier.

    Raises:
        ReclintError: two configurations lie in one folder, or there is no Git repository.
    """
    if request.staged:
        return _of_change(request, change_of(request))
    starts = _starts(request)
    if request.config:
        location = named_location(request.config, starts)
        return (_on_disk(location, starts, _listed([location.root], list_files)[0]),)
    roots = Roots(Disk(), fallback(starts))
    found: dict[Location, Tree] = {}
    folders = _outermost(roots.of(folder).root for folder in {_folder(start) for start in starts})
    for tree in _listed(folders, list_files):
        courses = Courses(roots, tree)
        ours = (start for start in starts if start.is_relative_to(tree.folder) or tree.folder.is_relative_to(start))
        found.update((location, tree) for start in ours for location in courses.of(start))
    return tuple(_on_disk(location, starts, found[location]) for location in sorted(found))


def course_place(request: Request, list_files: ListFiles | None = None) -> CoursePlace:
    """The one course that a request is about: that around the places asked about, whatever lies below it."""
    every = places(request, list_files)
    starts = _starts(request)
    around = [place for place in every if all(start.is_relative_to(place.location.root) for start in starts)]
    return max(around, key=lambda place: len(place.location.root.parts), default=every[0])


def change_of(request: Request) -> Changeset:
    """What the next commit changes or, in a hook of a push, what is pushed.

    Raises:
        UsageError: there is no Git repository, or no such commit.
    """
    from reclint.files.tree import commit_tree, index_tree

    repository, push = Repository.at(Path.cwd()), pushed()
    names = repository.changed(push) if push else repository.staged()
    tree = commit_tree(repository, push.to) if push else index_tree(repository)
    changed = set(names)
    leading = (name for name, target in tree.targets.items() if target in changed)
    return Changeset(tuple(dict.fromkeys((*names, *leading))), tree)


def _of_change(request: Request, change: Changeset) -> tuple[CoursePlace, ...]:
    top = change.tree.folder
    files = Stored(change.tree)
    if request.config:
        locations: Sequence[Location] = [named_location(request.config, [top])]
    else:
        locations = Courses(Roots(files, top), change.tree).of(top)
    return tuple(
        CoursePlace(
            location,
            change.tree.cut(location.root, location.others),
            files,
            changed=tuple(_key_by_name(top / name, location.root) for name in change.names),
        )
        for location in locations
    )


def _starts(request: Request) -> list[Path]:
    """What is asked about: the paths, without any the working directory."""
    return [located(path) for path in request.paths] or [Path.cwd().resolve()]


def _folder(start: Path) -> Path:
    return start.parent if start.is_file() else start


def _outermost(roots: Iterable[Path]) -> list[Path]:
    found = sorted(set(roots))
    return [root for root in found if not any(other in root.parents for other in found)]


def _listed(folders: Iterable[Path], list_files: ListFiles | None) -> list[Tree]:
    from reclint.files.tree import disk_tree

    return [disk_tree(folder, list_files) for folder in folders]


def _on_disk(location: Location, starts: Sequence[Path], tree: Tree) -> CoursePlace:
    """A course with what of it is asked about; what is named is looked at, also where Git ignores it."""
    root = location.root
    keys = tuple(key_of(start, root) for start in starts if start.is_relative_to(root))
    asked = tuple(key for key in keys if key == "." or not inside(key, location.others))
    if any(root.is_relative_to(start) for start in starts):
        asked = ()
    return CoursePlace(location, tree.cut(root, location.others).including(asked), Disk(), asked)
