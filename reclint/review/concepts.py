"""The concept map: how deep each concept of the course is held after each lesson that has a row for it."""

from __future__ import annotations

import itertools
import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reclint.workspace.progress import bare_name, depth_after, lesson_order, plain_name, practised_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reclint.model import ConceptRow
    from reclint.vocabulary.vocabulary import Vocabulary
    from reclint.workspace import Lesson, Workspace
    from reclint.workspace.progress import Moment

_OTHER = re.compile(r"[^\w]+")
"""What the key of a concept has dashes for: "Rate (of rise)"."""


@dataclass(frozen=True, slots=True)
class ConceptLesson:
    """A lesson of the course, ``place`` counting from 1 through the course; ``number`` is like ``1.2.3``.

    ``record`` is the key of its module's record, ``part`` the 0-based place of the module in that file.
    """

    place: int
    number: str
    slug: str
    module: str
    record: str
    part: int = 0


@dataclass(frozen=True, slots=True)
class ConceptStep:
    """What one lesson does with a concept.

    ``place`` is the lesson's, as in `ConceptLesson`; ``depth`` a word of the vocabulary and ``rank`` its 0-based place
    there, both None where the row names no single one. ``taught``: the lesson's summary names it among the taught
    concepts. ``recap``: the row calls itself one, or the concept came before and gets no deeper. ``practised`` are the
    numbers of the exercises whose titles name it. ``name`` is the concept as the row writes it, ``line`` the row's
    1-based line in the record with the key ``record``.
    """

    place: int
    depth: str | None
    rank: int | None
    taught: bool
    recap: bool
    practised: tuple[int, ...]
    name: str
    record: str
    line: int


@dataclass(frozen=True, slots=True)
class ConceptCourse:
    """A concept's course through the lessons, in their order; ``anchor`` is ``c-`` and words of its name, unique.

    Rows are of one concept when their names are the same without what stands in parentheses.
    """

    anchor: str
    name: str
    steps: tuple[ConceptStep, ...]

    @property
    def depth(self) -> str | None:
        """The greatest depth that any lesson gives it."""
        ranked = [step for step in self.steps if step.rank is not None]
        return max(ranked, key=lambda step: step.rank or 0).depth if ranked else None

    @property
    def only_mentioned(self) -> bool:
        """Whether no lesson takes it beyond the least depth."""
        ranks = self._ranks
        return bool(ranks) and max(ranks) == 0

    @property
    def rises(self) -> bool:
        """Whether a lesson takes it deeper than an earlier one."""
        ranks = self._ranks
        return any(later > earlier for earlier, later in itertools.pairwise(ranks))

    @property
    def never_practised(self) -> bool:
        """Whether no exercise names it."""
        return not any(step.practised for step in self.steps)

    @property
    def _ranks(self) -> list[int]:
        return [step.rank for step in self.steps if step.rank is not None]


@dataclass(frozen=True)
class ConceptMap:
    """Lessons by concepts: ``depths`` are the words of the vocabulary, least first."""

    depths: tuple[str, ...]
    lessons: tuple[ConceptLesson, ...]
    concepts: tuple[ConceptCourse, ...]


def concept_map(workspace: Workspace) -> ConceptMap:
    """The concepts of the course, in the order in which they are first met."""
    vocabulary = workspace.vocabulary
    lessons: list[ConceptLesson] = []
    steps: dict[str, list[ConceptStep]] = defaultdict(list)
    names: dict[str, str] = {}
    for moment, lesson in lesson_order(workspace):
        record = lesson.module.key
        lessons.append(
            ConceptLesson(moment.place, moment.number, moment.slug, lesson.module.number, *lesson.module.home)
        )
        taught = {row.span for link in lesson.links for row in link.rows}
        for row in lesson.rows:
            key = plain_name(row.name.text)
            names.setdefault(key, row.name.text)
            known = [step.rank for step in steps[key] if step.rank is not None]
            steps[key].append(_step((moment, lesson, row), record, vocabulary, known, taught=row.span in taught))
    return ConceptMap(vocabulary.depths, tuple(lessons), tuple(_courses(names, steps)))


def _step(
    met: tuple[Moment, Lesson, ConceptRow],
    record: str,
    vocabulary: Vocabulary,
    known: Sequence[int],
    *,
    taught: bool,
) -> ConceptStep:
    moment, lesson, row = met
    depth = depth_after(row, lesson.slug or "")
    rank = vocabulary.depth_ranks.get(depth) if depth else None
    recap = lesson.module.documents.lexicon.word("recap")
    notes = " ".join(ref.note or "" for ref in row.lessons if ref.slug == lesson.slug)
    # "recap from 1.2", beside the depth or in a note on the lesson.
    said = re.search(rf"\b{recap}\b", f"{row.depth.text if row.depth else ''} {notes}", re.I)
    return ConceptStep(
        place=moment.place,
        depth=depth,
        rank=rank,
        taught=taught,
        recap=bool(said) or (bool(known) and rank is not None and rank <= max(known)),
        practised=practised_in(lesson, row),
        name=row.name.text,
        record=record,
        line=row.line + 1,
    )


def _courses(names: Mapping[str, str], steps: Mapping[str, Sequence[ConceptStep]]) -> Iterable[ConceptCourse]:
    seen: Counter[str] = Counter()
    for key, name in names.items():
        anchor = f"c-{_OTHER.sub('-', bare_name(name).casefold()).strip('-') or 'concept'}"
        seen[anchor] += 1
        unique = anchor if seen[anchor] == 1 else f"{anchor}--{seen[anchor]}"
        yield ConceptCourse(unique, name, tuple(steps[key]))
