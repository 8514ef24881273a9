"""Which notebook belongs to which lesson of a module, and by what: each notebook belongs to one lesson."""

from __future__ import annotations

from enum import Enum
from posixpath import normpath
from typing import TYPE_CHECKING, NamedTuple

from reclint.workspace.file_names import ancestors

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reclint.workspace.documents import Documents
    from reclint.workspace.file_names import FileNaming


class Evidence(str, Enum):
    """What a notebook is known by to be a lesson's; the value completes "notebook of 1.1 first-knots, …"."""

    NAMED = "named by the record"
    FILE_NAME = "by the lesson's slug and position in the file name"
    SLUG = "by the lesson's slug in the file name"
    POSITION = "by the lesson's position in the file name"


class NotebookMatch(NamedTuple):
    """The notebook that belongs to a lesson, and by what."""

    key: str
    by: Evidence

    @property
    def named(self) -> bool:
        """Whether the record names it."""
        return self.by is Evidence.NAMED


def pair_notebooks(lessons: Sequence[FileNaming], folder: str, documents: Documents) -> Mapping[int, NotebookMatch]:
    """The notebooks of a module's lessons by the places of the lessons; the strongest evidence goes first.

    ``folder`` is that of the module's record.
    """
    search = _Search(folder, documents)
    found: dict[int, NotebookMatch] = {}
    for evidence in Evidence:
        taken = {match.key for match in found.values()}
        for lesson in lessons:
            if lesson.place in found:
                continue
            key = search.notebook(lesson, evidence)
            if key is None or (evidence is not Evidence.NAMED and key in taken):
                continue
            others = (other for other in lessons if other.place not in found)
            if evidence is Evidence.SLUG and search.is_anothers(key, lesson, others):
                continue
            found[lesson.place] = NotebookMatch(key, evidence)
    return found


def find_by_name(lesson: FileNaming, folder: str, documents: Documents) -> str | None:
    """The key of the notebook that has a lesson's slug, and perhaps its position, in its name."""
    search = _Search(folder, documents)
    return search.notebook(lesson, Evidence.FILE_NAME) or search.notebook(lesson, Evidence.SLUG)


def find_further(lesson: FileNaming, folder: str, documents: Documents) -> Mapping[str, str]:
    """The keys of the notebooks that a record names for a lesson beside its first one, by their paths."""
    found = ((path, _Search(folder, documents).named(path)) for path in lesson.further)
    return {path: key for path, key in found if key}


class _Search(NamedTuple):
    """Looks for notebooks among the documents of a course, from the folder of a module on."""

    folder: str
    documents: Documents

    def notebook(self, lesson: FileNaming, evidence: Evidence) -> str | None:
        """The key of the notebook that the evidence speaks for."""
        if evidence is Evidence.NAMED:
            return self.named(lesson.notebook) if lesson.notebook is not None else None
        patterns = self.documents.lexicon.vocabulary.files.get("notebooks", ())
        paths = lesson.paths(pattern for pattern in patterns if _evidence(pattern) is evidence)
        return self.documents.find(self.folder, paths)

    def is_anothers(self, key: str, lesson: FileNaming, others: Iterable[FileNaming]) -> bool:
        """Whether a file with this lesson's slug has the position of another, whose longer slug has all its words."""
        words = set((lesson.slug or "").split("-"))
        return any(
            other.slug and words < set(other.slug.split("-")) and self.notebook(other, Evidence.POSITION) == key
            for other in others
        )

    def named(self, path: str) -> str | None:
        """The key of a notebook that the record names by path, from its own folder or one above, or by bare name."""
        if path.startswith("."):
            return self.documents.spelled(normpath(f"{self.folder}/{path}"))
        for folder in ancestors(self.folder):
            for start in (folder, f"{folder}/notebooks" if folder else "notebooks"):
                key = f"{start}/{path}" if start else path
                if found := self.documents.spelled(key):
                    return found
        return None


def _evidence(pattern: str) -> Evidence:
    """What a file that fits the pattern is known by; one without a slug or a position is as good as a position."""
    if "{slug}" not in pattern:
        return Evidence.POSITION
    return Evidence.FILE_NAME if "{position}" in pattern else Evidence.SLUG
