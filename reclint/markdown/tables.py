r"""Pipe tables, by a block rule of our own that keeps every row, whatever the number of its cells.

The form is that of GitHub Flavored Markdown (https://github.github.com/gfm/#tables-extension-): a header row, a
delimiter row, then rows up to a blank line or another block; ``\\|`` is an escaped pipe, in code spans too. Unlike
renderers, the rule also keeps a run of ``|`` rows that stands without a header: such rows were cut off from a table.
"""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from reclint.markdown.blocks import Row, Table
from reclint.markdown.emphasis import as_read
from reclint.markdown.reference_links import with_targets
from reclint.text.source import Passage, Span

if TYPE_CHECKING:
    from collections.abc import Sequence
    from re import Match

    from mistune.block_parser import BlockParser
    from mistune.core import BlockState

    from reclint.markdown.blocks import Paragraph
    from reclint.text.source import Source

# A delimiter row: ``|---|:-:|``, also without outer pipes.
_DELIMITER = re.compile(r" {0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*(?:\|[ \t]*)?$")
_CONTAINER = r">|[-+*][ \t]|\d{1,9}[.)][ \t]"
# A line with an outer pipe, or one with a pipe inside above what may be a delimiter row, that is no list and no quote.
_START = rf"^ {{0,3}}(?:\|[^\n]*|(?!{_CONTAINER})[^\s|][^\n|]*\|[^\n]*(?=\n {{0,3}}[-:|][-:| \t]*$))$"
_ENDERS = ["fenced_code", "atx_heading", "thematic_break", "block_quote", "list", "block_html"]
MOST_CELLS = 1000
"""How many cells of a row are told apart; the last one holds the rest."""
# What stands behind the last pipe of a row and is no cell: a comment.
_COMMENT_ALONE = re.compile(r"\s*<!--(?:(?!-->).)*-->\s*")
_UNESCAPED_PIPE = re.compile(r"(?<!\\)\|")
"""A pipe that parts cells; "P(A\\|B)" has none."""


def table_plugin(parser: BlockParser) -> None:
    """Register the rule before all that would take its lines, in lists and quotes too."""
    parser.register("table", _START, _parse_table, before="setex_heading")
    for rules in (parser.list_rules, parser.block_quote_rules):
        parser.insert_rule(rules, "table", before="setex_heading")


def _parse_table(parser: BlockParser, match: Match[str], state: BlockState) -> int | None:
    header, delimiter = match.group(), state.get_line(match.end() + 1)
    has_header = _delimits(header, delimiter) or _delimits_wrongly(header, delimiter)
    last = state.last_token()
    continues_paragraph = last is not None and last["type"] == "paragraph"
    if not has_header and (continues_paragraph or not header.lstrip().startswith("|")):
        return None
    ender = parser.compile_sc(_ENDERS)
    rows = [header, delimiter] if has_header else [header]
    end = match.end() + 1 + (len(delimiter) if has_header else 0)
    while end < state.cursor_max:
        line = state.get_line(end)
        if not line.strip() or end in state.lazy_line_starts or ender.match(state.src, end):
            break
        if _is_indented(line) and not _is_row(line, header):
            break
        if not has_header and not line.lstrip().startswith("|"):
            break
        end += len(line)
        rows.append(line)
    state.append_token({"type": "table", "rows": rows, "header": has_header})
    return end


def _is_indented(line: str) -> bool:
    """Whether a line begins as indented code does."""
    return line.startswith(("    ", "\t"))


def _is_row(line: str, header: str) -> bool:
    """Whether a line between outer pipes has the cells of a table's rows; moved to the right, renderers show code."""
    return (
        line.lstrip().startswith("|") and line.rstrip().endswith("|") and len(split_row(line)) >= len(split_row(header))
    )


def _delimits(header: str, line: str) -> bool:
    """Whether ``line`` is a delimiter row with as many cells as ``header``."""
    line = line.rstrip("\n")
    if "-" not in line or not _DELIMITER.match(line):
        return False
    return len(split_row(header)) == len(split_row(line))


def _delimits_wrongly(header: str, line: str) -> bool:
    """Whether ``line`` is a delimiter row that is meant for ``header`` and has more or fewer cells."""
    line = line.rstrip("\n")
    return header.lstrip().startswith("|") and line.count("|") > 1 and "-" in line and bool(_DELIMITER.match(line))


def has_pipe(text: str) -> bool:
    """Whether a pipe in a text parts cells."""
    return _UNESCAPED_PIPE.search(text) is not None


def split_row(line: str) -> list[tuple[int, int]]:
    """The cells of a row, as untrimmed index ranges into ``line``."""
    start = len(line) - len(line.lstrip())
    stop = len(line.rstrip())
    pipes = [match.start() for match in _UNESCAPED_PIPE.finditer(line, start, stop)]
    if pipes and pipes[0] == start:
        start += 1
        pipes = pipes[1:]
    if pipes and pipes[-1] == stop - 1:
        stop -= 1
        pipes = pipes[:-1]
    edges = [start - 1, *pipes[: MOST_CELLS - 1], stop]
    return [(left + 1, right) for left, right in itertools.pairwise(edges)]


def read_table(source: Source, first: int, lines: Sequence[str], *, has_header: bool) -> Table:
    """The table whose ``lines``, list and quote marks left out, start on the 0-based document line ``first``."""
    width = len(split_row(lines[0].strip())) if has_header else None
    rows = [_read_row(source, number, line.strip(), width) for number, line in enumerate(lines, first)]
    header = rows[0] if has_header else None
    delimiters = len(rows[1].cells) if has_header else 0
    return Table(first, first + len(rows), header, tuple(rows[2:] if has_header else rows), delimiters)


def _read_row(source: Source, number: int, text: str, width: int | None) -> Row:
    """The row that ends line ``number``; a comment behind ``width`` cells is no cell."""
    start = source.line_start(number) + len(source.lines[number].rstrip()) - len(text)
    edges = split_row(text)
    if width is not None and len(edges) == width + 1 and _COMMENT_ALONE.fullmatch(text, *edges[-1]):
        edges = edges[:-1]
    cells = tuple([_read_cell(text[left:right], start + left, source) for left, right in edges])
    return Row(number, Span(start, start + len(text)), cells)


def _read_cell(text: str, offset: int, source: Source) -> Passage:
    """The cell whose untrimmed ``text`` stands at ``offset``."""
    rest = text.lstrip()
    return as_read(with_targets(Passage.at(rest.rstrip(), offset + len(text) - len(rest)), source))


def rows_of_text(source: Source, block: Paragraph, width: int, least: int) -> tuple[Row, ...]:
    """The rows that lines of text are; none where a line has less than ``least`` cells, or no line has ``width``.

    Without outer pipes, rows that a break cuts off from their table are text to a parser.
    """
    lines = [(number, source.lines[number].strip()) for number in range(block.first, block.last)]
    counts = [len(split_row(line)) for _, line in lines]
    if width <= 1 or min(counts) < max(2, least) or max(counts) < width:
        return ()
    return tuple(_read_row(source, number, line, width) for number, line in lines)
