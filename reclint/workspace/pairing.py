"""Which notebook belongs to which lesson of a module, and by what: each notebook belongs to one lesson."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from posixpath import normpath
from typing import TYPE_CHECKING

from reclint.workspace.documents import ancestors

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reclint.workspace.module import Lesson, Module


class Evidence(str, Enum):
    """What a notebook is known by to be a lesson's; the value completes "notebook of 1.1 first-knots, …"."""

    NAMED = "named by the record"
    FILE_NAME = "by the lesson's slug and position in the file name"
    SLUG = "by the lesson's slug in the file name"
    POSITION = "by the lesson's position in the file name"


@dataclass(frozen=True, slots=True)
class NotebookMatch:
    """The notebook that belongs to a lesson, and by what."""

    key: str
    by: Evidence

    @property
    def named(self) -> bool:
        """Whether the record names it."""
        return self.by is Evidence.NAMED


def pair_notebooks(module: Module) -> Mapping[int, NotebookMatch]:
    """The notebooks of a module's lessons by the places of the lessons; the strongest evidence goes first."""
    found: dict[int, NotebookMatch] = {}
    for evidence in Evidence:
        taken = {match.key for match in found.values()}
        for lesson in module.lessons:
            if lesson.place in found:
                continue
            key = _notebook(lesson, evidence)
            if key is None or (evidence is not Evidence.NAMED and key in taken):
                continue
            if evidence is Evidence.SLUG and _is_anothers(key, lesson, found):
                continue
            found[lesson.place] = NotebookMatch(key, evidence)
    return found


def _notebook(lesson: Lesson, evidence: Evidence) -> str | None:
    if evidence is Evidence.NAMED:
        claim = lesson.summary.notebook
        return _named(lesson.module, claim.path.text) if claim and claim.path else None
    patterns = lesson.module.vocabulary.files.get("notebooks", ())
    filled = lesson.paths(pattern for pattern in patterns if _evidence(pattern) is evidence)
    return lesson.module.documents.find(lesson.module.folder, filled)


def _evidence(pattern: str) -> Evidence:
    """What a file that fits the pattern is known by; one without a slug or a position is as good as a position."""
    if "{slug}" not in pattern:
        return Evidence.POSITION
    return Evidence.FILE_NAME if "{position}" in pattern else Evidence.SLUG


def _is_anothers(key: str, lesson: Lesson, found: Mapping[int, NotebookMatch]) -> bool:
    """Whether a file with this lesson's slug has the position of another one, whose longer slug has all its words."""
    words = set((lesson.slug or "").split("-"))
    return any(
        other.slug and words < set(other.slug.split("-")) and _notebook(other, Evidence.POSITION) == key
        for other in lesson.module.lessons
        if other.place not in found
    )


def _named(module: Module, path: str) -> str | None:
    """The key of a notebook that the record names by path, from its own folder or one above, or by bare file name."""
    if path.startswith("."):
        return module.documents.spelled(normpath(f"{module.folder}/{path}"))
    for folder in ancestors(module.folder):
        for start in (folder, f"{folder}/notebooks" if folder else "notebooks"):
            key = f"{start}/{path}" if start else path
            if found := module.documents.spelled(key):
                return found
    return None
