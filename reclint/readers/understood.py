"""Which stretches of a lesson section are in its summary, as what they say.

A field counts where its label is known and its reader made something of it; one that no reader takes apart, such as
what is not covered, counts with its text, which the summary keeps. Tables and code below a label count never: nobody
reads them. Of prose, the lines count in which a statement was found.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reclint.model import LessonSummary, NotebookClaim
    from reclint.readers.fields import Fields, Labelled
    from reclint.text.source import Span


def spans_read(lesson: LessonSummary, fields: Fields) -> Iterator[Span]:
    """The stretches that a lesson's summary was made of, its heading left out."""
    for entry in fields.labelled:
        if entry.kind and _is_read(entry, entry.kind, lesson):
            yield entry.label.span
            yield from (passage.span for passage in entry.passages())
    if lesson.load:
        yield lesson.load.span
    if lesson.notebook:
        yield from _notebook_spans(lesson.notebook)


def _is_read(entry: Labelled, kind: str, lesson: LessonSummary) -> bool:
    """Whether the reader of a kind of field made something of it; the text of a kind without a reader is kept."""
    notebook, review = lesson.notebook, lesson.review
    if kind in ("taught", "revisited"):
        return bool(entry.items or entry.text.text)
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
