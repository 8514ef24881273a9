"""Pipe tables: every row is kept with its own cells, whatever their number, and each cell knows its place."""

from __future__ import annotations

import pytest

from reclint.markdown import Items, Paragraph, Quote, Table, parse_blocks
from reclint.text.source import Source

from .samples import passages_of, stands_in

HEAD = "| Bread | Flour |\n|---|---|\n"


def only_table(text: str) -> Table:
    blocks = parse_blocks(Source("loaf.md", text))
    assert [type(block) for block in blocks] == [Table]
    assert isinstance(blocks[0], Table)
    return blocks[0]


def rows_of(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


def header_of(table: Table) -> list[str] | None:
    return [cell.text for cell in table.header.cells] if table.header else None


@pytest.mark.parametrize(
    ("row", "cells"),
    [
        pytest.param("| rye | dark |", ["rye", "dark"], id="as-many-as-the-header"),
        pytest.param("|rye|dark|", ["rye", "dark"], id="no-blanks"),
        pytest.param("rye | dark", ["rye", "dark"], id="no-outer-pipes"),
        pytest.param("| rye | dark", ["rye", "dark"], id="no-closing-pipe"),
        pytest.param("rye | dark |", ["rye", "dark"], id="no-opening-pipe"),
        pytest.param("  | rye | dark |  ", ["rye", "dark"], id="indented"),
        pytest.param("| rye |", ["rye"], id="too-few"),
        pytest.param("rye", ["rye"], id="no-pipe-at-all"),
        pytest.param("| rye | dark | sour | dense |", ["rye", "dark", "sour", "dense"], id="too-many"),
        pytest.param("| rye | |", ["rye", ""], id="empty-cell"),
        pytest.param("| | dark |", ["", "dark"], id="empty-first-cell"),
        pytest.param("| rye \\| spelt | dark |", ["rye \\| spelt", "dark"], id="escaped-pipe"),
        pytest.param("| `rye \\| spelt` | dark |", ["`rye \\| spelt`", "dark"], id="escaped-pipe-in-code"),
        pytest.param("| `rye | spelt` | dark |", ["`rye", "spelt`", "dark"], id="a-pipe-in-code-ends-a-cell"),
        pytest.param("| rye | dark \\|", ["rye", "dark \\|"], id="escaped-pipe-at-the-end"),
        pytest.param("| a || b | dark |", ["a", "", "b", "dark"], id="two-pipes"),
        pytest.param("| rye <!-- our own --> | dark |", ["rye", "dark"], id="comment"),
        pytest.param("|\trye\t| dark |", ["rye", "dark"], id="tabs"),
    ],
)
def test_cells(row: str, cells: list[str]) -> None:
    text = f"{HEAD}{row}\n| last | row |\n"
    table = only_table(text)
    assert header_of(table) == ["Bread", "Flour"]
    assert rows_of(table) == [cells, ["last", "row"]]
    assert (table.first, table.last, [found.line for found in table.rows]) == (0, 4, [2, 3])
    assert all(stands_in(text, cell) for cell in passages_of([table]))


def test_a_row_spans_its_line_without_outer_blanks() -> None:
    text = f"{HEAD}  | rye | dark |  \n"
    [row] = only_table(text).rows
    assert text[slice(*row.span)] == "| rye | dark |"


@pytest.mark.parametrize(
    "delimiter",
    ["|---|---|", "---|---", ":-- | --:", "| :-: | - |", "|---|---|   ", "  |---|---|"],
)
def test_a_delimiter_row_makes_the_row_above_a_header(delimiter: str) -> None:
    table = only_table(f"Bread | Flour\n{delimiter}\nrye | dark\n")
    assert (header_of(table), rows_of(table)) == (["Bread", "Flour"], [["rye", "dark"]])


def test_a_table_of_one_column_may_have_a_delimiter_without_pipes() -> None:
    table = only_table("| Bread |\n---\n| rye |\n")
    assert (header_of(table), rows_of(table)) == (["Bread"], [["rye"]])


@pytest.mark.parametrize(("delimiter", "cells"), [("|---|", 1), ("|---|---|---|", 3)])
def test_a_header_keeps_a_delimiter_of_another_width(delimiter: str, cells: int) -> None:
    table = only_table(f"| Bread | Flour |\n{delimiter}\n| rye | 1150 |\n")
    assert (header_of(table), rows_of(table), table.delimiters) == (["Bread", "Flour"], [["rye", "1150"]], cells)


@pytest.mark.parametrize("delimiter", ["|---", "| a | b |", "|===|===|"])
def test_rows_without_a_fitting_delimiter_have_no_header(delimiter: str) -> None:
    table = only_table(f"| Bread | Flour |\n{delimiter}\n")
    assert table.header is None
    assert [row.line for row in table.rows] == [0, 1]


def test_a_header_without_pipes_around_it_needs_its_delimiter() -> None:
    [paragraph] = parse_blocks(Source("loaf.md", "Bread | Flour\nrye | dark\n"))
    assert isinstance(paragraph, Paragraph)


def test_a_blank_line_cuts_rows_off() -> None:
    blocks = parse_blocks(
        Source("loaf.md", f"{HEAD}| rye | dark |\n\n| spelt | light |\n| oats | none |\n\n| last | one |")
    )
    tables = [block for block in blocks if isinstance(block, Table)]
    assert [(table.first, table.last, header_of(table), rows_of(table)) for table in tables] == [
        (0, 3, ["Bread", "Flour"], [["rye", "dark"]]),
        (4, 6, None, [["spelt", "light"], ["oats", "none"]]),
        (7, 8, None, [["last", "one"]]),
    ]
    assert len(tables) == len(blocks)


@pytest.mark.parametrize(
    ("ender", "kind"),
    [
        pytest.param("## Spelt", "Heading", id="heading"),
        pytest.param("***", "Break", id="break"),
        pytest.param("> spelt", "Quote", id="quote"),
        pytest.param("- spelt", "Items", id="list"),
        pytest.param("```\nspelt\n```", "Code", id="fence"),
        pytest.param("<!-- ours -->", "Html", id="comment"),
        pytest.param("    spelt", "Code", id="indented-code"),
    ],
)
def test_another_block_ends_a_table(ender: str, kind: str) -> None:
    table, other, *rest = parse_blocks(Source("loaf.md", f"{HEAD}| rye | dark |\n{ender}\n\n| spelt | light |\n"))
    assert (table.first, table.last, type(other).__name__, other.first) == (0, 3, kind, 3)
    assert [type(block) for block in rest] == [Table]


def test_a_table_may_follow_a_paragraph_without_a_blank_line() -> None:
    paragraph, table = parse_blocks(Source("loaf.md", f"Our breads:\n{HEAD}| rye | dark |\n"))
    assert isinstance(paragraph, Paragraph)
    assert isinstance(table, Table)
    assert (paragraph.text.text, header_of(table), table.first) == ("Our breads:", ["Bread", "Flour"], 1)


def test_a_line_of_pipes_in_a_paragraph_is_no_table() -> None:
    [paragraph] = parse_blocks(Source("loaf.md", "Bread and\n| butter |\n"))
    assert isinstance(paragraph, Paragraph)


def test_fields_on_one_line_are_no_table() -> None:
    [paragraph] = parse_blocks(Source("loaf.md", "**Bread:** rye | **Flour:** dark\n"))
    assert isinstance(paragraph, Paragraph)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("- | Bread | Flour |\n  |---|---|\n  | rye | dark |\n", id="on-the-line-of-the-mark"),
        pytest.param("- breads\n\n  | Bread | Flour |\n  |---|---|\n  | rye | dark |\n", id="below-a-paragraph"),
        pytest.param("1. Bread | Flour\n   ---|---\n   rye | dark\n", id="without-outer-pipes"),
        pytest.param("-\t| Bread | Flour |\n\t|---|---|\n\t| rye | dark |\n", id="tabs"),
    ],
)
def test_a_table_in_a_list(text: str) -> None:
    [items] = parse_blocks(Source("loaf.md", text))
    assert isinstance(items, Items)
    table = items.items[0].blocks[-1]
    assert isinstance(table, Table)
    assert (header_of(table), rows_of(table)) == (["Bread", "Flour"], [["rye", "dark"]])
    assert all(stands_in(text, cell) for cell in passages_of([items]))


def test_a_table_in_a_quote() -> None:
    text = "> | Bread | Flour |\n> |---|---|\n>| rye | > 50 % |\nspelt\n"
    quote, paragraph = parse_blocks(Source("loaf.md", text))
    assert isinstance(quote, Quote)
    assert isinstance(paragraph, Paragraph)
    [table] = quote.blocks
    assert isinstance(table, Table)
    assert (header_of(table), rows_of(table)) == (["Bread", "Flour"], [["rye", "> 50 %"]])
    assert all(stands_in(text, cell) for cell in passages_of([quote]))
    assert (quote.first, quote.last, paragraph.first) == (0, 3, 3)
