"""What a part of a lesson is by what it holds, whatever its label says."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from reclint.markdown import leading_signs
from reclint.readers.depths.depth import find_mark
from reclint.readers.index.table import table_columns
from reclint.readers.notebooks.table import lists_exercises
from reclint.readers.reviews.rounds import rounds_of
from reclint.readers.reviews.table import read_review_table

if TYPE_CHECKING:
    from reclint.markdown import Table
    from reclint.readers.sections.labelled import Labelled
    from reclint.vocabulary.lexicon import Lexicon

MOST = 0.5
"""Which share of a list's items must bear depth marks, and two of them at least."""
LEAST = 2
"""How many items of a line, or of a text, state a depth so that it is a list of concepts: one may do so by chance."""
_LOOSE = frozenset({"teaching", "notes"})
"""Kinds of field whose labels begin many others: "How …", "Notes on …"."""
_WIDEST_LEVEL = 30
"""Up to where the level of an exercise stands that opens an item: "EX-1 [Guided] look", "[x] 1 Guided: look"."""
MOST_PASSAGES = 40
"""How many passages of a part are looked at for rounds of reviews."""


def content_kind(entry: Labelled, lexicon: Lexicon) -> str | None:
    """The kind of field that what stands in a part makes it, whatever its label says."""
    kinds = (table_kind(table, lexicon) for table in entry.tables)
    if kind := next(filter(None, kinds), None):
        return kind
    texts = [item.text for item in entry.items if item.text]
    if lists_iterations(entry, lexicon):
        return "review"
    if tells_rounds(entry, lexicon) or _opens_with_pass(entry, lexicon):
        return "review"
    # The index, which tells whether this record writes depths small, is not read yet.
    marked = sum(find_mark(text, lexicon.lenient) is not None for text in texts)
    if marked >= LEAST and marked >= MOST * len(texts):
        return "taught"
    levels = [lexicon.level.search(text.text, 0, _WIDEST_LEVEL) for text in texts]
    return "exercises" if len(levels) >= LEAST and all(levels) else None


def tells_rounds(entry: Labelled, lexicon: Lexicon) -> bool:
    """Whether a label and what stands below it number a round of reviews, and count findings of several grades."""
    rounds = rounds_of(lexicon).read([entry.label, *islice(entry.passages(), MOST_PASSAGES)])
    return any(len(claim.counts) > 1 for claim in rounds)


def asks_of_review(entry: Labelled, lexicon: Lexicon) -> bool:
    """Whether a label that begins as one for something else has a word for reviews in it, or for their verdicts."""
    label = entry.label.text
    reviewed = re.compile(rf"(?<!\w){lexicon.word('review', 'iteration')}(?!\w)", re.I)
    return entry.kind in _LOOSE and bool(reviewed.search(label) or lexicon.verdict.search(label))


def _opens_with_pass(entry: Labelled, lexicon: Lexicon) -> bool:
    """Whether a part opens with a pass and says in which round: "Verdict: passed in round 2 of 3"."""
    text = entry.text.text
    opens = lexicon.verdict.match(text, leading_signs(text))
    return opens is not None and rounds_of(lexicon).tells_pass(text)


def lists_iterations(entry: Labelled, lexicon: Lexicon) -> bool:
    """Whether a part is a list, and each of its items describes an iteration."""
    texts = [item.text for item in entry.items if item.text]
    return bool(texts) and all(_tells_iteration(text.text, lexicon) for text in texts)


def _tells_iteration(text: str, lexicon: Lexicon) -> bool:
    """Whether an item opens with an iteration and goes on with counts or a verdict: "Iteration 1: 0 critical, …"."""
    iteration = rf"(?:{lexicon.word('iteration')}\s+|{lexicon.word('iteration-initial')})"
    opens = re.match(rf"[*_\s]*{iteration}\d{{1,2}}(?!\w)", text, re.I)
    rest = text[opens.end() :] if opens else ""
    return bool(lexicon.verdict.search(rest) or lexicon.whole_grade.search(rest))


def table_kind(table: Table, lexicon: Lexicon) -> str | None:
    """The kind of field that the columns of a table make it; None for one that has none of them, or no rows."""
    if not table.rows:
        return None
    # Exercises come first: a column "Level" is one of depths where nothing tells that it holds levels of exercises.
    if lists_exercises(table, lexicon):
        return "exercises"
    if table_columns(table, lexicon).has("concept", "depth"):
        return "taught"
    return "review" if read_review_table(table, lexicon)[0] else None
