"""Tables of labels and values: a row for each pair, or a single row of values below a header of labels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reclint.markdown import plain_title
from reclint.readers.taught.named_rows import named_concept

if TYPE_CHECKING:
    from reclint.markdown import Row, Table
    from reclint.vocabulary.lexicon import Lexicon
    from reclint.vocabulary.vocabulary import Vocabulary

_PAIR = 2
"""The columns of a table of labels and values."""


def label_pairs(table: Table, lexicon: Lexicon, *, header: bool, below: str | None = None) -> tuple[Row, ...]:
    """The rows of a table of labels and values, each with its label first; none where it is no such table.

    ``header``: at the top of a document one label of the vocabulary makes it one; elsewhere half of them are known.
    ``below``: the kind of the label that the table stands right below.
    """
    vocabulary = lexicon.vocabulary
    if not header and (turned := _turned(table, vocabulary, below)):
        return turned
    rows = (*([table.header] if table.header else []), *table.rows)
    if any(len(row.cells) > _PAIR for row in rows) or not table.rows:
        return ()
    known = [row for row in rows if _is_label(row, vocabulary) or named_concept(row, lexicon)]
    # "| Slug | Status |" names columns, "| Status | Complete |" is a label and a value.
    told = [row for row in known if row is not table.header or not _names_columns(row, vocabulary)]
    if not told or (len(told) * 2 < len(table.rows) and not header):
        return ()
    return tuple(row for row in rows if row is not table.header or vocabulary.field(plain_title(row.cells[0]).text))


def _is_label(row: Row, vocabulary: Vocabulary) -> bool:
    return vocabulary.is_label(plain_title(row.cells[0]).text)


def _names_columns(row: Row, vocabulary: Vocabulary) -> bool:
    """Whether each cell is a label, or the header of a column: "| Taught | Depth |"."""
    names = [plain_title(cell).text for cell in row.cells]
    return all(vocabulary.is_label(name) or vocabulary.column(name, ("concept", "depth")) for name in names)


def _turned(table: Table, vocabulary: Vocabulary, below: str | None) -> tuple[Row, ...]:
    """The pairs of a table with one row below labels: "| Notebook | Exercises |" above "| `rolls.ipynb` | 3 |".

    "| Taught | Depth |" names the columns of a table of concepts, however few these are. Below "Notebook" the first of
    them may have any name: "| File | Exercises |".
    """
    if table.header is None or len(table.rows) != 1:
        return ()
    [row] = table.rows
    names = [plain_title(cell).text for cell in table.header.cells]
    known = [name for name in names if vocabulary.is_label(name)]
    least = 1 if below == "notebook" and vocabulary.field(names[-1]) == "exercises" else _PAIR
    if len(known) < least or len(known) * 2 < len(names) or len(row.cells) != len(names):
        return ()
    if any(vocabulary.column(name, ("depth",)) for name in names):
        return ()
    return tuple(row._replace(cells=pair) for pair in zip(table.header.cells, row.cells, strict=True))
