"""Rows of the Concept Index that do not fit their table."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reclint.checks.check import Check, NoOptions, facts
from reclint.checks.phrases import counted, head_of, short
from reclint.checks.subjects import WITH_ROWS, modules
from reclint.findings.finding import Edit, Fix, Hit, Spot
from reclint.model import RowShape
from reclint.text.source import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reclint.model import (
        ConceptIndex,
        ConceptRow,
    )
    from reclint.workspace import Module


# "| Bowline | DEVELOPED |": a row that ends in a pipe which is no part of a cell.
_CLOSED = re.compile(r"(?<!\\)\|$")

# "first-knots": a slug as most courses write it, beginning with a letter, unlike "4.2" or "3 lessons".
_SLUG = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")


def table_row_detached(module: Module, _: NoOptions) -> Iterator[Hit]:
    """Each run of rows that a blank line or another block cuts off from the header."""
    index = module.record.index
    for run in _runs([row for row in module.record.rows if row.detached]):
        yield Hit(
            Spot(module.key, run[0].span),
            subject=_lesson_of(run),
            case="one" if len(run) == 1 else "default",
            facts={"first": run[0].line + 1, "last": run[-1].line + 1, "count": counted(len(run), "row")},
            related=_header(module, index),
            fix=_join(module, run[0]),
            measures={"rows": (len(run),)},
            formerly=run[0].name.text,
        )


def _lesson_of(run: list[ConceptRow]) -> str:
    """The lessons of the first row of a run that names any, so that rows may be reworded; else its first concept."""
    named = (" ".join(ref.slug for ref in row.lessons) for row in run if row.lessons)
    return next(named, head_of(run[0].name.text))


def _join(module: Module, row: ConceptRow) -> Fix | None:
    """Take out the blank lines above a run, where nothing else stands there."""
    if row.gap is None:
        return None
    return Fix("remove the blank lines above the rows", (Edit(Spot(module.key, row.gap), ""),))


def _escape(module: Module, row: ConceptRow) -> Fix | None:
    """Escape the pipes that give a row too many cells, where it is certain which of its cells are the true ones.

    Where nothing follows them, they are no part of a cell and are taken out.
    """
    source = module.documents.source(module.key)
    if not source or not row.stray_pipes or not _states_depth_and_lessons(module, row):
        return None
    surplus = [pipe for pipe in row.stray_pipes if not source.text[pipe.start : row.span.stop].strip(" \t|")]
    inside = [pipe for pipe in row.stray_pipes if pipe not in surplus]
    edits = [Edit(Spot(module.key, pipe), "\\|") for pipe in inside]
    if surplus:
        edits.append(Edit(Spot(module.key, Span(surplus[0].start, row.span.stop)), "|"))
    title = "escape the pipes inside the cell" if inside else "take out the empty cells at the end"
    return Fix(title, tuple(edits))


def _fill(module: Module, row: ConceptRow) -> Fix | None:
    """Add the empty cells at the end that renderers show anyway, where depth and lessons stand before them."""
    index, source = module.record.index, module.documents.source(module.key)
    missing = len(index.columns) - row.cells if index else 0
    if missing < 1 or not source or not _states_depth_and_lessons(module, row):
        return None
    closed = bool(_CLOSED.search(source.slice(row.span)))
    cells = " |" * missing
    at = Span(row.span.stop, row.span.stop)
    return Fix("add the empty cells at the end", (Edit(Spot(module.key, at), cells if closed else f" |{cells}"),))


def _states_depth_and_lessons(module: Module, row: ConceptRow) -> bool:
    """Whether what stands in the columns of depth and lesson is a depth as it is written, and lessons."""
    index, depth = module.record.index, row.depth
    if not index or not index.header:
        return False
    spelled = depth is not None and depth.level is not None and depth.level in depth.text
    return spelled and bool(row.lessons) and all(_is_lesson(module, ref.slug) for ref in row.lessons)


def _is_lesson(module: Module, slug: str) -> bool:
    """Whether a slug is one that a section or a row in order has, or can be nothing else."""
    sections = (lesson.slug for lesson in module.record.lessons)
    rows = (ref.slug for row in module.record.rows if row.shape is RowShape.REGULAR for ref in row.lessons)
    known = {slug for slug in (*sections, *rows) if slug}
    return slug in known or (bool(_SLUG.fullmatch(slug)) and ("-" in slug or not known))


def _runs(rows: list[ConceptRow]) -> list[list[ConceptRow]]:
    """Rows on consecutive lines, together."""
    runs: list[list[ConceptRow]] = []
    for row in rows:
        if runs and runs[-1][-1].line + 1 == row.line:
            runs[-1].append(row)
        else:
            runs.append([row])
    return runs


def _header(module: Module, index: ConceptIndex | None) -> tuple[tuple[str, Spot], ...]:
    return (("header", Spot(module.key, index.header)),) if index and index.header else ()


def _misfit(module: Module, shape: RowShape, fix: Callable[[Module, ConceptRow], Fix | None]) -> Iterator[Hit]:
    index = module.record.index
    expected = len(index.columns) if index else 0
    for row in module.record.rows:
        if row.shape is shape:
            yield Hit(
                Spot(module.key, row.span),
                subject=head_of(row.name.text),
                facts={
                    "concept": short(row.name.text),
                    "cells": counted(row.cells, "cell"),
                    "expected": counted(expected, "column"),
                },
                related=_header(module, index),
                fix=fix(module, row),
                formerly=row.name.text,
            )


def table_row_shifted(module: Module, _: NoOptions) -> Iterator[Hit]:
    """Rows in which an unescaped pipe moves the depth into another column."""
    return _misfit(module, RowShape.SHIFTED, _escape)


def table_row_overflow(module: Module, _: NoOptions) -> Iterator[Hit]:
    """Rows with more cells than the header."""
    return _misfit(module, RowShape.OVERFLOWING, _escape)


def table_row_short(module: Module, _: NoOptions) -> Iterator[Hit]:
    """Rows with fewer cells than the header."""
    return _misfit(module, RowShape.SHORT, _fill)


def table_delimiter(module: Module, _: NoOptions) -> Iterator[Hit]:
    """A row of delimiters that has not as many cells as the header above it."""
    index = module.record.index
    if index and index.header and index.delimiters not in (0, len(index.columns)):
        told = {"cells": counted(index.delimiters, "cell"), "expected": counted(len(index.columns), "column")}
        yield Hit(Spot(module.key, index.header), "delimiters", told)


# No row misfits a header that is cut off.
_WITH_HEADER = modules(
    "module with rows below a header in its Concept Index",
    lambda module: bool(module.record.index and module.record.index.columns and module.record.rows),
)
_ROW = facts("concept", "cells", "expected")

CHECKS = (
    Check(table_delimiter, _WITH_HEADER, NoOptions, facts("cells", "expected")),
    Check(table_row_detached, WITH_ROWS, NoOptions, facts("first", "last", "count")),
    Check(table_row_shifted, _WITH_HEADER, NoOptions, _ROW),
    Check(table_row_overflow, _WITH_HEADER, NoOptions, _ROW),
    Check(table_row_short, _WITH_HEADER, NoOptions, _ROW),
)
