"""What is wrong with the tables of a document that reclint reads: those whose header names columns that it knows.

The Concept Index has a reader of its own. Documents are long and most of their tables are in order: the text is looked
through first, and parsed only where a line does not fit the header above it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reclint.markdown import Quote, Table, parse_blocks, plain
from reclint.markdown.tables import split_row
from reclint.model import TableFault, TableFaultKind, Tables
from reclint.readers.sections.cells import find_columns, lacks_only_notes
from reclint.text.nearest import nearest
from reclint.text.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reclint.markdown import Block, Row
    from reclint.text.source import Source
    from reclint.vocabulary.lexicon import Lexicon

_KINDS = ("concept", "depth", "lesson", "slug", "load", "status", "number", "notebook", "source", "required", "actual",
          "series", "module", "title", "built", "model", "established", "used", "notes")  # fmt: skip
_LEAST_KNOWN = 2
"""How many columns a header names where its table is read: one may be a word that other tables have, too."""
_NEAR = 79.0
"""How like a known word a misspelt one is, 0 to 100: "Detph" ~ "Depth" 80, "Leson" ~ "Lesson" 91, "Note" is known."""
_LONG, _SHORTEST = 6, 4
"""How many letters a word has that may miss or have one too many ("Lesons"), and how many any misspelt one has."""
_DELIMITERS = re.compile(r"^ {0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
"""The row below a header: "|---|:-:|", "--- | ---"."""
_UNESCAPED = re.compile(r"(?<!\\)\|")
"""A pipe that parts cells."""


def read_tables(source: Source, lexicon: Lexicon) -> Tables:
    """The faults of the tables of a document."""
    whole = Span(0, len(source.text))
    if not _may_have_faults(source.lines, lexicon):
        return Tables(span=whole)
    return Tables(span=whole, faults=tuple(_faults(parse_blocks(source), source, lexicon)))


def with_rows_joined(blocks: Iterable[Block], lexicon: Lexicon) -> list[Block]:
    """The blocks, with rows that blank lines cut off joined to the table above: people mean one table.

    What has names of columns in its first row alone is another table, whose header lacks its row of delimiters.
    """
    found: list[Block] = []
    for block in blocks:
        above = found[-1] if found else None
        if isinstance(block, Table) and isinstance(above, Table) and _goes_on(block, above, lexicon):
            found[-1] = above._replace(last=block.last, rows=(*above.rows, *block.rows))
        elif isinstance(block, Quote):
            found.append(block._replace(blocks=tuple(with_rows_joined(block.blocks, lexicon))))
        else:
            found.append(block)
    return found


def _goes_on(table: Table, above: Table, lexicon: Lexicon) -> bool:
    """Whether rows without a header have the width of the table above, and no names of columns."""
    if table.header or above.header is None:
        return False
    first = table.rows[0]
    named = len(table.rows) > 1 and len(find_columns(first, _KINDS, lexicon)) >= _LEAST_KNOWN
    return not named and abs(len(first.cells) - len(above.header.cells)) <= 1


def _may_have_faults(lines: list[str], lexicon: Lexicon) -> bool:
    """Whether a line below a header that names known columns may not fit it; rather once too often than too seldom."""
    place = 0
    while place < len(lines):
        if "|" not in lines[place]:
            place += 1
            continue
        stop = next((n for n in range(place, len(lines)) if "|" not in lines[n]), len(lines))
        if _is_suspect(lines[place:stop], lexicon):
            return True
        place = stop
    return False


def _is_suspect(lines: list[str], lexicon: Lexicon) -> bool:
    """Whether lines with pipes may be a table that does not hold together, or the rest of one."""
    if len(lines) < 2 or not _DELIMITERS.match(lines[1]):
        return lines[0].lstrip().startswith("|")
    if not _names_columns(lines[0], lexicon):
        return False
    pipes = len(_UNESCAPED.findall(lines[0].strip()))
    if any(len(_UNESCAPED.findall(line.strip())) != pipes or line[:1] in " \t" for line in lines):
        return True
    return bool(_misspelt([lines[0][left:right].strip() for left, right in split_row(lines[0])], lexicon))


def _names_columns(header: str, lexicon: Lexicon) -> bool:
    return any(lexicon.vocabulary.may_name(header, kind) for kind in _KINDS)


def _faults(blocks: tuple[Block, ...], source: Source, lexicon: Lexicon) -> Iterator[TableFault]:
    above: Table | None = None
    for block in blocks:
        if not isinstance(block, Table):
            above = None
        elif block.header is None:
            yield from _cut_off(block, above, lexicon)
        else:
            known = find_columns(block.header, _KINDS, lexicon)
            above = block if len(known) >= _LEAST_KNOWN else None
            yield from _of_header(block, block.header, len(known), lexicon)
            if above:
                yield from _of_rows(block, block.header, source, lexicon)


def _cut_off(table: Table, above: Table | None, lexicon: Lexicon) -> Iterator[TableFault]:
    """Rows that blank lines cut off from the table above, or a header that lacks its row of delimiters."""
    first, *others = table.rows
    names = [len(find_columns(row, _KINDS, lexicon)) >= _LEAST_KNOWN for row in table.rows]
    if others and names[0] and not any(names[1:]):
        yield _fault(TableFaultKind.DELIMITERS, first, first).model_copy(update={"cells": 0})
    elif above and above.header and abs(len(first.cells) - len(above.header.cells)) <= 1:
        yield _fault(TableFaultKind.DETACHED, first, above.header, rows=len(table.rows))


def _of_header(table: Table, header: Row, known: int, lexicon: Lexicon) -> Iterator[TableFault]:
    if known and table.delimiters != len(header.cells):
        fault = _fault(TableFaultKind.DELIMITERS, header, header)
        yield fault.model_copy(update={"cells": table.delimiters})
    for place, meant in _misspelt([cell.text for cell in header.cells], lexicon) if known else ():
        if lexicon.depth_any_case.fullmatch(header.cells[place].text.strip("*_` ")):
            continue  # "Mastered" is a column of its own where depths are columns
        fault = _fault(TableFaultKind.MISSPELT, header, header)
        cell = header.cells[place]
        yield fault.model_copy(update={"span": cell.span, "name": plain(cell.text), "meant": meant})


def _misspelt(cells: list[str], lexicon: Lexicon) -> list[tuple[int, str]]:
    """The places of header words that are none, each with the known word that it is one slip away from."""
    vocabulary = lexicon.vocabulary
    known = {title: kind for kind in _KINDS for title in vocabulary.columns.get(kind, ())}
    taken = {vocabulary.column(cell, _KINDS) for cell in cells}
    found = []
    for place, cell in enumerate(map(plain, cells)):
        if vocabulary.column(cell, _KINDS) is None and cell.isalpha():
            near = nearest(cell, known, _NEAR)
            if near and known[near] not in taken and _is_slip(cell.casefold(), near.casefold()):
                found.append((place, near))
    return found


def _is_slip(word: str, meant: str) -> bool:
    """Whether one letter is lost, doubled, exchanged or in its neighbour's place; an ending is another word."""
    if len(word) < _SHORTEST or not meant.isalpha() or word[0] != meant[0] or {word + "s", meant + "s"} & {word, meant}:
        return False
    if len(word) == len(meant):
        other = sum(one != its for one, its in zip(word, meant, strict=True))
        # "Nodes" is a word beside "Notes"; the longer a word is, the less likely that one letter makes it another.
        return sorted(word) == sorted(meant) or (other == 1 and len(word) >= _LONG)
    return abs(len(word) - len(meant)) == 1


def _of_rows(table: Table, header: Row, source: Source, lexicon: Lexicon) -> Iterator[TableFault]:
    edge = _indent(source, header)
    for row in table.rows:
        if not any(cell.text for cell in row.cells):
            continue
        if _indent(source, row) - edge > 3:
            yield _fault(TableFaultKind.INDENTED, row, header)
        elif len(row.cells) > len(header.cells):
            yield _fault(TableFaultKind.OVERFLOWING, row, header)
        elif len(row.cells) < len(header.cells) and not lacks_only_notes(row, header, source, lexicon):
            yield _fault(TableFaultKind.SHORT, row, header)


def _indent(source: Source, row: Row) -> int:
    line = source.lines[row.line].expandtabs(4)
    return len(line) - len(line.lstrip())


def _fault(kind: TableFaultKind, row: Row, header: Row, rows: int = 1) -> TableFault:
    return TableFault(
        span=row.span,
        kind=kind,
        # "| 1 | first-knots |": a number names nothing.
        name=next((text for cell in row.cells if not (text := plain(cell.text)).isdecimal()), ""),
        line=row.line,
        header=header.span,
        cells=len(row.cells),
        expected=len(header.cells),
        rows=rows,
    )
