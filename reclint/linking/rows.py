"""The rows of a record as its items see them: their names, what words weigh in them, and what they call lessons."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reclint.linking.decision import MISSPELT
from reclint.linking.joints import Joints, read_joints
from reclint.linking.languages import fillers_of
from reclint.linking.ordinals import name_of, shown_of
from reclint.linking.weights import Weights
from reclint.text.nearest import nearest

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from reclint.linking.names import Name
    from reclint.model import ConceptRow, Record
    from reclint.vocabulary.vocabulary import Vocabulary


class Rows(NamedTuple):
    """The rows of a record with their names."""

    rows: Sequence[ConceptRow]
    names: Sequence[Name]
    shown: Sequence[Name]
    weights: Weights
    vocabulary: Vocabulary
    slugs: Mapping[str, Collection[str]]
    joints: Joints
    fillers: frozenset[str]

    def named(self, text: str) -> Name:
        """The name that an item or a row states, its words written in one where the record writes them so."""
        return name_of(self.joints.joined(text), self.vocabulary, self.fillers)


def read_rows(record: Record, vocabulary: Vocabulary) -> Rows:
    """The rows of a record, ready to be compared with its items."""
    fillers = fillers_of(record, vocabulary)
    joints = read_joints(record, fillers)
    texts = [joints.joined(row.name.text) for row in record.rows]
    names = [name_of(text, vocabulary, fillers) for text in texts]
    in_short = [shown_of(text, vocabulary, fillers) for text in texts]
    return Rows(record.rows, names, in_short, Weights(names), vocabulary, _meant_slugs(record), joints, fillers)


def _meant_slugs(record: Record) -> dict[str, set[str]]:
    """By the slug of each lesson what rows call it: the slug, and misspelt ones that no lesson has."""
    meant = {lesson.slug: {lesson.slug} for lesson in record.lessons if lesson.slug}
    for slug in record.slugs:
        if slug not in meant and (near := nearest(slug, meant, MISSPELT)):
            meant[near].add(slug)
    return meant
