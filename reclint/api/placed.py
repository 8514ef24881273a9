"""Where a course lies, and how its files are called by keys, for people and for services."""

from __future__ import annotations

import os
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from reclint.course.place import key_of
from reclint.text.errors import UsageError

if TYPE_CHECKING:
    from reclint.course.place import CoursePlace


class PlacedCourse:
    """A course by its place alone: nothing of it is opened."""

    _place: CoursePlace

    @property
    def root(self) -> Path:
        """The folder that keys are relative to."""
        return self._place.location.root

    @property
    def top(self) -> Path:
        """The top of the Git work tree that the course lies in; its root where there is none."""
        return self._place.location.top

    @property
    def is_configured(self) -> bool:
        """Whether a configuration file holds for the course."""
        return self._place.location.configuration is not None

    @property
    def folder(self) -> str:
        """The folder of the course in its repository, with forward slashes; empty for one at the top."""
        return self._place.location.folder

    @property
    def left_out(self) -> tuple[str, ...]:
        """The keys of documents that Git tracks and that are not looked at, since a sparse checkout leaves them out."""
        return self._place.tree.left_out

    def key(self, path: Path) -> str:
        """The key of a path; ``.`` for the root itself."""
        return key_of(path, self.root)

    def file(self, key: str) -> Path:
        """Where the file of a key lies; the name may have its accents written in another way than the key."""
        return self.root / self._place.tree.name(key)

    def path(self, key: str) -> str:
        """The path of a key relative to the working directory, with forward slashes."""
        return Path(os.path.relpath(self.file(key))).as_posix()

    def address(self, key: str) -> str:
        """The path of a key relative to the top of the repository, as services name files, with forward slashes."""
        return Path(os.path.relpath(self.file(key), self._shown_from)).as_posix()

    @cached_property
    def _shown_from(self) -> Path:
        from reclint.files.checkout import top_for_services

        return top_for_services(self.root, self.top)

    @cached_property
    def _state(self) -> tuple[str | None, bool]:
        """The last commit, where there is one, and whether the files differ from it."""
        from reclint.files.git import Repository

        try:
            repository = Repository.at(self.root)
        except UsageError:
            return None, False
        return repository.head(), repository.differs(self.folder)
