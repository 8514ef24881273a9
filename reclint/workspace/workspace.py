"""All modules of a course, in order."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from reclint.source import Source
from reclint.workspace.documents import Documents
from reclint.workspace.module import Module

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reclint.model import Course
    from reclint.readers import Lexicon
    from reclint.vocabulary import Vocabulary


class Workspace:
    """The modules of a course with everything around them."""

    def __init__(self, documents: Documents) -> None:
        self.documents = documents

    @classmethod
    def of_texts(cls, texts: Mapping[str, str], lexicon: Lexicon) -> Workspace:
        """A workspace of texts by key, without a disk."""
        return cls(Documents(texts, lambda key: Source(key, texts[key]), lexicon))

    @property
    def vocabulary(self) -> Vocabulary:
        """The words of the course."""
        return self.documents.lexicon.vocabulary

    @cached_property
    def modules(self) -> tuple[Module, ...]:
        """The modules whose records the workspace holds, by number, then by key."""
        found = [(key, record) for key in self.documents.records() if (record := self.documents.record(key))]
        homes: dict[str, set[str]] = {}
        for key, record in found:
            for slug in (*record.slugs, *(lesson.slug for lesson in record.lessons if lesson.slug)):
                homes.setdefault(slug, set()).add(key)
        modules = (Module(key, record, self.documents, homes) for key, record in found)
        return tuple(sorted(modules, key=lambda module: (_order(module.number), module.key)))

    def module_at(self, key: str) -> Module | None:
        """The module whose record has this key."""
        return next((module for module in self.modules if module.key == key), None)

    @cached_property
    def course(self) -> Course | None:
        """The course's page: the one nearest to the root."""
        names = self.vocabulary.files.get("course", ())
        keys = sorted(
            (key for key in self.documents.keys if key.rpartition("/")[2] in names),
            key=lambda key: (key.count("/"), key),
        )
        return self.documents.course(keys[0]) if keys else None

    @cached_property
    def has_notebooks(self) -> bool:
        """Whether the workspace holds any notebook."""
        return any(key.endswith(".ipynb") for key in self.documents.keys)

    @cached_property
    def has_review_logs(self) -> bool:
        """Whether any lesson of the workspace has a review log."""
        return any(lesson.review_log for module in self.modules for lesson in module.lessons)


def _order(number: str) -> tuple[int, ...]:
    return tuple(int(part) for part in number.split(".") if part.isdecimal())
