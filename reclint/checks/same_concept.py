"""Rows of one lesson that name one concept in other words."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from reclint.linking import folded, read_name
from reclint.linking.guards import guard

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reclint.linking import Name
    from reclint.model import ConceptRow
    from reclint.vocabulary.vocabulary import Vocabulary

# "short splices, `splice -s`": code behind a comma shows what the name before it means.
_SHOWN_IN_CODE = re.compile(r",\s+`")
# Words that a name has at least to be the same as a longer one that holds it: on four courses (31 records) two words
# are held by nine rows of other concepts, three by none in whose head they stand.
_TELLING = 3


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
    names = [read_name(_SHOWN_IN_CODE.split(row.name.text)[0], vocabulary.fillers) for row in rows]
    holders: dict[str, list[int]] = defaultdict(list)
    for place, name in enumerate(names):
        for word in name.all_words:
            holders[word].append(place)
    found = {
        (min(place, other), max(place, other))
        for place, name in enumerate(names)
        for other in min((holders[word] for word in name.all_words), key=len, default=[])
        if other != place and _is_held(name, names[other], vocabulary)
    }
    for earlier, later in sorted(found):
        if folded(rows[earlier].name.text) != folded(rows[later].name.text):
            yield rows[earlier], rows[later]


def _is_held(name: Name, other: Name, vocabulary: Vocabulary) -> bool:
    words = name.all_words
    held = words == other.all_words or (len(words) >= _TELLING and words <= other.head_words)
    return held and guard(name, other, vocabulary.polarity) is None
