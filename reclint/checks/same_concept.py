"""Rows of one lesson that name one concept in other words."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from reclint.linking import folded
from reclint.linking.same import is_same, read_shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reclint.model import ConceptRow
    from reclint.vocabulary.vocabulary import Vocabulary


def said_again(rows: Iterable[ConceptRow], vocabulary: Vocabulary) -> Iterator[tuple[ConceptRow, ConceptRow, str]]:
    """Each row that may be an earlier one of the same lesson in other words: the row, the earlier one, the lesson.

    Either both have the same words, in whatever order, or the head of one holds all words of the other. Rows of one
    name are not among them.
    """
    of_lesson: dict[str, list[ConceptRow]] = defaultdict(list)
    for row in rows:
        for ref in row.lessons:
            of_lesson[ref.slug].append(row)
    for slug, its_rows in of_lesson.items():
        yield from ((later, earlier, slug) for earlier, later in _alike(its_rows, vocabulary))


def _alike(rows: list[ConceptRow], vocabulary: Vocabulary) -> Iterator[tuple[ConceptRow, ConceptRow]]:
    """The pairs, in the order of the record; only rows that have the rarest word of a name are compared with it."""
    names = [read_shown(row.name.text, vocabulary.fillers) for row in rows]
    holders: dict[str, list[int]] = defaultdict(list)
    for place, name in enumerate(names):
        for word in name.all_words:
            holders[word].append(place)
    found = {
        (min(place, other), max(place, other))
        for place, name in enumerate(names)
        for other in min((holders[word] for word in name.all_words), key=len, default=[])
        if other != place and is_same(name, names[other], vocabulary.polarity)
    }
    for earlier, later in sorted(found):
        if folded(rows[earlier].name.text) != folded(rows[later].name.text):
            yield rows[earlier], rows[later]
