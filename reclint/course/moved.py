"""Another state of the repository in which the course lay in another folder, seen as if it had lain in today's."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reclint.course.place import CoursePlace
    from reclint.files.tree import Tree


def as_it_lies(place: CoursePlace, tree: Tree) -> Tree:
    """A tree of all the repository, with the folder that a course was moved from under the name of today's.

    Where nothing of the course lies at the same place there, it was moved if a folder had at least half of today's
    documents under the names that they have below its root, and has them no more.
    """
    root = place.location.root
    if not root.is_relative_to(tree.folder) or not set(place.cut(tree).keys).isdisjoint(place.tree.keys):
        return tree
    found = Counter(_homes(place, tree))
    folder, shared = max(found.items(), key=lambda entry: entry[1], default=("", 0))
    here = root.relative_to(tree.folder).as_posix()
    return tree.moved(folder, "" if here == "." else here) if 0 < len(place.tree.keys) <= 2 * shared else tree


def _homes(place: CoursePlace, tree: Tree) -> Iterator[str]:
    """For each document of a course the folders that it may have been moved from with all the others."""
    named: dict[str, list[str]] = defaultdict(list)
    for key in tree.keys:
        named[key.rpartition("/")[2]].append(key)
    for key in place.tree.keys:
        for other in named[key.rpartition("/")[2]]:
            is_same = other == key or other.endswith(f"/{key}")
            if is_same and not place.files.is_file(tree.path(other)):
                yield "/".join(tree.name(other).split("/")[: -len(key.split("/"))])
