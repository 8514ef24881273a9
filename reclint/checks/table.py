"""Rows of the Concept Index, and of the other tables that are read, that do not fit their table."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from reclint.checks.check import Check, NoOptions, facts
from reclint.checks.phrases import counted, head_of, short
from reclint.checks.subjects import modules
from reclint.findings.finding import Edit, Fix, Hit, Spot
from reclint.markdown import plain
from reclint.model import RowShape, TableFaultKind
from reclint.text.source import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reclint.model import (
        ConceptIndex,
        ConceptRow,
        TableFault,
    )
    from reclint.text.source import Source
    from reclint.workspace import Module


_CODE = 4
"""How many blanks make a line code: https://spec.commonmark.org/0.31.2/#indented-code-blocks."""
# "| Bowline | DEVELOPED |": a row that ends in a pipe which is no part of a cell.
_CLOSED = re.compile(r"(?<!\\)\|$")
_PIPES = " \t|"
"""What stands between the cells of a row where they are empty."""
# "first-knots": a slug as most courses write it, beginning with a letter, unlike "4.2" or "3 lessons".
_SLUG = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")


def table_row_detached(module: Module, _: NoOptions) -> Iterator[Hit]:
    """Each run of rows that a blank line or another block cuts off from the header."""
    index = module.record.index
    for run in _runs(module, [row for row in module.record.rows if row.detached]):
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
    yield from _indented(module)
    for key, fault in _faults(module, TableFaultKind.DETACHED):
        facts = {"first": fault.line + 1, "last": fault.line + fault.rows, "count": counted(fault.rows, "row")}
        yield _elsewhere(key, fault, facts, case="one-there" if fault.rows == 1 else "there")
    for key, fault in _faults(module, TableFaultKind.INDENTED):
        yield _elsewhere(key, fault, {"first": fault.line + 1, "last": fault.line + 1, "count": ""}, case="indented")


def _indented(module: Module) -> Iterator[Hit]:
    """Rows moved so far to the right that they are code, and end the table."""
    index, source = module.record.index, module.documents.source(module.key)
    if not index or not index.header or not source:
        return
    edge = _indent(source, source.line_index(index.header.start))
    for row in module.record.rows:
        if _indent(source, row.line) - edge >= _CODE:
            blanks = Span(source.line_start(row.line), row.span.start)
            yield Hit(
                Spot(module.key, row.span),
                subject=head_of(row.name.text),
                case="indented",
                facts={"first": row.line + 1, "last": row.line + 1, "count": ""},
                related=_header(module, index),
                fix=Fix("move the row to the left", (Edit(Spot(module.key, blanks), ""),)),
            )


def _indent(source: Source, line: int) -> int:
    text = source.lines[line].expandtabs(_CODE)
    return len(text) - len(text.lstrip())


def _faults(module: Module, kind: TableFaultKind) -> Iterator[tuple[str, TableFault]]:
    """What is wrong with the tables of the record beside its index, and of the documents around it."""
    for key in _documents(module):
        tables = module.documents.tables(key)
        for fault in tables.faults if tables else ():
            if fault.kind is kind and not (key == module.key and _is_of_index(module, fault)):
                yield key, fault


def _is_of_index(module: Module, fault: TableFault) -> bool:
    """Whether a fault is one of the index, which is judged by its model; the spelling of its header is not."""
    if fault.kind is TableFaultKind.MISSPELT:
        return False
    indexes = (record.index for record in module.file_records)
    return any(
        index and (fault.header == index.header or fault.line in {row.line for row in index.rows}) for index in indexes
    )


def _documents(module: Module) -> Iterator[str]:
    """The record, the plans around it, and the roll-ups that are looked at with it."""
    if module.part == 0:  # a file of several modules is looked at once
        yield module.key
    yield from (key for key in (module.plan_key, *(lesson.plan_key for lesson in module.lessons)) if key)
    yield from module.rollup_keys


def _elsewhere(key: str, fault: TableFault, told: dict[str, object], case: str) -> Hit:
    return Hit(Spot(key, fault.span), head_of(fault.name), told, (("header", Spot(key, fault.header)),), case)


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

    Where nothing follows them, or nothing stands on one side of them, they are no part of a cell and are taken out.
    """
    source = module.documents.source(module.key)
    if not source or not row.stray_pipes or not _states_depth_and_lessons(module, row):
        return None
    surplus = [pipe for pipe in row.stray_pipes if not source.text[pipe.start : row.span.stop].strip(_PIPES)]
    inside = [pipe for pipe in row.stray_pipes if pipe not in surplus]
    empty = {pipe: _empty_beside(source.text, row.name.span, pipe) for pipe in inside}
    edits = [Edit(Spot(module.key, span or pipe), "" if span else "\\|") for pipe, span in empty.items()]
    if surplus:
        edits.append(Edit(Spot(module.key, Span(surplus[0].start, row.span.stop)), "|"))
    if all(empty.values()):
        return Fix("take out the empty cells" if inside else "take out the empty cells at the end", tuple(edits))
    return Fix("escape the pipes inside the cell", tuple(edits))


def _empty_beside(text: str, name: Span, pipe: Span) -> Span | None:
    """A pipe with the empty cell that it parts from a name: "| Gluten |  | INTRODUCED |", not one in "P(A||B)"."""
    if pipe.stop <= name.start and not text[pipe.stop : name.start].strip(_PIPES):
        return Span(text.rindex("|", 0, pipe.start) + 1, pipe.stop)
    if name.stop <= pipe.start and not text[name.stop : pipe.start].strip(_PIPES):
        end = text.find("|", pipe.stop)
        return Span(pipe.start, end) if end >= 0 and not text[pipe.stop : end].strip() else None
    return None


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


def _runs(module: Module, rows: list[ConceptRow]) -> list[list[ConceptRow]]:
    """Rows on consecutive lines, together; neither a merge conflict nor a row without anything in it parts them."""
    source = module.documents.source(module.key)
    lines = source.lines if source and rows else []
    joining = {number for number, line in enumerate(lines) if "|" in line and not line.strip(_PIPES)}
    if source and lines:
        joining |= {
            line for found in module.documents.conflicts(module.key) for line in range(found.first, found.last + 1)
        }
    runs: list[list[ConceptRow]] = []
    for row in rows:
        if runs and joining.issuperset(range(runs[-1][-1].line + 1, row.line)):
            runs[-1].append(row)
        else:
            runs.append([row])
    return runs


def _header(module: Module, index: ConceptIndex | None) -> tuple[tuple[str, Spot], ...]:
    return (("header", Spot(module.key, index.header)),) if index and index.header else ()


def _misfit(module: Module, shape: RowShape, fix: Callable[[Module, ConceptRow], Fix | None]) -> Iterator[Hit]:
    index = module.record.index
    expected = len(index.columns) if index else 0
    # No row misfits a header that is cut off.
    for row in module.record.rows if expected else ():
        if row.shape is shape:
            unheaded = shape is RowShape.OVERFLOWING and _is_unheaded(
                module, Spot(module.key, row.span), row.cells - expected
            )
            yield Hit(
                Spot(module.key, row.span),
                subject=head_of(row.name.text),
                case="unheaded" if unheaded else _moved_by(module, row),
                facts={
                    "concept": short(row.name.text),
                    "cells": counted(row.cells, "cell"),
                    "expected": counted(expected, "column"),
                },
                related=_header(module, index),
                fix=None if unheaded else fix(module, row),
                formerly=row.name.text,
            )


def _moved_by(module: Module, row: ConceptRow) -> str:
    """What moves a shifted row: an empty cell, a pipe in its concept, or one behind it in the depth or the lesson."""
    source, pipe = module.documents.source(module.key), next(iter(row.stray_pipes), None)
    if row.shape is not RowShape.SHIFTED or not source or not pipe:
        return "default"
    if _empty_beside(source.text, row.name.span, pipe):
        return "empty"
    return "cut" if pipe.start >= row.name.span.stop else "default"


def _is_unheaded(module: Module, spot: Spot, surplus: int) -> bool:
    """Whether the one cell too many says something by itself, such as "Built", and is no piece of the cell before."""
    source, lexicon = module.documents.source(spot.document), module.documents.lexicon
    row = source.slice(spot.span) if source and surplus == 1 else ""
    # "| 1 | first-knots | Bowline | **Built** |": the last cell of a row.
    said = plain(row.rstrip().removesuffix("|").rpartition("|")[2]).strip(" .!")
    status = re.fullmatch(lexicon.word("complete", "begun", "planned", "yes"), said, re.I)
    return bool(said) and (status is not None or lexicon.vocabulary.column(said, ("built", "status")) is not None)


def _misfit_elsewhere(module: Module, kind: TableFaultKind) -> Iterator[Hit]:
    for key, fault in _faults(module, kind):
        cells, expected = counted(fault.cells, "cell"), counted(fault.expected, "column")
        told: dict[str, object] = {"concept": short(fault.name), "cells": cells, "expected": expected}
        unheaded = _is_unheaded(module, Spot(key, fault.span), fault.cells - fault.expected)
        yield _elsewhere(key, fault, told, "unheaded" if unheaded else "there")


def table_row_shifted(module: Module, _: NoOptions) -> Iterator[Hit]:
    """Rows in which an unescaped pipe moves the depth or the lesson into another column."""
    return _misfit(module, RowShape.SHIFTED, _escape)


def table_row_overflow(module: Module, _: NoOptions) -> Iterator[Hit]:
    """Rows with more cells than the header."""
    yield from _misfit(module, RowShape.OVERFLOWING, _escape)
    yield from _misfit_elsewhere(module, TableFaultKind.OVERFLOWING)


def table_row_short(module: Module, _: NoOptions) -> Iterator[Hit]:
    """Rows with fewer cells than the header."""
    yield from _misfit(module, RowShape.SHORT, _fill)
    yield from _misfit_elsewhere(module, TableFaultKind.SHORT)


def table_delimiter(module: Module, _: NoOptions) -> Iterator[Hit]:
    """A header without a row of delimiters below it, or above one with more or fewer cells."""
    index = module.record.index
    if index and index.header and index.delimiters != len(index.columns):
        yield _delimiter(module.key, index.header, index.delimiters, len(index.columns))
    for key, fault in _faults(module, TableFaultKind.DELIMITERS):
        yield _delimiter(key, fault.header, fault.cells, fault.expected)


def _delimiter(key: str, header: Span, cells: int, expected: int) -> Hit:
    told = {"cells": counted(cells, "cell"), "expected": counted(expected, "column")}
    return Hit(Spot(key, header), "delimiters", told, case="default" if cells else "none")


def table_header(module: Module, _: NoOptions) -> Iterator[Hit]:
    """A word of a header that is one slip away from the name of a column, while the table has no such column."""
    for key, fault in _faults(module, TableFaultKind.MISSPELT):
        yield Hit(Spot(key, fault.span), fault.name, {"found": fault.name, "meant": fault.meant})


_WITH_HEADER = modules(
    "module with rows below a header in its Concept Index",
    lambda module: bool(module.record.index and module.record.index.columns and module.record.rows),
)
_WITH_TABLES = modules(
    "module with rows in its Concept Index, or plans beside it",
    lambda module: bool(module.record.rows or next(islice(_documents(module), 1, None), None)),
)
_ROW = facts("concept", "cells", "expected")

CHECKS = (
    Check(table_delimiter, _WITH_TABLES, NoOptions, facts("cells", "expected")),
    Check(table_header, _WITH_TABLES, NoOptions, facts("found", "meant")),
    Check(table_row_detached, _WITH_TABLES, NoOptions, facts("first", "last", "count")),
    Check(table_row_shifted, _WITH_HEADER, NoOptions, _ROW),
    Check(table_row_overflow, _WITH_TABLES, NoOptions, _ROW),
    Check(table_row_short, _WITH_TABLES, NoOptions, _ROW),
)
