"""A course of another state that held more than the course of today does: its root lay higher, or nothing was cut out.

A configuration, a baseline or answers that are laid into a folder make a course of it, and what lies outside of that is
not looked at any more. Both states are seen from the root that the course had.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from reclint.files.discovery import path_matcher
from reclint.files.location import Courses, Location, Roots, Stored
from reclint.files.names import composed, inside
from reclint.text.errors import ReclintError, SourceError
from reclint.text.source import Source
from reclint.workspace import Documents, Workspace

if TYPE_CHECKING:
    from pathlib import Path

    from reclint.course.opening import Opened
    from reclint.files.tree import Tree


@dataclass(frozen=True)
class Wider:
    """The course of another state with its documents ``before``, and today's course ``opened`` as a part of it.

    ``location`` is where it was.
    """

    opened: Opened
    location: Location
    before: Workspace

    @cached_property
    def _start(self) -> str:
        """What keys of today's course begin with, seen from the root that it had."""
        below = composed(self.opened.root.relative_to(self.location.root).as_posix())
        return "" if below == "." else f"{below}/"

    @cached_property
    def after(self) -> Workspace:
        """The documents of today's course by keys from the root that it had."""
        documents, start = self.opened.workspace.documents, self._start
        if not start:
            return self.opened.workspace

        def load(key: str) -> Source:
            source = documents.source(key[len(start) :])
            if source is None:
                raise SourceError(key, "there is no such document")
            return Source(key, source.text, bom=source.bom)

        seen = Documents([start + key for key in documents.keys], load, documents.lexicon)
        seen.leads_to.update((start + key, start + target) for key, target in documents.leads_to.items())
        return Workspace(seen)

    def is_outside(self, key: str) -> bool:
        """Whether a key of the course that was lies outside of today's."""
        return not key.startswith(self._start) or inside(key[len(self._start) :], self.opened.place.location.others)

    def is_there(self, key: str) -> bool:
        """Whether a file lies there today."""
        return self.opened.place.files.is_file(self.location.root / key)

    def key_today(self, key: str) -> str:
        """The key that a document has from the root of today's course."""
        if key.startswith(self._start):
            return key[len(self._start) :]
        return "../" * self._start.count("/") + key

    def owner(self, key: str) -> Path | None:
        """The root of the course that holds a document today; None where this one excludes that."""
        root = self._roots.of((self.location.root / key).parent).root
        if root != self.opened.root and root.is_relative_to(self.opened.root):
            below = composed(root.relative_to(self.opened.root).as_posix())
            if path_matcher(self.opened.settings.exclude)(f"{below}/"):
                return None
        return root

    @cached_property
    def _roots(self) -> Roots:
        return Roots(self.opened.place.files, self.location.top)


def wider(opened: Opened, tree: Tree) -> Wider | None:
    """The course around the root of an open one in another state, a ``tree`` of all the repository, if it held more."""
    place = opened.place.location
    try:
        location = Courses(Roots(Stored(tree), tree.folder), tree).holding(place.root)
    except ReclintError:  # two configurations in one folder: what the courses were there is not known
        return None
    if location is None or (location.root, location.others) == (place.root, place.others):
        return None
    held = opened.as_it_was(location, tree)
    found = Wider(opened, location, held)
    return found if any(map(found.is_outside, held.documents.keys)) else None
