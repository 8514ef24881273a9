"""Which stretches of a lesson section are in its summary, as what they say.

A field counts where its label is known and its reader made something of it; one that no reader takes apart, such as
what is not covered, counts with its text and its tables, which the summary keeps. Code below a label counts never, nor
does a table of which its reader made nothing. Of prose, the lines count in which a statement was found.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reclint.markdown import Row
    from reclint.model import LessonSummary, NotebookClaim
    from reclint.model.statement import Statement
    from reclint.readers.sections.labelled import Fields, Labelled
    from reclint.text.source import Span


_OWN_READERS = frozenset({"taught", "revisited", "load", "notebook", "exercises", "review"})
"""Kinds of field that a reader takes apart."""


def spans_read(lesson: LessonSummary, fields: Fields) -> Iterator[Span]:
    """The stretches that a lesson's summary was made of, its heading left out."""
    for entry in fields.labelled:
        if entry.kind and is_read(entry, entry.kind, lesson):
            yield entry.label.span
            yield from (passage.span for passage in entry.passages())
    yield from (stated.span for stated in (lesson.load, lesson.position) if stated)
    if lesson.notebook:
        yield from _notebook_spans(lesson.notebook)


def tables_read(lesson: LessonSummary, fields: Fields) -> Iterator[tuple[Row | None, Sequence[Row]]]:
    """For each table of a field the header and those rows that are in the summary; none of one that nobody read."""
    for entry in fields.labelled:
        for table in entry.tables if entry.kind else ():
            rows = _rows_read(table.rows, entry.kind, lesson)
            if rows:
                yield table.header, rows


def _rows_read(rows: Sequence[Row], kind: str | None, lesson: LessonSummary) -> Sequence[Row]:
    read: Sequence[Statement] = ()
    if kind in ("taught", "revisited"):
        read = lesson.taught
    elif kind == "review" and lesson.review:
        read = lesson.review.iterations
    elif kind in ("notebook", "exercises") and lesson.notebook:
        read = (*lesson.notebook.exercises, *(count for _, count in lesson.notebook.levels))
    elif kind not in _OWN_READERS:
        return rows  # the field keeps the text of its cells
    return [row for row in rows if any(_within(one.span, row.span) for one in read)]


def _within(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start < outer.stop


def is_read(entry: Labelled, kind: str, lesson: LessonSummary) -> bool:
    """Whether the reader of a kind of field made something of it; the text of a kind without a reader is kept."""
    notebook, review = lesson.notebook, lesson.review
    if kind in ("taught", "revisited"):
        return bool(entry.items or entry.text.text) or any(
            _rows_read(table.rows, kind, lesson) for table in entry.tables
        )
    if kind == "load":
        return lesson.load is not None
    if kind in ("notebook", "exercises"):
        return notebook is not None and (notebook.absent or any(_notebook_spans(notebook)))
    if kind == "review":
        if review is None or review.uncounted:
            return False
        return bool(review.iterations or review.statements or review.maximum or review.absent)
    return True


def _notebook_spans(claim: NotebookClaim) -> Iterator[Span]:
    stated = (claim.path, claim.stated, *(count for _, count in claim.levels), *claim.exercises, *claim.further)
    return (statement.span for statement in stated if statement)
