"""Which stretches of a lesson section are in its summary, as what they say.

A field counts where its label is known and its reader made something of it; one that no reader takes apart, such as
what is not covered, counts with its text and its tables, which the summary keeps. Code below a label counts never, nor
does a table of which its reader made nothing. Of prose, the lines count in which a statement was found.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reclint.model import LessonSummary, NotebookClaim
    from reclint.model.statement import Statement
    from reclint.readers.fields import Fields, Labelled
    from reclint.text.source import Span


_OWN_READERS = frozenset({"taught", "revisited", "load", "notebook", "exercises", "review"})
"""Kinds of field that a reader takes apart."""


def spans_read(lesson: LessonSummary, fields: Fields) -> Iterator[Span]:
    """The stretches that a lesson's summary was made of, its heading left out."""
    for entry in fields.labelled:
        if entry.kind and _is_read(entry, entry.kind, lesson):
            yield entry.label.span
            yield from (passage.span for passage in entry.passages())
            yield from _table_spans(entry, entry.kind, lesson)
    if lesson.load:
        yield lesson.load.span
    if lesson.notebook:
        yield from _notebook_spans(lesson.notebook)


def _table_spans(entry: Labelled, kind: str, lesson: LessonSummary) -> Iterator[Span]:
    """The rows of a field's tables that are in the summary, with the headers of these tables."""
    read: tuple[Statement, ...] = ()
    if kind in ("taught", "revisited"):
        read = lesson.taught
    elif kind == "review" and lesson.review:
        read = lesson.review.iterations
    elif kind not in _OWN_READERS:
        for table in entry.tables:
            yield from (row.span for row in (table.header, *table.rows) if row)
        return
    for table in entry.tables:
        rows = [row for row in table.rows if any(_within(one.span, row.span) for one in read)]
        yield from (row.span for row in rows)
        if rows and table.header:
            yield table.header.span


def _within(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start < outer.stop


def _is_read(entry: Labelled, kind: str, lesson: LessonSummary) -> bool:
    """Whether the reader of a kind of field made something of it; the text of a kind without a reader is kept."""
    notebook, review = lesson.notebook, lesson.review
    if kind in ("taught", "revisited"):
        return bool(entry.items or entry.tables or entry.text.text)
    if kind == "load":
        return lesson.load is not None
    if kind in ("notebook", "exercises"):
        return notebook is not None and (notebook.absent or any(_notebook_spans(notebook)))
    if kind == "review":
        return review is not None and bool(review.iterations or review.statements)
    return True


def _notebook_spans(claim: NotebookClaim) -> Iterator[Span]:
    stated = (claim.path, claim.stated, *(count for _, count in claim.levels), *claim.exercises)
    return (statement.span for statement in stated if statement)
