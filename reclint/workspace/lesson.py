"""A lesson as it is walked to: its section of the record, and the documents around it."""

from __future__ import annotations

import posixpath
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import unquote

from reclint.linking import is_verbatim
from reclint.workspace.file_names import FileNaming, ancestors
from reclint.workspace.pairing import find_by_name, find_further

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reclint.linking import Link
    from reclint.model import ConceptRow, LessonPlan, LessonSummary, Notebook, Preparation, ReviewLog
    from reclint.workspace.pairing import NotebookMatch
    from reclint.workspace.workspace import Module


class Lesson:
    """A lesson of a module; ``place`` is its 1-based place among the record's sections."""

    def __init__(self, module: Module, summary: LessonSummary, place: int) -> None:
        self.module = module
        self.summary = summary
        self.place = place

    @property
    def slug(self) -> str | None:
        """The lesson's slug."""
        return self.summary.slug

    @property
    def position(self) -> int:
        """The position that the heading states, else the place among the sections."""
        return self.summary.position.value if self.summary.position else self.place

    @cached_property
    def rows(self) -> tuple[ConceptRow, ...]:
        """The index rows that name this lesson."""
        return tuple(row for row in self.module.record.rows if any(ref.slug == self.slug for ref in row.lessons))

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """What each taught item of the lesson was linked to, in the order of the items."""
        return self.module.links[self.place - 1]

    @cached_property
    def is_verbatim(self) -> bool:
        """Whether its list, and those of the whole record, say concepts in the words of their rows."""
        return is_verbatim(self.links) and self.module.is_verbatim

    @property
    def naming(self) -> FileNaming:
        """What the files of the lesson are named by."""
        claim = self.summary.notebook
        path = claim.path.text if claim and claim.path else None
        further = tuple(one.path.text for one in claim.further) if claim else ()
        return FileNaming(self.module.number, self.place, self.position, self.slug, path, further)

    @property
    def notebook_match(self) -> NotebookMatch | None:
        """The notebook that belongs to the lesson, and by what."""
        return self.module.notebook_matches.get(self.place)

    @property
    def notebook_key(self) -> str | None:
        """The key of the lesson's notebook."""
        return self.notebook_match.key if self.notebook_match else None

    @cached_property
    def notebook_by_name(self) -> str | None:
        """The key of the notebook that is called as this lesson's, whatever the record names."""
        return find_by_name(self.naming, self.module.folder, self.module.documents)

    @cached_property
    def further_keys(self) -> Mapping[str, str]:
        """The keys of the further notebooks that the record names, by their paths; of those that are there."""
        return find_further(self.naming, self.module.folder, self.module.documents)

    @property
    def notebook_keys(self) -> tuple[str, ...]:
        """The keys of all notebooks of the lesson, the first one first."""
        first = (self.notebook_key,) if self.notebook_key else ()
        return tuple(dict.fromkeys((*first, *self.further_keys.values())))

    @cached_property
    def notebook(self) -> Notebook | None:
        """The lesson's notebook."""
        return self.module.documents.notebook(self.notebook_key) if self.notebook_key else None

    def why_aside(self, path: str) -> str | None:
        """Why a notebook that is named is not seen although it lies there, from the record's folder or one above."""
        named = posixpath.normpath(unquote(path))
        if named.startswith(("/", "..")):
            return None
        keys = (f"{start}/{named}" if start else named for start in ancestors(self.module.folder))
        return next((why for key in keys if (why := self.module.documents.why_aside(key))), None)

    @cached_property
    def plan_key(self) -> str | None:
        """The key of the lesson's planning document."""
        patterns = self.module.vocabulary.files.get("lessons", ())
        found = self.module.documents.find(self.module.planning_folder, self.naming.paths(patterns))
        return found if self.slug else None

    @cached_property
    def plan(self) -> LessonPlan | None:
        """The lesson's planning document."""
        return self.module.documents.lesson_plan(self.plan_key) if self.plan_key else None

    @cached_property
    def preparation(self) -> Preparation | None:
        """What the planning document says the lesson builds on."""
        return self.module.documents.preparation(self.plan_key) if self.plan_key else None

    @property
    def review_log(self) -> ReviewLog | None:
        """The review log at the end of the planning document."""
        return self.plan.log if self.plan else None

    @property
    def has_verdict_in_log(self) -> bool:
        """Whether the lesson has fields, and a review log whose last review came to a verdict."""
        last = self.review_log.last if self.review_log else None
        return bool(self.summary.fields and last and last.verdict and last.verdict_word)
